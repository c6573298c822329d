"""What a usable directory leaves unclear: ids that pass to others, for whom accounts speak, what is whole."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import zoneinfo
from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath

import attrs

from offentligroll.facts.detector import Context
from offentligroll.facts.detectors.bearers import is_titled, official_bearing
from offentligroll.facts.elections import ElectionDays
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import Document, read_document
from offentligroll.files.problems import Problem, Severity, did_you_mean
from offentligroll.files.where import Path, problem_at
from offentligroll.languages import Message
from offentligroll.model.capacity import Capacity
from offentligroll.model.channel import Channel, Declaration, Label
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.partial_date import Edge
from offentligroll.model.reading.directory_file import entries_of, refuse_register
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.answered import is_known_to

_ANY = re.compile(r"(?s:.)*")
_STABLE = {
    "x": re.compile(r"[0-9]+"),
    "twitter": re.compile(r"[0-9]+"),
    "mastodon": re.compile(r"https?://.+|[0-9]+"),
    "bluesky": re.compile(r"did:.+"),
}
"""The form of ids that stay, of platforms whose form is known."""
_UTC = zoneinfo.ZoneInfo("UTC")
_SOME_DAY = dt.date(2000, 1, 1)
_LINES = {
    "roles": "roles_complete = true",
    "channels": "channels_complete = true",
    "checked": "checked = …",
    "elections": "elections_complete = { from = …, until = … }",
    "mandates": "mandates_complete = true",
}
"""What is written where everything of a kind is told."""


@attrs.frozen(kw_only=True)
class CheckedDirectory:
    """A directory, with what its file leaves unclear."""

    directory: Directory
    """What stands in it."""
    problems: tuple[Problem, ...]
    """Warnings and hints, in the order of the file."""


def check_directory(path: FilePath | str) -> CheckedDirectory:
    """Read a directory, and look for what it leaves unclear.

    Args:
        path: the file.

    Returns:
        The directory, with warnings and hints.

    Raises:
        FileError: the file can't be used; the error carries all problems with their places.
    """
    refuse_register(str(path))
    document = read_document(path)
    entries = entries_of(document)
    directory = Directory(
        organisations=entries.organisations, officials=entries.officials, channels=entries.channels
    )
    found = (
        *_incomplete(document, directory),
        *_of_channels(document, directory),
        *_told_of("official", directory.officials, document),
        *_told_of("channel", directory.channels, document),
    )
    return CheckedDirectory(directory=directory, problems=tuple(sorted(found, key=_place)))


def _place(problem: Problem) -> tuple[int, int]:
    return (0, 0) if problem.place is None else (problem.place.line, problem.place.column)


def _incomplete(document: Document, directory: Directory) -> Iterator[Problem]:
    for number, one in enumerate(directory.organisations):
        lines = tuple(_lines_that_help(directory, one))
        if lines:
            yield problem_at(
                document,
                ("organisation", number),
                "not-complete",
                Message(
                    "model.not-complete", things=tuple(Message(f"model.things.{line}") for line in lines)
                ),
                Message("model.advice.complete", lines=tuple(_LINES[line] for line in lines)),
                Severity.HINT,
            )


def _lines_that_help(directory: Directory, organisation: Organisation) -> Iterator[str]:
    """Which lines would turn an *unknown* into a *no*, as far as the file tells something of the kind."""
    held = [
        (official, role)
        for official in directory.officials
        for role in official.roles
        if role.organisation.id == organisation.id
    ]
    if not organisation.roles_complete and not all(official.roles_complete for official, _ in held):
        yield "roles"
    listings = [
        listing
        for channel in directory.channels
        for listing in channel.listed or ()
        if listing.by.id == organisation.id
    ]
    if listings and not organisation.channels_complete:
        yield "channels"
        if not any(one.period.checked for one in listings):
            yield "checked"
    if (
        organisation.election_periods
        and organisation.elections_complete is None
        and ElectionDays.of_country(organisation.country) is None
    ):
        yield "elections"
    if any(role.mandates for _, role in held) and not organisation.mandates_complete:
        yield "mandates"


def _told_of(table: str, owners: Sequence[Official | Channel], document: Document) -> Iterator[Problem]:
    """Find answers to what is no fact of the vocabulary, which may be a policy's own or a slip."""
    for number, owner in enumerate(owners):
        for fact in dict.fromkeys(one.fact for one in owner.facts if not is_known_to(one.fact, ())):
            meant = did_you_mean(fact, Vocabulary.shipped(), closeness=0.8)
            yield problem_at(
                document,
                (table, number, "facts", fact),
                "own-fact",
                Message("model.own-fact", fact=fact),
                meant or Message("model.advice.own-fact"),
                Severity.HINT if meant is None else Severity.WARNING,
            )


