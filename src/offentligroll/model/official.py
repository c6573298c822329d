"""People who hold public roles, and the roles they hold."""

from __future__ import annotations

import datetime as dt
import enum

import attrs

from offentligroll.model.given import GivenFact, grouped_by_fact
from offentligroll.model.identifier import Identifier, together
from offentligroll.model.organisation import Organisation
from offentligroll.model.period import ALWAYS, Period
from offentligroll.model.short_repr import short_repr
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.model.wording import language_tag
from offentligroll.model.working_hours import WorkingHours


class RoleKind(enum.StrEnum):
    """In what way a person holds a role."""

    APPOINTED = "appointed"
    ELECTED = "elected"
    POLITICAL_STAFF = "political-staff"
    CONTRACTOR = "contractor"
    BOARD = "board"
    HEAD_OF_STATE = "head-of-state"
    CANDIDATE = "candidate"
    PARTY = "party"
    UNION = "union"
    OTHER = "other"

    @property
    def is_public(self) -> bool:
        """Whether a role of this kind is held in a public body's own service."""
        return self in _PUBLIC_KINDS


_PUBLIC_KINDS = frozenset(
    {
        RoleKind.APPOINTED,
        RoleKind.ELECTED,
        RoleKind.POLITICAL_STAFF,
        RoleKind.BOARD,
        RoleKind.HEAD_OF_STATE,
    }
)


class Seniority(enum.StrEnum):
    """How high in the organisation a role stands."""

    TOP = "top"
    SENIOR = "senior"
    STAFF = "staff"


@attrs.frozen(kw_only=True, field_transformer=typed)
class Title:
    """What a role is called, in one language."""

    language: str
    """Language code, such as ``"sv"``."""
    words: str
    """The title, such as ``"kommunchef"``."""

    def __attrs_post_init__(self) -> None:
        if language_tag(self.language) is None:
            raise ValueError("a title needs its language, such as `sv`")


@attrs.frozen(kw_only=True, field_transformer=typed)
class Mandate:
    """Subjects on which the holder of a role may speak or decide, and on what ground."""

    topics: tuple[str, ...]
    """The subjects, as statements name them in their own ``topics``."""
    source: str | None = None
    """The law, decision or delegation that gives it."""
    period: Period = ALWAYS
    """When it holds."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Role:
    """A post that somebody holds in an organisation during a period.

    What may be None has not been told; it is then unknown, not no.
    """

    __repr__ = short_repr

    organisation: Organisation
    """Where the role is held."""
    kind: RoleKind
    """Appointed, elected and so on."""
    period: Period
    """From the first day to the last."""
    titles: tuple[Title, ...] = ()
    """What the post is called; those of one language stand together."""
    seniority: Seniority | None = None
    """Top, senior or staff."""
    always_on: bool | None = None
    """Whether the role is declared to be held around the clock."""
    spokesperson: bool | None = None
    """Whether the holder may speak for the organisation."""
    mandates: tuple[Mandate, ...] | None = None
    """Subjects with their grounds; None where nobody has told."""
    hours: WorkingHours | None = None
    """When the holder is on duty."""
    leave: tuple[Period, ...] | None = None
    """Periods of leave; None where nobody has told."""
    politically_restricted: bool | None = None
    """Whether the post restricts political activity."""
    uniformed: bool | None = None
    """Whether the post belongs to police, armed forces or another uniformed service."""
    judge_or_prosecutor: bool | None = None
    """Whether the post is a judge's or a prosecutor's."""
    source: str | None = None
    """Where and when it was told."""

    def __attrs_post_init__(self) -> None:
        languages = list(dict.fromkeys(title.language for title in self.titles))
        if len(languages) > 1:
            together = sorted(self.titles, key=lambda title: languages.index(title.language))
            object.__setattr__(self, "titles", tuple(together))

    @property
    def is_public(self) -> bool:
        """Whether it is a role in the service of a public body."""
        return self.kind.is_public and self.organisation.kind.is_public

    def is_held_on(self, day: dt.date) -> Truth:
        """Return whether the role was held on a day.

        Args:
            day: the day asked about.

        Returns:
            Unknown where a partial or untold date leaves it open.
        """
        return self.period.contains(day)

    def is_on_leave_on(self, day: dt.date) -> Truth:
        """Return whether the holder was on leave from the role.

        Args:
            day: the day asked about.

        Returns:
            Unknown where no leave was told of, either way.
        """
        if self.leave is None:
            return Truth.UNKNOWN
        answer = Truth.NO
        for period in self.leave:
            answer |= period.contains(day)
        return answer


@attrs.frozen(kw_only=True, field_transformer=typed)
class Official:
    """A person who holds, held or will hold public roles."""

    __repr__ = short_repr

    id: str
    """The person's key in the directory; namesakes have different ones."""
    name: str
    """The person's name."""
    roles: tuple[Role, ...] = ()
    """The roles that are told, past, present and to come."""
    roles_complete: bool = False
    """Whether these are all public roles, candidacies and posts in parties that the person had."""
    visitor: bool = False
    """Whether it is known that the person is none of the authority's people."""
    facts: tuple[GivenFact, ...] = ()
    """Answers that hold for all statements of this person, in their periods."""
    identifiers: tuple[Identifier, ...] = ()
    """What other registers call the person; those of one register stand together."""
    source: str | None = None
    """Where and when the person was told of."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "facts", grouped_by_fact(self.facts))
        object.__setattr__(self, "identifiers", together(self.identifiers))

    def roles_on(self, day: dt.date) -> tuple[Role, ...]:
        """Return the roles that were surely held on a day.

        Args:
            day: the day asked about.

        Returns:
            The roles whose period is known to include the day.
        """
        return tuple(role for role in self.roles if role.is_held_on(day) is Truth.YES)

    def roles_possibly_on(self, day: dt.date) -> tuple[Role, ...]:
        """Return the roles that were or may have been held on a day.

        Args:
            day: the day asked about.

        Returns:
            The roles of :meth:`roles_on`, and those of which it is not known.
        """
        return tuple(role for role in self.roles if role.is_held_on(day) is not Truth.NO)

    def with_role(self, role: Role) -> Official:
        """Return a copy that also holds a role.

        Args:
            role: the role to add.

        Returns:
            The copy.
        """
        return attrs.evolve(self, roles=(*self.roles, role))
