"""Shipped Swedish policies as adopted documents: Markdown with each rule under the sentence it encodes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "adopted"
"""Where the documents stand."""
DOCUMENTS = ("se-municipal-model", "katrineholm")
"""The policies that are there as documents too."""
_LIBRARY = ROOT / "src" / "offentligroll" / "library"

_SECTION = re.compile(r"# -{20,} (.+)")
_ENTRY = re.compile(r"\[\[(?P<kind>[a-z_]+)\]\]")
_HEADINGS = {
    "sources": "Källor",
    "assumptions": "Vad som antas",
    "facts of the policy's own": "Vad orden betyder",
    "capacity": "När någon talar för kommunen",
    "who speaks, and where": "Vem som talar, och var",
    "guidelines: openness about who speaks": "Öppet om vem som talar",
    "guidelines: who speaks": "Vem som talar",
    "what is said": "Vad som sägs",
    "party politics, all year and before elections": "Partipolitik, hela året och före val",
    "comments and moderation": "Kommentarer och moderering",
    "guidelines: what comes in": "Det som kommer in",
    "guidelines: how the channels are used": "Hur kanalerna används",
    "private use": "Privat",
    "channels": "Kanalerna",
    "over time": "Över tid",
    "obligations": "Vad som ska göras",
    "principles": "Förhållningssätt",
}
"""What the sections of the policy files are called in the documents; others hold only comments."""
_WORDS = "facts of the policy's own"


@attrs.frozen
class _Part:
    """A stretch of a policy file: its head, or one entry."""

    section: str
    kind: str
    text: str


def document_text(policy: str) -> str:
    """Write a policy as an adopted document.

    Args:
        policy: the id of a shipped policy, whose sections have Swedish headings here.

    Returns:
        The Markdown.
    """
    text = (_LIBRARY / f"{policy}.policy.toml").read_text("utf-8")
    lines = [f"# {tomllib.loads(text)['title']['sv']}"]
    heading = ""
    for part in _parts(text):
        if part.kind:
            section = _WORDS if part.kind == "fact" else part.section
            if section != heading:
                lines += ["", f"## {_HEADINGS[section]}"]
                heading = section
            lines += ["", _paragraph(part)]
        lines += ["", "```toml", part.text, "```"]
    return "\n".join(lines) + "\n"


def _parts(text: str) -> Iterator[_Part]:
    """Cut a file at its entries, with the comments right above them; sections of comments fall away."""
    section, kind = "", ""
    gathered: list[str] = []
    for line in text.splitlines():
        begins, entry = _SECTION.fullmatch(line), _ENTRY.fullmatch(line)
        if begins is not None or entry is not None:
            above: list[str] = []
            while entry is not None and gathered and gathered[-1].startswith("#"):
                above.insert(0, gathered.pop())
            yield from _part(section, kind, gathered)
            gathered = above
        if begins is not None:
            # The head goes on over the sections of sources and assumptions.
            section, kind = begins[1], ""
            continue
        if entry is not None:
            kind = entry["kind"]
        gathered.append(line)
    yield from _part(section, kind, gathered)


def _part(section: str, kind: str, lines: list[str]) -> Iterator[_Part]:
    text = "\n".join(lines).strip()
    if kind or any(line and not line.startswith("#") for line in lines):
        yield _Part(section, kind, text)


def _paragraph(part: _Part) -> str:
    """Give the words that an entry encodes."""
    entry: dict[str, Any] = tomllib.loads(part.text)[part.kind][0]
    if part.kind == "fact":
        return f"Ord som reglerna använder: *{entry['phrase']['sv']}*."
    words: str = entry["says"]["sv"]
    return words


def write_documents() -> None:
    """Write the documents anew."""
    for policy in DOCUMENTS:
        (FOLDER / f"{policy}.policy.md").write_text(document_text(policy), encoding="utf-8")


if __name__ == "__main__":
    write_documents()
