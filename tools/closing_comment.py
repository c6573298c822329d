"""What stands in comments at the end of a policy's file: what the policy can not answer.

It is written for people and no rule can carry it, so that it is no part of the format.
"""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"#[\s#=-]*(.*\b(?:can ?not|can't|no rule can)\b.*\b(?:answer|carry)\b.*)", re.IGNORECASE
)
_ITEM = ("- ", "* ")


def closing_comment(text: str) -> tuple[str, ...]:
    r"""Read the comment at the end of a policy's file whose heading says what the policy can not answer.

    Args:
        text: the file.

    Returns:
        Its items, each on one line; none where there is no such comment.

    Example:
        >>> closing_comment("id = 1\n# -- What it can not answer\n#\n# - One thing,\n#   at length.")
        ('One thing, at length.',)
    """
    comment: list[str] = []
    for line in reversed(text.splitlines()):
        if line.strip() and not line.startswith("#"):
            break
        comment.append(line.strip())
    comment.reverse()
    heading = next((number for number, line in enumerate(comment) if _HEADING.fullmatch(line)), None)
    return () if heading is None else _items(comment[heading + 1 :])


def _items(comment: list[str]) -> tuple[str, ...]:
    """Put together what stands on several lines; an empty line or a dash starts something new."""
    items: list[str] = []
    starts_anew = True
    for line in comment:
        words = line.removeprefix("#").strip()
        if words.startswith(_ITEM):
            items.append(words[2:].strip())
        elif words and starts_anew:
            items.append(words)
        elif words:
            items[-1] += f" {words}"
        starts_anew = not words
    return tuple(items)
