"""Facts by id, each found when it is read: those that somebody has told, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from offentligroll.facts.closing import Candidates, Rank, Ranked, close
from offentligroll.facts.fact import Fact, Origin, unknown
from offentligroll.facts.known_facts import known_facts, needs_account_by_fact
from offentligroll.facts.note import Note
from offentligroll.facts.relations import Relations
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded

if TYPE_CHECKING:
    import datetime as dt

    from offentligroll.facts.detector import Context

NOTHING_ASSUMED: Mapping[str, bool] = {}
_UNKNOWN = Truth.UNKNOWN
_NOBODY = recorded(Note, code="nobody-said")
_PREMISE = recorded(
    Fact, id="author-is-visitor", truth=Truth.NO, origin=Origin.PREMISE, told_by="offentligroll"
)
"""Bare facts are about an official's statement, unless they say otherwise."""
UNDERIVED: Mapping[str, Callable[[Sheet], Fact]] = {}


class Sheet(Mapping[str, Fact]):
    """The facts of one statement for one organisation, by id: the vocabulary's, and a policy's word facts.

    Each fact is found when it is first read, and then kept; a fact that nobody can tell is there too, as
    unknown, with a note on what is missing. A sheet can be shared between threads. It can be pickled as
    far as the detectors can that a program or policy has brought.

    Example:
        >>> sheet = Sheet.of_answers(yes=["acts-on-assignment"])
        >>> sheet["acts-on-assignment"].truth, sheet["is-satire"].truth
        (<Truth.YES: 'yes'>, <Truth.UNKNOWN: 'unknown'>)
    """

    __slots__ = ("__weakref__", "_assumed", "_day", "_derived", "_facts", "_own_ids", "_shadowing")
    __hash__ = object.__hash__

    def __init__(  # noqa: PLR0913
        self,
        *,
        facts: dict[str, Fact],
        assumed: Mapping[str, bool] = NOTHING_ASSUMED,
        own_ids: frozenset[str] = frozenset(),
        shadowing: frozenset[str] = frozenset(),
        derived: Mapping[str, Callable[[Sheet], Fact]] = UNDERIVED,
        day: dt.date | None = None,
    ) -> None:
        self._facts = facts
        self._assumed = assumed
        self._own_ids = own_ids
        self._shadowing = shadowing
        self._derived = derived
        self._day = day

    def __eq__(self, other: object) -> bool:
        return self is other

    @staticmethod
    def of_answers(  # noqa: PLR0913
        yes: Iterable[str] = (),
        no: Iterable[str] = (),
        assume: Mapping[str, bool] = NOTHING_ASSUMED,
        own: Iterable[str] = (),
        *,
        derived: Mapping[str, Callable[[Sheet], Fact]] = UNDERIVED,
        day: dt.date | None = None,
    ) -> Sheet:
        """Lay out a bare set of answers; all other facts are unknown or assumed.

        Args:
            yes: the facts that are so.
            no: the facts that are not so.
            assume: answers, by fact, that hold where neither says otherwise.
            own: further facts that the sheet knows of, such as a policy's own word facts.
            derived: what answers further facts from others of the sheet.
            day: the day of the act.

        Returns:
            The sheet.

        Raises:
            ValueError: a fact is both so and not so.
        """
        facts: dict[str, Fact] = {}
        for truth, ids in ((Truth.YES, yes), (Truth.NO, no)):
            for fact in ids:
                if fact in facts and facts[fact].truth is not truth:
                    from offentligroll.languages import Message, MessageError  # noqa: PLC0415

                    raise MessageError(Message("facts.contradictory", fact=fact))
                facts[fact] = recorded(Fact, id=fact, truth=truth, origin=Origin.GIVEN, told_by="caller")
        own = tuple(own)
        shadowing = frozenset(fact for fact in own if fact in needs_account_by_fact())
        Relations.shipped().check(
            {fact: found.truth for fact, found in facts.items() if fact not in shadowing}
        )
        return Sheet(
            facts=facts,
            assumed=dict(assume),
            own_ids=frozenset((*own, *facts, *derived)),
            shadowing=shadowing,
            derived=derived,
            day=day,
        )

    @staticmethod
    def of_facts(facts: dict[str, Fact]) -> Sheet:
        """Lay out facts as they were found before, and no others.

        Args:
            facts: the facts by id.

        Returns:
            The sheet.
        """
        return Sheet(facts=facts, own_ids=frozenset(facts))

    def __getitem__(self, fact: str) -> Fact:
        found = self._facts.get(fact)
        if found is None:
            # Two threads may both get here; they find the same answer, and either may be kept.
            found = self._facts[fact] = self._find(fact)
        return found

    def __iter__(self) -> Iterator[str]:
        vocabulary = known_facts()
        yield from vocabulary
        yield from sorted(fact for fact in self._own_ids if fact not in vocabulary)

    def __len__(self) -> int:
        vocabulary = known_facts()
        return len(vocabulary) + sum(fact not in vocabulary for fact in self._own_ids)

    @property
    def context(self) -> Context | None:
        """The statement, seen for one organisation; None for bare answers."""
        return None

    @property
    def day(self) -> dt.date | None:
        """The day of the act, whatever the day of the law; None where it is not known."""
        return self._day

    def bits(self, facts: Sequence[str]) -> tuple[int, int]:
        """Return the answers to many facts as two integers, with two bits for each fact.

        Bit *2i* says that ``facts[i]`` is known to be so, bit *2i + 1* that it is known not to be so.

        Args:
            facts: ids of facts, each of the vocabulary or own.

        Returns:
            The answers, and both bits of the facts whose answers are weak.

        Raises:
            KeyError: one is no fact of this sheet.
        """
        return self.read(enumerate(facts))

    def read(self, facts: Iterable[tuple[int, str]]) -> tuple[int, int]:
        """Read facts one by one, each to its own place.

        Args:
            facts: ids of facts with their places.

        Returns:
            The answers and those that are weak, as for :meth:`bits`.
        """
        kept, told, weak = self._facts, 0, 0
        # Python 3.11 takes its time to look a member up in its enum, or to hash it.
        so, not_so = Truth.YES, Truth.NO
        for place, fact in facts:
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

    def _find(self, fact: str) -> Fact:
        needs_account = None if fact in self._shadowing else needs_account_by_fact().get(fact)
        if needs_account is None:
            if self._is_derived(fact):
                return self._derived[fact](self)
            if fact not in self._own_ids:
                from offentligroll.files.problems import did_you_mean  # noqa: PLC0415

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

    def _is_derived(self, fact: str) -> bool:
        """Whether it follows from other facts of the sheet."""
        return fact in self._derived

    def _alone(self, fact: str, *, needs_account: bool) -> Fact:
        """Answer a fact that no relation joins to others."""
        del needs_account
        return self._settle(fact, ())

    def _ranked(self, fact: str) -> Ranked:
        """Return all that is answered to a fact."""
        told = self._facts.get(fact)
        ranked = Ranked() if told is None else Ranked([(Rank.STATEMENT, told)])
        if fact == _PREMISE.id:
            ranked.append((Rank.COMPUTED, _PREMISE))
        return ranked

    def _candidates(self, fact: str) -> Candidates:
        """Gather all answers to a fact that relations join to others."""
        ranked = self._ranked(fact)
        doubtful = tuple(ranked.doubtful)
        if ranked.is_contested:
            return Candidates((), unknown(fact, notes_of(answer for _, answer in ranked)), doubtful)
        known = [(rank, answer) for rank, answer in ranked if answer.truth is not _UNKNOWN]
        settled = self._settle(fact, tuple(answer for _, answer in ranked))
        if not known and settled.truth is not _UNKNOWN:
            known = [(Rank.WEAK, settled)]
        missing = settled if settled.truth is _UNKNOWN else unknown(fact, None)
        return Candidates(tuple(known), missing, doubtful)

    def _settle(self, fact: str, answers: tuple[Fact, ...]) -> Fact:
        """Choose among answers in their order of authority; where nobody knows, assume or say why."""
        told = [answer for answer in answers if answer.truth is not _UNKNOWN]
        if told:
            first, *others = told
            beaten = tuple(other for other in others if other.truth is not first.truth)
            return attrs.evolve(first, beaten=beaten) if beaten else first
        note = notes_of(answers) or _NOBODY
        if fact not in self._assumed:
            doubted = next((answer for answer in answers if answer.evidence), None)
            return unknown(fact, note) if doubted is None else attrs.evolve(doubted, note=note)
        return recorded(
            Fact,
            id=fact,
            truth=Truth.from_bool(self._assumed[fact]),
            origin=Origin.ASSUMED,
            told_by="policy",
            note=note,
        )


def notes_of(answers: Iterable[Fact]) -> Note | None:
    """Return all that is missing.

    Args:
        answers: what is answered to a fact.

    Returns:
        The note of those that don't know it; None where they have none.
    """
    notes = tuple(
        dict.fromkeys(answer.note for answer in answers if answer.truth is _UNKNOWN and answer.note)
    )
    if len(notes) > 1:
        return Note.of("several", notes=notes)
    return notes[0] if notes else None
