"""The rows of the audit trail: read strictly, and what stands of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import Message
from offentligroll.model.truth import Truth
from offentligroll.queue.parts import Deed, DeedKind, KeptAnswer, Scope

COLUMNS = (
    *("number", "kind", "at", "by", "fact", "policy", "truth"),
    *("statement", "channel", "author", "organisation", "first_day", "last_day", "note", "of"),
)
"""The columns of a row."""


def deed_of(row: Sequence[Any], path: str) -> Deed:
    """Read a row.

    Args:
        row: its values, in the order of :data:`COLUMNS`.
        path: the file, for what is said of it.

    Returns:
        The row.

    Raises:
        FileError: it is none that this library writes.
    """
    told = dict(zip(COLUMNS, row, strict=True))
    try:
        return _deed(told)
    except (TypeError, ValueError) as error:
        said = Message("queue.wrong-row", path=path, number=str(told["number"]), reason=str(error))
        raise FileError([Problem("answers", said)]) from None


def _deed(told: dict[str, Any]) -> Deed:
    kind = DeedKind(told["kind"])
    scope = None
    if kind is DeedKind.ANSWER:
        names = ("statement", "channel", "author", "organisation")
        scope = Scope(
            **{name: told[name] for name in names},
            start=_day(told["first_day"]),
            end=_day(told["last_day"]),
        )
    return Deed(
        number=told["number"],
        kind=kind,
        by=told["by"],
        at=dt.datetime.fromisoformat(told["at"]),
        fact=told["fact"],
        policy=told["policy"],
        truth=Truth(told["truth"] or "unknown"),
        scope=scope,
        note=told["note"],
        of=told["of"],
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def cells_of(deed: Deed) -> tuple[str, ...]:
    """Write a row as texts.

    Args:
        deed: the row.

    Returns:
        A text for each of :data:`COLUMNS`; what is not told is empty.
    """
    scope = deed.scope or Scope()
    days = (scope.start, scope.end)
    told = (
        *(deed.number, deed.kind.value, deed.at.isoformat(), deed.by, deed.fact, deed.policy),
        None if deed.fact is None else deed.truth.value,
        *(scope.statement, scope.channel, scope.author, scope.organisation),
        *(None if day is None else day.isoformat() for day in days),
        *(deed.note, deed.of),
    )
    return tuple("" if one is None else str(one) for one in told)


def standing(deeds: Iterable[Deed]) -> tuple[KeptAnswer, ...]:
    """Return which answers stand, and who has looked at them.

    Args:
        deeds: the rows, in their order.

    Returns:
        The answers that were not taken back.
    """
    rows = tuple(deeds)
    undone = {one.of for one in rows if one.kind is DeedKind.UNDO}
    kept: dict[int, KeptAnswer] = {}
    for one in rows:
        if one.number in undone:
            continue
        if one.fact is not None and one.scope is not None:
            same = ("number", "fact", "policy", "truth", "scope", "note", "by", "at")
            kept[one.number] = KeptAnswer(**{name: getattr(one, name) for name in same})
        elif one.kind is DeedKind.SEEN and one.of in kept:
            kept[one.of] = attrs.evolve(kept[one.of], seen_by=one.by, seen_at=one.at)
    return tuple(kept.values())
