"""What was done: the kind of act, and whose act it is."""

from __future__ import annotations

import functools

from offentligroll.facts.detector import Answer, Context
from offentligroll.facts.detectors.family import Family
from offentligroll.facts.evidence import Note, Record, RecordKind
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Act
from offentligroll.model.truth import Truth

_act = Family("offentligroll.act")


@functools.cache
def _by_act(act: Act, answer: Truth) -> Answer:
    record = Record(kind=RecordKind.STATEMENT, field="act", value=act.value)
    return Answer.looked_up(answer, record, missing=Note.of("act-is", act=act.value))


def _is(context: Context, wanted: Act) -> Answer:
    act = context.statement.act
    return _by_act(act, Truth.from_bool(act is wanted))


@_act.answers("is-own-words")
def is_own_words(context: Context) -> Answer:
    """Whether acts of this kind publish the author's own words or pictures."""
    act = context.statement.act
    return _by_act(act, Truth.from_bool(act.has_own_words))


@_act.answers("is-share")
def is_share(context: Context) -> Answer:
    """Whether it shares someone else's words."""
    return _is(context, Act.SHARE)


@_act.answers("is-reaction")
def is_reaction(context: Context) -> Answer:
    """Whether it is a like or another reaction."""
    return _is(context, Act.LIKE)


@_act.answers("is-follow")
def is_follow(context: Context) -> Answer:
    """Whether it is following, friending or joining."""
    return _is(context, Act.FOLLOW)


@_act.answers("is-reply")
def is_reply(context: Context) -> Answer:
    """Whether it answers something.

    Mail and spoken words seldom record what they answer, so that there its absence says nothing.
    """
    statement = context.statement
    if statement.act.has_own_words and statement.in_reply_to is not None:
        return Answer.looked_up(
            Truth.YES, Record(kind=RecordKind.STATEMENT, field="in_reply_to", value=statement.in_reply_to)
        )
    if statement.act in (Act.MESSAGE, Act.SPOKEN):
        return Answer.unknown(Note.of("reply-unrecorded"))
    return _is(context, Act.REPLY)


@_act.answers("is-block")
def is_block(context: Context) -> Answer:
    """Whether it blocks or bans a person."""
    return _is(context, Act.BLOCK)


@_act.answers("is-removal")
def is_removal(context: Context) -> Answer:
    """Whether it deletes or hides someone's comment or post."""
    return _is(context, Act.REMOVAL)


@_act.answers("is-spoken")
def is_spoken(context: Context) -> Answer:
    """Whether it was spoken."""
    return _is(context, Act.SPOKEN)


@_act.answers("is-message")
def is_message(context: Context) -> Answer:
    """Whether it is a letter, mail or direct message."""
    return _is(context, Act.MESSAGE)


@_act.answers("is-republication-by-authority")
def is_republication_by_authority(context: Context) -> Answer:
    """Whether the authority itself gives out somebody's words again.

    A publisher is only recorded where that is another than the author. Without one it is a republication
    where the authority's own account shares, none where the account is not the authority's, and not to be
    told where it is not known whose account it is or where the authority's account posts words.
    """
    statement = context.statement
    if not (statement.act.has_own_words or statement.act is Act.SHARE):
        return _by_act(statement.act, Truth.NO)
    if statement.publisher is not None:
        return _by_publisher(context, statement.publisher)
    if not statement.act.has_account:
        return _by_act(statement.act, Truth.NO)
    return _by_account(context)


def _is_authority(context: Context, whose: Organisation | Official) -> Truth:
    if not isinstance(whose, Organisation):
        return Truth.NO
    return Truth.from_bool(None if context.organisation is None else whose.id == context.organisation.id)


def _by_publisher(context: Context, publisher: Organisation | Official) -> Answer:
    truth, author = _is_authority(context, publisher), context.statement.author
    if truth is Truth.YES and author is None:
        return Answer.unknown(Note.of("words-whose"))
    record = Record(
        kind=RecordKind.STATEMENT,
        field="publisher",
        value=publisher.name,
        of=None if author is None else author.name,
    )
    return Answer.looked_up(truth, record, missing=Note.of("authority-unclear"))


def _by_account(context: Context) -> Answer:
    channel = context.statement.channel
    if channel is None or channel.holder is None:
        return Answer.unknown(Note.of("account-whose"))
    truth = _is_authority(context, channel.holder)
    act = context.statement.act
    if truth is Truth.YES and act is not Act.SHARE:
        return Answer.unknown(Note.of("own-from-the-start"))
    return Answer.looked_up(
        truth,
        Record(kind=RecordKind.STATEMENT, field="act", value=act.value),
        Record(kind=RecordKind.CHANNEL, id=channel.id, field="holder", value=channel.holder.name),
        missing=Note.of("authority-unclear"),
    )


ACT_DETECTORS = _act.detectors()
