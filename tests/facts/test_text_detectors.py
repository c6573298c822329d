"""What the text detectors answer, as a table of sentences and rule by rule."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from fact_builders import records, why
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts.detector import Answer, Context, Need
from offentligroll.facts.detectors.text import TEXT_DETECTORS
from offentligroll.facts.detectors.word_answers import detect_words
from offentligroll.facts.fact import Origin
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.text.links import LinkKind, kind_of_link
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.official import Official, Role, RoleKind, Title
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.period import Period
from offentligroll.model.statement import Act, Media, Statement
from offentligroll.model.truth import Truth

MUNICIPALITY = Organisation(
    id="ekeby", name="Ekeby kommun", kind=OrganisationKind.MUNICIPALITY, short_names=("Ekeby",)
)


def context(  # noqa: PLR0913 - each test names only what matters to it
    text: str | None,
    *,
    language: str | None = None,
    organisation: Organisation | None = MUNICIPALITY,
    act: Act = Act.POST,
    author: Official | None = None,
    at: dt.date | None = None,
    media: tuple[Media, ...] = (),
    links: tuple[str, ...] = (),
    quoted: str | None = None,
) -> Context:
    """A statement as detectors see it."""
    statement = Statement(
        act=act, text=text, language=language, author=author, at=at, media=media, links=links, quoted=quoted
    )
    return Context(statement=statement, organisation=organisation, zone=ZoneInfo("Europe/Stockholm"))


def ask(fact: str, asked: Context) -> Answer:
    """Ask the one detector of a fact."""
    (detector,) = [one for one in TEXT_DETECTORS if one.fact == fact]
    return detector.answer(asked)


def quotes(answer: Answer) -> list[str | None]:
    """What is quoted as evidence."""
    return [one.quote for one in answer.evidence]


YES, NO = "yes", "not yes"
"""Whether what is not *yes* is a firm *no* or unknown depends on the fact and on what was measured."""
NEGATED = "negated"

SENTENCES: dict[str, list[tuple[str, str, str]]] = {
    "announces-decision": [
        ("sv", YES, "Kommunen inför parkeringsförbud på Storgatan."),
        ("sv", YES, "Kommunfullmäktige har beslutat att bygga en ny simhall."),
        ("sv", YES, "De nya avgifterna träder i kraft den 1 juni."),
        ("sv", YES, "Nu plogas Storgatan."),
        ("sv", NO, "Jag har beslutat mig för att sluta dricka kaffe."),
        ("sv", NO, "Det snöar i dag."),
        ("sv", NO, "Är parken öppen?"),
        ("sv", YES, "Parken är öppen."),
        ("en", YES, "The council has approved the new library."),
        ("en", YES, "Pleased to announce a grant for our fire stations."),
        ("en", YES, "The new rules take effect on Monday."),
        ("en", NO, "It is snowing today."),
        ("en", NEGATED, "It is not true that the council has approved the plan."),
    ],
    "predicts-authority-action": [
        ("sv", YES, "Kommunen kommer att sanda i natt."),
        ("sv", YES, "Kommunen kommer inte att sälja skogen."),
        ("sv", YES, "I höst ska kommunen bygga om torget."),
        ("sv", NO, "Kommunen är stor."),
        ("en", YES, "The city will open two shelters tonight."),
        ("en", YES, "The council will vote on the park tomorrow."),
        ("en", NO, "I will mow the lawn."),
    ],
    "claims-to-speak-for-authority": [
        ("sv", YES, "Ekeby kommun tar fullt ansvar för det som hände."),
        ("sv", NO, "Ekeby kommun tar inte fullt ansvar för det som hände."),
        ("sv", YES, "Å kommunens vägnar vill jag be om ursäkt."),
        ("sv", YES, "Kommunen anser att frågan är avgjord."),
        ("sv", YES, "Ekeby kommun beklagar det inträffade."),
        ("sv", NEGATED, "Detta skriver jag inte å kommunens vägnar."),
        ("sv", YES, "Det säger jag inte bara å kommunens vägnar."),
        ("sv", NO, "Jag anser att frågan är avgjord."),
        ("en", YES, "On behalf of the council I apologise."),
        ("en", YES, "The city council regrets the error."),
        ("en", NEGATED, "I am not speaking on behalf of the council."),
        ("en", NEGATED, "I don't speak for the city."),
        ("en", YES, "I write this not only on behalf of the council."),
        ("en", NO, "I apologise."),
    ],
    "speaks-as-we-the-authority": [
        ("sv", YES, "Vi i kommunen arbetar för fullt."),
        ("sv", YES, "Vår förvaltning tar emot ansökan."),
        ("sv", YES, "Våra handläggare svarar inom en vecka."),
        ("sv", NO, "Vi åkte till havet."),
        ("en", YES, "We at the council work day and night."),
        ("en", YES, "Our department will answer you."),
        ("en", NO, "We went to the sea."),
    ],
    "invokes-role-in-text": [
        ("sv", YES, "Som kommunchef får jag många frågor."),
        ("sv", YES, "I egenskap av tillsynschef ber jag er flytta bilen."),
        ("sv", YES, "Jag är polis och vet hur det går till."),
        ("sv", NEGATED, "Jag skriver inte som kommunchef."),
        ("sv", NO, "I egenskap av privatperson vill jag säga en sak."),
        ("sv", NO, "Kommunchefen var där."),
        ("en", YES, "As your mayor I am listening."),
        ("en", YES, "In my capacity as inspector I ask you to move the car."),
        ("en", NO, "I say this not as mayor."),
        ("en", NO, "In my capacity as a private citizen I wonder."),
        ("en", NO, "The mayor was there."),
    ],
    "states-own-view": [
        ("sv", YES, "Det här säger jag som barnbarn och inte som kommunalråd."),
        ("sv", NO, "Det säger jag som kommunalråd."),
        ("sv", YES, "Åsikterna är mina egna."),
        ("sv", YES, "Som privatperson tycker jag annorlunda."),
        ("sv", NEGATED, "Detta är inte min personliga åsikt."),
        ("sv", NO, "Mötet börjar klockan tre."),
        ("en", YES, "All views my own."),
        ("en", YES, "Speaking as a private citizen, I disagree."),
        ("en", YES, "These are not my employer's views."),
        ("en", YES, "I do not speak on behalf of the council."),
        ("en", NO, "This is not my personal opinion."),
        ("en", NO, "The meeting starts at three."),
    ],
    "invites-public-input": [
        ("sv", NO, "Har du frågor om din faktura? Ring kundtjänst på 0123-456 78."),
        ("sv", YES, "Vad tycker ni om förslaget?"),
        ("sv", YES, "Lämna synpunkter senast på fredag."),
        ("sv", NO, "Förslaget är klart."),
        ("en", YES, "What do you think about the plan?"),
        ("en", YES, "Have your say before Friday."),
        ("en", NO, "The plan is ready."),
    ],
    "concerns-own-authority": [
        ("sv", YES, "Läget i äldreomsorgen är ansträngt."),
        ("sv", YES, "Ekebys nya badhus är klart."),
        ("sv", YES, "Det var inte kommunens fel."),
        ("sv", NO, "Vi åkte kommunen runt på cykel."),
        ("sv", NO, "Solen skiner."),
        ("en", YES, "The council meeting starts at six."),
        ("en", NO, "The sun is shining."),
    ],
    "concerns-private-life": [
        ("sv", YES, "Fredagsmys med familjen."),
        ("sv", YES, "Min dotter har börjat spela trumpet."),
        ("sv", NO, "Budgeten är klar."),
        ("en", YES, "Happy birthday to my husband!"),
        ("en", YES, "A week at the beach."),
        ("en", NO, "The budget is ready."),
    ],
    "takes-party-side": [
        ("sv", YES, "Ni hade makten i tolv år och vägen är fortfarande av grus."),
        ("sv", YES, "Rösta på Centerpartiet i höst."),
        ("sv", YES, "Kryssa mig på söndag!"),
        ("sv", YES, "Rösta inte på Moderaterna."),
        ("sv", NO, "Vallokalerna öppnar klockan åtta."),
        ("en", YES, "Vote Labour on Thursday."),
        ("en", YES, "Proud to endorse my friend."),
        ("en", YES, "Don't vote for the Republicans."),
        ("en", NEGATED, "I can't say that I endorse her."),
        ("en", NO, "Polls open at eight."),
    ],
    "solicits-contribution": [
        ("sv", YES, "En hundralapp räcker till femtio flygblad, swisha gärna."),
        ("sv", NO, "Flygbladen ligger i hallen."),
        ("sv", YES, "Skänk en slant till valrörelsen."),
        ("sv", YES, "Bidra till partiet redan i dag."),
        ("sv", NO, "Skänk en slant till stadsmissionen."),
        ("sv", NEGATED, "Du ska inte bidra till partiet."),
        ("en", YES, "Please chip in to my campaign."),
        ("en", YES, "Donate to our campaign before midnight."),
        ("en", NO, "Donate to the food bank."),
        ("en", NEGATED, "Please do not donate to my campaign."),
    ],
    "has-personal-tone": [
        ("sv", YES, "Jag är så stolt över er."),
        ("sv", YES, "Det känns tungt i dag."),
        ("sv", NO, "Vattnet är avstängt."),
        ("en", YES, "I'm so happy for you all."),
        ("en", YES, "Heartbroken by the news."),
        ("en", NO, "The water is turned off."),
    ],
    "gives-own-opinion": [
        ("sv", YES, "Jag tycker att det är bra."),
        ("sv", YES, "Enligt min mening räcker det."),
        ("sv", NO, "Mötet börjar klockan tre."),
        ("en", YES, "I don't think it helps."),
        ("en", YES, "In my view it is enough."),
        ("en", NO, "The meeting starts at three."),
    ],
    "invites-to-fundraiser": [
        ("sv", YES, "Soppkväll på fredag. Inträde 100 kr. Överskottet går till valrörelsen."),
        ("sv", NO, "Valmanifestet kostar 100 kr att trycka."),
        ("sv", YES, "Välkommen på insamlingsmiddag för partiet."),
        ("sv", NO, "Välkommen på invigning."),
        ("en", YES, "See you at my fundraiser on Friday."),
        ("en", NEGATED, "This is not a campaign fundraiser."),
        ("en", NO, "See you at the opening on Friday."),
    ],
    "solicits-for-charity": [
        ("sv", YES, "Inga blommor tack, sätt in en slant till Cancerfonden i stället."),
        ("sv", NO, "Namninsamlingen är öppen över helgen."),
        ("sv", YES, "Skänk en slant till Musikhjälpen."),
        ("sv", NO, "Skänk en slant till valrörelsen."),
        ("sv", YES, "Vi springer för Barncancerfonden, swisha en tia per kilometer."),
        ("sv", NO, "Biljetterna går till valfonden."),
        ("en", YES, "Donate blood on Tuesday."),
        ("en", YES, "The shelter needs warm blankets and formula for the families."),
        ("en", NO, "Donate to my campaign."),
    ],
    "calls-for-action": [
        ("sv", YES, "Kom till torget på lördag klockan 12 och ta med plakat."),
        ("sv", NO, "Hon tänkte rösta på grannen, sa hon."),
        ("sv", NO, "Stå inte på torget på lördag."),
        ("sv", YES, "Släck ljuset en timme på lördag."),
        ("sv", YES, "Bojkotta butiken!"),
        ("sv", NO, "Ljuset är släckt."),
        ("sv", YES, "Kom till demonstrationen på torget på lördag!"),
        ("sv", NO, "Rösta i kommentarerna."),
        ("en", YES, "Sign the petition today."),
        ("en", NEGATED, "You need not boycott the shop."),
        ("en", YES, "Boycott the shop."),
        ("en", YES, "Email your councillors tonight and tell them no."),
        ("en", YES, "Come and knock doors with us on Saturday."),
        ("en", NO, "Email us if your bin was missed."),
        ("en", NO, "The lights are off."),
    ],
}
TABLE = [
    pytest.param(fact, language, expected, text, id=f"{fact}: {text}")
    for fact, sentences in SENTENCES.items()
    for language, expected, text in sentences
]


@pytest.mark.parametrize(
    ("language", "expected", "text"),
    [
        ("nb", YES, "Biblioteket er åpent i dag."),
        ("nb", NO, "Er biblioteket åpent i dag?"),
        ("nb", YES, "Kommunen har gitt tillatelse til ny kai."),
        ("da", YES, "Biblioteket er lukket i dag."),
        ("da", NO, "Er biblioteket lukket i dag?"),
        ("da", YES, "Byrådet siger nej til forslaget."),
    ],
)
def test_decisions_in_norwegian_and_danish(language: str, expected: str, text: str) -> None:
    """What is told is found, what is asked is not, and nothing is denied."""
    answer = ask("announces-decision", context(text, language=language))
    assert answer.truth is (Truth.YES if expected == YES else Truth.UNKNOWN)


@pytest.mark.parametrize(("fact", "language", "expected", "text"), TABLE)
def test_sentence(fact: str, language: str, expected: str, text: str) -> None:
    """Words that are found answer yes, quoted where they stand; negated ones are quoted only."""
    answer = ask(fact, context(text, language=language))
    if expected == YES:
        assert (answer.truth, answer.origin) == (Truth.YES, Origin.DETECTED)
        assert answer.evidence
    else:
        assert answer.truth is not Truth.YES
        assert answer.truth is Truth.NO or answer.note is not None
        if expected == NEGATED:
            assert answer.evidence
    for one in answer.evidence:
        assert one.start is not None
        assert one.quote == text[one.start : one.end] != ""


@pytest.mark.parametrize(("fact", "language", "expected", "text"), TABLE)
def test_the_same_sentence_as_a_quotation(fact: str, language: str, expected: str, text: str) -> None:
    """Adding a quotation around the whole text removes all hits: nothing own is left, so it is unknown."""
    answer = ask(fact, context(f"”{text}”", language=language))
    assert (answer.truth, answer.evidence) == (Truth.UNKNOWN, ())
    assert why(answer) == "all words are quoted or shared"


@pytest.mark.parametrize(("fact", "language", "expected", "text"), TABLE)
def test_the_same_sentence_beside_own_words(fact: str, language: str, expected: str, text: str) -> None:
    """Quoted, shared and passed-on sentences are never taken for the author's own."""
    own = {"sv": "Så stod det där", "en": "So it was written"}[language]
    for carrying in (f"{own}: ”{text}”", f"{own}\n> {text}", f"{own} RT @x: {text}", f"{own} QT @x {text}"):
        answer = ask(fact, context(carrying, language=language))
        assert answer.truth is not Truth.YES
        assert all(one.quote in own for one in answer.evidence if one.quote)
    answer = ask(fact, context(f"{own}: {text}", language=language, quoted=text))
    assert answer.truth is not Truth.YES


