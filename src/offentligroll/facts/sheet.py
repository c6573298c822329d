"""The sheet of facts: all answers about one statement, for one organisation, each found when it is read."""

from __future__ import annotations

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
    needs_account_by_fact,
    unknown,
    without_account,
)
from offentligroll.facts.batches import Batch, told_about
from offentligroll.facts.circumstances import Asker, Circumstances, circumstances_of
from offentligroll.facts.closing import Candidates, Rank, Ranked, close
from offentligroll.facts.detector import Answer, Context, Detector, Need
from offentligroll.facts.evidence import Note
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.given_answers import given_for, is_contested
from offentligroll.facts.heard import WEAK, HeardFacts
from offentligroll.facts.registry import Detectors
from offentligroll.facts.relations import Relations
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import Message, MessageError
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded

_NOTHING: Mapping[str, bool] = {}
_NO_DETECTORS: Mapping[str, Callable[[Context], Answer]] = {}
_UNKNOWN = Truth.UNKNOWN
_NOBODY = Note.of("nobody-said")
_PREMISE = Fact(id="author-is-visitor", truth=Truth.NO, origin=Origin.PREMISE, told_by="offentligroll")
"""Bare facts are about an official's statement, unless they say otherwise."""
_READING_WORDS = 10
"""The cost up to which a detector is asked even where a person has answered, to show who disagrees."""
_UNDERIVED: Mapping[str, Callable[[FactSheet], Fact]] = {}


def _following(derived: Mapping[str, Callable[[FactSheet], Fact]]) -> Mapping[str, frozenset[str]]:
    """Tell which facts each of those asks for that follow from others."""
    return {fact: asks for fact, one in derived.items() if (asks := getattr(one, "asks", None))}


