"""The first policy, directory and cases of a public body, written out of templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template
from typing import Any

import attrs

from offentligroll.cases.suite import SUFFIX as CASES
from offentligroll.conversion.schemas import shipped_schema
from offentligroll.files.invisible import without_invisible
from offentligroll.files.toml_writing import toml_list, toml_text
from offentligroll.files.values import slug, untaken
from offentligroll.policy.reading.shipped_files import SUFFIX as POLICY
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.workbench.bodies import BodyTemplate, template_of, texts

KINDS = ("policy", "cases", "directory")
"""The kinds of files, each with a schema that editors complete by."""

_LONGEST_ID = 40
_WEB = "web:"
_HOUSE_RULE = "[[house_rule]]"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

UNKNOWN = "unknown"
"""What stands in a directory for a day that nobody knows."""


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
    return slug(name, _LONGEST_ID) or "own"


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who may speak for the body."""

    name: str
    """The name."""
    title: str
    """What the person is."""
    since: str = UNKNOWN
    """Since when: a day, month or year, or ``"unknown"``."""


@attrs.frozen(kw_only=True)
class Body:
    """What somebody has told of a public body."""

    name: str
    """Its name."""
    kind: str = "municipality"
    """What sort of body it is, of those that its country has templates for."""
    country: str = "SE"
    """Its country, by its two letters."""
    zone: str = "Europe/Stockholm"
    """The zone whose days count there."""
    channels: tuple[str, ...] = ()
    """The ids of its official channels."""
    since: str = UNKNOWN
    """Since when they are on the published list: a day, month or year, or ``"unknown"``."""
    is_whole_list: bool = False
    """Whether these are all its official channels."""
    shows_rules: bool = False
    """Whether each channel shows rules for visitors and how to get in touch."""
    people: tuple[Person, ...] = ()
    """Who may speak for it."""
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
        words, template = texts(language, "new"), template_of(self.country, self.kind)
        names = {"file": f"{self.id}{POLICY}", "cases_file": f"{self.id}{CASES}"}
        filled = {
            **names,
            "id": self.id,
            "name": _inside(self.name),
            "kind": template.organisation_kind,
            "country": self.country,
            "area": Template(words["area"]).substitute(area=template.area) if template.area else "",
            "zone": self.zone,
            "extends": _extends(words["extends"], template.extends),
            "own_account": words["own_account"] if self.private_speech else "",
            "own_account_cases": words["own_account_cases"] if self.private_speech else "",
            **_rules(texts(language, "rules"), template),
            "channels_complete": words["complete" if self.is_whole_list else "incomplete"],
            "officials": "".join(self._officials(words["official"])),
            "channels": "".join(self._channel(words, channel) for channel in self.channels),
        }
        written = {
            names["file"]: "policy",
            names["cases_file"]: "cases",
            "directory.toml": "directory",
        }
        # A policy has no invisible characters; the directory has the name as it was told.
        visible = filled | {"name": _inside(without_invisible(self.name))}
        contents = {
            name: Template(words[kind]).substitute(filled if kind == "directory" else visible)
            for name, kind in written.items()
        }
        return {name: f"{text.rstrip()}\n" for name, text in contents.items()} | {
            f"{kind}.schema.json": shipped_schema(kind) for kind in KINDS
        }

    def _officials(self, template: str) -> list[str]:
        taken = {self.id}
        written = []
        for person in self.people:
            identity = untaken(id_of(person.name), taken)
            taken.add(identity)
            filled = {
                "official_name": _inside(person.name),
                "official_title": _inside(person.title),
                "since": _day(person.since),
            }
            written.append(Template(template).substitute(filled, id=self.id, official_id=identity))
        return written

    def _channel(self, words: Mapping[str, Any], channel: str) -> str:
        return Template(words["channel"]).substitute(
            id=self.id,
            channel=_inside(channel),
            channel_kind="website" if channel.startswith(_WEB) else "account",
            since=_day(self.since),
            shows=words["shows" if self.shows_rules else "shows_not"],
        )


def _extends(template: str, policies: tuple[str, ...]) -> str:
    if not policies:
        return ""
    return Template(template).substitute(extends=toml_list(policies), first=policies[0])


def _rules(parts: Mapping[str, Mapping[str, str]], template: BodyTemplate) -> dict[str, str]:
    chosen = [parts[rule] for rule in template.rules]
    house = [part["rule"] for part in chosen if _HOUSE_RULE in part["rule"]]
    return {
        "guidelines": "\n".join(part["rule"] for part in chosen if _HOUSE_RULE not in part["rule"]),
        "house": "".join(f"\n{rule}" for rule in house),
        "rule_cases": "".join(f"\n{part['cases']}" for part in chosen),
    }


def _day(since: str) -> str:
    """Write a day as TOML has it; a month, a year or an unknown one is a text."""
    return since if _DAY.fullmatch(since) else toml_text(since)


def _inside(text: str) -> str:
    """Write what stands inside quotation marks."""
    return toml_text(text)[1:-1]
