"""What the tables of a directory file have to do with one another: ids, references and dates.

The checks look at the file as it was written, so that one faulty value does not hide other faults.
What has the wrong type is passed over here, since the strict converter reports it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from offentligroll.files.document import Document
from offentligroll.files.problems import Problem, did_you_mean
from offentligroll.files.strict import problem_at
from offentligroll.model.given import GivenFact, same_fact_told_twice
from offentligroll.model.period import Edge, PartialDate, Period, edge_from_text

_MOST_SUGGESTIONS = 200
"""Looking for a similar id costs more than finding that there is none."""

Path = tuple[str | int, ...]
Table = Mapping[str, Any]
Ids = Mapping[str, Mapping[str, Path]]


def problems_between_tables(document: Document) -> Iterator[Problem]:
    """Check ids, references and dates.

    Args:
        document: the file.

    Yields:
        The problems.
    """
    ids: dict[str, dict[str, Path]] = {"organisation": {}, "official": {}, "channel": {}}
    yield from _doubled_ids(document, ids)
    yield from _lost_references(document, ids)
    yield from _contradictory_platforms(document)
    yield from _contradictory_dates(document)
    yield from _doubled_facts(document)


def date_or_edge(value: object) -> PartialDate | Edge:
    """Read one end of a period as a file writes it.

    Args:
        value: a day, or a text with a date, a part of one, ``open`` or ``unknown``.

    Returns:
        The date or the edge.

    Raises:
        ValueError: it is something else.
    """
    if type(value) is dt.date:
        return PartialDate.from_date(value)
    if isinstance(value, str):
        return edge_from_text(value)
    raise ValueError(
        'a date is wanted here: a day such as 2009-10-31, a text such as "2009" or "2009-10", '
        'or "open" or "unknown"'
    )


def _doubled_ids(document: Document, ids: Mapping[str, dict[str, Path]]) -> Iterator[Problem]:
    for kind, first in ids.items():
        for number, table in _tables(document.data.get(kind)):
            identity: object = table.get("id")
            path: Path = (kind, number, "id")
            if not isinstance(identity, str):
                continue
            if identity in first:
                line = document.place_of(first[identity]).line
                message = f"the id `{identity}` stands twice; the first is in line {line}"
                yield problem_at(document, path, "doubled-id", message, "give each its own")
            else:
                first[identity] = path


def _lost_references(document: Document, ids: Ids) -> Iterator[Problem]:
    suggestions = 0
    for path, wanted, identity in _references(document.data):
        found = [kind for kind in wanted if identity in ids[kind]]
        if not found:
            hint = None
            if suggestions < _MOST_SUGGESTIONS:
                suggestions += 1
                hint = did_you_mean(identity, (one for kind in wanted for one in ids[kind]))
            message = f"there is no {' or '.join(wanted)} `{identity}` in this file"
            yield problem_at(document, path, "unknown-id", message, hint)
        elif len(found) > 1:
            message = f"`{identity}` is both an organisation and an official in this file"
            yield problem_at(document, path, "ambiguous-id", message, "give one of them another id")


def _references(data: Table) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    """Every id of another table that the file writes: where, what it may name, and the id."""
    for number, official in _tables(data.get("official")):
        for place, role in _tables(official.get("role")):
            yield from _reference(
                ("official", number, "role", place, "organisation"), ("organisation",), role
            )
    for number, channel in _tables(data.get("channel")):
        yield from _reference(("channel", number, "holder"), ("organisation", "official"), channel)
        for place, listing in _tables(channel.get("listed")):
            yield from _reference(("channel", number, "listed", place, "by"), ("organisation",), listing)


def _reference(
    path: Path, wanted: tuple[str, ...], table: Table
) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    identity = table.get(str(path[-1]))
    if isinstance(identity, str):
        yield path, wanted, identity


def _contradictory_platforms(document: Document) -> Iterator[Problem]:
    for number, channel in _tables(document.data.get("channel")):
        identity, platform = channel.get("id"), channel.get("platform")
        if isinstance(identity, str) and isinstance(platform, str) and ":" in identity:
            prefix = identity.partition(":")[0]
            if platform != prefix:
                message = f"the platform is `{platform}`, and the id says `{prefix}`"
                hint = "the id begins with the platform"
                path = ("channel", number, "platform")
                yield problem_at(document, path, "contradictory-platform", message, hint)


def _contradictory_dates(document: Document) -> Iterator[Problem]:
    """Find periods that end before they begin, or were checked outside, in whatever table they stand."""
    waiting: list[tuple[Path, object]] = [((), document.data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, list):
            waiting += [((*path, number), one) for number, one in enumerate(value)]
        elif isinstance(value, dict):
            waiting += [((*path, key), one) for key, one in value.items()]
            try:
                _period(value)
            except ValueError as error:
                key = "checked" if "checked" in value else "until"
                yield problem_at(document, (*path, key), "contradictory-dates", str(error))


def _doubled_facts(document: Document) -> Iterator[Problem]:
    for kind in ("official", "channel"):
        for number, table in _tables(document.data.get(kind)):
            facts = table.get("facts")
            for fact, told in facts.items() if isinstance(facts, dict) else ():
                periods = [_period_or_none(one) for _, one in _tables(told)]
                given = tuple(GivenFact(fact=fact, value=True, period=period) for period in periods if period)
                if same_fact_told_twice(given):
                    path = (kind, number, "facts", fact)
                    message = f"the fact `{fact}` has two answers for one day"
                    hint = "give each its own days with `from` and `until`, both included"
                    yield problem_at(document, path, "doubled-fact", message, hint)


def _period(table: Table) -> Period:
    """The period of a table; ends that can't be read count as unknown, since they contradict nothing."""
    checked = table.get("checked")
    return Period(
        start=_end(table.get("from", "open")),
        end=_end(table.get("until", "open")),
        checked=checked if type(checked) is dt.date else None,
    )


def _period_or_none(table: Table) -> Period | None:
    try:
        return _period(table)
    except ValueError:
        return None


def _end(value: object) -> PartialDate | Edge:
    try:
        return date_or_edge(value)
    except ValueError:
        return Edge.UNKNOWN


def _tables(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    """The tables of a list, with their numbers."""
    if isinstance(value, list):
        yield from ((number, entry) for number, entry in enumerate(value) if isinstance(entry, dict))
