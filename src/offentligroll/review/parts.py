"""What a review consists of: requests, what became of obligations, channels, and what the archive holds."""

from __future__ import annotations

import datetime as dt
import enum

import attrs

from offentligroll.assessment.channel_assessment import ChannelAssessment
from offentligroll.model.short_repr import short_repr
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.review.side import Side
from offentligroll.rules.rule import Obligation


class CameInBy(enum.StrEnum):
    """By what evidence it is known when something came in, the firmest first."""

    RECORDED = "recorded"
    POST = "post"
    ID = "id"


class RequestOutcome(enum.StrEnum):
    """Whether a request was answered."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    NOT_KNOWN = "not-known"


class FulfilmentOutcome(enum.StrEnum):
    """What became of an obligation by the day of the report."""

    OVERDUE = "overdue"
    LATE = "late"
    NOT_KNOWN = "not-known"
    DUE = "due"
    DONE = "done"


class WhyNotKnown(enum.StrEnum):
    """Why nobody can tell what became of an obligation."""

    NO_DEADLINE = "no-deadline"
    UNTIMED = "untimed"
    OWN_SIDE_MISSING = "own-side-missing"
    LEFT_OUT = "left-out"
    PERHAPS_DONE = "perhaps-done"
    ARCHIVE_ENDS = "archive-ends"
    NO_REMOVALS = "no-removals"
    NO_REGISTER = "no-register"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Holds:
    """What somebody who knows says that an archive holds.

    Example:
        >>> Holds(sides=(Side.OWN,)).sides
        (<Side.OWN: 'own'>,)
    """

    sides: tuple[Side, ...] | None = None
    """Whose statements it holds, all of them; None where nobody says."""
    start: dt.date | None = None
    """The first day that it holds."""
    end: dt.date | None = None
    """The last day that it covers; None for that of its last statement."""
    lacks: tuple[Side, ...] = ()
    """Whose statements it can't hold, by the kind of export that it is, whatever anybody says."""
    left_out: int = 0
    """How many messages and posts for a few it holds that were left out, since they are not public."""

    def holds(self, side: Side) -> Truth:
        """Return whether all of one side is there.

        Args:
            side: the side.

        Returns:
            Whether it is; unknown where nobody says.
        """
        if side in self.lacks:
            return Truth.NO
        return Truth.UNKNOWN if self.sides is None else Truth.from_bool(side in self.sides)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Coverage:
    """What an archive can show, and what it can't."""

    own: int = 0
    """How many statements are the authority's side's."""
    incoming: int = 0
    """How many are visitors'."""
    unclear: int = 0
    """Of how many nobody can tell whose they are."""
    first: dt.date | None = None
    """The first day that it holds."""
    last: dt.date | None = None
    """The last day that it holds."""
    holds_own: Truth = Truth.UNKNOWN
    """Whether all of the authority's acts in that time are there, as was told."""
    holds_incoming: Truth = Truth.UNKNOWN
    """Whether all that came in in that time is there, as was told; *no* for an export of own posts."""
    left_out: int = 0
    """How many messages and posts for a few were left out: one of them may have done what is due."""
    measured_from: dt.date | None = None
    """The first day of whose periods are measured, where the archive begins so long before that they would be
    too many; None where all are."""

    @property
    def shows_own(self) -> bool:
        """Whether the authority's own acts are there, as far as anybody has said."""
        return self.own > 0 and self.holds_own is not Truth.NO

    @property
    def shows_answers(self) -> bool:
        """Whether what the authority answered is there, also to one alone."""
        return self.shows_own and not self.left_out

    @property
    def can_show_unanswered(self) -> bool:
        """Whether nothing is unanswered where the archive shows nothing unanswered."""
        return self.holds_incoming is Truth.YES and self.holds_own is Truth.YES and self.shows_answers


@attrs.frozen(kw_only=True, field_transformer=typed)
class Request:
    """What came in and wants an answer."""

    __repr__ = short_repr

    id: str
    """The id or address of what came in."""
    channel: str | None = None
    """The channel on which it came in."""
    asked_by: str | None = None
    """Id of the one who asked; None where the archive lacks what came in."""
    asked_by_name: str | None = None
    """The name."""
    came_in: dt.datetime | dt.date | None = None
    """When it came in."""
    came_in_by: CameInBy | None = None
    """By what evidence; None where nothing tells."""
    wants_answer: Truth = Truth.UNKNOWN
    """Whether it is a request; unknown where only the answer is there, or nobody has said."""
    outcome: RequestOutcome
    """Whether it was answered."""
    answer: str | None = None
    """The id of the answer."""
    answered: dt.datetime | dt.date | None = None
    """When."""
    answered_by: str | None = None
    """Id of the official or organisation that answered."""
    answered_by_name: str | None = None
    """The name."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Fulfilment:
    """What became of one obligation."""

    __repr__ = short_repr

    obligation: Obligation
    """The obligation."""
    statement: str
    """The id of the statement from which it follows."""
    channel: str | None = None
    """The channel of that statement."""
    outcome: FulfilmentOutcome
    """What became of it by the day of the report."""
    why: WhyNotKnown | None = None
    """Why it is not known."""
    is_precaution: bool = False
    """Whether it is due only because nobody can tell yet."""
    starts: dt.datetime | dt.date | None = None
    """From when its time runs."""
    starts_by: CameInBy | None = None
    """By what evidence."""
    due: dt.date | None = None
    """The last day."""
    due_at: dt.datetime | None = None
    """The very moment, where time is counted in hours."""
    done: dt.datetime | dt.date | None = None
    """When it was done."""
    done_in: str | None = None
    """The id of the act that did it; None where a register tells."""
    late_days: int | None = None
    """By how many calendar days it was late, or is overdue."""
    late_working_days: int | None = None
    """By how many working days, where its time is counted in them and they are known."""
    late_by: dt.timedelta | None = None
    """By how long it was late, where its time is counted in hours and the moment of the act is known."""

    @property
    def id(self) -> str:
        """The obligation's id."""
        return self.obligation.id


@attrs.frozen(kw_only=True, field_transformer=typed)
class ChannelCount:
    """What an archive holds of one channel."""

    __repr__ = short_repr

    channel: str | None
    """The channel's id; None where none was recorded."""
    own: int = 0
    """How many statements are the authority's side's."""
    incoming: int = 0
    """How many are visitors'."""
    requests: int = 0
    """How many requests came in there."""
    answered: int = 0
    """How many of them were answered."""
    assessment: ChannelAssessment | None = None
    """What the rules about channels come to on the day; None where there are none, or no channel."""
