"""How an assessment comes out otherwise, in words."""

from __future__ import annotations

import datetime as dt

import attrs

import town
from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.shift import DutyShift, Shift, shift_between
from offentligroll.model.reading.statement_record import statement_from_record
from offentligroll.policy.policy import Policy
from offentligroll.report.page import words_of
from offentligroll.report.shift_words import shift_entry

HEAD = town.HEAD + town.SWEDEN
SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'
LISTED = f'[[capacity]]\nid = "listed"\ndecides = "official"\nwhen = "account-is-listed"\n{SAYS}'
ONLY_IF = f'[[capacity]]\nid = "legal"\nofficial_only_if = "acts-on-assignment"\n{SAYS}'
REPLY = f'[[guideline]]\nid = "reply"\nshould = "is-reply"\n{SAYS}'
KEEP = f'[[obligation]]\nid = "keep"\naction = {{ sv = "Gör.", en = "Do." }}\n{SAYS}'


def _assess(*parts: str) -> Assessment:
    facts = {"account-is-listed": True}
    record = {"act": "post", "at": "2024-03-05", "text": "Hej", "facts": facts}
    return Policy.from_text(HEAD + "".join(parts)).assess(statement_from_record(record))


def _told(shift: Shift, language: str = "en") -> list[str]:
    entry = shift_entry("A post", shift, language)
    return [words_of(one) for one in (entry.words, *entry.lines)]


def test_another_answer_is_told_with_the_rules_that_decided() -> None:
    """Why an answer is another is told by the deciding rules before and now."""
    assert _told(shift_between(_assess(LISTED), _assess(LISTED, ONLY_IF))) == [
        "A post: official (settled) → undetermined (open, leaning to official)",
        "Reasons before: A rule [listed]",
        "Reasons now: A rule [listed]",
        "Might apply now: A rule [legal]",
    ]
    assert _told(shift_between(_assess(LISTED), _assess()), "sv") == [
        "A post: officiellt (avgjort) → inte möjligt att avgöra (policyn säger inget)",
        "Skäl förut: En regel [listed]",
        "Skäl nu: ingen regel",
    ]


def test_rules_that_keep_an_answer_from_being_settled_are_told() -> None:
    """Where the same rule decides less firmly, or more, the rule that is in the way is told."""
    open_rule = LISTED.replace('"listed"', '"other"').replace("official", "personal")
    open_rule = open_rule.replace("account-is-listed", "acts-on-assignment")
    less = shift_between(_assess(LISTED), _assess(LISTED, open_rule))
    assert _told(less)[0] == "A post: official (settled) → official (for now)"
    assert _told(less)[-1] == "Might apply now: A rule [other]"
    more = shift_between(_assess(LISTED, open_rule), _assess(LISTED))
    assert _told(more)[-1] == "Might have applied before: A rule [other]"


def test_the_same_answer_for_other_reasons_tells_the_reasons() -> None:
    """Where other rules decide, that is told; where the same do, they go without saying."""
    renamed = LISTED.replace('"listed"', '"on-the-list"')
    assert _told(shift_between(_assess(LISTED), _assess(renamed))) == [
        "A post: official (settled), as before",
        "Reasons before: A rule [listed]",
        "Reasons now: A rule [on-the-list]",
    ]


def test_norms_are_told_as_they_came_out_and_come_out() -> None:
    """A guideline or obligation that came or went counts as one that did not apply, or does not."""
    both = _assess(LISTED, REPLY, KEEP)
    assert _told(shift_between(_assess(LISTED), both)) == [
        "A post: official (settled), as before",
        "The guideline “A rule” [reply]: did not apply → departs from (settled)",
        "The obligation “A rule” [keep]: did not need to be done → to be done (settled)",
    ]
    assert _told(shift_between(both, _assess(LISTED)))[1:] == [
        "The guideline “A rule” [reply]: departs from (settled) → does not apply",
        "The obligation “A rule” [keep]: to be done (settled) → need not be done",
    ]


def test_days_and_precautions_of_an_obligation_are_told() -> None:
    """By when, how long and whether as a precaution belongs to what is to be done."""
    kept = KEEP + 'within = "P1D"\nretain = "P2Y"\nwhen_undecided = "due"\n'
    other = _assess(kept)
    assert _told(shift_between(_assess(LISTED, kept), other))[-1] == (
        "The obligation “A rule” [keep]: to be done (settled, by 6 March 2024, kept up to and including "
        "5 March 2026) → to be done (open, by 6 March 2024, kept up to and including 5 March 2026, as a "
        "precaution)"
    )
    (duty,) = _assess(KEEP).obligations
    shift = Shift(old=other, new=other, is_answer_changed=False)
    shift = attrs.evolve(shift, obligations=(DutyShift(id="keep", old=duty, new=None),))
    assert _told(shift)[-1] == "The obligation “A rule” [keep]: not decided (open) → need not be done"
    assert duty.due is None
    assert dt.date(2024, 3, 6) == other.obligations[0].due
