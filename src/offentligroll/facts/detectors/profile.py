"""What the account shows: its name, its profile, its disclaimer and its house rules."""

from __future__ import annotations

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.family import Family, channel_of, day_of, found_in, not_found_in, told
from offentligroll.facts.detectors.names import name_in_handle, name_in_words
from offentligroll.model.channel import Profile
from offentligroll.model.truth import Truth

_profile = Family("offentligroll.profile")
_NOTHING_SHOWN = Profile()


def _profile_of(context: Context) -> Profile:
    return channel_of(context).profile or _NOTHING_SHOWN


def _names(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names to look for: titles surely held that day with the authority's names; possible titles."""
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


@_profile.answers("account-name-uses-title", Need.ACCOUNT, Need.DAY)
def account_name_uses_title(context: Context) -> Answer:
    """Whether a handle of that day or the display name contains the author's title or the authority's name.

    That none is found is a weak *no*: a title can be shortened, or be told in another language.
    """
    channel, day = channel_of(context), day_of(context)
    surely, possibly = _names(context)
    if not surely and not possibly:
        return Answer.unknown("no title of the author and no name of the authority is known")
    display_name = _profile_of(context).name or ""
    handles = channel.handles_on(day)
    for handle in handles:
        if (name := name_in_handle(handle, surely)) is not None:
            return found_in(handle, f"{channel.id}: the handle contains `{name}`")
    if (name := name_in_words(display_name, surely)) is not None:
        return found_in(display_name, f"{channel.id}: the display name contains `{name}`")
    if not handles:
        return Answer.unknown(f"no handle of {channel.id} on {day} is known")
    names = (*surely, *possibly)
    candidates = [one.handle for one in channel.handles if one.period.contains(day) is not Truth.NO]
    if any(name_in_handle(handle, names) for handle in candidates) or name_in_words(display_name, names):
        return Answer.unknown(f"whether the handle or the title was in use on {day} is not clear")
    return not_found_in(f"{channel.id}: handle and display name on {day}")


@_profile.answers("profile-states-role", Need.ACCOUNT)
def profile_states_role(context: Context) -> Answer:
    """Whether the profile states the author's title or employer.

    Where nobody has told, the words of the profile are read; that they name neither is a weak *no*.
    """
    channel, profile = channel_of(context), _profile_of(context)
    if profile.states_role is not None:
        return told(profile.states_role, channel.id, "the profile states title or employer")
    if profile.bio is None:
        return Answer.unknown(f"the profile of {channel.id} is not known")
    surely, possibly = _names(context)
    if not surely and not possibly:
        return Answer.unknown("no title of the author and no name of the authority is known")
    if (name := name_in_words(profile.bio, surely)) is not None:
        return found_in(profile.bio, f"{channel.id}: the profile names `{name}`")
    if name_in_words(profile.bio, possibly) is not None:
        return Answer.unknown("whether the title that the profile names was held that day is not clear")
    return not_found_in(f"{channel.id}: words of the profile")


@_profile.answers("profile-shows-insignia", Need.ACCOUNT)
def profile_shows_insignia(context: Context) -> Answer:
    """Whether the profile shows logo, crest, uniform or official portrait."""
    shows = _profile_of(context).shows_insignia
    return told(shows, channel_of(context).id, "the profile shows official insignia")


@_profile.answers("profile-gives-office-contact", Need.ACCOUNT)
def profile_gives_office_contact(context: Context) -> Answer:
    """Whether the profile gives the office's contact details or website."""
    gives = _profile_of(context).gives_office_contact
    return told(gives, channel_of(context).id, "the profile gives the office's contact details or website")


@_profile.answers("profile-shows-party", Need.ACCOUNT)
def profile_shows_party(context: Context) -> Answer:
    """Whether the profile shows a party or a campaign."""
    shows = _profile_of(context).shows_party
    return told(shows, channel_of(context).id, "the profile shows a party or campaign")


@_profile.answers("profile-picture-shows-party", Need.ACCOUNT)
def profile_picture_shows_party(context: Context) -> Answer:
    """Whether the picture that follows every post shows a party or candidate."""
    shows = _profile_of(context).picture_shows_party
    return told(shows, channel_of(context).id, "the profile picture shows a party or candidate")


@_profile.answers("account-carries-disclaimer", Need.ACCOUNT)
def account_carries_disclaimer(context: Context) -> Answer:
    """Whether the account says that the views are the holder's own."""
    channel = channel_of(context)
    if channel.disclaimer is None:
        return told(None, channel.id, "it carries a disclaimer")
    if not channel.disclaimer.strip():
        return Answer.looked_up(Truth.NO, f"{channel.id}: carries no disclaimer")
    return Answer.looked_up(Truth.YES, f"{channel.id}: carries the disclaimer “{channel.disclaimer}”")


@_profile.answers("account-is-pseudonymous", Need.ACCOUNT)
def account_is_pseudonymous(context: Context) -> Answer:
    """Whether the account is anonymous or under a pseudonym."""
    channel = channel_of(context)
    return told(channel.is_pseudonymous, channel.id, "it is anonymous or under a pseudonym")


@_profile.answers("account-has-house-rules", Need.ACCOUNT)
def account_has_house_rules(context: Context) -> Answer:
    """Whether the account shows house rules or a comment policy."""
    channel = channel_of(context)
    return told(channel.has_house_rules, channel.id, "it shows house rules or a comment policy")


PROFILE_DETECTORS = _profile.detectors()
