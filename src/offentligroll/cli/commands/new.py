"""``offentligroll new``: a first policy, directory and cases from a few questions."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from offentligroll.cli import helping
from offentligroll.cli.dialogue import Dialogue
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import FilePath
from offentligroll.cli.terminal import Terminal
from offentligroll.files.reading import reason_of
from offentligroll.files.writing import write_new_files
from offentligroll.languages import Message

if TYPE_CHECKING:
    from offentligroll.cli.first_files import Body

_CHANNEL = re.compile(r"[a-z0-9-]+:\S+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NONE = "-"


@helping.command("new")
@helping.argument("folder", type=FilePath(is_folder=True), metavar="DIR")
@helping.option("--yes", "asks", flag_value=False, default=True, help="yes")
@helping.option("--show", is_flag=True, help="show")
@language_option
def command(*, folder: Path, asks: bool, show: bool, language: str) -> Work:
    """Read the arguments."""
    return functools.partial(new, folder, language, asks=asks, show=show)


def new(folder: Path, language: str, terminal: Terminal, *, asks: bool = True, show: bool = False) -> int:
    """Write the files.

    Args:
        folder: where they go; it is made where it is not there.
        language: ``"sv"`` or ``"en"``: that of the questions, and of the files.
        terminal: where questions go and answers come from.
        asks: whether to ask at all.
        show: whether to print the files instead of writing them.

    Returns:
        0.

    Raises:
        MisuseError: a file of that name is there already, or can't be written.
    """
    from offentligroll.cli.first_files import KINDS
    from offentligroll.languages import say

    body = _asked(Dialogue(terminal=terminal, language=language)) if asks else _proposed(language)
    files = {folder / name: content for name, content in body.files(language).items()}
    if show:
        for path, content in list(files.items())[: -len(KINDS)]:
            terminal.write(f"# {path.name}\n\n{content}\n")
        return 0
    _write(folder, files)
    for path in files:
        terminal.say(say("command.new.written", language, file=str(path)))
    policy, cases, directory, *_ = files
    terminal.say()
    terminal.say(
        say("command.new.next", language, policy=str(policy), cases=str(cases), directory=str(directory))
    )
    return 0


def _write(folder: Path, files: dict[Path, str]) -> None:
    there = tuple(str(path) for path in files if path.is_symlink() or path.exists())
    if there:
        raise MisuseError(Message("command.misuse.there-already", count=len(there), paths=there))
    try:
        write_new_files(folder, {path.name: content for path, content in files.items()})
    except OSError as error:
        raise MisuseError(
            Message("command.misuse.not-written", path=str(folder), reason=reason_of(error))
        ) from None


def _proposed(language: str) -> Body:
    from offentligroll.cli.first_files import Body, id_of, templates

    words = templates(language)
    name = words["name"]
    return Body(
        name=name,
        channels=(f"web:{id_of(name)}.example",),
        people=((words["people"], words["title"]),),
    )


def _asked(dialogue: Dialogue) -> Body:
    from offentligroll.cli.first_files import Body, countries, id_of, templates
    from offentligroll.languages import say
    from offentligroll.model.organisation import OrganisationKind

    language = dialogue.language
    words, proposed = templates(language), _proposed(language)
    dialogue.terminal.say(say("command.new.begin", language))

    def ask(key: str, default: str, fits: Callable[[str], bool] = bool, **filled: str) -> str:
        question = f"{say(f'command.new.{key}', language, **filled)} [{default}]"
        while True:
            dialogue.terminal.say()
            line = dialogue.line(question) or default
            if fits(line):
                return line
            dialogue.terminal.say(say(f"command.new.{key}-wrong", language))

    name = ask("name", proposed.name)
    named = {say(f"command.organisation.{kind}", language): kind.value for kind in OrganisationKind}
    kinds = named | {kind.value: kind.value for kind in OrganisationKind}
    default = say(f"command.organisation.{proposed.kind}", language)
    kind = kinds[ask("kind", default, kinds.__contains__, kinds=", ".join(named))]
    country = ask("country", proposed.country, lambda line: bool(_COUNTRY.fullmatch(line.upper()))).upper()
    zone = ask("zone", countries().get(country, {}).get("zone", "UTC"), _is_zone)
    channels = ask("channels", f"web:{id_of(name)}.example", _are_channels)
    people = ask("people", f"{words['people']}, {words['title']}")
    dialogue.terminal.say()
    return Body(
        name=name,
        kind=kind,
        country=country,
        zone=zone,
        channels=tuple(dict.fromkeys(_parted(channels, r"[,;\s]+"))),
        people=tuple(_person(one, words["title"]) for one in _parted(people, ";")),
        private_speech=dialogue.truth(say("command.new.private", language), default=True),
    )


def _parted(line: str, between: str) -> list[str]:
    """Part a line; a hyphen alone stands for none."""
    parts = (part.strip() for part in re.split(between, line))
    return [part for part in parts if part and part != _NONE]


def _are_channels(line: str) -> bool:
    return all(_CHANNEL.fullmatch(part) for part in _parted(line, r"[,;\s]+"))


def _person(words: str, title: str) -> tuple[str, str]:
    name, _, told = words.partition(",")
    return name.strip() or title, told.strip() or title


def _is_zone(line: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(line)
    except (KeyError, ValueError, OSError):
        return False
    return True
