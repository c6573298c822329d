"""A reviewer's session over an archive: what to answer next, and what the answers change."""

from __future__ import annotations

import collections
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.facts.among import Among
from offentligroll.languages import Message, MessageError
from offentligroll.languages.arguments import some_of
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.assessing_many import OnError
from offentligroll.policy.rulebook import Rulebook
from offentligroll.questions.template import template_id
from offentligroll.queue.gathering import gathered
from offentligroll.queue.kept import place_of, with_answers
from offentligroll.queue.looked import Looked
from offentligroll.queue.looking import Looking
from offentligroll.queue.parts import Deed, KeptAnswer, OpenQuestion, Scope
from offentligroll.queue.questions import Questions
from offentligroll.queue.store import AnswerStore
from offentligroll.queue.waiting import Asking


@attrs.define(kw_only=True)
class ReviewSession:
    """A reviewer's work on an archive under policies; all that must last is in the store.

    Example:
        >>> import tempfile, pathlib
        >>> from offentligroll.model.statement import Act
        >>> from offentligroll.policy.policy import Policy
        >>> store = AnswerStore.opened(pathlib.Path(tempfile.mkdtemp()) / "answered.sqlite")
        >>> posts = [Statement(act=Act.SPOKEN, id=str(number), text="Hej.") for number in range(3)]
        >>> session = ReviewSession.of(posts, [Policy.load("katrineholm")], store)
        >>> first = session.questions()[0]
        >>> first.used.id, first.statements
        ('acts-on-assignment', (0,))
        >>> session.answer(first.id, Truth.YES, by="Åsa Ek")
        1
        >>> session.assessment(0, "katrineholm").capacity.value
        'official'
    """

    statements: tuple[Statement, ...]
    """The archive."""
    policies: tuple[Rulebook, ...]
    """The policies."""
    store: AnswerStore
    """Where answers are kept."""
    for_: Organisation | None = None
    """*The authority*, where somebody has named it."""
    as_of: dt.date | None = None
    """The day of the law, where it is not each statement's own."""
    _looking: Looking = attrs.field(repr=False)
    _questions: Questions | None = None

    @classmethod
    def of(  # noqa: PLR0913 - what a review may be told
        cls,
        statements: Iterable[Statement],
        policies: Sequence[Rulebook],
        store: AnswerStore,
        *,
        for_: Organisation | None = None,
        as_of: dt.date | None = None,
        on_error: OnError | None = None,
        question: str | None = None,
    ) -> ReviewSession:
        """Begin, or go on with, the review of an archive.

        Args:
            statements: the archive.
            policies: one policy at least.
            store: where answers are kept; those that are there already count at once.
            for_: *the authority*; left out, told from each statement.
            as_of: the day of the law, where it is not each statement's own.
            on_error: called with a statement that can't be assessed as the archive has it, and with why; it
                is left out then. Where this is left out itself, the error is raised.
            question: one of the ten that people ask, where only what answers it is to be asked.

        Returns:
            The session.

        Raises:
            FileError: the store can't be read.
            ValueError: there is no policy or no such question, or what the archive itself answers on a
                statement can't be so.
        """
        policies = some_of("policies", policies, Rulebook)
        among, goal = Among.of(statements), None if question is None else template_id(question)
        told: dict[str, Any] = {"for_": for_, "as_of": as_of, "question": goal}
        asking = tuple(Asking(policy=one, among=among, **told) for one in policies)
        session = cls(
            statements=among.statements,
            policies=tuple(policies),
            store=store,
            for_=for_,
            as_of=as_of,
            looking=Looking(
                statements=among.statements,
                asking=asking,
                looked=[Looked(place=place_of(one, policies[0].zone, for_)) for one in among.statements],
            ),
        )
        session.refresh()
        if not session._looking.failed:
            return session
        if on_error is None:
            raise next(iter(session._looking.failed.values()))
        left_out = session._looking.failed
        for number, error in left_out.items():
            on_error(among.statements[number], error)
        others = [one for number, one in enumerate(among.statements) if number not in left_out]
        return cls.of(others, policies, store, **told)

    def refresh(self) -> None:
        """Take in what others have answered meanwhile.

        Raises:
            FileError: the store can't be read.
        """
        if self._looking.take_in(self.store.kept()):
            self._questions = None

    def assessment(self, number: int, policy: str) -> Assessment:
        """Return what a policy says of a statement, with the answers that are kept.

        Args:
            number: the number of the statement, from 0.
            policy: the id of the policy.

        Returns:
            The assessment.
        """
        place = [one.id for one in self.policies].index(policy)
        return self._looking.looked[number].assessments[place]

    def answers_about(self, number: int) -> tuple[KeptAnswer, ...]:
        """Return the answers that count for a statement.

        Args:
            number: the number of the statement, from 0.

        Returns:
            One for each fact.
        """
        return self._looking.looked[number].answers

    def questions(self) -> Questions:
        """Return what people must answer, first what settles the most statements.

        Returns:
            Each question once, with all statements that wait for it; made when it is looked at.
        """
        if self._questions is None:
            self._questions = gathered(self.policies, self.statements, self._looking.looked)
        return self._questions

    @property
    def waiting(self) -> int:
        """How many statements wait for an answer."""
        return sum(any(one.waits) for one in self._looking.looked)

    def question(self, identity: str) -> OpenQuestion:
        """Return one question.

        Args:
            identity: its id.

        Returns:
            The question.

        Raises:
            MessageError: it is open no more, such as where somebody else has answered it.
        """
        found = self.questions().find(identity)
        if found is None:
            raise MessageError(Message("queue.open-no-more"))
        return found

    def answer(  # noqa: PLR0913 - what an answer is told with
        self,
        question: str,
        truth: Truth,
        *,
        by: str,
        note: str | None = None,
        only: int | None = None,
        alike: bool = False,
        at: dt.datetime | None = None,
    ) -> int:
        """Answer a question, and take in what that changes.

        Args:
            question: its id.
            truth: the answer; unknown where nobody can tell, so that it is not asked again.
            by: the name of whoever answers.
            note: what they write to it.
            only: the number of the one statement that it is answered for; left out, for all that wait.
            alike: whether it also answers the same question about the other statements of the author on the
                channel, each of which then has an answer of its own.
            at: when; left out, now.

        Returns:
            The number of the answer; of several, that of the first.

        Raises:
            MessageError: the question is open no more, or nobody is named.
            FileError: the store can't be read or written.
        """
        self.refresh()
        asked = self.question(question)
        scopes = [one.scope for one in self.questions().alike(asked)] if alike else [asked.scope]
        if only is not None:
            place = self._looking.looked[only].place
            scopes = [Scope(statement=place.statement, channel=place.channel)]
        told: dict[str, Any] = {"by": by, "policy": asked.policy, "note": note, "at": at}
        numbers = self.store.answer_each(asked.used.id, truth, scopes, **told)
        self.refresh()
        return numbers[0]

    def undo(self, *, by: str) -> Deed | None:
        """Take back what a person did last: one answer, or all that were given at once.

        Args:
            by: the name of the person.

        Returns:
            What was taken back; None where there is nothing.

        Raises:
            MessageError: nobody is named.
            FileError: the store can't be written.
        """
        undone = self.store.undo(by=by)
        self.refresh()
        return undone

    def to_be_seen(self, by: str) -> tuple[KeptAnswer, ...]:
        """Return the answers that a person may look at as the second one.

        Args:
            by: the name of the person.

        Returns:
            Those of others, which nobody has looked at; those about most statements of this archive first.
        """
        counts = collections.Counter(dict.fromkeys(self.store.kept(), 0))
        counts.update(one for looked in self._looking.looked for one in looked.answers)
        by = by.casefold()
        waiting = [one for one in counts if counts[one] and one.seen_by is None and one.by.casefold() != by]
        return tuple(sorted(waiting, key=lambda one: -counts[one]))

    def see(self, number: int, *, by: str) -> None:
        """Keep that a second person agrees with an answer.

        Args:
            number: the number of the answer.
            by: the name of the second person.

        Raises:
            MessageError: the answer stands no more, is the same person's, or has been looked at.
            FileError: the store can't be written.
        """
        self.store.see(number, by=by)
        self.refresh()

    def about(self, answer: KeptAnswer) -> tuple[int, ...]:
        """Return the statements that an answer counts for.

        Args:
            answer: the answer.

        Returns:
            Their numbers, from 0.
        """
        looked = enumerate(self._looking.looked)
        return tuple(at for at, one in looked if any(each.number == answer.number for each in one.answers))

    def answered(self) -> Iterator[Statement]:
        """Yield the archive with the answers on it, such as for a report or for records.

        Yields:
            The statements.
        """
        for statement, looked in zip(self.statements, self._looking.looked, strict=True):
            yield with_answers(statement, (one for one in looked.answers if one not in looked.not_usable))

    def under(self, policies: Sequence[Rulebook]) -> ReviewSession:
        """Go on under other policies, such as changed ones, with the same answers.

        Args:
            policies: the policies.

        Returns:
            A new session over the same archive and store.
        """
        question = self._looking.asking[0].question
        return ReviewSession.of(
            self.statements, policies, self.store, for_=self.for_, as_of=self.as_of, question=question
        )
