"""What the page of a review shows of questions, statements and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages import written
from offentligroll.report.archive_rows import channel_words
from offentligroll.report.evidence_marks import marked
from offentligroll.report.queue_words import answer_words, deed_words, scope_words

if TYPE_CHECKING:
    from offentligroll.queue.parts import KeptAnswer, OpenQuestion
    from offentligroll.queue.session import ReviewSession

MOST = 200
"""How many statements of a group are told."""


def question_record(session: ReviewSession, question: OpenQuestion, language: str) -> dict[str, Any]:
    """Write a question.

    Args:
        session: the session.
        question: the question.
        language: the language in which it is read.

    Returns:
        Its words, what an answer is about, what waits, and which rules.
    """
    asks = one_line(question.used.forms.in_language(language).ask)
    about = scope_words(question.scope, language)
    by_policy = {one.id: one for one in session.policies}
    return {
        "id": question.id,
        "asks": asks,
        "about": about,
        "is_group": question.scope.is_group,
        "count": len(question.statements),
        "alike": session.questions().count_alike(question),
        "statements": list(question.statements[:MOST]),
        "rules": [
            f"{by_policy[policy].title.in_language(language)}: {rule}" for policy, rule in question.rules
        ],
    }


def statement_record(session: ReviewSession, number: int, language: str) -> dict[str, Any]:
    """Write a statement.

    Args:
        session: the session.
        number: its number, from 0.
        language: the language in which it is read.

    Returns:
        Who, where and when; its words by turns without and with evidence; and what each policy says.
    """
    statement = session.statements[number]
    assessments = [session.assessment(number, one.id) for one in session.policies]
    richest = max((list(marked(one)) for one in assessments), key=len)
    author = statement.author
    return {
        "number": number,
        "id": one_line(statement.id),
        "who": None if author is None else one_line(author.name or author.id),
        "channel": channel_words(None if statement.channel is None else statement.channel.id, language),
        "at": None if statement.at is None else written(statement.at, language),
        "words": richest,
        "answers": [
            answer_words(one, _asks(session, one.fact, language), language)
            for one in session.answers_about(number)
        ],
        "says": [
            {
                "policy": one.provenance.title.in_language(language),
                "lines": [line for line in one.explain(language).splitlines() if line.strip()],
            }
            for one in assessments
        ],
    }


def kept_words(session: ReviewSession, answer: KeptAnswer, language: str) -> dict[str, Any]:
    """Write an answer that stands.

    Args:
        session: the session.
        answer: the answer.
        language: the language in which it is read.

    Returns:
        Its number, its words, its note, and the statements that it counts for.
    """
    about = session.about(answer)
    return {
        "number": answer.number,
        "words": answer_words(answer, _asks(session, answer.fact, language), language),
        "note": None if answer.note is None else one_line(answer.note),
        "count": len(about),
        "statements": list(about[:MOST]),
    }


def trail_words(session: ReviewSession, language: str) -> list[str]:
    """Return the audit trail.

    Args:
        session: the session.
        language: the language in which it is read.

    Returns:
        A sentence for each row, the last first.
    """
    deeds = reversed(session.store.deeds())
    return [deed_words(one, _asks(session, one.fact or "", language), language) for one in deeds]


def _asks(session: ReviewSession, fact: str, language: str) -> str:
    """Ask for a fact; one that none of the policies knows any more is named."""
    for policy in session.policies:
        if fact in Vocabulary.shipped() or any(one.id == fact for one in policy.own_facts):
            return policy.forms_of(fact).in_language(language).ask
    return fact