@pytest.mark.parametrize(
    ("fact", "language", "text"),
    [
        ("solicits-contribution", "sv", "Mötet börjar klockan tre."),
        ("invites-to-fundraiser", "sv", "Vattnet är avstängt."),
        ("solicits-for-charity", "en", "The meeting starts at three."),
        ("states-own-view", "en", "The water is turned off."),
    ],
)
def test_finding_nothing_is_a_weak_no_where_it_was_measured_to_mean_something(
    fact: str, language: str, text: str
) -> None:
    """For facts that are seldom missed, the answer is *no*, with origin *not found*."""
    answer = ask(fact, context(text, language=language))
    assert (answer.truth, answer.origin, answer.evidence) == (Truth.NO, Origin.NOT_FOUND, ())


def test_finding_nothing_says_little_where_much_is_missed() -> None:
    """In a language of which only patterns are known, the answer is unknown."""
    answer = ask("concerns-own-authority", context("Været er nydelig i dag.", language="nb"))
    assert (answer.truth, answer.note and answer.note.code) == (Truth.UNKNOWN, "silence-says-little")


def test_the_table_has_every_fact_in_both_languages() -> None:
    """Each fact has a yes, and a no or an unknown, in each language."""
    seen = {(fact, language, expected) for fact, rows in SENTENCES.items() for language, expected, _ in rows}
    # Those of test_marks.
    elsewhere = {"points-to-other-channel", "signs-with-name", "corrects-an-error", "is-obscene", "has-link"}
    links = {"links-to-contribution-page", "links-to-campaign"}
    facts = {one.fact for one in TEXT_DETECTORS} - links - elsewhere
    assert {(fact, language, YES) for fact in facts for language in ("sv", "en")} <= seen
    without = {(fact, language) for fact, language, kind in seen if kind == NO}
    assert {(fact, language) for fact in facts for language in ("sv", "en")} <= without


