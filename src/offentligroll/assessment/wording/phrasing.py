"""Small pieces of an explanation: names of answers, lengths of time, quotes.

The sentences themselves are data, in ``answers.toml`` of each language.
"""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import check_language, is_known, say, written
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.rules.duration import Duration
from offentligroll.rules.outcome import ObligationOutcome, Outcome, RuleState, Status
from offentligroll.rules.rule import Bound

QUOTE_LIMIT = 200
"""How many characters of a quote are shown."""

_INNER_MARKS = str.maketrans("“„”", "‘‘’")


def capacity_words(capacity: Capacity, language: str) -> str:
    """Name a capacity as one says it of a statement.

    Args:
        capacity: whose words they are.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Words that follow "the statement is".

    Example:
        >>> capacity_words(Capacity.OFFICIAL, "sv")
        'officiellt'
    """
    return say(f"answers.capacity.{capacity}", language)


def status_words(status: Status, language: str, *, short: bool = False) -> str:
    """State how firm an answer is.

    Args:
        status: how firm.
        language: ``"sv"`` or ``"en"``.
        short: whether to leave out what it means.

    Returns:
        The name of the status, followed by what it means.

    Example:
        >>> status_words(Status.SETTLED, "sv")
        'avgjort: inget som återstår att få veta kan ändra svaret'
        >>> status_words(Status.SETTLED, "en", short=True)
        'settled'
    """
    name = say(f"answers.status.{status}", language)
    return name if short else f"{name}: {say(f'answers.status-meaning.{status}', language)}"


def state_words(state: RuleState, language: str) -> str:
    """State whether a rule stands.

    Args:
        state: the state of the rule.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A clause.
    """
    return say(f"answers.state.{state}", language)


def outcome_words(outcome: Outcome, language: str) -> str:
    """State of a statement what a guideline came to; never of a person.

    Args:
        outcome: what it came to.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Words that can stand in a table.

    Example:
        >>> outcome_words(Outcome.DEPARTED_FROM, "en")
        'departs from'
    """
    return say(f"answers.outcome.{outcome}", language)


def obligation_words(outcome: ObligationOutcome, language: str) -> str:
    """State whether something is to be done.

    Args:
        outcome: what the obligation came to.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Words that can stand in a table.
    """
    return say(f"answers.obligation.{outcome}", language)


def tone_words(tone: Tone, language: str) -> str:
    """Name a tone.

    Args:
        tone: how it is said.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Words that follow "the tone is".
    """
    return say(f"answers.tone.{tone}", language)


def hat_words(hat: str, language: str) -> str:
    """Name the role that somebody speaks in.

    Args:
        hat: the role as rules name it, such as ``"party"``.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Its title; a role that is not among the usual ones is given as the rule names it.
    """
    code = f"answers.hat.{hat}"
    return say(code, language) if is_known(code) else one_line(hat)


def bound_words(bound: Iterable[Bound], language: str) -> str:
    """Name those who are bound.

    Args:
        bound: who they are.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A list in words.
    """
    return written(tuple(say(f"answers.bound.{party}", language) for party in bound), language)


def duration_words(duration: Duration, language: str) -> str:
    """Write a length of time.

    Args:
        duration: the length.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"2 år"`` or ``"1 working day"``.
    """
    if duration.for_ever:
        return say("answers.duration.for-ever", language)
    if duration.working_days == 0:
        return say("answers.duration.same-working-day", language)
    counts = {
        "year": duration.years,
        "month": duration.months,
        "day": duration.days,
        "working-day": duration.working_days or 0,
        "hour": duration.hours or 0,
        "office-hour": duration.office_hours or 0,
    }
    parts = (
        say(f"answers.duration.{unit}", language, count=count) for unit, count in counts.items() if count
    )
    return written(tuple(parts), language)


def safe_quote(text: str, language: str, limit: int | None = QUOTE_LIMIT) -> str:
    r"""Quote words from outside so that they can't break what stands around them.

    Args:
        text: the words.
        language: whose quotation marks to use.
        limit: the most characters to show; a longer text is shortened in the middle. None shows all.

    Returns:
        The words on one line between quotation marks; marks within them become single ones.

    Example:
        >>> safe_quote("Nu plogas\nStorgatan", "sv"), safe_quote("Now", "en")
        ('”Nu plogas Storgatan”', '“Now”')
    """
    words = one_line(text, limit).translate(_INNER_MARKS)
    return say("languages.in-quotes", check_language(language), text=words)


def sentence_words(text: str) -> str:
    """Make a sentence of a clause: a capital first, and a full stop unless it ends with a mark.

    Args:
        text: the clause, on one line.

    Returns:
        The sentence.
    """
    ended = text if text.endswith((".", "!", "?", "…", "]")) else f"{text}."
    return ended[:1].upper() + ended[1:]
