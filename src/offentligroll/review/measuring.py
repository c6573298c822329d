"""Measuring an archive: what its rules come to for each channel and period."""

from __future__ import annotations

import collections
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from offentligroll.model.statement import Act, day_in
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Rulebook
from offentligroll.review.answering import Answering
from offentligroll.review.measures import Interval, Lacking, Measure, Part, count, longest_gap, share
from offentligroll.review.parts import Coverage
from offentligroll.review.periods import Period, periods_of
from offentligroll.review.sampling import Told
from offentligroll.review.sorting import SortedOut
from offentligroll.review.threads import Entry, Threads
from offentligroll.rules.archive_rule import ArchiveRule, Measured
from offentligroll.rules.condition import Condition
from offentligroll.rules.outcome import Outcome, Status
from offentligroll.rules.rule import Modality
from offentligroll.rules.support import evaluate
from offentligroll.rules.visitor import VISITOR_FACT

_SAID = frozenset({Act.POST, Act.REPLY, Act.SHARE, Act.MESSAGE, Act.SPOKEN})
"""The acts that say something; what is taken down, liked or blocked is no statement of an authority."""

_MOST_FACTS = 3

Applies = Callable[[ArchiveRule, str, dt.date], Told]
"""Tells whether a rule is asked of a channel on a day."""


@attrs.frozen(kw_only=True)
class Measuring:
    """An archive, ready to be measured."""

    policy: Rulebook
    """The policy."""
    threads: Threads
    """The statements."""
    coverage: Coverage
    """What the archive holds."""
    answering: Answering
    """Tells whether requests were answered in time."""
    on: dt.date
    """The day of the report."""
    channels: Sequence[str]
    """The channels of the archive."""
    applies: Applies
    """Tells whether a rule is asked of a channel."""

    def measures(self) -> Iterator[Measure]:
        """Measure all that the policy asks.

        Yields:
            One measure for each rule, channel and period that has a day of the archive.
        """
        first, last = self.coverage.first, self.coverage.last
        if first is None or last is None:
            return
        measured_from = self.coverage.measured_from or first
        scope = None if self.policy.covers is None else self.policy.covers.days
        for rule in self.policy.archive_rules:
            terms = [one for one in (rule.in_force, self.policy.in_force, scope) if one is not None]
            sorted_out = self._sorted_out(rule)
            for channel in self.channels:
                # A slip in a year makes many periods in which nothing was said, most of them alike.
                silent: dict[object, Measure] = {}
                start = first if rule.per is None else measured_from
                for period in periods_of(rule, start, min(last, self.on), terms):
                    belonging = [*sorted_out.belonging(channel, period)]
                    yield self._measure(rule, channel, period, belonging, silent)

    def _sorted_out(self, rule: ArchiveRule) -> SortedOut:
        """Sort out what may belong to the whole of a rule, by channel and day."""
        sorted_out = SortedOut()
        for entry in self.threads.entries:
            sample = entry.samples.get(rule.id)
            if sample is not None and (rule.of is not None or entry.act in _SAID):
                sorted_out.add(entry, sample.belongs, self._moment(rule, entry))
        return sorted_out

    def _measure(
        self,
        rule: ArchiveRule,
        channel: str,
        period: Period,
        belonging: Sequence[tuple[Entry, Told]],
        silent: dict[object, Measure],
    ) -> Measure:
        applies = self.applies(rule, channel, min(period[1], self.on))
        lacks = tuple(self._lacking(rule, period, firmly=False))
        may_lack = tuple(one for one in self._lacking(rule, period, firmly=True) if one not in lacks)
        hangs_on = applies, lacks, may_lack
        if not belonging and hangs_on in silent:
            return attrs.evolve(silent[hangs_on], start=period[0], end=period[1])
        loose = self._interval(rule, belonging, period, firmly=False, lacks=bool(lacks))
        firm = self._interval(rule, belonging, period, firmly=True, lacks=bool(lacks or may_lack))
        outcome = _outcome(rule, applies.truth, loose)
        parts = [self._part(rule, entry, told, firmly=False) for entry, told in belonging]
        low, high = loose.decimals
        measure = Measure(
            rule=rule,
            channel=channel,
            start=period[0],
            end=period[1],
            outcome=outcome,
            status=_status(outcome, _outcome(rule, applies.firm, firm), loose, firm),
            low=low,
            high=high,
            reached=sum((one.belongs & one.counts) is Truth.YES for one in parts),
            members=sum(one.belongs is Truth.YES for one in parts),
            unclear=sum(_is_unclear(one) for one in parts),
            lacks=lacks,
            may_lack=may_lack,
            facts=_missing(rule, applies, belonging),
        )
        if not belonging:
            silent[hangs_on] = measure
        return measure

    def _moment(self, rule: ArchiveRule, entry: Entry) -> dt.date | None:
        came_in = rule.measured is Measured.ANSWERED and entry.received is not None
        return day_in(entry.received if came_in else entry.at, self.policy.zone)

    def _part(self, rule: ArchiveRule, entry: Entry, belongs: Told, *, firmly: bool) -> Part:
        truth = belongs.of(firmly=firmly)
        if rule.within is not None:
            waits, in_time = self.answering.in_time(entry, rule.within, firmly=firmly)
            return Part(truth & ~waits, in_time, None)
        counts = entry.samples[rule.id].counts.of(firmly=firmly)
        return Part(truth, counts, day_in(entry.at, self.policy.zone))

    def _interval(
        self,
        rule: ArchiveRule,
        belonging: Sequence[tuple[Entry, Told]],
        period: Period,
        *,
        firmly: bool,
        lacks: bool,
    ) -> Interval:
        every = (self._part(rule, entry, told, firmly=firmly) for entry, told in belonging)
        parts = [one for one in every if one.belongs is not Truth.NO]
        match rule.measured:
            case Measured.COUNT_OF:
                return count(parts, lacks=lacks)
            case Measured.LONGEST_GAP:
                return longest_gap(parts, *period, lacks=lacks)
            case _:
                return share(parts, lacks=lacks)

    def _lacking(self, rule: ArchiveRule, period: Period, *, firmly: bool) -> Iterator[Lacking]:
        """Name what the archive does not show, or does not surely show, of a period."""
        coverage, asks = self.coverage, self.policy.plain(rule.whole)
        is_told = coverage.holds_own is Truth.YES
        shows_own = is_told or (not firmly and coverage.shows_own)
        asks_own = rule.measured is Measured.ANSWERED or _can_be(asks, Truth.NO)
        if asks_own and not shows_own:
            yield Lacking.OWN_SIDE
        if _can_be(asks, Truth.YES) and coverage.holds_incoming is not Truth.YES:
            yield Lacking.INCOMING
        first, last = coverage.first, coverage.last
        if first is None or last is None or period[0] < first or min(last, self.on) < period[1]:
            yield Lacking.CUT_OFF