@attrs.frozen(kw_only=True, eq=False)
class FactSheet(Mapping[str, Fact]):
    """The facts of one statement for one organisation, by id: the vocabulary's, and a policy's word facts.

    Each fact is found when it is first read, and then kept; a fact that nobody can tell is there too, as
    unknown, with a note on what is missing. A sheet can be shared between threads. It can be pickled as
    far as the detectors can that a program or policy has brought.

    Example:
        >>> sheet = FactSheet.of_answers(yes=["acts-on-assignment"])
        >>> sheet["acts-on-assignment"].truth, sheet["is-satire"].truth
        (<Truth.YES: 'yes'>, <Truth.UNKNOWN: 'unknown'>)
    """

    assume: Mapping[str, bool]
    """What holds where nobody has said otherwise."""
    _context: Context | None
    _missing: frozenset[Need]
    _detectors: Detectors
    _own: Mapping[str, Callable[[Context], Answer]]
    _own_ids: frozenset[str]
    _told: frozenset[str]
    _batch: Batch
    _facts: dict[str, Fact]
    _shadowing: frozenset[str] = frozenset()
    _derived: Mapping[str, Callable[[FactSheet], Fact]] = attrs.field(factory=dict)
    _following: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    _counted: set[str] = attrs.field(factory=set, init=False)

    @classmethod
    def of_statement(  # noqa: PLR0913
        cls,
        statement: Statement,
        organisation: Organisation | None,
        zone: ZoneInfo,
        *,
        detectors: Detectors | None = None,
        assume: Mapping[str, bool] = _NOTHING,
        own: Mapping[str, Callable[[Context], Answer]] = _NO_DETECTORS,
        calendar: WorkingCalendar | Callable[[], WorkingCalendar] | None = None,
        batch: Batch | None = None,
        among: Among | None = None,
        derived: Mapping[str, Callable[[FactSheet], Fact]] = _UNDERIVED,
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
            derived: what answers further facts from the sheet, as for :meth:`with_derived`.

        Returns:
            The sheet; nothing is computed yet.
        """
        context = recorded(
            Context,
            statement=statement,
            organisation=organisation,
            zone=zone,
            _calendar=calendar,
            among=among,
        )
        return cls(
            assume=assume,
            context=context,
            missing=missing_in(context),
            detectors=Detectors.shipped() if detectors is None else detectors,
            own=own,
            own_ids=frozenset(own).union(derived),
            shadowing=_shadowing(own),
            derived=derived,
            following=_following(derived),
            told=told_about(context),
            batch=Batch() if batch is None else batch,
            facts={},
        )

    @classmethod
    def of_answers(
        cls,
        yes: Iterable[str] = (),
        no: Iterable[str] = (),
        assume: Mapping[str, bool] = _NOTHING,
        own: Iterable[str] = (),
    ) -> FactSheet:
        """Lay out a bare set of answers; all other facts are unknown or assumed.

        Args:
            yes: the facts that are so.
            no: the facts that are not so.
            assume: answers, by fact, that hold where neither says otherwise.
            own: further facts that the sheet knows of, such as a policy's own word facts.

        Returns:
            The sheet.

        Raises:
            ValueError: a fact is both so and not so.
        """
        facts: dict[str, Fact] = {}
        for truth, ids in ((Truth.YES, yes), (Truth.NO, no)):
            for fact in ids:
                if fact in facts and facts[fact].truth is not truth:
                    raise MessageError(Message("facts.contradictory", fact=fact))
                facts[fact] = Fact(id=fact, truth=truth, origin=Origin.GIVEN, told_by="caller")
        own = tuple(own)
        shadowing = _shadowing(own)
        Relations.shipped().check(
            {fact: found.truth for fact, found in facts.items() if fact not in shadowing}
        )
        return cls(
            assume=dict(assume),
            context=None,
            missing=frozenset(),
            detectors=Detectors(),
            own=_NO_DETECTORS,
            own_ids=frozenset((*own, *facts)),
            shadowing=shadowing,
            told=frozenset(),
            batch=Batch(),
            facts=facts,
        )

    def with_derived(self, derived: Mapping[str, Callable[[FactSheet], Fact]]) -> FactSheet:
        """Give the same sheet with further facts, which follow from others of it.

        Args:
            derived: what answers them from the sheet, by id; where it ``asks`` for some facts, it hangs on
                the circumstances of the act and on these alone.

        Returns:
            The sheet.
        """
        if not derived:
            return self
        own_ids = self._own_ids.union(derived)
        return attrs.evolve(self, derived=derived, own_ids=own_ids, following=_following(derived))

    def __getitem__(self, fact: str) -> Fact:
        found = self._facts.get(fact)
        if found is None:
            # Two threads may both get here; they find the same answer, and either may be kept.
            found = self._facts[fact] = self._find(fact)
        return found

    def __iter__(self) -> Iterator[str]:
        vocabulary = Vocabulary.shipped()
        yield from vocabulary
        yield from sorted(fact for fact in self._own_ids if fact not in vocabulary)

    def __len__(self) -> int:
        vocabulary = Vocabulary.shipped()
        return len(vocabulary) + sum(fact not in vocabulary for fact in self._own_ids)

    @property
    def context(self) -> Context | None:
        """The statement, seen for one organisation; None for bare answers."""
        return self._context

    def known(self) -> Iterator[Fact]:
        """Give the facts that have been read so far, unknown ones included.

        Returns:
            The facts, those last of which only the bits were read.
        """
        for fact in self._counted - self._facts.keys():
            self._facts[fact] = self[fact]
        return iter(tuple(self._facts.values()))

    def bits(self, facts: Sequence[str]) -> tuple[int, int]:
        """Give the answers to many facts as two integers, with two bits for each fact.

        Bit *2i* says that ``facts[i]`` is known to be so, bit *2i + 1* that it is known not to be so.

        Args:
            facts: ids of facts, each of the vocabulary or own.

        Returns:
            The answers, and both bits of the facts whose answers are weak.

        Raises:
            KeyError: one is no fact of this sheet.
        """
        kept = self._circumstances
        if kept is None:
            return self._bits(enumerate(facts))
        shared = self._asker.shared(kept, facts, self._answer_bits)
        told, weak = self._bits(shared.left)
        return told | shared.told, weak | shared.weak

    def _bits(self, facts: Iterable[tuple[int, str]]) -> tuple[int, int]:
        kept, by_words = self._facts, self._by_words
        codes: Mapping[str, int] | None = None
        so = Truth.YES
        not_so = Truth.NO
        told = weak = 0
        for place, fact in facts:
            # Most of what is asked of each statement anew is heard in its words.
            if fact in by_words:
                if codes is None:
                    codes = self._heard.codes
                code = codes.get(fact)
                if code is not None:
                    self._counted.add(fact)
                    told |= (code & 3) << 2 * place
                    if code & WEAK:
                        weak |= 3 << 2 * place
                    continue
            found = kept.get(fact)
            if found is None:
                found = self[fact]
            truth = found.truth
            if truth is so:
                told |= 1 << 2 * place
            elif truth is not_so:
                told |= 2 << 2 * place
            if found.is_weak:
                weak |= 3 << 2 * place
        return told, weak

    def _answer_bits(self, fact: str) -> int:
        """Give one answer as :attr:`Circumstances.answers` keeps it."""
        told, weak = self._bits([(0, fact)])
        return told | bool(weak) << 2

    @functools.cached_property
    def _circumstances(self) -> Circumstances | None:
        """What was found of acts of the same circumstances; a program's detectors may look at anything."""
        context = self._context
        return None if context is None or not self._detectors.is_library else circumstances_of(context)

    @functools.cached_property
    def _asker(self) -> Asker:
        return Asker(
            assumed=tuple(self.assume.items()),
            own=self._own_ids,
            told=self._told,
            following=self._following,
            by=tuple((fact, getattr(self._derived[fact], "by", None)) for fact in self._following),
        )

    @functools.cached_property
    def _by_words(self) -> frozenset[str]:
        """The facts that the words alone answer here."""
        if self._context is None or not self._detectors.is_library:
            return frozenset()
        from offentligroll.facts.detectors.text import ANSWERED_BY_WORDS, LINKING  # noqa: PLC0415

        others = (self._told, self._own_ids, self.assume)
        if all(map(ANSWERED_BY_WORDS.isdisjoint, others)):
            return ANSWERED_BY_WORDS
        return ANSWERED_BY_WORDS.difference(LINKING, *others)

    @functools.cached_property
    def _heard(self) -> HeardFacts:
        from offentligroll.facts.detectors.text import hear_words  # noqa: PLC0415

        assert self._context is not None  # noqa: S101 - nothing is answered by words without
        return hear_words(self._context, self._missing)

    def _find(self, fact: str) -> Fact:
        if fact in self._by_words and fact in self._heard:
            # Nearly every fact that is asked of each statement anew goes this way.
            return self._heard[fact]
        needs_account = None if fact in self._shadowing else needs_account_by_fact().get(fact)
        if needs_account is None:
            if fact in self._derived and fact not in self._told:
                return self._derived[fact](self)
            if fact not in self._own_ids:
                near = did_you_mean(fact, self)
                hint = f" ({near})" if near else ""
                raise KeyError(f"`{fact}` is not a fact of this sheet{hint}")
            needs_account = False
        component = Relations.shipped().components.get(fact)
        if component is None or fact in self._shadowing:
            return self._alone(fact, needs_account=needs_account)
        others = (other for other in component if other not in self._shadowing)
        for other, found in close({other: self._candidates(other) for other in others}).items():
            self._facts.setdefault(other, found)
        return self._facts[fact]

    def _alone(self, fact: str, *, needs_account: bool) -> Fact:
        """Answer a fact that no relation joins to others."""
        context = self._context
        if context is None:
            return self._settle(fact, ())
        programs, shipped = self._detectors.for_fact(fact)
        if not programs and fact not in self._told:
            computed = self._compute(context, fact, shipped, needs_account=needs_account)
            is_known = computed.truth is not _UNKNOWN
            if is_known or (computed.note is not None and fact not in self.assume):
                return computed
            return self._settle(fact, (computed,))
        ranked = self._ranked(context, fact)
        answers = [answer for _, answer in ranked]
        return unknown(fact, _notes(answers)) if ranked.is_contested else self._settle(fact, tuple(answers))

    def _ranked(self, context: Context, fact: str) -> Ranked:
        """Ask everybody who may answer a fact."""
        programs, shipped = self._detectors.for_fact(fact)
        given = [*given_for(context, fact)] if fact in self._told else []
        ranked = Ranked((Rank.of_place(answer.told_by), answer) for answer, _ in given)
        is_told = any(answer.truth is not _UNKNOWN for _, answer in ranked)
        for detector in programs:
            if not is_told or detector.cost <= _READING_WORDS:
                if isinstance(detector, Detector):
                    answer = ask_program(detector, context, self._missing)
                else:
                    answer = self._batch.answer(detector, fact, context, self._missing)
                is_told = is_told or answer.truth is not _UNKNOWN
                ranked.append((Rank.PROGRAM, answer))
        needs_account = needs_account_by_fact().get(fact, False)
        computed = self._compute(context, fact, shipped, needs_account=needs_account)
        # Who saw something and misquoted it is not overruled by who found nothing.
        is_doubted = any(is_misquoted(answer) for _, answer in ranked)
        if not (is_doubted and computed.is_weak and computed.truth is Truth.NO):
            ranked.append((Rank.WEAK if computed.is_weak else Rank.COMPUTED, computed))
        ranked.doubtful = [says for answer, says in given if answer.truth is _UNKNOWN]
        ranked.is_contested = is_contested(given, [answer for _, answer in ranked])
        return ranked

    def _candidates(self, fact: str) -> Candidates:
        """Gather all answers to a fact that relations join to others."""
        context = self._context
        if context is None:
            told = self._facts.get(fact)
            ranked = Ranked() if told is None else Ranked([(Rank.STATEMENT, told)])
            if fact == _PREMISE.id:
                ranked.append((Rank.COMPUTED, _PREMISE))
        else:
            ranked = self._ranked(context, fact)
        doubtful = tuple(ranked.doubtful)
        if ranked.is_contested:
            return Candidates((), unknown(fact, _notes(answer for _, answer in ranked)), doubtful)
        known = [(rank, answer) for rank, answer in ranked if answer.truth is not _UNKNOWN]
        settled = self._settle(fact, tuple(answer for _, answer in ranked))
        if not known and settled.truth is not _UNKNOWN:
            known = [(Rank.WEAK, settled)]
        missing = settled if settled.truth is _UNKNOWN else unknown(fact, None)
        return Candidates(tuple(known), missing, doubtful)

    def _compute(self, context: Context, fact: str, shipped: Detector | None, *, needs_account: bool) -> Fact:
        """Give the library's own answer, or the policy's to its word facts."""
        if fact in self._own:
            return ask(Detector(fact=fact, name="policy", answer=self._own[fact]), context, self._missing)
        if needs_account and not context.statement.act.has_account:
            return without_account(context, fact)
        if shipped is not None:
            reads = shipped.cost >= _READING_WORDS and self._detectors.is_library
            return (ask_of_words if reads else ask)(shipped, context, self._missing)
        if fact in self._derived:
            return self._derived[fact](self)
        if needs_account and Need.ACCOUNT in self._missing:
            return unknown(fact, Note.of("channel-unrecorded"))
        return unknown(fact, None)

    def _settle(self, fact: str, answers: tuple[Fact, ...]) -> Fact:
        """Choose among answers in their order of authority; where nobody knows, assume or say why."""
        told = [answer for answer in answers if answer.truth is not Truth.UNKNOWN]
        if told:
            first, *others = told
            beaten = tuple(other for other in others if other.truth is not first.truth)
            return attrs.evolve(first, beaten=beaten) if beaten else first
        note = _notes(answers) or _NOBODY
        if fact not in self.assume:
            doubted = next((answer for answer in answers if answer.evidence), None)
            return unknown(fact, note) if doubted is None else attrs.evolve(doubted, note=note)
        return Fact(
            id=fact,
            truth=Truth.from_bool(self.assume[fact]),
            origin=Origin.ASSUMED,
            told_by="policy",
            note=note,
        )


def _shadowing(own: Iterable[str]) -> frozenset[str]:
    """A policy's own facts that have the ids of facts which came to the vocabulary later."""
    return frozenset(fact for fact in own if fact in needs_account_by_fact())


def _notes(answers: Iterable[Fact]) -> Note | None:
    """Return all that is missing."""
    notes = tuple(
        dict.fromkeys(answer.note for answer in answers if answer.truth is _UNKNOWN and answer.note)
    )
    if len(notes) > 1:
        return Note.of("several", notes=notes)
    return notes[0] if notes else None
