"""What facts say of each other: some exclude, some imply others, of every act."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.facts.known_facts import FILE, hash_of, known_facts
from offentligroll.files.shipped import shipped_bytes
from offentligroll.languages.errors import OffentligrollError
from offentligroll.model.reading.kept_objects import kept_object
from offentligroll.model.short_repr import short_repr
from offentligroll.model.truth import Truth
from offentligroll.model.wording import Wording

_FILE = "relations.toml"

Literal = tuple[str, Truth]
"""A fact and what is known of it: yes or no."""


@attrs.frozen(kw_only=True)
class Relation:
    """Two facts of which one answer leads to the other.

    Example:
        >>> relation = Relations.shipped().between("is-omission", "is-reply")
        >>> relation.excludes, relation.why["en"]
        (True, 'whoever says or does something does not leave it undone')
    """

    __repr__ = short_repr

    fact: str
    """The fact that speaks of the other."""
    other: str
    """The other fact."""
    excludes: bool
    """Whether the other is *no* where this one is *yes*; else it is *yes*."""
    why: Wording
    """The reason, as a clause."""

    @property
    def steps(self) -> tuple[tuple[Literal, Literal], ...]:
        """What follows from what: the relation, and the same turned round."""
        other = Truth.from_bool(not self.excludes)
        return (((self.fact, Truth.YES), (self.other, other)), ((self.other, ~other), (self.fact, Truth.NO)))


class ContradictionError(OffentligrollError, ValueError):
    """Two answers that can't both be so are given at one place.

    Args:
        relation: the relation that forbids it, or None where one fact is given as both.
        literals: the answers.
    """

    def __init__(self, relation: Relation | None, literals: tuple[Literal, Literal]) -> None:
        self.relation = relation
        """The relation that they break."""
        self.literals = literals
        """The two answers."""
        super().__init__(relation, literals)

    def __str__(self) -> str:
        (first, truth), (second, other) = self.literals
        reason = "" if self.relation is None else f": {self.relation.why['en']}"
        return f"`{first}` can't be {truth} while `{second}` is {other}{reason}; correct one of them"


class Relations:
    """All relations of the vocabulary.

    Args:
        relations: the relations, as they stand in ``facts/relations.toml``.
    """

    relations: tuple[Relation, ...]
    """The relations."""
    components: Mapping[str, tuple[str, ...]]
    """For each fact that has relations, all facts that these join it to."""

    def __init__(self, relations: tuple[Relation, ...]) -> None:
        self.relations = relations
        self.components = _components(relations)
        self._steps: dict[Literal, list[tuple[Literal, Relation]]] = {}
        self._reached: dict[Literal, tuple[tuple[Literal, Relation], ...]] = {}
        for relation in relations:
            for given, following in relation.steps:
                self._steps.setdefault(given, []).append((following, relation))

    @classmethod
    @functools.cache
    def shipped(cls) -> Relations:
        """The relations that come with the vocabulary.

        Returns:
            All of ``facts/relations.toml``.

        Raises:
            ValueError: a relation names what is no fact.
        """
        return cls(kept_object("relations", hash_of, _read, Relation))

    def between(self, fact: str, other: str) -> Relation | None:
        """Find the relation of two facts.

        Args:
            fact: the one.
            other: the other.

        Returns:
            The relation, whichever of them speaks of the other; None where there is none.
        """
        wanted = {fact, other}
        return next((one for one in self.relations if {one.fact, one.other} == wanted), None)

    def check(self, answers: Mapping[str, Truth]) -> None:
        """Refuse answers of one place that can't all be so.

        Args:
            answers: yes or no, by fact.

        Raises:
            ContradictionError: two of them can't be.
        """
        for given in answers.items():
            for (other, truth), relation in self.reached(*given):
                told = answers.get(other)
                if told is not None and told is not truth:
                    raise ContradictionError(relation, (given, (other, told)))

    def reached(self, fact: str, truth: Truth) -> tuple[tuple[Literal, Relation], ...]:
        """Return all that follows from one answer, by way of other answers too.

        Args:
            fact: the id of the fact.
            truth: yes or no.

        Returns:
            The answers that follow, each with the last relation on the way.
        """
        found = self._reached.get((fact, truth))
        if found is None:
            found = self._reached[fact, truth] = tuple(self._walk((fact, truth)))
        return found

    def _walk(self, given: Literal) -> Iterator[tuple[Literal, Relation]]:
        seen = {given}
        waiting = [given]
        while waiting:
            for following, relation in self._steps.get(waiting.pop(), ()):
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
                    yield following, relation


def _read() -> tuple[tuple[Relation, ...], Iterable[str]]:
    import tomllib  # noqa: PLC0415 - what is kept is read without it

    table = tomllib.loads(shipped_bytes("facts", _FILE).decode())
    return tuple(_relations(table)), (_FILE, FILE)


def _relations(table: Mapping[str, Any]) -> Iterator[Relation]:
    vocabulary = known_facts()
    for kind in ("excludes", "implies"):
        for entry in table[kind]:
            for other in entry["others"]:
                if entry["fact"] not in vocabulary or other not in vocabulary:
                    raise ValueError(f"relations.toml: `{entry['fact']}` or `{other}` is not a fact")
                yield Relation(
                    fact=entry["fact"], other=other, excludes=kind == "excludes", why=Wording(entry["why"])
                )


def _components(relations: Iterable[Relation]) -> dict[str, tuple[str, ...]]:
    joined: dict[str, set[str]] = {}
    for relation in relations:
        together = joined.get(relation.fact, {relation.fact}) | joined.get(relation.other, {relation.other})
        for fact in together:
            joined[fact] = together
    order = [fact for fact in known_facts() if fact in joined]
    return {fact: tuple(other for other in order if other in joined[fact]) for fact in order}


def implications(facts: Iterable[str], without: Collection[str] = ()) -> tuple[tuple[Literal, Literal], ...]:
    """Return what follows from what among some facts, relations by way of other facts included.

    Args:
        facts: the facts that are asked for.
        without: a policy's own facts, which have no relations.

    Returns:
        Pairs of answers, the second following from the first.
    """
    wanted = tuple(fact for fact in dict.fromkeys(facts) if fact not in without)
    relations = Relations.shipped()
    literals = itertools.product(
        (fact for fact in wanted if fact in relations.components), (Truth.YES, Truth.NO)
    )
    return tuple(
        (given, reached)
        for given in literals
        for reached, _ in relations.reached(*given)
        if reached[0] in wanted
    )
