"""``offentligroll policies``: what comes with the library."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Day
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import nearest

if TYPE_CHECKING:
    from offentligroll.report.library_index import IndexEntry


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
    from offentligroll.report.country_words import country_words
    from offentligroll.report.library_index import library_index

    by_country: dict[str, list[IndexEntry]] = {}
    for entry in library_index():
        by_country.setdefault(country_words(entry.country, language), []).append(entry)
    for number, (country, entries) in enumerate(sorted(by_country.items())):
        if number:
            terminal.say()
        terminal.say(country, style="bold underline")
        for entry in entries:
            _show(entry, language, terminal)
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


def _show(entry: IndexEntry, language: str, terminal: Terminal) -> None:
    from offentligroll.languages import say

    lines = {
        "command.policies.version": entry.version,
        "command.policies.status": _days(entry, language),
        "command.policies.question": nearest(entry.question, language),
        "command.policies.rules": say(
            "command.policies.rules-count",
            language,
            capacity=entry.capacity,
            guidelines=entry.guidelines,
            obligations=entry.obligations,
            principles=entry.principles,
        ),
        "command.policies.sources": say(
            "command.policies.sources-count", language, count=entry.sources, unverified=entry.unverified
        ),
        "command.policies.cases": say("command.policies.cases-none", language)
        if entry.cases is None
        else say("command.policies.cases-count", language, count=entry.cases, otherwise=entry.otherwise),
    }
    terminal.say()
    terminal.say(f"{entry.id}: {nearest(entry.title, language)}", style="bold")
    for key, words in lines.items():
        terminal.say(f"- {say(key, language)}: {words}")


def _days(entry: IndexEntry, language: str) -> str:
    from offentligroll.languages import say

    if entry.start is None and entry.end is None:
        return say("command.policies.always", language)
    from offentligroll.report.page_words import period_words
    from offentligroll.rules.source import InForce

    start, end = (day and dt.date.fromisoformat(day) for day in (entry.start, entry.end))
    return period_words(InForce(start=start or None, end=end or None), language)
