"""What the word under the cursor means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.editing.cursor import Role, Spot, spot_at
from offentligroll.editing.draft import Draft
from offentligroll.editing.meaning import about_fact, about_key
from offentligroll.editing.names import names_at, own_facts
from offentligroll.editing.nodes import ValueKind
from offentligroll.editing.outlining import OutlineItem, outline
from offentligroll.editing.positions import Position, Span
from offentligroll.editing.wanted import wanted_at
from offentligroll.files.where import Path
from offentligroll.languages import check_language
from offentligroll.policy.reading.conditions import facts_named

_HEADER_KEY = re.compile(r"[\w-]+")


@attrs.frozen(kw_only=True)
class Hover:
    """What a word means."""

    span: Span
    """The word."""
    text: str
    """What it means, as Markdown, in the reader's language."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``range`` and ``text``.
        """
        return {"range": self.span.to_dict(), "text": self.text}


def hover(draft: Draft, position: Position, language: str = "en") -> Hover | None:
    r"""Return what the word under the cursor means: a key, a fact, the name of a rule or source, a check.

    Args:
        draft: the file.
        position: the cursor.
        language: ``"sv"`` or ``"en"``.

    Returns:
        What it means; None where there is nothing to tell.

    Raises:
        ValueError: the language is another.

    Example:
        >>> draft = Draft.of('[[capacity]]\nwhen = "account-is-run-by-staff"')
        >>> hover(draft, Position(1, 12)).text.splitlines()[0]
        "**the authority's staff run the account or help to run it**"
    """
    check_language(language)
    spot = spot_at(draft, draft.lines.offset(position))
    if spot is None:
        return None
    told = next(filter(None, _told(draft, spot, language)), "")
    return Hover(span=draft.lines.span(spot.start, spot.end), text=told) if told else None


def _told(draft: Draft, spot: Spot, language: str) -> Iterator[str]:
    if spot.role is Role.HEADER:
        name = _HEADER_KEY.search(draft.text, spot.start, spot.end)
        yield "" if name is None else _key(draft, (), name[0], language)
        return
    if spot.role is Role.KEY:
        word = draft.text[spot.start : spot.end].strip("\"' ")
        yield from _of_key(draft, spot.path, word, language)
        yield _name(draft, spot, word, language)
        return
    word = "" if spot.value is None or spot.value.kind is not ValueKind.TEXT else spot.value.text
    if word and wanted_at(draft.kind, spot.path).takes_facts:
        yield from (about_fact(draft, fact, language) for fact in facts_named(word, _own(draft)))
    yield _name(draft, spot, word, language)
    if spot.path[-1:] == ("id",) and len(spot.path) == 3:
        yield from (_rule(one) for one in outline(draft, language) if one.id == word)
    named = max(number for number, step in enumerate(spot.path) if isinstance(step, str))
    yield from _of_key(draft, spot.path[:named], str(spot.path[named]), language)


def _of_key(draft: Draft, path: Path, word: str, language: str) -> Iterator[str]:
    """Yield what a key means: one of the file format, or a fact that stands in its place."""
    yield _key(draft, path, word, language)
    yield about_fact(draft, word, language) if wanted_at(draft.kind, path).has_fact_keys else ""


def _own(draft: Draft) -> dict[str, tuple[str, ...]]:
    return {one.id: one.sentences for one in own_facts(draft)}


def _key(draft: Draft, path: Path, word: str, language: str) -> str:
    key = wanted_at(draft.kind, path).keys.get(word)
    return "" if key is None else f"`{word}`: {about_key(draft.kind, path, key, language)}"


def _name(draft: Draft, spot: Spot, word: str, language: str) -> str:
    named = word.partition(",")[0].strip() if "cite" in spot.path else word
    found = next((one for one in names_at(draft, spot.path, language) if one.name == named), None)
    return "" if found is None or not found.says else f"**{found.says}**"


def _rule(item: OutlineItem) -> str:
    return "\n\n".join((f"**{item.says}**", *item.lines))
