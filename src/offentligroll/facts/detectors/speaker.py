"""Who speaks: one of the authority's people, or a visitor.

Most of what stands on an official page was written by others. Who they are is known where somebody has
recorded it; that the directory tells no role of a person makes her a visitor only for now.
"""

from __future__ import annotations

from offentligroll.facts.detector import Answer, Context
from offentligroll.facts.detectors.family import (
    BEGINNINGS,
    Family,
    are_all_roles_told,
    channel_record,
    is_held_by_authority,
    is_on_behalf_of_authority,
    role_record,
)
from offentligroll.facts.detectors.word_answers import find_words
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Origin
from offentligroll.facts.note import Note
from offentligroll.model.channel import ChannelKind
from offentligroll.model.official import Official, RoleKind
from offentligroll.model.truth import Truth

_speaker = Family("offentligroll.speaker")
_PREMISE = Answer(truth=Truth.NO, origin=Origin.PREMISE)
_NO = Truth.NO
_WITHOUT_GUESTS = frozenset({ChannelKind.ACCOUNT, ChannelKind.WEBSITE, ChannelKind.BLOG})
"""Places where others can answer, and only those who run them begin."""


def _behalf(context: Context) -> Record:
    whose = context.statement.on_behalf_of
    return Record(kind=RecordKind.STATEMENT, field="on_behalf_of", value=whose.name if whose else None)


@_speaker.answers("author-is-visitor")
def author_is_visitor(context: Context) -> Answer:
    """Whether the author is none of the authority's people.

    A statement with neither author nor channel is a draft of the authority's side, and what begins on its own
    account is by those who are recorded to publish there. Being published by the authority makes nobody its
    voice.
    """
    statement = context.statement
    author = statement.author
    on_behalf = is_on_behalf_of_authority(context)
    if on_behalf is Truth.YES:
        return Answer.looked_up(_NO, _behalf(context))
    if author is not None:
        return _by_author(context, author)
    if statement.channel is None and statement.on_behalf_of is None:
        return _PREMISE
    return _by_channel(context)


def _by_channel(context: Context) -> Answer:
    """Answer by who is recorded to publish on the authority's own account, for what begins there."""
    statement = context.statement
    channel = statement.channel
    begins = statement.act in BEGINNINGS and statement.in_reply_to is None
    if (
        begins
        and channel is not None
        and channel.run_by is not None
        and channel.kind in _WITHOUT_GUESTS
        and statement.on_behalf_of is None
        and is_held_by_authority(context)
    ):
        return Answer.looked_up(_NO, channel_record(channel, "run_by", channel.run_by.value))
    return Answer.unknown(Note.of("author-unknown"))


def _by_author(context: Context, author: Official) -> Answer:
    recorded = Record(kind=RecordKind.OFFICIAL, id=author.id, field="visitor", value=True)
    organisation, day = context.organisation, context.day
    if organisation is None:
        return (
            Answer.looked_up(Truth.YES, recorded)
            if author.visitor
            else Answer.unknown(Note.of("authority-unclear"))
        )
    held = _NO
    for role in author.roles:
        if role.organisation.id == organisation.id and role.kind is not RoleKind.CANDIDATE:
            now = Truth.UNKNOWN if day is None else role.is_held_on(day)
            held |= now
            if now is Truth.YES and not author.visitor:
                return Answer.looked_up(_NO, role_record(author, role))
    if author.visitor:
        # Two entries of one directory that contradict each other, or may.
        clash = Note.of("visitor-with-role", id=author.id)
        return Answer.looked_up(Truth.YES, recorded) if held is _NO else Answer.unknown(clash)
    if held is not _NO:
        return Answer.unknown(
            Note.of("day-unknown") if day is None else Note.of("role-perhaps", id=author.id)
        )
    record = Record(kind=RecordKind.OFFICIAL, id=author.id, field="role", value=False, of=organisation.name)
    if are_all_roles_told(context):
        return Answer.looked_up(Truth.YES, record)
    return Answer(truth=Truth.YES, origin=Origin.NOT_FOUND, evidence=(Evidence(record=record),))


@_speaker.answers("acts-on-assignment", cost=10, each_time=True)
def acts_on_assignment(context: Context) -> Answer:
    """Whether the author, named or not, acts on the authority's behalf; words about it are a suspicion."""
    statement = context.statement
    if statement.on_behalf_of is None:
        words = find_words(context, "acts-on-assignment")
        return words if words.evidence else Answer.unknown(Note.of("nobody-said"))
    if is_on_behalf_of_authority(context) is Truth.YES:
        return Answer.looked_up(Truth.YES, _behalf(context))
    note = "authority-unclear" if context.organisation is None else "behalf-of-another"
    return Answer.unknown(Note.of(note))


SPEAKER_DETECTORS = _speaker.detectors()
