"""A FAQ out of a policy: for each rule that answers a question, what it is asked by and what is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.model.typed import typed
from offentligroll.policy.rulebook import Rulebook
from offentligroll.questions.answering import answer, asked
from offentligroll.questions.reply import Reply
from offentligroll.questions.template import Template, templates
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest, GroupKind
from offentligroll.rules.rule import Guideline, Obligation

_Told = dict[str, bool]


@attrs.frozen(kw_only=True, field_transformer=typed)
class Entry:
    """One case of a question, and its answer."""

    template: Template
    """The question."""
    yes: tuple[str, ...] = ()
    """What is so in this case."""
    no: tuple[str, ...] = ()
    """What is not so."""
    reply: Reply
    """The answer."""

    @property
    def key(self) -> str:
        """What it is called where answers are kept."""
        return f"{self.template.id}: {', '.join((*self.yes, *(f'not {one}' for one in self.no)))}"

    def kept(self) -> Mapping[str, Any]:
        """What is kept of it, so that a change is seen."""
        ground = None if self.reply.ground is None else self.reply.ground.id
        return {"form": self.reply.form.value, "ground": ground}


def faq(rulebook: Rulebook) -> tuple[Entry, ...]:
    """Write the entries of a FAQ: one for each rule that answers a question and decides the answer.

    Args:
        rulebook: the policy.

    Returns:
        The entries, by question, each case once.
    """
    entries: dict[str, Entry] = {}
    for template in templates():
        for entry in _entries(rulebook, template):
            entries.setdefault(entry.key, entry)
    return tuple(entries.values())


def _entries(rulebook: Rulebook, template: Template) -> Iterator[Entry]:
    rules: tuple[Guideline | Obligation, ...] = (*rulebook.all_guidelines, *rulebook.all_obligations)
    for rule in rules:
        if template.id not in rule.answers:
            continue
        told = _case_of(rulebook, rule)
        yes = tuple(fact for fact, holds in told.items() if holds)
        no = tuple(fact for fact, holds in told.items() if not holds)
        reply = answer(rulebook, asked(rulebook, template.id, yes, no))
        if reply.form.is_said and reply.ground is not None and reply.ground.id == rule.id:
            yield Entry(template=template, yes=yes, no=no, reply=reply)


def _case_of(rulebook: Rulebook, rule: Guideline | Obligation) -> _Told:
    """The simplest case that a rule is about: where it applies, and what it speaks of is done."""
    told: _Told = {}
    parts: list[Condition] = [rule.when]
    if isinstance(rule, Guideline) and (rule.modality.is_prohibition or not rule.modality.is_duty):
        parts.append(rule.conduct)
    for part in parts:
        if part != ALWAYS_TRUE:
            _make_so(rulebook.plain(part), told, holds=True)
    return {fact: holds for fact, holds in told.items() if ":" not in fact and "/" not in fact}


def _make_so(condition: Condition, told: _Told, *, holds: bool) -> None:
    if isinstance(condition, FactTest):
        told.setdefault(condition.fact, holds is not condition.negated)
        return
    members = condition.members
    if condition.kind is GroupKind.NONE_OF:
        holds = not holds
        kind = GroupKind.ANY_OF
    else:
        kind = condition.kind
    needed = {GroupKind.ALL_OF: len(members), GroupKind.ANY_OF: 1}.get(kind, condition.count or 1)
    if not holds:
        # To fail, so many have to fail that the rest is too few.
        needed = len(members) - needed + 1
    for member in members[:needed]:
        _make_so(member, told, holds=holds)