def test_every_text_fact_has_one_detector() -> None:
    """The detectors answer the facts of the vocabulary that come from text, each once."""
    facts = [one.fact for one in TEXT_DETECTORS]
    assert sorted(facts) == sorted(
        one.id for one in Vocabulary.shipped().values() if one.source is Source.TEXT
    )
    assert all(one.cost == 10 and one.answer.__doc__ for one in TEXT_DETECTORS)
    assert {one.fact for one in TEXT_DETECTORS if Need.WORDS not in one.needs} == {
        "has-link",
        "links-to-contribution-page",
        "links-to-campaign",
    }


CLAIM = "claims-to-speak-for-authority"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Å kommun\u200dens vägnar", id="zero-width joiner"),
        pytest.param("A\u030a kommunens va\u0308gnar", id="decomposed"),
        pytest.param("Å ｋｏｍｍｕｎｅｎｓ vägnar", id="fullwidth"),
        pytest.param("Å\u00a0kommunens\u00a0vägnar", id="non-breaking spaces"),
        pytest.param("Å kom\u00admunens\nvägnar", id="soft hyphen and line break"),
        pytest.param("\u200fÅ kommunens vägnar مرحبا 🎉", id="right to left and emoji"),
        pytest.param("\udc00 Å kommunens vägnar \ud800", id="lone surrogates"),
        pytest.param("#å #kommunens #vägnar", id="hashtags"),
    ],
)
def test_odd_spellings_are_found_and_quoted_as_they_stand(text: str) -> None:
    """What reads the same is found, and is quoted in the spelling of the statement."""
    answer = ask(CLAIM, context(text, language="sv"))
    assert answer.truth is Truth.YES
    (evidence,) = answer.evidence
    assert evidence.quote is not None
    assert evidence.quote == text[evidence.start : evidence.end]
    assert evidence.quote in text


