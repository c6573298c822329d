"""The facts of a statement: asked of people, programs and the library, each when it is first read."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.among import Among
from offentligroll.facts.asking import (
    ask,
    ask_of_words,
    ask_program,
    is_misquoted,
    without_account,
)
from offentligroll.facts.batches import Batch, told_about
from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.circumstances import circumstances_of
from offentligroll.facts.closing import Candidates, Rank, Ranked
from offentligroll.facts.common import Common
from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.fact import Fact, unknown
from offentligroll.facts.given_answers import disagreement, given_for, is_contested
from offentligroll.facts.heard import HeardFacts, Pairs
from offentligroll.facts.known_facts import READING_WORDS, needs_account_by_fact
from offentligroll.facts.note import Note
from offentligroll.facts.plans import ANYBODY, Asker
from offentligroll.facts.registry import Detectors
from offentligroll.facts.told_sheet import NOTHING_ASSUMED, UNDERIVED, Sheet, notes_of
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.model.typed import maker_of

_NO_DETECTORS: Mapping[str, Callable[[Context], Answer]] = {}
_UNKNOWN = Truth.UNKNOWN


@attrs.frozen(kw_only=True, eq=False)
class FactSheet(Sheet):
    """The facts of one statement for one organisation, as a policy or nobody in particular sees them."""

    in_common: Common
    """What is known whichever policy asks."""
    _asker: Asker
    _context: Context
    _missing: frozenset[Need]
    _detectors: Detectors
    _batch: Batch
    _shares: bool = False
    _common_facts: frozenset[str] = frozenset()
    _facts: dict[str, Fact]
    _assumed: Mapping[str, bool] = NOTHING_ASSUMED
    _own_ids: frozenset[str] = frozenset()
    _shadowing: frozenset[str] = frozenset()
    _derived: Mapping[str, Callable[[Sheet], Fact]] = UNDERIVED

    @classmethod
    def of_statement(  # noqa: PLR0913
        cls,
        statement: Statement,
        organisation: Organisation | None,
        zone: ZoneInfo,
        *,
        detectors: Detectors | None = None,
        assume: Mapping[str, bool] = NOTHING_ASSUMED,
        own: Mapping[str, Callable[[Context], Answer]] = _NO_DETECTORS,
        calendar: WorkingCalendar | Callable[[], WorkingCalendar] | None = None,
        batch: Batch | None = None,
        among: Among | None = None,
    ) -> FactSheet:
        """Lay out the facts of a statement.

        Args:
            statement: the act that is asked about.
            organisation: the authority of the question; None where it is not clear which.
            zone: the zone whose days count.
            detectors: who is asked; left out, those that come with the library.
            assume: answers, by fact, that hold where nobody has said otherwise.
            own: detectors of a policy's own word facts, by id.
            calendar: the working days and the clock that hours of duty go by, or what looks them up.
            batch: what it is assessed together with; left out, nothing.
            among: the statements among which it stands; left out, none.

        Returns:
            The sheet; nothing is computed yet.
        """
        asker = Asker(assumed=assume, own=own) if assume or own else ANYBODY
        common = common_of(statement, zone, organisation, among=among)
        return seen_by(asker, common, zone, calendar=calendar, detectors=detectors, batch=batch)

    def __getitem__(self, fact: str) -> Fact:
        found = self._facts.get(fact)
        if found is None:
            is_common = self._shares and fact in self._common_facts
            found = self.in_common.sheet[fact] if is_common else self._find(fact)
            # Two threads may both get here; they find the same answer, and either may be kept.
            self._facts[fact] = found
        return found

    @property
    def context(self) -> Context:
        """The statement, seen for one organisation."""
        return self._context

    @property
    def day(self) -> dt.date | None:
        """The day of the act, whatever the day of the law; None where it is not known."""
        return self._context.day

    def bits(self, facts: Sequence[str]) -> tuple[int, int]:
        """Return the answers to many facts as two integers; see :class:`Sheet`."""
        if not self._shares:
            return self.read(enumerate(facts))
        plan = self._asker.plan(tuple(facts), self.in_common.told, self._common_facts)
        return self.in_common.bits(plan, self.read)

    def read(self, facts: Iterable[tuple[int, str]]) -> tuple[int, int]:
        """Read facts one by one, each to its own place; see :class:`Sheet`."""
        # Most of what is asked of each statement anew is heard in its words.
        by_words, left = _parted(tuple(facts), self._by_words)
        if not by_words:
            return super().read(left)
        heard = self._heard.placed(by_words)
        told, weak = super().read(left + heard.left)
        return told | heard.told, weak | heard.weak

    @functools.cached_property
    def _by_words(self) -> frozenset[str]:
        """The facts that the words alone answer here."""
        if not self._detectors.is_library:
            return frozenset()
        from offentligroll.facts.detectors.text import by_words_without  # noqa: PLC0415

        return by_words_without(self.in_common.told, self._own_ids, self._asker.assumed)

    @functools.cached_property
    def _heard(self) -> HeardFacts:
        from offentligroll.facts.detectors.text import hear_words  # noqa: PLC0415

        return hear_words(self._context, self._missing)

    def _find(self, fact: str) -> Fact:
        if fact in self._by_words and fact in self._heard:
            # Nearly every fact that is asked of each statement anew goes this way.
            return self._heard[fact]
        return super()._find(fact)

    def _is_derived(self, fact: str) -> bool:
        return fact in self._derived and fact not in self.in_common.told

    def _alone(self, fact: str, *, needs_account: bool) -> Fact:
        programs, shipped = self._detectors.for_fact(fact)
        if not programs and fact not in self.in_common.told:
            computed = self._compute(fact, shipped, needs_account=needs_account)
            is_known = computed.truth is not _UNKNOWN
            if is_known or (computed.note is not None and fact not in self._assumed):
                return computed
            return self._settle(fact, (computed,))
        ranked = self._ranked(fact)
        answers = [answer for _, answer in ranked]
        return unknown(fact, notes_of(answers)) if ranked.is_contested else self._settle(fact, tuple(answers))

    def _candidates(self, fact: str) -> Candidates:
        """Gather all answers to a related fact; of most the library's own is the only one."""
        programs, shipped = self._detectors.for_fact(fact)
        if programs or fact in self.in_common.told:
            return super()._candidates(fact)
        computed = self._compute(fact, shipped, needs_account=needs_account_by_fact().get(fact, False))
        if computed.truth is _UNKNOWN:
            settled = self._settle(fact, (computed,))
            if settled.truth is _UNKNOWN:
                return Candidates((), settled)
            computed = settled
        return Candidates(
            ((Rank.WEAK if computed.is_weak else Rank.COMPUTED, computed),), unknown(fact, None)
        )

    def _ranked(self, fact: str) -> Ranked:
        """Ask everybody who may answer a fact."""
        context = self._context
        programs, shipped = self._detectors.for_fact(fact)
        given = [*given_for(context, fact)] if fact in self.in_common.told else []
        ranked = Ranked((Rank.of_place(answer.told_by), answer) for answer, _ in given)
        is_told = is_answered = any(answer.truth is not _UNKNOWN for _, answer in ranked)
        for detector in programs:
            # What costs no more than reading is asked even if a person has answered, to show who disagrees.
            if not is_told or detector.cost <= READING_WORDS:
                if isinstance(detector, Detector):
                    answer = ask_program(detector, context, self._missing)
                else:
                    answer = self._batch.answer(detector, fact, context, self._missing)
                is_told = is_told or answer.truth is not _UNKNOWN
                ranked.append((Rank.PROGRAM, answer))
        # None of them has more authority than the others; a person would have.
        doubt = None if is_answered else disagreement(answer for at, answer in ranked if at is Rank.PROGRAM)
        if doubt is not None:
            ranked = Ranked([(Rank.PROGRAM, unknown(fact, doubt))])
            ranked.doubtful = [says for _, says in given]
            return ranked
        needs_account = needs_account_by_fact().get(fact, False)
        computed = self._compute(fact, shipped, needs_account=needs_account)
        # Who saw something and misquoted it is not overruled by who found nothing.
        is_doubted = any(is_misquoted(answer) for _, answer in ranked)
        if not (is_doubted and computed.is_weak and computed.truth is Truth.NO):
            ranked.append((Rank.WEAK if computed.is_weak else Rank.COMPUTED, computed))
        ranked.doubtful = [says for answer, says in given if answer.truth is _UNKNOWN]
        ranked.is_contested = is_contested(given, [answer for _, answer in ranked])
        return ranked

    def _compute(self, fact: str, shipped: Detector | None, *, needs_account: bool) -> Fact:
        """Return the library's own answer, or the policy's to its word facts."""
        context = self._context
        own = self._asker.own.get(fact)
        if own is not None:
            return ask(Detector(fact=fact, name="policy", answer=own), context, self._missing)
        if needs_account and not context.statement.act.has_account:
            return without_account(context, fact)
        if shipped is not None:
            reads = shipped.cost >= READING_WORDS and self._detectors.is_library
            return (ask_of_words if reads else ask)(shipped, context, self._missing)
        if fact in self._derived:
            return self._derived[fact](self)
        if needs_account and Need.ACCOUNT in self._missing:
            return unknown(fact, Note.of("channel-unrecorded"))
        return unknown(fact, None)


