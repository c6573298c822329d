"""The chapters of an explanation about guidelines and obligations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offentligroll.assessment.details import Explained
from offentligroll.assessment.parts import Duty, Finding, UsedFact
from offentligroll.assessment.undecided import undecided_groups
from offentligroll.assessment.wording.fact_words import fact_lines, missing_facts
from offentligroll.assessment.wording.manner import Manner, chapter, item
from offentligroll.assessment.wording.phrasing import bound_words, capacity_words, duration_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.fact import Origin
from offentligroll.languages import is_known, render, written
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.outcome import ObligationOutcome, Outcome
from offentligroll.rules.rule import Bound, Guideline, InCapacity, StartsAt
from offentligroll.rules.visitor import binds_in

_MOST_MISSING = 3
_MOST_UNDECIDED = 5
_MOST_NAMED = 3
_IN_ORDER = (
    Outcome.BREACHED,
    Outcome.DEPARTED_FROM,
    Outcome.EXCUSED,
    Outcome.UNDECIDED,
    Outcome.PERMITTED,
    Outcome.COMPLIES,
    Outcome.NOT_APPLICABLE,
)
_WEEKEND = (5, 6)
# The checks of a policy that ask whether a guideline may be made at all.
_DOUBTS = ("reaches-private-speech", "prescribes-disclaimer", "forbids-criticism", "removes-views")
_MOSTLY_COUNTED = (Outcome.PERMITTED, Outcome.COMPLIES)


def whatever_capacity_line(assessment: Explained, manner: Manner) -> str | None:
    """State what a statement firmly goes against although it is not official, or not known to be.

    Args:
        assessment: what is explained.
        manner: how to tell it.

    Returns:
        A sentence; None where there is nothing.
    """
    broken = (one for outcome in Outcome if outcome.is_against for one in assessment.findings_of(outcome))
    firm = {one.id: one for one in broken if one.status.is_firm}
    in_order = (firm[identity] for identity, _, _ in assessment.brief.findings if identity in firm)
    against = [one for one in in_order if binds_in(one.guideline) is InCapacity.ANY]
    if assessment.capacity is Capacity.OFFICIAL or not against:
        return None
    return manner.say("answers.about.whatever-capacity", says=_names(against, manner))


def findings_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return what the guidelines come to: first what is breached; what does not bear on it is counted.

    Args:
        assessment: what is explained.
        manner: how to tell it; in full every guideline is told.

    Returns:
        Lines.
    """
    items: list[list[str]] = []
    counts: list[str] = []
    for outcome in _IN_ORDER:
        if outcome is Outcome.NOT_APPLICABLE and not manner.is_full:
            hidden = sum(one is outcome for _, one, _ in assessment.brief.findings)
            counts += [manner.say(f"answers.finding-count.{outcome}", count=hidden)] if hidden else []
            continue
        found = assessment.findings_of(outcome)
        if outcome is Outcome.UNDECIDED and not manner.is_full:
            items += _undecided(found, assessment, manner)
            continue
        shown = found if manner.is_full else _shown(outcome, found)
        items += [_finding(finding, assessment, manner) for finding in shown]
        if hidden := len(found) - len(shown):
            more = "-more" if shown else ""
            counts.append(manner.say(f"answers.finding-count.{outcome}{more}", count=hidden))
    if counts:
        items.append(item(manner.joined(counts)))
    return chapter(manner.say("answers.heading.findings"), items)


def _shown(outcome: Outcome, found: Sequence[Finding]) -> Sequence[Finding]:
    """What is followed or permitted is named where something told of the statement bears on it."""
    return [one for one in found if _is_told(one)][:_MOST_NAMED] if outcome in _MOSTLY_COUNTED else found


def _is_told(finding: Finding) -> bool:
    """Whether it rests on something that was so, and not only on what nobody did."""
    firm = (
        one.fact for one in finding.facts if not one.fact.is_weak and one.fact.origin is not Origin.PREMISE
    )
    return any(fact.truth is Truth.YES for fact in firm)


def _finding(finding: Finding, assessment: Explained, manner: Manner) -> list[str]:
    guideline = finding.guideline
    words = manner.say(
        f"answers.finding.{finding.outcome}",
        act=_act(assessment, manner),
        says=manner.name(guideline.says, guideline.id),
        status=manner.status(finding.status),
    )
    below = [*_excuses(finding, assessment, manner), *fact_lines(finding.facts, manner)]
    if finding.outcome is Outcome.NOT_APPLICABLE:
        below += _only_in_capacity(guideline.in_capacity, assessment, manner)
    if finding.outcome is Outcome.UNDECIDED:
        below += _hangs_on_capacity(guideline.in_capacity, assessment, manner)
    if guideline.binds != (Bound.SPEAKER,):
        below.append(manner.say("answers.finding.binds", bound=bound_words(guideline.binds, manner.language)))
    below += _accepted(guideline, manner)
    return item(words, *below, manner.source(guideline.cite))


