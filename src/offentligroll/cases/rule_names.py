"""The names of rules in a file of cases, looked up in the policy of the cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cases.case import RULES, Case
from offentligroll.files.kinds import shortened
from offentligroll.files.problems import Problem
from offentligroll.files.strict import Read
from offentligroll.files.where import Path, problem_at
from offentligroll.languages import Message
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.visitor import VISITOR

if TYPE_CHECKING:
    from offentligroll.engine.asked import Rule

_KEY_OF = {RULES: "because", "guideline": "findings", "obligation": "obligations", "measure": "measures"}
"""The key under which a case names each kind of rule."""
_MOST_NAMED = 8
"""Longer lists of ids help nobody."""


@attrs.frozen
class RuleNames:
    """The ids of the rules of a policy, by their kind."""

    by_kind: Mapping[str, tuple[str, ...]]
    """The ids that a case can name, by kind."""

    @classmethod
    def of(cls, policy: Rulebook) -> RuleNames:
        """Take the rules of a policy.

        Args:
            policy: the policy.

        Returns:
            Their ids, those included that follow from house rules, or are in every policy.
        """
        capacity = _ids(policy.capacity_rules)
        return cls(
            {
                RULES: capacity if VISITOR in capacity else (*capacity, VISITOR),
                "guideline": (*_ids(policy.all_guidelines), *_ids(policy.channel_rules)),
                "obligation": _ids(policy.all_obligations),
                "measure": _ids(policy.archive_rules),
            }
        )

    def problems(self, cases: Iterable[Case], read: Read[Any]) -> Iterator[tuple[Path, Problem]]:
        """Find names of rules that the policy does not have.

        Args:
            cases: the cases.
            read: the file that they stand in.

        Yields:
            The way to each, and what is wrong with it.
        """
        for kind, path, name in _named(cases, read):
            if name not in self.by_kind[kind]:
                named = Message(f"policy.kind.{kind}")
                message = Message("policy.unknown-rule", kind=named, id=shortened(name))
                advice = self._advice(kind, name, read)
                yield path, problem_at(read.report.source, path, "unknown-rule", message, advice)

    def _advice(self, kind: str, name: str, read: Read[Any]) -> Message | None:
        known = self.by_kind[kind]
        other = next((other for other, ids in self.by_kind.items() if name in ids), None)
        if other is not None:
            named = Message(f"cases.rule.{other}")
            return Message("cases.advice.other-kind", kind=named, key=_KEY_OF[other])
        meant = read.report.suggestion(name, known)
        if meant is None and len(known) <= _MOST_NAMED:
            return Message("cases.advice.rules", ids=known) if known else None
        return meant


def _ids(rules: Iterable[Rule | ChannelRule]) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules)


def _named(cases: Iterable[Case], read: Read[Any]) -> Iterator[tuple[str, Path, str]]:
    """Yield the rules that cases name, with their kind and the way to them."""
    for reference in read.references:
        if RULES in reference.kinds:
            yield RULES, reference.path, reference.id
    for case in cases:
        parts: Mapping[str, Iterable[str]] = {
            "guideline": case.findings,
            "obligation": case.obligations,
            "measure": case.measures,
        }
        for kind, named in parts.items():
            for name in named:
                yield kind, (*case.path, _KEY_OF[kind], name), name
