"""Making the patterns of a lexicon ready to be met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from offentligroll.facts.text.grammar.making import grammar_tables
from offentligroll.facts.text.grammar.notation import Alternatives, Notation, Pattern, PatternError
from offentligroll.facts.text.grammar.rule import Owner
from offentligroll.facts.text.lexicons import PLACES, Group
from offentligroll.languages import Message


def pattern_tables(table: Mapping[str, Any], groups: Iterable[Group]) -> dict[str, Any]:
    """Make the patterns of a lexicon ready to be met.

    Args:
        table: the file of its language.
        groups: its patterns.

    Returns:
        Their tables, as :func:`grammar_tables` gives them.

    Raises:
        PatternError: a pattern is not in the notation, or refers to what there is not.
    """
    return grammar_tables(_owned(groups, _notation(table)), frozenset(table["common"]).__contains__)


def _notation(table: Mapping[str, Any]) -> Notation:
    classes: dict[str, Alternatives] = {}
    endings = {name: tuple(each) for name, each in table["endings"].items()}
    notation = Notation(classes=classes, endings=endings, places=PLACES)
    # A class may name those that stand before it in the file, so there are no circles.
    for name, members in table["classes"].items():
        classes[name] = notation.alternatives(members, f"<{name}>")
    return notation


def _owned(groups: Iterable[Group], notation: Notation) -> Iterator[tuple[Owner, Pattern]]:
    for number, group in enumerate(groups):
        for purpose, sources in (
            ("finds", group.patterns),
            ("suspects", group.suspect),
            ("excepts", group.exceptions),
        ):
            for source in sources:
                try:
                    patterns = notation.read(source)
                except PatternError as slip:
                    raise PatternError(
                        Message("facts.pattern-of-fact", fact=group.fact, slip=slip.message)
                    ) from None
                for pattern in patterns:
                    yield (number, purpose), pattern
