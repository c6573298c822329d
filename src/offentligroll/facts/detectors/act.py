"""What was done: the kind of act, and whose act it is."""

from __future__ import annotations

import functools

from offentligroll.facts.detector import NOT_FOUND, Answer, Context
from offentligroll.facts.detectors.family import DetectorFunction, Family
from offentligroll.facts.evidence import Record, RecordKind
from offentligroll.facts.note import Note
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Act, Lost
from offentligroll.model.truth import Truth

_act = Family("offentligroll.act")


@functools.cache
def _by_act(act: Act, answer: Truth) -> Answer:
    record = Record(kind=RecordKind.STATEMENT, field="act", value=act.value)
    return Answer.looked_up(answer, record, missing=Note.of("act-is", act=act.value))


def _is(context: Context, wanted: Act) -> Answer:
    act = context.statement.act
    return _by_act(act, Truth.from_bool(act is wanted))


def _of_kind(wanted: Act) -> DetectorFunction:
    def answer(context: Context) -> Answer:
        """Whether it is an act of that kind."""
        return _is(context, wanted)

    return answer


@_act.answers("is-own-words")
def is_own_words(context: Context) -> Answer:
    """Whether acts of this kind publish the author's own words or pictures."""
    act = context.statement.act
    return _by_act(act, Truth.from_bool(act.has_own_words))


@_act.answers("is-reply")
def is_reply(context: Context) -> Answer:
    """Whether it answers something.

    Mail, spoken words and edits seldom record what they answer, so that there its absence says nothing; nor
    does it where what was answered may be gone. Who goes on from an own post answers nobody.
    """
    statement = context.statement
    if statement.act is Act.POST and statement.continues is not None:
        record = Record(kind=RecordKind.STATEMENT, field="continues", value=statement.continues)
        return Answer.looked_up(Truth.NO, record)
    if statement.act.has_own_words and statement.in_reply_to is not None:
        return Answer.looked_up(
            Truth.YES, Record(kind=RecordKind.STATEMENT, field="in_reply_to", value=statement.in_reply_to)
        )
    if statement.act in (Act.MESSAGE, Act.SPOKEN, Act.EDIT):
        return Answer.unknown(Note.of("reply-unrecorded"))
    if statement.act is Act.POST and Lost.ANSWERED in statement.lost:
        return Answer.unknown(Note.of("answered-lost"))
    return _is(context, Act.REPLY)


@_act.answers("is-edit")
def is_edit(context: Context) -> Answer:
    """Whether it gives what was published other words; a later version does."""
    statement = context.statement
    if statement.act.has_own_words and statement.version_of is not None:
        record = Record(kind=RecordKind.STATEMENT, field="version_of", value=statement.version_of)
        return Answer.looked_up(Truth.YES, record)
    return _is(context, Act.EDIT)


@_act.answers("is-removal")
def is_removal(context: Context) -> Answer:
    """Whether it deletes or hides someone's comment or post."""
    act = context.statement.act
    return _by_act(act, Truth.from_bool(act in (Act.REMOVAL, Act.HIDE)))


@_act.answers("is-omission")
def is_omission(context: Context) -> Answer:
    """Whether something was left undone: no act that is on record was.

    Of the others the relations of facts say so. Who goes on following, though, may be said to follow and to
    leave something undone, so that they are silent on that.
    """
    act = context.statement.act
    return _by_act(act, Truth.NO) if act is Act.FOLLOW else Answer.unknown(Note.of("nobody-said"))


for _fact, _kind in {
    "is-share": Act.SHARE,
    "is-reaction": Act.LIKE,
    "is-follow": Act.FOLLOW,
    "is-block": Act.BLOCK,
    "is-spoken": Act.SPOKEN,
    "is-message": Act.MESSAGE,
    "is-hiding": Act.HIDE,
    "is-unhiding": Act.UNHIDE,
    "is-unblock": Act.UNBLOCK,
    "is-mute": Act.MUTE,
    "is-report": Act.REPORT,
    "opens-account": Act.OPEN_ACCOUNT,
    "closes-account": Act.CLOSE_ACCOUNT,
}.items():
    _act.answers(_fact)(_of_kind(_kind))


@_act.answers("measure-has-end-date")
def measure_has_end_date(context: Context) -> Answer:
    """Whether it was set for a time; that no end is on record does not say that there is none."""
    until = context.statement.until
    if until is None:
        return Answer.unknown(Note.of("end-unrecorded"))
    record = Record(kind=RecordKind.STATEMENT, field="until", value=until.isoformat())
    return Answer.looked_up(Truth.YES, record)


@_act.answers("lacks-alternative-text", each_time=True)
def lacks_alternative_text(context: Context) -> Answer:
    """Whether a picture or film has no alternative text.

    That none is recorded says *yes* only where the archive tells alternative texts.
    """
    seen = [one for one in context.statement.media if not (one.kind or "").startswith("audio")]
    without = [one for one in seen if one.description is not None and not one.description.strip()]
    if without:
        record = Record(kind=RecordKind.STATEMENT, field="description", value=False, of=without[0].url)
        return Answer.looked_up(Truth.YES, record)
    if any(one.description is None for one in seen):
        return Answer.unknown(Note.of("alternative-text-unsaid"))
    if not seen:
        return NOT_FOUND
    return Answer.looked_up(Truth.NO, Record(kind=RecordKind.STATEMENT, field="description", value=True))


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
