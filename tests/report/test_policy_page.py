"""A policy as numbered sentences."""

from __future__ import annotations

import re

import attrs
import pytest

from offentligroll.model.wording import Wording
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.report.page import Entry, Page, words_of
from offentligroll.report.policy_page import policy_page
from offentligroll.rules.covers import Covers
from offentligroll.rules.rule import OwnFact

POLICY = """format = 1
id = "town"
version = "3"
languages = ["sv", "en"]
zone = "Europe/Stockholm"
title = { sv = "Staden", en = "The town" }
question = { sv = "I rollen?", en = "In the role?" }
"""
SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'
SOURCES = """
[sources.law]
title = "The act"
kind = "statute"
verified = true
date = 2010-12-01
url = "https://law.example/act"
in_force = { from = 2011-01-01 }
[sources.talk]
title = "The talk"
kind = "practice"
verified = false
url = "on paper"
"""


def _page(body: str = "", language: str = "en") -> Page:
    return policy_page(Policy.from_text(POLICY + body), language)


def _entries(page: Page, section: str) -> tuple[Entry, ...]:
    (found,) = [one for one in page.sections if one.name == section]
    return found.entries


def _lines(body: str, section: str, language: str = "en") -> list[str]:
    """Say the last rule of a policy."""
    return [words_of(one) for one in _entries(_page(body, language), section)[-1].lines]


def test_a_page_starts_with_what_the_policy_is() -> None:
    """The head tells title, question, version, time in force and whose days count."""
    page = _page()
    assert (page.title, page.language) == ("The town", "en")
    assert [words_of(one) for one in page.about] == [
        "The question: In the role?",
        "The policy town, version 3.",
        "No dates are given: the policy is always in force.",
        "Days follow the time in Stockholm.",
    ]
    assert "It assesses statements, not people" in words_of(page.footer)
    assert [one.name for one in page.sections] == ["capacity"]


def test_the_head_tells_time_country_and_what_is_taken_in() -> None:
    """What is not so for every policy is told where it is so."""
    body = 'in_force = { from = 2010-12-01, until = 2024-12-31 }\ncountry = "SE"\nextends = ["katrineholm"]\n'
    assert [words_of(one) for one in _page(body, "sv").about[2:]] == [
        "I kraft från och med 1 december 2010 till och med 31 december 2024.",
        "Arbetsdagar räknas som i Sverige, dygn enligt tiden i Stockholm.",
        "Den tar in regler ur katrineholm.",
    ]


def test_another_language_is_refused() -> None:
    """Pages are there in languages that there are."""
    with pytest.raises(ValueError, match="`se` is not a language"):
        _page(language="se")


def test_assumptions_and_terms_stand_before_the_rules() -> None:
    """Whoever reads the rules knows what is assumed, and what the policy's own terms mean."""
    body = """
[assume]
account-is-listed = true
is-reply = false
[[fact]]
id = "formal"
phrase = { sv = "det är formellt", en = "it is formal" }
any_of = ["account-is-listed", "acts-on-assignment"]
[[fact]]
id = "greets"
phrase = { sv = "det hälsar", en = "it greets" }
words = { sv = ["hej", "god dag"], en = ["hello"] }

[[fact]]
id = "links"
phrase = { sv = "det länkar till kartan", en = "it links to the map" }
hosts = ["karta.example.se", "example.org"]

[[fact]]
id = "consent"
phrase = { sv = "de har samtyckt", en = "they have consented" }
ask = { sv = "Har de samtyckt?", en = "Have they consented?" }
"""
    page = _page(body)
    assert [one.name for one in page.sections] == ["assumptions", "own-facts", "capacity"]
    assert [words_of(one.words) for one in _entries(page, "assumptions")] == [
        "It is assumed that the account was on the authority's list of official channels on that day.",
        "It is assumed that the statement is not a reply.",
    ]
    group, words, hosts, question = _entries(page, "own-facts")
    assert words_of(hosts.words) == (
        "That it links to the map means that it links to one of these hosts: karta.example.se, example.org."
    )
    assert words_of(question.words) == (
        "Whether they have consented is a question for people or their programs: Have they consented?"
    )
    assert words_of(group.words) == (
        "That it is formal means that either the account was on the authority's list of official channels "
        "on that day or the author makes this statement on assignment."
    )
    assert (group.id, group.number, group.anchor) == ("formal", None, None)
    assert [words_of(one) for one in (words.words, *words.lines)] == [
        "That it greets means that one of these words or expressions occurs in the statement:",
        "sv: “hej”, “god dag”.",
        "en: “hello”.",
    ]


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        (
            'decides = "official"\nwhen = "is-reply"',
            "It decides that the statement is official when the statement is a reply.",
        ),
        (
            'presumes = "personal"\nwhen = "is-reply"',
            "The statement is presumed to be personal when the statement is a reply.",
        ),
        ('presumes = "personal"', "The statement is always presumed to be personal."),
        (
            'suggests = "official"\nwhen = "is-reply"',
            "It is a sign that the statement is official when the statement is a reply.",
        ),
        ('suggests = "official"', "It is always a sign that the statement is official."),
        (
            'official_only_if = "is-reply"',
            (
                "Requirement: the statement can be official only when the statement is a reply. "
                "Otherwise it is personal."
            ),
        ),
        (
            'personal_only_if = "is-reply"',
            (
                "Requirement: the statement can be personal only when the statement is a reply. "
                "Otherwise it is official."
            ),
        ),
    ],
)
def test_a_capacity_rule_says_how_strong_it_is(rule: str, first: str) -> None:
    """The strength of a rule is said in words."""
    body = f'[[capacity]]\nid = "one"\n{rule}\n{SAYS}'
    assert _lines(body, "capacity") == [first, "Source: none given."]