def _can_be(whole: Condition, is_visitors: Truth) -> bool:
    """Whether what visitors say, or what they do not, can belong to the whole."""
    truths: Mapping[str, Truth] = {VISITOR_FACT: is_visitors}
    return evaluate(whole, lambda fact: truths.get(fact, Truth.UNKNOWN)) is not Truth.NO


def _is_unclear(part: Part) -> bool:
    if part.belongs is Truth.NO:
        return False
    return part.belongs is Truth.UNKNOWN or part.counts is Truth.UNKNOWN


def _outcome(rule: ArchiveRule, applies: Truth, interval: Interval) -> Outcome | None:
    if applies is Truth.NO or interval.is_empty is Truth.YES:
        return Outcome.NOT_APPLICABLE
    if rule.bound is None:
        return None
    if applies is Truth.UNKNOWN or interval.is_empty is Truth.UNKNOWN:
        return Outcome.UNDECIDED
    holds = rule.holds_to(interval.low, interval.high)
    if holds is None:
        return Outcome.UNDECIDED
    against = Outcome.BREACHED if rule.modality is Modality.MUST else Outcome.DEPARTED_FROM
    return Outcome.COMPLIES if holds else against


def _status(outcome: Outcome | None, firmly: Outcome | None, loose: Interval, firm: Interval) -> Status:
    """Return how firm an outcome is; what is only shown is as firm as its number."""
    if outcome is None:
        is_open, is_firm = loose.low != loose.high, firm.low == firm.high
    else:
        is_open, is_firm = outcome is Outcome.UNDECIDED, outcome is firmly
    return Status.OPEN if is_open else Status.SETTLED if is_firm else Status.ASSUMED


def _missing(rule: ArchiveRule, applies: Told, belonging: Sequence[tuple[Entry, Told]]) -> tuple[str, ...]:
    counted = collections.Counter(applies.missing)
    for entry, told in belonging:
        counts = () if rule.within is not None else entry.samples[rule.id].counts.missing
        counted.update({*told.missing, *counts} if told.truth is not Truth.NO else ())
    return tuple(fact for fact, _ in counted.most_common(_MOST_FACTS))
