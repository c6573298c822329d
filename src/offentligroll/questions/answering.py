"""Answering a question under one policy: from a statement, or from a bare set of facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.statement import Statement
from offentligroll.policy.answered import authority
from offentligroll.policy.arguments import told
from offentligroll.policy.judging.assessing import assess
from offentligroll.policy.judging.deciding import assess_facts
from offentligroll.policy.judging.standing import day_as_it_stands
from offentligroll.policy.rulebook import Rulebook
from offentligroll.questions.carried import with_carried_words
from offentligroll.questions.deciding import Weighing
from offentligroll.questions.owners import OWNERS
from offentligroll.questions.point import Point
from offentligroll.questions.points import Points
from offentligroll.questions.reply import Reply
from offentligroll.questions.template import Side, Template
from offentligroll.rules.rule import Bound
from offentligroll.rules.template_id import TemplateId

_SPOKEN = "is-spoken"
_IN_UNIFORM = {OrganisationKind.POLICE, OrganisationKind.MILITARY}
_POSTS: Mapping[str, str] = {
    RoleKind.APPOINTED: "author-is-appointed",
    RoleKind.ELECTED: "author-is-elected",
    RoleKind.POLITICAL_STAFF: "author-is-political-staff",
    RoleKind.CONTRACTOR: "author-is-contractor",
}

About = Statement | Mapping[str, bool | None] | Iterable[str]
"""What a question is about: a statement, or facts that are so, or facts with their answers."""


@attrs.frozen(kw_only=True)
class Asked:
    """A question, and all that is told with it."""

    template: Template
    """The question."""
    side: Side
    """From whose side it is asked."""
    statement: Statement | None = None
    """What it is about; None for a bare set of facts."""
    among: tuple[Statement, ...] = ()
    """The statements among which the one is that an act is about."""
    yes: tuple[str, ...] = ()
    """Facts that are so."""
    no: tuple[str, ...] = ()
    """Facts that are not so."""
    published: dt.date | None = None
    """The day of the act, or its time."""
    received: dt.date | None = None
    """The day on which something came in, or its time."""
    for_: Organisation | None = None
    """*The authority*."""
    as_of: dt.date | None = None
    """The day of the law, where it is another."""

    @property
    def told(self) -> dict[str, bool]:
        """What is told, by fact."""
        given = () if self.statement is None else self.statement.facts
        told_facts = {one.fact: one.value for one in given}
        return {**told_facts, **dict.fromkeys(self.yes, True), **dict.fromkeys(self.no, False)}

    def with_fact(self, fact: str, *, holds: bool) -> Asked:
        """Return the same with one more fact told.

        Args:
            fact: its id.
            holds: whether it is so.

        Returns:
            A copy.
        """
        if self.statement is not None:
            return attrs.evolve(self, statement=self.statement.with_fact(fact, holds))
        yes = (*(one for one in self.yes if one != fact), *((fact,) if holds else ()))
        no = (*(one for one in self.no if one != fact), *(() if holds else (fact,)))
        return attrs.evolve(self, yes=yes, no=no)

    def _denied(self, rulebook: Rulebook) -> tuple[str, ...]:
        """What the question denies; and what was done on an account was not spoken."""
        vocabulary = Vocabulary.shipped()
        on_account = any(fact in vocabulary and vocabulary[fact].needs_account for fact in self.yes)
        denied = (*self.template.supposes_not, *((_SPOKEN,) if on_account else ()))
        told_facts = {*self.yes, *self.no}
        return tuple(
            fact for fact in denied if fact not in told_facts and fact in rulebook.compiled.positions
        )

    def assessment(self, rulebook: Rulebook, supposed: Iterable[str]) -> Assessment:
        """Assess what is told, together with what the question itself says.

        Args:
            rulebook: the policy.
            supposed: facts that the question says.

        Returns:
            The assessment.
        """
        supposed = tuple(supposed)
        if self.statement is None:
            is_dated = self.published is not None or self.received is not None
            as_of = self.as_of
            # Who asks today without a word on the day asks about the law as it stands.
            if as_of is None and not is_dated:
                as_of = day_as_it_stands(rulebook)
            return assess_facts(
                rulebook,
                (*self.yes, *supposed),
                (*self.no, *self._denied(rulebook)),
                published=self.published,
                received=self.received,
                as_of=as_of,
            )
        statement, as_of = self.statement, self.as_of
        for fact in supposed:
            statement = statement.with_fact(fact, True)
        if as_of is None and statement.at is None:
            as_of = day_as_it_stands(rulebook)
        return assess(rulebook, statement, for_=self.for_, as_of=as_of, among=self.among)


def asked(  # noqa: PLR0913
    rulebook: Rulebook,
    question: str,
    about: About = (),
    no: Iterable[str] = (),
    *,
    asked_by: Bound | str | None = None,
    published: dt.date | None = None,
    received: dt.date | None = None,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    among: Iterable[Statement] = (),
) -> Asked:
    """Take a question and what is told with it.

    Args:
        rulebook: the policy that is asked.
        question: the id of the question.
        about: the statement, or the facts that are so.
        no: facts that are not so.
        asked_by: who asks; None for whoever usually does.
        published: the day of the act, or its time.
        received: the day on which something came in, or its time.
        for_: *the authority*.
        as_of: the day of the law, where it is another.
        among: the statements among which the one is that an act is about.

    Returns:
        The question.

    Raises:
        TypeError: an argument is of another type.
        MessageError: there is no such question, side or fact.
    """
    template = Template.shipped(question)
    side = template.side(asked_by)
    if isinstance(about, Statement):
        statement, statements = _act(template, about, tuple(among))
        if template.id is TemplateId.MAY_LIKE_OR_SHARE:
            statement = with_carried_words(rulebook, statement, statements)
        for fact in no:
            statement = statement.with_fact(fact, False)
        return Asked(
            template=template,
            side=side,
            statement=statement,
            among=statements,
            for_=authority(for_, about),
            as_of=as_of,
        )
    yes, no = told(about, no, rulebook.own_facts)
    return Asked(
        template=template,
        side=side,
        yes=yes,
        no=no,
        published=published,
        received=received,
        as_of=as_of,
    )


def _act(
    template: Template, statement: Statement, among: tuple[Statement, ...]
) -> tuple[Statement, tuple[Statement, ...]]:
    """Take a statement that something may be done about as what it would be done to."""
    acts = {one.removeprefix("is-") for one in template.supposes_one_of}
    if template.act is None or statement.act.value in acts:
        return statement, among
    act = Statement(
        act=template.act,
        at=statement.at,
        channel=statement.channel,
        on_behalf_of=None,
        target=statement.id,
        directory=statement.directory,
        facts=tuple(one for one in statement.facts if Vocabulary.shipped()[one.fact].group.value != "words"),
    )
    return act, (*among, statement)


def answer(rulebook: Rulebook, question: Asked) -> Reply:
    """Answer a question.

    Args:
        rulebook: the policy.
        question: the question, and what is told with it.

    Returns:
        The reply.
    """
    supposed = supposed_of(rulebook, question)
    points = _points(rulebook, question, supposed)
    protecting: tuple[Point, ...] = ()
    others = question.side.protected_from
    if others:
        side = next((one for one in question.template.sides if one.by in others), None)
        supposes = () if side is None else side.supposes
        answered = question.told
        further = tuple(fact for fact in supposes if fact not in answered)
        # Whoever tells what others do asks about it no less than whoever leaves it to the question.
        if supposes and all(answered.get(fact, True) for fact in supposes):
            protecting = _points(rulebook, question, (*supposed, *further)).of_guidelines(others)
    weighing = Weighing(points=points, template=question.template, side=question.side, protecting=protecting)
    return weighing.reply()


def _points(rulebook: Rulebook, question: Asked, supposed: tuple[str, ...]) -> Points:
    return Points(
        policy=rulebook,
        assessment=question.assessment(rulebook, supposed),
        question=question.template.id,
        supposed=frozenset(supposed),
        first=question.template.first,
    )


def supposed_of(rulebook: Rulebook, question: Asked) -> tuple[str, ...]:
    """Name the facts that a question itself says, and that nobody has told.

    Args:
        rulebook: the policy that is asked.
        question: the question.

    Returns:
        Ids of facts.
    """
    told_facts = question.told
    said = [*question.template.supposes, *question.side.supposes]
    owner = question.side.owner
    if owner is not None and question.statement is None and not any(one in told_facts for one in OWNERS):
        said.append(owner)
    if question.statement is None and question.side.by is not Bound.VISITOR:
        said += _of_the_post(rulebook)
    supposed = [one for one in said if one not in told_facts]
    acts = question.template.supposes_one_of
    if acts and question.statement is None and not any(one in question.yes for one in acts):
        supposed += [one for one in acts if one not in told_facts][:1]
    return tuple(supposed)


def _of_the_post(rulebook: Rulebook) -> Iterator[str]:
    """Whoever asks holds a post, and where the policy is about one kind of them, that one."""
    said = ["author-holds-public-role", "author-is-covered-by-act"]
    if rulebook.covers is not None:
        kinds = [_POSTS[one] for one in rulebook.covers.roles if one in _POSTS]
        said += kinds if len(kinds) == len(rulebook.covers.roles) == 1 else []
        bodies = set(rulebook.covers.kinds)
        said += ["author-is-uniformed"] if bodies and bodies <= _IN_UNIFORM else []
    return (fact for fact in said if fact in rulebook.compiled.positions)
