"""``offentligroll faq``: a FAQ out of a policy, each answer kept so that a change is seen."""

from __future__ import annotations

import functools
import html
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from offentligroll.cli import helping
from offentligroll.cli.misuse import MisuseError, not_written
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import FilePath, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.languages import Message, say

if TYPE_CHECKING:
    from offentligroll.policy.policy import Policy
    from offentligroll.questions.faq import Entry

_STYLE = """<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui }
summary { cursor: pointer }
p { margin: .3rem 0 .8rem 1rem }
</style>"""
_KEPT = ".asked.json"
"""What the file is called beside the page in which the answers are kept."""


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
        FileError: the policy is missing or wrong.
        MisuseError: the page can't be written, or what was kept can't be read.
    """
    from offentligroll.policy.policy import Policy
    from offentligroll.questions.faq import faq

    loaded = Policy.load(policy)
    entries = faq(loaded)
    if out is None:
        terminal.write(_markdown(loaded, entries, language))
        return 0
    kept = out.with_name(out.name + _KEPT)
    now = {one.key: dict(one.kept()) for one in entries}
    if check:
        return _told_apart(_read(kept), now, language, terminal)
    page = _html if out.suffix == ".html" else _markdown
    _write(out, page(loaded, entries, language))
    _write(kept, json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    terminal.say(say("command.faq.written", language, file=str(out), count=len(entries)))
    return 0


def _read(kept: Path) -> dict[str, object]:
    from offentligroll.files.reading import reason_of

    try:
        found = json.loads(kept.read_text("utf-8"))
    except OSError as error:
        message = Message("command.misuse.not-kept-there", path=str(kept), reason=reason_of(error))
        raise MisuseError(message) from None
    except ValueError:
        raise MisuseError(Message("command.misuse.not-what-was-kept", path=str(kept))) from None
    return found if isinstance(found, dict) else {}


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise not_written(path, error) from None


def _told_apart(
    before: dict[str, object], now: dict[str, dict[str, object]], language: str, terminal: Terminal
) -> int:
    changed = [key for key in dict.fromkeys((*before, *now)) if before.get(key) != now.get(key)]
    for key in changed:
        code = "gone" if key not in now else "new" if key not in before else "another"
        terminal.say(f"- {say(f'command.faq.{code}', language, case=key)}")
    terminal.say(say("command.faq.checked", language, count=len(now), changed=len(changed)))
    return int(bool(changed))


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
