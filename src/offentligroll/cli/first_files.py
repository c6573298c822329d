"""The first policy, directory and cases of a public body, written out of templates."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from string import Template
from typing import Any

import attrs

from offentligroll.cases.suite import SUFFIX as CASES
from offentligroll.conversion.schemas import shipped_schema
from offentligroll.files.invisible import without_invisible
from offentligroll.files.toml_writing import toml_list, toml_text
from offentligroll.languages import chain
from offentligroll.policy.reading.loading import SUFFIX as POLICY
from offentligroll.policy.reading.loading import shipped_ids

KINDS = ("policy", "cases", "directory")
"""The kinds of files, each with a schema that editors complete by."""

_OUTSIDE_IDS = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 40
_WEB = "web:"


@functools.cache
def templates(language: str) -> Mapping[str, str]:
    """The templates of a language.

    Args:
        language: such as ``"sv"``.

    Returns:
        The texts by name; in the first of the languages that has templates.
    """
    folder = resources.files("offentligroll.languages")
    files = (folder.joinpath(code, "templates", "new.toml") for code in chain(language))
    return _data(next(file for file in files if file.is_file()))


@functools.cache
def countries() -> Mapping[str, Mapping[str, Any]]:
    """What is proposed for a country.

    Returns:
        By country: its ``zone``, and the shipped policies that a first policy ``extends``.
    """
    return _data(resources.files("offentligroll.cli").joinpath("countries.toml"))


def _data(file: Traversable) -> Mapping[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def id_of(name: str) -> str:
    """Make an id of a name.

    Args:
        name: any words.

    Returns:
        Letters, digits and hyphens; ``"own"`` where nothing of the name is left.

    Example:
        >>> id_of("Åre kommun")
        'are-kommun'
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return _OUTSIDE_IDS.sub("-", plain)[:_LONGEST_ID].strip("-") or "own"


@attrs.frozen(kw_only=True)
class Body:
    """What somebody has told of a public body."""

    name: str
    """Its name."""
    kind: str = "municipality"
    """What sort of body it is, in the words of a directory."""
    country: str = "SE"
    """Its country, by its two letters."""
    zone: str = "Europe/Stockholm"
    """The zone whose days count there."""
    channels: tuple[str, ...] = ()
    """The ids of its official channels."""
    people: tuple[tuple[str, str], ...] = ()
    """Who may speak for it: names and titles."""
    private_speech: bool = True
    """Whether its guidelines say that people speak for themselves on their own accounts."""

    @property
    def id(self) -> str:
        """Its id, and that of its policy."""
        identity = id_of(self.name)
        return f"{identity}-own" if identity in shipped_ids() else identity

    def files(self, language: str) -> dict[str, str]:
        """Write its files.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            The contents by the name of the file, schemas for editors last.
        """
        words = templates(language)
        names = {"file": f"{self.id}{POLICY}", "cases_file": f"{self.id}{CASES}"}
        filled = names | {
            "id": self.id,
            "name": _inside(self.name),
            "kind": self.kind,
            "country": self.country,
            "zone": self.zone,
            "extends": self._extends(words["extends"]),
            "own_account": words["own_account"] if self.private_speech else "",
            "own_account_cases": words["own_account_cases"] if self.private_speech else "",
            "officials": "".join(self._officials(words["official"])),
            "channels": "".join(self._channel(words["channel"], one) for one in self.channels),
        }
        written = {
            names["file"]: "policy",
            names["cases_file"]: "cases",
            "directory.toml": "directory",
        }
        # A policy has no invisible characters; the directory has the name as it was told.
        visible = filled | {"name": _inside(without_invisible(self.name))}
        texts = {
            name: Template(words[kind]).substitute(filled if kind == "directory" else visible)
            for name, kind in written.items()
        }
        return {name: f"{text.rstrip()}\n" for name, text in texts.items()} | {
            f"{kind}.schema.json": shipped_schema(kind) for kind in KINDS
        }

    def _extends(self, template: str) -> str:
        policies = countries().get(self.country, {}).get("extends", ())
        return Template(template).substitute(extends=toml_list(policies)) if policies else ""

    def _officials(self, template: str) -> list[str]:
        taken = {self.id}
        written = []
        for name, title in self.people:
            identity = stem = id_of(name)
            number = 1
            while identity in taken:
                number += 1
                identity = f"{stem}-{number}"
            taken.add(identity)
            filled = {"official_name": _inside(name), "official_title": _inside(title)}
            written.append(Template(template).substitute(filled, id=self.id, official_id=identity))
        return written

    def _channel(self, template: str, channel: str) -> str:
        kind = "website" if channel.startswith(_WEB) else "account"
        return Template(template).substitute(id=self.id, channel=_inside(channel), channel_kind=kind)


def _inside(text: str) -> str:
    """Write what stands inside quotation marks."""
    return toml_text(text)[1:-1]
