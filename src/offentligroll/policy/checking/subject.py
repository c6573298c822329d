"""What is checked: a policy with the file that it stands in."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from offentligroll.files.document import Contents
from offentligroll.files.where import Path
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.document import Principle
from offentligroll.rules.house_rule import HouseRule

if TYPE_CHECKING:
    from offentligroll.engine.asked import Rule

T = TypeVar("T")


@attrs.define(kw_only=True)
class Subject:
    """One policy under check."""

    document: Contents
    """The file."""
    policy: Rulebook
    """The policy that stands in it."""
    passed_over: set[Path] = attrs.field(factory=set)
    """The rules that ask about too much for everything to be looked at."""
    pairs_passed_over: int = 0
    """How many pairs of rules were not compared."""
    found: set[tuple[Path, str]] = attrs.field(factory=set)
    """What has been found so far: the way to the entry, and the code."""
    _results: dict[Callable[[Subject], Any], Any] = attrs.field(factory=dict, init=False)

    def once(self, analysis: Callable[[Subject], T]) -> T:
        """Run an analysis that several checks need, the first time that it is asked for.

        Args:
            analysis: what is to be run.

        Returns:
            Its result.
        """
        if analysis not in self._results:
            self._results[analysis] = analysis(self)
        result: T = self._results[analysis]
        return result

    @functools.cached_property
    def capacity(self) -> tuple[Entry, ...]:
        """The capacity rules, inherited ones included."""
        return self._entries("capacity", self.policy.capacity_rules)

    @functools.cached_property
    def guidelines(self) -> tuple[Entry, ...]:
        """The guidelines, inherited ones included."""
        return self._entries("guideline", self.policy.guidelines)

    @functools.cached_property
    def obligations(self) -> tuple[Entry, ...]:
        """The obligations, inherited ones included."""
        return self._entries("obligation", self.policy.obligations)

    @property
    def own(self) -> Iterable[tuple[Path, Entry]]:
        """The rules that stand in the file itself, each with the way to it."""
        for entry in (*self.capacity, *self.guidelines, *self.obligations):
            if entry.path is not None:
                yield entry.path, entry

    @property
    def house_rules(self) -> Iterable[tuple[Path, HouseRule]]:
        """The house rules of the file itself, each with the way to it."""
        own = [rule for rule in self.policy.house_rules if "/" not in rule.id]
        return ((("house_rule", number), rule) for number, rule in enumerate(own))

    @property
    def parts(self) -> Iterable[tuple[Path, Rule | Principle]]:
        """All that says something and cites a source in the file itself, each with the way to it."""
        for path, entry in self.own:
            yield path, entry.rule
        yield from self.house_rules
        for number, rule in enumerate(self.policy.channel_rules):
            yield ("channel_rule", number), rule
        for number, measure in enumerate(self.policy.archive_rules):
            yield ("archive_rule", number), measure
        for number, principle in enumerate(self.policy.principles):
            yield ("principle", number), principle

    @property
    def word_lists(self) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
        """The lists of words of the file's own facts: the way to each fact, the language and the words."""
        for number, fact in enumerate(self.document.data.get("fact", ())):
            for language, words in fact.get("words", {}).items():
                yield ("fact", number), language, tuple(words)

    def _entries(self, kind: str, rules: Sequence[Rule]) -> tuple[Entry, ...]:
        # Inherited ones come first; a policy without errors has one rule for each entry of its file.
        inherited = len(rules) - len(self.document.data.get(kind, ()))
        return tuple(
            Entry(
                rule=rule,
                policy=self.policy,
                path=None if number < inherited else (kind, number - inherited),
            )
            for number, rule in enumerate(rules)
        )
