"""Small pieces of Swedish and English: names of answers, dates, lists, quotes.

The sentences themselves are data, in ``sentences.toml``; what is added to one language there is added to
the other.
"""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.rules.outcome import ObligationOutcome, Outcome, RuleState, Status
from offentligroll.rules.rule import Bound, Duration

LANGUAGES = ("sv", "en")
"""The languages in which an assessment can be explained."""

QUOTE_LIMIT = 200
"""How many characters of a quote are shown."""

_MARKS = {"sv": ("”", "”"), "en": ("“", "”")}
_INNER_MARKS = str.maketrans("“„”", "‘‘’")


def check_language(language: str) -> str:
    """Refuse a language that there are no sentences in.

    Args:
        language: ``"sv"`` or ``"en"``.

    Returns:
        The language.

    Raises:
        ValueError: it is another.
    """
    if language not in LANGUAGES:
        raise ValueError(no_such("language", language, LANGUAGES))
    return language


def no_such(what: str, word: object, choices: Sequence[str]) -> str:
    """Say that a word is none of the choices.

    Args:
        what: what is chosen.
        word: the word that was given.
        choices: what can be chosen.

    Returns:
        The message of an error.
    """
    near = difflib.get_close_matches(str(word), choices, n=1)
    hint = f" (did you mean `{near[0]}`?)" if near else ""
    return (
        f"`{word}` is not a {what} of explanations; choose {', '.join(f'`{one}`' for one in choices)}{hint}"
    )


@functools.cache
def sentences(language: str) -> Mapping[str, str]:
    """Give the sentences of a language, by chapter and name such as ``"status.settled"``.

    Args:
        language: ``"sv"`` or ``"en"``.

    Returns:
        The sentences, with names in braces for what is filled in.

    Raises:
        ValueError: there are no sentences in that language.
    """
    file = resources.files("offentligroll.assessment.wording").joinpath("sentences.toml")
    chapters = tomllib.loads(file.read_text("utf-8"))[check_language(language)]
    return {
        f"{chapter}.{name}": sentence
        for chapter, named in chapters.items()
        for name, sentence in named.items()
    }


def say(key: str, language: str, **filled: object) -> str:
    """Say a sentence.

    Args:
        key: its chapter and name, such as ``"status.settled"``.
        language: ``"sv"`` or ``"en"``.
        filled: what is filled in; words from outside have been put on one line before.

    Returns:
        The sentence.
    """
    return sentences(language)[key].format(**filled)


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
    return say(f"capacity.{capacity}", language)


def status_words(status: Status, language: str, *, short: bool = False) -> str:
    """Say how firm an answer is.

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
    name = say(f"status.{status}", language)
    return name if short else f"{name}: {say(f'status-meaning.{status}', language)}"


def state_words(state: RuleState, language: str) -> str:
    """Say whether a rule stands.

    Args:
        state: the state of the rule.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A clause.
    """
    return say(f"state.{state}", language)


def outcome_words(outcome: Outcome, language: str) -> str:
    """Say of a statement what a guideline came to; never of a person.

    Args:
        outcome: what it came to.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Words that can stand in a table.

    Example:
        >>> outcome_words(Outcome.DEPARTED_FROM, "en")
        'departs from'
    """
    return say(f"outcome.{outcome}", language)


def obligation_words(outcome: ObligationOutcome, language: str) -> str:
    """Say whether something is to be done.

    Args:
        outcome: what the obligation came to.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Words that can stand in a table.
    """
    return say(f"obligation.{outcome}", language)


def tone_words(tone: Tone, language: str) -> str:
    """Name a tone.

    Args:
        tone: how it is said.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Words that follow "the tone is".
    """
    return say(f"tone.{tone}", language)


def hat_words(hat: str, language: str) -> str:
    """Name the role that somebody speaks in.

    Args:
        hat: the role as rules name it, such as ``"party"``.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Its title; a role that is not among the usual ones is given as the rule names it.
    """
    return sentences(language).get(f"hat.{hat}") or one_line(hat)


def bound_words(bound: Iterable[Bound], language: str) -> str:
    """Name those who are bound.

    Args:
        bound: who they are.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A list in words.
    """
    return list_words([say(f"bound.{one}", language) for one in bound], language)


def date_words(day: dt.date, language: str) -> str:
    """Write a day, with its time where there is one.

    Args:
        day: a day or an aware time.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"3 februari 2011"`` or ``"3 February 2011"``.

    Example:
        >>> date_words(dt.date(2011, 2, 3), "sv")
        '3 februari 2011'
    """
    words = f"{day.day} {say(f'month.{day.month}', language)} {day.year}"
    if not isinstance(day, dt.datetime):
        return words
    offset = f"{day:%z}"
    clock = {"hour": f"{day:%H}", "minute": f"{day:%M}", "zone": f"{offset[:3]}:{offset[3:5]}"}
    return say("date.with-time", language, day=words, **clock)


def duration_words(duration: Duration, language: str) -> str:
    """Write a length of time.

    Args:
        duration: the length.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as ``"2 år"`` or ``"1 working day"``.
    """
    if duration.for_ever:
        return say("duration.for-ever", language)
    if duration.working_days == 0:
        return say("duration.same-working-day", language)
    counts = {
        "year": duration.years,
        "month": duration.months,
        "day": duration.days,
        "working-day": duration.working_days or 0,
    }
    parts = [count_words("duration", unit, count, language) for unit, count in counts.items() if count]
    return list_words(parts, language)


def count_words(chapter: str, name: str, count: int, language: str) -> str:
    """Say how many there are of something.

    Args:
        chapter: the chapter of the sentence.
        name: its name, which is there as ``…-one`` and ``…-many``.
        count: how many.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The words for one, or for many.
    """
    return say(f"{chapter}.{name}-{'one' if count == 1 else 'many'}", language, count=count)


def list_words(items: Sequence[str], language: str, word: str = "and") -> str:
    """Join things by commas and a word.

    Args:
        items: the things.
        language: ``"sv"`` or ``"en"``.
        word: ``"and"`` or ``"or"``.

    Returns:
        The list in words.

    Example:
        >>> list_words(["a", "b", "c"], "sv")
        'a, b och c'
    """
    *first, last = items or ("",)
    return f"{', '.join(first)} {say(f'list.{word}', language)} {last}" if first else last


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
    opening, closing = _MARKS[check_language(language)]
    return f"{opening}{one_line(text, limit).translate(_INNER_MARKS)}{closing}"


def sentence_words(text: str) -> str:
    """Make a sentence of a clause: a capital first, and a full stop unless it ends with a mark.

    Args:
        text: the clause, on one line.

    Returns:
        The sentence.
    """
    ended = text if text.endswith((".", "!", "?", "…", "]")) else f"{text}."
    return ended[:1].upper() + ended[1:]
