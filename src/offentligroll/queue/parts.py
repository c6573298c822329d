"""What the queue consists of: what an answer is about, what people did, and what is still to be answered."""

from __future__ import annotations

import datetime as dt
import enum

import attrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed

LONGEST_NAME = 200
"""The longest name of a person."""
LONGEST_NOTE = 2_000
"""The longest note."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Whereabouts:
    """What may join a statement to others about which the same is so."""

    statement: str
    """Its id."""
    channel: str | None = None
    """The channel's id."""
    author: str | None = None
    """The author's id."""
    on_behalf_of: str | None = None
    """The id of whom it was said on behalf of."""
    organisation: str | None = None
    """The id of *the authority* for which it is looked at."""
    day: dt.date | None = None
    """Its day."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Scope:
    """What an answer is about: one statement, or all that have a channel, an author and days in common.

    Example:
        >>> march = Scope(channel="x:1", start=dt.date(2024, 3, 1), end=dt.date(2024, 3, 31))
        >>> march.covers(Whereabouts(statement="7", channel="x:1", day=dt.date(2024, 3, 12)))
        True
        >>> march.covers(Whereabouts(statement="8", channel="x:1", day=dt.date(2024, 4, 1)))
        False
    """

    statement: str | None = None
    """The id of the one statement; None for a group."""
    channel: str | None = None
    """The channel's id; None in a group for any."""
    author: str | None = None
    """The author's id; None in a group for any."""
    organisation: str | None = None
    """The id of *the authority*; None where nobody knows it."""
    start: dt.date | None = None
    """The first day of a group; None for a group of what has no day."""
    end: dt.date | None = None
    """The last day."""

    @property
    def is_group(self) -> bool:
        """Whether it is about more than one statement."""
        return self.statement is None

    def covers(self, place: Whereabouts) -> bool:
        """Return whether an answer about this is one about a statement.

        Args:
            place: what is known of the statement.

        Returns:
            Whether it is.
        """
        if self.statement is not None:
            return (self.statement, self.channel) == (place.statement, place.channel)
        if self.organisation != place.organisation:
            return False
        if self.channel not in (None, place.channel) or self.author not in (None, place.author):
            return False
        if self.start is None or self.end is None or place.day is None:
            return self.start is None and place.day is None
        return self.start <= place.day <= self.end


class DeedKind(enum.StrEnum):
    """What somebody did."""

    ANSWER = "answer"
    SEEN = "seen"
    UNDO = "undo"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Deed:
    """One row of the audit trail."""

    number: int
    """Its number, from 1."""
    kind: DeedKind
    """What was done."""
    by: str
    """The name of whoever did it."""
    at: dt.datetime
    """When."""
    fact: str | None = None
    """The id of the fact, of an answer."""
    policy: str | None = None
    """The id of the policy whose own fact it is; None for one of the vocabulary."""
    truth: Truth = Truth.UNKNOWN
    """The answer; unknown where nobody can tell."""
    scope: Scope | None = None
    """What the answer is about."""
    note: str | None = None
    """What they wrote to it."""
    of: int | None = None
    """The number of what was looked at, or undone."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class KeptAnswer:
    """An answer that stands."""

    number: int
    """The number of its row; a later answer to the same counts before an earlier one."""
    fact: str
    """The id of the fact."""
    policy: str | None = None
    """The id of the policy whose own fact it is; None for one of the vocabulary."""
    truth: Truth
    """The answer; unknown where nobody can tell, so that it is not asked again."""
    scope: Scope
    """What it is about."""
    note: str | None = None
    """What whoever answered wrote to it."""
    by: str
    """The name of whoever answered."""
    at: dt.datetime
    """When."""
    seen_by: str | None = None
    """The name of the second person; None where nobody has looked at it."""
    seen_at: dt.datetime | None = None
    """When."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class OpenQuestion:
    """A question that a person must answer, with all that waits for it."""

    id: str
    """The same as long as the question is open."""
    used: UsedFact
    """The fact, as far as it is known of the first of the statements."""
    policy: str | None = None
    """The id of the policy whose own fact it is; None for one of the vocabulary."""
    scope: Scope
    """What one answer to it would be about."""
    statements: tuple[int, ...]
    """The numbers of the statements that wait for it, in the order of the archive, from 0."""
    rules: tuple[tuple[str, str], ...]
    """The rules that wait for it: the policy's id, and the rule's."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class QuestionKind:
    """A question with all answers to it that people must still give."""

    used: UsedFact
    """The fact."""
    policy: str | None = None
    """The id of the policy whose own fact it is; None for one of the vocabulary."""
    answers: int
    """How many answers it takes, at most."""
    statements: int
    """How many statements wait for one."""
    per: tuple[str, ...] = ()
    """What each answer is for: a ``"channel"``, an ``"author"``, a ``"day"``; nothing for a statement."""
