"""Which policies there are, and a first one from a template."""

from __future__ import annotations

from typing import Any

from offentligroll.files.writing import write_new_files
from offentligroll.languages import Message, MessageError
from offentligroll.workbench.bodies import kinds_by_country, kinds_of, texts, zones_of
from offentligroll.workbench.first_files import KINDS, UNKNOWN, Body
from offentligroll.workbench.service import Bench, Feature

_SHARED = ("directory.toml", *(f"{kind}.schema.json" for kind in KINDS))
"""What several policies of one folder have in common, and is left as it is."""


def templates(bench: Bench) -> list[dict[str, Any]]:
    """List the kinds of bodies that there are templates for, by country.

    Args:
        bench: where somebody works.

    Returns:
        Of each country its code and its kinds, with their names.
    """
    named = texts(bench.language, "new")["kinds"]
    return [
        {"country": country, "kinds": [{"id": kind, "words": named[kind]} for kind in kinds_of(country)]}
        for country in kinds_by_country()["country"]
    ]


def started(bench: Bench, name: str, country: str, kind: str) -> dict[str, Any]:
    """Write a first policy, with its cases and a directory.

    Args:
        bench: where somebody works.
        name: the body's name.
        country: its country, by its two letters.
        kind: one of the kinds of the country.

    Returns:
        The names of the files; the policy first.

    Raises:
        MessageError: nothing is told, or a file of that name is there already.
    """
    if not name.strip():
        raise MessageError(Message("workbench.needs-name"))
    if kind not in kinds_of(country):
        raise MessageError(Message("workbench.no-such-kind", kind=kind))
    zone = zones_of(country)[0]
    body = Body(name=name.strip(), kind=kind, country=country, zone=zone, since=UNKNOWN)
    files = {
        file: content
        for file, content in body.files(bench.language).items()
        if file not in _SHARED or not (bench.folder / file).exists()
    }
    there = tuple(file for file in files if (bench.folder / file).exists())
    if there:
        raise MessageError(Message("workbench.there-already", names=there))
    write_new_files(bench.folder, files)
    return {"files": [file for file in files if file not in _SHARED]}


FEATURE = Feature(name="policies", calls={"policies/templates": templates, "policies/start": started})
"""The first page: policies of the folder, and new ones."""
