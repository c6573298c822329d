"""Going through an archive at the workbench: the queue, answers, second looks, and what is handed on."""

from __future__ import annotations

from typing import Any

from offentligroll.languages import Message, MessageError, say
from offentligroll.model.truth import Truth
from offentligroll.workbench.review_archives import chosen_archive, policies_for, readable, statements_of
from offentligroll.workbench.review_exports import exported
from offentligroll.workbench.review_state import ANSWERS, begun, review_of
from offentligroll.workbench.review_words import kept_words, question_record, statement_record, trail_words
from offentligroll.workbench.service import Bench, Feature

ACTIONS = ("yes", "no", "unknown", "next", "only", "undo", "filter", "agree", "keys")
"""What keys do; which key does what stands in the catalogue, for each language."""
MOST = 50
"""How many questions are told at a time."""


def archives(bench: Bench) -> dict[str, Any]:
    """List the archives of the folder, the policies, and the review that is under way.

    Args:
        bench: where somebody works.

    Returns:
        Names of archives and policies, and whether a review is under way.
    """
    return {
        "archives": readable(bench.folder),
        "policies": policies_for(bench),
        "answers": ANSWERS,
        "is_open": "review" in bench.kept,
    }


def keys(bench: Bench) -> list[dict[str, str]]:
    """Return which key does what.

    Args:
        bench: where somebody works.

    Returns:
        Of each the action, the key, and what it does in words.
    """
    return [
        {
            "action": action,
            "key": say(f"reviewing.key.{action}", bench.language),
            "does": say(f"reviewing.does.{action}", bench.language),
        }
        for action in ACTIONS
    ]


def begin(bench: Bench, archive: str, policies: list[str], private: bool) -> dict[str, Any]:
    """Begin to go through an archive, or go on.

    Args:
        bench: where somebody works.
        archive: the name of the archive in the folder.
        policies: names of files in the folder, or ids of shipped policies.
        private: whether what is not public is taken in.

    Returns:
        What is open, as :func:`queue` tells it, and ``problems``.

    Raises:
        FileError: a file is missing or wrong.
        MessageError: nothing is chosen, or the name leads elsewhere.
    """
    if not policies:
        raise MessageError(Message("reviewing.no-policy"))
    path = chosen_archive(bench.folder, archive)
    opened = statements_of(bench.folder, path, policies, private=private)
    bench.kept["review"] = begun(bench, path.name, policies, opened)
    return queue(bench)


def queue(bench: Bench, text: str = "", channel: str = "", policy: str = "") -> dict[str, Any]:
    """Return what is open.

    Args:
        bench: where somebody works.
        text: words that must stand in the question or in what it is about.
        channel: the id of a channel, or nothing for all.
        policy: the id of a policy whose rules wait, or nothing for all.

    Returns:
        Counts, the first questions, and what can be chosen.

    Raises:
        MessageError: no review is under way.
    """
    with review_of(bench) as review:
        session = review.session
        session.refresh()
        questions = session.questions()
        fitting = review.fitting(text, channel, policy, bench.language)
        return {
            **review.head(bench.language),
            "open": len(questions),
            "waiting": session.waiting,
            "all": len(session.statements),
            "fitting": len(fitting),
            "questions": [question_record(session, one, bench.language) for one in fitting[:MOST]],
        }


def statement(bench: Bench, number: int) -> dict[str, Any]:
    """Show one statement: its words with the evidence, and what each policy says of it.

    Args:
        bench: where somebody works.
        number: its number, from 0.

    Returns:
        What a page shows.

    Raises:
        MessageError: no review is under way, or there is no such statement.
    """
    with review_of(bench) as review:
        if not 0 <= number < len(review.session.statements):
            raise MessageError(Message("reviewing.no-statement", number=number))
        return statement_record(review.session, number, bench.language)


