"""The questions of ``offentligroll new``, ten at most."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import attrs

from offentligroll.cli.dialogue import Dialogue
from offentligroll.languages import LANGUAGES, say
from offentligroll.model.partial_date import PartialDate
from offentligroll.workbench.bodies import kinds_of, texts, zones_of
from offentligroll.workbench.first_files import UNKNOWN, Body, Person, id_of

_CHANNEL = re.compile(r"[a-z0-9-]+:\S+")
_BETWEEN_CHANNELS = r"[,;\s]+"
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_NONE = "-"


def proposed(language: str) -> Body:
    """Propose an example.

    Args:
        language: ``"sv"`` or ``"en"``.

    Returns:
        A body that there is not.
    """
    words = texts(language, "new")
    name, since = words["name"], words["since"]
    return Body(
        name=name,
        channels=(_website(name),),
        since=since,
        is_whole_list=True,
        shows_rules=True,
        people=(Person(name=words["people"], title=words["title"], since=since),),
    )


def asked(dialogue: Dialogue) -> Body:
    """Ask what the files need.

    Args:
        dialogue: where questions go and answers come from.

    Returns:
        What was told; what is proposed, where somebody only pressed Enter.
    """
    asking = _Asking(dialogue=dialogue, example=proposed(dialogue.language))
    dialogue.terminal.say(say("command.new.begin", dialogue.language))
    name = asking.line("name", asking.example.name)
    country = asking.line("country", asking.example.country, lambda line: bool(_COUNTRY.fullmatch(line)))
    body = attrs.evolve(asking.example, name=name, country=country.upper())
    body = attrs.evolve(body, kind=asking.kind(body.country), zone=asking.zone(body.country))
    body = asking.channels(body)
    people = asking.people()
    return attrs.evolve(body, people=people, private_speech=asking.truth("private"))


@attrs.frozen(kw_only=True)
class _Asking:
    dialogue: Dialogue
    example: Body

    @property
    def language(self) -> str:
        return self.dialogue.language

    def line(self, key: str, default: str, fits: Callable[[str], bool] = bool, **filled: str) -> str:
        """Ask until the answer fits."""
        question = f"{say(f'command.new.{key}', self.language, **filled)} [{default}]"
        while True:
            self.dialogue.terminal.say()
            line = self.dialogue.line(question) or default
            if fits(line):
                return line
            self.dialogue.terminal.say(say(f"command.new.{key}-wrong", self.language))

    def truth(self, key: str) -> bool:
        self.dialogue.terminal.say()
        return self.dialogue.truth(say(f"command.new.{key}", self.language), default=True)

    def kind(self, country: str) -> str:
        """Ask in the words of the language; those of the files and of other languages are taken too."""
        kinds = kinds_of(country)
        named: dict[str, str] = {
            word.casefold(): kind
            for language in (*LANGUAGES, self.language)
            for kind, word in texts(language, "new")["kinds"].items()
            if kind in kinds
        } | {kind: kind for kind in kinds}
        words = [texts(self.language, "new")["kinds"][kind] for kind in kinds]
        line = self.line("kind", words[0], lambda line: line.casefold() in named, kinds=", ".join(words))
        return named[line.casefold()]

    def zone(self, country: str) -> str:
        """Ask where a country has several zones, or nothing is known of it."""
        first, *others = zones_of(country)
        return first if not others and first != "UTC" else self.line("zone", first, _is_zone)

    def channels(self, body: Body) -> Body:
        """Ask for the channels, and what is on record of them where there are any."""
        told = self.line("channels", _website(body.name), _are_channels)
        channels = tuple(dict.fromkeys(_parted(told, _BETWEEN_CHANNELS)))
        if not channels:
            return attrs.evolve(body, channels=(), since=UNKNOWN, is_whole_list=False, shows_rules=False)
        since = self.line("since", self.example.since, lambda line: self.day(line) is not None)
        return attrs.evolve(
            body,
            channels=channels,
            since=self.day(since) or UNKNOWN,
            is_whole_list=self.truth("whole"),
            shows_rules=self.truth("shows"),
        )

    def people(self) -> tuple[Person, ...]:
        (example,) = self.example.people
        default = f"{example.name}, {example.title}, {example.since}"
        line = self.line("people", default, lambda line: None not in self._people(line))
        return tuple(person for person in self._people(line) if person is not None)

    def _people(self, line: str) -> tuple[Person | None, ...]:
        return tuple(map(self._person, _parted(line, ";")))

    def _person(self, words: str) -> Person | None:
        """Read a person; None where what stands last is no day."""
        name, title, since = (*(part.strip() for part in words.split(",", 2)), "", "")[:3]
        day = self.day(since) if since else UNKNOWN
        default = self.example.people[0].title
        return None if day is None else Person(name=name or default, title=title or default, since=day)

    def day(self, line: str) -> str | None:
        """Read a day, month, year or that nobody knows; None where it is none of them."""
        if line.casefold() in _unknowns():
            return UNKNOWN
        try:
            PartialDate.from_text(line)
        except ValueError:
            return None
        return line


def _unknowns() -> set[str]:
    return {UNKNOWN, *(texts(language, "new")["unknown"] for language in LANGUAGES)}


def _website(name: str) -> str:
    return f"web:{id_of(name)}.example"


def _parted(line: str, between: str) -> list[str]:
    """Part a line; a hyphen alone stands for none."""
    parts: Iterable[str] = (part.strip() for part in re.split(between, line))
    return [part for part in parts if part and part != _NONE]


def _are_channels(line: str) -> bool:
    return all(_CHANNEL.fullmatch(part) for part in _parted(line, _BETWEEN_CHANNELS))


def _is_zone(line: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(line)
    except (KeyError, ValueError, OSError):
        return False
    return True
