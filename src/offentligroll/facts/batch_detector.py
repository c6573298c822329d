"""A detector that answers about several statements at once, such as a model."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

import attrs

from offentligroll.facts.detector import Answer, Context, Need, check_teller
from offentligroll.model.typed import typed

Told = Mapping[str, Answer] | Exception
"""What a batch detector tells of one statement: answers by fact, or why there are none."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class BatchDetector:
    """A named function that answers several facts about several statements at once, such as a model.

    Example:
        >>> def ask_model(contexts):
        ...     return [{"is-satire": Answer.detected(one.statement.text[:3])} for one in contexts]
        >>> BatchDetector(facts=("is-satire", "is-parody"), name="a model", answer=ask_model).batch_size
        16
    """

    facts: tuple[str, ...]
    """The facts that it answers: their ids, or their phrases as policies may write them."""
    name: str
    """Who answers: shown as the teller of what it tells."""
    answer: Callable[[Sequence[Context]], Sequence[Told]]
    """The function itself: for each statement, in their order, the answers by fact.

    A fact that is left out is not known. An exception in a statement's place is raised for that statement.
    """
    needs: frozenset[Need] = frozenset()
    """What must be there before it is asked."""
    cost: int = 1000
    """The order in which detectors are asked, as for :class:`Detector`."""
    batch_size: int = 16
    """The most statements that it is asked about at once, where many are assessed."""

    def __attrs_post_init__(self) -> None:
        check_teller(self.name, self.answer)
        if not self.facts or len(set(self.facts)) < len(self.facts):
            raise ValueError(f"`{self.name}` should name the facts that it answers, each once")
        if self.batch_size < 1:
            raise ValueError(f"`{self.name}` can't be asked about {self.batch_size} statements at once")

    @classmethod
    def of_answers(cls, *, name: str, answers: Mapping[str, Mapping[str, Answer]]) -> BatchDetector:
        """Hand in answers that were computed elsewhere.

        Args:
            name: who answered: shown as the teller.
            answers: by the id of a statement, its answers by fact.

        Returns:
            A detector that tells them; of other statements and facts it knows nothing.

        Raises:
            TypeError: one is no answer.
            ValueError: there are none.

        Example:
            >>> told = {"post-1": {"is-satire": Answer.detected("Thanks a lot")}}
            >>> BatchDetector.of_answers(name="a model, version 2", answers=told).facts
            ('is-satire',)
        """
        for statement, told in answers.items():
            for fact, answer in told.items():
                if not isinstance(answer, Answer):
                    raise TypeError(
                        f"`{name}` wants an Answer for `{fact}` of {statement}, got {answer!r:.60}"
                    )
        facts = dict.fromkeys(fact for told in answers.values() for fact in told)
        kept = {statement: dict(told) for statement, told in answers.items()}
        return cls(facts=tuple(facts), name=name, answer=functools.partial(_kept, kept), cost=0, batch_size=1)


def _kept(answers: Mapping[str, Mapping[str, Answer]], contexts: Sequence[Context]) -> Sequence[Told]:
    return [answers.get(context.statement.id, {}) for context in contexts]
