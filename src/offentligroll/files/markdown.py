"""TOML that stands in a Markdown document, in fenced blocks under the paragraphs that it encodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.languages import Message

_FENCE = re.compile(r"[ \t]*(?P<marks>`{3,}|~{3,})[ \t]*(?P<word>[^\s`]*)[^`]*")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<words>.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")


@attrs.frozen(kw_only=True)
class Paragraph:
    """Words of a document: a paragraph, a list without empty lines, or a heading."""

    words: str
    """The words, as they are written."""
    line: int
    """The line on which they begin, from 1."""
    is_heading: bool = False
    """Whether it is a heading."""


def toml_in(text: str, name: str) -> tuple[str, tuple[Paragraph, ...]]:
    r"""Take a Markdown document apart.

    Args:
        text: the document, with newlines at the ends of lines.
        name: what to call it in problems.

    Returns:
        The TOML of all its fenced blocks that say ``toml``, with empty lines for all else, so that each value
        stands on the line on which it stands in the document; and the words around these blocks.

    Raises:
        FileError: a block has no end, and is TOML or would hide TOML that comes after it.

    Example:
        >>> toml, words = toml_in("# Rules\n\nBe kind.\n\n```toml\nid = 'kind'\n```\n", "rules.policy.md")
        >>> toml.splitlines()[5], [(one.line, one.words) for one in words]
        ("id = 'kind'", [(1, 'Rules'), (3, 'Be kind.')])
    """
    toml: list[str] = []
    prose: list[str] = []
    marks, is_toml, begun = "", False, 0
    for number, line in enumerate(text.split("\n"), 1):
        fence = _FENCE.fullmatch(line)
        is_word = not marks and fence is None
        toml.append(line if marks and is_toml and not _ends(line, marks) else "")
        prose.append(line if is_word else "")
        if marks:
            if not is_toml and fence is not None and _is_toml(fence) and fence["marks"].startswith(marks):
                raise _open_block("files.block-hides-toml", marks, Place(name, begun, 1))
            marks = "" if _ends(line, marks) else marks
        elif fence is not None:
            marks, is_toml, begun = fence["marks"], _is_toml(fence), number
    if marks and is_toml:
        raise _open_block("files.open-block", marks, Place(name, begun, 1))
    return "\n".join(toml), tuple(_paragraphs(prose))


def _open_block(code: str, marks: str, place: Place) -> FileError:
    hint = Message("files.advice.close-block", marks=marks)
    return FileError([Problem("open-block", Message(code), hint=hint, place=place)])


def _is_toml(fence: re.Match[str]) -> bool:
    return fence["word"].casefold() == "toml"


def _ends(line: str, marks: str) -> bool:
    words = line.strip()
    return len(words) >= len(marks) and not words.strip(marks[0])


def _paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    gathered: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        heading = _HEADING.fullmatch(line)
        if gathered and _UNDERLINE.fullmatch(line):
            yield Paragraph(words="\n".join(gathered), line=number - len(gathered), is_heading=True)
            gathered = []
        elif line.strip() and heading is None:
            gathered.append(line.strip())
        else:
            if gathered:
                yield Paragraph(words="\n".join(gathered), line=number - len(gathered))
                gathered = []
            if heading is not None and heading["words"]:
                yield Paragraph(words=heading["words"], line=number, is_heading=True)
