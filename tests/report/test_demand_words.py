"""What guidelines ask, in words."""

from __future__ import annotations

import itertools

import pytest

from offentligroll.facts.forms import FactForms
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.wording import NO_WORDS, Wording
from offentligroll.report.condition_words import ConditionWords
from offentligroll.report.demand_words import DemandWords
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import Modality

OWN = {
    "plain": FactForms(phrase=Wording({"sv": "det är artigt", "en": "it is polite"})),
    "loose": FactForms(
        phrase=Wording({"sv": "det är artigt", "en": "it is polite"}),
        is_not=Wording({"sv": "det är oartigt", "en": "it is rude"}),
        must=Wording({"sv": "var artig", "en": "be polite"}),
        must_not=Wording({"sv": "var inte artig", "en": "do not be polite"}),
    ),
}


def forms_of(fact: str) -> FactForms:
    """Look up a fact of the vocabulary, or one that a policy names itself."""
    return OWN.get(fact) or Vocabulary.shipped()[fact].forms


def fact(name: str) -> FactTest:
    """Name a fact, or its negation."""
    return FactTest(fact=name.removeprefix("not "), negated=name.startswith("not "))


def group(kind: str, *members: str | Condition, count: int = 0) -> Group:
    """Join facts and groups."""
    named = tuple(fact(one) if isinstance(one, str) else one for one in members)
    return Group(kind=GroupKind(kind), members=named, count=count)


def demand(modality: str, conduct: str | Condition, language: str) -> str:
    """Say what a guideline asks."""
    words = DemandWords(conditions=ConditionWords(forms_of=forms_of, language=language))
    return words.sentences(Modality(modality), fact(conduct) if isinstance(conduct, str) else conduct)


@pytest.mark.parametrize(
    ("modality", "conduct", "swedish", "english"),
    [
        ("must", "is-reply", "Uttalandet ska vara ett svar.", "The statement must be a reply."),
        ("must_not", "is-reply", "Uttalandet får inte vara ett svar.", "The statement must not be a reply."),
        ("should", "is-reply", "Uttalandet bör vara ett svar.", "The statement should be a reply."),
        (
            "should_not",
            "is-reply",
            "Uttalandet bör inte vara ett svar.",
            "The statement should not be a reply.",
        ),
        ("may", "is-reply", "Uttalandet får vara ett svar.", "The statement may be a reply."),
        ("must", "not is-reply", "Uttalandet får inte vara ett svar.", "The statement must not be a reply."),
        ("must_not", "not is-reply", "Uttalandet ska vara ett svar.", "The statement must be a reply."),
        (
            "should",
            "not is-reply",
            "Uttalandet bör inte vara ett svar.",
            "The statement should not be a reply.",
        ),
        ("should_not", "not is-reply", "Uttalandet bör vara ett svar.", "The statement should be a reply."),
        (
            "may",
            "not is-reply",
            "Uttalandet behöver inte vara ett svar.",
            "The statement need not be a reply.",
        ),
        (
            "should_not",
            "public-could-mistake-it",
            "En förnuftig betraktare bör inte kunna ta uttalandet för myndighetens egna ord.",
            "A reasonable observer should not be able to take the statement for the authority's own word.",
        ),
    ],
)
def test_a_fact_is_demanded_in_its_own_words(modality: str, conduct: str, swedish: str, english: str) -> None:
    """Every strength has its verb, and a wrong conduct that is negated is a right one."""
    assert [demand(modality, conduct, language) for language in ("sv", "en")] == [swedish, english]


@pytest.mark.parametrize(
    ("modality", "conduct", "said"),
    [
        ("must", "plain", "It must be the case that it is polite."),
        ("must_not", "plain", "It must not be the case that it is polite."),
        ("should", "plain", "It should be the case that it is polite."),
        ("should_not", "plain", "It should not be the case that it is polite."),
        ("may", "plain", "It is permitted that it is polite."),
        ("may", "not plain", "It is permitted that it is not the case that it is polite."),
        ("must", "loose", "Be polite."),
        ("must_not", "loose", "Do not be polite."),
        ("should", "loose", "It should be the case that it is polite."),
        ("should_not", "loose", "It should not be the case that it is polite."),
        ("may", "loose", "It is permitted that it is polite."),
        ("may", "not loose", "It is permitted that it is rude."),
    ],
)
def test_a_fact_without_fitting_forms_is_still_said(modality: str, conduct: str, said: str) -> None:
    """What a policy gives no form for, or one without the usual verb, is said of its phrase."""
    assert demand(modality, conduct, "en") == said


