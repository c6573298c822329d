"""Drafts for tests: a text with ``|`` where the cursor stands."""

from __future__ import annotations

from offentligroll.editing import Draft, Marked, Position, apply_edits, problems

HEAD = """\
format = 1
id = "town"
version = "1"
languages = ["sv", "en"]
title = { sv = "Riktlinje", en = "Guideline" }
question = { sv = "I rollen?", en = "In the role?" }
zone = "Europe/Stockholm"
"""

SOUND = (
    HEAD
    + """
[sources.rules]
title = "Riktlinje för sociala medier"
kind = "policy"
verified = true

# Whose words they are.
[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
says = { sv = "Kanaler på listan är officiella.", en = "Channels on the list are official." }
cite = "rules, § 2"

[[guideline]]
id = "no-party"
must_not = "takes-party-side"
says = { sv = "Ingen partipolitik.", en = "No party politics." }
cite = "rules, § 3"
"""
)


def at_cursor(text: str, name: str = "town.policy.toml") -> tuple[Draft, Position]:
    """Take the mark out of a text, and say where it stood."""
    offset = text.index("|")
    draft = Draft.of(text[:offset] + text[offset + 1 :], name)
    return draft, draft.lines.position(offset)


def words_of(draft: Draft, marked: Marked) -> str:
    """The words that a problem is about."""
    start, end = draft.lines.offset(marked.span.start), draft.lines.offset(marked.span.end)
    return draft.text[start:end]


def mended(draft: Draft, code: str, number: int = 0) -> str:
    """The text after the fix of a problem."""
    marked = next(one for one in problems(draft) if one.code == code)
    return apply_edits(draft.text, marked.fixes[number].edits)