def test_a_capacity_rule_says_all_that_belongs_to_it() -> None:
    """Exceptions, rebuttals, hat, time, source and accepted warnings stand with the rule."""
    body = f"""{SOURCES}
[[capacity]]
id = "one"
presumes = "personal"
when = "is-reply"
unless = "is-share"
rebutted_by = "not acts-on-assignment"
hat = "party"
in_force = {{ until = 2020-01-01 }}
cite = "talk, at the end"
accept = [{{ code = "rarely-known", why = "it is what the law says" }}]
{SAYS}"""
    assert _lines(body, "capacity", "sv") == [
        "Uttalandet presumeras vara personligt när uttalandet är ett svar.",
        "Undantag: det gäller inte när handlingen är en delning av någon annans ord.",
        "Presumtionen bryts när avsändaren inte gör uttalandet på uppdrag.",
        "Uttalandet görs då i egenskap av partiföreträdare.",
        "Gäller till och med 1 januari 2020.",
        "Källa: The talk, at the end (källan är inte kontrollerad).",
        "Godtagen anmärkning (rarely-known): It is what the law says.",
    ]


def test_a_requirement_says_when_it_applies_and_a_sign_what_it_falls_by() -> None:
    """A condition of a requirement, and a rebuttal of a sign, have words of their own."""
    required = f'[[capacity]]\nid = "one"\nofficial_only_if = "is-reply"\nwhen = "is-share"\n{SAYS}'
    assert _lines(required, "capacity")[1].startswith("The requirement applies when ")
    sign = f'[[capacity]]\nid = "one"\nsuggests = "official"\nrebutted_by = "is-share"\n{SAYS}'
    assert _lines(sign, "capacity")[1].startswith("The sign loses its force when ")


def test_rules_name_each_other_by_number_and_sentence() -> None:
    """What goes before what is said from both sides."""
    rules = "".join(
        f'[[capacity]]\nid = "{one}"\npresumes = "official"\noutranks = {above}\n{SAYS}'
        for one, above in (("a", '["c"]'), ("b", '["c"]'), ("c", "[]"))
    )
    first, _, last = _entries(_page(rules), "capacity")
    assert words_of(first.lines[1]) == "Takes precedence over rule 3 (A rule)."
    assert words_of(last.lines[1]) == "Gives way to rules 1 and 2."


