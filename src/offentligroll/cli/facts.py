"""``offentligroll facts``: the vocabulary that policies speak in."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING

import click

from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.policy.policy import Policy


@click.command("facts", short_help="Show the facts that policies speak in.")
@click.argument("fact", required=False, metavar="[ID]")
@language_option
def command(*, fact: str | None, language: str) -> Work:
    """Show all facts that policies can speak in, or one in full."""
    return functools.partial(facts, fact, language)


def facts(fact: str | None, language: str, terminal: Terminal) -> int:
    """Show the vocabulary, or one fact of it.

    Args:
        fact: the id of a fact; None for all.
        language: ``"sv"`` or ``"en"``.
        terminal: where it goes.

    Returns:
        0.

    Raises:
        MisuseError: there is no such fact.
    """
    if fact is None:
        _tell_all(language, terminal)
    else:
        _tell_one(fact, language, terminal)
    return 0


def _tell_all(language: str, terminal: Terminal) -> None:
    from rich.table import Table
    from rich.text import Text

    from offentligroll.cli.texts import text
    from offentligroll.facts.vocabulary import Group, Vocabulary

    vocabulary = Vocabulary.shipped()
    # Fixed, so that the columns of all chapters stand under each other.
    widest = min(max(map(len, vocabulary)), terminal.out.width // 2)
    for group in Group:
        table = Table.grid(padding=(0, 2))
        table.add_column(width=widest)
        table.add_column(ratio=1)
        for one in vocabulary.values():
            if one.group is group:
                table.add_row(Text(one.id), Text(one.phrase[language]))
        terminal.say(text(f"facts-heading-{group}", language), style="bold")
        terminal.show(table)
        terminal.say()
    terminal.say(text("facts-count", language, count=len(vocabulary)))


def _tell_one(fact: str, language: str, terminal: Terminal) -> None:
    from offentligroll.cli.texts import text
    from offentligroll.facts.vocabulary import Vocabulary
    from offentligroll.files.problems import did_you_mean, printable

    vocabulary = Vocabulary.shipped()
    if fact not in vocabulary:
        hint = did_you_mean(fact, vocabulary) or "`offentligroll facts` lists them all"
        raise MisuseError(printable(f"there is no fact `{fact}` ({hint})"))
    one = vocabulary[fact]
    account = "fact-account-yes" if one.needs_account else "fact-account-no"
    lines = {
        "fact-phrase-sv": one.phrase["sv"],
        "fact-phrase-en": one.phrase["en"],
        "fact-group": text(f"facts-heading-{one.group}", language),
        "fact-source": text(f"fact-source-{one.source}", language),
        "fact-account": text(account, language),
        "fact-detector": detector_words(fact) or text("fact-detector-none", language),
        "fact-used": ", ".join(_users(fact)) or text("none", language),
    }
    terminal.say(fact, style="bold")
    for key, words in lines.items():
        terminal.say(f"- {text(key, language)}: {words}")


def detector_words(fact: str) -> str | None:
    """Give what the library's own detector of a fact says of itself.

    Args:
        fact: the id of the fact.

    Returns:
        Its documentation, on one line; None where the library does not answer the fact itself.
    """
    from offentligroll.facts.registry import Detectors

    _, detector = Detectors.shipped().for_fact(fact)
    if detector is None:
        return None
    return f"{' '.join((inspect.getdoc(detector.answer) or '').split())} [{detector.name}]".lstrip()


def _users(fact: str) -> list[str]:
    from offentligroll.policy.loading import shipped_ids
    from offentligroll.policy.policy import Policy

    policies = [Policy.load(identity) for identity in shipped_ids()]
    return [policy.id for policy in policies if fact in _facts_of(policy)]


def _facts_of(policy: Policy) -> set[str]:
    """All facts that a policy asks for or assumes."""
    return {*policy.compiled.facts, *(one.fact for one in policy.assume)}
