"""Reading conditions out of a policy file: facts by id or phrase, and groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from offentligroll.facts.naming import ids_by_phrase
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.kinds import LIST, got, shortened
from offentligroll.files.readers import empty_value
from offentligroll.files.values import plain_id
from offentligroll.files.where import Path, Report
from offentligroll.languages import Message
from offentligroll.model.indexes import folded
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind

DEEPEST = 3
"""How deep groups may nest; a fact of the policy's own starts anew."""

_NEGATIONS = ("not ", "inte ")
_OTHER_NEGATIONS = ("ej ", "icke ", "no ", "ikke ", "nicht ", "!")


def facts_named(text: str, own: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the facts that a text names, by id or phrase, with a negation before it or without.

    Args:
        text: what stands in a condition.
        own: the phrases of the policy's own facts, by id.

    Returns:
        Their ids; more than one where facts share the phrase, none where there is none.

    Example:
        >>> facts_named("not account-is-listed", {}), facts_named("inte kontot tillhör myndigheten", {})
        (('account-is-listed',), ('account-belongs-to-authority',))
    """
    for negation in ("", *_NEGATIONS):
        if text.casefold().startswith(negation):
            rest = text[len(negation) :]
            if rest in own or rest in Vocabulary.shipped():
                return (rest,)
            if " " in rest and (found := ids_by_phrase(own).get(folded(rest))):
                return found
    return ()


@attrs.define(kw_only=True)
class ConditionReader:
    """Turns what stands in one file into conditions, and gathers what is wrong."""

    report: Report
    """What is wrong with the file."""
    own_facts: Mapping[str, Wording]
    """Phrases of the policy's own facts, by id."""
    _ids_by_phrase: dict[str, tuple[str, ...]] = attrs.field(init=False, factory=dict)
    _meant_ids: Mapping[str, str] = attrs.field(init=False, factory=dict)
    """For own facts whose id is none, as has been reported: that id by the one that was meant."""

    def __attrs_post_init__(self) -> None:
        own = {fact: tuple(phrase.values()) for fact, phrase in self.own_facts.items()}
        self._ids_by_phrase = ids_by_phrase(own)
        self._meant_ids = {plain_id(fact): fact for fact in self.own_facts if plain_id(fact) != fact}

    def read(self, value: Any, path: Path) -> Condition | None:  # noqa: ANN401 - any TOML value
        """Read one condition.

        Args:
            value: what stands there; None where nothing does.
            path: the way to it.

        Returns:
            The condition; None where there is none, or where it is wrong and has been reported.
        """
        return None if value is None else self._read(value, path, DEEPEST)

    def _read(self, value: Any, path: Path, deepest: int) -> Condition | None:  # noqa: ANN401
        if isinstance(value, str):
            return self._fact(value, path)
        if not isinstance(value, dict):
            hint = "condition-list" if isinstance(value, list) else "condition"
            message = Message("policy.no-condition", got=got(value))
            self._add(path, "wrong-type", message, hint)
        elif len(value) != 1:
            message = (
                Message("policy.group-keys", keys=tuple(value)) if value else Message("policy.no-group-key")
            )
            self._add(path, "group-keys", message, "one-group")
        elif deepest == 0:
            self._add(path, "too-deep", Message("policy.groups-too-deep", most=DEEPEST), "name-the-group")
        else:
            ((key, members),) = value.items()
            return self._group(key, members, (*path, key), deepest - 1)
        return None

    def _group(self, key: str, members: Any, path: Path, deepest: int) -> Condition | None:  # noqa: ANN401
        if key not in [kind.value for kind in GroupKind]:
            hint = self.report.suggestion(key, GroupKind) or Message("policy.advice.groups")
            self.report.add(path, "unknown-key", Message("policy.unknown-group", key=shortened(key)), hint)
            return None
        kind, count = GroupKind(key), 0
        if kind is GroupKind.AT_LEAST:
            if not isinstance(members, dict) or set(members) != {"count", "of"}:
                self._add(path, "at-least", Message("policy.at-least"), "at-least")
                return None
            count, members, path = members["count"], members["of"], (*path, "of")
        conditions = self._members(members, path, deepest)
        is_counted = kind is GroupKind.AT_LEAST and isinstance(members, list) and members
        if is_counted and (type(count) is not int or not 0 < count <= len(members)):
            self._add((*path[:-1], "count"), "at-least", Message("policy.count", most=len(members)), "count")
            return None
        return Group(kind=kind, members=conditions, count=count) if conditions else None

    def _members(self, members: Any, path: Path, deepest: int) -> tuple[Condition, ...]:  # noqa: ANN401
        """Read the members of a group: all of them, or none where one is wrong."""
        name = Message("files.name.key", key=str(path[-1]))
        if not isinstance(members, list):
            words = Message("files.got.one-text") if isinstance(members, str) else got(members)
            message = Message("files.wrong-type", name=name, wanted=(LIST,), got=words)
            self.report.add(path, "wrong-type", message, Message("files.advice.list"))
            return ()
        if not members:
            message = empty_value(name, members)
            self._add(path, "empty-list", message, "name-a-fact")
        found = [self._read(member, (*path, number), deepest) for number, member in enumerate(members)]
        return tuple(one for one in found if one is not None) if None not in found else ()

    def _fact(self, text: str, path: Path) -> FactTest | None:
        found, negated = self._find(text), False
        for negation in _NEGATIONS:
            if not found and text.casefold().startswith(negation):
                found, negated = self._find(text[len(negation) :]), True
        if len(found) == 1:
            return FactTest(fact=found[0], negated=negated)
        if found:
            message = Message("policy.ambiguous-phrase", phrase=text, facts=tuple(found))
            self._add(path, "ambiguous-phrase", message, "write-the-id")
        elif text not in self._meant_ids:
            message = Message("policy.unknown-fact", fact=text)
            hint = self._suggestion(text)
            if hint is None and self.report.may_suggest:
                hint = Message("policy.advice.no-such-fact")
            self.report.add(path, "unknown-fact", message, hint)
        return None

    def _find(self, text: str) -> tuple[str, ...]:
        """Find the facts of an id or phrase; more than one where they share the phrase."""
        if text in self.own_facts or text in Vocabulary.shipped():
            return (text,)
        return self._ids_by_phrase.get(folded(text), ()) if " " in text else ()

    def _suggestion(self, text: str) -> Message | None:
        """Suggest what fact somebody may have meant, by its id or by its phrase."""
        for other in _OTHER_NEGATIONS:
            if text.casefold().startswith(other) and self._find(text[len(other) :]):
                return Message("policy.advice.negate", fact=text[len(other) :])
        stem = next((text[len(one) :] for one in _NEGATIONS if text.casefold().startswith(one)), text)
        known: Iterable[str] = (*(self.own_facts.keys() - self._meant_ids.values()), *Vocabulary.shipped())
        return self.report.suggestion(stem, known if " " not in stem else self._ids_by_phrase)

    def _add(self, path: Path, code: str, message: Message, hint: str) -> None:
        self.report.add(path, code, message, Message(f"policy.advice.{hint}"))
