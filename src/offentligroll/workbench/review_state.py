"""The review that is under way: one session, which one call at a time works on."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.languages import Message, MessageError
from offentligroll.model.statement import Statement
from offentligroll.report.queue_words import scope_words
from offentligroll.report.shift_words import shift_entry
from offentligroll.workbench.review_archives import Opened, policies_of
from offentligroll.workbench.service import Bench

if TYPE_CHECKING:
    from offentligroll.queue.questions import Questions, Waiting
    from offentligroll.queue.session import ReviewSession

ANSWERS = "answered.sqlite"
"""The file of the folder in which answers are kept."""
MOST = 100
"""How many differences are told."""
_ONE_AT_A_TIME = threading.RLock()


@attrs.define(kw_only=True)
class Review:
    """A review under way."""

    archive: str
    """The name of the archive."""
    names: tuple[str, ...]
    """The names of the policies."""
    session: ReviewSession
    """The session."""
    problems: tuple[str, ...] = ()
    """What could not be read or assessed."""

    def fitting(self, text: str, channel: str, policy: str, language: str) -> Questions:
        """Choose the questions that are looked for.

        Args:
            text: words that must stand in the question or in what it is about, or nothing for all.
            channel: the id of a channel, or nothing for all.
            policy: the id of a policy whose rules wait, or nothing for all.
            language: the language in which it is read.

        Returns:
            The questions, in their order.
        """
        questions, typed = self.session.questions(), text.casefold()
        if not (typed or channel or policy):
            return questions
        channels = [None if one.channel is None else one.channel.id for one in self.session.statements]

        @functools.cache
        def has(words: str) -> bool:
            return typed in words.casefold()

        def fits(one: Waiting) -> bool:
            return (
                (not policy or policy in one.policies)
                and (not channel or any(channels[number] == channel for number in one.statements))
                and (has(one.forms.in_language(language).ask) or has(scope_words(one.scope, language)))
            )

        return questions.chosen(fits)

    def head(self, language: str) -> dict[str, Any]:
        """Return what is gone through.

        Args:
            language: the language in which it is read.

        Returns:
            The archive, the policies, the channels, and what was wrong.
        """
        channels = {one.channel.id for one in self.session.statements if one.channel is not None}
        return {
            "archive": self.archive,
            "policies": [
                {"id": one.id, "title": one.title.in_language(language)} for one in self.session.policies
            ],
            "channels": sorted(channels),
            "problems": list(self.problems[:MOST]),
        }

    def read_anew(self, bench: Bench) -> dict[str, Any]:
        """Go on under the policies as their files are now.

        Args:
            bench: where somebody works.

        Returns:
            What comes out otherwise: how much, and the first of it in words.

        Raises:
            FileError: a policy is wrong now.
        """
        from offentligroll.queue.difference import difference  # noqa: PLC0415 - loads SQLite

        before = self.session
        after = before.under(policies_of(bench.folder, self.names))
        kept = {one.id for one in before.policies}
        shifts = [
            (number, shift)
            for policy in after.policies
            if policy.id in kept
            for number, shift in difference(before, after, policy.id)
        ]
        self.session = after
        entries = [
            shift_entry(before.statements[number].id, shift, bench.language)
            for number, shift in shifts[:MOST]
        ]
        return {
            "count": len(shifts),
            "statements": [
                {
                    "number": number,
                    "words": _plain(entry.words),
                    "lines": [_plain(one) for one in entry.lines],
                }
                for (number, _), entry in zip(shifts, entries, strict=False)
            ],
        }


def _plain(line: Sequence[Any]) -> str:
    return "".join(part if isinstance(part, str) else part.words for part in line)


def begun(bench: Bench, archive: str, names: Sequence[str], opened: Opened) -> Review:
    """Begin a review, or go on with what is kept in the folder.

    Args:
        bench: where somebody works.
        archive: the name of the archive.
        names: the names of the policies.
        opened: the policies, the statements, and what is wrong with items; what can't be assessed is added.

    Returns:
        The review.

    Raises:
        FileError: the archive or the answers can't be read.
    """
    # In a browser without a server there is no SQLite until somebody asks for it.
    from offentligroll.queue.session import ReviewSession  # noqa: PLC0415
    from offentligroll.queue.store import AnswerStore  # noqa: PLC0415

    policies, statements, problems = opened

    def tell(statement: Statement, error: Exception) -> None:
        why = error.message if isinstance(error, MessageError) else str(error)
        said = Message("command.statement-not-assessed", id=statement.id, why=why)
        problems.append(said.in_language(bench.language))

    store = AnswerStore.opened(bench.folder / ANSWERS)
    session = ReviewSession.of(statements, policies, store, on_error=tell)
    return Review(archive=archive, names=tuple(names), session=session, problems=tuple(problems))


@contextlib.contextmanager
def review_of(bench: Bench) -> Iterator[Review]:
    """Yield the review that is under way, to one call at a time.

    Args:
        bench: where somebody works.

    Yields:
        The review.

    Raises:
        MessageError: none is under way.
    """
    with _ONE_AT_A_TIME:
        review = bench.kept.get("review")
        if not isinstance(review, Review):
            raise MessageError(Message("reviewing.none"))
        yield review
