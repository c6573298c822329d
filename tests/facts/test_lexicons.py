"""The shipped lexicons, and what is found with them."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from offentligroll.facts.text.finding import find
from offentligroll.facts.text.lexicon_tables import lexicon, lexicon_from
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.tables import shipped_names, shipped_table
from offentligroll.facts.text.words import Words
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.organisation import OrganisationKind

WHOLE = ("sv", "en")
"""The languages that have something for every fact of the words."""
LANGUAGES = (*WHOLE, "nb", "da")
LINK_FACTS = {"has-link", "links-to-contribution-page", "links-to-campaign"}
SUSPECTED = {
    "acts-on-assignment",
    "asks-for-documents",
    "contains-incoming-document",
    "is-political-comment",
    "receives-request",
    "takes-back-earlier-statement",
}
"""Facts that records or people tell, and of which words say something where they do not."""


def facts_of(language: str) -> dict[str, dict[str, Any]]:
    """The files of the facts of a language."""
    names = [name for name in shipped_names(language) if "-" in name and name.endswith(".toml")]
    return {name.removesuffix(".toml"): shipped_table(f"{language}/{name}") for name in names}


@pytest.mark.parametrize("language", WHOLE)
def test_every_text_fact_that_words_can_tell_is_there(language: str) -> None:
    """Each fact from text has its patterns; links are told from addresses, signatures by their marks."""
    from_text = {one.id for one in Vocabulary.shipped().values() if one.source is Source.TEXT}
    assert lexicon(language).facts == (from_text - LINK_FACTS - {"signs-with-name"}) | SUSPECTED


@pytest.mark.parametrize("language", LANGUAGES)
class TestShippedLexicons:
    """The shipped lexicons are whole."""

    def test_files_are_named_after_their_facts(self, language: str) -> None:
        """What a file is about is told twice, and the same."""
        for name, table in facts_of(language).items():
            assert table["fact"] == name
            assert name in Vocabulary.shipped()

    def test_no_unknown_keys(self, language: str) -> None:
        """A misspelt key would be passed over in silence."""
        for table in facts_of(language).values():
            assert set(table) <= {"fact", "firm_no", "negation", "weighed", "except", "group", "follows"}
            for group in table.get("group", ()):
                assert set(group) <= {
                    "about", "kinds", "not_kinds", "holds_role", "with", "without", "weak", "negation",
                    "patterns", "suspect", "except",
                }  # fmt: skip
                assert set(group) & {"patterns", "suspect"}

    def test_no_pattern_stands_twice(self, language: str) -> None:
        """Within a group no pattern is written twice."""
        for group in lexicon(language).groups:
            patterns = (*group.patterns, *group.suspect)
            assert len(set(patterns)) == len(patterns), group.about

    def test_conditions_name_what_there_is(self, language: str) -> None:
        """A condition on a kind or marker that does not exist would never hold."""
        one = lexicon(language)
        markers = {group.fact[1:] for group in one.groups if group.fact[0] == "~"}
        kinds = set(OrganisationKind)
        whens = [*(group.when for group in one.groups), *(rule.when for rule in one.follows)]
        for when in (*whens, *one.weighed.values()):
            assert when.with_markers | when.without_markers <= markers
            assert when.kinds | when.not_kinds <= kinds

    def test_negators_are_phrases_of_the_language(self, language: str) -> None:
        """Every idiom that does not negate holds a negator, or it would have no work to do."""
        negation = lexicon(language).negation
        for idiom in negation.not_negating.folded:
            assert any(True for _ in negation.negators.hits(Words.of(idiom))), idiom


def test_a_slip_in_a_lexicon_is_told_with_its_fact() -> None:
    """A slip in a pattern is reported with a suggestion."""
    table, facts = shipped_table("sv/language.toml"), copy.deepcopy(facts_of("sv"))
    facts["announces-decision"]["group"][0]["patterns"].append("{authorty} beslutade")
    with pytest.raises(ValueError, match=r"announces-decision: .*\{authorty\}.*did you mean `\{authority\}`"):
        lexicon_from(table, facts)


def held(text: str, subject: Subject = Subject(), language: str = "sv") -> set[str]:  # noqa: B008 - frozen
    """The facts for which something is found and not negated."""
    findings = find(lexicon(language), Words.of(text), subject)
    return {fact for fact, finds in findings.finds.items() if finds.standing}


class TestSubjects:
    """What is looked for depends on whom the words are about and by."""

    def test_another_kind_of_body_is_not_the_authority(self) -> None:
        """What a region is called is no mention of a municipality."""
        concerns = "concerns-own-authority"
        assert concerns not in held("Landstinget var stort.", Subject(kind=OrganisationKind.MUNICIPALITY))
        assert concerns in held("Landstinget var stort.", Subject(kind=OrganisationKind.REGION))

    @pytest.mark.parametrize("text", ["Katrineholms kommun anser det.", "På Katrineholms kommuns vägnar."])
    def test_the_authoritys_own_names_are_known(self, text: str) -> None:
        """The name and its genitive count like what such a body is called."""
        subject = Subject(kind=OrganisationKind.OTHER, names=("Katrineholms kommun",))
        assert {"claims-to-speak-for-authority", "concerns-own-authority"} <= held(text, subject)

    def test_genitives(self) -> None:
        """Swedish adds s, but not to s; English adds 's."""
        assert lexicon("sv").genitive_of("Katrineholm") == "Katrineholms"
        assert lexicon("sv").genitive_of("Borås") == "Borås"
        assert lexicon("en").genitive_of("the council") == "the council's"

    def test_known_titles_take_the_place_of_the_usual_ones(self) -> None:
        """Where the author's titles are known, another's title invokes nothing."""
        role, text = "invokes-role-in-text", "Som spårvagnsförare vill jag säga det."
        assert role not in held(text)
        assert role in held(text, Subject(titles=("spårvagnsförare",)))

    def test_the_authors_own_party_is_known(self) -> None:
        """A local party that the directory tells is a party like the others."""
        text = "Jag röstar på Ekebylyftet."
        assert "takes-party-side" not in held(text)
        assert "takes-party-side" in held(text, Subject(parties=("Ekebylyftet",)))


