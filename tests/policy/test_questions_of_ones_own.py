"""An own fact that is a question, which only people and programs can answer."""

from __future__ import annotations

import pytest
from policy_builders import entry, head, own_fact

from offentligroll import Act, Answer, Detector, FileError, Outcome, Policy, Statement, Truth
from offentligroll.assessment.wording.notes import note_words
from offentligroll.report.page_formats import page_as_text
from offentligroll.report.policy_page import policy_page

FACT = "shown-have-consented"
PHRASES = 'phrase = { sv = "de som syns har samtyckt", en = "those shown have consented" }'
QUESTION = 'ask = { sv = "Har de som syns samtyckt?", en = "Have those shown consented?" }'
TEXT = (
    head()
    + f'[[fact]]\nid = "{FACT}"\n{PHRASES}\n{QUESTION}\n'
    + entry("guideline", "consent", f'must = "{FACT}"\nin_capacity = "any"')
)
POLICY = Policy.from_text(TEXT)
SAID = Statement(act=Act.POST, text="Hej")


def outcome(said: Statement, asked: Policy = POLICY) -> Outcome:
    """Tell what the guideline on consent comes to."""
    return asked.assess(said).finding("consent").outcome


def test_nobody_has_said() -> None:
    """The library never answers it, and says so."""
    found = POLICY.assess(SAID).finding("consent")
    assert found.outcome is Outcome.UNDECIDED
    assert [note_words(used.fact.note, "en") for used in found.facts if used.fact.note] == ["nobody has said"]


@pytest.mark.parametrize("is_so", [True, False])
def test_people_and_programs(is_so: bool) -> None:
    """Told on a statement, as a bare fact, in an interview or by a detector, it is known."""
    expected = Outcome.COMPLIES if is_so else Outcome.BREACHED
    assert outcome(SAID.with_fact(FACT, is_so)) is expected
    assert POLICY.assess_facts({FACT: is_so}).finding("consent").outcome is expected
    told = POLICY.interview(SAID).with_answer(FACT, Truth.from_bool(is_so)).assessment
    assert told.finding("consent").outcome is expected
    register = Detector(
        fact="those shown have consented",
        name="the register of consents",
        answer=lambda _: Answer.looked_up(Truth.from_bool(is_so), "signed in May"),
    )
    assert outcome(SAID, POLICY.with_detector(register)) is expected


def test_it_is_asked_in_its_own_words() -> None:
    """The interview puts the question as the policy has it."""
    asked = POLICY.interview()
    while (question := asked.question) is not None and question.id != FACT:
        asked = asked.with_answer(question.id, Truth.UNKNOWN)
    assert question is not None
    assert question.forms.in_language("sv").ask == "Har de som syns samtyckt?"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Whether those shown have consented is a question for people or their programs: Have those"),
        ("sv", "Om de som syns har samtyckt är en fråga för människor eller deras program: Har de"),
    ],
)
def test_pages_say_whose_it_is(language: str, words: str) -> None:
    """The page of a policy tells that the library does not answer it."""
    assert words in " ".join(page_as_text(policy_page(POLICY, language)).split())


def test_without_a_question() -> None:
    """A fact that is neither a group nor words nor a question is a slip."""
    with pytest.raises(FileError, match="or else asks with `ask`"):
        Policy.from_text(head() + own_fact("nothing", ""))


def test_it_may_be_part_of_a_group() -> None:
    """And be assumed, as what is detected may."""
    more = own_fact("may-show", f'any_of = ["{FACT}", "is-satire"]')
    assumed = TEXT.replace(head(), head(more=f"[assume]\n{FACT} = true")).replace(
        f'must = "{FACT}"', 'must = "may-show"'
    )
    found = Policy.from_text(assumed + more).assess(SAID).finding("consent")
    assert (found.outcome, str(found.status)) == (Outcome.COMPLIES, "assumed")