class TestUnknown:
    """Nothing missing is read as "no" by accident."""

    @pytest.mark.parametrize(
        ("asked", "note"),
        [
            pytest.param(context(None, language="sv"), "the words are not at hand", id="no text"),
            pytest.param(context("", language="sv"), "there are no words", id="empty text"),
            pytest.param(context("Hej", act=Act.SHARE), "a share has no own words", id="share"),
            pytest.param(context("Hej", act=Act.BLOCK), "a block has no own words", id="block"),
            pytest.param(
                context("Solen skiner", language="sv", media=(Media(),)),
                "nobody has read the pictures, films or sounds",
                id="picture that nobody has read",
            ),
            pytest.param(
                context("Aurinko paistaa", language="fi"),
                "there is no lexicon for the language `fi`",
                id="language without a lexicon",
            ),
            pytest.param(
                context("Xqz Zqx Qzx"), "the language is not known", id="language untold and unclear"
            ),
            pytest.param(
                context("Wir sind nicht da"), "the language is not known", id="guess without a lexicon"
            ),
            pytest.param(
                context("Solen skiner", language="sv", organisation=None),
                "it is not clear which authority is meant",
                id="no authority",
            ),
        ],
    )
    def test_what_is_missing_is_said(self, asked: Context, note: str) -> None:
        """Where something needed is missing, the answer is unknown and says what."""
        answer = ask(CLAIM, asked)
        assert (answer.truth, answer.origin, why(answer)) == (Truth.UNKNOWN, None, note)

    def test_what_is_found_counts_all_the_same(self) -> None:
        """Words that are found answer yes, whatever else is missing."""
        text = "Å kommunens vägnar"
        for asked in (
            context(text, language="sv", media=(Media(),)),
            context(text),
            context(text, language="sv", organisation=None),
        ):
            assert ask(CLAIM, asked).truth is Truth.YES

    def test_a_picture_that_was_read_hides_nothing(self) -> None:
        """Where somebody has read all pictures, nothing found is *not found*."""
        asked = context("Solen skiner", language="sv", media=(Media(was_read=True),))
        assert ask(CLAIM, asked).truth is Truth.NO

    def test_a_negated_hit_stays_visible_where_the_answer_is_unknown(self) -> None:
        """What was found negated is quoted though a picture may say more."""
        asked = context("Inte å kommunens vägnar", language="sv", media=(Media(),))
        answer = ask(CLAIM, asked)
        assert (answer.truth, quotes(answer)) == (Truth.UNKNOWN, ["Inte å kommunens vägnar"])

    def test_facts_that_need_no_authority_are_told_without_one(self) -> None:
        """Private life is private life, whichever the authority is."""
        asked = context("Budgeten är klar", language="sv", organisation=None)
        assert ask("concerns-private-life", asked).truth is Truth.NO


