"""What a detector is, and the context it is asked in."""

from __future__ import annotations

import datetime as dt
import enum
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.evidence import Evidence, Note, Record
from offentligroll.facts.fact import Origin
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.official import Role
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed

if TYPE_CHECKING:
    from offentligroll.facts.text.own_words import OwnWords


# Python 3.11 takes its time to look a member up in its enum.
_UNKNOWN = Truth.UNKNOWN
_LOOKED_UP = Origin.LOOKED_UP
_NOTHING_SAID = Note.of("directory-silent")


class Need(enum.StrEnum):
    """What a detector can't do without; where it is missing, the answer is *unknown*."""

    ACCOUNT = "account"
    AUTHOR = "author"
    ORGANISATION = "organisation"
    DAY = "day"
    WORDS = "words"
    DIRECTORY = "directory"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Answer:
    """What a detector says."""

    truth: Truth
    """The answer."""
    origin: Origin | None = None
    """Looked up, detected or not found; None where it is unknown."""
    evidence: tuple[Evidence, ...] = ()
    """What it rests on."""
    note: Note | None = None
    """What is missing, where it is unknown."""
    is_weak: bool = False
    """Whether a *yes* rests on what is not in the words beside what is."""

    def __attrs_post_init__(self) -> None:
        if self.origin is None and self.truth is not _UNKNOWN:
            raise ValueError(
                f"an answer that says {self.truth} needs its origin: `looked-up`, `detected` or `not-found`"
            )

    @classmethod
    def unknown(cls, note: Note | str) -> Answer:
        """Say that the answer can't be told.

        Args:
            note: what is missing; words of your own are shown as they are.

        Returns:
            The answer *unknown*.
        """
        return cls(truth=_UNKNOWN, note=Note.from_text(note) if isinstance(note, str) else note)

    @classmethod
    def looked_up(cls, truth: Truth, *records: Record | str, missing: Note | str | None = None) -> Answer:
        """Say what the model's objects hold.

        Args:
            truth: what they hold; unknown where they leave it open.
            records: the records that say so, for people to find; words of your own are shown as they are.
            missing: what is missing, where the truth is unknown.

        Returns:
            The answer, with origin *looked up*.
        """
        if truth is _UNKNOWN:
            return cls.unknown(missing or _NOTHING_SAID)
        return cls(
            truth=truth,
            origin=_LOOKED_UP,
            evidence=tuple(
                [
                    Evidence(record=Record.from_text(record) if isinstance(record, str) else record)
                    for record in records
                ]
            ),
        )


@attrs.define(kw_only=True, eq=False, field_transformer=typed)
class Context:
    """One statement, seen for one organisation on one day: all that a detector may look at."""

    statement: Statement
    """The act that is asked about."""
    organisation: Organisation | None
    """*The authority* of the question; None where it is not clear which."""
    zone: ZoneInfo
    """The zone whose days count."""
    calendar: WorkingCalendar | None = None
    """The working days and the clock that hours of duty go by; None where they are not known."""

    @functools.cached_property
    def day(self) -> dt.date | None:
        """The day of the statement, or None where it is not known."""
        return day_in(self.statement.at, self.zone)

    @functools.cached_property
    def roles(self) -> tuple[Role, ...]:
        """The author's public roles in the organisation, whatever their periods."""
        author = self.statement.author
        if author is None or self.organisation is None:
            return ()
        return tuple(
            role for role in author.roles if role.is_public and role.organisation.id == self.organisation.id
        )

    @functools.cached_property
    def own_words(self) -> OwnWords:
        """The author's own words, cut up once for all detectors."""
        # Tables and lexicons are loaded only where words are read.
        from offentligroll.facts.text.own_words import OwnWords  # noqa: PLC0415

        return OwnWords.of(self.statement)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Detector:
    """A named function that answers one fact from a statement."""

    fact: str
    """The id of the fact that it answers."""
    name: str
    """Who answers: shown as the teller of what it tells."""
    answer: Callable[[Context], Answer]
    """The function itself."""
    needs: frozenset[Need] = frozenset()
    """What must be there before it is asked."""
    cost: int = 0
    """The order in which detectors are asked: 0 for look-ups, 10 for reading the words, more for models."""
