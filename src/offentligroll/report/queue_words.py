"""The queue of a review in words: what an answer is about, and what waits for it."""

from __future__ import annotations

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say, written
from offentligroll.model.truth import Truth
from offentligroll.queue.parts import Deed, DeedKind, KeptAnswer, OpenQuestion, QuestionKind, Scope


def scope_words(scope: Scope, language: str) -> str:
    """State what an answer is about.

    Args:
        scope: what it is about.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A clause, such as "channel x:1, 1 March 2024 to 31 March 2024".

    Example:
        >>> import datetime as dt
        >>> march = Scope(channel="x:1", start=dt.date(2024, 3, 1), end=dt.date(2024, 3, 31))
        >>> scope_words(march, "en")
        'everything on x:1, from 1 March 2024 to 31 March 2024'
        >>> scope_words(Scope(statement="7"), "sv")
        'uttalandet 7'
    """
    if scope.statement is not None:
        return say("queue.about.statement", language, statement=one_line(scope.statement))
    named = {"channel": scope.channel, "author": scope.author}
    told = {name: one_line(value) for name, value in named.items() if value is not None}
    what = say(f"queue.about.{'-'.join(told) or 'all'}", language, **told)
    if scope.start is None or scope.end is None:
        return say("queue.about.undated", language, what=what)
    if scope.start == scope.end:
        return say("queue.about.day", language, what=what, day=written(scope.start, language))
    days = {"first": written(scope.start, language), "last": written(scope.end, language)}
    return say("queue.about.days", language, what=what, **days)


def question_words(question: OpenQuestion, language: str) -> str:
    """Ask a question, and say what the answer is about.

    Args:
        question: the question.
        language: ``"sv"`` or ``"en"``.

    Returns:
        One line.
    """
    return say(
        "queue.question",
        language,
        question=one_line(question.used.forms.in_language(language).ask),
        about=scope_words(question.scope, language),
        count=len(question.statements),
    )


def kind_words(kind: QuestionKind, language: str) -> str:
    """Ask a question, and say how many answers to it are still to be given, and for what.

    Args:
        kind: the question.
        language: ``"sv"`` or ``"en"``.

    Returns:
        One line.
    """
    return say(
        "queue.kind",
        language,
        question=one_line(kind.used.forms.in_language(language).ask),
        answers=say(f"queue.per.{'-'.join(kind.per) or 'statement'}", language, count=kind.answers),
        count=kind.statements,
    )


def answer_words(answer: KeptAnswer, says: str, language: str) -> str:
    """State what somebody has answered.

    Args:
        answer: the answer.
        says: the fact as the question that was asked.
        language: ``"sv"`` or ``"en"``.

    Returns:
        One line.
    """
    words = say(
        f"queue.answered.{answer.truth}",
        language,
        question=one_line(says),
        about=scope_words(answer.scope, language),
        by=one_line(answer.by),
        day=written(answer.at.date(), language),
    )
    if answer.seen_by is not None:
        words = say("queue.seen", language, words=words, by=one_line(answer.seen_by))
    return words


def deed_words(deed: Deed, says: str, language: str) -> str:
    """State what somebody did.

    Args:
        deed: the row of the audit trail.
        says: the fact as a question, of an answer.
        language: ``"sv"`` or ``"en"``.

    Returns:
        One line.
    """
    told = {"by": one_line(deed.by), "at": written(deed.at, language)}
    if deed.kind is DeedKind.ANSWER and deed.scope is not None:
        truth = say(f"queue.truth.{Truth(deed.truth)}", language)
        about = scope_words(deed.scope, language)
        return say("queue.deed.answer", language, question=one_line(says), truth=truth, about=about, **told)
    return say(f"queue.deed.{deed.kind}", language, number=deed.of or 0, **told)