def test_the_value_where_no_rule_applies_is_said() -> None:
    """A policy says what holds where none of its rules does; how rules weigh is told where there are any."""
    for head, said in (
        ('otherwise = "personal"\n', "Where no rule applies, the statement is personal."),
        ("", "Where no rule applies, the policy does not say whose words they are."),
    ):
        (section,) = _page(head).sections
        assert [words_of(one) for one in section.intro] == [said]
    body = f'[[capacity]]\nid = "one"\npresumes = "official"\n{SAYS}'
    assert len(_page(body).sections[0].intro) == 3


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (
            'must = "is-reply"',
            [
                "The statement must be a reply.",
                "It binds the author when the statement is official.",
            ],
        ),
        (
            'must_not = "is-reply"\nin_capacity = "any"\nbinds = ["authority", "employer"]',
            [
                "The statement must not be a reply.",
                "It binds the authority and the employer, whether the statement is official or personal.",
            ],
        ),
        (
            'should = "is-reply"\nin_capacity = "personal"\nwhen = "is-reaction"',
            [
                "The statement should be a reply.",
                "It binds the author when the statement is personal.",
                "The guideline applies when the act is a like or another reaction.",
            ],
        ),
        (
            'should_not = "is-reply"\nunless = "is-reaction"\ndefence = "is-block"',
            [
                "The statement should not be a reply.",
                "It binds the author when the statement is official.",
                "Exception: it does not apply when the act is a like or another reaction.",
                "It is excused when whoever is bound shows that the act is blocking or banning a person.",
            ],
        ),
        (
            'may = "is-reply"\noutranks = ["zero"]',
            [
                "The statement may be a reply.",
                "It applies to the author when the statement is official.",
                "Takes precedence over rule 1 (A rule).",
            ],
        ),
    ],
)
def test_a_guideline_says_who_is_bound_to_what(rule: str, lines: list[str]) -> None:
    """Demand, bearer, capacity, conditions, excuse and rank are said in words."""
    zero = f'[[guideline]]\nid = "zero"\nmust = "is-share"\n{SAYS}'
    body = f'{zero}[[guideline]]\nid = "one"\n{rule}\n{SAYS}'
    assert _lines(body, "guidelines") == [*lines, "Source: none given."]


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (
            "",
            [
                "The authority must do this where the statement is official.",
                "It must always be done.",
                "No deadline is given.",
            ],
        ),
        (
            (
                'when = "is-reply"\nunless = "is-reaction"\nwithin = "1 working day"\nstarts = "received"\n'
                'retain = "P2Y"\nwhen_undecided = "due"\nin_capacity = "any"'
            ),
            [
                "The authority must do this whether the statement is official or personal.",
                "It must be done when the statement is a reply.",
                "Exception: it is not needed when the act is a like or another reaction.",
                "Deadline: within 1 working day of receipt.",
                "To be kept for 2 years.",
                "It must be done as a precaution while it is undecided whether the obligation applies.",
            ],
        ),
        (
            'within = "0 working days"\nretain = "forever"\nin_capacity = "personal"',
            [
                "The authority must do this where the statement is personal.",
                "It must always be done.",
                "Deadline: the working day on which the statement was published.",
                "To be kept permanently.",
            ],
        ),
        (
            'within = "P1W"\nends = "next working day"\ndone_by = "answer"',
            [
                "The authority must do this where the statement is official.",
                "It must always be done.",
                "Deadline: within 7 days of publication.",
                "It is done by an answer in the same thread.",
                "Where the time runs out on a day off, it runs on to the next working day.",
            ],
        ),
        (
            'done_by = "is-share"',
            [
                "The authority must do this where the statement is official.",
                "It must always be done.",
                "No deadline is given.",
                "It is done by a later act about it: the act is sharing or reposting someone else's words.",
            ],
        ),
    ],
)
def test_an_obligation_says_who_does_what_by_when(rule: str, lines: list[str]) -> None:
    """Action, bearer, time, keeping and precaution are said in words."""
    body = f'[[obligation]]\nid = "one"\naction = {{ sv = "Gör.", en = "Do it." }}\n{rule}\n{SAYS}'
    (entry,) = _entries(_page(body), "obligations")
    assert words_of(entry.words) == "Do it."
    assert _lines(body, "obligations") == ["The rule: A rule.", *lines, "Source: none given."]


