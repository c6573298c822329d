"""From a problem to the words that it is about."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.nodes import Entry, Item, Value, ValueKind
from offentligroll.files.problems import Problem, Severity

_OF_KEYS = frozenset({"missing-key", "missing-language"})


@attrs.frozen(kw_only=True)
class Pointed:
    """What stands where a problem is."""

    start: int
    """Where the words begin that it is about, in code points."""
    end: int
    """Where they end."""
    entry: Entry
    """The entry."""
    item: Item | None = None
    """The key with its value, where it is about one."""
    value: Value | None = None
    """The value, where it is about one."""
    is_key: bool = False
    """Whether it is about the key itself, not about what stands behind it."""

    @property
    def is_header(self) -> bool:
        """Whether it is about a header."""
        return self.item is None and self.value is None and self.start == self.entry.start


def pointed_at(draft: Draft, problem: Problem) -> Pointed:
    """Find the words that a problem is about.

    Args:
        draft: the file.
        problem: what is wrong with it.

    Returns:
        The words: the misspelt name where the problem says which; else the key with its value, the header, or
        what stands there.
    """
    place = problem.place
    if place is None or place.file != draft.name:
        return _named(draft)
    start = draft.lines.offset_of(place.line, place.column)
    entry = draft.tree.at(start)
    item = next((one for one in _items(entry) if one.start == start), None)
    if item is not None:
        return _on_item(draft, problem, entry, item)
    values = [one for one in _values(entry) if one.start == start]
    value = _written(problem, values) or next(iter(values), None)
    if value is not None:
        return Pointed(start=value.start, end=value.end, entry=entry, value=value)
    if entry.start <= start <= entry.header_end and entry.path:
        return Pointed(start=entry.start, end=entry.header_end, entry=entry)
    return Pointed(start=start, end=_end_of_word(draft.text, start), entry=entry)


def _on_item(draft: Draft, problem: Problem, entry: Entry, item: Item) -> Pointed:
    """Mark the key, the value or the very word that is wrong."""
    if problem.severity is Severity.ERROR and item.keys[-1] in _quoted(problem):
        end = item.key_end
        return Pointed(start=item.start, end=end, entry=entry, item=item, value=item.value, is_key=True)
    value = _written(problem, [item.value])
    start, end = _of_item(draft, problem, item) if value is None else (value.start, value.end)
    return Pointed(start=start, end=end, entry=entry, item=item, value=value or item.value)


def _of_item(draft: Draft, problem: Problem, item: Item) -> tuple[int, int]:
    """Mark the value where it is wrong, and else the key with its value, as far as both stand on one line."""
    if problem.code in _OF_KEYS or "\n" in draft.text[item.start : item.end]:
        return item.start, item.key_end
    is_value = problem.severity is Severity.ERROR and item.value.kind is not ValueKind.MISSING
    return item.value.start if is_value else item.start, item.end


def _named(draft: Draft) -> Pointed:
    """Find where a file names another that something is wrong with, or take its beginning."""
    entry = draft.tree.entries[0]
    item = entry.item("directory")
    start, end = (0, _end_of_word(draft.text, 0)) if item is None else (item.start, item.end)
    return Pointed(start=start, end=end, entry=entry, item=item)


def _quoted(problem: Problem) -> tuple[str, ...]:
    """The words that a problem quotes."""
    return tuple(value for _, value in problem.says.parameters if isinstance(value, str))


def _written(problem: Problem, values: list[Value]) -> Value | None:
    """Find the value that a problem quotes."""
    texts = [one for value in values for one in inner_values(value) if one.kind is ValueKind.TEXT]
    for quote in _quoted(problem):
        for text in texts:
            if quote and (text.text == quote or text.text.partition(",")[0].strip() == quote):
                return text
    return None


def _items(entry: Entry) -> Iterator[Item]:
    for item in entry.items:
        yield item
        yield from _inner_items(item.value)


def _inner_items(value: Value) -> Iterator[Item]:
    for item in value.items:
        yield item
        yield from _inner_items(item.value)
    for member in value.members:
        yield from _inner_items(member)


def _values(entry: Entry) -> Iterator[Value]:
    return (value for item in entry.items for value in inner_values(item.value))


def inner_values(value: Value) -> Iterator[Value]:
    """Yield a value and all that is in it.

    Args:
        value: the value.

    Yields:
        The value, and the members and values in it.
    """
    yield value
    for one in (*value.members, *(item.value for item in value.items)):
        yield from inner_values(one)


def _end_of_word(text: str, start: int) -> int:
    line = text[start:].partition("\n")[0]
    words = line.split(maxsplit=1)
    return start + (len(line) - len(line.lstrip()) + len(words[0]) if words else 0)