def _undecided(findings: Sequence[Finding], assessment: Explained, manner: Manner) -> Iterator[list[str]]:
    """State once what would decide several guidelines, and in one line which ones only people can decide."""
    groups = undecided_groups(findings)
    asked = [group for group in groups if not group.needs_judgement]
    for group in asked[:_MOST_UNDECIDED]:
        words = manner.say(
            "answers.finding.undecided-group",
            count=len(group.findings),
            says=_names(group.findings, manner),
            status=manner.status(group.findings[0].status),
        )
        missing = _missing(group.facts, group.findings[0].guideline.in_capacity, assessment, manner)
        named = group.findings[:_MOST_NAMED]
        accepted = dict.fromkeys(line for one in named for line in _accepted(one.guideline, manner))
        yield item(" ".join([words, *missing]), *accepted)
    judged = [finding for group in groups if group.needs_judgement for finding in group.findings]
    if judged:
        says, count = _names(judged, manner), len(judged)
        accepted = dict.fromkeys(line for one in judged for line in _accepted(one.guideline, manner))
        yield item(manner.say("answers.finding.needs-judgement", says=says, count=count), *accepted)
    if hidden := sum(len(group.findings) for group in asked[_MOST_UNDECIDED:]):
        yield item(manner.say("answers.finding-count.undecided", count=hidden))


def _names(findings: Sequence[Finding], manner: Manner) -> str:
    names = [manner.name(one.guideline.says, one.id) for one in findings[:_MOST_NAMED]]
    if hidden := len(findings) - len(names):
        names.append(manner.say("answers.finding.and-more", count=hidden))
    return manner.joined(names)


def _act(assessment: Explained, manner: Manner) -> str:
    """What a guideline judges, to begin a sentence with: the statement, or the act where it has no words."""
    act = "" if assessment.statement is None else assessment.statement.act
    code = f"answers.the-act.{act}"
    name = manner.say(code if is_known(code) else "answers.the-act.statement")
    return name[:1].upper() + name[1:]


def _accepted(guideline: Guideline, manner: Manner) -> list[str]:
    """State what doubts about whether a guideline may be made its author has accepted, and why."""
    return [
        render(f"checks.{one.code}.accepted", {"why": manner.plain(one.why)}, manner.language)
        for one in guideline.accept
        if one.code in _DOUBTS
    ]


def _excuses(finding: Finding, assessment: Explained, manner: Manner) -> list[str]:
    says = {one.id: one.guideline.says for one in assessment.findings} if finding.excused_by else {}
    lines = []
    for excuse in finding.excused_by:
        if excuse in ("unless", "defence"):
            lines.append(manner.say(f"answers.finding.excuse-{excuse}"))
        else:
            named = manner.name(says[excuse], excuse) if excuse in says else f"`{one_line(excuse)}`"
            lines.append(manner.say("answers.finding.excuse-permission", says=named))
    return lines


def _missing(
    used: Sequence[UsedFact], in_capacity: InCapacity, assessment: Explained, manner: Manner
) -> list[str]:
    """State what is missing for something to be decided."""
    facts = missing_facts(used, manner, None if manner.is_full else _MOST_MISSING)
    return [*([facts] if facts else []), *_hangs_on_capacity(in_capacity, assessment, manner)]


def _hangs_on_capacity(in_capacity: InCapacity, assessment: Explained, manner: Manner) -> list[str]:
    hangs = in_capacity is not InCapacity.ANY and assessment.capacity is Capacity.UNDETERMINED
    return [manner.say("answers.finding.hangs-on-capacity")] if hangs else []


def _only_in_capacity(in_capacity: InCapacity, assessment: Explained, manner: Manner) -> list[str]:
    """State of which statements something is demanded, where this is none of them."""
    if in_capacity is InCapacity.ANY or assessment.capacity is Capacity.UNDETERMINED:
        return []
    wanted = Capacity(in_capacity)
    if wanted is assessment.capacity:
        return []
    return [manner.say("answers.finding.only-in-capacity", capacity=capacity_words(wanted, manner.language))]


