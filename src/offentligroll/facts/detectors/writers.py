"""Who writes, an author or an authority's people, as far as reading words depends on it."""

from __future__ import annotations

from typing import NamedTuple

from offentligroll.facts.detector import Context
from offentligroll.facts.detectors.family import BEGINNINGS, is_held_by_authority, is_on_behalf_of_authority
from offentligroll.facts.text.languages import languages
from offentligroll.facts.text.subjects import Subject
from offentligroll.model.bounded import keep
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.truth import Truth


class Writer(NamedTuple):
    """What is known of those who write, for one authority and in the roles of a day."""

    subject: Subject
    """About whom and by whom the words are."""
    expected: tuple[str, ...]
    """The languages in which they are likely to be."""
    of: tuple[object, ...]
    """Author, authority, whether a role is held, and roles; an id is its own only as long as it is there."""


_WRITERS: dict[tuple[int, ...], Writer] = {}
_MOST_WRITERS = 1024


def writer_of(context: Context) -> Writer:
    """Work out what is known of those who write, once for the posts of an author in the same roles.

    Args:
        context: a statement and the authority.

    Returns:
        What is known.
    """
    of = (context.statement.author, context.organisation, _holds_role(context), *context.roles_held)
    key = tuple(map(id, of))
    found = _WRITERS.get(key)
    if found is None:
        found = keep(_WRITERS, key, Writer(_subject(context), _expected(context), of), _MOST_WRITERS)
    return found


def _subject(context: Context) -> Subject:
    organisation, author, roles = context.organisation, context.statement.author, context.roles_held
    parties = [
        name
        for role in (author.roles if author else ())
        if role.organisation.kind is OrganisationKind.PARTY
        for name in role.organisation.names
    ]
    return Subject(
        kind=organisation.kind if organisation else None,
        names=organisation.names if organisation else (),
        titles=tuple(dict.fromkeys(title.words for role in roles for title in role.titles)),
        holds_role=_holds_role(context),
        parties=tuple(dict.fromkeys(parties)),
    )


def _holds_role(context: Context) -> bool | None:
    """Whether whoever writes holds a role there; unsigned words for the authority are those of its people."""
    statement = context.statement
    if statement.author is not None:
        return bool(context.roles_held)
    if statement.on_behalf_of is None:
        is_authoritys = statement.act in BEGINNINGS and is_held_by_authority(context)
    else:
        is_authoritys = is_on_behalf_of_authority(context) is Truth.YES
    return True if is_authoritys else None


def _expected(context: Context) -> tuple[str, ...]:
    """Return the languages that this organisation or author is likely to write in."""
    known = languages()
    country = context.organisation.country if context.organisation else None
    by_titles = [title.language for role in context.roles for title in role.titles]
    codes = (*known.countries.get(country or "", ()), *map(known.code_of, by_titles))
    return tuple(dict.fromkeys(code for code in codes if code))
