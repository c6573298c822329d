"""A rule that stays open until somebody states what no record shows."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.files.problems import Severity
from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.stated import only_stated
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.condition import Condition, FactTest, GroupKind, facts_in
from offentligroll.rules.rule import CapacityRule, Guideline, Verb


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    stated = subject.once(only_stated)
    for path, entry in subject.own:
        opening = tuple(dict.fromkeys(fact for fact in _opening(entry) if fact in stated))
        advice = _advice(entry)
        # Who has to be asked about the conduct is asked about the exception in one go.
        is_asked = not stated.isdisjoint(_facts(entry.part("conduct")))
        if opening and advice is not None and not is_asked:
            part = "when" if set(opening).isdisjoint(_facts(entry.part("unless"))) else "unless"
            found = Message("checks.opens-the-rule.found", facts=opening, part=part)
            yield Finding(path=(*path, part), says=found, advice=advice)


def _facts(condition: Condition | None) -> Iterator[str]:
    yield from () if condition is None else facts_in(condition)


def _opening(entry: Entry) -> Iterator[str]:
    """The facts without which a rule stays open although what it is about is known."""
    yield from _facts(entry.part("unless"))
    yield from _negated(entry.when, negated=False)


def _negated(condition: Condition, *, negated: bool) -> Iterator[str]:
    """The facts that must not be true."""
    if isinstance(condition, FactTest):
        if condition.negated is not negated:
            yield condition.fact
    else:
        for member in condition.members:
            yield from _negated(member, negated=negated is not (condition.kind is GroupKind.NONE_OF))


def _advice(entry: Entry) -> Message | None:
    """How else it may be written; None where there is no other way."""
    rule = entry.rule
    if isinstance(rule, CapacityRule) and rule.verb in (Verb.PRESUMES, Verb.SUGGESTS):
        return Message("checks.opens-the-rule.advice-presumption")
    if isinstance(rule, CapacityRule) and rule.verb is Verb.DECIDES:
        return Message("checks.opens-the-rule.advice-decision")
    if isinstance(rule, Guideline) and rule.modality.is_duty:
        return Message("checks.opens-the-rule.advice-guideline")
    return None


CHECK = Check(
    code="opens-the-rule",
    chapter=Chapter.SELDOM_KNOWN,
    find=find,
    severity=Severity.HINT,
    example="""\
[[capacity]]
id = "own-account"
presumes = "personal"
when = "account-belongs-to-author"
unless = "acts-on-assignment"
says = { en = "On one's own account one speaks for oneself." }
cite = "law, 1"
""",
)