def test_sources_say_whether_they_are_verified_and_what_rests_on_them() -> None:
    """A source is shown with its kind, day, address, time in force, and the rules that refer to it."""
    rules = "".join(
        f'[[capacity]]\nid = "{one}"\npresumes = "official"\ncite = "law, {one}"\n{SAYS}' for one in "ab"
    )
    page = _page(SOURCES + rules)
    law, talk = _entries(page, "sources")
    assert [words_of(one) for one in (law.words, *law.lines)] == [
        "The act (statute, 1 December 2010): verified.",
        "https://law.example/act",
        "In force from 1 January 2011.",
        "Used by rules 1 and 2.",
    ]
    assert [words_of(one) for one in (talk.words, *talk.lines)] == [
        "The talk (practice): not verified.",
        "on paper",
        "No rule refers to it.",
    ]
    assert "Not verified means" in words_of(page.sections[-1].intro[0])
    read = _page(SOURCES.replace("false", "true").replace('url = "on paper"\n', ""))
    assert read.sections[-1].intro == ()


def test_sources_that_are_alike_are_told_apart() -> None:
    """Two editions of one title are two sources, each with the rules that refer to it."""
    source = '[sources.{id}]\ntitle = "The act"\nkind = "statute"\nverified = false\n'
    rule = '[[capacity]]\nid = "rule"\ndecides = "official"\nwhen = "is-spam"\ncite = "new"\n' + SAYS
    first, second = _entries(_page(source.format(id="old") + source.format(id="new") + rule), "sources")
    told = [
        [line for one in entry.lines if "Used by" in (line := words_of(one))] for entry in (first, second)
    ]
    assert told == [[], ["Used by rule 1."]]


def test_sources_that_are_taken_in_are_used_by_the_rules_that_are() -> None:
    """A policy that rests on a law shows under the law's sources the rules that came with it."""
    page = _page('extends = ["se-law"]\n')
    lines = {one.id: [words_of(line) for line in one.lines] for one in _entries(page, "sources")}
    cited = {rule.cite.source.id for rule in Policy.shipped("se-law").guidelines if rule.cite is not None}
    assert len(cited) > 5
    assert [one for one in cited if not lines[f"se-law/{one}"][-1].startswith("Used by rule")] == []


@pytest.mark.parametrize(
    ("verified", "words"),
    [("true", "verified on 28 November"), ("false", "not verified, looked up on 28 November")],
)
def test_the_day_on_which_a_source_was_read_is_shown(verified: str, words: str) -> None:
    """A reader sees how old the look at the law is."""
    head, law = SOURCES.split("verified = true", 1)
    page = _page(f"{head}verified = {verified}\nread = 2026-11-28{law}")
    assert words in words_of(_entries(page, "sources")[0].words)


_ROUNDABOUT = re.compile(r"\b(?:vara|är) så att\b|\bthe case that\b|can't be told")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("policy", shipped_ids())
def test_shipped_policies_are_said_straight(policy: str, language: str) -> None:
    """No page of a shipped policy needs “it is not the case that”: its own facts have the forms it needs."""
    page = policy_page(Policy.load(policy), language)
    said = [
        words_of(one)
        for section in page.sections
        for entry in section.entries
        for one in (entry.words, *entry.lines)
    ]
    assert [one for one in said if _ROUNDABOUT.search(one)] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_shipped_policy_can_be_read(language: str) -> None:
    """Every rule of a shipped policy has a number of its own, and a sentence for its strength."""
    page = policy_page(Policy.load("katrineholm"), language)
    numbered = [entry for section in page.sections for entry in section.entries if entry.number is not None]
    assert [one.number for one in numbered] == list(range(1, len(numbered) + 1))
    # A principle is a sentence and its source, and has no strength.
    sentences = [
        entry for section in page.sections if section.name == "principles" for entry in section.entries
    ]
    assert all(len(one.lines) >= 2 for one in numbered if one not in sentences)


DOCUMENT = """
[document]
number = "KS 2024/12, § 58"
adopted_by = { sv = "kommunstyrelsen", en = "the executive committee" }
adopted = 2024-03-15
review_by = 2026-12-31
"""
WHOLE = (
    "KS 2024/12, § 58; adopted by the executive committee on 15 March 2024; "
    "to be reviewed no later than 31 December 2026"
)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (DOCUMENT, WHOLE),
        ('[document]\nadopted_by = { sv = "kommunen", en = "the town" }\n', "adopted by the town"),
        ("[document]\nadopted = 2024-03-15\n", "adopted on 15 March 2024"),
        ('[document]\nnumber = "58"\n', "58"),
    ],
)
def test_the_head_names_the_adopted_document(body: str, sentence: str) -> None:
    """What is known of the document is said in one line."""
    told = [words_of(one) for one in _page(body).about]
    assert f"The adopted document: {sentence}." in told


