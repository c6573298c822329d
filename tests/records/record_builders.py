"""Folders of records, written of the example of a whole archive."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from offentligroll import Policy, Statement
from offentligroll.policy import Rulebook
from offentligroll.records import Disclosure, Format, Handed, Selection, Settings, Withheld, hand_on
from offentligroll.review import Holds
from offentligroll.rules import Duration
from reviews import JUNE, LINDBY, on_the_page

POLICY = LINDBY
KEY = b"a secret of sixteen bytes or more"


def said(id: str, at: str | None = None, **more: Any) -> Statement:  # noqa: A002, ANN401
    """Make a statement on the page; without an author it is the municipality's own."""
    return on_the_page(at, id=id, **more)


def keeping(retain: str, **more: Any) -> Policy:  # noqa: ANN401
    """Give the example's policy, with a time for which documents are kept."""
    duty = attrs.evolve(
        POLICY.obligations[0], id="keep", when=POLICY.obligations[3].when, done_by=None, within=None,
        retain=Duration.from_text(retain), **more,
    )  # fmt: skip
    return attrs.evolve(POLICY, obligations=(*POLICY.obligations, duty))


def handed_on(  # noqa: PLR0913
    folder: Path,
    statements: Iterable[Statement],
    *formats: Format,
    policies: tuple[Rulebook, ...] = (POLICY,),
    withheld: Mapping[str, Withheld] | None = None,
    not_read: Mapping[str, int] | None = None,
    holds: Holds | None = None,
    **settings: Any,  # noqa: ANN401
) -> Handed:
    """Write a folder, and give what was handed on."""
    told = Settings(policies=policies, **{"on": JUNE, "authority": "Lindby kommun", **settings})
    with hand_on(folder, told, formats=formats or tuple(Format), withheld=withheld) as under_way:
        for statement in statements:
            under_way.add(statement)
        return under_way.end(not_read, holds)


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """Read the rows of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


__all__ = ["Disclosure", "Selection"]
