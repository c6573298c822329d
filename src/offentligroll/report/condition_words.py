"""Conditions in words, so that each can be read in one way only.

Two facts are joined by *and* or *or*. What is longer, or holds a phrase with an *and* or an *or* of its
own, is numbered: (a), (b), and within that (1), (2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.model.wording import Wording
from offentligroll.report.page_words import say
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind

# A phrase with one of these in it could be read as two members.
_JOINS = re.compile(r"[,;:]| (?:och|eller|and|or|samt|men|but|nor|utan) ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@attrs.frozen(kw_only=True)
class ConditionWords:
    """Says the conditions of one policy in one language.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> policy = Policy.load("katrineholm")
        >>> say = ConditionWords(phrase_of=policy.phrase_of, language="en")
        >>> say.clause(policy.capacity_rules[1].rebutted_by)
        'it is not the case that the author held a public role on that day'
    """

    phrase_of: Callable[[str], Wording]
    """Gives the phrase of a fact by its id."""
    language: str
    """``"sv"`` or ``"en"``."""

    def clause(self, condition: Condition) -> str:
        """Say a condition.

        Args:
            condition: the condition; not the one of a rule without ``when``.

        Returns:
            A clause that can follow *when* or *that*, without a full stop.
        """
        return self._clause(condition, 0, within=False)

    def phrase(self, fact: str) -> str:
        """Say a fact.

        Args:
            fact: its id.

        Returns:
            Its phrase, on one line, without a full stop.
        """
        return one_line(self.phrase_of(fact).in_language(self.language)).rstrip(".")

    def _clause(self, condition: Condition, depth: int, *, within: bool) -> str:
        if isinstance(condition, FactTest):
            phrase = self.phrase(condition.fact)
            return say("condition.not", self.language, phrase=phrase) if condition.negated else phrase
        group = _plainest(condition)
        if len(group.members) == 1:
            clause = self._clause(group.members[0], depth, within=within)
            is_none = group.kind is GroupKind.NONE_OF
            return say("condition.not", self.language, phrase=clause) if is_none else clause
        if self._is_short(group):
            first, second = (self._clause(member, depth, within=True) for member in group.members)
            key = f"condition.{group.kind}-two"
            if within and group.kind is GroupKind.ALL_OF:
                key += "-within"
            return say(key, self.language, first=first, second=second)
        members = [
            f"({_label(number, depth)}) {self._clause(member, depth + 1, within=False)}"
            for number, member in enumerate(group.members)
        ]
        *first_members, last = members
        join = say(f"condition.{group.kind}-join", self.language)
        return say(
            f"condition.{group.kind}",
            self.language,
            members=f"{', '.join(first_members)} {join} {last}",
            count=group.count,
        )

    def _is_short(self, group: Group) -> bool:
        """Whether it can be said with one *and* or *or*: two members, a group only as the second."""
        if len(group.members) != 2 or group.kind is GroupKind.AT_LEAST:
            return False
        first, second = group.members
        facts = [one for one in (first, second) if isinstance(one, FactTest)]
        plain = not any(_JOINS.search(self.phrase(one.fact)) for one in facts)
        return plain and isinstance(first, FactTest)


def _plainest(group: Group) -> Group:
    """Say *at least one of* as *any of*, and *at least all of* as *all of*."""
    if group.kind is not GroupKind.AT_LEAST or 1 < group.count < len(group.members):
        return group
    kind = GroupKind.ANY_OF if group.count == 1 else GroupKind.ALL_OF
    return Group(kind=kind, members=group.members)


def _label(number: int, depth: int) -> str:
    """Name a member: letters first, numbers within them, capitals within those."""
    if depth == 1:
        return str(number + 1)
    return _lettered(number) if depth == 0 else _lettered(number).upper()


def _lettered(number: int) -> str:
    letters: Sequence[str] = _LETTERS
    before, last = divmod(number, len(letters))
    return (_lettered(before - 1) if before else "") + letters[last]