def _of_channels(document: Document, directory: Directory) -> Iterator[Problem]:
    for number, channel in enumerate(directory.channels):
        platform, _, identity = channel.id.partition(":")
        if identity.startswith("@") or not _STABLE.get(platform, _ANY).fullmatch(identity):
            yield problem_at(
                document,
                ("channel", number, "id"),
                "handle-as-id",
                Message("model.handle-as-id", id=channel.id),
                Message("model.advice.handle-as-id", platform=platform),
                Severity.WARNING,
            )
        for path, claim in _claims(channel):
            if (problem := _bearer_problem(document, ("channel", number, *path), channel, claim)) is not None:
                yield problem


def _claims(channel: Channel) -> Iterator[tuple[Path, Declaration]]:
    for number, one in enumerate(channel.declared or ()):
        if one.capacity is Capacity.OFFICIAL:
            yield ("declared", number), one
    if channel.label is Label.OFFICIAL:
        yield ("label",), Declaration(capacity=Capacity.OFFICIAL)


def _bearer_problem(document: Document, path: Path, channel: Channel, claim: Declaration) -> Problem | None:
    holder = channel.holder
    if isinstance(holder, Organisation) or channel.holder_is_third_party:
        return None
    code: str | None = "no-bearer"
    advice = "holder"
    if holder is not None:
        code = _unclear(channel, holder, claim)
        advice = "declare-by" if path[-1] == "label" else "declaration-by"
    if code is None:
        return None
    severity = Severity.WARNING if code == "no-bearer" else Severity.HINT
    identity = "" if holder is None else holder.id
    return problem_at(
        document,
        path,
        code,
        Message(f"model.{code}", id=identity),
        Message(f"model.advice.{advice}"),
        severity,
    )


def _unclear(channel: Channel, holder: Official, claim: Declaration) -> str | None:
    """Whether on some day it can't be told for whom a declaration speaks, or only for lack of other roles."""
    by = claim.by
    if by is not None:
        roles = [role for role in holder.roles if role.organisation.id == by.id]
        named = roles if claim.role is None else [role for role in roles if is_titled(role, claim.role)]
        return None if named else "no-bearer"
    is_weak = False
    for day in _days_of(holder, claim):
        possible = {
            role.organisation.id: role.organisation
            for role in holder.roles
            if role.is_held_on(day) is not Truth.NO
        }
        said = Statement(act=Act.POST, author=holder, channel=channel, at=day)
        found = [
            official_bearing(Context(statement=said, organisation=one, zone=_UTC), channel, claim)
            for one in possible.values()
        ]
        is_weak |= any(one.is_weak for one in found)
        unclear = [one for one in found if one.note is not None and one.note.code.startswith("declaration")]
        if found and len(unclear) == len(found):
            return "no-bearer"
    if not holder.roles:
        return "no-bearer"
    return "assumed-bearer" if is_weak else None


def _days_of(holder: Official, claim: Declaration) -> Iterator[dt.date]:
    """The days on which what the roles come to can change, within the time of the declaration."""
    ends = itertools.chain.from_iterable(
        (role.period.start, role.period.end, claim.period.start) for role in holder.roles
    )
    days = {day for end in ends if not isinstance(end, Edge) for day in (end.earliest, end.latest)}
    days |= {role.period.checked for role in holder.roles if role.period.checked is not None}
    return (day for day in sorted({*days, _SOME_DAY}) if claim.period.contains(day) is not Truth.NO)
