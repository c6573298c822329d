"""The names of facts in a file of cases: ids and phrases, looked up in the policy of the cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.cases.case import FACTS, Case
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.files.kinds import shortened
from offentligroll.files.problems import Problem, Severity, did_you_mean
from offentligroll.files.strict import Read
from offentligroll.files.where import Path, problem_at
from offentligroll.languages import Message
from offentligroll.model.indexes import folded
from offentligroll.policy.arguments import folded_ids
from offentligroll.policy.rulebook import Rulebook

# Looking for what may have been meant costs far more than finding the problem.
_MOST_SUGGESTIONS = 200
_UNKNOWN = "unknown-fact"
_LIKE, _ALMOST = 0.6, 0.85
"""How alike two names are of which one may have been meant, or must have been."""


@attrs.define
class FactNames:
    """What the names of facts mean under a policy, as far as it is at hand."""

    known: frozenset[str]
    """The ids of facts that can be told."""
    groups: frozenset[str]
    """The ids of the policy's own groups, which follow from other facts."""
    of_words: frozenset[str]
    """The ids of facts that the words or links of a statement answer."""
    by_phrase: Mapping[str, str]
    """Ids by phrase, folded."""
    is_whole: bool
    """Whether the policy is at hand, so that there are no other facts."""

    @classmethod
    def of(cls, policy: Rulebook | None) -> FactNames:
        """Take the facts of a policy.

        Args:
            policy: the policy; None where it is not at hand.

        Returns:
            Its own facts and those of the vocabulary.
        """
        own = () if policy is None else policy.own_facts
        groups = frozenset(one.id for one in own if one.group is not None)
        return cls(
            known=frozenset((*Vocabulary.shipped(), *(one.id for one in own))) - groups,
            groups=groups,
            of_words=frozenset(
                (
                    *(one.id for one in Vocabulary.shipped().values() if one.source is Source.TEXT),
                    *(one.id for one in own if one.words or one.hosts),
                )
            ),
            by_phrase=folded_ids(own),
            is_whole=policy is not None,
        )

    def id_of(self, name: str) -> str:
        """Return the id of a fact.

        Args:
            name: its id or its phrase.

        Returns:
            The id; the name itself where it is no phrase.
        """
        return self.by_phrase.get(folded(name), name) if " " in name else name

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of facts, each once.

        Args:
            names: their ids or phrases.

        Returns:
            The ids.
        """
        return tuple(dict.fromkeys(map(self.id_of, names)))

    def check(self, read: Read[Any]) -> Iterator[tuple[Path, Problem]]:
        """Report slips of the pen, and facts that follow from others, and find names that resemble nothing.

        Where the policy is not at hand, a name may be one of its own facts, and only slips of the pen are
        reported; the rest is told when the cases are run.

        Args:
            read: the file.

        Yields:
            The way to each name that resembles nothing, and what is wrong with it.
        """
        hints: dict[str, Message | None] = {}
        for reference in read.references:
            if FACTS not in reference.kinds:
                continue
            name = reference.id
            fact = self.id_of(name)
            if fact in self.known:
                continue
            if fact in self.groups:
                read.report.add(reference.path, "follows", Message("facts.follows", fact=fact))
                continue
            if name not in hints and len(hints) < _MOST_SUGGESTIONS:
                names = self.by_phrase if " " in name else (*self.known, *self.groups)
                hints[name] = did_you_mean(folded(name), names, _LIKE if self.is_whole else _ALMOST)
            hint = hints.get(name)
            message = Message("policy.unknown-fact", fact=shortened(name))
            if hint is not None:
                read.report.add(reference.path, _UNKNOWN, message, hint)
            elif self.is_whole:
                source, advice = read.report.source, Message("cases.advice.unknown-fact")
                yield reference.path, problem_at(source, reference.path, _UNKNOWN, message, advice)

    def unread(self, cases: Iterable[Case], read: Read[Any]) -> Iterator[tuple[Path, Problem]]:
        """Find cases whose words seem to have been meant for the detectors.

        Args:
            cases: the cases.
            read: the file that they stand in.

        Yields:
            The way to the words of each, and a hint.
        """
        for case in cases:
            told = self.ids((*case.yes, *case.no))
            if case.text is not None and case.statement is None and self.of_words.isdisjoint(told):
                message, advice = Message("cases.unread"), Message("cases.advice.unread")
                path = (*case.path, "text")
                source = read.report.source
                yield path, problem_at(source, path, "unread-words", message, advice, Severity.HINT)
