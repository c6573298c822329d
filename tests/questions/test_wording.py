"""How a reply is told: the answer, the ground with its source, and what it rests on or what to ask."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from offentligroll import Policy
from offentligroll.questions import Form, Template, TemplateId, templates

RULE = """
[[{kind}]]
id = "rule"
in_capacity = "any"
says = {{ sv = "Regeln.", en = "The rule." }}
{body}
"""


HEAD = (
    'format = 1\nid = "tiny"\nversion = "1"\nlanguages = ["sv", "en"]\ncountry = "SE"\n'
    'zone = "Europe/Stockholm"\ntitle = { sv = "Liten", en = "Tiny" }\n'
    'question = { sv = "I rollen?", en = "In the role?" }\n'
)


def policy(body: str, kind: str = "guideline", head: str = "") -> Policy:
    """A policy of one rule."""
    return Policy.from_text(HEAD + head + RULE.format(kind=kind, body=body))


SAY = 'answers = ["may-say"]\n'
DO = (
    'binds = ["speaker"]\naction = { sv = "Gör det.", en = "Do it." }\n'
    'answers = ["what-must-be-done", "how-long"]\n'
)
FIRST_LINES = [
    ('must_not = "is-spam"\n', ["is-spam"], (), "no", "No, you may not.", "Nej, det får du inte."),
    (
        'should_not = "is-spam"\n',
        ["is-spam"],
        (),
        "no",
        "Better not: it is advised",
        "Helst inte: det avråds",
    ),
    ('must_not = "is-abusive"\n', (), ["is-abusive"], "yes", "Yes, you may.", "Ja, det får du."),
    ('may = "is-spam"\n', ["is-spam"], (), "yes", "Yes, you may.", "Ja, det får du."),
    (
        'must_not = "is-spam"\nwhen = "is-on-duty"\n',
        ["is-spam"],
        (),
        "yes-if",
        "Yes, you may, if the author was not on duty.",
        "Ja, det får du, om avsändaren inte var i tjänst.",
    ),
    (
        'must_not = "is-spam"\nunless = "is-satire"\n',
        ["is-spam"],
        (),
        "no-unless",
        "No, you may not, unless it is satire or a joke.",
        "Nej, det får du inte, om inte det är satir eller skämt.",
    ),
    (
        'should = "account-carries-disclaimer"\nwhen = "is-spam"\n',
        ["is-spam"],
        ["account-carries-disclaimer"],
        "no-unless",
        "Better not, unless the account carries a disclaimer",
        "Helst inte, om inte kontot har en upplysning",
    ),
    ('must_not = "is-spam"\n', (), (), "not-known", "Not known yet: Is", "Inte känt än: Är"),
    (
        'must_not = "is-spam"\nwhen = "is-on-duty"\n',
        (),
        ["is-on-duty"],
        "not-said",
        "This policy does not say whether you may say it.",
        "Policyn säger inte om du får säga det.",
    ),
]


@pytest.mark.parametrize(("body", "yes", "no", "form", "english", "swedish"), FIRST_LINES)
def test_the_first_line(  # noqa: PLR0913, PLR0917
    body: str, yes: list[str], no: list[str], form: str, english: str, swedish: str
) -> None:
    """It answers, in the words of whoever asks."""
    reply = policy(body + SAY).answer("may-say", yes, no)
    assert reply.form == form
    assert reply.text("en").startswith(english)
    assert reply.text("sv").startswith(swedish)


DEMANDS = [
    ('must = "account-is-listed"\n', "The account must be on the authority's list of official channels."),
    ('must = "not is-spam"\n', "The statement must not be spam"),
    (
        'must = { all_of = ["is-measured", "not is-spam"] }\n',
        "The statement must be factual and measured in tone. The statement must not be spam",
    ),
    ('must = { none_of = ["is-spam", "is-abusive"] }\n', "The statement must not be spam"),
    ('must = { any_of = ["is-measured", "is-spam"] }\n', "This is asked for: The rule."),
    (
        'must = { all_of = ["is-measured", { any_of = ["is-spam", "is-abusive"] }] }\n',
        "This is asked for: The rule.",
    ),
    ('should = "is-measured"\n', "It is advised: The rule."),
]


def test_what_a_prohibition_demands() -> None:
    """What goes against one is to be undone."""
    norm = 'must_not = { any_of = ["not is-measured", "is-abusive"] }\nanswers = ["what-must-be-done"]\n'
    reply = policy(norm).answer("what-must-be-done", (), ["is-measured"])
    assert reply.text("sv").startswith(
        "Uttalandet ska vara sakligt och återhållet i tonen. Uttalandet får inte"
    )


@pytest.mark.parametrize(("body", "words"), DEMANDS)
def test_what_a_guideline_demands(body: str, words: str) -> None:
    """It is said of what was done, where its parts can be demanded one by one; else the norm is told."""
    norm = body + 'answers = ["what-must-be-done"]\nwhen = "is-on-duty"\n'
    reply = policy(norm).answer("what-must-be-done", ["is-on-duty"])
    assert reply.form is Form.MUST
    assert reply.text("en").startswith(words)


def test_a_demand_in_a_language_that_facts_do_not_speak() -> None:
    """A policy in one language gets no demand in another."""
    norm = RULE.format(kind="guideline", body='must = "is-spam"\nanswers = ["what-must-be-done"]\n')
    text = HEAD.replace('["sv", "en"]', '["nb"]').replace("sv = ", "nb = ")
    only = Policy.from_text(re.sub(r', en = ".*?"', "", text + norm.replace("sv = ", "nb = ")))
    assert only.answer("what-must-be-done").text("nb").startswith("This is asked for: Regeln.")


def test_a_day_is_said() -> None:
    """What is to be done has its last day, and what is kept the last day of that."""
    duty = policy(DO + 'within = "2 working days"\nretain = "P2Y"\n', "obligation")
    reply = duty.answer("what-must-be-done", published=dt.date(2026, 11, 27))
    assert reply.text("en").startswith("You must, by 1 December 2026: Do it.")
    assert reply.text("en").endswith("Keep it until 27 November 2028.")


def test_a_precaution_is_said_to_be_one() -> None:
    """While nobody can tell, it is done to be on the safe side."""
    duty = policy(DO + 'when = "is-spam"\nwhen_undecided = "due"\n', "obligation")
    assert duty.answer("what-must-be-done").text("en").startswith("To be on the safe side: Do it.")
    assert duty.answer("what-must-be-done", (), ["is-spam"]).form is Form.NEED_NOT


def test_what_a_policy_is_not_about() -> None:
    """Outside its time or its scope it does not answer."""
    old = policy('must_not = "is-spam"\n' + SAY, head="in_force = { until = 2011-01-01 }\n")
    reply = old.answer("may-say", ["is-spam"], published=dt.date(2020, 1, 1))
    assert (reply.form, reply.text("en")) == (Form.NOT_SAID, "This policy is not about that.")


def test_a_rule_without_a_source_says_so() -> None:
    """Nobody is left to think that there is one."""
    assert "(no source given)" in policy('must_not = "is-spam"\n' + SAY).answer("may-say", ["is-spam"]).text()


def test_the_rest_is_told_when_asked_for() -> None:
    """The other rules stand behind, with what each says by itself."""
    reply = Policy.shipped("se-municipal-model").answer("may-remove", ["content-breaks-house-rules"])
    assert "First the post is removed" in reply.text("en", whole=True)


def test_a_reply_is_plain_values() -> None:
    """What it says goes into JSON."""
    reply = policy('must_not = "is-spam"\nwhen = "is-on-duty"\n' + SAY).answer("may-say", ["is-spam"])
    plain = json.loads(json.dumps(reply.to_dict()))
    assert plain["conditions"] == [{"fact": "is-on-duty", "holds": False}]
    assert (plain["form"], plain["by"], plain["ground"]["source"]) == ("yes-if", None, None)


@pytest.mark.parametrize(
    ("question", "facts", "side", "begins"),
    [
        ("may-remove", ["content-breaks-house-rules"], "authority", "Decision to remove a post"),
        ("may-remove", ["content-breaks-house-rules"], "visitor", None),
        ("what-must-be-done", ["receives-request", "account-belongs-to-authority"], "authority", "Thank you"),
        ("may-like-or-share", ["is-share"], "speaker", None),
    ],
)
def test_drafts(question: str, facts: list[str], side: str, begins: str | None) -> None:
    """Where something is to be written there is a draft, which says that it is one."""
    draft = Policy.shipped("se-municipal-model").answer(question, facts, asked_by=side).draft("en")
    if begins is None:
        assert draft is None
    else:
        assert draft is not None
        assert draft.startswith("DRAFT.")
        assert draft.split("\n\n")[1].startswith(begins)


@pytest.mark.parametrize("template", templates(), ids=lambda one: one.id)
def test_each_question_is_there_in_each_language(template: Template) -> None:
    """Every side has its sentences, and asks a question."""
    for side in template.sides:
        for language in ("sv", "en"):
            assert side.asks.in_language(language).endswith("?")
            assert all(getattr(side, name).in_language(language) for name in ("yes", "no", "whether"))
    assert template.side(None).by is template.asked_by


def test_what_is_no_question() -> None:
    """Errors name the questions and sides that there are."""
    with pytest.raises(ValueError, match=r"`may-fly` is no question .* `may-say`"):
        Template.shipped("may-fly")
    with pytest.raises(ValueError, match=r"is not asked by `employer`; choose `authority`"):
        Template.shipped(TemplateId.MAY_REMOVE).side("employer")
