"""Who speaks: the author's roles on the day of the statement.

*The role* is the author's role in the authority of the question. A fact about it is *yes* where a role
that fits was surely held that day, *no* where none can have been, and *unknown* where a date or a field is
missing.
A person of whom the directory tells no role at all is a name, and every answer about roles is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import (
    Family,
    are_all_roles_told,
    author_of,
    day_of,
    held_on,
    role_record,
)
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.official import Mandate, Role, RoleKind, Seniority
from offentligroll.model.truth import Truth

_author = Family("offentligroll.author")
_ROLE = (Need.AUTHOR, Need.ORGANISATION, Need.DAY)
_ANYWHERE = (Need.AUTHOR, Need.DAY)


def _role_note(role: Role) -> Note:
    if role.titles:
        return Note.of("role-titled", title=role.titles[0].words, name=role.organisation.name)
    return Note.of("role-of-kind", kind=role.kind.value, name=role.organisation.name)


def _any_held(
    context: Context,
    roles: Iterable[Role],
    fits: Callable[[Role], Truth],
    what: str = "role-kind",
    *,
    anywhere: bool = False,
) -> Answer:
    """Ask whether a role was held that day that fits, by strong Kleene logic over all roles.

    That a register tells some roles does not say that there are no others: *no* only where it says so.
    """
    author, day = author_of(context), day_of(context)
    complete = author.roles_complete if anywhere else are_all_roles_told(context)
    if not author.roles and not complete:
        return Answer.unknown(Note.of("no-role-told", id=author.id))
    records: list[Record] = []
    missing: Note | None = None
    for role in roles:
        held = role.is_held_on(day)
        answer = held & fits(role)
        if answer is Truth.YES:
            records.append(role_record(author, role))
        elif answer is Truth.UNKNOWN and missing is None:
            role_note = _role_note(role)
            if held is Truth.UNKNOWN:
                missing = Note.of(
                    "role-unclear",
                    id=author.id,
                    role=role_note,
                    day=day.isoformat(),
                    period=str(role.period),
                )
            else:
                missing = Note.of("role-unsaid", clause=Note.of(what), id=author.id, role=role_note)
    if records:
        return Answer.looked_up(Truth.YES, *records)
    if missing is None and not complete:
        missing = Note.of("roles-incomplete", id=author.id)
    if missing is not None:
        return Answer.unknown(missing)
    return Answer.looked_up(
        Truth.NO,
        Record(kind=RecordKind.OFFICIAL, id=author.id, field="roles", value=False, period=held_on(day)),
    )


def _always(_: Role) -> Truth:
    return Truth.YES


def _is_kind(kind: RoleKind) -> Callable[[Role], Truth]:
    return lambda role: Truth.from_bool(role.kind is kind)


def _says(field: str) -> Callable[[Role], Truth]:
    """What a role itself says, which may be nothing."""
    return lambda role: Truth.from_bool(getattr(role, field))


def _roles_of_kind(context: Context, kind: RoleKind) -> tuple[Role, ...]:
    """Return the author's roles of a kind, in whatever organisation and period."""
    return tuple(role for role in author_of(context).roles if role.kind is kind)


def _serving_roles(context: Context) -> tuple[Role, ...]:
    """Return the roles that can carry a power of the authority: its own, and its contractors'."""
    hired = (
        role
        for role in _roles_of_kind(context, RoleKind.CONTRACTOR)
        if context.organisation is not None and role.organisation.id == context.organisation.id
    )
    return (*context.roles, *hired)


@_author.answers("author-holds-public-role", *_ANYWHERE)
def author_holds_public_role(context: Context) -> Answer:
    """Whether the author held a public role in the authority that day.

    Where it is not clear which authority is meant, a person without any public role that day has none there
    either; of all others it can't be told.
    """
    if context.organisation is not None:
        return _any_held(context, context.roles, _always)
    public = (role for role in author_of(context).roles if role.is_public)
    answer = _any_held(context, public, _always, anywhere=True)
    if answer.truth is Truth.YES:
        return Answer.unknown(Note.of("authority-unclear"))
    return answer


@_author.answers("author-is-appointed", *_ROLE)
def author_is_appointed(context: Context) -> Answer:
    """Whether the author held an appointed role in the authority."""
    return _any_held(context, context.roles, _is_kind(RoleKind.APPOINTED))


@_author.answers("author-is-elected", *_ROLE)
def author_is_elected(context: Context) -> Answer:
    """Whether the author held an elected role in the authority."""
    return _any_held(context, context.roles, _is_kind(RoleKind.ELECTED))


@_author.answers("author-is-political-staff", *_ROLE)
def author_is_political_staff(context: Context) -> Answer:
    """Whether the author was political staff of the authority."""
    return _any_held(context, context.roles, _is_kind(RoleKind.POLITICAL_STAFF))


