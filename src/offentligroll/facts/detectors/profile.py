"""What the account shows: its name, its profile and its house rules."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import (
    Family,
    channel_of,
    day_of,
    found_in,
    held_on,
    not_found_in,
    told,
)
from offentligroll.facts.detectors.names import is_of_person, name_in_handle, name_in_words, short_title_in
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.channel import Channel, Profile
from offentligroll.model.truth import Truth

_profile = Family("offentligroll.profile")
_NOTHING_SHOWN = Profile()
_NO_NAMES = Note.of("names-unknown")


def _record(kind: RecordKind, channel: Channel, field: str, value: str | bool | None) -> Record:
    return Record(kind=kind, id=channel.id, field=field, value=value)


def _profile_of(context: Context) -> Profile:
    return channel_of(context).profile or _NOTHING_SHOWN


def _names(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what to look for: titles surely held that day with the authority's names; possible titles."""
    surely: list[str] = []
    possibly: list[str] = []
    for role in context.roles:
        held = Truth.UNKNOWN if context.day is None else role.is_held_on(context.day)
        titles = [title.words for title in role.titles]
        if held is Truth.YES:
            surely += titles
        elif held is Truth.UNKNOWN:
            possibly += titles
    if context.organisation is not None:
        surely += context.organisation.names
    return tuple(surely), tuple(possibly)


def _title_shown(
    channel: Channel, handles: Iterable[str], display_name: str, names: Iterable[str]
) -> Answer | None:
    """Find a title or name in a handle or the display name, written out or in a usual short form."""
    places = [
        *((handle, RecordKind.CHANNEL, "handles", name_in_handle) for handle in handles),
        (display_name, RecordKind.PROFILE, "name", name_in_words),
    ]
    for text, kind, field, search in places:
        if (name := search(text, names) or short_title_in(text, names)) is not None:
            return found_in(text, _record(kind, channel, field, name))
    return None


@_profile.answers("account-name-uses-title", Need.ACCOUNT, Need.DAY)
def account_name_uses_title(context: Context) -> Answer:
    """Whether a handle of that day or the display name contains the author's title or the authority's name.

    Usual short forms of titles count. That none is found is a weak *no* where the handles are made of the
    author's own name; other letters may be a title that is shortened, or told in another language.
    """
    channel, day = channel_of(context), day_of(context)
    surely, possibly = _names(context)
    if not surely and not possibly:
        return Answer.unknown(_NO_NAMES)
    display_name = _profile_of(context).name or ""
    handles = channel.handles_on(day)
    if (found := _title_shown(channel, handles, display_name, surely)) is not None:
        return found
    if not handles:
        return Answer.unknown(Note.of("handle-unknown", id=channel.id, day=day.isoformat()))
    names = (*surely, *possibly)
    candidates = [one.handle for one in channel.handles if one.period.contains(day) is not Truth.NO]
    if any(name_in_handle(handle, names) for handle in candidates) or name_in_words(display_name, names):
        return Answer.unknown(Note.of("handle-or-title-unclear", day=day.isoformat()))
    author = context.statement.author
    former = [title.words for role in context.roles for title in role.titles]
    known = (is_of_person(one, author.name) or name_in_handle(one, former) for one in handles if author)
    if not all(known):
        return Answer.unknown(Note.of("handle-with-other-letters"))
    return not_found_in(
        Record(kind=RecordKind.CHANNEL, id=channel.id, field="handles", value=False, period=held_on(day))
    )


@_profile.answers("profile-states-role", Need.ACCOUNT)
def profile_states_role(context: Context) -> Answer:
    """Whether the profile states the author's title or employer.

    Where nobody has told, the words of the profile are read; that they name neither is a weak *no*.
    """
    channel, profile = channel_of(context), _profile_of(context)
    if profile.states_role is not None:
        return told(_record(RecordKind.PROFILE, channel, "states_role", profile.states_role))
    if profile.bio is None:
        return Answer.unknown(Note.of("profile-unknown", id=channel.id))
    surely, possibly = _names(context)
    if not surely and not possibly:
        return Answer.unknown(_NO_NAMES)
    if (name := name_in_words(profile.bio, surely)) is not None:
        return found_in(profile.bio, _record(RecordKind.PROFILE, channel, "bio", name))
    if name_in_words(profile.bio, possibly) is not None:
        return Answer.unknown(Note.of("profile-title-unclear"))
    return not_found_in(_record(RecordKind.PROFILE, channel, "bio", False))


for _fact, _field in {
    "profile-shows-insignia": "shows_insignia",
    "profile-gives-office-contact": "gives_office_contact",
    "profile-shows-party": "shows_party",
    "profile-picture-shows-party": "picture_shows_party",
    "profile-states-purpose": "states_purpose",
    "profile-states-opening-hours": "states_opening_hours",
    "profile-says-public-record": "says_public_record",
}.items():
    _profile.answers_by_field(_fact, RecordKind.PROFILE, _field, _profile_of)
for _fact, _field in {
    "account-is-pseudonymous": "is_pseudonymous",
    "account-has-house-rules": "has_house_rules",
}.items():
    _profile.answers_by_field(_fact, RecordKind.CHANNEL, _field, channel_of)


PROFILE_DETECTORS = _profile.detectors()
