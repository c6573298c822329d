"""Guidelines of which following the one is always breaching the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.covering import Coverings
from offentligroll.policy.checking.days import days_of
from offentligroll.policy.checking.regions import Entry, all_of, none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import implies
from offentligroll.rules.rule import Guideline, InCapacity


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    pairs = zip(subject.policy.guidelines, subject.guidelines, strict=True)
    excused = {other for rule in subject.policy.guidelines for other in rule.outranks}
    duties = [(rule, entry) for rule, entry in pairs if rule.modality.is_duty and rule.id not in excused]
    contradictions = _contradictions(subject, duties)
    reported: set[int] = set()
    for number, other in contradictions:
        path = duties[number][1].path
        # Of two that do the same to each other, the later one is reported.
        is_reported_of_the_other = number < other and (other, number) in contradictions
        if path is not None and number not in reported and not is_reported_of_the_other:
            reported.add(number)
            found = Message("checks.contradictory-duties.found", other=duties[other][0].id)
            advice = Message("checks.contradictory-duties.advice")
            yield Finding(path=path, says=found, advice=advice)


def _contradictions(
    subject: Subject, duties: Sequence[tuple[Guideline, Entry]]
) -> dict[tuple[int, int], None]:
    """The numbers of duties that breach another one whenever they are followed, and of those."""
    inner = [all_of(entry.applies, entry.followed) for _, entry in duties]
    outer = [all_of(entry.breached, none_of(entry.part("defence"))) for _, entry in duties]
    coverings = Coverings(inner, outer)
    found = list(coverings.pairs())
    subject.pairs_passed_over += coverings.passed_over
    days = [days_of(rule, subject.policy) for rule, _ in duties]
    return {
        (number, other): None
        for number, other in found
        if _binds_too(duties[other][0], duties[number][0])
        and days[number] in days[other]
        # A duty to make good what has been done wrong is no contradiction.
        and not implies(duties[number][1].applies, duties[other][1].breached)
    }


def _binds_too(other: Guideline, rule: Guideline) -> bool:
    """Whether a guideline binds somebody whom another binds, in the same capacity."""
    same = other.in_capacity in (InCapacity.ANY, rule.in_capacity)
    return same and not set(other.binds).isdisjoint(rule.binds)


CHECK = Check(
    code="contradictory-duties",
    chapter=Chapter.CONFLICTING,
    find=find,
    example="""\
[[guideline]]
id = "answer"
must = "is-reply"
says = { en = "Questions are answered." }
cite = "law, 1"

[[guideline]]
id = "do-not-answer"
must_not = "is-reply"
when = "is-message"
says = { en = "Messages are not answered." }
cite = "law, 2"
""",
)
