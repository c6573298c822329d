"""The facts of a statement: asked of people, programs and the library, each when it is first read."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.among import Among
from offentligroll.facts.asking import (
    ask,
    ask_of_words,
    ask_program,
    is_misquoted,
    missing_in,
    without_account,
)
from offentligroll.facts.batches import Batch, told_about
from offentligroll.facts.closing import Rank, Ranked
from offentligroll.facts.common import ANYBODY, Asker, Common
from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.fact import Fact, unknown
from offentligroll.facts.given_answers import disagreement, given_for, is_contested
from offentligroll.facts.heard import HeardFacts, Pairs
from offentligroll.facts.known_facts import READING_WORDS, needs_account_by_fact
from offentligroll.facts.note import Note
from offentligroll.facts.registry import Detectors
from offentligroll.facts.told_sheet import NOTHING_ASSUMED, UNDERIVED, Sheet, notes_of
from offentligroll.facts.tone import TONE_FACTS
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

    _asker: Asker
    _context: Context
    _missing: frozenset[Need]
    _detectors: Detectors
    _told: frozenset[str]
    _batch: Batch
    _anybody: FactSheet | None = None
    _in_common: frozenset[str] = frozenset()
    _counted: set[str] = attrs.field(factory=set)
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
        common = cls.common(statement, organisation, zone, among)
        return common.seen_by(asker, zone, calendar=calendar, detectors=detectors, batch=batch)

    @classmethod
    def common(
        cls, statement: Statement, organisation: Organisation | None, zone: ZoneInfo, among: Among | None
    ) -> FactSheet:
        """Lay out the facts of a statement as nobody in particular sees them.

        Args:
            statement: the act that is asked about.
            organisation: the authority of the question; None where it is not clear which.
            zone: a zone in which it has its day.
            among: the statements among which it stands; None for none.

        Returns:
            The sheet, of which policies that ask about that day take what is the same for all.
        """
        context = maker_of(Context)(statement=statement, organisation=organisation, zone=zone, among=among)
        return maker_of(cls)(
            _asker=ANYBODY,
            _context=context,
            _missing=missing_in(context),
            _detectors=Detectors.shipped(),
            _told=told_about(context),
            _batch=Batch(),
            _facts={},
            _counted=set(),
        )

    def seen_by(  # noqa: PLR0913
        self,
        asker: Asker,
        zone: ZoneInfo,
        *,
        calendar: WorkingCalendar | Callable[[], WorkingCalendar] | None = None,
        derived: Mapping[str, Callable[[Sheet], Fact]] = UNDERIVED,
        detectors: Detectors | None = None,
        batch: Batch | None = None,
    ) -> FactSheet:
        """Return the facts as a policy sees them.

        Args:
            asker: what it assumes, and what it answers itself.
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
        context, has_hours = self._context, self.in_common.has_hours
        in_common = asker.timeless if has_hours else asker.common
        if has_hours or not shares:
            context = maker_of(Context)(
                statement=context.statement,
                organisation=context.organisation,
                zone=zone,
                _calendar=calendar,
                among=context.among,
            )
        return maker_of(FactSheet)(
            _asker=asker,
            _assumed=asker.assumed,
            _context=context,
            _missing=self._missing,
            _detectors=self._detectors if detectors is None else detectors,
            _told=self._told,
            _batch=self._batch if batch is None else batch,
            _facts={},
            _counted=set(),
            _own_ids=asker.own_ids,
            _shadowing=asker.shadowing,
            _derived=derived,
            _anybody=self if shares else None,
            _in_common=in_common,
        )

    @functools.cached_property
    def in_common(self) -> Common:
        """What is known whichever policy asks."""
        return Common(self.read, self._context, self._told)

    def __getitem__(self, fact: str) -> Fact:
        found = self._facts.get(fact)
        if found is None:
            anybody = self._anybody
            asked = self if anybody is None or fact not in self._in_common else anybody
            found = self._find(fact) if asked is self else asked[fact]
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

    def known(self) -> Iterator[Fact]:
        """Yield the facts that have been read so far, those of all policies first; see :class:`Sheet`."""
        if self._anybody is not None:
            yield from (one for one in self._anybody.known() if one.id not in self._facts)
        for fact in self._counted - self._facts.keys():
            self._facts[fact] = self[fact]
        yield from tuple(self._facts.values())

    @functools.cached_property
    def tone_bits(self) -> tuple[int, int]:
        """The answers to the facts that the tone rests on, as :meth:`bits` gives them."""
        if self._anybody is not None and self._in_common.issuperset(TONE_FACTS):
            return self._anybody.tone_bits
        return self.bits(TONE_FACTS)

    def bits_if_asked(self, facts: Sequence[str]) -> tuple[int, int] | None:
        """Return the answers to facts that have been found already; see :class:`Sheet`."""
        if self._anybody is None:
            return None
        plan = self._asker.plan(facts, self._told, self._in_common)
        return self._anybody.in_common.bits_if_asked(plan, self.read)

    def bits(self, facts: Sequence[str]) -> tuple[int, int]:
        """Return the answers to many facts as two integers; see :class:`Sheet`."""
        if self._anybody is None:
            return self.read(enumerate(facts))
        return self._anybody.in_common.bits(self._asker.plan(facts, self._told, self._in_common), self.read)

    def read(self, facts: Iterable[tuple[int, str]]) -> tuple[int, int]:
        """Read facts one by one, each to its own place; see :class:`Sheet`."""
        # Most of what is asked of each statement anew is heard in its words.
        by_words, left = _parted(tuple(facts), self._by_words)
        if not by_words:
            return super().read(left)
        heard = self._heard.placed(by_words)
        self._counted.update(heard.places)
        told, weak = super().read(left + heard.left)
        return told | heard.told, weak | heard.weak

    @functools.cached_property
    def _by_words(self) -> frozenset[str]:
        """The facts that the words alone answer here."""
        if not self._detectors.is_library:
            return frozenset()
        from offentligroll.facts.detectors.text import ANSWERED_BY_WORDS, LINKING  # noqa: PLC0415

        others = (self._told, self._own_ids, self._asker.assumed)
        if all(map(ANSWERED_BY_WORDS.isdisjoint, others)):
            return ANSWERED_BY_WORDS
        return ANSWERED_BY_WORDS.difference(LINKING, *others)

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
        return fact in self._derived and fact not in self._told

    def _alone(self, fact: str, *, needs_account: bool) -> Fact:
        programs, shipped = self._detectors.for_fact(fact)
        if not programs and fact not in self._told:
            computed = self._compute(fact, shipped, needs_account=needs_account)
            is_known = computed.truth is not _UNKNOWN
            if is_known or (computed.note is not None and fact not in self._assumed):
                return computed
            return self._settle(fact, (computed,))
        ranked = self._ranked(fact)
        answers = [answer for _, answer in ranked]
        return unknown(fact, notes_of(answers)) if ranked.is_contested else self._settle(fact, tuple(answers))

    def _ranked(self, fact: str) -> Ranked:
        """Ask everybody who may answer a fact."""
        context = self._context
        programs, shipped = self._detectors.for_fact(fact)
        given = [*given_for(context, fact)] if fact in self._told else []
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


@functools.lru_cache(maxsize=1024)
def _parted(facts: Pairs, by_words: frozenset[str]) -> tuple[Pairs, Pairs]:
    """Part facts that words alone answer from the others."""
    return (
        tuple([pair for pair in facts if pair[1] in by_words]),
        tuple([pair for pair in facts if pair[1] not in by_words]),
    )
