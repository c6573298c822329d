"""Writing the page of the checks out of what each check says of itself."""

from __future__ import annotations

from itertools import groupby

from offentligroll.files.problems import Severity
from offentligroll.languages import render
from offentligroll.policy.checking.check import Chapter, Check
from offentligroll.policy.checking.explaining import CheckWords
from offentligroll.policy.checking.registry import all_checks
from offentligroll.policy.checking.tables import MOST_FACTS

_HEAD = f"""# The checks

<!-- This page is made out of the checks themselves, by tests/docs/refresh_pages.py. -->

`offentligroll check` finds what can be wrong with a policy without running it.
This page has a section for every code that is a warning or a hint: what is looked for, why, an example, and the fix. `offentligroll check --explain CODE` shows the same in your language.
Error messages are self-explanatory; a file with errors is not checked further.

Warnings and hints are suggestions. A rule accepts one with a reason, which stays in the file:

```text
accept = [{{ code = "reaches-private-speech", why = "the statute says so of this post" }}]
```

How the checks work: conditions are compared with *yes* and *no* for each fact that a rule asks about, in all combinations, up to {MOST_FACTS} facts per rule. What a rule comes to beside another is worked out with the facts of that rule known and all others unknown, so nothing is reported that a missing answer could change. Rules are compared two by two, and with several together where these ask about no other facts. [`not-looked-at`](#not-looked-at) reports what was too large for that.
"""  # noqa: E501 - paragraphs of Markdown are one line


def checks_page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    parts = [_HEAD]
    for chapter, checks in groupby(all_checks().values(), key=lambda check: check.chapter):
        parts += [f"## {render(f'checks.chapter.{chapter}', {})}\n", *_intro(chapter), *map(_section, checks)]
    return "\n".join(parts)


def _intro(chapter: Chapter) -> list[str]:
    if chapter is not Chapter.LAWFULNESS:
        return []
    return [render("checks.chapter-intro.lawfulness", {}) + "\n"]


def _section(check: Check) -> str:
    words = CheckWords.of(check)
    hint = f"*A {words.severity}.* " if check.severity is Severity.HINT else ""
    paragraphs = [f"### `{check.code}`", f"{hint}{words.what}", words.why.strip()]
    paragraphs += [f"```toml\n{check.example}```"] if check.example else []
    return "\n\n".join([*paragraphs, f"**Fix:** {words.fix}"]) + "\n"
