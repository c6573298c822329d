"""``offentligroll policies``: what comes with the library."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Day
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.policy.policy import Policy


@helping.command("policies")
@helping.option("--stale", type=Day(), metavar="DATE", help="stale")
@language_option
def command(*, stale: dt.date | None, language: str) -> Work:
    """Read the arguments."""
    return functools.partial(policies, language) if stale is None else functools.partial(old, stale, language)


def policies(language: str, terminal: Terminal) -> int:
    """Show the shipped policies.

    Args:
        language: ``"sv"`` or ``"en"``.
        terminal: where they go.

    Returns:
        0.
    """
    from offentligroll.policy.policy import Policy
    from offentligroll.policy.reading.loading import shipped_ids
    from offentligroll.report.country_words import country_words

    shipped = [Policy.load(identity) for identity in shipped_ids()]
    by_country: dict[str, list[Policy]] = {}
    for policy in shipped:
        by_country.setdefault(country_words(policy.country, language), []).append(policy)
    for number, (country, policies_there) in enumerate(sorted(by_country.items())):
        if number:
            terminal.say()
        terminal.say(country, style="bold underline")
        for policy in policies_there:
            _show(policy, language, terminal)
    return 0


def old(day: dt.date, language: str, terminal: Terminal) -> int:
    """Show the sources of the shipped policies that were last read before a day.

    Args:
        day: the day.
        language: ``"sv"`` or ``"en"``.
        terminal: where they go.

    Returns:
        1 where there are any, else 0.
    """
    from offentligroll.languages import say, written
    from offentligroll.policy.policy import Policy

    found = False
    for policy in map(Policy.shipped, Policy.shipped_ids()):
        sources = [one for one in policy.sources if one.read is None or one.read < day]
        if sources:
            terminal.say(f"{policy.id}: {policy.title.in_language(language)}", style="bold")
        for source in sources:
            how = "unread" if not source.verified else "undated" if source.read is None else "read"
            read = "" if source.read is None else written(source.read, language)
            words = say(f"command.policies.stale-{how}", language, title=source.title, day=read)
            terminal.say(f"- {source.id}: {words}" + (f" {source.url}" if source.url else ""))
        found |= bool(sources)
    if not found:
        terminal.say(say("command.policies.stale-none", language, day=day))
    return int(found)


def _show(policy: Policy, language: str, terminal: Terminal) -> None:
    from offentligroll.languages import say
    from offentligroll.report.page_words import period_words

    rules = {
        "capacity": len(policy.capacity_rules),
        "guidelines": len(policy.guidelines),
        "obligations": len(policy.obligations),
        "principles": len(policy.principles),
    }
    unverified = sum(not source.verified for source in policy.sources)
    in_force = policy.in_force
    lines = {
        "command.policies.version": policy.version,
        "command.policies.status": period_words(in_force, language)
        if in_force
        else say("command.policies.always", language),
        "command.policies.question": policy.question.in_language(language),
        "command.policies.rules": say("command.policies.rules-count", language, **rules),
        "command.policies.sources": say(
            "command.policies.sources-count", language, count=len(policy.sources), unverified=unverified
        ),
        "command.policies.cases": _cases(policy, language),
    }
    terminal.say()
    terminal.say(f"{policy.id}: {policy.title.in_language(language)}", style="bold")
    for key, words in lines.items():
        terminal.say(f"- {say(key, language)}: {words}")


def _cases(policy: Policy, language: str) -> str:
    from offentligroll.cases.suite import Suite
    from offentligroll.languages import say

    try:
        suite = Suite.shipped(policy.id)
    except FileNotFoundError:
        return say("command.policies.cases-none", language)
    # Whether they come out is what `offentligroll test` tells; to run them all takes its time.
    otherwise = sum(case.known is not None or case.overruled_by is not None for case in suite.cases)
    return say("command.policies.cases-count", language, count=len(suite.cases), otherwise=otherwise)
