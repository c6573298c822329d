"""Telling what of archives was left out, and why."""

from __future__ import annotations

import collections

from offentligroll.languages import is_known, say, written

FOR_A_FEW = frozenset(
    {
        "circle", "direct", "followers-only", "group", "limited", "message", "no-audience", "private",
        "protected",
    }
)  # fmt: skip
"""The reasons for which something was left out that was said all the same, to one or to a few."""
_PRIVATE = FOR_A_FEW | {"archived", "auto-draft", "draft", "future", "pending", "trash"}


def left_out_words(left_out: collections.Counter[str], language: str) -> str:
    """Say how many items were left out, by reason, and what takes them in.

    Args:
        left_out: how many, by the codes of the reasons.
        language: such as ``"sv"``.

    Returns:
        One line.
    """
    reasons = ", ".join(
        f"{_reason_words(reason, language)} {written(count, language)}"
        for reason, count in left_out.most_common()
    )
    key = "command.left-out-private" if _PRIVATE & left_out.keys() else "command.left-out"
    return say(key, language, reasons=reasons)


def _reason_words(reason: str, language: str) -> str:
    code = f"command.reason.{reason}"
    return say(code, language) if is_known(code) else reason
