"""Going through an archive once, and remembering of each statement what its review needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.channel_assessment import ChannelAssessment
from offentligroll.engine.asked import asked_by, facts_behind
from offentligroll.facts.among import NOTHING_AROUND, Among
from offentligroll.facts.detectors.around import LOOKED_AROUND_FOR
from offentligroll.facts.told_sheet import Sheet
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.opening import opening_hours_for
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.assessing import assess_laid
from offentligroll.policy.judging.assessing_channels import assess_channel, post_of
from offentligroll.policy.judging.deadlines import starts_at
from offentligroll.policy.judging.laid_out import LaidOut, Times
from offentligroll.policy.judging.laying_out import lay_out
from offentligroll.policy.rulebook import Rulebook
from offentligroll.review.answering import Answering
from offentligroll.review.exports import lacking_in
from offentligroll.review.fulfilling import Fulfilling
from offentligroll.review.measuring import Measuring
from offentligroll.review.parts import ChannelCount, Coverage, Holds, Request, RequestOutcome
from offentligroll.review.periods import measured_from
from offentligroll.review.review import Review
from offentligroll.review.sampling import Sampling, Told
from offentligroll.review.side import Side
from offentligroll.review.threads import Entry, Pending, Threads, about_what
from offentligroll.rules.outcome import ObligationOutcome
from offentligroll.rules.support import evaluate
from offentligroll.rules.visitor import VISITOR_FACT

if TYPE_CHECKING:
    from offentligroll.rules.archive_rule import ArchiveRule
    from offentligroll.rules.rule import Obligation

REQUEST_FACT = "receives-request"
"""The fact that somebody has put a request to the authority there."""


@attrs.define(kw_only=True)
class Reviewing:
    """A review under way: statements are assessed one by one, and little is kept of each.

    Example:
        >>> from offentligroll import Act, Policy
        >>> reviewing = Reviewing(policy=Policy.shipped("se-law"))
        >>> post = Statement(act=Act.POST, at=dt.date(2024, 5, 7), text="Nu plogas det.")
        >>> reviewing.add(post).capacity.value
        'undetermined'
        >>> reviewing.result(on=dt.date(2024, 6, 1)).coverage.own
        1
    """

    policy: Rulebook
    """The policy."""
    for_: Organisation | str | None = None
    """*The authority*; left out, told from each statement."""
    as_of: dt.date | None = None
    """The day of the law, where it is not the statement's own."""
    among: Among = NOTHING_AROUND
    """The statements among which each stands; those that were added before are looked up for house rules."""
    _entries: list[Entry] = attrs.field(factory=list)
    _came_in: dict[str, Statement] = attrs.field(factory=dict)
    _came_from: dict[str, list[Statement]] = attrs.field(factory=dict)
    _kept: dict[str, tuple[Channel, Directory | None]] = attrs.field(factory=dict)
    _asked_of: dict[tuple[str, dt.date], Mapping[str, tuple[Told, ...]]] = attrs.field(factory=dict)
    _of_statements: Sampling = attrs.field(init=False)
    _of_channels: Sampling = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._of_statements = Sampling.of_statements(self.policy)
        self._of_channels = Sampling.of_channels(self.policy)

    def add(self, statement: Statement) -> Assessment:
        """Assess a statement, and remember what the review needs of it.

        Args:
            statement: the act of communication.

        Returns:
            Its assessment.

        Raises:
            ValueError: what is answered on the statement is no fact, or follows from others.
        """
        target = self._came_in.get(statement.target or "")
        visitor = None if target is None else target.author
        earlier = NOTHING_AROUND if visitor is None else Among.of(self._came_from.get(visitor.id, ()))
        among = earlier if self.among is NOTHING_AROUND else self.among
        laid = lay_out(self.policy, statement, for_=self.for_, as_of=self.as_of, target=target, among=among)
        assessment = assess_laid(self.policy, laid)
        entry = self._entry(statement, laid, assessment)
        self._entries.append(entry)
        if statement.channel is not None:
            directory = cast("Directory | None", statement.directory)
            self._kept.setdefault(statement.channel.id, (statement.channel, directory))
        if self.policy.house_rules and entry.is_visitors is Truth.YES:
            # Whether a removal was allowed hangs on what was removed, and a block on what came before.
            self._came_in[statement.id] = statement
            if statement.author is not None:
                self._came_from.setdefault(statement.author.id, []).append(statement)
        return assessment

    @property
    def last_is_visitors(self) -> Truth:
        """Whether the statement that was added last is a visitor's; unknown before the first."""
        return self._entries[-1].is_visitors if self._entries else Truth.UNKNOWN

    def result(
        self, on: dt.date, holds: Holds | None = None, assessments: Iterable[Assessment] = ()
    ) -> Review:
        """Return what became of all that was added, by a day.

        Args:
            on: the day of the report.
            holds: what somebody who knows says that the archive holds.
            assessments: the assessments to keep with the review.

        Returns:
            The review.
        """
        document = self.policy.document
        threads = Threads(entries=tuple(self._entries), zone=self.policy.zone)
        coverage = self._coverage(holds or Holds(), on)
        calendar = self.policy.calendar_of(*self.policy.all_obligations, *self.policy.archive_rules)
        telling = Fulfilling(threads=threads, coverage=coverage, calendar=calendar, on=on)
        requests = tuple(telling.requests())
        answering = Answering(threads=threads, coverage=coverage, calendar=telling.calendar, on=on)
        measuring = Measuring(
            policy=self.policy,
            threads=threads,
            coverage=coverage,
            answering=answering,
            on=on,
            channels=tuple(self._kept),
            applies=self._applies,
        )
        return Review(
            policy=self.policy.id,
            on=on,
            document_due=None if document is None or not document.is_due(on) else document.review_by,
            assessments=tuple(assessments),
            requests=requests,
            obligations=tuple(telling.fulfilments()),
            channels=tuple(self._channels(requests, on)),
            measures=tuple(measuring.measures()),
            coverage=coverage,
        )

    def _applies(self, rule: ArchiveRule, channel: str, day: dt.date) -> Told:
        """Return whether a rule about archives is asked of a channel on a day."""
        asked_on = day if self._of_channels.facts else dt.date.max
        kept = self._asked_of.get((channel, asked_on))
        if kept is None:
            kept = self._asked_of[channel, asked_on] = self._of_channels.told(self._sheet_of(channel, day))
        (told,) = kept[rule.id]
        return told

    def _sheet_of(self, channel: str, day: dt.date) -> Sheet:
        kept, directory = self._kept[channel]
        return lay_out(self.policy, post_of(kept, day, directory), for_=self.for_).sheet

    def _entry(self, statement: Statement, laid: LaidOut, assessment: Assessment) -> Entry:
        sheet = laid.sheet
        is_visitors = sheet[VISITOR_FACT].truth
        speaker = statement.author or statement.publisher or statement.on_behalf_of
        channel = statement.channel
        if speaker is None and channel is not None and is_visitors is Truth.NO:
            speaker = channel.holder
        hours = opening_hours_for(statement, laid.organisation)
        came_in = is_visitors is Truth.YES
        return Entry(
            id=statement.id,
            act=statement.act,
            at=statement.at,
            received=statement.received,
            channel=None if channel is None else channel.id,
            platform=None if channel is None else channel.platform,
            address=statement.address,
            in_reply_to=statement.in_reply_to or statement.continues,
            target=about_what(statement),
            registered_at=statement.registered_at,
            disposed_at=statement.disposed_at,
            speaker=None if speaker is None else speaker.id,
            speaker_name=None if speaker is None else speaker.name,
            is_visitors=is_visitors,
            wants_answer=sheet[REQUEST_FACT].truth,
            pending=tuple(
                Pending(
                    obligation=duty.obligation,
                    is_precaution=duty.is_precaution,
                    starts=starts_at(duty.obligation, Times.of(statement), came_in=came_in),
                    hours=hours,
                )
                for duty in assessment.obligations
                if duty.outcome is ObligationOutcome.DUE and _says_how(duty.obligation)
            ),
            meets=self._met_by(statement, sheet),
            hours=hours,
            samples=self._of_statements.samples(sheet),
        )

    def _met_by(self, statement: Statement, sheet: Sheet) -> Mapping[str, Truth]:
        if statement.in_reply_to is None and about_what(statement) is None:
            return {}
        return {
            one.id: evaluate(self.policy.plain(one.done_when), lambda fact: sheet[fact].truth)
            for one in self.policy.obligations
            if one.done_when is not None
        }

    def _coverage(self, holds: Holds, on: dt.date) -> Coverage:
        sides = [entry.is_visitors for entry in self._entries]
        days = [day for one in self._entries if (day := day_in(one.at, self.policy.zone)) is not None]
        first, last = holds.start or min(days, default=None), holds.end or max(days, default=None)
        return Coverage(
            own=sides.count(Truth.NO),
            incoming=sides.count(Truth.YES),
            unclear=sides.count(Truth.UNKNOWN),
            first=first,
            last=last,
            holds_own=holds.holds(Side.OWN),
            holds_incoming=holds.holds(Side.INCOMING),
            left_out=holds.left_out,
            measured_from=measured_from(self.policy.archive_rules, first, last, on),
        )

    def _channels(self, requests: Iterable[Request], on: dt.date) -> Iterator[ChannelCount]:
        counts = {
            one.channel: ChannelCount(channel=one.channel, assessment=self._assessed(one.channel, on))
            for one in self._entries
        }
        for entry in self._entries:
            count = counts[entry.channel]
            counts[entry.channel] = attrs.evolve(
                count,
                own=count.own + (entry.is_visitors is Truth.NO),
                incoming=count.incoming + (entry.is_visitors is Truth.YES),
            )
        for request in requests:
            count = counts[request.channel]
            counts[request.channel] = attrs.evolve(
                count,
                requests=count.requests + 1,
                answered=count.answered + (request.outcome is RequestOutcome.ANSWERED),
            )
        yield from counts.values()

    def _assessed(self, channel: str | None, on: dt.date) -> ChannelAssessment | None:
        if channel is None or not self.policy.channel_rules:
            return None
        kept, directory = self._kept[channel]
        return assess_channel(self.policy, kept, on=on, for_=self.for_, directory=directory)


