"""The chapters of an explanation about the capacity: what decides it, and what pointed the other way."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.assessment.details import Explained
from offentligroll.assessment.parts import Reason
from offentligroll.assessment.wording.fact_words import fact_lines, fact_sentence, question_sentence
from offentligroll.assessment.wording.manner import Manner, chapter, item
from offentligroll.assessment.wording.phrasing import capacity_words, state_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import RuleState, Status
from offentligroll.rules.visitor import VISITOR

_MOST = 5
_UNFINISHED = frozenset({Status.OPEN, Status.PROVISIONAL})


def deciding_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return the deciding rules, with the facts that they rest on and their sources.

    Args:
        assessment: what is explained.
        manner: how to tell it.

    Returns:
        Lines.
    """
    conflict = assessment.status is Status.CONFLICTING
    heading = manner.say("answers.heading.conflicting" if conflict else "answers.heading.deciding")
    if assessment.because:
        return chapter(heading, (_rule(reason, manner) for reason in assessment.because))
    otherwise = assessment.origin.otherwise
    if assessment.status is Status.OPEN and assessment.lean is None:
        return _possible_chapter(assessment, manner)
    if otherwise is Capacity.UNDETERMINED:
        return chapter(heading, [item(manner.say("answers.rule.otherwise-nothing"))])
    words = manner.say("answers.rule.otherwise", capacity=capacity_words(otherwise, manner.language))
    return chapter(heading, [item(words)])


def _possible_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return which rules may come to apply, where nothing is decided."""
    possible = [reason for reason in assessment.rules if reason.state is RuleState.OPEN]
    shown = possible if manner.is_full else possible[:_MOST]
    items = [_rule(reason, manner) for reason in shown]
    if hidden := len(possible) - len(shown):
        items.append(item(manner.say("answers.more.rules", count=hidden)))
    return chapter(manner.say("answers.heading.possible"), items)


def despite_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return what pointed the other way, and what beat it.

    Args:
        assessment: what is explained.
        manner: how to tell it.

    Returns:
        Lines.
    """
    if not assessment.despite:
        return []
    known = {one.id: one for one in (*assessment.because, *assessment.despite, *assessment.held_open_by)}
    named = {rule for one in assessment.despite for rule in (*one.set_aside_by, *one.overruled_by)}
    if not known.keys() >= named:
        known = {one.id: one for one in assessment.rules} | known
    items = []
    for reason in assessment.despite:
        beaten = [
            manner.say(f"answers.rule.{key}", rules=manner.joined(_names(rules, known, manner)))
            for key, rules in (("set-aside", reason.set_aside_by), ("overruled", reason.overruled_by))
            if rules
        ]
        items.append(_rule(reason, manner, *beaten))
    return chapter(manner.say("answers.heading.despite"), items)


def _names(ids: Iterable[str], known: dict[str, Reason], manner: Manner) -> list[str]:
    return [manner.name(known[one].says, one) if one in known else f"`{one_line(one)}`" for one in ids]


def held_open_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return which requirements are not known to be met.

    Args:
        assessment: what is explained.
        manner: how to tell it.

    Returns:
        Lines.
    """
    return chapter(
        manner.say("answers.heading.held-open"), (_rule(reason, manner) for reason in assessment.held_open_by)
    )


def weak_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return what is assumed or was not found, and would change the answer.

    Args:
        assessment: what is explained.
        manner: how to tell it.

    Returns:
        Lines.
    """
    weak = [item(fact_sentence(used, manner)) for used in assessment.weak_facts]
    return chapter(manner.say("answers.heading.weak"), weak)


def question_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return what to ask next: the first five questions, or all.

    Args:
        assessment: what is explained.
        manner: how to tell it.

    Returns:
        Lines.
    """
    questions = assessment.open_questions()
    shown = questions.questions if manner.is_full else questions.questions[:_MOST]
    items = [item(question_sentence(question, manner)) for question in shown]
    if questions.asks_day:
        items.insert(0, item(manner.say("answers.rule.asks-day")))
    if hidden := len(questions) - len(shown):
        items.append(item(manner.say("answers.more.questions", count=hidden)))
    if not questions.complete:
        items.append(item(manner.say("answers.more.questions-incomplete")))
    elif not items and assessment.status in _UNFINISHED:
        items.append(item(manner.say("answers.more.questions-none")))
    return chapter(manner.say("answers.heading.questions"), items)


def all_rules_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return every rule with its state, and the facts that made it stand or fall.

    Args:
        assessment: what is explained.
        manner: how to tell it.

    Returns:
        Lines.
    """
    items = (
        item(
            manner.say("answers.rule.named", says=manner.plain(reason.says), id=one_line(reason.id)),
            manner.say("answers.rule.state", state=_state(reason, manner)),
            *_strength(reason, manner),
            *fact_lines(reason.facts, manner),
            _source(reason, manner),
        )
        for reason in assessment.rules
    )
    return chapter(manner.say("answers.heading.rules"), items)


def _state(reason: Reason, manner: Manner) -> str:
    """State whether a rule stands, and promise nothing where that rests on what is assumed."""
    if reason.state is RuleState.YES and (any(used.fact.is_weak for used in reason.facts)):
        return manner.say("answers.state.yes-weak")
    return state_words(reason.state, manner.language)


def _rule(reason: Reason, manner: Manner, *more: str) -> list[str]:
    """Return a rule: what it says and does, what it rests on, where it comes from."""
    return item(
        manner.plain(reason.says),
        " ".join([*_strength(reason, manner), *_doubt(reason, manner)]),
        *fact_lines(reason.facts, manner),
        *more,
        _source(reason, manner),
    )


def _source(reason: Reason, manner: Manner) -> str:
    return manner.say("answers.source.built-in") if reason.id == VISITOR else manner.source(reason.cite)


def _strength(reason: Reason, manner: Manner) -> list[str]:
    """State what the rule does to the answer."""
    rule = reason.rule
    if rule.verb.is_requirement:
        required = capacity_words(rule.concludes.other, manner.language)
        return [manner.say("answers.rule.requirement", capacity=required)]
    return [manner.say(f"answers.rule.{rule.verb}", capacity=capacity_words(rule.concludes, manner.language))]


def _doubt(reason: Reason, manner: Manner) -> list[str]:
    """State what is doubtful about a rule that stands, or whether a requirement is met."""
    match reason.state:
        case RuleState.PROVISIONAL:
            return [manner.say("answers.rule.provisional")]
        case RuleState.YES if reason.rule.verb.is_requirement:
            return [manner.say("answers.rule.failed")]
        case RuleState.OPEN if reason.rule.verb.is_requirement:
            return [manner.say("answers.rule.not-known")]
        case _:
            return []
