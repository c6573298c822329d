"""What a detector is, and the context it is asked in."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.among import Among
from offentligroll.facts.evidence import Evidence, Record
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.official import Role
from offentligroll.model.organisation import Organisation
from offentligroll.model.short_repr import short_repr
from offentligroll.model.statement import Statement, day_in
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed

if TYPE_CHECKING:
    from offentligroll.facts.text.kept_words import Heard
    from offentligroll.facts.text.own_words import OwnWords


# Python 3.11 takes its time to look a member up in its enum.
_UNKNOWN, _YES, _NO = Truth.UNKNOWN, Truth.YES, Truth.NO
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
    quotes: tuple[str, ...] = attrs.field(default=(), repr=False)
    """Words of the statement that it rests on, of which the library finds the places."""
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
        """State that the answer can't be told.

        Args:
            note: what is missing; words of your own are shown as they are.

        Returns:
            The answer *unknown*.
        """
        return _not_known(Note.from_text(note) if isinstance(note, str) else note)

    @classmethod
    def detected(cls, *quotes: str) -> Answer:
        """Answer *yes* by what stands in the words.

        Args:
            quotes: the words that say so, letter by letter as they stand in the statement's text; the library
                finds their places, and takes no answer whose words do not stand there.

        Returns:
            The answer, with origin *detected*.

        Raises:
            ValueError: there is no quote, or an empty one.

        Example:
            >>> Answer.detected("vote for us").truth
            <Truth.YES: 'yes'>
        """
        if not all(quotes) or not quotes:
            raise ValueError("a `yes` that is detected needs the words that say so")
        return cls(truth=_YES, origin=Origin.DETECTED, quotes=quotes)

    @classmethod
    def not_found(cls, note: Note | str | None = None) -> Answer:
        """Answer *no* since nothing was found: what rests on it is at most *assumed*.

        Args:
            note: what should be known of it; words of your own are shown as they are.

        Returns:
            The answer, with origin *not found*.

        Example:
            >>> Answer.not_found().origin
            <Origin.NOT_FOUND: 'not-found'>
        """
        return cls(
            truth=_NO, origin=Origin.NOT_FOUND, note=Note.from_text(note) if isinstance(note, str) else note
        )

    @classmethod
    def looked_up(cls, truth: Truth, *records: Record | str, missing: Note | str | None = None) -> Answer:
        """State what the model's objects hold.

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


@functools.lru_cache(maxsize=256)
def _not_known(note: Note) -> Answer:
    """The same few are given again and again."""
    return Answer(truth=_UNKNOWN, note=note)


NOT_FOUND = Answer(truth=Truth.NO, origin=Origin.NOT_FOUND)
"""Nothing was found, and that says something: by far the most frequent answer from words."""


@attrs.define(kw_only=True, eq=False, field_transformer=typed)
class Context:
    """One statement, seen for one organisation on one day: all that a detector may look at."""

    __repr__ = short_repr

    statement: Statement
    """The act that is asked about."""
    organisation: Organisation | None
    """*The authority* of the question; None where it is not clear which."""
    zone: ZoneInfo
    """The zone whose days count."""
    _calendar: WorkingCalendar | Callable[[], WorkingCalendar] | None = None
    among: Among | None = None
    """The statements among which it stands; None where none are at hand."""

    @functools.cached_property
    def calendar(self) -> WorkingCalendar | None:
        """The working days and the clock that hours of duty go by; None where they are not known."""
        # Those of most countries take longer to look up than a statement to assess.
        return self._calendar() if callable(self._calendar) else self._calendar

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
    def roles_held(self) -> tuple[Role, ...]:
        """Those of them that may have been held that day."""
        day = self.day
        return tuple(one for one in self.roles if day is None or one.is_held_on(day) is not _NO)

    @functools.cached_property
    def own_words(self) -> OwnWords:
        """The author's own words, cut up once for all detectors."""
        # Tables and lexicons are loaded only where words are read.
        from offentligroll.facts.text.kept_words import own_words_of  # noqa: PLC0415

        return own_words_of(self.statement)

    @functools.cached_property
    def heard(self) -> Heard:
        """What is said in these words for the authority and the roles of that day, whichever policy asks."""
        from offentligroll.facts.text.kept_words import heard_in  # noqa: PLC0415

        return heard_in(self.own_words, self.organisation, self.roles_held)


def check_teller(name: str, answer: object) -> None:
    """Refuse a detector without a name, and one that nobody could wait for.

    Args:
        name: who answers.
        answer: the function.

    Raises:
        TypeError: the function is async.
        ValueError: the name is empty.
    """
    if not name.strip():
        raise ValueError("a detector should have a name, by which people see who told what it tells")
    if inspect.iscoroutinefunction(answer):
        raise TypeError(f"the function of `{name}` is async; wrap it: `answer=synchronous(…)`")


@attrs.frozen(kw_only=True, field_transformer=typed)
class Detector:
    """A named function that answers one fact from a statement."""

    fact: str
    """The fact that it answers: its id, or its phrase as policies may write it."""
    name: str
    """Who answers: shown as the teller of what it tells."""
    answer: Callable[[Context], Answer]
    """The function itself."""
    needs: frozenset[Need] = frozenset()
    """What must be there before it is asked."""
    cost: int = 0
    """The order in which detectors are asked: 0 for look-ups, 10 for reading the words, more for models."""
    by_circumstances: bool = False
    """Whether the answer is the same for all acts of a kind, by the same author in the same place for the
    same authority, between two days that a record of one of them names."""

    def __attrs_post_init__(self) -> None:
        check_teller(self.name, self.answer)

    @property
    def facts(self) -> tuple[str, ...]:
        """That fact alone, as :class:`BatchDetector` has several."""
        return (self.fact,)