class TestLanguage:
    """The language that is told counts; where none is, the letters tell it."""

    def test_what_is_told_is_believed_unless_the_words_are_another_languages(self) -> None:
        """Swedish words in a text told to be English are read all the same, and nothing else is denied."""
        asked = context("Å hela kommunens vägnar vill jag tacka er", language="en-GB")
        assert ask(CLAIM, asked).truth is Truth.YES
        assert ask("takes-party-side", asked).truth is Truth.UNKNOWN

    def test_a_clear_guess_is_as_good_as_told(self) -> None:
        """A text that is clearly Swedish, without finds, is *not found*."""
        asked = context("Jag har inte varit där och det är synd")
        assert ask(CLAIM, asked).origin is Origin.NOT_FOUND


class TestAuthor:
    """The titles of the roles held on that day count."""

    @staticmethod
    def asked(at: dt.date | None, text: str = "Som plogdirektör svarar jag") -> Context:
        """A post by someone who was plogdirektör in 2015."""
        role = Role(
            organisation=MUNICIPALITY,
            kind=RoleKind.APPOINTED,
            period=Period.from_texts("2015-01-01", "2015-12-31"),
            titles=(Title(language="sv", words="plogdirektör"),),
        )
        author = Official(id="anna", name="Anna", roles=(role,))
        return context(text, language="sv", author=author, at=at)

    def test_the_title_of_that_day_counts(self) -> None:
        """An unusual title is known from the role."""
        assert ask("invokes-role-in-text", self.asked(dt.date(2015, 6, 1))).truth is Truth.YES

    def test_a_former_title_does_not(self) -> None:
        """A role that ended invokes nothing."""
        assert ask("invokes-role-in-text", self.asked(dt.date(2016, 6, 1))).truth is not Truth.YES

    def test_without_a_day_all_titles_count(self) -> None:
        """Where the day is not known, any title may be meant."""
        assert ask("invokes-role-in-text", self.asked(None)).truth is Truth.YES


class TestEvidence:
    """Evidence is the words as they stand."""

    def test_a_hit_inside_another_is_not_quoted_twice(self) -> None:
        """The longest phrase is quoted."""
        assert quotes(ask("concerns-own-authority", context("Vi i kommunen", language="sv"))) == [
            "Vi i kommunen"
        ]

    def test_a_long_text_yields_a_few_quotes(self) -> None:
        """The quotes do not grow with the text."""
        assert len(ask("concerns-own-authority", context("kommunen. " * 500, language="sv")).evidence) == 8

    def test_a_negated_and_a_plain_hit_quote_the_plain_one(self) -> None:
        """One find that is not negated is enough."""
        text = "Inte å kommunens vägnar igår. Å kommunens vägnar i dag."
        assert quotes(ask(CLAIM, context(text, language="sv"))) == ["Å kommunens vägnar"]

    def test_all_detectors_share_one_reading(self) -> None:
        """The words are cut up and read once for all facts."""
        asked = context("Å kommunens vägnar", language="sv")
        ask(CLAIM, asked)
        first = asked.heard.reading
        ask("concerns-own-authority", asked)
        assert asked.heard.reading is first is not None

    def test_all_policies_share_one_reading(self) -> None:
        """What was read for the same author and authority is read once."""
        first = context("Å kommunens vägnar", language="sv")
        again = Context(statement=first.statement, organisation=first.organisation, zone=first.zone)
        other = Context(statement=first.statement, organisation=None, zone=first.zone)
        for one in (first, again, other):
            ask(CLAIM, one)
        assert first.heard.reading is again.heard.reading is not other.heard.reading


