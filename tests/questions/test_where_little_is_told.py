"""Answers where little is at hand: nothing to ask, nothing carried, nothing that is told of a case."""

from __future__ import annotations

import attrs
import pytest

from offentligroll import Act, Policy, Statement
from offentligroll.cli.commands.faq import _case
from offentligroll.questions import Form
from offentligroll.questions.carried import with_carried_words
from offentligroll.questions.faq import Entry
from offentligroll.questions.template import Template
from offentligroll.questions.wording import text_of, text_of_many

POLICY = Policy.shipped("se-municipal-model")


def test_a_case_of_which_nothing_is_told_is_always_so() -> None:
    """The question by itself has its answer too."""
    entry = Entry(template=Template.shipped("may-remove"), reply=POLICY.answer("may-remove"))
    assert _case(entry, "en") == "Always:"


def test_a_like_of_what_is_not_at_hand_carries_nothing() -> None:
    """Without the words nothing is said of them, and a post carries nobody else's."""
    for one in (Statement(act=Act.LIKE, target="gone"), Statement(act=Act.POST, text="Hej")):
        assert with_carried_words(POLICY, one, ()) is one


@pytest.mark.parametrize(("language", "words"), [("en", "Not known"), ("sv", "Inte känt")])
def test_where_nothing_can_be_asked_that_is_said(language: str, words: str) -> None:
    """That nobody can tell is an answer."""
    reply = attrs.evolve(POLICY.answer("may-remove"), form=Form.NOT_KNOWN, ask=None)
    assert text_of(reply, language).startswith(words)


def test_that_another_policy_asks_for_nothing_is_not_said_beside_an_answer() -> None:
    """Under several policies an answer comes first; that another asks for nothing adds nothing."""
    yes = attrs.evolve(POLICY.answer("may-remove"), form=Form.YES)
    need_not = attrs.evolve(yes, form=Form.NEED_NOT)
    told = text_of_many(yes.question, (yes, need_not), (), (), "en")
    assert told == text_of_many(yes.question, (yes,), (), (), "en")
