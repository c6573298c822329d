"""Leading somebody through an interview, whatever it is to find out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from offentligroll.cli.dialogue import Dialogue, Reply
from offentligroll.languages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from offentligroll.assessment.parts import UsedFact
    from offentligroll.model.truth import Truth
    from offentligroll.questions.goal import GoalInterview


class Asking(Protocol):
    """What asks one fact at a time; each answer gives another."""

    @property
    def question(self) -> UsedFact | None:
        """The fact to ask about next; None where no answer would tell more."""

    def with_answer(self, fact: str, truth: Truth) -> Self:
        """Return the interview with one more answer."""


Interview = TypeVar("Interview", bound=Asking)
Kind = TypeVar("Kind")


def lead(interview: Interview, dialogue: Dialogue, why: Callable[[Interview], str]) -> Interview:
    """Ask until nothing is open, or nobody answers any more.

    Args:
        interview: the interview.
        dialogue: where questions go and answers come from.
        why: gives the reason for which the next question is asked.

    Returns:
        The interview with the answers; it still has a question where somebody quit.
    """
    from offentligroll.model.truth import Truth

    way = [interview]
    while (question := way[-1].question) is not None:
        dialogue.terminal.say()
        reply = dialogue.reply(_asked(question, dialogue.language))
        match reply:
            case Reply.QUIT:
                break
            case Reply.WHY:
                dialogue.terminal.say(why(way[-1]))
            case Reply.BACK if len(way) > 1:
                way.pop()
            case Reply.BACK:
                dialogue.terminal.say(say("command.ask.at-first", dialogue.language))
            case _:
                way.append(way[-1].with_answer(question.id, Truth(reply)))
    return way[-1]


def led_to(asking: GoalInterview, dialogue: Dialogue) -> GoalInterview:
    """Ask what can still change the answer to one question.

    Args:
        asking: the question, before anything was asked.
        dialogue: where questions go and answers come from.

    Returns:
        The interview with the answers.
    """
    asks = asking.asked.side.asks.in_language(dialogue.language)
    begin = "command.answer.begin" if asking.question else "command.answer.nothing"
    dialogue.terminal.say(say(begin, dialogue.language, asks=asks))
    led = lead(asking, dialogue, lambda one: _why_for(one, dialogue.language))
    dialogue.terminal.say()
    return led


def _why_for(asking: GoalInterview, language: str) -> str:
    question = asking.question
    assert question is not None  # noqa: S101 - there is one whenever it is asked
    whether = asking.asked.side.whether.in_language(language)
    return say("command.answer.why", language, whether=whether, id=question.id)


def chosen(dialogue: Dialogue, question: str, kinds: Mapping[Kind, str], default: Kind) -> Kind:
    """Ask for one of several.

    Args:
        dialogue: where the question goes and the answer comes from.
        question: what is asked, with the choices in it.
        kinds: what there is, in words; its number, its name or the words choose.
        default: what Enter means, or no more input.

    Returns:
        What was chosen.
    """
    known = {str(number): kind for number, kind in enumerate(kinds, start=1)}
    known |= {word.casefold(): kind for kind, words in kinds.items() for word in (str(kind), words)}
    while True:
        line = dialogue.line(question)
        if not line:
            return default
        if line.casefold() in known:
            return known[line.casefold()]
        dialogue.terminal.say(say("command.ask.not-one-of-them", dialogue.language, count=len(kinds)))


def numbered(kinds: Mapping[Kind, str]) -> tuple[str, ...]:
    """Number what can be chosen.

    Args:
        kinds: what there is, in words.

    Returns:
        The words, each with its number.
    """
    return tuple(f"{number} {words}" for number, words in enumerate(kinds.values(), start=1))


def _asked(question: UsedFact, language: str) -> str:
    from offentligroll.assessment.wording.safe_text import one_line
    from offentligroll.model.truth import Truth

    words = one_line(question.forms.in_language(language).ask)
    known = question.fact.truth
    now = () if known is Truth.UNKNOWN else (say(f"answers.fact.now-{known}", language),)
    return " ".join((words, *now, say("command.ask.keys", language)))
