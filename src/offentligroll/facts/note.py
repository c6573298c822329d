"""Why there is no answer, or what was added to one: data from which each language makes its sentence."""

from __future__ import annotations

import functools
from typing import Any, TypeAlias, Union

import attrs

from offentligroll.model.typed import recorded, typed

Parameter: TypeAlias = Union[str, "Note", tuple["Note", ...]]
"""What fills a place in a note's sentence: words, or other notes."""


def without_words(value: object) -> str:
    """Write a value for logs and tracebacks: what somebody wrote in free words is left out.

    Args:
        value: what a field holds.

    Returns:
        It, with a mark in place of words.
    """
    if isinstance(value, tuple):
        return f"({', '.join('…' if name == 'text' else f'{name}={one!r}' for name, one in value)})"
    return "…" if isinstance(value, str) else repr(value)


@attrs.frozen(field_transformer=typed)
class Note:
    """Why a fact is not known, or what the one who answered added: a code and what fills its sentence.

    Example:
        >>> Note.of("day-unknown")
        Note(code='day-unknown', parameters=())
        >>> Note.of("text", text="we looked twice").parameters
        (('text', 'we looked twice'),)
    """

    code: str
    """What is said, as languages name it; ``"text"`` for somebody's own words."""
    parameters: tuple[tuple[str, Parameter], ...] = attrs.field(default=(), repr=without_words)
    """What fills the sentence, by name; days are written as ISO 8601 has them."""

    @classmethod
    def of(cls, code: str, **parameters: Parameter) -> Note:
        """Make a note.

        Args:
            code: what is said.
            parameters: what fills the sentence.

        Returns:
            The note.
        """
        if not parameters:
            return _bare(code)
        told = tuple(parameters.items())
        # By far the most hold words alone, which need no check.
        is_words = _WORDS.issuperset(map(type, parameters.values()))
        return recorded(cls, code=code, parameters=told) if is_words else cls(code, told)

    @classmethod
    def from_text(cls, text: str) -> Note:
        """Make a note of somebody's own words.

        Args:
            text: the words, in whatever language.

        Returns:
            The note.
        """
        return cls("text", (("text", text),))

    def to_plain(self) -> dict[str, Any]:
        """Write it as plain values, ready for JSON.

        Returns:
            The code and its parameters by name.

        Example:
            >>> Note.of("unclear-for-day", day="2011-02-03").to_plain()
            {'code': 'unclear-for-day', 'parameters': {'day': '2011-02-03'}}
        """
        return {"code": self.code, "parameters": {name: _plain(value) for name, value in self.parameters}}


_WORDS = frozenset((str,))


@functools.lru_cache(maxsize=256)
def _bare(code: str) -> Note:
    """The same few are given again and again."""
    return Note(code)


def _plain(value: Parameter) -> object:
    if isinstance(value, tuple):
        return [note.to_plain() for note in value]
    return value.to_plain() if isinstance(value, Note) else value
