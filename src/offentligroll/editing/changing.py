"""Changes that somebody makes with drop-downs and buttons, as edits of the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from offentligroll.editing.draft import Draft
from offentligroll.editing.finding import Found, entries_named, find
from offentligroll.editing.names import own_facts
from offentligroll.editing.nodes import Value, ValueKind
from offentligroll.editing.positions import Position, TextEdit
from offentligroll.editing.snippets import VERBS
from offentligroll.editing.splicing import Splicer
from offentligroll.editing.wanted import wanted_at
from offentligroll.files.toml_writing import toml_file, toml_text
from offentligroll.files.where import Path
from offentligroll.languages import Message, MessageError
from offentligroll.policy.reading.conditions import facts_named

Plain = str | bool | int | float | dt.date | list[Any] | Mapping[str, Any]
"""A value as JSON or TOML has it; a day may also be a text such as ``"2026-12-31"``."""


def set_value(draft: Draft, way: Iterable[str], value: Plain | None) -> tuple[TextEdit, ...]:
    r"""Write a value, whether one stands there or not; comments and layout around it stay.

    Args:
        draft: the file.
        way: kind and id of an entry and the keys to the value, such as
            ``("capacity", "listed", "says", "sv")``; or keys of the file's top, such as ``("title", "sv")``
            or ``("sources", "qa", "url")``.
        value: the value; a condition as a fact, or as ``{"any_of": ["one-fact", "not another"]}``; None
            takes the key out.

    Returns:
        The edits, for :func:`apply_edits` or an editor.

    Raises:
        MessageError: there is no such entry, or the file can have no such key.

    Example:
        >>> from offentligroll.editing import Draft, apply_edits
        >>> text = '[[capacity]]\nid = "listed"\npresumes = "official"  # as decided\n'
        >>> edits = set_value(Draft.of(text), ("capacity", "listed", "presumes"), "personal")
        >>> print(apply_edits(text, edits), end="")
        [[capacity]]
        id = "listed"
        presumes = "personal"  # as decided
    """
    names = tuple(way)
    found = find(draft, names)
    if value is None:
        return _without(draft, found)
    return _with(draft, found, _day(draft, found.path, value))


def _day(draft: Draft, path: Path, value: Plain) -> Plain:
    """Take a text for a day where a day is wanted."""
    if isinstance(value, str) and wanted_at(draft.kind, path).is_day:
        return dt.date.fromisoformat(value)
    return value


def _with(draft: Draft, found: Found, value: Any) -> tuple[TextEdit, ...]:  # noqa: ANN401 - any value
    splicer = Splicer(draft)
    if found.item is not None:
        for inner in reversed(found.missing):
            value = {inner: value}
        return (splicer.value(found.item, value),)
    key, *deeper = found.missing
    for inner in reversed(deeper):
        value = {inner: value}
    if found.table is not None:
        return (splicer.into_table(found.table, key, value),)
    if found.entry is not None:
        return (splicer.into_entry(found.entry, key, value),)
    return _new_table(draft, {key: value})


def _new_table(draft: Draft, contents: Mapping[str, Any]) -> tuple[TextEdit, ...]:
    """Put in a table with a header, behind the last of its kind, else behind what stands above all lists."""
    kind = next(iter(contents))
    same = [one for one in draft.tree.entries if one.path[:1] == (kind,)]
    tables = [one for one in draft.tree.entries if not any(isinstance(step, int) for step in one.path)]
    block = toml_file(contents, {kind})
    return (Splicer(draft).block((same or tables)[-1].last, block),)


def _without(draft: Draft, found: Found) -> tuple[TextEdit, ...]:
    if found.item is None or found.entry is None or found.missing:
        return ()
    siblings = found.entry.items if found.table is None else found.table.items
    return (Splicer(draft).without(found.item, siblings, in_table=found.table is not None),)


def set_verb(
    draft: Draft, kind: str, identity: str, verb: str, value: Plain | None = None
) -> tuple[TextEdit, ...]:
    r"""Give a rule another verb: how strong it is, or whether it asks or forbids.

    Args:
        draft: the file.
        kind: the key of its list, such as ``"guideline"``.
        identity: its id.
        verb: such as ``"presumes"`` or ``"should_not"``.
        value: what stands behind it; left out, what stands behind the verb that it has.

    Returns:
        The edits.

    Raises:
        MessageError: there is no such rule, or rules of its kind have no such verb.

    Example:
        >>> from offentligroll.editing import Draft, apply_edits
        >>> text = '[[guideline]]\nid = "sides"\nmust_not = "takes-party-side"\n'
        >>> apply_edits(text, set_verb(Draft.of(text), "guideline", "sides", "should_not")).splitlines()[2]
        'should_not = "takes-party-side"'
    """
    verbs = VERBS.get(kind, ())
    if verb not in verbs:
        raise MessageError(Message("editing.no-key", key=f"{kind}.{verb}"))
    entry = entries_named(draft, kind, identity)
    held = [one for one in entry.items if one.keys[0] in verbs]
    splicer = Splicer(draft)
    if not held:
        return () if value is None else (splicer.into_entry(entry, verb, value),)
    edits = [splicer.change(held[0].start, held[0].key_end, verb)] if held[0].keys[0] != verb else []
    if value is not None:
        edits.append(splicer.value(held[0], value))
    return tuple(edits)


def add_fact(
    draft: Draft, way: Iterable[str], fact: str, *, group: str = "any_of", negated: bool = False
) -> tuple[TextEdit, ...]:
    r"""Put a fact into a condition.

    Args:
        draft: the file.
        way: the way to the condition, such as ``("capacity", "listed", "unless")``; it need not be there yet.
        fact: the fact's id.
        group: how it stands beside what is there: ``"any_of"``, ``"all_of"`` or ``"none_of"``.
        negated: whether *not* stands before it.

    Returns:
        The edits; a group of that kind gets another member, any other condition becomes a member of a new
        group.

    Raises:
        MessageError: there is no such entry or key.

    Example:
        >>> from offentligroll.editing import Draft, apply_edits
        >>> text = '[[capacity]]\nid = "listed"\nwhen = "account-is-listed"\n'
        >>> edits = add_fact(Draft.of(text), ("capacity", "listed", "when"), "is-reply", negated=True)
        >>> apply_edits(text, edits).splitlines()[2]
        'when = { any_of = ["account-is-listed", "not is-reply"] }'
    """
    found = find(draft, way)
    member = f"not {fact}" if negated else fact
    if found.item is None or found.missing or found.item.value.kind is ValueKind.MISSING:
        plain = {group: [member]} if group == "none_of" or _is_list(draft, found.path) else member
        return _with(draft, found, [member] if _is_list(draft, found.path) else plain)
    splicer, value = Splicer(draft), found.item.value
    listed = value if value.kind is ValueKind.LIST else _group(value, group)
    if listed is not None:
        return tuple(splicer.into_list(listed, toml_text(member)))
    held = draft.text[value.start : value.end]
    return (splicer.change(value.start, value.end, f"{{ {group} = [{held}, {toml_text(member)}] }}"),)


def _is_list(draft: Draft, path: Path) -> bool:
    return wanted_at(draft.kind, path).is_list


def _group(value: Value, group: str) -> Value | None:
    items = value.items
    is_it = len(items) == 1 and items[0].keys == (group,) and items[0].value.kind is ValueKind.LIST
    return items[0].value if is_it else None


def remove_fact(draft: Draft, way: Iterable[str], fact: str) -> tuple[TextEdit, ...]:
    r"""Take a fact out of a condition, with or without *not* before it, by its id or its phrase.

    Args:
        draft: the file.
        way: the way to the condition.
        fact: the fact's id.

    Returns:
        The edits; where nothing is left, the condition goes too. No edits where the fact is not there.

    Raises:
        MessageError: there is no such entry or key.

    Example:
        >>> from offentligroll.editing import Draft, apply_edits
        >>> text = '[[capacity]]\nid = "listed"\nunless = { any_of = ["is-reply", "is-satire"] }\n'
        >>> edits = remove_fact(Draft.of(text), ("capacity", "listed", "unless"), "is-reply")
        >>> apply_edits(text, edits).splitlines()[2]
        'unless = { any_of = ["is-satire"] }'
    """
    found = find(draft, way)
    if found.item is None or found.missing:
        return ()
    named = {one.id: one.sentences for one in own_facts(draft)}
    edits = _taken_out(Splicer(draft), found.item.value, fact, named)
    return _without(draft, found) if edits is None else edits


def _taken_out(
    splicer: Splicer, value: Value, fact: str, named: Mapping[str, tuple[str, ...]]
) -> tuple[TextEdit, ...] | None:
    """Take a fact out of a value; None where nothing of the value would be left."""
    if value.kind is ValueKind.TEXT:
        return None if fact in facts_named(value.text, named) else ()
    for listed in _lists(value):
        for number, member in enumerate(listed.members):
            inner = _taken_out(splicer, member, fact, named)
            if inner is None:
                return None if len(listed.members) == 1 else (splicer.out_of_list(listed, number),)
            if inner:
                return inner
    return ()


def _lists(value: Value) -> Iterable[Value]:
    if value.kind is ValueKind.LIST:
        yield value
    for item in value.items:
        yield from _lists(item.value)


def add_entry(
    draft: Draft, kind: str, entry: Mapping[str, Any], *, after: str | None = None, at: Position | None = None
) -> tuple[TextEdit, ...]:
    r"""Put in a rule, a fact of the policy's own, a principle, a source or a case.

    Args:
        draft: the file.
        kind: the key of its list, such as ``"house_rule"``; for a source ``"sources"``.
        entry: its keys and values; a source has its key as ``id``.
        after: the id of the entry of the same kind that it follows; left out, the last.
        at: in a Markdown document, a place among the paragraphs: the entry stands below it in a block of its
            own.

    Returns:
        The edits.

    Raises:
        MessageError: there is no entry of that id, or the file has no such list.

    Example:
        >>> from offentligroll.editing import Draft, apply_edits
        >>> text = '[[principle]]\nid = "kind"\nsays = { en = "Be kind." }\n'
        >>> new = {"id": "quick", "says": {"en": "Be quick."}}
        >>> print(apply_edits(text, add_entry(Draft.of(text), "principle", new)), end="")
        [[principle]]
        id = "kind"
        says = { en = "Be kind." }
        <BLANKLINE>
        [[principle]]
        id = "quick"
        says = { en = "Be quick." }
    """
    if kind == "sources":
        inner = {key: value for key, value in entry.items() if key != "id"}
        return _new_table(draft, {"sources": {str(entry["id"]): inner}})
    if not wanted_at(draft.kind, (kind, 0)).keys:
        raise MessageError(Message("editing.no-key", key=kind))
    block = toml_file({kind: [dict(entry)]}, {kind})
    splicer = Splicer(draft)
    same = [*draft.tree.listed(kind)]
    if after is not None:
        behind = entries_named(draft, kind, after)
    elif at is not None and draft.name.endswith(".md"):
        return (splicer.block(draft.lines.offset(at), f"```toml{block}```"),)
    elif same:
        behind = same[-1]
    elif draft.name.endswith(".md"):
        return (splicer.block(len(draft.text.rstrip()), f"```toml{block}```"),)
    else:
        return (splicer.block(len(draft.text.rstrip()), block),)
    inner_entries = [one for one in draft.tree.entries if one.path[:2] == behind.path]
    return (splicer.block(inner_entries[-1].last, block),)


def remove_entry(draft: Draft, kind: str, identity: str) -> tuple[TextEdit, ...]:
    """Take out a rule, a fact of the policy's own, a principle, a source or a case.

    Args:
        draft: the file.
        kind: the key of its list; for a source ``"sources"``.
        identity: its id; for a source its key.

    Returns:
        The edits; comments between entries stay.

    Raises:
        MessageError: there is none.
    """
    path: Path = ("sources", identity) if kind == "sources" else entries_named(draft, kind, identity).path
    entries = [one for one in draft.tree.entries if one.path[:2] == path]
    if not entries:
        raise MessageError(Message("editing.no-entry", kind=kind, id=identity))
    return tuple(Splicer(draft).entry_out(entries))