def test_principles_are_numbered_with_the_rules_and_counted() -> None:
    """The sentences that nobody watches stand after the rules, and the head counts them."""
    rule = f'[[capacity]]\nid = "cap"\npresumes = "official"\n{SAYS}'
    principle = f'[[principle]]\nid = "be-aware"\n{SAYS}cite = "law, 2"\n'
    page = _page(SOURCES + rule + principle)
    (entry,) = _entries(page, "principles")
    assert (entry.number, entry.id, [words_of(one) for one in entry.lines]) == (
        2,
        "be-aware",
        ["Source: The act, 2 (source verified)."],
    )
    counted = "Rules: 1. Besides, the policy keeps one principle, which no rule watches over."
    assert counted in [words_of(one) for one in page.about]
    assert "Used by rule 2." in [words_of(one) for one in _entries(page, "sources")[0].lines]


def test_whom_a_policy_covers_is_told_first() -> None:
    """Each thing that is asked of what is covered is one sentence."""
    covers = (
        '[covers]\norganisations = ["town"]\nkinds = ["municipality", "region"]\ncountries = ["SE"]\n'
        'roles = ["elected", "Kommunchef"]\nchannels = ["x:1", "page"]\nfrom = 2010-01-01\n'
        'when = "not is-satire"\n'
    )
    page = _page(covers)
    assert page.sections[0].name == "covers"
    assert [words_of(one.words) for one in page.sections[0].entries] == [
        "The authority is town.",
        "The authority is of this kind: municipality and region.",
        "The authority's country: Sweden.",
        "An official who speaks has one of these roles: elected representative and “Kommunchef”.",
        "The channel is one of these: x:1 and a page.",
        "The statement was made from 1 January 2010.",
        "It applies only when it is not satire or a joke.",
    ]


def test_the_scope_of_what_is_taken_in_is_a_term() -> None:
    """What another policy is about stands among the terms that the rules below use."""
    gate = OwnFact(
        id="law/covers", phrase=Wording({"en": "the law covers this"}), covers=Covers(countries=("SE",))
    )
    page = policy_page(attrs.evolve(Policy.from_text(POLICY), own_facts=(gate,)), "en")
    (entry,) = _entries(page, "own-facts")
    assert words_of(entry.words) == "That the law covers this means that all of this applies:"
    assert [words_of(one) for one in entry.lines] == ["The authority's country: Sweden."]


def test_house_rules_say_what_visitors_may_not_post() -> None:
    """A house rule tells what breaks it, what is done, and when a block may follow."""
    body = (
        '[[house_rule]]\nid = "no-threats"\nnot_allowed = "is-threat"\nthen = "must_remove"\n'
        f"block_after = 3\n{SAYS}"
    )
    assert _lines(body, "house-rules") == [
        "A visitor's post on the authority's channel breaks it when it contains a threat against someone.",
        "Such a post must be removed.",
        "The visitor may be blocked after 3 breaches.",
        "Source: none given.",
    ]
    assert len(_lines(body.replace("block_after = 3\n", ""), "house-rules")) == 3


def test_what_is_asked_of_channels_is_told() -> None:
    """A rule about channels tells what it asks, of which channels, and what excepts them."""
    body = (
        '[[channel_rule]]\nid = "two"\nmust = "account-has-two-administrators"\nwhen = "account-is-listed"\n'
        f'unless = "account-is-campaign"\n{SAYS}'
    )
    asks, when, unless, _ = _lines(body, "channel-rules")
    assert asks == "The account must have at least two administrators."
    assert when.startswith("It is asked of a channel when the account was on")
    assert unless.startswith("Exception: it does not apply when")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "It answers “May I say this?” and “Is it a public record?”."),
        ("sv", "Den svarar på ”Får jag säga det här?” och ”Är det en allmän handling?”."),
    ],
)
def test_a_rule_names_the_questions_that_it_answers(language: str, words: str) -> None:
    """One line names the questions that a rule answers; a rule that answers none has no such line."""
    rule = f'[[guideline]]\nid = "g"\nmust = "has-personal-tone"\n{SAYS}'
    assert words in _lines(f'{rule}answers = ["may-say", "is-record"]', "guidelines", language)
    assert not any(one.startswith(words[:9]) for one in _lines(rule, "guidelines", language))
