"""``offentligroll faq``: a FAQ out of a policy, each answer kept so that a change is seen."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from offentligroll.cli import helping
from offentligroll.cli.misuse import not_written
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import FilePath, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message, say

if TYPE_CHECKING:
    from offentligroll.cases.kept_faq import KeptFaq
    from offentligroll.policy.policy import Policy
    from offentligroll.questions.faq import Entry

_STYLE = """<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui }
summary { cursor: pointer }
p { margin: .3rem 0 .8rem 1rem }
</style>"""


@helping.command("faq")
@helping.option("--policy", required=True, metavar="ID|FILE", help="faq-policy")
@helping.option("--out", type=FilePath(), metavar="FILE", help="faq-out")
@helping.option("--check", is_flag=True, help="faq-check")
@language_option
def command(*, policy: str, out: Path | None, check: bool, language: str) -> Work:
    """Read the arguments."""
    if check and out is None:
        raise UsageMessage(Message("command.misuse.check-needs-out"))
    return functools.partial(write_faq, policy, out, language, check=check)


def write_faq(
    policy: str, out: Path | None, language: str, terminal: Terminal, *, check: bool = False
) -> int:
    """Write a FAQ, or ask again what one answered.

    Args:
        policy: the id of a shipped policy, or a path.
        out: the page; None to print it.
        language: ``"sv"`` or ``"en"``.
        terminal: where it goes.
        check: whether to ask again, and write nothing.

    Returns:
        0, or 1 where an answer is another than the page has.

    Raises:
        FileError: the policy, or what was kept, is missing or wrong.
        MisuseError: the page can't be written.
    """
    from offentligroll.cases.kept_faq import KeptFaq
    from offentligroll.policy.policy import Policy
    from offentligroll.questions.faq import faq

    if out is not None and check:
        return _told_apart(KeptFaq.load(out), policy, language, terminal)
    loaded = Policy.load(policy)
    entries = faq(loaded)
    if out is None:
        terminal.write(_markdown(loaded, entries, language))
        return 0
    page = _html if out.suffix == ".html" else _markdown
    try:
        out.write_text(page(loaded, entries, language), encoding="utf-8", newline="\n")
        KeptFaq.of(policy, out, entries).write(out)
    except OSError as error:
        raise not_written(out, error) from None
    terminal.say(say("command.faq.written", language, file=str(out), count=len(entries)))
    return 0


def _told_apart(kept: KeptFaq, policy: str, language: str, terminal: Terminal) -> int:
    from offentligroll.policy.policy import Policy

    changes = tuple(kept.changes(Policy.load(policy)))
    for change in changes:
        terminal.say(f"- {change.explain(language)}")
    count = len(kept.answers)
    terminal.say(say("command.faq.checked", language, count=count, changed=len(changes)))
    return int(bool(changes))


def _by_question(
    entries: Sequence[Entry], language: str
) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """The cases of each question, as headings, with the lines of their answers."""
    for template, ones in groupby(entries, key=lambda one: one.template):
        side = template.side(None)
        cases = [(_case(one, language), one.reply.text(language).split("\n")[:2]) for one in ones]
        yield side.asks.in_language(language), cases


def _case(entry: Entry, language: str) -> str:
    from offentligroll.facts.vocabulary import Vocabulary

    vocabulary = Vocabulary.shipped()
    forms = [(vocabulary[one].forms.in_language(language), True) for one in entry.yes if one in vocabulary]
    forms += [(vocabulary[one].forms.in_language(language), False) for one in entry.no if one in vocabulary]
    clauses = [form.is_ if holds else form.that_not for form, holds in forms]
    if not clauses:
        return say("command.faq.always", language)
    return say("command.faq.case", language, clauses=clauses)


def _markdown(policy: Policy, entries: Sequence[Entry], language: str) -> str:
    lines = [f"# {policy.title.in_language(language)}", "", say("command.faq.intro", language), ""]
    for question, cases in _by_question(entries, language):
        lines += [f"## {question}", ""]
        for case, answers in cases:
            lines += [f"**{case}** {answers[0]}", *answers[1:], ""]
    return "\n".join(lines)


def _html(policy: Policy, entries: Sequence[Entry], language: str) -> str:
    escaped = html.escape
    title = escaped(policy.title.in_language(language))
    parts = [
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{title}</title>',
        _STYLE,
        f"<h1>{title}</h1>\n<p>{escaped(say('command.faq.intro', language))}</p>",
    ]
    for question, cases in _by_question(entries, language):
        parts.append(f"<h2>{escaped(question)}</h2>")
        for case, answers in cases:
            told = "<br>".join(map(escaped, answers))
            parts.append(f"<details><summary>{escaped(case)}</summary><p>{told}</p></details>")
    return "\n".join(parts) + "\n</html>\n"