def answer(  # noqa: PLR0913, PLR0917 - the page gives them by name
    bench: Bench,
    question: str,
    truth: str,
    by: str,
    note: str = "",
    only: int | None = None,
    alike: bool = False,
) -> dict[str, Any]:
    """Keep an answer.

    Args:
        bench: where somebody works.
        question: the question's id.
        truth: ``"yes"``, ``"no"`` or ``"unknown"``.
        by: the name of whoever answers.
        note: what they write to it.
        only: the number of the one statement that it is answered for.
        alike: whether it is the answer for the other statements of the author on the channel, too.

    Returns:
        The number of the answer.

    Raises:
        MessageError: the question is open no more, nobody is named, or the answer is none.
    """
    if truth not in tuple(Truth):
        raise MessageError(Message("reviewing.no-answer", answer=truth))
    with review_of(bench) as review:
        told: dict[str, Any] = {"by": by, "note": note, "only": only, "alike": alike}
        return {"number": review.session.answer(question, Truth(truth), **told)}


def undo(bench: Bench, by: str) -> dict[str, Any]:
    """Take back what somebody did last.

    Args:
        bench: where somebody works.
        by: their name.

    Returns:
        The number of what was taken back, or None.

    Raises:
        MessageError: no review is under way, or nobody is named.
    """
    with review_of(bench) as review:
        undone = review.session.undo(by=by)
        return {"number": None if undone is None else undone.number}


def second(bench: Bench, by: str) -> list[dict[str, Any]]:
    """List the answers at which somebody may look as the second person.

    Args:
        bench: where somebody works.
        by: their name.

    Returns:
        Of each its number, its words, and the statements that it counts for.

    Raises:
        MessageError: no review is under way.
    """
    with review_of(bench) as review:
        return [kept_words(review.session, one, bench.language) for one in review.session.to_be_seen(by)]


def agree(bench: Bench, number: int, by: str) -> dict[str, Any]:
    """Keep that a second person agrees with an answer.

    Args:
        bench: where somebody works.
        number: the number of the answer.
        by: the name of the second person.

    Returns:
        The number of the answer.

    Raises:
        MessageError: the answer stands no more, is their own, or was looked at.
    """
    with review_of(bench) as review:
        review.session.see(number, by=by)
        return {"number": number}


def changed(bench: Bench) -> dict[str, Any]:
    """Read the policies anew, go on under them, and tell what comes out otherwise.

    Args:
        bench: where somebody works.

    Returns:
        The first statements about which an answer differs, and how many there are.

    Raises:
        FileError: a policy is wrong now; the review goes on under the old one.
        MessageError: no review is under way.
    """
    with review_of(bench) as review:
        return review.read_anew(bench)


def trail(bench: Bench) -> list[str]:
    """Return the whole audit trail.

    Args:
        bench: where somebody works.

    Returns:
        A sentence for each row, the last first.

    Raises:
        MessageError: no review is under way.
    """
    with review_of(bench) as review:
        return trail_words(review.session, bench.language)


def export(bench: Bench, kind: str) -> dict[str, str]:
    """Write what is handed on.

    Args:
        bench: where somebody works.
        kind: ``"answers"``, ``"trail"``, ``"assessments"``, ``"registration"`` or ``"sarif"``.

    Returns:
        The name of a file, and its text.

    Raises:
        MessageError: no review is under way, or nothing of that kind is written.
    """
    with review_of(bench) as review:
        return exported(review.session, kind, bench.language)


def close(bench: Bench) -> None:
    """Leave the review; the answers are kept.

    Args:
        bench: where somebody works.
    """
    bench.kept.pop("review", None)


FEATURE = Feature(
    name="review",
    calls={
        "review/archives": archives,
        "review/keys": keys,
        "review/begin": begin,
        "review/queue": queue,
        "review/statement": statement,
        "review/answer": answer,
        "review/undo": undo,
        "review/second": second,
        "review/agree": agree,
        "review/changed": changed,
        "review/trail": trail,
        "review/export": export,
        "review/close": close,
    },
    words=("reviewing", "queue"),
)
"""The review of an archive."""