REPLY, SHARE, ABUSE = "is-reply", "is-share", "is-abusive"
REPLIED, BLOCKED = "the statement is a reply", "the act is blocking or banning a person"
SHARED = "the act is sharing or reposting someone else's words"
NOT_SHARED = "the act is not sharing or reposting someone else's words"
NO_SHARE = "The words of others must not be shared or reposted."
NO_ABUSE = "The statement should not be insulting, harassing or threatening."


@pytest.mark.parametrize(
    ("modality", "conduct", "said"),
    [
        (
            "must",
            group("all_of", REPLY, ABUSE),
            "The statement must be a reply. The statement must be insulting, harassing or threatening.",
        ),
        (
            "must_not",
            group("any_of", REPLY, SHARE),
            f"The statement must not be a reply. {NO_SHARE}",
        ),
        (
            "should",
            group("none_of", REPLY, SHARE, ABUSE),
            (
                "The statement should not be a reply. The words of others should not be shared or reposted. "
                f"{NO_ABUSE}"
            ),
        ),
        (
            "must",
            group("any_of", REPLY, SHARE),
            f"At least one of these must hold: (a) {REPLIED} or (b) {SHARED}.",
        ),
        (
            "must_not",
            group("none_of", REPLY, SHARE, "is-block"),
            f"At least one of these must hold: (a) {REPLIED}, (b) {SHARED} or (c) {BLOCKED}.",
        ),
        (
            "must_not",
            group("all_of", REPLY, f"not {SHARE}"),
            f"These must not hold at the same time: (a) {REPLIED} and (b) {NOT_SHARED}.",
        ),
        (
            "must_not",
            group("any_of", REPLY, group("all_of", SHARE, "is-block")),
            (
                "The statement must not be a reply. "
                f"These must not hold at the same time: (a) {SHARED} and (b) {BLOCKED}."
            ),
        ),
        (
            "should",
            group("at_least", REPLY, SHARE, "is-block", count=2),
            f"At least 2 of these should hold: (a) {REPLIED}, (b) {SHARED} and (c) {BLOCKED}.",
        ),
        (
            "must_not",
            group("at_least", REPLY, SHARE, "is-block", count=2),
            f"At most 1 of these may hold: (a) {REPLIED}, (b) {SHARED} and (c) {BLOCKED}.",
        ),
        (
            "may",
            group("any_of", REPLY, SHARE),
            "The statement may be a reply. The words of others may be shared or reposted.",
        ),
        (
            "may",
            group("all_of", REPLY, SHARE),
            f"These are permitted together: (a) {REPLIED} and (b) {SHARED}.",
        ),
        (
            "may",
            group("none_of", REPLY, SHARE, "is-block"),
            f"It is permitted that none of these holds: (a) {REPLIED}, (b) {SHARED} or (c) {BLOCKED}.",
        ),
        ("must", group("all_of", REPLY), "The statement must be a reply."),
    ],
)
def test_groups_become_sentences(modality: str, conduct: Condition, said: str) -> None:
    """What is asked or forbidden each by itself is a sentence each; what is asked together is listed."""
    assert demand(modality, conduct, "en") == said


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("kind", GroupKind)
def test_everything_can_be_said(language: str, modality: Modality, kind: GroupKind) -> None:
    """No strength, group and nesting is without words, and none needs the roundabout for a known fact."""
    facts: list[str | Condition] = [REPLY, f"not {SHARE}", group("at_least", REPLY, SHARE, ABUSE, count=2)]
    for members in itertools.permutations(facts):
        said = demand(modality, group(kind, *members, count=2), language)
        assert said.endswith(".")
        assert "så att" not in said
        assert "the case" not in said


def test_no_words_are_no_form() -> None:
    """A form that is not given in any language is made of the phrase."""
    assert FactForms(phrase=Wording({"en": "it rains"}), must=NO_WORDS).in_language("en").must == (
        "it must be the case that it rains"
    )
