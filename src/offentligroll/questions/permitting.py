"""Whether something may be done: what forbids it, what permits it, and on what it hangs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.questions.firmness import held, may_be_read, that_may_forbid
from offentligroll.questions.making import Making, conditions_of, is_duty, is_strict, used_of, weighed
from offentligroll.questions.needed import needed
from offentligroll.questions.parts import Condition, Form, Manner
from offentligroll.questions.point import Point, Stance
from offentligroll.questions.reply import Reply
from offentligroll.questions.template import Reading
from offentligroll.rules.condition import facts_in
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import Guideline
from offentligroll.rules.support import evaluate

MOST_CONDITIONS = 4
"""So many conditions of a *yes* or *no* somebody can keep in mind."""


@attrs.frozen(kw_only=True)
class Permitting:
    """The norms that bear on whether something may be done."""

    making: Making
    """Makes replies."""
    points: tuple[Point, ...]
    """How the norms stand."""
    protecting: tuple[Point, ...] = ()
    """What others may not do to whoever asks."""
    duties: tuple[Point, ...] = ()
    """What is to be done, where nothing says whether it may be done."""

    def reply(self) -> Reply:
        """Return the answer: what forbids goes before what permits, and both before what is not known."""
        ways: tuple[Callable[[], Reply | None], ...] = (
            self._forbidden,
            self._permitted,
            self._blocked,
            self._protected,
            self._weightiest,
        )
        return next(reply for way in ways if (reply := way()) is not None)

    def _of(self, stance: Stance) -> list[Point]:
        return weighed(point for point in self.points if point.stance is stance)

    @property
    def _near(self) -> list[Point]:
        """The duties that are not decided, and that are about what somebody has told."""
        return [one for one in self._of(Stance.OPEN) if is_duty(one) and one.weight > 0]

    def _forbidden(self) -> Reply | None:
        against = self._of(Stance.AGAINST)
        if not against:
            return None
        strict = [one for one in against if is_strict(one)]
        best = (strict or against)[0]
        manner = None if strict else Manner.ADVICE
        norm = best.rule
        status = best.ground.status
        way_out: tuple[Condition, ...] = ()
        if isinstance(norm, Guideline) and not norm.modality.is_prohibition:
            way_out = self._way_out(norm)
        elif self._has_way_out(best) and len(against) == 1:
            way_out = conditions_of(self.making.points, best, best.to_yes)
        form = Form.NO_UNLESS if way_out else Form.NO
        return self.making.made(form, best, status, self.points, conditions=way_out, manner=manner)

    def _has_way_out(self, point: Point) -> bool:
        """Whether what could excuse it is known to whoever asks; else it is told as what could change it."""
        first = self.making.template.first
        provisional = point.ground.status is Status.PROVISIONAL
        return provisional and any(fact in first for fact, _ in point.to_yes or ())

    def _way_out(self, norm: Guideline) -> tuple[Condition, ...]:
        """What is demanded can be done, as far as it is not of the act itself."""
        points = self.making.points
        conduct = points.policy.plain(norm.conduct)
        open_to_change = [one for one in dict.fromkeys(facts_in(conduct)) if not self._is_past(one)]

        def kept(fact: str) -> Truth:
            return Truth.UNKNOWN if fact in open_to_change else points.truth_of(fact)

        found = needed(lambda truth_of: evaluate(conduct, truth_of), open_to_change, kept, Truth.YES)
        missing = [
            (one, holds) for one, holds in found or () if points.truth_of(one) is not Truth.from_bool(holds)
        ]
        return tuple(Condition(used=used_of(points, one), holds=holds) for one, holds in missing)

    def _is_past(self, fact: str) -> bool:
        """Whether it is told of the act itself, which is as it is; an account or a wording can be mended."""
        definition = Vocabulary.shipped().get(fact)
        is_of_act = definition is not None and definition.group is Group.ACT
        return is_of_act and self.making.points.truth_of(fact) is Truth.NO

    def _permitted(self) -> Reply | None:
        permitted = self._of(Stance.PERMITTED)
        return self._yes(permitted[0]) if permitted else None

    def _blocked(self) -> Reply | None:
        blocking = [one for one in self._near if one.is_blocking and one.to_yes and is_strict(one)]
        if not blocking:
            return None
        best = blocking[0]
        conditions = conditions_of(self.making.points, best, best.to_yes)
        return self.making.made(Form.NO_UNLESS, best, Status.OPEN, self.points, conditions=conditions)

    def _protected(self) -> Reply | None:
        shields = weighed(one for one in self.protecting if one.stance is Stance.AGAINST)
        if not shields:
            return self._protected_unless()
        form = self.making.side.protection
        made = self.making.made(form, shields[0], shields[0].ground.status, (*shields, *self.points))
        made = attrs.evolve(made, manner=Manner.PROTECTED)
        # A permission says yes by itself, whatever protects beside it.
        own = that_may_forbid(self.points) if form is Form.YES else self.points
        return held(self.making, made, own)

    def _protected_unless(self) -> Reply | None:
        """What others may not do, unless they show a reason: then it may be done, as long as they don't."""
        shields = weighed(one for one in self.protecting if one.is_blocking and one.to_yes)
        if not shields or self._of(Stance.OPEN):
            return None
        best = shields[0]
        turned = tuple((fact, not holds) for fact, holds in best.to_yes or ())
        conditions = conditions_of(self.making.points, best, turned)
        points = (*shields, *self.points)
        return self.making.made(Form.YES_IF, best, Status.OPEN, points, conditions=conditions)

    def _weightiest(self) -> Reply:
        """Let what is most closely about what was told decide; where several are, the plainest answer."""
        points = self.making.points
        open_ones = self._of(Stance.OPEN)
        free = [one for one in self._of(Stance.FREE) if points.is_told(one.ground.facts)]
        permissions = [one for one in open_ones if not is_duty(one) and one.to_yes]
        hanging = [one for one in self._near if (one.is_done or one.is_demand) and one.to_yes]
        candidates: list[tuple[float, int, Callable[[], Reply]]] = []
        if free:
            candidates.append((free[0].weight, 0, lambda: self._yes(free[0])))
        if permissions:
            best = min(permissions, key=lambda one: (-one.weight, len(one.to_yes or ())))
            candidates.append((best.weight, 1, lambda: self._if(best)))
        if hanging:
            candidates.append((hanging[0].weight, 2, lambda: self._if(hanging[0])))
        if (reading := self.making.reading()) is not None:
            weight = self.making.weight_of_deciding()
            candidates.append((weight, 3, lambda: self._of_capacity(reading)))
        if self._near:
            candidates.append((self._near[0].weight, 4, lambda: self._open(self._first_known())))
        if candidates:
            return min(candidates, key=lambda one: (-one[0], one[1]))[2]()
        if open_ones:
            return self._open(open_ones[0])
        due = weighed(one for one in self.duties if one.stance is Stance.DUE)
        if due:
            made = self.making.must(due[0], self.duties)
            # What is to be done is said only where nothing says whether it may be done.
            return held(
                self.making, made, self.points, by_capacity=bool(self.points) or may_be_read(self.making)
            )
        return self.making.made(Form.NOT_SAID, None, Status.SILENT, self.points)

    def _first_known(self) -> Point:
        """Of what is about as close, the rule that waits for what whoever asks knows first."""
        first = self.making.template.first
        close = [one for one in self._near if one.weight * 2 >= self._near[0].weight]

        def place(point: Point) -> int:
            question = self.making.question_of(point)
            return first.index(question.id) if question and question.id in first else len(first)

        return min(close, key=place)

    def _yes(self, best: Point) -> Reply:
        """Say yes, and on which conditions: what is as closely about it, or is done and may be forbidden."""
        reservations = [
            one
            for one in self._near
            if is_strict(one) and _is_near_no(one) and (one.is_done or one.weight >= best.weight)
        ]
        conditions = self._together(reservations)
        if not conditions:
            made = self.making.made(Form.YES, best, best.ground.status, self.points)
            # What is permitted goes before whose words they are; what is only not forbidden does not.
            if best.stance is not Stance.FREE:
                return held(self.making, made, that_may_forbid(self.points))
            turning = (*self.points, *(() if self.making.side.protection is Form.YES else self.protecting))
            by_capacity = may_be_read(self.making, favourably=False)
            return held(self.making, made, that_may_forbid(turning), by_capacity=by_capacity)
        ask = self.making.question_of(reservations[0])
        return self.making.made(Form.YES_IF, best, Status.OPEN, self.points, conditions=conditions, ask=ask)

    def _if(self, best: Point) -> Reply:
        others = [one for one in self._near if one.is_done and _is_near_no(one) and one is not best]
        conditions = self._together([best, *others])
        return self.making.made(Form.YES_IF, best, Status.OPEN, self.points, conditions=conditions)

    def _together(self, hanging: Sequence[Point]) -> tuple[Condition, ...]:
        conditions: dict[tuple[str, bool] | Capacity | None, Condition] = {}
        for one in hanging:
            for condition in conditions_of(self.making.points, one, one.to_yes):
                used = condition.used
                key = condition.capacity if used is None else (used.id, condition.holds)
                conditions.setdefault(key, condition)
        return tuple(conditions.values())[:MOST_CONDITIONS]

    def _open(self, best: Point) -> Reply:
        return self.making.made(Form.NOT_KNOWN, best, Status.OPEN, self.points)

    def _of_capacity(self, reading: Reading) -> Reply:
        manner = Manner(reading.value) if reading in (Reading.PERSONAL, Reading.OFFICIAL) else None
        made = self.making.of_capacity(Form.YES if reading.is_favourable else Form.NO, manner)
        # Norms that are closer to what may yet be told go before, and so do rules on whose words they are
        # that do not answer the question.
        by_capacity = bool(self.points) or self.making.may_be_read_otherwise()
        return held(self.making, made, self.points, by_capacity=by_capacity)


def _is_near_no(point: Point) -> bool:
    """Whether a single answer would show that it forbids, and another that it does not."""
    return bool(point.to_yes) and point.to_no is not None and len(point.to_no) == 1
