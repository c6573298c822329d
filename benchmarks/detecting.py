"""Detecting facts: look-ups in the model, words in posts, and how time grows with a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import posts
from measuring import Settings, compare, micro, milli, print_table, settings, times

from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.registry import Detectors
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.text.words import Words
from offentligroll.model.statement import Act, Statement

ZONE = ZoneInfo("Europe/Stockholm")
_READING_WORDS = 10


def _asking(statements: Sequence[Statement], facts: Sequence[str]) -> Callable[[], object]:
    def run() -> None:
        for statement in statements:
            organisation = organisation_for(statement, statement.day_in(ZONE))
            FactSheet.of_statement(statement, organisation, ZONE).bits(facts)

    return run


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    library = Detectors.shipped().library
    looked_up = [one.fact for one in library if one.cost < _READING_WORDS]
    in_words = [one.fact for one in library if one.cost >= _READING_WORDS]
    statements = posts.posts(100, posts.directory())
    texts = [one.text for one in statements if one.text]
    runs: dict[str, Callable[[], object]] = {
        "an empty sheet": _asking(statements, []),
        f"{len(looked_up)} facts of the model": _asking(statements, looked_up),
        f"{len(in_words)} facts of the words": _asking(statements, in_words),
        "both": _asking(statements, [*looked_up, *in_words]),
        "beside it: cutting the text into words": lambda: [Words.of(text).folded for text in texts],
        r"beside it: re.findall(r'\w+', text.casefold())": lambda: [
            re.findall(r"\w+", text.casefold()) for text in texts
        ],
    }
    found = compare(runs, chosen)
    print_table(
        f"Facts of a post of {posts.characters(statements):.0f} characters",
        ["", "µs for a post"],
        [[name, micro(seconds / len(statements))] for name, seconds in found.items()],
    )
    _long_texts(chosen, " ".join(texts), in_words)


def _long_texts(chosen: Settings, words: str, facts: Sequence[str]) -> None:
    sizes = (1_000, 10_000, 100_000) if chosen.quick else (1_000, 10_000, 100_000, 1_000_000)
    rows = []
    for size in sizes:
        text = (words * (size // len(words) + 1))[:size]
        statement = Statement(act=Act.POST, id="long", text=text, language="sv")
        found = compare({"words": _asking([statement], facts)}, chosen)["words"]
        rows.append([f"{size:,}", milli(found), times(found / size, 1e-9)[:-2]])
    print_table("Words of long texts", ["characters", "ms", "ns for a character"], rows)


if __name__ == "__main__":
    main(settings(__doc__ or ""))
