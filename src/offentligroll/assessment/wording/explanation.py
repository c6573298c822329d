"""Explaining an assessment in words, as a careful colleague would write it.

One paragraph or item stands on one line, and nothing is wrapped. What the rules, facts and notes say is
put on one line each before it is filled in, so that no text from outside can break the layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from offentligroll.assessment.details import Detail, Explained
from offentligroll.assessment.wording.fact_words import beaten_lines, fact_sentence, how_words
from offentligroll.assessment.wording.manner import Manner, chapter, item
from offentligroll.assessment.wording.norm_chapters import (
    findings_chapter,
    obligations_chapter,
    whatever_capacity_line,
)
from offentligroll.assessment.wording.phrasing import (
    capacity_words,
    hat_words,
    safe_quote,
    sentence_words,
    status_words,
    tone_words,
)
from offentligroll.assessment.wording.rule_chapters import (
    all_rules_chapter,
    deciding_chapter,
    despite_chapter,
    held_open_chapter,
    question_chapter,
    weak_chapter,
)
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import Message, MessageError, check_language, say, with_hint, written
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import Status

_HASH = 12
"""How many digits of a hash are shown."""


def explain(assessment: Explained, language: str, detail: Detail, *, words: bool = True) -> str:
    """Explain why an assessment came out as it did.

    Args:
        assessment: what is explained.
        language: ``"sv"`` or ``"en"``.
        detail: ``"sentence"`` for whose words they are, how firm that is, under which policy and the main
            reason; ``"reasons"`` for all that matters to the answer; ``"everything"`` for all there is.
        words: whether to quote words from the statement and from profiles; records are kept.

    Returns:
        Plain text: a paragraph or item a line, an empty line between chapters, none at the end.

    Raises:
        ValueError: the language or the detail is not one of these.
    """
    details = get_args(Detail)
    if detail not in details:
        choice = Message("answers.no-such-detail", detail=str(detail), choices=details)
        raise MessageError(with_hint(choice, did_you_mean(str(detail), details)))
    is_full = detail == "everything"
    check_language(language, assessment.origin.title)
    manner = Manner(language=language, shows_words=words, is_full=is_full)
    if detail == "sentence":
        return _sentence(assessment, manner)
    chapters = [
        _opening(assessment, manner),
        _statement_chapter(assessment, manner) if is_full else [],
        *_answer_chapters(assessment, manner),
        *_appendices(assessment, manner),
        [] if words else [manner.say("answers.more.words-left-out")],
    ]
    return "\n\n".join("\n".join(lines) for lines in chapters if lines)


def _answer_chapters(assessment: Explained, manner: Manner) -> Iterator[list[str]]:
    if assessment.status is Status.NOT_IN_FORCE:
        return
    yield deciding_chapter(assessment, manner)
    yield despite_chapter(assessment, manner)
    yield held_open_chapter(assessment, manner)
    yield weak_chapter(assessment, manner)
    yield findings_chapter(assessment, manner)
    yield obligations_chapter(assessment, manner)
    yield question_chapter(assessment, manner)


def _appendices(assessment: Explained, manner: Manner) -> Iterator[list[str]]:
    if manner.is_full:
        yield all_rules_chapter(assessment, manner)
        facts = (item(fact_sentence(used, manner), *beaten_lines(used, manner)) for used in assessment.facts)
        yield chapter(manner.say("answers.heading.facts"), facts)
        yield _provenance_chapter(assessment, manner)


# ---------------------------------------------------------------- the sentence


def _sentence(assessment: Explained, manner: Manner) -> str:
    """State whose words they are, how firm that is, under which policy, and the main reason."""
    policy = manner.quoted(assessment.origin.title)
    if assessment.status is Status.NOT_IN_FORCE:
        day = assessment.origin.day
        if day is None:
            return manner.say("answers.sentence.not-in-force-undated", policy=policy)
        return manner.say("answers.sentence.not-in-force", policy=policy, day=written(day, manner.language))
    if assessment.capacity is Capacity.UNDETERMINED:
        return _undetermined_sentence(assessment, policy, manner)
    firm = assessment.status if assessment.status.is_firm else Status.PROVISIONAL
    return manner.say(
        f"answers.sentence.{firm}",
        policy=policy,
        whose=_whose(assessment, assessment.capacity, manner, "whose" if firm.is_firm else "whose-for-now"),
        reason=_main_reason(assessment, manner),
    )


def _undetermined_sentence(assessment: Explained, policy: str, manner: Manner) -> str:
    either = _whose(assessment, "either", manner)
    match assessment.status:
        case Status.OPEN if assessment.lean is not None:
            lean = capacity_words(assessment.lean, manner.language)
            says = [manner.plain(reason.says) for reason in assessment.held_open_by]
            reason = sentence_words(says[0] if says else manner.status(assessment.status))
            return manner.say("answers.sentence.lean", policy=policy, either=either, lean=lean, reason=reason)
        case Status.OPEN:
            return manner.say("answers.sentence.open", policy=policy, either=either)
        case Status.CONFLICTING:
            official, personal = (
                next(
                    (manner.quoted(one.says) for one in assessment.because if one.rule.concludes is capacity),
                    capacity_words(capacity, manner.language),
                )
                for capacity in (Capacity.OFFICIAL, Capacity.PERSONAL)
            )
            return manner.say(
                "answers.sentence.conflicting", policy=policy, either=either, one=official, other=personal
            )
        case status:
            outside = assessment.not_covered
            key = "answers.sentence.silent" if outside is None else "answers.sentence.not-covered"
            how = "" if outside is None else how_words(outside.fact, manner)
            key = f"{key}-assumed" if status is Status.ASSUMED else key
            return manner.say(key, policy=policy, either=either, how=how)


def _whose(assessment: Explained, key: str, manner: Manner, chapter: str = "whose") -> str:
    organisation = assessment.origin.organisation_name
    if organisation is None:
        return manner.say(f"answers.{chapter}.{key}")
    return manner.say(f"answers.{chapter}.{key}-for", organisation=one_line(organisation))


def _main_reason(assessment: Explained, manner: Manner) -> str:
    agreeing = [reason for reason in assessment.because if reason.rule.concludes is assessment.capacity]
    if not agreeing:
        capacity = capacity_words(assessment.capacity, manner.language)
        return manner.say("answers.sentence.otherwise", capacity=capacity)
    first = agreeing[0]
    if not first.rule.verb.is_requirement:
        return sentence_words(manner.plain(first.says))
    required = capacity_words(first.rule.concludes.other, manner.language)
    return manner.say("answers.sentence.requirement", capacity=required, says=manner.quoted(first.says))


# ---------------------------------------------------------------- what stands around the answer


def _opening(assessment: Explained, manner: Manner) -> list[str]:
    lines = [
        _sentence(assessment, manner),
        sentence_words(status_words(assessment.status, manner.language)),
    ]
    whatever = whatever_capacity_line(assessment, manner)
    if whatever is not None:
        lines.append(whatever)
    if assessment.hats:
        hats = [hat_words(hat, manner.language) for hat in assessment.hats]
        lines.append(manner.say("answers.about.hats", hats=manner.joined(hats)))
    if manner.is_full:
        tone, firm = tone_words(assessment.tone, manner.language), assessment.tone_status
        if firm in (None, Status.OPEN):
            lines.append(manner.say("answers.about.tone", tone=tone))
        else:
            status = status_words(firm, manner.language, short=True)
            lines.append(manner.say("answers.about.tone-firm", tone=tone, status=status))
    return lines


def _statement_chapter(assessment: Explained, manner: Manner) -> list[str]:
    statement = assessment.statement
    if statement is None:
        return []
    lines = [
        manner.say(
            "answers.about.statement",
            id=one_line(statement.id),
            act=manner.say(f"answers.act.{statement.act}"),
        )
    ]
    if statement.at is not None:
        lines.append(manner.say("answers.about.at", at=written(statement.at, manner.language)))
    if statement.author is not None or statement.author_name is not None:
        lines.append(
            manner.say("answers.about.author", author=_named(statement.author_name, statement.author, manner))
        )
    if statement.channel is not None:
        lines.append(manner.say("answers.about.channel", channel=one_line(statement.channel)))
    if statement.text is not None and manner.shows_words:
        lines.append(manner.say("answers.about.text", text=safe_quote(statement.text, manner.language)))
    return [manner.say("answers.heading.statement"), *(f"- {line}" for line in lines)]


def _provenance_chapter(assessment: Explained, manner: Manner) -> list[str]:
    origin, language = assessment.provenance, manner.language
    lines = [
        manner.say(
            "answers.about.policy",
            policy=one_line(origin.policy),
            version=one_line(origin.version),
            hash=one_line(origin.sha256[:_HASH]),
        ),
        manner.say("answers.about.title", title=manner.plain(origin.title)),
        manner.say("answers.about.question", question=manner.plain(origin.question)),
    ]
    if origin.organisation is not None or origin.organisation_name is not None:
        named = _named(origin.organisation_name, origin.organisation, manner)
        lines.append(manner.say("answers.about.organisation", organisation=named))
    if origin.day is not None:
        lines.append(manner.say("answers.about.day", day=written(origin.day, language)))
    if origin.as_of is not None:
        lines.append(manner.say("answers.about.as-of", day=written(origin.as_of, language)))
    lines.append(manner.say("answers.about.library", version=one_line(origin.library)))
    lines.append(manner.say("answers.about.facts", hash=one_line(origin.facts[:_HASH])))
    return [manner.say("answers.heading.provenance"), *(f"- {line}" for line in lines)]


def _named(name: str | None, id: str | None, manner: Manner) -> str:  # noqa: A002
    known = [one_line(one) for one in (name, id) if one is not None]
    return (
        say("answers.about.named", manner.language, name=known[0], id=known[1])
        if len(known) == 2
        else known[0]
    )
