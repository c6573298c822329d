"""How an assessment comes out otherwise under another policy, in words, and because of which rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Duty, Finding, Reason
from offentligroll.assessment.shift import Shift
from offentligroll.assessment.wording.phrasing import (
    capacity_words,
    obligation_words,
    outcome_words,
    safe_quote,
    status_words,
)
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say, written
from offentligroll.report.page import Entry, Line
from offentligroll.report.page_words import line, short_sentence
from offentligroll.rules.outcome import ObligationOutcome, RuleState
from offentligroll.rules.rule import Guideline, Obligation


def shift_entry(label: str, shift: Shift, language: str) -> Entry:
    """State how an assessment comes out otherwise.

    Args:
        label: what was assessed.
        shift: both assessments.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Both answers, the rules that decided them, and the norms that come to something else.

    Example:
        >>> from offentligroll.assessment.shift import shift_between
        >>> from offentligroll.policy.policy import Policy
        >>> policy = Policy.load("katrineholm")
        >>> shift = shift_between(policy.assess_facts(), policy.assess_facts(["account-is-listed"]))
        >>> "".join(map(str, shift_entry("A post", shift, "en").words))
        'A post: undetermined (open) → official (settled)'
    """
    if shift.is_answer_changed:
        old, new = (_answer(one, language) for one in (shift.old, shift.new))
        words = line("pages.shift.answer", language, label=label, old=old, new=new)
    else:
        words = line("pages.shift.same-answer", language, label=label, answer=_answer(shift.new, language))
    return Entry(words=words, lines=(*_reasons(shift, language), *_norms(shift, language)))


def _answer(assessment: Assessment, language: str) -> str:
    capacity = capacity_words(assessment.capacity, language)
    status = status_words(assessment.status, language, short=True)
    if assessment.lean is None:
        return say("pages.shift.capacity", language, capacity=capacity, status=status)
    lean = capacity_words(assessment.lean, language)
    return say("pages.shift.leaning", language, capacity=capacity, status=status, lean=lean)


def _reasons(shift: Shift, language: str) -> Iterator[Line]:
    """State which rules decided, and which came to keep the answer from being settled or no longer do."""
    old, new = (_named(one.because, language) for one in (shift.old, shift.new))
    if shift.is_answer_changed or old != new:
        yield line("pages.shift.because-before", language, rules=old or say("pages.shift.no-rule", language))
        yield line("pages.shift.because-now", language, rules=new or say("pages.shift.no-rule", language))
    if shift.is_answer_changed:
        before, now = (_possible(one) for one in (shift.old, shift.new))
        for key, here, there in (("before", before, now), ("now", now, before)):
            only_here = [reason for rule, reason in here.items() if rule not in there]
            if only_here:
                yield line(f"pages.shift.possible-{key}", language, rules=_named(only_here, language))


def _possible(assessment: Assessment) -> Mapping[str, Reason]:
    """Return the rules that did not decide and that something still to be learnt could bring into play."""
    deciding = {reason.id for reason in assessment.because}
    return {
        reason.id: reason
        for reason in assessment.rules
        if reason.state is RuleState.OPEN and not reason.set_aside_by and reason.id not in deciding
    }


def _named(reasons: Iterable[Reason], language: str) -> str:
    return "; ".join(
        say(
            "pages.shift.rule",
            language,
            sentence=short_sentence(reason.says.in_language(language)),
            id=one_line(reason.id),
        )
        for reason in reasons
    )


def _norms(shift: Shift, language: str) -> Iterator[Line]:
    for finding in shift.findings:
        old = _finding(finding.old, language) or say("pages.shift.none", language)
        new = _finding(finding.new, language) or say("pages.shift.none-now", language)
        guidelines = [one.guideline for one in (finding.new, finding.old) if one is not None]
        yield line("pages.shift.finding", language, norm=_norm(guidelines[0], language), old=old, new=new)
    for duty in shift.obligations:
        old = _duty(duty.old, language) or say("pages.shift.no-duty", language)
        new = _duty(duty.new, language) or say("pages.shift.no-duty-now", language)
        obligations = [one.obligation for one in (duty.new, duty.old) if one is not None]
        yield line("pages.shift.obligation", language, norm=_norm(obligations[0], language), old=old, new=new)


def _norm(norm: Guideline | Obligation, language: str) -> str:
    """Name a guideline or obligation by its sentence."""
    sentence = safe_quote(short_sentence(norm.says.in_language(language)), language)
    return say("pages.shift.rule", language, sentence=sentence, id=one_line(norm.id))


def _finding(finding: Finding | None, language: str) -> str | None:
    if finding is None:
        return None
    outcome = outcome_words(finding.outcome, language)
    status = status_words(finding.status, language, short=True)
    return say("pages.shift.norm", language, outcome=outcome, status=status)


def _duty(duty: Duty | None, language: str) -> str | None:
    if duty is None:
        return None
    details = [status_words(duty.status, language, short=True)]
    if duty.outcome is ObligationOutcome.DUE:
        days = {"due": duty.due, "keep-until": duty.keep_until}
        details += [
            say(f"pages.shift.{name}", language, day=written(day, language))
            for name, day in days.items()
            if day is not None
        ]
        if duty.is_precaution:
            details.append(say("pages.shift.precaution", language))
    outcome = obligation_words(duty.outcome, language)
    return say("pages.shift.duty", language, outcome=outcome, details=", ".join(details))
