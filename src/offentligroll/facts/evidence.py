"""What an answer rests on, and why there is none: data from which each language makes its sentence."""

from __future__ import annotations

import enum
import functools
from typing import TYPE_CHECKING, Any, TypeAlias, Union

import attrs

from offentligroll.faces import loader
from offentligroll.model.typed import typed

if TYPE_CHECKING:
    from offentligroll.model.period import Period
else:
    __getattr__ = loader(__name__, {"Period": "model.period"})

Parameter: TypeAlias = Union[str, "Note", tuple["Note", ...]]
"""What fills a place in a note's sentence: words, or other notes."""


def _without_words(value: object) -> str:
    """Write a value for logs and tracebacks: what somebody wrote in free words is left out."""
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
    parameters: tuple[tuple[str, Parameter], ...] = attrs.field(default=(), repr=_without_words)
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
        return cls(code, tuple(parameters.items())) if parameters else _bare(code)

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


@functools.lru_cache(maxsize=256)
def _bare(code: str) -> Note:
    """The same few are given again and again."""
    return Note(code)


def _plain(value: Parameter) -> object:
    if isinstance(value, tuple):
        return [note.to_plain() for note in value]
    return value.to_plain() if isinstance(value, Note) else value


class RecordKind(enum.StrEnum):
    """What kind of thing a record is about."""

    STATEMENT = "statement"
    OFFICIAL = "official"
    ROLE = "role"
    MANDATE = "mandate"
    ORGANISATION = "organisation"
    CHANNEL = "channel"
    PROFILE = "profile"
    NOTE = "note"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Record:
    """What a register, an archive or a directory holds, so that it can be followed there.

    Example:
        >>> Record(kind=RecordKind.CHANNEL, id="x:1", field="holder", value="Katrineholms kommun").field
        'holder'
    """

    kind: RecordKind
    """What it is about; a role and a mandate are an official's, a profile is a channel's."""
    id: str | None = None
    """Whose: an official's, an organisation's or a channel's id; None for the statement itself."""
    field: str = ""
    """Which field of it, as the directory and the statement name them."""
    value: str | bool | None = attrs.field(default=None, repr=_without_words)
    """What stands there; True and False for yes and no, False also for *nothing fitting*."""
    of: str | None = None
    """Whom or what it refers to: the organisation of a role or a listing, the hat of a declaration."""
    period: Period | None = None
    """When it holds; for what was looked for and not found, the day in question."""
    source: str | None = None
    """Where the register has it from."""

    @classmethod
    def from_text(cls, text: str) -> Record:
        """Make a record of a program's own words.

        Args:
            text: what the program looked at, such as ``"our satire model, 2026"``.

        Returns:
            A record of the kind ``note``.
        """
        return cls(kind=RecordKind.NOTE, value=text)

    def to_plain(self) -> dict[str, Any]:
        """Write it as plain values, ready for JSON.

        Returns:
            Its fields; a period as texts under ``from``, ``until`` and ``checked``.

        Example:
            >>> listed = Record(kind=RecordKind.CHANNEL, id="x:1", field="listed", value=True)
            >>> {key: value for key, value in listed.to_plain().items() if value is not None}
            {'kind': 'channel', 'id': 'x:1', 'field': 'listed', 'value': True}
        """
        period = self.period
        return {
            "kind": self.kind.value,
            "id": self.id,
            "field": self.field,
            "value": self.value,
            "of": self.of,
            "period": None
            if period is None
            else {
                "from": str(period.start),
                "until": str(period.end),
                "checked": None if period.checked is None else period.checked.isoformat(),
            },
            "source": self.source,
        }


@attrs.frozen(kw_only=True, field_transformer=typed)
class Evidence:
    """What an answer rests on: a span of the words, or a record."""

    quote: str | None = attrs.field(default=None, repr=False)
    """The words themselves, as they stand in the statement."""
    start: int | None = None
    """Where the quote begins in the statement's text, in code points."""
    end: int | None = None
    """Where the quote ends."""
    record: Record | None = None
    """The record that it came from."""

    def __attrs_post_init__(self) -> None:
        quote, start, end = self.quote, self.start, self.end
        if (start is None) is not (end is None) or (start is None and self.record is None):
            raise ValueError(
                "evidence is a `quote` with its `start` and `end` in the statement's text, or a `record`"
            )
        if quote is None or start is None or end is None:
            # A record of an assessment without words keeps only where they stood.
            return
        if start < 0 or end - start != len(quote):
            raise ValueError(f"a `quote` of {len(quote)} characters can't reach from {start} to {end}")
