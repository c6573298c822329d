"""Whether a stored answer is what a policy answers to the facts that it was made of."""

from __future__ import annotations

import enum
import functools
import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.facts_hash import KEYED, facts_hash
from offentligroll.assessment.part_converter import part_converter
from offentligroll.assessment.parts import Duty, Finding, Reason, StatementSummary
from offentligroll.engine.known import Known
from offentligroll.facts.fact import unknown
from offentligroll.facts.told_sheet import Sheet
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.policy.judging.assessing import assessed
from offentligroll.policy.judging.deadlines import possible_days, starts_at
from offentligroll.policy.judging.laid_out import LaidOut, Times
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.visitor import VISITOR_FACT
from offentligroll.version import __version__


class Verified(enum.StrEnum):
    """What of a stored answer is held against the policy."""

    POLICY = "policy"
    VERSION = "version"
    CONTENTS = "contents"
    LIBRARY = "library"
    FACTS = "facts"
    CAPACITY = "capacity"
    STATUS = "status"
    LEAN = "lean"
    BECAUSE = "because"
    RULE = "rule"
    FINDING = "finding"
    OBLIGATION = "obligation"
    WEAK_FACTS = "weak-facts"


_OF_THE_POLICY = (Verified.POLICY, Verified.VERSION, Verified.CONTENTS)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Deviation:
    """One thing in which a stored answer and the policy's own differ."""

    part: Verified
    """What differs."""
    id: str | None = None
    """Which rule, guideline or obligation."""
    recorded: tuple[str, ...]
    """What the record says; empty where it says nothing."""
    now: tuple[str, ...]
    """What the policy says; empty where it says nothing."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Verification:
    """What became of holding a stored answer against a policy."""

    deviations: tuple[Deviation, ...] = ()
    """In what they differ."""
    has_compared: bool = True
    """Whether answers were compared; the answer of another policy has nothing to be compared with."""
    has_checked_facts: bool = True
    """Whether the record's facts were held against their hash; that of a redacted record is keyed."""
    days_by_bounds: tuple[str, ...] = ()
    """Obligations whose last day no record can tell anew, being counted in hours from a day whose hour was
    left out, or in office hours: it was held between the days that are possible."""

    @property
    def agrees(self) -> bool:
        """Whether this very policy gives this very answer; under another version of the library it may."""
        return self.has_compared and all(one.part is Verified.LIBRARY for one in self.deviations)

    @property
    def is_same_policy(self) -> bool:
        """Whether the record was made by this very policy, working days and detectors included."""
        return not any(one.part in _OF_THE_POLICY for one in self.deviations)


def verify(rulebook: Rulebook, record: Mapping[str, Any] | Assessment) -> Verification:
    """Hold a stored answer against a policy; see :meth:`offentligroll.policy.policy.Policy.verify`.

    Args:
        rulebook: the contents of the policy.
        record: the answer.

    Returns:
        In what they differ.

    Raises:
        ValueError: the record has another shape, or its parts disagree.
    """
    stored = record if isinstance(record, Assessment) else Assessment.from_dict(record)
    deviations = [*_of_the_policy(rulebook, stored)]
    is_keyed = stored.provenance.facts.startswith(KEYED)
    if not is_keyed:
        made = facts_hash(stored.facts, stored.tone)
        deviations += _deviation(Verified.FACTS, None, (stored.provenance.facts,), (made,))
        deviations += _of_the_words(stored)
    is_comparable = stored.provenance.policy == rulebook.id
    by_bounds: Mapping[str, Duty] = {}
    if is_comparable:
        again = assess_recorded(rulebook, stored)
        by_bounds = {one.id: one for one in _possible_days(rulebook, stored, again)}
        deviations += _of_the_answer(stored, again, by_bounds)
    return Verification(
        deviations=tuple(deviations),
        has_compared=is_comparable,
        has_checked_facts=not is_keyed,
        days_by_bounds=tuple(by_bounds),
    )


def assess_recorded(rulebook: Rulebook, record: Assessment) -> Assessment:
    """Assess again by the facts and days of a stored answer alone.

    Args:
        rulebook: the contents of the policy.
        record: the answer.

    Returns:
        What the policy answers to these facts; all others are unknown.
    """
    compiled, about = rulebook.compiled, record.statement
    facts = {fact: unknown(fact, None) for fact in compiled.facts}
    facts |= {used.id: used.fact for used in record.facts}
    laid = LaidOut(
        sheet=Sheet.of_facts(facts),
        statement=None if about is None else _act_of(about),
        organisation=None,
        day=record.provenance.day,
        as_of=record.provenance.as_of,
        times=_times(record),
        summary=about,
    )
    known = compiled.with_derived(Known(*laid.sheet.bits(compiled.facts)))
    return assessed(rulebook, laid, rulebook.decide(known, laid.day))


def _act_of(about: StatementSummary) -> Statement:
    """What days are counted from."""
    return Statement(act=about.act, id=about.id, at=about.at, received=about.received)


def _possible_days(rulebook: Rulebook, stored: Assessment, again: Assessment) -> Iterator[Duty]:
    """Duties in hours whose last day no record can tell anew, with the day that it tells if possible.

    A redacted record has no hour to count from, and no record has the opening hours.
    """
    told = {one.id: one for one in stored.obligations}
    visitor = {used.id: used.fact.truth for used in stored.facts}.get(VISITOR_FACT)
    for duty in again.obligations:
        recorded = told.get(duty.id)
        if recorded is None or recorded.due is None or duty.due is not None:
            continue
        starts = starts_at(duty.obligation, _times(stored), came_in=visitor is Truth.YES)
        first, last = possible_days(duty.obligation, starts, rulebook.calendar_of(duty.obligation))
        if first is not None and first <= recorded.due <= (last or recorded.due):
            yield attrs.evolve(duty, due=recorded.due, moved_from=recorded.moved_from)


