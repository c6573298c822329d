"""The list of answers: what people decided in a review of the archive, who, when, and who has seen it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from offentligroll.model.given import SignedFact
from offentligroll.records.disclosure import iso
from offentligroll.records.handed import Handed, Settings
from offentligroll.records.item import Item
from offentligroll.records.writer import Cell, ListWriter, write_rows

NAME = "answered.csv"
"""The file's name."""

COLUMNS = (
    "number",
    "statement",
    "address",
    "channel",
    "fact",
    "says",
    "policy",
    "answer",
    "by",
    "at",
    "seen_by",
    "seen_at",
    "note",
)
"""Its columns, version 1."""


@attrs.frozen
class AnswersList(ListWriter):
    """Writes the list of answers: one row for each statement and fact that a person has answered."""

    folder: Path
    """Where it goes."""

    def end(self, handed: Handed) -> None:
        """Write the list."""
        write_rows(self.folder / NAME, COLUMNS, _rows(handed))


def _rows(handed: Handed) -> Iterator[dict[str, Cell]]:
    settings = handed.settings
    told = settings.disclosure
    for item in handed.items:
        for one in item.answered:
            yield {
                "number": item.number,
                "statement": told.identity(item.id),
                "address": told.name(item.address),
                "channel": told.channel(item.channel),
                "fact": one.fact,
                "says": _says(settings, one),
                "policy": one.policy,
                "answer": "yes" if one.value else "no",
                "by": told.name(one.by),
                "at": told.moment(one.at, settings.zone),
                "seen_by": told.name(one.seen_by),
                "seen_at": told.moment(one.seen_at, settings.zone),
                "note": told.text(one.note),
            }


def _says(settings: Settings, one: SignedFact) -> str:
    """State what was answered, as the policy that asks or the vocabulary says it."""
    asking = next((policy for policy in settings.policies if policy.id == one.policy), settings.policies[0])
    forms = asking.forms_of(one.fact).in_language(settings.language)
    return forms.is_ if one.value else forms.is_not


def answered_record(settings: Settings, item: Item) -> list[dict[str, Any]]:
    """Write what people have answered of a statement as plain values, as far as it may be told.

    Args:
        settings: what may be told.
        item: the statement.

    Returns:
        Plain values, ready for JSON, one for each answer.
    """
    told, zone = settings.disclosure, settings.zone
    return [
        {
            "fact": one.fact,
            "value": one.value,
            "by": told.name(one.by),
            "at": iso(told.moment(one.at, zone)),
            "seen_by": told.name(one.seen_by),
            "seen_at": iso(told.moment(one.seen_at, zone)),
            "note": told.text(one.note),
        }
        for one in item.answered
    ]
