"""Writing the page of the questions: what each is answered from, and which policies answer it."""

from __future__ import annotations

from offentligroll.policy.all_rules import all_rules
from offentligroll.policy.reading.kept_policies import shipped_rulebook
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.policy.rulebook import Rulebook
from offentligroll.questions import templates

_HEAD = """# The questions

<!-- This page is made out of the questions and the shipped policies, by tests/docs/refresh_pages.py. -->

Ten questions cover nearly all that people ask about what officials write.
`policy.answer("may-remove", …)` and [`offentligroll answer`](command.md#answer) answer one of them in three lines: the answer, its ground with the source, and what it rests on or what to ask.
[How to answer questions](../how-to/answer-questions.md) shows it; [the policy file](policy-file.md#answers) says how a rule names the questions that it answers.
"""  # noqa: E501 - paragraphs of Markdown are one line

_MATRIX = """## Which policy answers what

The number of rules that answer a question.
A dash is a gap: asked about it, the answer is *this policy does not say*.
"""


def questions_page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    parts = [_HEAD]
    for template in templates():
        sides = [
            f"- `{side.by}`: {side.asks.in_language('en')} *{side.asks.in_language('sv')}*"
            for side in template.sides
        ]
        first = ", ".join(f"`{fact}`" for fact in template.first)
        title = template.title.in_language("en")
        parts += [f"## `{template.id}`: {title}\n", "\n".join(sides), f"\nWhat is asked first: {first}.\n"]
    ids = [template.id for template in templates()]
    rows = ["| policy | " + " | ".join(f"`{one}`" for one in ids) + " |", "|---" * (len(ids) + 1) + "|"]
    for policy in shipped_ids():
        counts = _counts(shipped_rulebook(policy))
        rows.append(
            f"| [`{policy}`](policies/{policy}.md) | "
            + " | ".join(counts.get(one) or "–" for one in ids)
            + " |"
        )
    return "\n".join([*parts, _MATRIX, *rows, ""])


def _counts(policy: Rulebook) -> dict[str, str]:
    named = [one.value for rule in all_rules(policy) for one in rule.answers]
    return {one: str(named.count(one)) for one in set(named)}
