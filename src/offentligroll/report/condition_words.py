"""Conditions in words, so that each can be read in one way only.

Two facts are joined by *and* or *or*. What is longer, or holds a phrase with an *and* or an *or* of its
own, is numbered: (a), (b), and within that (1), (2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.forms import FactForms, Forms
from offentligroll.languages import say, written
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind

# A phrase with one of these in it could be read as two members.
_JOINS = re.compile(r"[,;:]| (?:och|eller|and|or|samt|men|but|nor|utan|varken|neither) ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@attrs.frozen(kw_only=True)
class ConditionWords:
    """Says the conditions of one policy in one language.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> policy = Policy.load("katrineholm")
        >>> say = ConditionWords(forms_of=policy.forms_of, language="en")
        >>> say.clause(policy.capacity_rules[1].rebutted_by)
        'the author did not hold any public role on that day'
    """

    forms_of: Callable[[str], FactForms]
    """Gives the sentence forms of a fact by its id."""
    language: str
    """``"sv"`` or ``"en"``."""

    def clause(self, condition: Condition) -> str:
        """State a condition.

        Args:
            condition: the condition; not the one of a rule without ``when``.

        Returns:
            A clause that can follow *when* or *that*, without a full stop.
        """
        return self._clause(condition, 0, is_main=False)

    def members(self, group: Group) -> str:
        """List the members of a group, each with its letter.

        Args:
            group: the group.

        Returns:
            What can follow a colon, with *and* or *or* before the last, without a full stop.
        """
        return self._members(group, 0)

    def forms(self, fact: str) -> Forms:
        """The sentences of a fact.

        Args:
            fact: its id.

        Returns:
            Its forms, each on one line.
        """
        said = attrs.asdict(self.forms_of(fact).in_language(self.language))
        return Forms(**{form: one_line(words) for form, words in said.items()})

    def _clause(self, condition: Condition, depth: int, *, is_main: bool, within: bool = False) -> str:
        """State a condition, in the word order of a main clause or of one that follows *when*."""
        if isinstance(condition, FactTest):
            forms = self.forms(condition.fact)
            if not condition.negated:
                return forms.is_
            return forms.is_not if is_main else forms.that_not
        group = plainest(condition)
        if len(group.members) == 1 and group.kind is not GroupKind.NONE_OF:
            return self._clause(group.members[0], depth, is_main=is_main, within=within)
        if self._is_short(group):
            first, second = (
                self._clause(member, depth, is_main=is_main, within=True) for member in group.members
            )
            key = f"pages.condition.{group.kind}-two"
            if within and group.kind is GroupKind.ALL_OF:
                key += "-within"
            return say(key, self.language, first=first, second=second)
        name = group.kind.value
        alone, *others = group.members
        if group.kind is GroupKind.NONE_OF and isinstance(alone, Group) and not others:
            # All that is left after the plainest way to say it: none of "at least two of three".
            name, group = "fewer", alone
        members = self._members(group, depth)
        return say(f"pages.condition.{name}", self.language, members=members, count=group.count)

    def _members(self, group: Group, depth: int) -> str:
        members = tuple(
            f"({_label(number, depth)}) {self._clause(member, depth + 1, is_main=True)}"
            for number, member in enumerate(group.members)
        )
        is_choice = group.kind in (GroupKind.ANY_OF, GroupKind.NONE_OF)
        return written(members, self.language, "or" if is_choice else "and")

    def _is_short(self, group: Group) -> bool:
        """Whether it can be said with one *and* or *or*: two members, a group only as the second."""
        if len(group.members) != 2 or group.kind in (GroupKind.AT_LEAST, GroupKind.NONE_OF):
            return False
        first, second = group.members
        facts = [one for one in (first, second) if isinstance(one, FactTest)]
        plain = not any(_JOINS.search(self._clause(one, 0, is_main=True)) for one in facts)
        return plain and isinstance(first, FactTest)


def _opposite(condition: Condition) -> Condition:
    """The condition that is true exactly where another is not, with its negations at the facts.

    *At least two of three* has none that can be written so, and becomes *none of* it.
    """
    if isinstance(condition, FactTest):
        return attrs.evolve(condition, negated=not condition.negated)
    group = plainest(condition)
    match group.kind:
        case GroupKind.NONE_OF:
            return Group(kind=GroupKind.ANY_OF, members=group.members)
        case GroupKind.ALL_OF:
            return Group(kind=GroupKind.ANY_OF, members=tuple(map(_opposite, group.members)))
        case GroupKind.ANY_OF:
            return Group(kind=GroupKind.ALL_OF, members=tuple(map(_opposite, group.members)))
        case _:
            return Group(kind=GroupKind.NONE_OF, members=(group,))


def plainest(group: Group) -> Group:
    """State a group as plainly as it can be.

    Args:
        group: the group.

    Returns:
        *Any of* for *at least one of*, *all of* for *at least all of*, and the opposite of each for *none of*
        one or two facts or one group; else the group.
    """
    if group.kind is GroupKind.NONE_OF:
        alone = len(group.members) == 1 and not _is_count(group.members[0])
        two = len(group.members) == 2 and all(isinstance(one, FactTest) for one in group.members)
        if alone or two:
            return Group(kind=GroupKind.ALL_OF, members=tuple(map(_opposite, group.members)))
        return group
    if group.kind is not GroupKind.AT_LEAST or 1 < group.count < len(group.members):
        return group
    kind = GroupKind.ANY_OF if group.count == 1 else GroupKind.ALL_OF
    return Group(kind=kind, members=group.members)


def _is_count(condition: Condition) -> bool:
    return isinstance(condition, Group) and plainest(condition).kind is GroupKind.AT_LEAST


def _label(number: int, depth: int) -> str:
    """Name a member: letters first, numbers within them, capitals within those."""
    if depth == 1:
        return str(number + 1)
    return _lettered(number) if depth == 0 else _lettered(number).upper()


def _lettered(number: int) -> str:
    letters: Sequence[str] = _LETTERS
    before, last = divmod(number, len(letters))
    return (_lettered(before - 1) if before else "") + letters[last]
