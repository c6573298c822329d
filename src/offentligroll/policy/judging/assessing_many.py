"""Assessing many statements, those together that a batch detector can be asked about at once."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.conclusions import Decision
from offentligroll.facts.among import Among
from offentligroll.facts.batches import Batch
from offentligroll.facts.tone import TONE_FACTS
from offentligroll.languages.arguments import check_several
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.policy.judging.assessing import assessed
from offentligroll.policy.judging.deciding import decision_at
from offentligroll.policy.judging.laid_out import LaidOut
from offentligroll.policy.judging.laying_out import lay_out
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.outcome import Status

OnError = Callable[[Statement, Exception], object]
"""What is done about a statement that can't be assessed; then it is passed over."""


def assess_all(  # noqa: PLR0913
    rulebook: Rulebook,
    statements: Iterable[Statement],
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    on_error: OnError | None = None,
    among: Iterable[Statement] = (),
) -> Iterator[Assessment]:
    """Assess many statements; see :meth:`offentligroll.policy.policy.Policy.assess_all`.

    Args:
        rulebook: the contents of the policy.
        statements: the acts of communication.
        for_: the organisation that is *the authority*.
        as_of: the day of the law, where it is another than that of the statements.
        on_error: what is done about a statement that can't be assessed; left out, its error is raised.
        among: statements among which each stands.

    Yields:
        The assessments, in the order of the statements.
    """
    if on_error is not None and not callable(on_error):
        raise TypeError(f"`on_error` wants a function of a statement and an error, got {on_error!r:.60}")
    check_several("statements", statements, Statement)
    around = Among.of(among)
    size = 1 if rulebook.detectors is None else rulebook.detectors.batch_size
    for statements_together in _gathered(statements, size):
        together = _Together(rulebook=rulebook)
        for number, statement in enumerate(statements_together):
            with together.keeping_errors_of(number):
                together.laid[number] = lay_out(
                    rulebook,
                    statement,
                    for_=for_,
                    as_of=as_of,
                    batch=together.batch,
                    among=around,
                )
        together.decide()
        if on_error is not None:
            together.ask_all()
        for number, statement in enumerate(statements_together):
            error = together.errors.get(number)
            if error is None:
                yield assessed(rulebook, together.laid[number], together.decisions[number])
            elif on_error is None:
                raise error
            else:
                on_error(statement, error)


def _gathered(statements: Iterable[Statement], size: int) -> Iterator[Sequence[Statement]]:
    """Take so many at a time; those that came before an error of their source are not lost."""
    together: list[Statement] = []
    try:
        for statement in statements:
            together.append(statement)
            if len(together) == size:
                yield together
                together = []
    except Exception:
        if together:
            yield together
        raise
    if together:
        yield together


@attrs.define(kw_only=True)
class _Together:
    """Statements on their way to assessments, by number."""

    rulebook: Rulebook
    batch: Batch = attrs.field(factory=Batch)
    laid: dict[int, LaidOut] = attrs.field(factory=dict)
    decisions: dict[int, Decision] = attrs.field(factory=dict)
    errors: dict[int, Exception] = attrs.field(factory=dict)

    @contextlib.contextmanager
    def keeping_errors_of(self, number: int) -> Iterator[None]:
        """Let one statement fail without the others."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - it is raised or handed over in its turn
            self.errors[number] = error

    def decide(self) -> None:
        """Decide all at one stage before any at the next, since dear detectors are asked of what is open."""
        for stage in range(len(self.rulebook.compiled.stages)):
            for number in self._waiting(self.laid.keys() - self.decisions.keys()):
                with self.keeping_errors_of(number):
                    decision = decision_at(self.rulebook, self.laid[number], stage)
                    if decision is not None:
                        self.decisions[number] = decision
        self._waiting(self.laid)

    def ask_all(self) -> None:
        """Ask for all that an assessment may still read, so that nothing fails after it is handed out."""
        for number in self._waiting(self.laid):
            in_force = self.decisions[number].status is not Status.NOT_IN_FORCE
            with self.keeping_errors_of(number):
                for facts in (self.rulebook.compiled.facts if in_force else (), TONE_FACTS):
                    self.laid[number].bits(facts)

    def _waiting(self, numbers: Iterable[int]) -> Sequence[int]:
        waiting = sorted(number for number in numbers if number not in self.errors)
        contexts = (self.laid[number].sheet.context for number in waiting)
        self.batch.waiting = [context for context in contexts if context is not None]
        return waiting
