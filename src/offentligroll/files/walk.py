"""The one walk over a file: where it is, and what it has found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from offentligroll.files import kinds
from offentligroll.files.keywords import meant_key
from offentligroll.files.shape import SlipError
from offentligroll.files.where import Path, Report, Source, name_of_key, where_of
from offentligroll.languages import Message

FAULTY: Any = object()
"""In place of a value that can't be used; what is wrong with it has been reported."""


@attrs.frozen
class Reference:
    """The id of another entry, where a file writes it."""

    path: Path
    """The way to it."""
    kinds: tuple[str, ...]
    """The keys of the lists that the entry may stand in."""
    id: str
    """The id."""


class Walk:
    """The one walk over a file: where it is, and what it has found.

    Args:
        source: the file.
    """

    __slots__ = ("ids", "path", "references", "report")

    def __init__(self, source: Source) -> None:
        self.report = Report(source)
        """What is wrong."""
        self.path: list[str | int] = []
        """The way to the value at hand."""
        self.ids: dict[Path, dict[str, Path]] = {}
        """The entries of each list by id."""
        self.references: list[Reference] = []
        """The ids of other entries."""

    def fault(self, code: str, message: Message, hint: Message | None = None) -> Any:  # noqa: ANN401
        """Report what is wrong with the value at hand, which then is faulty."""
        self.report.add(tuple(self.path), code, message, hint)
        return FAULTY

    def slip(self, slip: SlipError) -> Any:  # noqa: ANN401 - the mark of what is faulty
        """Report a slip in the value at hand, which then is faulty."""
        suggestion = slip.meant() if slip.meant is not None and self.report.may_suggest else None
        self.report.add((*self.path, *slip.key), slip.code, slip.message, suggestion or slip.hint)
        return FAULTY

    def wrong_type(self, kind: object, value: object) -> Any:  # noqa: ANN401 - the mark of what is faulty
        """Report that the value at hand is of another kind than wanted."""
        wanted, table = kinds.wanted(kind), self.report.source.table
        words = kinds.got(value, table)
        if isinstance(value, str) and kinds.may_be_listed(kind, value):
            words = Message("files.got.one-text")
        named = tuple(Message(f"files.kind.{table}") if one == kinds.TABLE else one for one in wanted)
        message = Message("files.wrong-type", name=self.name(), wanted=named, got=words)
        hint = kinds.advice(kind, value)
        if table == "object" and hint == kinds.DOUBLE_BRACKETS:
            hint = kinds.IN_BRACKETS
        return self.fault("wrong-type", message, hint)

    def unknown_key(self, key: str, known: Iterable[str]) -> str | None:
        """Report a key that the table at hand can't have, and give the one that is plainly meant, if any."""
        known = tuple(known)
        meant = meant_key(kinds.shortened(key), known)
        hint = Message("files.advice.key", key=meant) if meant else self.report.suggestion(key, known)
        if hint is None and self.report.may_suggest:
            hint = Message("files.advice.keys", keys=known)
        message = Message("files.unknown-key", key=kinds.shortened(key))
        # It stands where the key stands, and concerns the table.
        self.report.add(tuple(self.path), "unknown-key", message, hint, at=(*self.path, key))
        return meant

    def note_id(self, entries: Path, number: int, identity: str) -> None:
        """Keep the id of an entry, and report one that another entry of the list has already."""
        known = self.ids.setdefault(entries, {})
        path = (*entries, number, "id")
        if identity in known:
            first, name = self.report.source.place_of(known[identity]), kinds.shortened(identity)
            message = (
                Message("files.doubled-id", id=name, line=str(first.line))
                if first is not None
                else Message(
                    "files.doubled-id-built",
                    id=name,
                    where=where_of(self.report.source, known[identity][:-1]),
                )
            )
            self.report.add(path, "doubled-id", message, Message("files.advice.another-id"))
        else:
            known[identity] = path

    def name(self) -> Message:
        """Name the value at hand by its key, with its number where it stands in a list."""
        name = ""
        for step in reversed(self.path):
            if isinstance(step, str):
                return Message("files.name.key", key=name_of_key(step) + name)
            name = f"[{step + 1}]{name}"
        return Message("files.name.whole")
