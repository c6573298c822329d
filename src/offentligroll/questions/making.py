"""Making a reply of the rule that answers, with what to ask next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import attrs

from offentligroll.assessment.parts import Reason, UsedFact
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.asking.inquiry import wanted
from offentligroll.questions.demand import demanded
from offentligroll.questions.needed import Answers
from offentligroll.questions.owners import OWNERS
from offentligroll.questions.parts import Condition, Form, Ground, Manner
from offentligroll.questions.point import Point, Stance
from offentligroll.questions.points import Points
from offentligroll.questions.reply import Reply
from offentligroll.questions.template import Reading, Side, Template
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import Guideline
from offentligroll.rules.source import rank_of

_FIRMEST = (Status.SETTLED, Status.ASSUMED, Status.PROVISIONAL, Status.OPEN)
_FIRM = (Form.YES, Form.NO, Form.MUST, Form.NEED_NOT, Form.NOT_SAID)
_DECIDED = (Form.YES, Form.NO)
_ORDER = (Stance.AGAINST, Stance.DUE, Stance.PERMITTED, Stance.FREE, Stance.OPEN, Stance.NOT_DUE)


@attrs.frozen(kw_only=True)
class Making:
    """What all replies to one question have in common."""

    points: Points
    """The rules of the policy that answer it."""
    template: Template
    """The question."""
    side: Side
    """From whose side it is asked."""

    def made(
        self,
        form: Form,
        point: Point | None,
        status: Status,
        points: Iterable[Point] = (),
        **further: Any,  # noqa: ANN401 - fields of a reply
    ) -> Reply:
        """Make a reply.

        Args:
            form: what it says.
            point: the rule that answers; None where none does.
            status: how firm it is.
            points: all rules that bear on the question.
            further: further fields of the reply.

        Returns:
            The reply.
        """
        doubtful = None if form not in _DECIDED or point is None else _not_found_in(point.ground.facts)
        if doubtful is not None:
            # That nothing was found in the words neither accuses nor acquits.
            form, status, further["ask"] = Form.NOT_KNOWN, Status.OPEN, doubtful
        policy = self.points.policy
        ground = None if point is None else attrs.evolve(point.ground, form=form)
        others = [one for one in _in_order(points) if point is None or one.rule is not point.rule]
        if form in _FIRM and status in (Status.SETTLED, Status.SILENT):
            further["ask"] = None
        elif "ask" not in further:
            further["ask"] = None if point is None else self.question_of(point)
        return Reply(
            question=self.template.id,
            asked_by=self.side.by,
            form=form,
            status=status,
            policy=policy.id,
            title=policy.title,
            ground=ground,
            rests_on=() if ground is None else tuple(one for one in ground.facts if is_known(one)),
            beside=tuple(one.ground for one in others),
            **further,
        )

    def question_of(self, point: Point) -> UsedFact | None:
        """Return the fact to ask about: the one that whoever asks knows first.

        Args:
            point: the rule that waits.

        Returns:
            The fact; None where no answer would tell more.
        """
        facts = [one for one in point.ground.facts if not is_known(one) and self._may_be_asked(one.id)]
        pivotal = [fact for answers in (point.to_yes, point.to_no) for fact, _ in answers or ()]
        facts = [one for one in facts if one.id in pivotal] or facts
        first = self.template.first
        if facts:
            return min(facts, key=lambda one: first.index(one.id) if one.id in first else len(first))
        return self.capacity_question() if point.hangs_on is not None else None

    def _may_be_asked(self, fact: str) -> bool:
        return fact not in OWNERS or not any(self.points.truth_of(one) is Truth.YES for one in OWNERS)

    def capacity_question(self) -> UsedFact | None:
        """Return the fact to ask about so that it is known whose words they are."""
        facts = wanted(self.points.policy, self.points.assessment, frozenset())
        following = next((one.fact for one in facts if self._may_be_asked(one.fact)), None)
        return None if following is None else used_of(self.points, following)

    def reading(self) -> Reading | None:
        """Return what the capacity means to the question, where a rule of it answers."""
        reason, capacity = self.deciding(), self.points.assessment.capacity
        if capacity is Capacity.UNDETERMINED or reason is None:
            return None
        if self.points.question not in reason.rule.answers:
            return None
        return self.template.meaning(capacity.value)

    def may_be_read_otherwise(self) -> bool:
        """Return whether a rule that does not answer the question could yet decide whose words they are."""
        found = self.points.assessment.capacity
        rules = self.points.policy.capacity_rules
        return any(one.concludes is found and self.points.question not in one.answers for one in rules)

    def deciding(self) -> Reason | None:
        """Return the capacity rule that decides, and that is most closely about what was told."""
        reasons = self.points.assessment.because
        tagged = [one for one in reasons if self.points.question in one.rule.answers]
        return max(tagged or reasons, key=lambda one: self.points.weight(one.rule), default=None)

    def weight_of_deciding(self) -> float:
        """Return how closely that rule is about what was told."""
        reason = self.deciding()
        return 0.0 if reason is None else self.points.weight(reason.rule)

    def of_capacity(self, form: Form, manner: Any = None) -> Reply:  # noqa: ANN401 - a manner or none
        """Make a reply of whose words they are.

        Args:
            form: what it says.
            manner: why it is put in other words.

        Returns:
            The reply.
        """
        reason, status = self.deciding(), self.points.assessment.status
        point = None
        if reason is not None:
            ground = Ground(rule=reason.rule, status=status, form=form, facts=reason.facts)
            point = Point(ground=ground, stance=Stance.FREE, weight=0)
        ask = self.capacity_question() if status is Status.PROVISIONAL else None
        return self.made(form, point, status, manner=manner, ask=ask)

    def must(self, best: Point, points: Iterable[Point]) -> Reply:
        """Make a reply of what is to be done.

        Args:
            best: the rule that asks for it.
            points: all rules that bear on the question.

        Returns:
            The reply.
        """
        manner: Manner | None = None
        further: dict[str, Any] = {}
        points = tuple(points)
        if is_precaution(best):
            manner = Manner.PRECAUTION
            waiting = [best, *(one for one in weighed(points) if one.stance is Stance.OPEN)]
            further["ask"] = next(filter(None, map(self.question_of, waiting)), None)
        if not is_strict(best):
            manner = Manner.ADVICE
        duty = best.duty
        if duty is None:
            norm = cast("Guideline", best.rule)
            demand = None if manner is Manner.ADVICE else demanded(norm, self.points.policy)
            further["action"] = demand or norm.says
            return self.made(Form.MUST, best, best.ground.status, points, manner=manner, **further)
        return self.made(
            Form.MUST,
            best,
            best.ground.status,
            points,
            manner=manner,
            by=duty.due,
            by_moment=duty.due_at,
            keep_until=duty.keep_until,
            action=duty.obligation.action,
            **further,
        )


def conditions_of(points: Points, point: Point, answers: Answers | None) -> tuple[Condition, ...]:
    """Write answers as conditions.

    Args:
        points: the rules that answer.
        point: the rule that waits for them.
        answers: the facts, and how they would have to turn out.

    Returns:
        The conditions, whose words they have to be among them where a permission asks that.
    """
    conditions = [Condition(used=used_of(points, fact), holds=holds) for fact, holds in answers or ()]
    if point.hangs_on is not None and not is_duty(point):
        conditions.append(Condition(capacity=point.hangs_on))
    return tuple(conditions)


def used_of(points: Points, fact: str) -> UsedFact:
    """Return a fact with what is known of it.

    Args:
        points: the rules that answer.
        fact: its id.

    Returns:
        The fact.
    """
    known = points.known.get(fact)
    unknown = Fact(id=fact, truth=Truth.UNKNOWN)
    return UsedFact(fact=unknown, forms=points.policy.forms_of(fact)) if known is None else known


def _not_found_in(facts: Iterable[UsedFact]) -> UsedFact | None:
    """Return a fact of the words that is only not found, and of which the answer makes a no."""
    vocabulary = Vocabulary.shipped()
    for used in facts:
        is_of_words = used.id in vocabulary and vocabulary[used.id].group is Group.WORDS
        if is_of_words and used.fact.origin is Origin.NOT_FOUND and used.fact.truth is Truth.NO:
            return used
    return None


def is_known(used: UsedFact) -> bool:
    """Return whether a fact is known."""
    return used.fact.truth is not Truth.UNKNOWN


def is_duty(point: Point) -> bool:
    """Return whether a rule asks for something, rather than permitting it."""
    return isinstance(point.rule, Guideline) and point.rule.modality.is_duty


def is_strict(point: Point) -> bool:
    """Return whether going against a rule is a breach."""
    return not isinstance(point.rule, Guideline) or point.rule.modality.is_strict


def weighed(points: Iterable[Point]) -> list[Point]:
    """Sort rules: what is most closely about what was told, then the firmer one, then law before guidance.

    Args:
        points: the rules.

    Returns:
        The rules in that order.
    """
    return sorted(points, key=_key)


def _key(point: Point) -> tuple[float, int, int]:
    status = point.ground.status
    firmness = _FIRMEST.index(status) if status in _FIRMEST else len(_FIRMEST)
    return (-point.weight, firmness, rank_of(point.ground.cite))


def _in_order(points: Iterable[Point]) -> list[Point]:
    points = weighed(points)
    return [one for stance in _ORDER for one in points if one.stance is stance]


def most_urgent(due: Iterable[Point]) -> Point:
    """Choose what is most closely about what was told, and among those what has the nearest day.

    Args:
        due: what is to be done.

    Returns:
        One of them.
    """
    due = tuple(due)
    close = [one for one in due if one.weight * 2 >= max(other.weight for other in due)]

    def key(point: Point) -> tuple[str, float, bool]:
        day = None if point.duty is None else point.duty.due
        return ("9999" if day is None else day.isoformat(), -point.weight, point.duty is None)

    return min(close, key=key)


def is_precaution(point: Point) -> bool:
    """Return whether something is to be done only because nobody can tell yet."""
    return point.duty is not None and point.duty.is_precaution
