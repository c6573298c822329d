"""Whether a guideline may be made at all: those that reach into private speech, criticism and others' views.

Ombudsmen have struck at internal rules that reached private speech. What is found here is no judgement of
law: it shows an author where a lawyer should look, and what is accepted is shown with every answer.
"""

from __future__ import annotations

from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.files.where import Path
from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.regions import Entry, all_of, none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import MOST_FACTS, Bits, Space, evaluate_bits, implies
from offentligroll.rules.condition import Condition, FactTest, GroupKind, facts_in
from offentligroll.rules.condition import Group as ConditionGroup
from offentligroll.rules.rule import Bound, Guideline, InCapacity, Modality
from offentligroll.rules.source import SourceKind

LAW = frozenset({SourceKind.CONSTITUTION, SourceKind.STATUTE, SourceKind.CASE_LAW})
"""The kinds of sources that may bind private speech."""

DISCLAIMERS = ("account-carries-disclaimer", "states-own-view")
"""The facts by which a speaker says that the views are her own."""

CRITICISM = ("criticises-own-authority", "criticises-colleague", "is-workplace-grievance")
"""The facts of criticism within the authority; towards parties, officials are to be impartial."""

REMOVALS = ("is-removal", "is-block")
"""The acts that take away what others have said, or keep them from saying it."""

_HOUSE_RULES = "content-breaks-house-rules"
_DECIDED = "compare JO, September 2018, on Härjedalen, and FOB 2016-2 on Gribskov"


def check_lawfulness(subject: Subject) -> None:
    """Look for guidelines that reach further than guidelines may.

    Args:
        subject: the policy.
    """
    for rule, entry in zip(subject.policy.guidelines, subject.guidelines, strict=True):
        if entry.path is None:
            continue
        if Bound.SPEAKER in rule.binds and rule.modality.is_duty:
            _check_reach(subject, entry.path, rule)
            _check_disclaimer(subject, entry.path, rule, entry)
            _check_criticism(subject, entry.path, rule, entry)
        if Bound.AUTHORITY in rule.binds:
            _check_removal(subject, entry.path, rule, entry)


def _check_reach(subject: Subject, path: Path, rule: Guideline) -> None:
    if rule.in_capacity is InCapacity.OFFICIAL or (rule.cite is not None and rule.cite.source.kind in LAW):
        return
    if rule.cite is None:
        message = "the guideline binds what people say privately, and names no source"
    else:
        kind = rule.cite.source.kind
        message = (
            f"the guideline binds what people say privately, and its source, of the kind `{kind}`, is no law"
        )
    hint = f"let it bind in the official capacity only, cite the law, or accept it with a reason; {_DECIDED}"
    subject.report((*path, "in_capacity"), Check.REACHES_PRIVATE_SPEECH, message, hint)


def _check_disclaimer(subject: Subject, path: Path, rule: Guideline, entry: Entry) -> None:
    if rule.in_capacity is InCapacity.OFFICIAL:
        return
    wanted = ConditionGroup(kind=GroupKind.ANY_OF, members=tuple(FactTest(fact=fact) for fact in DISCLAIMERS))
    if implies(entry.followed, wanted):
        message = "the guideline prescribes a disclaimer for private speech"
        hint = (
            "let it apply only where the words could be taken for the authority's, or accept it with a "
            "reason; compare Grunnloven § 100 in Norway, under which no form of disclaimer is prescribed"
        )
        subject.report((*path, rule.modality.value), Check.PRESCRIBES_DISCLAIMER, message, hint)


def _check_criticism(subject: Subject, path: Path, rule: Guideline, entry: Entry) -> None:
    """Criticism as such: nothing about how it is said, or what else is said, needs to be so."""
    breach = all_of(entry.gone_against, none_of(entry.part("defence")))
    conduct = set(facts_in(entry.followed))
    for fact in CRITICISM:
        if fact not in conduct:
            continue
        plain = _without_words(breach, {fact: True})
        if plain is None:
            subject.passed_over.add(path)
        elif plain & ~(_without_words(breach, {fact: False}) or 0):
            message = f"the guideline forbids criticism as such (`{fact}`)"
            hint = (
                "forbid what may be forbidden in how it is said, such as `is-abusive`, or accept it with a "
                f"reason; {_DECIDED}"
            )
            subject.report((*path, rule.modality.value), Check.FORBIDS_CRITICISM, message, hint)
            return


def _check_removal(subject: Subject, path: Path, rule: Guideline, entry: Entry) -> None:
    """Removal as such: nothing about what was removed needs to be so."""
    if rule.modality.is_prohibition:
        return
    done = all_of(entry.applies, entry.followed)
    conduct = set(facts_in(entry.followed))
    for fact in REMOVALS:
        if fact not in conduct:
            continue
        removed = _without_words(done, {fact: True, _HOUSE_RULES: False})
        if removed is None:
            subject.passed_over.add(path)
        elif removed & ~(_without_words(done, {fact: False, _HOUSE_RULES: False}) or 0):
            lets = (
                "lets the authority remove" if rule.modality is Modality.MAY else "has the authority remove"
            )
            message = f"the guideline {lets} views, or shut people out, on no ground in what they say"
            hint = f"add a ground to `when`, such as `{_HOUSE_RULES}`, or accept it with a reason"
            subject.report((*path, rule.modality.value), Check.REMOVES_VIEWS, message, hint)
            return


def _without_words(condition: Condition, fixed: dict[str, bool]) -> int | None:
    """Tell where a condition holds of an act whose words are nothing but what is fixed.

    Args:
        condition: the condition.
        fixed: what is so, and what is not so.

    Returns:
        The assignments of all that is not about the words; None where these are too many.
    """
    words = {one.id for one in Vocabulary.shipped().values() if one.group is Group.WORDS}
    asked = set(facts_in(condition))
    free = {fact for fact in asked if fact in Vocabulary.shipped() and fact not in words} - fixed.keys()
    if len(free) > MOST_FACTS:
        return None
    space = Space.over(free)

    def bits_of(fact: str) -> Bits:
        if fact in free:
            return space.bits_of(fact)
        return (space.every, 0) if fixed.get(fact, False) else (0, space.every)

    return evaluate_bits(condition, bits_of, space.every)[0]
