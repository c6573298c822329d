"""``offentligroll facts``: the vocabulary that policies speak in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from offentligroll.cli import helping
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.files.harmless import harmless
from offentligroll.languages import Message, with_hint

if TYPE_CHECKING:
    from rich.table import Table

    from offentligroll.facts.vocabulary import FactDefinition
    from offentligroll.policy.asking.fact_search import FoundFact
    from offentligroll.policy.policy import Policy


@helping.command("facts")
@helping.argument("fact", required=False, metavar="[ID|WORDS]")
@helping.option("--used", metavar="FILE|ID", help="used")
@language_option
def command(*, fact: str | None, used: str | None, language: str) -> Work:
    """Read the arguments."""
    if fact is not None and used is not None:
        raise UsageMessage(Message("command.misuse.used-and-fact"))
    return functools.partial(facts, fact, used, language)


def facts(fact: str | None, used: str | None, language: str, terminal: Terminal) -> int:
    """Show the vocabulary, one fact of it, or those that words lead to.

    Args:
        fact: the id of a fact, or words to look for; None for all.
        used: the path or id of a policy whose facts are marked; None for none.
        language: ``"sv"`` or ``"en"``.
        terminal: where it goes.

    Returns:
        0.

    Raises:
        MisuseError: there is no such fact, and the words lead to none.
        FileError: the policy is missing or wrong.
    """
    if fact is None:
        from offentligroll.policy.policy import Policy

        _tell_all(None if used is None else Policy.load(used), language, terminal)
    else:
        _tell_one_or_found(fact, language, terminal)
    return 0


def _tell_all(policy: Policy | None, language: str, terminal: Terminal) -> None:
    from offentligroll.facts.vocabulary import Group, Vocabulary
    from offentligroll.languages import say

    vocabulary = Vocabulary.shipped()
    own = () if policy is None else policy.own_facts
    used = set() if policy is None else _facts_of(policy)
    chapters = {
        f"{group}": [
            (one.id, one.phrase.in_language(language)) for one in vocabulary.values() if one.group is group
        ]
        for group in Group
    }
    if own:
        chapters["own"] = [(one.id, one.phrase.in_language(language)) for one in own]
    if policy is not None:
        title = policy.title.in_language(language)
        terminal.say(say("command.facts.used-heading", language, mark=_MARK, title=title))
        terminal.say()
    # Fixed, so that the columns of all chapters stand under each other.
    ids = [fact for facts_there in chapters.values() for fact, _ in facts_there]
    widest = min(max(map(len, ids)), terminal.out.width // 2)
    for chapter, facts_there in chapters.items():
        terminal.say(say(f"command.facts.heading-{chapter}", language), style="bold")
        marks = None if policy is None else {fact for fact, _ in facts_there if fact in used}
        terminal.show(_chapter(facts_there, marks, widest))
        terminal.say()
    if policy is not None:
        count = len(used & vocabulary.keys())
        terminal.say(say("command.facts.used-count", language, count=count, total=len(vocabulary)))
    terminal.say(say("command.facts.count", language, count=len(vocabulary)))


_MARK = "*"
_MOST_FOUND = 12
_LONGEST_FOUND = 80


def _chapter(facts_there: list[tuple[str, str]], marks: set[str] | None, widest: int) -> Table:
    """Lay out one chapter; the column of marks is there only where something can be marked."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    if marks is not None:
        table.add_column(width=len(_MARK))
    table.add_column(width=widest)
    table.add_column(ratio=1)
    for fact, phrase in facts_there:
        mark = [] if marks is None else [Text(_MARK if fact in marks else "")]
        table.add_row(*mark, Text(fact), Text(harmless(phrase)))
    return table


def _tell_one_or_found(fact: str, language: str, terminal: Terminal) -> None:
    from offentligroll.facts.vocabulary import Vocabulary
    from offentligroll.files.problems import did_you_mean
    from offentligroll.policy.asking.fact_search import search_facts

    vocabulary = Vocabulary.shipped()
    if fact in vocabulary:
        _tell_one(vocabulary[fact], language, terminal)
        return
    found = search_facts(fact, language)
    if not found:
        hint = did_you_mean(fact, vocabulary) or Message("command.misuse.fact-hint")
        raise MisuseError(with_hint(Message("command.misuse.no-fact", fact=fact), hint))
    _tell_found(found, language, terminal)


def _tell_found(found: tuple[FoundFact, ...], language: str, terminal: Terminal) -> None:
    from offentligroll.assessment.wording.safe_text import one_line
    from offentligroll.facts.vocabulary import Vocabulary
    from offentligroll.languages import say

    for one in found[:_MOST_FOUND]:
        terminal.say(one.fact, style="bold")
        terminal.say(f"  {Vocabulary.shipped()[one.fact].phrase.in_language(language)}")
        text = one_line(one.text, _LONGEST_FOUND)
        if one.where is not one.where.NAME:
            terminal.say(
                "  " + say(f"command.facts.found-{one.where}", language, text=text, policy=one.policy or "")
            )
    if hidden := len(found[_MOST_FOUND:]):
        terminal.say(say("command.facts.found-more", language, count=hidden))


def _tell_one(one: FactDefinition, language: str, terminal: Terminal) -> None:
    from offentligroll.facts.detector_words import detector_words
    from offentligroll.languages import say

    fact = one.id
    account = "command.fact.account-yes" if one.needs_account else "command.fact.account-no"
    lines = {
        "command.fact.group": say(f"command.facts.heading-{one.group}", language),
        "command.fact.source": say(f"command.fact.source-{one.source}", language),
        "command.fact.account": say(account, language),
        "command.fact.detector": detector_words(fact, language)
        or say("command.fact.detector-none", language),
        "command.fact.used": ", ".join(_users(fact)) or say("command.none", language),
    }
    terminal.say(fact, style="bold")
    for code, phrase in one.phrase.items():
        name = Message(f"languages.name.{code}")
        terminal.say(f"- {say('command.fact.phrase', language, language=name)}: {phrase}")
    for key, words in lines.items():
        terminal.say(f"- {say(key, language)}: {words}")


def _users(fact: str) -> list[str]:
    from offentligroll.policy.policy import Policy
    from offentligroll.policy.reading.shipped_files import shipped_ids

    policies = [Policy.load(identity) for identity in shipped_ids()]
    return [policy.id for policy in policies if fact in _facts_of(policy)]


def _facts_of(policy: Policy) -> set[str]:
    """All facts that a policy asks for or assumes, and those of its own that it names."""
    from offentligroll.engine.asked import asked_by
    from offentligroll.rules.condition import facts_in
    from offentligroll.rules.visitor import VISITOR_FACT

    conditions = (
        *policy.group_facts.values(),
        *asked_by(
            policy.capacity_rules,
            policy.guidelines,
            policy.obligations,
            policy.house_rules,
            policy.channel_rules,
            policy.archive_rules,
        ),
    )
    named = {fact for condition in conditions for fact in facts_in(condition)}
    # That a visitor speaks is asked by every policy, and says nothing of this one.
    asked = set(policy.compiled.facts) - {VISITOR_FACT}
    return {*asked, *(one.fact for one in policy.assume), *named}