def asks_around(rulebook: Rulebook) -> bool:
    """Return whether a policy asks what only the statements around one can tell.

    Args:
        rulebook: the policy.

    Returns:
        Whether it does, so that an archive has to be at hand as a whole.
    """
    measured = facts_behind(asked_by(rulebook.archive_rules), rulebook.group_facts)
    return not LOOKED_AROUND_FOR.isdisjoint({*rulebook.compiled.facts, *measured})


def _says_how(obligation: Obligation) -> bool:
    return obligation.done_by is not None or obligation.done_when is not None


def review(  # noqa: PLR0913 - what a review may be told
    rulebook: Rulebook,
    statements: Iterable[Statement],
    *,
    on: dt.date,
    holds: Holds | None = None,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
) -> Review:
    """Review an archive; see :meth:`offentligroll.policy.policy.Policy.review`.

    Args:
        rulebook: the contents of the policy.
        statements: the archive.
        on: the day of the report.
        holds: what somebody who knows says that the archive holds.
        for_: the organisation that is *the authority*.
        as_of: the day of the law, where it is another than that of each statement.

    Returns:
        The review.
    """
    reviewing = Reviewing(policy=rulebook, for_=for_, as_of=as_of, among=Among.of(statements))
    assessments = [reviewing.add(one) for one in reviewing.among]
    told = holds or Holds()
    lacks = dict.fromkeys((*told.lacks, *lacking_in([statements])))
    return reviewing.result(on, attrs.evolve(told, lacks=tuple(lacks)), assessments)