class TestWordsOfPolicies:
    """A policy's own fact may be a list of words."""

    WORDS = {"sv": Phrases.compile(["kristelefonen"]), "de": Phrases.compile(["krisentelefon"])}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("asked", "truth", "quoted"),
        [
            pytest.param(
                context("Ring Kristelefonen!", language="sv"), Truth.YES, ["Kristelefonen"], id="found"
            ),
            pytest.param(
                context("Ring inte kristelefonen", language="sv"),
                Truth.NO,
                ["inte kristelefonen"],
                id="negated",
            ),
            pytest.param(context("Solen skiner", language="sv"), Truth.NO, [], id="not found"),
            pytest.param(
                context("Ring nicht das Krisentelefon", language="de"),
                Truth.YES,
                ["Krisentelefon"],
                id="no lexicon",
            ),
            pytest.param(
                context("Call the crisis line", language="en"), Truth.UNKNOWN, [], id="no words for it"
            ),
            pytest.param(context("Call us and we will come"), Truth.UNKNOWN, [], id="no words for the guess"),
            pytest.param(context("”Kristelefonen”", language="sv"), Truth.UNKNOWN, [], id="quoted"),
            pytest.param(context("Kristelefonen"), Truth.YES, ["Kristelefonen"], id="language unclear"),
            pytest.param(
                context("Ring kristelefonen om du behöver prata med någon i natt, vi svarar alltid."),
                Truth.YES,
                ["kristelefonen"],
                id="language guessed",
            ),
        ],
    )
    def test_the_same_rules_hold(self, asked: Context, truth: Truth, quoted: list[str]) -> None:
        """Yes, *not found* and unknown as for the shipped facts."""
        answer = detect_words(asked, self.WORDS)
        assert (answer.truth, quotes(answer)) == (truth, quoted)


CAMPAIGN, MONEY = "links-to-campaign", "links-to-contribution-page"


class TestLinks:
    """Links are told from their addresses, those of the statement and those in the own words."""

    @pytest.mark.parametrize(
        ("link", "kind"),
        [
            ("https://secure.actblue.com/donate/anna", LinkKind.CONTRIBUTION),
            ("http://WWW.ActBlue.com", LinkKind.CONTRIBUTION),
            ("https://www.moderaterna.se", LinkKind.CAMPAIGN),
            ("moderaterna.se/bidra", LinkKind.CONTRIBUTION),
            ("https://donate.labour.org.uk", LinkKind.CONTRIBUTION),
            ("https://annaforsenate2026.com/issues", LinkKind.CAMPAIGN),
            ("https://annaforsenate.com/donate", LinkKind.CONTRIBUTION),
            ("https://anna4mayor.org/signs", LinkKind.CAMPAIGN),
            ("https://forsenate.com", LinkKind.OTHER),
            ("https://t.co/abc", LinkKind.SHORTENED),
            ("https://about.co/t.co", LinkKind.OTHER),
            ("https://katrineholm.se/donera", LinkKind.GIVING),
            ("https://user:pass@gop.com:443/x", LinkKind.CAMPAIGN),
            ("//gop.com", LinkKind.CAMPAIGN),
            ("https://notgop.com", LinkKind.OTHER),
            ("https://lindbymoderaterna.se", LinkKind.CAMPAIGN),
            ("https://lindbylistan.se/bidra", LinkKind.CONTRIBUTION),
            ("https://labour.gov.uk", LinkKind.PUBLIC),
            ("https://[::1", LinkKind.OTHER),
            ("", LinkKind.OTHER),
            ("https://" + "a." * 200_000 + "gop.com", LinkKind.OTHER),
        ],
        ids=lambda value: str(value)[:40] or "empty",
    )
    def test_kinds(self, link: str, kind: LinkKind) -> None:
        """A host stands for all that is under it, and for nothing else."""
        assert kind_of_link(link) is kind

    def test_a_link_in_the_words_is_quoted(self) -> None:
        """The link is found where it stands."""
        asked = context("Läs https://gop.com/x nu")
        answer = ask(CAMPAIGN, asked)
        assert (answer.truth, quotes(answer)) == (Truth.YES, ["https://gop.com/x"])
        assert ask(MONEY, asked).truth is Truth.NO

    def test_a_link_of_the_statement_is_named(self) -> None:
        """A link that the archive gives beside the words is named as a record, and needs no words."""
        answer = ask(MONEY, context(None, links=("https://actblue.com/x",)))
        assert (answer.truth, records(answer)) == (Truth.YES, ["link to https://actblue.com/x"])

    @pytest.mark.parametrize(
        ("asked", "truth"),
        [
            pytest.param(context("Hej"), Truth.NO, id="no link"),
            pytest.param(context(""), Truth.NO, id="no words and no link"),
            pytest.param(context("Hej https://a.se/b"), Truth.NO, id="another link"),
            pytest.param(context("Hej ”https://gop.com”"), Truth.NO, id="quoted"),
            pytest.param(context("RT @x: https://gop.com"), Truth.NO, id="passed on"),
            pytest.param(context(None), Truth.UNKNOWN, id="no text"),
            pytest.param(context("https://gop.com", act=Act.SHARE), Truth.UNKNOWN, id="share"),
            pytest.param(context("Hej https://t.co/x"), Truth.UNKNOWN, id="shortened"),
            pytest.param(
                context("Hej https://t.co/x", links=("https://a.se",)), Truth.NO, id="shortened, resolved"
            ),
            pytest.param(
                context("Hej", links=("https://t.co/x",)), Truth.UNKNOWN, id="shortened by the archive"
            ),
            pytest.param(context("Hej", media=(Media(),)), Truth.NO, id="a picture holds no link"),
        ],
    )
    def test_what_is_not_found(self, asked: Context, truth: Truth) -> None:
        """Without such a link it is *not found*; where a shortened one leads is not known."""
        answer = ask(CAMPAIGN, asked)
        assert answer.truth is truth
        assert (answer.origin is Origin.NOT_FOUND) is (truth is Truth.NO)


