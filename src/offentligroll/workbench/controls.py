"""The rules of a policy as sentences, with what can be chosen in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.names import own_facts
from offentligroll.editing.nodes import Entry, Item, Value, ValueKind
from offentligroll.editing.outlining import OutlineItem, outline
from offentligroll.languages import say
from offentligroll.policy.reading.conditions import facts_named

STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "capacity": ("decides", "presumes", "suggests", "official_only_if", "personal_only_if"),
    "guideline": ("must", "must_not", "should", "should_not", "may"),
    "channel_rule": ("must", "must_not", "should", "should_not", "may"),
}
"""The keys by which rules say how strong they are, by kind."""
_CONCLUDING = ("decides", "presumes", "suggests")
_CONDITIONS: Mapping[str, tuple[str, ...]] = {
    "capacity": ("when", "unless", "rebutted_by"),
    "guideline": ("when", "unless"),
    "channel_rule": ("when", "unless"),
    "obligation": ("when", "unless"),
    "house_rule": ("not_allowed",),
}
GROUPS = ("all_of", "any_of", "none_of")
"""How several facts are put together."""
_THEN = ("may_remove", "should_remove", "must_remove")
_CAPACITIES = ("official", "personal", "any")


def controls(draft: Draft, language: str) -> list[dict[str, Any]]:
    """Return of each rule its sentence, and what can be chosen in it.

    Args:
        draft: the file of a policy, as it stands.
        language: the language in which it is read.

    Returns:
        The rules in the order of the file.
    """
    told = iter(outline(draft, language))
    entries = (one for one in draft.tree.entries if len(one.path) == 2 and one.path[0] in _LISTED)
    own = {one.id: one.sentences for one in own_facts(draft)}
    return [_Rule(entry, item, own, language).told() for entry, item in zip(entries, told, strict=True)]


_LISTED = (
    *("capacity", "guideline", "obligation", "house_rule", "channel_rule", "archive_rule", "principle"),
    *("fact", "case"),
)


@attrs.frozen
class _Rule:
    entry: Entry
    item: OutlineItem
    own: Mapping[str, tuple[str, ...]]
    language: str

    def told(self) -> dict[str, Any]:
        return {
            "kind": self.item.kind,
            "id": self.item.id,
            "says": self.item.says,
            "words": self._words(),
            "line": self.item.span.start.line,
            "section": self.item.section,
            "shown": self.item.number,
            "lines": list(self.item.lines),
            "cite": self._text("cite"),
            "choices": list(self._choices()),
            "conditions": list(self._conditions()),
        }

    def _words(self) -> dict[str, str]:
        """Return its sentence in each language."""
        key = {"fact": "phrase", "obligation": "action"}.get(self.item.kind, "says")
        item = self.entry.item(key)
        items = () if item is None else item.value.items
        return {f"{key}.{one.keys[0]}": one.value.text for one in items if one.value.kind is ValueKind.TEXT}

    def _text(self, key: str) -> str | None:
        item = self.entry.item(key)
        return item.value.text if item is not None and item.value.kind is ValueKind.TEXT else None

    def _choices(self) -> Iterator[dict[str, Any]]:
        kind = self.item.kind
        strength = self._strength()
        if strength is not None:
            concluding = strength.keys[0] in _CONCLUDING
            all_strengths = STRENGTHS[kind]
            fitting = (
                _CONCLUDING if concluding else tuple(one for one in all_strengths if one not in _CONCLUDING)
            )
            yield self._choice("verb", strength.keys[0], fitting)
            if concluding:
                yield self._choice(strength.keys[0], strength.value.text, _CAPACITIES[:2], "value")
        if kind == "house_rule":
            yield self._choice("then", self._text("then") or _THEN[0], _THEN)
        if kind in ("guideline", "obligation"):
            yield self._choice("in_capacity", self._text("in_capacity") or _CAPACITIES[0], _CAPACITIES)

    def _choice(self, key: str, chosen: str, options: tuple[str, ...], name: str = "") -> dict[str, Any]:
        name = name or key
        return {
            "key": key,
            "label": say(f"workbench.choice.{name}", self.language),
            "chosen": chosen,
            "options": [[one, say(f"workbench.option.{name}-{one}", self.language)] for one in options],
        }

    def _strength(self) -> Item | None:
        keys = STRENGTHS.get(self.item.kind, ())
        return next((item for key in keys if (item := self.entry.item(key)) is not None), None)

    def _conditions(self) -> Iterator[dict[str, Any]]:
        strength = self._strength()
        if strength is not None and strength.keys[0] not in _CONCLUDING:
            yield self._condition(strength.keys[0], strength.value, "what")
        for key in _CONDITIONS.get(self.item.kind, ()):
            item = self.entry.item(key)
            yield self._condition(key, None if item is None else item.value, key)

    def _condition(self, key: str, value: Value | None, name: str) -> dict[str, Any]:
        form, facts = self._read(value)
        label = say(f"workbench.condition.{name}", self.language)
        return {"key": key, "label": label, "form": form, "facts": facts}

    def _read(self, value: Value | None) -> tuple[str, list[dict[str, Any]]]:
        """Read a condition of one fact, or of one group of facts; all else is for the file alone."""
        if value is None or value.kind is ValueKind.MISSING:
            return "none", []
        if value.kind is ValueKind.TEXT:
            fact = self._fact(value.text)
            return "all_of", [fact]
        if value.kind is ValueKind.TABLE and len(value.items) == 1:
            (item,) = value.items
            members = item.value.members
            if item.keys[0] in GROUPS and all(one.kind is ValueKind.TEXT for one in members):
                return item.keys[0], [self._fact(one.text) for one in members]
        return "other", []

    def _fact(self, text: str) -> dict[str, Any]:
        found = facts_named(text, self.own)
        is_plain = text in self.own or (found == (text,))
        negated = not is_plain and text.casefold().startswith(("not ", "inte "))
        return {"id": found[0] if found else text, "negated": negated, "is_known": bool(found)}


def condition_of(form: str, facts: list[Mapping[str, Any]]) -> str | dict[str, list[str]] | None:
    """Write a condition as files have it.

    Args:
        form: how the facts are put together, one of :data:`GROUPS`.
        facts: each with its ``id``, and whether it is ``negated``.

    Returns:
        One fact, a group, or None for no condition.

    Example:
        >>> condition_of("all_of", [{"id": "is-spoken", "negated": True}])
        'not is-spoken'
    """
    named = [f"not {one['id']}" if one.get("negated") else str(one["id"]) for one in facts]
    if not named:
        return None
    return named[0] if len(named) == 1 and form != "none_of" else {form: named}
