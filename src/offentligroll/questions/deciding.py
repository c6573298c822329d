"""Weighing the rules that answer a question, and giving one answer."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from offentligroll.model.capacity import Capacity
from offentligroll.questions.firmness import held
from offentligroll.questions.making import Making, is_precaution, most_urgent, weighed
from offentligroll.questions.parts import Form, Manner
from offentligroll.questions.permitting import Permitting
from offentligroll.questions.point import Point, Stance
from offentligroll.questions.points import Points
from offentligroll.questions.reply import Reply
from offentligroll.questions.template import Kind, Side, Template
from offentligroll.rules.outcome import Status
from offentligroll.rules.template_id import TemplateId


@attrs.frozen(kw_only=True)
class Weighing:
    """The rules of one policy that answer one question, from one side."""

    points: Points
    """How they stand."""
    template: Template
    """The question."""
    side: Side
    """From whose side it is asked."""
    protecting: tuple[Point, ...] = ()
    """What others may not do to whoever asks."""

    @property
    def _making(self) -> Making:
        return Making(points=self.points, template=self.template, side=self.side)

    def reply(self) -> Reply:
        """Return the answer."""
        assessment = self.points.assessment
        if assessment.status is Status.NOT_IN_FORCE or assessment.not_covered is not None:
            return self._making.made(Form.NOT_SAID, None, Status.SETTLED, manner=Manner.NOT_COVERED)
        if self.template.kind is Kind.PERMISSION:
            points = self.points.of_guidelines(self.side.binds)
            duties = tuple(one for one in self.points.of_duties(self.side.binds) if one.duty is not None)
            return Permitting(
                making=self._making, points=points, protecting=self.protecting, duties=duties
            ).reply()
        duties = self.points.of_duties(self.side.binds)
        reply = self._status(duties) if self.template.kind is Kind.STATUS else None
        return self._duty(duties) if reply is None else reply

    def _status(self, duties: Sequence[Point]) -> Reply | None:
        """State what it is, where the policy's capacity rules answer that; None where only duties do."""
        if not any(self.points.question in rule.answers for rule in self.points.policy.capacity_rules):
            return None
        capacity = self.points.assessment.capacity
        due = weighed(one for one in duties if one.stance is Stance.DUE)
        reading = self.template.meaning(capacity.value)
        if reading is None:
            if due:
                return None
            ask = self._making.capacity_question()
            return self._making.made(Form.NOT_KNOWN, None, Status.OPEN, duties, ask=ask)
        if capacity is Capacity.PERSONAL and due:
            return None
        reply = self._making.of_capacity(Form(reading.value))
        reply = attrs.evolve(reply, beside=tuple(one.ground for one in due))
        # What came in is kept, whoever wrote it.
        return held(self._making, reply, duties) if reply.form is Form.NO else reply

    def _duty(self, points: Sequence[Point]) -> Reply:
        """State what is to be done, and where nothing is, that nothing is."""
        of = {stance: weighed(one for one in points if one.stance is stance) for stance in Stance}
        sure = [one for one in of[Stance.DUE] if not is_precaution(one)]
        if self.template.id is TemplateId.HOW_LONG:
            closest = max((one.weight for one in sure), default=0.0)
            keeping = [one for one in of[Stance.DUE] if _tells_how_long(one) and one.weight >= closest]
            sure = keeping or sure
        if of[Stance.DUE]:
            # What was done comes before what nobody knows of: of two precautions that is the nearer one.
            sure = sure or [one for one in of[Stance.DUE] if one.waits_for_whose]
            return self._making.must(most_urgent(sure or of[Stance.DUE]), points)
        if of[Stance.PERMITTED]:
            best = of[Stance.PERMITTED][0]
            made = self._making.made(Form.NEED_NOT, best, best.ground.status, points, manner=Manner.PERMITTED)
            return held(self._making, made, points)
        if of[Stance.OPEN]:
            return self._making.made(Form.NOT_KNOWN, of[Stance.OPEN][0], Status.OPEN, points)
        if points:
            best = weighed(points)[0]
            return held(
                self._making, self._making.made(Form.NEED_NOT, best, best.ground.status, points), points
            )
        return self._making.made(Form.NOT_SAID, None, Status.SILENT, points)


def _tells_how_long(point: Point) -> bool:
    return point.duty is not None and point.duty.obligation.retain is not None