@given(text=st.text(st.characters() | st.sampled_from("”“\"'‘’>@\n ."), max_size=60))
def test_no_text_raises(text: str) -> None:
    """Emoji, right-to-left text and lone surrogates never raise, and every quote stands in the text."""
    asked = context(text)
    for detector in TEXT_DETECTORS:
        for one in detector.answer(asked).evidence:
            assert one.quote == text[one.start : one.end]


@given(
    sentence=st.sampled_from([row for rows in SENTENCES.values() for row in rows]),
    marks=st.sampled_from(["“”", "””", '""', "«»", "„“", "»»"]),
)
def test_a_quotation_around_any_sentence_removes_all_hits(sentence: tuple[str, str, str], marks: str) -> None:
    """Adding a quotation around the whole text removes all hits, in any marks."""
    language, _, text = sentence
    asked = context(f"{marks[0]}{text}{marks[1]}", language=language)
    assert all(not detector.answer(asked).evidence for detector in TEXT_DETECTORS)


class TestGivingLinks:
    """Who asks for money on an unknown host is told by what the words are about."""

    def test_in_a_text_about_a_party_it_is_a_partys(self) -> None:
        """The link is quoted."""
        asked = context("Rösta på Moderaterna! Stöd oss: okand.example/donera", language="sv")
        answer = ask("links-to-contribution-page", asked)
        assert (answer.truth, quotes(answer)) == (Truth.YES, ["okand.example/donera"])

    @pytest.mark.parametrize(
        ("fact", "truth", "text"),
        [
            ("links-to-campaign", Truth.YES, "Please donate to my campaign tonight: dalby.example/air"),
            (
                "links-to-contribution-page",
                Truth.UNKNOWN,
                "Please donate to my campaign tonight: dalby.example/air",
            ),
            (
                "links-to-campaign",
                Truth.YES,
                "Join us at our campaign fundraiser, $50 a plate: dalby.example/pie",
            ),
            ("links-to-campaign", Truth.UNKNOWN, "Vote Labour on Thursday! dalby.example/why"),
            ("links-to-campaign", Truth.NO, "The pool is open today: dalby.example/pool"),
            ("links-to-campaign", Truth.NO, "Please donate to my campaign tonight. Polls: dalby.gov/polls"),
        ],
    )
    def test_a_host_that_nobody_knows_is_the_campaigns_where_money_is_raised(
        self, fact: str, truth: Truth, text: str
    ) -> None:
        """What the words are about tells where a link leads; a public body's page is no campaign's."""
        assert ask(fact, context(text, language="en")).truth is truth

    def test_a_campaigns_link_where_money_is_asked_for_is_where_it_is_given(self) -> None:
        """Whatever the page is called; beside other words it is only the campaign's."""
        asking = context("Chip in $5 to our campaign tonight: annaforsenate.com/midnight", language="en")
        answer = ask(MONEY, asking)
        assert (answer.truth, quotes(answer)) == (Truth.YES, ["annaforsenate.com/midnight"])
        telling = context("Read my plan for the harbour: annaforsenate.com/plan", language="en")
        assert (ask(CAMPAIGN, telling).truth, ask(MONEY, telling).truth) == (Truth.YES, Truth.NO)

    def test_elsewhere_it_is_unknown(self) -> None:
        """It is never denied."""
        answer = ask("links-to-contribution-page", context("Läs mer: okand.example/donera", language="sv"))
        assert (answer.truth, quotes(answer)) == (Truth.UNKNOWN, ["okand.example/donera"])


