"""The kinds of public bodies that ``offentligroll new`` has templates for, by country."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import attrs

from offentligroll.languages import chain


@attrs.frozen(kw_only=True)
class BodyTemplate:
    """What is proposed to one kind of body in one country."""

    organisation_kind: str
    """What it is in a directory."""
    area: str | None
    """The part of the country whose body it most likely is; None where any may be."""
    extends: tuple[str, ...]
    """The shipped policies whose duties its own takes in."""
    rules: tuple[str, ...]
    """The rules that its first policy begins with, house rules last."""


@functools.cache
def kinds_by_country() -> Mapping[str, Any]:
    """Read which kinds there are in which country.

    Returns:
        What stands in the file, which says at its top what its keys mean.
    """
    return _read(resources.files("offentligroll.workbench").joinpath("bodies.toml"))


@functools.cache
def texts(language: str, name: str) -> Mapping[str, Any]:
    """Read the texts of the templates.

    Args:
        language: such as ``"sv"``.
        name: ``"new"`` for the files, ``"rules"`` for the rules and their cases.

    Returns:
        The texts by name; in the first of the languages that has them.
    """
    folder = resources.files("offentligroll.languages")
    files = (folder.joinpath(code, "templates", f"{name}.toml") for code in chain(language))
    return _read(next(file for file in files if file.is_file()))


def _read(file: Traversable) -> Mapping[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def zones_of(country: str) -> tuple[str, ...]:
    """List the zones of a country, of which the first is proposed.

    Args:
        country: its two letters.

    Returns:
        The zones; UTC for a country that nothing is known of.

    Example:
        >>> zones_of("SE"), zones_of("XX")
        (('Europe/Stockholm',), ('UTC',))
    """
    return tuple(kinds_by_country()["country"].get(country, {}).get("zones", ("UTC",)))


def kinds_of(country: str) -> tuple[str, ...]:
    """List the kinds of bodies that there are templates for in a country.

    Args:
        country: its two letters.

    Returns:
        Its own first, and of those that are everywhere the ones that it has no own for.

    Example:
        >>> kinds_of("GB")[:3]
        ('council', 'parish-council', 'scottish-council')
    """
    own = tuple(kinds_by_country()["country"].get(country, {}).get("bodies", {}))
    told = {kinds_by_country()["kind"][kind]["is"] for kind in own}
    return own + tuple(
        kind for kind in kinds_by_country()["kinds"] if kinds_by_country()["kind"][kind]["is"] not in told
    )


def template_of(country: str, kind: str) -> BodyTemplate:
    """Find what is proposed to a kind of body.

    Args:
        country: its two letters.
        kind: one of :func:`kinds_of` the country.

    Returns:
        The template.

    Example:
        >>> template_of("GB", "police").extends
        ('uk-police',)
    """
    land, body = kinds_by_country()["country"].get(country, {}), kinds_by_country()["kind"][kind]
    return BodyTemplate(
        organisation_kind=body["is"],
        area=land.get("areas", {}).get(kind),
        extends=tuple(land.get("bodies", {}).get(kind, land.get("extends", ()))),
        rules=(*kinds_by_country()["rules"], *body["rules"], *land.get("house", kinds_by_country()["house"])),
    )