def _times(record: Assessment) -> Times:
    about, origin = record.statement, record.provenance
    if about is None:
        return Times(at=origin.published, received=origin.received)
    return Times(at=about.at, received=about.received)


def _of_the_policy(rulebook: Rulebook, stored: Assessment) -> Iterator[Deviation]:
    origin = stored.provenance
    for part, recorded, now in (
        (Verified.POLICY, origin.policy, rulebook.id),
        (Verified.VERSION, origin.version, rulebook.version),
        (Verified.CONTENTS, origin.sha256, rulebook.fingerprint),
        (Verified.LIBRARY, origin.library, __version__),
    ):
        yield from _deviation(part, None, (recorded,), (now,))


def _of_the_words(stored: Assessment) -> Iterator[Deviation]:
    """Quotes that do not stand in the words of the record, where it has kept these."""
    text = None if stored.statement is None else stored.statement.text
    for used in () if text is None else stored.facts:
        quotes = [part for part in used.fact.evidence if part.quote is not None and part.record is None]
        recorded = tuple(part.quote or "" for part in quotes)
        now = tuple((text or "")[part.start : part.end] for part in quotes)
        yield from _deviation(Verified.FACTS, used.id, recorded, now)


def _of_the_answer(
    stored: Assessment, again: Assessment, by_bounds: Mapping[str, Duty]
) -> Iterator[Deviation]:
    old, new = (_answer(one) for one in (stored, again))
    new |= {(Verified.OBLIGATION, identity): _told_of_duty(one) for identity, one in by_bounds.items()}
    for part, identity in dict.fromkeys((*old, *new)):
        told = (one.get((part, identity), ()) for one in (old, new))
        yield from _deviation(part, identity, *told)
    yield from _of_the_rules(stored, again)


def _of_the_rules(stored: Assessment, again: Assessment) -> Iterator[Deviation]:
    """What the record has rules, guidelines, obligations, facts and the policy say, where they say it not."""
    old, new = (_contents(one) for one in (stored, again))
    for key in (key for key in old if key in new):
        recorded, now = old[key], new[key]
        parting = [field for field in {**recorded, **now} if recorded.get(field) != now.get(field)]
        yield from _deviation(*key, _fields(recorded, parting), _fields(now, parting))


def _contents(assessment: Assessment) -> Mapping[tuple[Verified, str | None], Mapping[str, Any]]:
    """All that an answer repeats of the policy, as plain values."""
    write = _writer()
    origin = assessment.provenance
    rules = (*assessment.because, *assessment.despite, *assessment.held_open_by, *assessment.rules)
    parts: tuple[Reason | Finding | Duty, ...] = (*rules, *assessment.findings, *assessment.obligations)
    facts = itertools.chain(assessment.facts, *(part.facts for part in parts))
    about = {"title": origin.title, "question": origin.question, "zone": origin.zone}
    return {
        (Verified.CONTENTS, None): {**write(about), "otherwise": write(origin.otherwise)},
        **{(Verified.FACTS, one.id): write(one.phrase) for one in facts},
        **{(Verified.RULE, reason.id): write(reason.rule) for reason in rules},
        **{(Verified.FINDING, one.id): write(one.guideline) for one in assessment.findings},
        **{(Verified.OBLIGATION, one.id): write(one.obligation) for one in assessment.obligations},
    }


def _fields(plain: Mapping[str, Any], names: list[str]) -> tuple[str, ...]:
    return tuple(f"{name} {json.dumps(plain[name], ensure_ascii=False)}" for name in names if name in plain)


@functools.cache
def _writer() -> Callable[[object], Any]:
    return part_converter().unstructure


def _answer(assessment: Assessment) -> dict[tuple[Verified, str | None], tuple[str, ...]]:
    """All that an answer says, as words."""
    lean = () if assessment.lean is None else (assessment.lean.value,)
    return {
        (Verified.CAPACITY, None): (assessment.capacity.value,),
        (Verified.STATUS, None): (assessment.status.value,),
        (Verified.LEAN, None): lean,
        (Verified.BECAUSE, None): tuple(reason.id for reason in assessment.because),
        **{(Verified.RULE, reason.id): (reason.state.value,) for reason in assessment.rules},
        **{(Verified.FINDING, one.id): _told_of_finding(one) for one in assessment.findings},
        **{(Verified.OBLIGATION, one.id): _told_of_duty(one) for one in assessment.obligations},
        (Verified.WEAK_FACTS, None): tuple(used.id for used in assessment.weak_facts),
    }


def _told_of_finding(finding: Finding) -> tuple[str, ...]:
    may_be_against = ("may-be-against",) if finding.may_be_against else ()
    return (finding.outcome.value, finding.status.value, *finding.excused_by, *may_be_against)


def _told_of_duty(duty: Duty) -> tuple[str, ...]:
    days = {"due": duty.due, "moved-from": duty.moved_from, "keep-until": duty.keep_until}
    told = (f"{name} {day.isoformat()}" for name, day in days.items() if day is not None)
    return (duty.outcome.value, duty.status.value, *(("precaution",) if duty.is_precaution else ()), *told)


def _deviation(
    part: Verified, identity: str | None, recorded: tuple[str, ...], now: tuple[str, ...]
) -> Iterator[Deviation]:
    if recorded != now:
        yield Deviation(part=part, id=identity, recorded=recorded, now=now)