class TestConditions:
    """Groups count only where their conditions hold."""

    def test_we_is_the_authority_only_by_role_and_kind(self) -> None:
        """The same *we* is the authority's, a member of parliament's, or anybody's."""
        fact, text = "speaks-as-we-the-authority", "Vi svarar så snart det går."
        assert fact in held(text, Subject(kind=OrganisationKind.MUNICIPALITY, holds_role=True))
        assert fact not in held(text, Subject(kind=OrganisationKind.PARLIAMENT, holds_role=True))
        assert fact not in held(text, Subject(kind=OrganisationKind.MUNICIPALITY))

    @pytest.mark.parametrize(
        "text", ["Vi i familjen åker i kväll.", "Vi i Moderaterna säger nej.", "Vi i klubben vann."]
    )
    def test_another_we_in_the_text_speaks_against_it(self, text: str) -> None:
        """Where a party, a family or a club is spoken of, *we* tells nothing."""
        subject = Subject(kind=OrganisationKind.MUNICIPALITY, holds_role=True)
        assert "speaks-as-we-the-authority" not in held(text, subject)

    def test_what_rests_on_absence_is_weak(self) -> None:
        """A *we* that is the authority's for want of others is weak; one that names it is not."""
        subject = Subject(kind=OrganisationKind.MUNICIPALITY, holds_role=True)
        fact = "speaks-as-we-the-authority"
        assert find(lexicon("sv"), Words.of("Vi svarar snart."), subject).of(fact).is_weak
        assert not find(lexicon("sv"), Words.of("Vi på kommunen svarar."), subject).of(fact).is_weak

    def test_a_fact_may_follow_from_another(self) -> None:
        """Who speaks as the authority speaks of it."""
        subject = Subject(kind=OrganisationKind.MUNICIPALITY, holds_role=True)
        assert "concerns-own-authority" in held("Vi svarar snart.", subject)

    def test_an_exception_cancels_what_it_overlaps_and_nothing_else(self) -> None:
        """The same words elsewhere still count."""
        assert "concerns-own-authority" not in held("Vi åkte kommunen runt.")
        assert "concerns-own-authority" in held("Vi åkte kommunen runt, sa kommunen.")

    def test_negation_in_other_words_reaches_far(self) -> None:
        """*Forget that* turns round what comes after it."""
        subject = Subject(titles=("kommunchef",), holds_role=True)
        assert "invokes-role-in-text" in held("Jag är kommunchef.", subject)
        assert "invokes-role-in-text" not in held("Glöm att jag är kommunchef.", subject)
        assert "invokes-role-in-text" in held("Glöm att det regnar. Jag är kommunchef.", subject)
        assert "invokes-role-in-text" in held("Jag är kommunchef, glöm att det regnar.", subject)