@_author.answers("author-is-top-official", *_ROLE)
def author_is_top_official(context: Context) -> Answer:
    """Whether the author's role stood at the top of the authority."""

    def is_top(role: Role) -> Truth:
        return Truth.from_bool(None if role.seniority is None else role.seniority is Seniority.TOP)

    return _any_held(context, context.roles, is_top, "role-seniority")


@_author.answers("author-is-senior", *_ROLE)
def author_is_senior(context: Context) -> Answer:
    """Whether the author's role was a leading one; a top post is one too."""

    def is_senior(role: Role) -> Truth:
        return Truth.from_bool(None if role.seniority is None else role.seniority is not Seniority.STAFF)

    return _any_held(context, context.roles, is_senior, "role-seniority")


@_author.answers("author-is-spokesperson", *_ROLE)
def author_is_spokesperson(context: Context) -> Answer:
    """Whether the author's role, or a contract with the authority, lets the author speak for it."""
    return _any_held(context, _serving_roles(context), _says("spokesperson"), "role-spokesperson")


@_author.answers("author-has-authority-on-topic", *_ROLE)
def author_has_authority_on_topic(context: Context) -> Answer:
    """Whether a mandate of the author covers one of the statement's topics.

    A mandate counts from its first day to its last. Without topics it can only be told that the author
    had no mandate at all that day.
    """
    day, author = day_of(context), author_of(context)
    topics = frozenset(topic.casefold() for topic in context.statement.topics)
    grounds: list[Record] = []

    def covers(mandate: Mandate) -> Truth:
        is_met = any(topic.casefold() in topics for topic in mandate.topics)
        return mandate.period.contains(day) & Truth.from_bool(is_met if topics else None)

    def has_mandate(role: Role) -> Truth:
        if role.mandates is None:
            return Truth.UNKNOWN
        answer = Truth.NO
        for mandate in role.mandates:
            covered = covers(mandate)
            if covered is Truth.YES and role.is_held_on(day) is Truth.YES:
                grounds.append(
                    Record(
                        kind=RecordKind.MANDATE,
                        id=author.id,
                        field="topics",
                        value=", ".join(mandate.topics),
                        of=role.organisation.name,
                        period=mandate.period,
                        source=mandate.source,
                    )
                )
            answer |= covered
        # Other mandates may be told nowhere.
        return answer if role.organisation.mandates_complete else answer | Truth.UNKNOWN

    missing = "role-mandate" if topics else "role-topics"
    answer = _any_held(context, _serving_roles(context), has_mandate, missing)
    return Answer.looked_up(Truth.YES, *grounds) if answer.truth is Truth.YES else answer


@_author.answers("role-is-always-on", *_ROLE)
def role_is_always_on(context: Context) -> Answer:
    """Whether the role is declared to be held around the clock."""
    return _any_held(context, context.roles, _says("always_on"), "role-always-on")


@_author.answers("author-is-contractor", *_ROLE)
def author_is_contractor(context: Context) -> Answer:
    """Whether the author worked for the authority by contract."""
    return _any_held(context, _serving_roles(context), _is_kind(RoleKind.CONTRACTOR))


@_author.answers("author-is-candidate", *_ANYWHERE)
def author_is_candidate(context: Context) -> Answer:
    """Whether the author was a candidate, for whatever party or body."""
    return _any_held(context, _roles_of_kind(context, RoleKind.CANDIDATE), _always, anywhere=True)


@_author.answers("author-sits-on-public-board", *_ANYWHERE)
def author_sits_on_public_board(context: Context) -> Answer:
    """Whether the author sat on the board of a public body, this authority or another."""
    boards = (role for role in _roles_of_kind(context, RoleKind.BOARD) if role.is_public)
    return _any_held(context, boards, _always, anywhere=True)


@_author.answers("author-is-head-of-state", *_ANYWHERE)
def author_is_head_of_state(context: Context) -> Answer:
    """Whether the author was the head of state."""
    return _any_held(context, _roles_of_kind(context, RoleKind.HEAD_OF_STATE), _always, anywhere=True)


@_author.answers("author-is-politically-restricted", *_ROLE)
def author_is_politically_restricted(context: Context) -> Answer:
    """Whether the role restricts political activity."""
    return _any_held(context, context.roles, _says("politically_restricted"), "role-restricted")


@_author.answers("author-is-uniformed", *_ROLE)
def author_is_uniformed(context: Context) -> Answer:
    """Whether the role belongs to a uniformed service."""
    return _any_held(context, context.roles, _says("uniformed"), "role-uniformed")


@_author.answers("author-is-judge-or-prosecutor", *_ROLE)
def author_is_judge_or_prosecutor(context: Context) -> Answer:
    """Whether the role is a judge's or a prosecutor's."""
    return _any_held(context, context.roles, _says("judge_or_prosecutor"), "role-judicial")


@_author.answers("author-is-on-leave", *_ROLE)
def author_is_on_leave(context: Context) -> Answer:
    """Whether the author was on leave from the role."""
    day = day_of(context)
    return _any_held(context, context.roles, lambda role: role.is_on_leave_on(day), "role-leave")


AUTHOR_DETECTORS = _author.detectors()
