"""Facts in words: the answer, where it comes from, what is not known and what to ask."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.assessment.parts import Question, UsedFact
from offentligroll.assessment.undecided import ONLY_PEOPLE
from offentligroll.assessment.wording.manner import Manner
from offentligroll.assessment.wording.notes import note_words, record_words
from offentligroll.assessment.wording.phrasing import safe_quote, sentence_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.truth import Truth

_PLACES = frozenset({"statement", "channel", "author"})
_CALLER = "caller"
_LIBRARY = ("offentligroll", "policy")
_JOINED = "; "
_NOBODY = "nobody-said"


def fact_sentence(used: UsedFact, manner: Manner) -> str:
    """State a fact, and where its answer comes from.

    Args:
        used: the fact.
        manner: how to say it.

    Returns:
        A sentence.
    """
    fact = used.fact
    clause = manner.form(used.forms, "is_not" if fact.truth is Truth.NO else "is_")
    if fact.truth is Truth.UNKNOWN:
        key, how = "answers.fact.unknown", _what_is_missing(fact, manner)
    else:
        key, how = "answers.fact.known", how_words(fact, manner)
    sentence = sentence_words(manner.say(key if how else f"{key}-bare", clause=clause, how=how))
    return (
        manner.say("answers.fact.named", sentence=sentence, id=one_line(used.id))
        if manner.is_full
        else sentence
    )


def fact_lines(facts: Iterable[UsedFact], manner: Manner) -> list[str]:
    """State several facts, and the answers that they outranked.

    Args:
        facts: the facts.
        manner: how to say them; beaten answers are told only in full.

    Returns:
        A line for each fact and each beaten answer.
    """
    lines: list[str] = []
    for used in facts:
        lines.append(fact_sentence(used, manner))
        lines += beaten_lines(used, manner)
    return lines


def beaten_lines(used: UsedFact, manner: Manner) -> list[str]:
    """State which answers a fact's answer outranked.

    Args:
        used: the fact.
        manner: how to say them; they are told only in full.

    Returns:
        A line for each answer.
    """
    beaten = used.fact.beaten if manner.is_full else ()
    return [
        manner.say(f"answers.fact.beaten-{other.truth}", how=how_words(other, manner))
        for other in beaten
        if other.truth is not Truth.UNKNOWN
    ]


def missing_facts(facts: Iterable[UsedFact], manner: Manner, most: int | None) -> str | None:
    """State in one sentence which facts are not known.

    Args:
        facts: facts, of which the unknown ones are named.
        manner: how to say it.
        most: how many to name; None for all.

    Returns:
        The sentence, or None where all are known.
    """
    unknown = [used for used in facts if used.fact.truth is Truth.UNKNOWN]
    if not unknown:
        return None
    if len(unknown) == 1 and (how := _what_record_is_missing(unknown[0].fact, manner)):
        return manner.say("answers.fact.unknown", clause=manner.form(unknown[0].forms, "is_"), how=how)
    phrases = [
        manner.say("answers.finding.missing-one", phrase=manner.form(used.forms, "is_")) for used in unknown
    ]
    key = (
        "answers.finding.missing" if most is None or len(phrases) <= most else "answers.finding.missing-more"
    )
    return manner.say(key, facts=manner.joined(phrases[:most], "or"))


def question_sentence(question: Question, manner: Manner) -> str:
    """Ask about one fact or two.

    Args:
        question: the facts to ask about together.
        manner: how to say it.

    Returns:
        The question, and the answer that counts until it is given another.
    """
    first, *others = (manner.form(used.forms, "ask") for used in question.facts)
    asked = first
    if others:
        # The second question goes on in the middle of a sentence.
        second = " ".join(others)
        other = second[:1].lower() + second[1:]
        asked = manner.say("answers.fact.question-two", question=first.removesuffix("?"), other=other)
    known = [words for used in question.facts if (words := _for_now(used.fact, manner))]
    return " ".join([asked, *dict.fromkeys(known)])


def _for_now(fact: Fact, manner: Manner) -> str | None:
    if fact.truth is not Truth.UNKNOWN:
        return manner.say(f"answers.fact.now-{fact.truth}")
    note = _what_is_missing(fact, manner)
    return note and sentence_words(note)


def _what_record_is_missing(fact: Fact, manner: Manner) -> str | None:
    """Explain what would have told a fact; of what only people can tell there is nothing to explain."""
    is_peoples = fact.note is not None and fact.note.code in ONLY_PEOPLE
    return None if is_peoples else _what_is_missing(fact, manner)


def _what_is_missing(fact: Fact, manner: Manner) -> str | None:
    """Explain why a fact is not known; that nobody has told it goes without saying, unless all is told."""
    if fact.note is None or (fact.note.code == _NOBODY and not manner.is_full):
        return None
    return note_words(fact.note, manner.language)


def how_words(fact: Fact, manner: Manner) -> str:
    """State where an answer comes from.

    Args:
        fact: the answer.
        manner: how to say it.

    Returns:
        A clause.
    """
    records = _JOINED.join(
        record_words(evidence.record, manner.language)
        for evidence in fact.evidence
        if evidence.record is not None
    )
    quotes = manner.joined(
        [
            safe_quote(evidence.quote, manner.language)
            for evidence in fact.evidence
            if evidence.quote is not None and manner.shows_words
        ]
    )
    match fact.origin:
        case Origin.GIVEN:
            return _given(fact, records, manner)
        case Origin.LOOKED_UP:
            how = manner.say(
                "answers.how.looked-up-in" if records else "answers.how.looked-up", records=records
            )
        case Origin.DETECTED:
            key = "answers.how.quoted" if quotes else "answers.how.detected"
            how = manner.say(f"{key}-in" if records else key, quotes=quotes, records=records)
        case Origin.NOT_FOUND:
            how = manner.say(
                "answers.how.not-found-in" if records else "answers.how.not-found", records=records
            )
            how = _with_note(how, note_words(fact.note, manner.language) if fact.note else None, manner)
            how = _with_note(how, quotes, manner)
        case Origin.ASSUMED:
            return manner.say("answers.how.assumed")
        case Origin.PREMISE:
            return manner.say("answers.how.premise")
        case Origin.IMPLIED:
            return manner.say("answers.how.implied", clause=_ground_of(fact, manner))
        case _:
            how = manner.say("answers.how.nowhere")
    return _with_teller(how, fact.told_by, manner)


def _ground_of(fact: Fact, manner: Manner) -> str:
    """State the answer that another follows from."""
    ground = fact.follows_from or ""
    definition = Vocabulary.shipped().get(ground.removeprefix("not "))
    if definition is None:
        # A record of a later version may follow from a fact that this one does not know.
        return one_line(ground)
    forms = definition.forms.in_language(manner.language)
    return forms.that_not if ground.startswith("not ") else forms.is_


def _given(fact: Fact, records: str, manner: Manner) -> str:
    teller = fact.told_by
    if teller is None or teller == _CALLER:
        how = manner.say("answers.how.given")
    elif teller in _PLACES:
        how = manner.say(f"answers.how.given-{teller}")
    else:
        how = manner.say("answers.how.given-by", teller=one_line(teller))
    note = None if fact.note is None else note_words(fact.note, manner.language)
    how = _with_note(how, note, manner)
    return manner.say("answers.how.with-records", how=how, records=records) if records else how


def _with_note(how: str, note: str | None, manner: Manner) -> str:
    return manner.say("answers.how.with-note", how=how, note=note) if note else how


def _with_teller(how: str, teller: str | None, manner: Manner) -> str:
    """Name who answered: always where it is another program, the library's own parts only in full."""
    if teller is None or (teller.startswith(_LIBRARY) and not manner.is_full):
        return how
    return manner.say("answers.how.told-by", how=how, teller=one_line(teller))
