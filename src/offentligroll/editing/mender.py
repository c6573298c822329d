"""The tools with which problems are put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.nodes import Entry
from offentligroll.editing.pointing import Pointed
from offentligroll.editing.positions import TextEdit
from offentligroll.editing.snippets import plain, value_snippet
from offentligroll.editing.splicing import Splicer
from offentligroll.editing.wanted import wanted_at
from offentligroll.files.problems import Problem
from offentligroll.files.where import Path
from offentligroll.languages import Message, say

_PREFERRED = frozenset({"write", "add"})


@attrs.frozen(kw_only=True)
class Fix:
    """A change that puts something right."""

    title: str
    """What it does, in the reader's language."""
    edits: tuple[TextEdit, ...]
    """The changes in the text."""
    is_preferred: bool = False
    """Whether it is plainly what is meant, so that an editor may offer it first."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``title``, ``edits`` and ``isPreferred``.
        """
        return {
            "title": self.title,
            "edits": [edit.to_dict() for edit in self.edits],
            "isPreferred": self.is_preferred,
        }


@attrs.frozen(kw_only=True)
class Mender:
    """What the fixes of one problem are made with."""

    draft: Draft
    """The file."""
    problem: Problem
    """What is wrong with it."""
    pointed: Pointed
    """The words that it is about."""
    language: str
    """The reader's language."""

    @property
    def splicer(self) -> Splicer:
        """Makes changes in the text."""
        return Splicer(self.draft)

    @property
    def advice(self) -> str:
        """The code of the advice; empty where there is none."""
        return "" if self.problem.advice is None else self.problem.advice.code

    def told(self, name: str) -> str:
        """Take one of the words that fill the message.

        Args:
            name: the parameter.

        Returns:
            The word; empty where there is none.
        """
        return parameter(self.problem.says, name)

    def advised(self, name: str) -> str:
        """Take one of the words that fill the advice.

        Args:
            name: the parameter.

        Returns:
            The word; empty where there is none.
        """
        return parameter(self.problem.advice, name)

    @property
    def held(self) -> str:
        """The value, as it is written."""
        value = self.pointed.value
        return "" if value is None else self.draft.text[value.start : value.end]

    def fix(self, code: str, edits: Iterable[TextEdit], word: str) -> Fix:
        """Make a fix.

        Args:
            code: what it does, as the catalogue has it.
            edits: the changes.
            word: what it is about.

        Returns:
            The fix.
        """
        title = say(f"editing.fix.{code}", self.language, word=word)
        return Fix(title=title, edits=tuple(edits), is_preferred=code in _PREFERRED)

    def write(self, start: int, end: int, text: str, word: str | None = None) -> Fix:
        """Write something in the place of something else.

        Args:
            start: where it begins, in code points.
            end: where it ends.
            text: what is written.
            word: what the fix is called by; left out, the text without quotation marks.

        Returns:
            The fix.
        """
        shown = text.strip('"') if word is None else word
        return self.fix("write", [self.splicer.change(start, end, text)], shown)

    def instead(self, text: str) -> Fix:
        """Write something in the place of the value.

        Args:
            text: what is written.

        Returns:
            The fix.
        """
        replaced = self.pointed if self.pointed.value is None else self.pointed.value
        return self.write(replaced.start, replaced.end, text)

    def key(self, key: str) -> Fix:
        """Write another key.

        Args:
            key: the key.

        Returns:
            The fix.
        """
        pointed = self.pointed
        return self.write(pointed.start, pointed.end if pointed.item is None else pointed.item.key_end, key)

    def in_header(self, old: str, new: str) -> Iterator[Fix]:
        """Write another name in a header.

        Args:
            old: the name that stands there.
            new: the other.

        Yields:
            The fix; none where the name is written in another way.
        """
        header = self.draft.text[self.pointed.start : self.pointed.end]
        if old and old in header:
            start = self.pointed.start + header.index(old)
            yield self.write(start, start + len(old), new)

    def line(self, entry: Entry, key: str, form: str | None = None) -> Fix:
        """Add a key to an entry, in a line of its own.

        Args:
            entry: the entry.
            key: the key.
            form: what stands behind it; left out, its empty form.

        Returns:
            The fix.
        """
        written = self.form((*entry.path, key)) if form is None else form
        return self.fix("add", [self.splicer.line_into_entry(entry, key, f"{key} = {written}")], key)

    def form(self, path: Path) -> str:
        """Write the empty form of a value.

        Args:
            path: the way to it.

        Returns:
            The form; empty quotation marks where none is known.
        """
        return plain(value_snippet(self.draft, wanted_at(self.draft.kind, path))) or '""'


def parameter(message: Message | None, name: str) -> str:
    """Take one of the words that fill a message.

    Args:
        message: the message.
        name: the parameter.

    Returns:
        The word; empty where there is none, or where several stand there.
    """
    value = {} if message is None else dict(message.parameters)
    found = value.get(name, "")
    return "" if isinstance(found, tuple) else str(found)


def parameters(message: Message | None, name: str) -> tuple[str, ...]:
    """Take the words of a list that fills a message.

    Args:
        message: the message.
        name: the parameter.

    Returns:
        The words; none where no list stands there.
    """
    value = {} if message is None else dict(message.parameters)
    found = value.get(name, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else ()
