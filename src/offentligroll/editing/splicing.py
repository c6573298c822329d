"""Putting values into a text and taking them out, so that comments and layout around them stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.nodes import Entry, Item, Value
from offentligroll.editing.positions import TextEdit
from offentligroll.files.toml_writing import toml_key, toml_value

_COMMENT = re.compile(r"[ \t]*,?[ \t]*(?:#[^\n]*)?")
KEY_ORDER = (
    *("format", "id", "version", "languages", "title", "question", "country", "zone", "otherwise", "extends"),
    *("text", "phrase", "is_not", "that_not", "ask"),
    *("decides", "presumes", "suggests", "official_only_if", "personal_only_if"),
    *("must", "must_not", "should", "should_not", "may", "not_allowed", "then", "block_after"),
    *("when", "unless", "rebutted_by", "defence", "in_capacity", "binds", "outranks", "hat"),
    *("starts", "within", "ends", "done_by", "retain", "when_undecided", "action"),
    *("says", "cite", "answers", "in_force", "accept"),
    *("yes", "no", "statement", "expect", "because", "findings", "obligations"),
)
"""The order in which authors mostly write keys; what is not here comes last."""

KEY_PLACES = {key: number for number, key in enumerate(KEY_ORDER)}


@attrs.frozen
class Splicer:
    """Makes changes in one text."""

    draft: Draft
    """The text."""

    def change(self, start: int, end: int, text: str) -> TextEdit:
        """Put a text in the place of another.

        Args:
            start: where it begins, in code points.
            end: where it ends.
            text: what stands there afterwards.

        Returns:
            The change.
        """
        return TextEdit(span=self.draft.lines.span(start, end), text=text)

    def value(self, item: Item, value: Any) -> TextEdit:  # noqa: ANN401 - any value of a file
        """Write another value behind a key.

        Args:
            item: the key.
            value: the value.

        Returns:
            The change.
        """
        line_start = self._line_start(item.start)
        used = item.value.start - line_start
        text = toml_value(value, used=used)
        if not item.has_equals:
            return self.change(item.key_end, item.value.end, f" = {text}")
        space = "" if self.draft.text[item.value.start - 1 : item.value.start].isspace() else " "
        return self.change(item.value.start, item.value.end, space + text)

    def into_table(self, table: Value, key: str, value: Any) -> TextEdit:  # noqa: ANN401
        """Put a key into a table between braces.

        Args:
            table: the table.
            key: the key.
            value: its value.

        Returns:
            The change.
        """
        return self.text_into_table(table, f"{toml_key(key)} = {toml_value(value)}")

    def text_into_table(self, table: Value, text: str) -> TextEdit:
        """Put a key, as it is written, into a table between braces.

        Args:
            table: the table.
            text: key and value.

        Returns:
            The change.
        """
        if table.items:
            return self.change(table.items[-1].end, table.items[-1].end, f", {text}")
        return self.change(table.start, table.end, f"{{ {text} }}")

    def into_entry(self, entry: Entry, key: str, value: Any) -> TextEdit:  # noqa: ANN401
        """Put a key into an entry, in a line of its own, where authors mostly write it.

        Args:
            entry: the entry.
            key: the key.
            value: its value.

        Returns:
            The change.
        """
        start = f"{toml_key(key)} = "
        return self.line_into_entry(entry, key, start + toml_value(value, used=len(start)))

    def line_into_entry(self, entry: Entry, key: str, line: str) -> TextEdit:
        """Put a line into an entry, where authors mostly write its key.

        Args:
            entry: the entry.
            key: the key.
            line: the whole line.

        Returns:
            The change.
        """
        place = KEY_PLACES.get(key, len(KEY_PLACES))
        before = [one for one in entry.items if KEY_PLACES.get(one.keys[0], len(KEY_PLACES)) <= place]
        at = self._line_end(before[-1].end if before else entry.header_end)
        if not before and not entry.header_end:
            return self.change(entry.start, entry.start, f"{line}\n")
        return self.change(at, at, f"\n{line}")

    def without(self, item: Item, siblings: Iterable[Item], *, in_table: bool) -> TextEdit:
        """Take a key out.

        Args:
            item: the key.
            siblings: all keys of its table.
            in_table: whether the table stands between braces.

        Returns:
            The change.
        """
        if not in_table:
            return self.change(item.start, self._next_line(item.end), "")
        return self._out_of([one.start for one in siblings], [one.end for one in siblings], item.start)

    def into_list(self, value: Value, text: str) -> list[TextEdit]:
        """Put a member at the end of a list.

        Args:
            value: the list.
            text: the member, as it is written.

        Returns:
            The changes.
        """
        if not value.members:
            return [self.change(value.start, value.end, f"[{text}]")]
        last = value.members[-1]
        closing = value.end - value.is_closed
        if "\n" not in self.draft.text[last.end : closing]:
            return [self.change(last.end, last.end, f", {text}")]
        has_comma = self.draft.text[last.end :].lstrip().startswith(",")
        indent = self.draft.text[self._line_start(last.start) : last.start]
        indent = indent if not indent.strip() else "    "
        match = _COMMENT.match(self.draft.text, last.end)
        at = last.end if match is None else match.end()
        member = self.change(at, at, f"\n{indent}{text},")
        if has_comma:
            return [member]
        if at == last.end:
            return [self.change(at, at, f",\n{indent}{text},")]
        return [self.change(last.end, last.end, ","), member]

    def out_of_list(self, value: Value, number: int) -> TextEdit:
        """Take a member out of a list.

        Args:
            value: the list.
            number: which, from 0.

        Returns:
            The change.
        """
        member = value.members[number]
        start = self._line_start(member.start)
        match = _COMMENT.match(self.draft.text, member.end)
        after = member.end if match is None else match.end()
        is_alone = (
            not self.draft.text[start : member.start].strip() and self.draft.text[after : after + 1] == "\n"
        )
        if is_alone:
            return self.change(start, after + 1, "")
        return self._out_of(
            [one.start for one in value.members], [one.end for one in value.members], member.start
        )

    def _out_of(self, starts: list[int], ends: list[int], start: int) -> TextEdit:
        """Take one of several out, with the comma behind it, or before it where it is the last."""
        number = starts.index(start)
        if number + 1 < len(starts):
            return self.change(start, starts[number + 1], "")
        return self.change(ends[number - 1] if number else start, ends[number], "")

    def block(self, at: int, text: str) -> TextEdit:
        """Put an entry in, with an empty line before it.

        Args:
            at: the offset behind which it stands, on the next line.
            text: the entry.

        Returns:
            The change.
        """
        end = self._line_end(at)
        before = (
            ""
            if not self.draft.text[:end].strip()
            else "\n"
            if self.draft.text[:end].endswith("\n")
            else "\n\n"
        )
        after = "" if self.draft.text[end : end + 1] == "\n" else "\n"
        return self.change(end, end, before + text.strip("\n") + after)

    def entry_out(self, entries: list[Entry]) -> list[TextEdit]:
        """Take entries out, with the empty lines behind them; comments behind them stay.

        Args:
            entries: an entry, with those whose headers go on with its own.

        Returns:
            The changes.
        """
        edits = []
        for entry in entries:
            end = self._next_line(entry.last)
            while self.draft.text[end : end + 1] == "\n":
                end += 1
            edits.append(self.change(entry.start, min(end, len(self.draft.text)), ""))
        return edits

    def _line_start(self, offset: int) -> int:
        return self.draft.text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self.draft.text.find("\n", offset)
        return len(self.draft.text) if end < 0 else end

    def _next_line(self, offset: int) -> int:
        return min(self._line_end(offset) + 1, len(self.draft.text))
