"""The statements of an archive, assessed with what people have answered about each."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.model.reading.uncollected import uncollected
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.queue.kept import Kept, with_answers
from offentligroll.queue.looked import Looked
from offentligroll.queue.parts import KeptAnswer
from offentligroll.queue.waiting import Asking


@attrs.define(kw_only=True)
class Looking:
    """An archive as it stands with the answers; only what an answer is about is assessed again."""

    statements: tuple[Statement, ...]
    """The archive."""
    asking: tuple[Asking, ...]
    """The policies that ask."""
    looked: list[Looked]
    """Each statement as it stands."""
    kept: Kept | None = None
    """The answers that were taken in; None before the first time."""
    failed: dict[int, ValueError] = attrs.field(factory=dict)
    """The statements that can't be assessed as the archive has them, by number, with why."""

    def take_in(self, answers: tuple[KeptAnswer, ...]) -> bool:
        """Take in answers.

        Args:
            answers: all that stand.

        Returns:
            Whether they are others than before.
        """
        if self.kept is not None and answers == self.kept.answers:
            return False
        self.kept = Kept(answers)
        with uncollected():
            for number, looked in enumerate(self.looked):
                about = self.kept.about(looked.place)
                if not looked.assessments or about != looked.answers:
                    self.looked[number] = self._look(number, about)
        return True

    def _look(self, number: int, answers: tuple[KeptAnswer, ...]) -> Looked:
        """Assess a statement again; where the answers can't all be so, the latest ones give way."""
        usable, not_usable = list(answers), list[KeptAnswer]()
        while True:
            try:
                return self._tried(number, answers, usable, tuple(not_usable))
            except ValueError as error:
                if not usable:
                    self.failed[number] = error
                    return self.looked[number]
                latest = max(usable, key=lambda one: one.number)
                usable.remove(latest)
                not_usable.append(latest)

    def _tried(
        self,
        number: int,
        answers: tuple[KeptAnswer, ...],
        usable: Iterable[KeptAnswer],
        not_usable: tuple[KeptAnswer, ...],
    ) -> Looked:
        statement = with_answers(self.statements[number], usable)
        asked = frozenset(one.fact for one in answers if one.truth is Truth.UNKNOWN)
        seen = [one.look(statement, asked) for one in self.asking]
        return Looked(
            place=self.looked[number].place,
            answers=answers,
            not_usable=not_usable,
            assessments=tuple(assessment for assessment, _, _ in seen),
            known=tuple(known for _, known, _ in seen),
            waits=tuple(waits for _, _, waits in seen),
        )