def common_of(  # noqa: PLR0913
    statement: Statement,
    zone: ZoneInfo,
    organisation: Organisation | None = None,
    *,
    is_named: bool = True,
    among: Among | None = None,
    told: frozenset[str] | None = None,
) -> Common:
    """Lay out the facts of a statement as nobody in particular sees them; none is asked for yet.

    Args:
        statement: the act that is asked about.
        zone: a zone in which it has its day.
        organisation: the authority of the question; None where it is not clear which.
        is_named: whether that is told; where it is not, the authority is looked up.
        among: the statements among which it stands; None for none.
        told: the facts that somebody has told of it; left out, they are looked up.

    Returns:
        The facts, of which policies that ask about that day take what is the same for all.
    """
    day = statement.day_in(zone)
    circumstances = circumstances_of(statement, zone, day, organisation, is_named=is_named)
    if circumstances is not None:
        organisation = circumstances.organisation
    elif not is_named:
        organisation = organisation_for(statement, day)
    context = _make_context(statement=statement, organisation=organisation, zone=zone, among=among)
    context.day = day
    if circumstances is not None:
        context.roles, context.roles_held = circumstances.roles, circumstances.roles_held
    return Common(context, told_about(context) if told is None else told, circumstances, _seen_by_nobody)


def _seen_by_nobody(common: Common) -> FactSheet:
    return _make_sheet(
        in_common=common,
        _asker=ANYBODY,
        _context=common.context,
        _missing=common.missing,
        _detectors=Detectors.shipped(),
        _batch=Batch(),
        _facts={},
    )


