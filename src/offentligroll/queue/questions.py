"""The questions of a review, in their order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import overload

import attrs

from offentligroll.facts.forms import FactForms
from offentligroll.policy.rulebook import Rulebook
from offentligroll.queue.entries import Entry, Group, Together, asked_of, question_of
from offentligroll.queue.looked import Looked
from offentligroll.queue.parts import OpenQuestion, QuestionKind, Scope
from offentligroll.queue.patterns import key_of, parts_of, scope_of


@attrs.frozen
class Waiting:
    """What is known of a question before it is made."""

    forms: FactForms
    """How its fact is asked about."""
    scope: Scope
    """What an answer would be about."""
    statements: Collection[int]
    """The numbers of the statements that wait for it."""
    policies: Collection[str]
    """The ids of the policies whose rules wait for it."""


class Questions(Sequence[OpenQuestion]):
    """The questions of a review, in their order; each is made when it is looked at.

    There may be thirty for each statement of a large archive, of which people see the first fifty.
    """

    def __init__(
        self, policies: Sequence[Rulebook], statements: Sequence[Looked], entries: list[Entry]
    ) -> None:
        """Take what waits.

        Args:
            policies: the policies.
            statements: the statements as they stand.
            entries: where each question stands, in their order.
        """
        self._policies, self._statements, self._entries = policies, statements, entries
        self._seen: dict[str, int] = {}
        self._alike: dict[tuple[object, ...], list[int]] | None = None

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, at: int) -> OpenQuestion: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[OpenQuestion, ...]: ...

    def __getitem__(self, at: int | slice) -> OpenQuestion | tuple[OpenQuestion, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        made = self._made(self._entries[at])
        self._seen[made.id] = at
        return made

    def __iter__(self) -> Iterator[OpenQuestion]:
        return map(self._made, self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Questions) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # as lists have none

    def find(self, identity: str) -> OpenQuestion | None:
        """Find a question.

        Args:
            identity: its id.

        Returns:
            The question; None where it is not among them.
        """
        if identity in self._seen:
            return self[self._seen[identity]]
        return next((one for one in self if one.id == identity), None)

    def chosen(self, is_wanted: Callable[[Waiting], bool]) -> Questions:
        """Choose among them, without making all.

        Args:
            is_wanted: tells of what is known of a question whether it is wanted.

        Returns:
            Those that are, in their order.
        """
        entries = [one for one in self._entries if is_wanted(self._waiting(one))]
        return Questions(self._policies, self._statements, entries)

    def alike(self, question: OpenQuestion) -> tuple[OpenQuestion, ...]:
        """Return the questions that somebody may want to answer at once with one of them.

        Args:
            question: one of the questions.

        Returns:
            It and the others about the same fact, each of a statement of its own, of the same author on the
            same channel; it alone where it is about a group, or where nobody knows whose or where.
        """
        places = self._alike_to(question)
        return tuple(self._made(self._entries[at]) for at in places) if places else (question,)

    def count_alike(self, question: OpenQuestion) -> int:
        """Count the questions that :meth:`alike` returns, without making them.

        Args:
            question: one of the questions.

        Returns:
            Their number, at least 1.
        """
        return len(self._alike_to(question)) or 1

    def _alike_to(self, question: OpenQuestion) -> Sequence[int]:
        """Where those stand that are alike, among them the question itself; nothing for one alone."""
        if question.scope.is_group:
            return ()
        if self._alike is None:
            self._alike = {}
            for at, entry in enumerate(self._entries):
                if not (isinstance(entry, Together) and entry.group.scope.is_group):
                    self._alike.setdefault(self._whose(*asked_of(entry)), []).append(at)
        number = question.statements[0]
        place = self._statements[number].place
        if place.channel is None or (place.author is None and place.on_behalf_of is None):
            return ()
        return self._alike[self._whose(question.used.id, question.policy, number)]

    def _whose(self, fact: str, own: str | None, number: int) -> tuple[object, ...]:
        place = self._statements[number].place
        return fact, own, place.channel, place.author, place.on_behalf_of, place.organisation

    def kinds(self) -> tuple[QuestionKind, ...]:
        """Put together what is asked again and again, of another account, person or statement.

        Returns:
            Each once, first that of which one answer settles the most.
        """
        found: dict[tuple[str, str | None], list[Entry]] = {}
        for entry in self._entries:
            fact, own, _ = asked_of(entry)
            found.setdefault((fact, own), []).append(entry)
        kinds = [self._kind(own, entries) for (_, own), entries in found.items()]
        return tuple(sorted(kinds, key=lambda one: -one.statements / one.answers))

    def _kind(self, own: str | None, entries: Sequence[Entry]) -> QuestionKind:
        first = self._made(entries[0])
        numbers = {
            number
            for one in entries
            for number in (one.group.numbers if isinstance(one, Together) else (one.number,))
        }
        parts = sorted(parts_of(first.used.id)) if first.scope.is_group else ()
        return QuestionKind(
            used=first.used,
            policy=own,
            answers=len(entries),
            statements=len(numbers),
            per=tuple(part.value for part in parts),
        )

    def _waiting(self, entry: Entry) -> Waiting:
        if isinstance(entry, Together):
            group = entry.group
            policies = {policy for policy, _ in group.rules}
            return Waiting(group.policy.forms_of(group.fact), group.scope, group.numbers, policies)
        _, _, fact, _, number, (own, asked) = entry
        asking = [self._policies[policy] for policy, _ in asked]
        scope = scope_of(fact, self._statements[number].place, is_own=own is not None)
        return Waiting(asking[0].forms_of(fact), scope, (number,), [one.id for one in asking])

    def _made(self, entry: Entry) -> OpenQuestion:
        if isinstance(entry, Together):
            return question_of(entry.group.key, entry.group)
        _, _, fact, _, number, (own, asked) = entry
        looked = self._statements[number]
        group = Group(fact=fact, own=own, policy=self._policies[asked[0][0]])
        scope = scope_of(fact, looked.place, is_own=own is not None)
        for policy, order in asked:
            rules = looked.waits[policy][order].rules
            group.add(number, scope, order, [(self._policies[policy].id, rule) for rule in rules])
        return question_of(key_of(fact, own, scope), group)