def obligations_chapter(assessment: Explained, manner: Manner) -> list[str]:
    """Return what is to be done, by whom and by when; what need not be done is counted.

    Args:
        assessment: what is explained.
        manner: how to tell it; in full every obligation is told.

    Returns:
        Lines.
    """
    shown = [one for one in ObligationOutcome if manner.is_full or one is not ObligationOutcome.NOT_DUE]
    items = [
        _duty(duty, assessment, manner) for outcome in shown for duty in assessment.obligations_of(outcome)
    ]
    duties = assessment.brief.duties
    not_due = [status for _, outcome, status in duties if outcome is ObligationOutcome.NOT_DUE]
    if not_due and not manner.is_full:
        key = "not-due" if items or not all(status.is_firm for status in not_due) else "nothing-due"
        items.append(item(manner.say(f"answers.duty-count.{key}", count=len(not_due))))
    return chapter(manner.say("answers.heading.obligations"), items)


def _duty(duty: Duty, assessment: Explained, manner: Manner) -> list[str]:
    obligation = duty.obligation
    below: Sequence[str]
    if duty.outcome is ObligationOutcome.UNDECIDED:
        below = _missing(duty.facts, obligation.in_capacity, assessment, manner)
    elif duty.outcome is ObligationOutcome.DUE:
        below = _keeping(duty, manner)
    else:
        below = _only_in_capacity(obligation.in_capacity, assessment, manner)
    lines = [*below, manner.name(obligation.says, obligation.id) if manner.is_full else ""]
    facts = () if duty.outcome is ObligationOutcome.UNDECIDED else duty.facts
    return item(
        _what_to_do(duty, assessment, manner),
        *(line for line in lines if line),
        *fact_lines(facts, manner),
        manner.source(obligation.cite),
    )


def _what_to_do(duty: Duty, assessment: Explained, manner: Manner) -> str:
    obligation = duty.obligation
    bound = bound_words(obligation.binds, manner.language)
    filled: dict[str, object] = {
        "action": manner.plain(obligation.action),
        "bound": bound[:1].upper() + bound[1:],
        "status": manner.status(duty.status),
    }
    if duty.outcome is ObligationOutcome.NOT_DUE:
        # Here the sentence goes on behind the action.
        filled["action"] = manner.plain(obligation.action).removesuffix(".")
    if duty.outcome is not ObligationOutcome.DUE:
        return manner.say(f"answers.duty.{duty.outcome}", **filled)
    if duty.due_at is not None:
        return manner.say("answers.duty.by-moment", moment=written(duty.due_at, manner.language), **filled)
    if duty.due is not None:
        return manner.say("answers.duty.by-day", day=written(duty.due, manner.language), **filled)
    if obligation.within is not None:
        within = duration_words(obligation.within, manner.language)
        key = "answers.duty.within-uncounted"
        if obligation.within.office_hours is not None or obligation.within.hours is not None:
            key = "answers.duty.within-no-hours"
        elif obligation.starts is StartsAt.RECEIVED:
            key = "answers.duty.within-unreceived"
        elif assessment.statement is None or assessment.statement.at is None:
            key = "answers.duty.within-undated"
        return manner.say(key, duration=within, **filled)
    return manner.say("answers.duty.at-some-time", **filled)


def _is_on_weekend(duty: Duty) -> bool:
    """Whether calendar time runs out on a Saturday or Sunday, where nothing lets it run on."""
    within, due = duty.obligation.within, duty.due
    return (
        within is not None and within.working_days is None and due is not None and due.weekday() in _WEEKEND
    )


def _keeping(duty: Duty, manner: Manner) -> list[str]:
    """Explain why it is due although nobody can tell, and how long to keep what the act left."""
    lines = [manner.say("answers.duty.precaution")] if duty.is_precaution else []
    if duty.moved_from is not None:
        lines.append(manner.say("answers.duty.moved", day=written(duty.moved_from, manner.language)))
    elif _is_on_weekend(duty):
        lines.append(manner.say("answers.duty.not-moved"))
    retain = duty.obligation.retain
    if duty.keep_until is not None:
        lines.append(manner.say("answers.duty.keep-until", day=written(duty.keep_until, manner.language)))
    elif retain is not None and retain.for_ever:
        lines.append(manner.say("answers.duty.keep-for-ever"))
    elif retain is not None:
        lines.append(manner.say("answers.duty.keep-for", duration=duration_words(retain, manner.language)))
    return lines