def seen_by(  # noqa: PLR0913
    asker: Asker,
    common: Common,
    zone: ZoneInfo,
    *,
    calendar: WorkingCalendar | Callable[[], WorkingCalendar] | None = None,
    derived: Mapping[str, Callable[[Sheet], Fact]] = UNDERIVED,
    detectors: Detectors | None = None,
    batch: Batch | None = None,
) -> FactSheet:
    """Return the facts of a statement as a policy sees them.

    Args:
        asker: what it assumes, and what it answers itself.
        common: the facts as nobody in particular sees them.
        zone: its zone, in which the statement has the same day.
        calendar: the working days and the clock that hours of duty go by, or what looks them up.
        derived: what answers the facts that it derives from others of the sheet.
        detectors: who is asked; left out, those that come with the library.
        batch: what it is assessed together with; left out, nothing.

    Returns:
        The sheet; what is the same for all policies is found once for all.
    """
    # A program's own detectors may look at anything.
    shares = detectors is None or detectors.is_library
    context, has_hours = common.context, common.has_hours
    if has_hours or not shares:
        context = _make_context(
            statement=context.statement,
            organisation=context.organisation,
            zone=zone,
            _calendar=calendar,
            among=context.among,
        )
    return _make_sheet(
        in_common=common,
        _asker=asker,
        _assumed=asker.assumed,
        _context=context,
        _missing=common.missing,
        _detectors=Detectors.shipped() if detectors is None else detectors,
        _batch=Batch() if batch is None else batch,
        _facts={},
        _own_ids=asker.own_ids,
        _shadowing=asker.shadowing,
        _derived=derived,
        _shares=shares,
        _common_facts=asker.timeless if has_hours else asker.common,
    )


_make_context = maker_of(Context)
_make_sheet = maker_of(FactSheet)


@functools.lru_cache(maxsize=1024)
def _parted(facts: Pairs, by_words: frozenset[str]) -> tuple[Pairs, Pairs]:
    """Part facts that words alone answer from the others."""
    return (
        tuple([pair for pair in facts if pair[1] in by_words]),
        tuple([pair for pair in facts if pair[1] not in by_words]),
    )
