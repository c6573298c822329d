"""Pages beside records: what a folder covers, and what is handed over to whoever asked for public records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import is_known, say, written
from offentligroll.records.bundle import Bundle
from offentligroll.records.handed import Handed
from offentligroll.records.item import Item
from offentligroll.records.selection import Ground, LeftOut
from offentligroll.report.page import Entry, Page, Section
from offentligroll.report.review_words import coverage_words
from offentligroll.review.parts import ChannelCount, FulfilmentOutcome
from offentligroll.review.reviewed import Reviewed
from offentligroll.rules.rule import DoneBy

_MOST_LISTED = 1_000


def coverage_page(handed: Handed) -> Page:
    """Return what a folder of records covers, and what it can't show.

    Args:
        handed: what was handed on.

    Returns:
        The page.
    """
    language = handed.settings.language
    return Page(
        language=language.partition(",")[0],
        title=say("handed.coverage-title", language, day=written(handed.settings.on, language)),
        contents=say("handed.contents", language),
        about=tuple((line,) for line in _about(handed)),
        sections=(
            Section(name="archive", title=say("handed.archive", language), entries=_archive(handed)),
            Section(name="left-out", title=say("handed.left-out", language), entries=_left_out(handed, ())),
            *(_due(handed, review) for review in handed.reviews),
            Section(name="cannot", title=say("handed.cannot", language), entries=_cannot(handed)),
        ),
    )


def bundle_page(handed: Handed, bundle: Bundle) -> Page:
    """Return the statements to whoever asked for them, and what is left out.

    Args:
        handed: what was handed on.
        bundle: the bundle, which knows what is withheld.

    Returns:
        The page.
    """
    language = handed.settings.language
    withheld = tuple(bundle.left_out(handed))
    gone = {one.item.number for one in withheld if not one.words_only}
    told = [one for one in handed.items if one.number not in gone]
    return Page(
        language=language.partition(",")[0],
        title=say("handed.bundle-title", language, day=written(handed.settings.on, language)),
        contents=say("handed.contents", language),
        about=tuple((line,) for line in _about(handed)),
        sections=(
            Section(
                name="statements",
                title=say("handed.statements", language),
                entries=tuple(_statement(handed, bundle, item) for item in told),
            ),
            Section(
                name="left-out", title=say("handed.left-out", language), entries=_left_out(handed, withheld)
            ),
        ),
    )


def _about(handed: Handed) -> Iterator[str]:
    settings, language = handed.settings, handed.settings.language
    told = settings.disclosure
    if settings.authority is not None:
        yield say("handed.authority", language, name=one_line(settings.authority))
    policies = ", ".join(f"{one.id} {one.version}" for one in settings.policies)
    yield say("handed.policies", language, policies=policies)
    selection = settings.selection
    days = {"start": selection.start, "end": selection.end}
    filled = {name: written(day, language) for name, day in days.items() if day is not None}
    if filled:
        key = {2: "from-until"}.get(len(filled)) or ("from" if "start" in filled else "until")
        yield say("handed.period", language, period=say(f"handed.{key}", language, **filled))
    if selection.channels:
        channels = ", ".join(sorted(told.channel(one) or "" for one in selection.channels))
        yield say("handed.channels", language, channels=one_line(channels))
    if selection.people:
        people = ", ".join(sorted(told.identity(one) or "" for one in selection.people))
        yield say("handed.people", language, people=one_line(people))
    if told.key is not None:
        yield say("handed.redacted", language)
    elif not told.words:
        yield say("handed.no-words", language)


def _archive(handed: Handed) -> tuple[Entry, ...]:
    language, review = handed.settings.language, handed.reviews[0]
    coverage = review.coverage
    lines = [say("handed.handed-on", language, count=len(handed.items))]
    if coverage.first is not None and coverage.last is not None:
        days = {"first": written(coverage.first, language), "last": written(coverage.last, language)}
        lines.append(say("handed.held", language, **days))
    else:
        lines.append(say("handed.undated", language))
    sides = {"own": coverage.own, "incoming": coverage.incoming, "unclear": coverage.unclear}
    lines.append(say("handed.sides", language, **sides))
    lines += [_channel(handed, one) for one in review.channels]
    return tuple(Entry(words=(line,)) for line in lines)


def _channel(handed: Handed, one: ChannelCount) -> str:
    language = handed.settings.language
    channel = handed.settings.disclosure.channel(one.channel)
    counts = {"own": one.own, "incoming": one.incoming, "requests": one.requests, "answered": one.answered}
    name = say("handed.no-channel", language) if channel is None else one_line(channel)
    return say("handed.channel", language, channel=name, **counts)


def _left_out(handed: Handed, withheld: tuple[LeftOut, ...]) -> tuple[Entry, ...]:
    language = handed.settings.language
    lines = [_withheld(handed, one) for one in withheld[:_MOST_LISTED]]
    counts: Mapping[Ground, int] = {
        ground: sum(one.ground is ground for one in handed.left_out) for ground in Ground
    }
    for ground, count in counts.items():
        if count:
            words = say(f"handed.ground.{ground}", language)
            lines.append(say("handed.left", language, ground=words, count=count))
    for reason, count in handed.not_read.items():
        code = f"command.reason.{reason}"
        words = say(code, language) if is_known(code) else reason
        lines.append(say("handed.not-read", language, reason=words, count=count))
    if handed.not_assessed:
        lines.append(say("handed.not-assessed", language, count=handed.not_assessed))
    lines = lines or [say("handed.nothing-left-out", language)]
    return tuple(Entry(words=(line,)) for line in lines)


def _withheld(handed: Handed, one: LeftOut) -> str:
    language = handed.settings.language
    ground = one.reason or say(f"handed.ground.{one.ground}", language)
    statement = one_line(handed.settings.disclosure.identity(one.item.id) or "")
    key = "handed.left-words" if one.words_only else "handed.left-one"
    return say(key, language, statement=statement, ground=one_line(ground))


def _due(handed: Handed, review: Reviewed) -> Section:
    language = handed.settings.language
    policy = next(one for one in handed.settings.policies if one.id == review.policy)
    counts = review.counts
    outcomes = ", ".join(
        f"{say(f'review.outcome.{one}', language)} {written(counts[one], language)}"
        for one in FulfilmentOutcome
    )
    lines = [outcomes]
    obligations = policy.obligations
    if not any(one.done_by or one.done_when for one in obligations):
        lines = [say("handed.no-duty", language, policy=policy.id)]
    if not any(one.done_by is DoneBy.REGISTRATION for one in obligations):
        lines.append(say("handed.no-registration", language, policy=policy.id))
    if not any(one.retain is not None for one in obligations):
        lines.append(say("handed.no-retention", language, policy=policy.id))
    title = say("handed.due", language, policy=policy.id)
    return Section(name=f"due-{policy.id}", title=title, entries=tuple(Entry(words=(one,)) for one in lines))


def _cannot(handed: Handed) -> tuple[Entry, ...]:
    language = handed.settings.language
    return (Entry(words=(coverage_words(handed.reviews[0].coverage, language),)),)


def _statement(handed: Handed, bundle: Bundle, item: Item) -> Entry:
    settings, language = handed.settings, handed.settings.language
    told = settings.disclosure
    at = told.moment(item.at, settings.zone)
    day = say("command.undated", language) if at is None else written(at, language)
    place = told.name(item.address) or told.channel(item.channel) or say("handed.no-channel", language)
    head = say(
        "handed.statement",
        language,
        day=day,
        act=say(f"answers.act.{item.act}", language),
        place=one_line(place),
    )
    lines = []
    name = told.name(item.speaker_name) or told.identity(item.speaker)
    if name is not None:
        lines.append(say("handed.by", language, name=one_line(name)))
    decision = bundle.withheld.get(item.id)
    if decision is not None:
        lines.append(say("handed.withheld-words", language, ground=one_line(decision.ground)))
    else:
        words = told.text(item.text)
        lines += [] if words is None else [" ".join(words.split())]
    return Entry(words=(head,), number=item.number, lines=tuple((line,) for line in lines if line))
