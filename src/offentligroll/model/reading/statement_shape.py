"""A statement as files write it, in JSON Lines and in TOML, and how it becomes one of the model."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any, TypedDict

import attrs

from offentligroll.files.kinds import shortened
from offentligroll.files.lines import Line
from offentligroll.files.problems import Problem, Severity
from offentligroll.files.readers import reader_of
from offentligroll.files.values import Name
from offentligroll.files.walk import FAULTY, Walk
from offentligroll.files.where import Path, Report
from offentligroll.languages import Message
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.reading.dates import Moment
from offentligroll.model.reading.directory_ids import bad_channel_id, unknown_id
from offentligroll.model.reading.told_facts import StatementFactsShape, facts_told_twice, given_facts
from offentligroll.model.statement import Act, Lost, Media, Statement
from offentligroll.model.typed import maker_of, recorded
from offentligroll.model.unknown_id import UnknownIdError
from offentligroll.model.wording import language_tag


class _NeededKeys(TypedDict):
    """What every statement must say."""

    act: Act


@attrs.frozen(kw_only=True)
class AuthorShape:
    """Somebody whom the directory does not hold."""

    id: Name
    name: Name
    visitor: bool = False


class StatementShape(_NeededKeys, total=False):
    """One line of JSON Lines, or a table ``[case.statement]``."""

    id: str
    at: Moment
    author: str | AuthorShape
    channel: str
    text: str
    language: str
    in_reply_to: str
    continues: str
    lost: tuple[Lost, ...]
    topics: tuple[str, ...]
    media: tuple[str | Media, ...]
    publisher: str
    on_behalf_of: str
    target: str
    until: Moment
    takes_back: str
    contains: tuple[str, ...]
    publication_agreed: bool
    version_of: str
    quoted: str
    links: tuple[str, ...]
    audience_is_limited: bool
    received: Moment
    address: str
    registered_at: Moment
    disposed_at: Moment
    facts: StatementFactsShape


NEEDS_DIRECTORY = "needs-directory"
"""The code of problems with ids that only a directory can tell, where there is none."""

_NAMED = {
    "author": ("official",),
    "channel": ("channel",),
    "publisher": ("official", "organisation"),
    "on_behalf_of": ("organisation",),
}
"""The keys that name entries of the directory, and what they name."""

_read = reader_of(StatementShape)
_statement = maker_of(Statement)


def read_statement(line: Line, directory: Directory | None) -> tuple[Statement | None, Sequence[Problem]]:
    """Make a statement of a line of JSON Lines.

    Args:
        line: the line.
        directory: where people, channels and organisations are looked up.

    Returns:
        The statement, or None; and all problems of the line.
    """
    walk = Walk(line)
    shape = _read(line.data, walk)
    statement = None if shape is FAULTY else statement_of(shape, (), directory, walk.report)
    return (None if walk.report.errors else statement), walk.report.problems


def statement_of(
    shape: StatementShape, path: Path, directory: Directory | None, report: Report
) -> Statement | None:
    """Make a statement of what a file says, with people and places out of a directory.

    Args:
        shape: what the file says.
        path: the way to it.
        directory: where ids are looked up. Without one, author and channel are known by their ids alone, and
            nobody else can be named.
        report: where ids that name nothing, and facts that are told twice, are reported.

    Returns:
        The statement; None where something was reported.
    """
    arguments: dict[str, Any] = {**shape, "directory": directory}
    found_before = report.errors
    for key in _NAMED:
        if key in arguments:
            arguments[key] = _named(arguments[key], key, path, directory, report)
    if "language" in shape:
        arguments["language"] = _language(shape["language"], report, (*path, "language"))
    if "media" in shape:
        arguments["media"] = tuple(Media(url=one) if isinstance(one, str) else one for one in shape["media"])
    if "facts" in shape:
        for slip in facts_told_twice(shape):
            report.add((*path, *slip.key), slip.code, slip.message, slip.hint)
        arguments["facts"] = given_facts(shape["facts"])
    if report.errors > found_before:
        return None
    statement = _statement(**arguments)
    if not statement.id:
        statement.__attrs_post_init__()
    return statement


def _named(
    written: str | AuthorShape, key: str, path: Path, directory: Directory | None, report: Report
) -> Any:  # noqa: ANN401 - whatever a directory has
    """Find whom or what a key names."""
    if isinstance(written, AuthorShape):
        return _described(written, directory, report, (*path, key))
    if directory is None:
        return _alone(written, _NAMED[key], report, (*path, key))
    return _looked_up(written, _NAMED[key], directory, report, (*path, key))


def _language(written: str, report: Report, path: Path) -> str | None:
    """Earlier versions took any text; what is no language tag tells no language, and a warning says so."""
    try:
        return language_tag(written)
    except ValueError:
        message = Message("model.no-language", text=shortened(written))
        report.add(path, "no-language", message, Message("model.advice.language"), severity=Severity.WARNING)
        return None


def _described(
    shape: AuthorShape, directory: Directory | None, report: Report, path: Path
) -> Official | None:
    """Make somebody whom the directory does not hold; whom it holds is named by id alone."""
    with contextlib.suppress(UnknownIdError):
        if directory is not None:
            directory.official(shape.id)
            message = Message("model.author-in-directory", id=shortened(shape.id))
            report.add(
                path, "author-in-directory", message, Message("model.advice.author", id=shortened(shape.id))
            )
            return None
    return Official(id=shape.id, name=shape.name, visitor=shape.visitor)


def _looked_up(
    identity: str, kinds: tuple[str, ...], directory: Directory, report: Report, path: Path
) -> Any:  # noqa: ANN401 - whatever a directory has
    """Look up an id; one that names nothing, or several, is reported."""
    found: list[Official | Organisation | Channel] = []
    known: list[str] = []
    for kind in kinds:
        try:
            found.append(getattr(directory, kind)(identity))
        except UnknownIdError as error:
            known += error.known
    if len(found) == 1:
        return found[0]
    if found:
        message = Message("model.ambiguous-id", id=shortened(identity))
        report.add(path, "ambiguous-id", message, Message("files.advice.another-id"))
    else:
        hint = report.suggestion(identity, known)
        if kinds == _NAMED["author"]:
            hint = _advice_on_author(identity, directory) or hint or Message("model.advice.visitor")
        report.add(path, "unknown-id", unknown_id(kinds, identity), hint)
    return None


def _advice_on_author(identity: str, directory: Directory) -> Message | None:
    """What to write for a name instead of an id, and for a body."""
    with contextlib.suppress(UnknownIdError):
        return Message("model.advice.on-behalf-of", id=directory.organisation(identity).id)
    named = directory.officials_named(identity)
    return Message("files.did-you-mean", word=named[0].id) if len(named) == 1 else None


def _alone(identity: str, kinds: tuple[str, ...], report: Report, path: Path) -> Any:  # noqa: ANN401
    """Make what can be known of an id alone."""
    if kinds == ("official",):
        return Official(id=identity, name=identity)
    platform, _colon, stable_id = identity.partition(":")
    if kinds == ("channel",) and platform and stable_id:
        return recorded(Channel, id=identity, platform=platform)
    if kinds == ("channel",):
        report.add(path, "bad-id", *bad_channel_id(identity))
    else:
        message = Message("model.needs-directory", id=shortened(identity))
        report.add(path, NEEDS_DIRECTORY, message, Message("model.advice.directory"))
    return None
