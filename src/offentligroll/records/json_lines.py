"""Statements and assessments as JSON Lines, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.compact import compact
from offentligroll.files.json_writing import json_line
from offentligroll.records.answers_list import answered_record
from offentligroll.records.disclosure import iso
from offentligroll.records.handed import Handed, Settings
from offentligroll.records.item import Item

NAME = "assessments.jsonl"
"""The file's name."""


@attrs.define
class JsonLines:
    """Writes one line for each statement and policy, as they come."""

    folder: Path
    """Where the file goes."""
    settings: Settings
    """What may be told."""
    _file: TextIO = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._file = (self.folder / NAME).open("x", encoding="utf-8", newline="\n")

    def add(self, item: Item, assessments: Sequence[Assessment]) -> None:
        """Write its lines."""
        common = item_record(self.settings, item)
        answered = answered_record(self.settings, item)
        words = self.settings.disclosure.tells_words
        for assessment in assessments:
            told = self.settings.disclosure.assessment(assessment)
            answer = compact(told, words=words)
            self._file.write(f"{json_line(common | answer | {'answered': answered})}\n")

    def end(self, handed: Handed) -> None:  # noqa: ARG002 - all is written
        """Close the file."""
        self._file.close()

    def close(self) -> None:
        """Close the file, also where something went wrong."""
        self._file.close()


def item_record(settings: Settings, item: Item) -> dict[str, Any]:
    """Write a statement as plain values, as far as it may be told.

    Args:
        settings: what may be told.
        item: the statement.

    Returns:
        Plain values, ready for JSON.
    """
    told = settings.disclosure
    record: dict[str, Any] = {
        "number": item.number,
        "statement": told.identity(item.id),
        "act": item.act.value,
        "at": iso(told.moment(item.at, settings.zone)),
        "received": iso(told.moment(item.received, settings.zone)),
        "direction": item.direction.value,
        "channel": told.channel(item.channel),
        "address": told.name(item.address),
        "speaker": told.identity(item.speaker),
        "speaker_name": told.name(item.speaker_name),
        "in_reply_to": told.identity(item.in_reply_to),
        "target": told.identity(item.target),
        "language": item.language,
    }
    if told.tells_words:
        record["words"] = item.text
        record["quoted"] = item.quoted
    return record
