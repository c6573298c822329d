"""Asking batch detectors: one call for many facts, and for the statements that are assessed together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from offentligroll.facts.asking import missing_in, note_question, told_by_program, unasked
from offentligroll.facts.batch_detector import BatchDetector
from offentligroll.facts.detector import Context, Need
from offentligroll.facts.fact import Fact, unknown
from offentligroll.facts.note import Note
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import Message, MessageError, with_hint

Taken = Mapping[str, Fact] | Exception


class Batch:
    """Statements that are assessed together, with what batch detectors have answered of them.

    A detector is asked when the first of its facts is needed, about the statement that needs it and those
    that are waiting. A pickled batch is an empty one: an assessment does not carry its neighbours along.
    """

    def __init__(self) -> None:
        self.waiting: Sequence[Context] = ()
        """The statements that a detector may be asked about as well."""
        self._taken: dict[tuple[int, Context], Taken] = {}

    def __reduce__(self) -> tuple[Callable[[], Batch], tuple[()]]:
        return Batch, ()

    def answer(self, detector: BatchDetector, fact: str, context: Context, missing: frozenset[Need]) -> Fact:
        """Return what a detector answers to one of its facts.

        Args:
            detector: the detector.
            fact: the id of the fact.
            context: the statement.
            missing: what no detector can be told about it.

        Returns:
            The answer; unknown where it was not asked, or has left the fact out.

        Raises:
            Exception: whatever the detector raised; it is asked again when the fact is read again.
            TypeError: it gave something else than answers.
            MessageError: it answered what it was not asked.
        """
        lacking = unasked(fact, detector.needs, missing)
        if lacking is not None:
            return lacking
        key = id(detector), context
        if key not in self._taken:
            self._ask(detector, context)
        taken = self._taken[key]
        if isinstance(taken, Exception):
            self._taken.pop(key, None)
            raise taken
        return taken.get(fact) or unknown(fact, Note.of("unanswered", name=detector.name))

    def _ask(self, detector: BatchDetector, context: Context) -> None:
        others = (one for one in self.waiting if one is not context and self._is_open(detector, one))
        asked = (context, *others)[: detector.batch_size]
        for one, taken in zip(asked, _answers_of(detector, asked), strict=True):
            self._taken[id(detector), one] = taken

    def _is_open(self, detector: BatchDetector, context: Context) -> bool:
        """Whether the detector could tell something of a statement that nobody has told."""
        return (
            (id(detector), context) not in self._taken
            and detector.needs.isdisjoint(missing_in(context))
            and not told_about(context).issuperset(detector.facts)
        )


def told_about(context: Context) -> frozenset[str]:
    """Name the facts that somebody has told of a statement, its channel or its author, for whatever day.

    Args:
        context: the statement.

    Returns:
        The ids of the facts.
    """
    statement = context.statement
    told = [one.fact for one in statement.facts]
    if statement.channel is not None:
        told += [one.fact for one in statement.channel.facts]
    if statement.author is not None:
        told += [one.fact for one in statement.author.facts]
    return frozenset(told)


def _answers_of(detector: BatchDetector, asked: Sequence[Context]) -> Sequence[Taken]:
    """Ask about several statements: for each the answers, or the error that it ends with."""
    try:
        told = detector.answer(asked)
        if not isinstance(told, list | tuple):
            raise TypeError(  # noqa: TRY301 - noted as what the detector raises is
                f"the detector `{detector.name}` gave {told!r:.60}; it must give a list, "
                "with the answers to each statement"
            )
        if len(told) != len(asked):
            message = Message("facts.detector-count", name=detector.name, count=len(asked), given=len(told))
            raise MessageError(message)  # noqa: TRY301
    except Exception as error:  # noqa: BLE001 - it is raised where an answer is wanted
        note_question(error, detector.name, detector.facts, asked)
        return [error] * len(asked)
    return [_taken(detector, one, context) for one, context in zip(told, asked, strict=True)]


def _taken(detector: BatchDetector, told: object, context: Context) -> Taken:
    """Take what a detector says of one statement, or tell what is wrong with it."""
    try:
        if isinstance(told, Exception):
            raise told  # noqa: TRY301
        if not isinstance(told, Mapping):
            raise TypeError(  # noqa: TRY301
                f"the detector `{detector.name}` gave {told!r:.60}; it must give answers by fact"
            )
        for fact in told:
            if fact not in detector.facts:
                message = Message("facts.detector-not-asked", name=detector.name, fact=str(fact))
                raise MessageError(with_hint(message, did_you_mean(str(fact), detector.facts)))  # noqa: TRY301
        return {fact: told_by_program(detector.name, fact, one, context) for fact, one in told.items()}
    except Exception as error:  # noqa: BLE001
        note_question(error, detector.name, detector.facts, (context,))
        return error
