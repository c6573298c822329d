"""The policy as a whole: one legal test, or one set of guidelines, ready to assess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from offentligroll.policy.judging import deciding
from offentligroll.policy.shown import Shown

if TYPE_CHECKING:
    from offentligroll.assessment.assessment import Assessment
    from offentligroll.model.organisation import Organisation
    from offentligroll.model.statement import Statement
    from offentligroll.policy.judging.assessing_many import OnError
    from offentligroll.policy.verifying import Verification
    from offentligroll.questions.answering import About
    from offentligroll.questions.goal import GoalInterview
    from offentligroll.questions.reply import Reply
    from offentligroll.review.parts import Holds
    from offentligroll.review.review import Review
    from offentligroll.rules.rule import Guideline


class Policy(Shown):
    """One test of *official or personal?*, with the guidelines and obligations that hang on it.

    Example:
        >>> policy = Policy.load("katrineholm")
        >>> assessment = policy.assess_facts(yes=["account-is-listed"])
        >>> assessment.capacity, assessment.status
        (<Capacity.OFFICIAL: 'official'>, <Status.SETTLED: 'settled'>)
    """

    __slots__ = ()

    def guideline(self, identity: str) -> Guideline:
        """Return a guideline.

        Args:
            identity: its id.

        Returns:
            The guideline.

        Raises:
            UnknownIdError: the policy has none of that id.

        Example:
            >>> Policy.shipped("katrineholm").guideline("m-kat-1").modality
            <Modality.SHOULD: 'should'>
        """
        from offentligroll.model.indexes import entry_of  # noqa: PLC0415

        return entry_of("guideline", identity, {one.id: one for one in self.all_guidelines})

    def assess(
        self,
        statement: Statement,
        *,
        for_: Organisation | str | None = None,
        as_of: dt.date | None = None,
        among: Iterable[Statement] = (),
    ) -> Assessment:
        """Assess one statement.

        Args:
            statement: the act of communication.
            for_: *the authority*, or its id in the statement's directory; left out, the channel's holder, or
                the only organisation in which the author held a public role that day.
            as_of: the day of the law, where it is another; roles, listings and handles stay those of the day.
            among: statements among which it stands; what it is about, takes back or publishes, what takes it
                back, and what says the same elsewhere are looked up there.

        Returns:
            The assessment; what it can tell beyond its answer is worked out when it is read.

        Raises:
            TypeError: an argument is of another type, such as the organisation's id instead of itself.
            FileError: the policy was built by a program, and no file could hold it.
            ValueError: the statement, its channel or its author answers what is no fact, or a fact that
                follows from others.
        """
        from offentligroll.policy.judging.assessing import assess  # noqa: PLC0415

        return assess(self.sound(), statement, for_=for_, as_of=as_of, among=among)

    def assess_facts(  # noqa: PLR0913
        self,
        yes: Mapping[str, bool | None] | Iterable[str] = (),
        no: Iterable[str] = (),
        *,
        at: dt.date | None = None,
        published: dt.date | None = None,
        received: dt.date | None = None,
        as_of: dt.date | None = None,
    ) -> Assessment:
        """Assess a bare set of facts, for programs that have their own.

        Args:
            yes: facts that are so, by id or phrase; or one mapping of facts to True, False or None.
            no: facts that are not so; what is in neither is unknown, or assumed by the policy.
            at: the day of the act, or its aware time.
            published: the day of publication, or its aware time, from which time is counted.
            received: the day on which what it answers came in, or its aware time.
            as_of: the day of the law, where it is another.

        Returns:
            The assessment.

        Raises:
            TypeError: a day is a text, or an answer is none of True, False and None.
            FileError: the policy was built by a program, and no file could hold it.
            ValueError: an id is not a fact that can be told, or is in both, or ``at`` has no time zone.
        """
        return deciding.assess_facts(
            self.sound(), yes, no, at=at, published=published, received=received, as_of=as_of
        )

    def assess_all(
        self,
        statements: Iterable[Statement],
        *,
        for_: Organisation | str | None = None,
        as_of: dt.date | None = None,
        on_error: OnError | None = None,
        among: Iterable[Statement] = (),
    ) -> Iterator[Assessment]:
        """Assess many statements as they are asked for, one by one.

        Where a batch detector is at hand, so many are taken at a time as it can be asked about at once.

        Args:
            statements: the acts of communication.
            for_: as for :meth:`assess`.
            as_of: as for :meth:`assess`.
            on_error: called with a statement that can't be assessed and with what was raised; the statement
                is passed over then. All facts are asked for at once, so that nothing fails later. Left out,
                the error is raised.
            among: as for :meth:`assess`, for all of them; such as an archive that is at hand as a whole.

        Yields:
            One assessment for each statement, in their order.
        """
        from offentligroll.policy.judging.assessing_many import assess_all  # noqa: PLC0415

        sound = self.sound()
        yield from assess_all(sound, statements, for_=for_, as_of=as_of, on_error=on_error, among=among)

    def answer(  # noqa: PLR0913
        self,
        question: str,
        about: About = (),
        no: Iterable[str] = (),
        *,
        asked_by: str | None = None,
        published: dt.date | None = None,
        received: dt.date | None = None,
        for_: Organisation | str | None = None,
        as_of: dt.date | None = None,
        among: Iterable[Statement] = (),
    ) -> Reply:
        """Answer the question that was asked: yes, no, yes if, by when, or what to ask.

        Args:
            question: its id, such as ``"may-remove"``.
            about: a statement; or the facts that are so, as for :meth:`assess_facts`.
            no: the facts that are not so.
            asked_by: ``"speaker"``, ``"authority"``, ``"employer"`` or ``"visitor"``; left out, whoever
                usually asks it.
            published: for facts, from when time is counted.
            received: for facts, when what is answered came in.
            for_: as for :meth:`assess`.
            as_of: as for :meth:`assess`.
            among: as for :meth:`assess`.

        Returns:
            The reply.

        Raises:
            TypeError: an argument is of another type.
            ValueError: there is no such question, nobody asks it from that side, or a fact is none.

        Example:
            >>> Policy.shipped("se-municipal-model").answer("may-remove", ["content-breaks-house-rules"]).form
            <Form.YES: 'yes'>
        """
        from offentligroll.questions.answering import answer, asked  # noqa: PLC0415

        rulebook = self.sound()
        put = asked(
            rulebook,
            question,
            about,
            no,
            asked_by=asked_by,
            published=published,
            received=received,
            for_=for_,
            as_of=as_of,
            among=among,
        )
        return answer(rulebook, put)

    def review(
        self,
        statements: Iterable[Statement],
        *,
        on: dt.date,
        holds: Holds | None = None,
        for_: Organisation | str | None = None,
        as_of: dt.date | None = None,
    ) -> Review:
        """Review an archive: requests and their answers, and what became of obligations by a day.

        Each statement stands among all of them, in whatever order they are, and their assessments are kept;
        what keeps less is :class:`offentligroll.review.Reviewing`.

        Args:
            statements: the archive.
            on: the day of the report.
            holds: what somebody who knows says that the archive holds; left out, or of an export of own
                posts, that nothing is unanswered is never said.
            for_: as for :meth:`assess`.
            as_of: as for :meth:`assess`.

        Returns:
            The review.

        Raises:
            TypeError: an argument is of another type.
            ValueError: a statement answers what is no fact, or a fact that follows from others.
        """
        from offentligroll.review.reviewing import review  # noqa: PLC0415

        return review(self, statements, on=on, holds=holds, for_=for_, as_of=as_of)

    def verify(self, record: Mapping[str, Any] | Assessment) -> Verification:
        """Assess again by the facts of a stored answer, and tell in what the answers differ.

        Args:
            record: what :meth:`~offentligroll.assessment.Assessment.to_dict` wrote in full, or the answer.

        Returns:
            Whether this very policy gives this very answer to these facts, and where not, what differs.

        Raises:
            ValueError: the record has another shape, or its parts disagree.

        Example:
            >>> policy = Policy.shipped("katrineholm")
            >>> policy.verify(policy.assess_facts(["account-is-listed"]).to_dict()).agrees
            True
        """
        from offentligroll.policy.verifying import verify  # noqa: PLC0415

        return verify(self.sound(), record)

    def interview_for(  # noqa: PLR0913
        self,
        question: str,
        about: About = (),
        no: Iterable[str] = (),
        *,
        asked_by: str | None = None,
        for_: Organisation | str | None = None,
        as_of: dt.date | None = None,
    ) -> GoalInterview:
        """Ask only what can still change the answer to one question.

        Args:
            question: its id, such as ``"may-remove"``.
            about: as for :meth:`answer`.
            no: as for :meth:`answer`.
            asked_by: as for :meth:`answer`.
            for_: as for :meth:`answer`.
            as_of: as for :meth:`answer`.

        Returns:
            The interview, before its first question.

        Raises:
            ValueError: there is no such question, nobody asks it from that side, or a fact is none.
        """
        from offentligroll.questions.answering import asked  # noqa: PLC0415
        from offentligroll.questions.goal import GoalInterview  # noqa: PLC0415

        rulebook = self.sound()
        goal = asked(rulebook, question, about, no, asked_by=asked_by, for_=for_, as_of=as_of)
        return GoalInterview(policy=rulebook, asked=goal)