def test_a_share_is_read_for_its_comment() -> None:
    """What is added to a share is the author's own; a bare share has no own words."""
    commented = context("Rösta på Moderaterna! RT @nn: Solen skiner.", language="sv", act=Act.SHARE)
    assert ask("takes-party-side", commented).truth is Truth.YES
    bare = ask("takes-party-side", context("RT @nn: Rösta på Moderaterna!", language="sv", act=Act.SHARE))
    assert (bare.truth, bare.note) == (
        Truth.UNKNOWN,
        ask("takes-party-side", context("Hej", act=Act.SHARE)).note,
    )


OWN_SITE = Channel(id="web:ekeby.example", platform="web", kind=ChannelKind.WEBSITE, holder=MUNICIPALITY)
OTHERS = Organisation(id="sjuby", name="Sjuby kommun", kind=OrganisationKind.MUNICIPALITY)
UNSIGNED = "Tyvärr missade vi en gata i natt."


@pytest.mark.parametrize(
    ("statement", "is_found"),
    [
        (Statement(act=Act.POST, text=UNSIGNED, channel=OWN_SITE), True),
        (Statement(act=Act.POST, text=UNSIGNED, on_behalf_of=MUNICIPALITY), True),
        (Statement(act=Act.REPLY, text=UNSIGNED, channel=OWN_SITE), False),
        (Statement(act=Act.POST, text=UNSIGNED, channel=OWN_SITE, on_behalf_of=OTHERS), False),
        (
            Statement(act=Act.POST, text=UNSIGNED, channel=attrs.evolve(OWN_SITE, holder=OTHERS)),
            False,
        ),
        (Statement(act=Act.POST, text=UNSIGNED), False),
    ],
)
def test_unsigned_words_for_the_authority_are_those_of_its_people(
    statement: Statement, is_found: bool
) -> None:
    """Unsigned, *we* is the authority in what is posted on its own account, or said on its behalf."""
    asked = Context(statement=statement, organisation=MUNICIPALITY, zone=ZoneInfo("Europe/Stockholm"))
    assert (ask("speaks-as-we-the-authority", asked).truth is Truth.YES) is is_found


def test_unsigned_words_are_nobodys_where_no_authority_is_asked_about() -> None:
    """Without an authority nobody's role is taken for granted."""
    asked = Context(
        statement=Statement(act=Act.POST, text=UNSIGNED, channel=OWN_SITE),
        organisation=None,
        zone=ZoneInfo("Europe/Stockholm"),
    )
    assert ask("speaks-as-we-the-authority", asked).truth is not Truth.YES


def test_words_given_to_a_picture_are_read() -> None:
    """They are the author's own; what was found there is told as such."""
    picture = Media(description="En skylt: rösta på Moderaterna", was_read=True)
    answer = ask("takes-party-side", context("Utsikt i dag.", language="sv", media=(picture,)))
    assert answer.truth is Truth.YES
    record = answer.evidence[0].record
    assert record is not None
    assert (record.field, record.value) == ("media", "rösta på Moderaterna")


@pytest.mark.parametrize(
    ("description", "truth"), [("Rösta på Moderaterna!", Truth.YES), (None, Truth.UNKNOWN)]
)
def test_words_given_to_a_picture_are_read_without_others(description: str | None, truth: Truth) -> None:
    """A post may be a picture alone; without words for it nothing is known of what it says."""
    asked = context(None, language="sv", media=(Media(description=description),))
    sheet = FactSheet.of_statement(asked.statement, asked.organisation, asked.zone)
    assert sheet["takes-party-side"].truth is truth


def sheet_of(asked: Context, **settings: Any) -> FactSheet:  # noqa: ANN401 - as the sheet takes them
    """The sheet of facts of a statement."""
    return FactSheet.of_statement(asked.statement, asked.organisation, asked.zone, **settings)


def test_two_sheets_of_a_statement_give_the_same_facts() -> None:
    """What the words say is answered once, whichever policy asks."""
    asked = context("Rösta på Moderaterna!", language="sv")
    assert sheet_of(asked)["takes-party-side"] is sheet_of(asked)["takes-party-side"]


def test_what_is_assumed_counts_where_words_leave_it_open() -> None:
    """What the words do not tell may be assumed; the other facts are answered as ever."""
    asked = context("Xqz", language="de")
    sheet = sheet_of(asked, assume={"takes-party-side": False})
    assert (sheet["takes-party-side"].origin, sheet["announces-decision"].truth) == (
        Origin.ASSUMED,
        Truth.UNKNOWN,
    )


def test_facts_of_links_follow_from_each_other_where_there_are_links() -> None:
    """A page where a campaign takes money is one of the campaign; without links there is neither."""
    given = sheet_of(context("Ge en slant: annaforsenate.com/donate till kampanjen!", language="sv"))
    none = sheet_of(context("Solen skiner.", language="sv"))
    facts = ("links-to-contribution-page", "links-to-campaign")
    assert [given[fact].truth for fact in facts] == [Truth.YES, Truth.YES]
    assert [none[fact].truth for fact in facts] == [Truth.NO, Truth.NO]
