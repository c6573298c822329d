"""What is read in posts as people write them: negation, quotation, other people's acts, irony, mail."""

from __future__ import annotations

import pytest

from offentligroll.facts.text.finding import find
from offentligroll.facts.text.lexicon_tables import lexicon, lexicon_from, shipped_facts
from offentligroll.facts.text.own_words import blank_foreign_words
from offentligroll.facts.text.reading import WordReading, read
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.tables import shipped_table
from offentligroll.facts.text.verdicts import Ground
from offentligroll.facts.text.words import Words
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.truth import Truth
from steps import steps_of

CHIEF = Subject(
    kind=OrganisationKind.MUNICIPALITY, names=("Ekeby kommun",), titles=("kommunchef",), holds_role=True
)
MAYOR = Subject(
    kind=OrganisationKind.MUNICIPALITY, names=("City of Ekeby",), titles=("mayor",), holds_role=True
)
SENATOR = Subject(
    kind=OrganisationKind.PARLIAMENT, names=("United States Senate",), titles=("senator",), holds_role=True
)


def reading(text: str, subject: Subject = CHIEF, told: str | None = None) -> WordReading:
    """Read a text as its author's own words."""
    return read(Words.of(blank_foreign_words(text)), subject, told)


def truth(fact: str, text: str, subject: Subject = CHIEF) -> Truth:
    """What a text says of a fact."""
    return reading(text, subject).of(fact).truth


@pytest.mark.parametrize(
    ("fact", "subject", "text"),
    [
        ("announces-decision", CHIEF, "Vi har i kväll fattat beslut om en ny bro."),
        ("announces-decision", CHIEF, "Badhuset är stängt i dag på grund av en vattenläcka."),
        ("predicts-authority-action", CHIEF, "Nästa vecka börjar vi asfaltera Skolgatan."),
        ("claims-to-speak-for-authority", CHIEF, "Å hela kommunens vägnar: förlåt."),
        ("speaks-as-we-the-authority", CHIEF, "Vi tar gärna emot din felanmälan i appen."),
        ("invokes-role-in-text", CHIEF, "Med vänlig hälsning\nKarin Ek\nKommunchef"),
        ("invokes-role-in-text", CHIEF, "Vi tittar på det.\n\nMed vänlig hälsning\n\nKarin Ek\nKommunchef"),
        ("states-own-view", CHIEF, "Jag talar här bara för egen räkning, inte för kommunen."),
        ("invites-public-input", CHIEF, "Vad tycker ni om förslaget till ny lekplats?"),
        ("concerns-own-authority", CHIEF, "Skolbussarna på linje 4 är sena i dag."),
        ("takes-party-side", CHIEF, "Lindbymoderaterna går till val på lägre skatt. Häng på!"),
        ("announces-decision", SENATOR, "Just introduced my new bill to lower drug prices."),
        ("concerns-own-authority", SENATOR, "Holding a hearing on rail safety. Watch live."),
        ("gives-own-opinion", SENATOR, "It's a disgrace. Congress owes veterans more."),
        ("takes-party-side", SENATOR, "The Republicans want to gut Medicare again."),
        ("has-personal-tone", MAYOR, "I'm so proud of our firefighters tonight."),
    ],
)
def test_what_is_said_in_everyday_words_is_found(fact: str, subject: Subject, text: str) -> None:
    """Words between, inverted order, compounds and signatures hide nothing."""
    found = reading(text, subject).of(fact)
    assert found.truth is Truth.YES
    assert found.spans


class TestFragments:
    """What is said in English without a subject, or in the words of a family, is found by its patterns."""

    @pytest.mark.parametrize(
        ("fact", "subject", "text"),
        [
            ("announces-decision", MAYOR, "East footpath closed until Friday: fallen tree."),
            ("announces-decision", MAYOR, "Library reopens on 4 May."),
            ("announces-decision", SENATOR, "The Bill is through second reading."),
            ("predicts-authority-action", MAYOR, "We'll be resurfacing Mill Lane next week."),
            ("predicts-authority-action", MAYOR, "I'll raise it with the engineers."),
            ("concerns-private-life", MAYOR, "Dad's allotment won first prize."),
            ("concerns-private-life", MAYOR, "The wife has bought a whistle."),
            ("has-personal-tone", MAYOR, "The wife has bought a whistle."),
            ("invites-to-fundraiser", MAYOR, "Quiz night for the re-elect fund, tenner on the door."),
            ("invites-public-input", MAYOR, "Photos of the old pier please, to the library."),
            ("announces-decision", MAYOR, "Our lifts are out until Monday."),
            ("announces-decision", SENATOR, "Cloture invoked on the dairy bill."),
            ("predicts-authority-action", MAYOR, "The hedge goes on Friday, wind permitting."),
            ("states-own-view", MAYOR, "This is Anna talking, with the official hat off."),
            ("claims-to-speak-for-authority", SENATOR, "My government regards the matter as closed."),
            ("invokes-role-in-text", MAYOR, "I sit on the planning committee, so I can't say."),
            ("invites-public-input", MAYOR, "What should the new bridge be called?"),
            ("solicits-contribution", MAYOR, "Yard signs don't print themselves, friends."),
            ("solicits-for-charity", MAYOR, "My sponsored swim is on Sunday, be kind."),
            ("calls-for-action", SENATOR, "Pile in to the public gallery on Tuesday."),
            ("takes-party-side", SENATOR, "The man running against me has moved house."),
        ],
    )
    def test_it_is_found(self, fact: str, subject: Subject, text: str) -> None:
        """A pattern is met that nothing negates."""
        hits = find(lexicon("en"), Words.of(text), subject).of(fact).hits
        assert [hit.phrase for hit in hits if not hit.negated]

    @pytest.mark.parametrize(
        ("fact", "text"),
        [
            ("announces-decision", "Gym closed again, says my wife."),
            ("predicts-authority-action", "My wife and I will be resurfacing the drive next week."),
            ("invites-to-fundraiser", "Quiz night for the hospice on Friday."),
            ("predicts-authority-action", "We'll miss you, Pam."),
            ("invokes-role-in-text", "Somebody left a scarf at my office."),
            ("invokes-role-in-text", "Call your member for Rowan Hill."),
            ("states-own-view", "Hat off to the crew."),
            ("claims-to-speak-for-authority", "He is not speaking for the council."),
            ("takes-party-side", "Keep to the left of the cones."),
            ("takes-party-side", "The other guy at the barbecue burnt his thumb."),
            ("calls-for-action", "Stay home until the road is cleared."),
            ("calls-for-action", "Avoid the area, please."),
            ("invites-public-input", "Surgery this Friday is fully booked."),
            ("solicits-contribution", "Nobody should have to donate to a campaign."),
        ],
    )
    def test_what_looks_alike_is_not(self, fact: str, text: str) -> None:
        """A family, a charity, a goodbye, advice and what is said in passing are something else."""
        hits = find(lexicon("en"), Words.of(text), MAYOR).of(fact).hits
        assert [hit.phrase for hit in hits if not hit.negated] == []


class TestNegation:
    """What is negated is not said."""

    @pytest.mark.parametrize(
        ("fact", "text"),
        [
            ("invokes-role-in-text", "Glöm att jag är kommunchef, nu talar Karin."),
            ("invokes-role-in-text", "Det här skriver jag inte som kommunchef."),
            ("claims-to-speak-for-authority", "Jag talar inte för kommunen."),
            ("announces-decision", "Kommunen har inte beslutat att lägga ner skolan."),
            ("solicits-contribution", "Du ska inte bidra till partiet."),
        ],
    )
    def test_a_negated_find_is_no_find(self, fact: str, text: str) -> None:
        """Before, inside or after what is found, and in other words."""
        assert truth(fact, text) is not Truth.YES

    def test_denying_the_employer_marks_ones_own_view(self) -> None:
        """*Not for the municipality* says that it is one's own."""
        assert truth("states-own-view", "Det här är inte kommunens åsikt.") is Truth.YES

    def test_not_only_is_no_negation(self) -> None:
        """*Not only* affirms."""
        text = "Kommunen har inte bara beslutat om en bro."
        found = reading(text).of("announces-decision")
        assert found.truth is not Truth.NO
        assert any("beslutat" in pattern or "supine" in pattern for pattern in found.patterns)
        text = "Det säger jag inte bara å kommunens vägnar."
        assert truth("claims-to-speak-for-authority", text) is Truth.YES


class TestQuotation:
    """What others said is not the author's."""

    @pytest.mark.parametrize(
        "text",
        [
            "Så sa han: ”Rösta på Moderaterna i höst.”",
            "Läser vidare.\n> Rösta på Moderaterna i höst.",
            "Tänkvärt RT @nn: Rösta på Moderaterna i höst.",
            "Tack för mejlet.\n\nDen 3 feb 2011 kl. 08.14 skrev Anna Ek:\nRösta på Moderaterna i höst.",
            "Tack för mejlet.\n\n-----Ursprungligt meddelande-----\nRösta på Moderaterna i höst.",
            "Tack.\n\nFrån: Anna Ek\nSkickat: den 3 februari 2011\n\nRösta på Moderaterna i höst.",
        ],
    )
    def test_quoted_words_say_nothing(self, text: str) -> None:
        """In marks, after a sign, passed on, or in the mail that is answered."""
        assert truth("takes-party-side", text) is not Truth.YES


class TestOtherPeoplesActs:
    """Who decides, speaks or invites has to be the authority."""

    @pytest.mark.parametrize(
        ("fact", "text"),
        [
            ("announces-decision", "Sonen har beslutat att bara äta pasta."),
            ("announces-decision", "Jag har beslutat mig för att sluta dricka kaffe."),
            ("speaks-as-we-the-authority", "Vi i familjen åker till fjällen."),
            ("solicits-for-charity", "Bli månadsgivare till Centerpartiet i Lindby!"),
            ("solicits-contribution", "Skänk en slant till stadsmissionen."),
        ],
    )
    def test_another_subject_is_another_matter(self, fact: str, text: str) -> None:
        """A son, a family, a party, a charity."""
        assert truth(fact, text) is not Truth.YES


class TestIrony:
    """What is meant otherwise is at least never denied."""

    @pytest.mark.parametrize(
        "text",
        [
            "Jo tack, ännu en utredning. Det var ju precis vad vi behövde.",
            "Nio månader för att godkänna ett cykelställ. Nio!",
        ],
    )
    def test_an_opinion_in_irony_is_no_firm_no(self, text: str) -> None:
        """Where irony is missed, the answer is unknown."""
        assert truth("gives-own-opinion", text) is not Truth.NO


class TestLanguages:
    """Each sentence is read in its own language."""

    def test_a_swedish_sentence_among_english_ones_is_read(self) -> None:
        """And what is not found is not denied."""
        text = "Great day out! Kommunen har beslutat att öppna badet. See you there, all of you!"
        read_words = reading(text)
        assert read_words.of("announces-decision").truth is Truth.YES
        assert read_words.of("solicits-contribution").ground is Ground.FOREIGN

    @pytest.mark.parametrize(
        "text",
        [
            "Tá an scoil dúnta inniu, is é an t-am do gach duine",
            "Wir haben heute leider geschlossen, kommen Sie morgen wieder.",
            "Vi har öppet som vanligt hela veckan. Wir haben heute leider geschlossen, kommen Sie morgen.",
        ],
    )
    def test_nothing_is_denied_of_words_that_are_not_read(self, text: str) -> None:
        """Not even where most of it is read."""
        read_words = reading(text)
        facts = ("solicits-contribution", "takes-party-side", "announces-decision")
        assert all(read_words.of(fact).truth is not Truth.NO for fact in facts)

    @pytest.mark.parametrize(
        ("text", "subject"),
        [
            pytest.param(
                "Tervetuloa meille kaikki, vi bjuder på kaffe i kväll.", CHIEF, id="half a sentence"
            ),
            pytest.param("مبروك to all who broke the fast with us tonight.", MAYOR, id="in other letters"),
            pytest.param("Busque sombra, everyone, it will be a hot day.", MAYOR, id="a clause"),
            pytest.param("Bígí ann, all of you, and bring the children too.", MAYOR, id="letters with marks"),
            pytest.param("Tervetuloa! Biblioteket har öppet hela kvällen.", CHIEF, id="a word alone"),
            pytest.param(
                "So many diwrnod hyfryd greetings came in from all over town.", MAYOR, id="in the middle"
            ),
        ],
    )
    def test_nothing_is_denied_beside_a_few_foreign_words(self, text: str, subject: Subject) -> None:
        """Though they are too few to tell which language they are of."""
        read_words = reading(text, subject)
        assert (read_words.spoken.has_foreign_words, read_words.spoken.others) == (True, ())
        assert read_words.of("solicits-contribution").ground is Ground.FOREIGN

    @pytest.mark.parametrize(
        ("text", "subject"),
        [
            pytest.param("Möt vår nya kollega Łukasz på kafé Źródło i kväll.", CHIEF, id="names"),
            pytest.param("Idén om ett kafé à la Paris är bra, señor.", CHIEF, id="loanwords"),
            pytest.param("Röret är 300 µm tjockt och håller i många år till.", CHIEF, id="units"),
            pytest.param("Vi ses hos @puhutaan #lisaa på torget i kväll.", CHIEF, id="accounts and tags"),
            pytest.param("Uff! Vilken dag det blev på torget.", CHIEF, id="a cry"),
            pytest.param("Raise the wage. Minimum wage now.", SENATOR, id="words that others say"),
        ],
    )
    def test_names_and_loanwords_are_not_foreign(self, text: str, subject: Subject) -> None:
        """They stand in every language."""
        assert not reading(text, subject).spoken.is_mixed

    @pytest.mark.parametrize(
        ("fact", "text"),
        [
            ("announces-decision", "Kommunestyret har i dag vedtatt å bygge ny ungdomsskole på Bakken."),
            ("claims-to-speak-for-authority", "På vegne av kommunen vil jeg beklage det som har skjedd."),
            ("states-own-view", "Dette er min private mening og ikke kommunens syn på saken."),
            ("takes-party-side", "Nå må vi stemme på Høyre, for kommunens skyld."),
            ("announces-decision", "Svømmehallen er lukket i dag på grund af en vandskade."),
            ("claims-to-speak-for-authority", "På kommunens vegne vil jeg gerne undskylde, at det gik galt."),
            ("states-own-view", "Jeg skriver det her på egne vegne, og ikke som borgmester."),
            ("takes-party-side", "Stem på Socialdemokratiet, hvis I vil have flere børnehaver."),
            (
                "announces-decision",
                "I kveld ble det vedtatt: ny gangvei åpnes til høsten, ikke før.",
            ),
            ("invokes-role-in-text", "Jeg har vært på jobb siden sju.\nHilsen ordføreren"),
            ("speaks-as-we-the-authority", "Vi i kommunen har dessverre ikke fått svar ennå."),
            ("concerns-own-authority", "Besøk på rådhuset i dag. Barna hadde bakt kake."),
            ("announces-decision", "Strandvejen spærres fra mandag, og busserne kører også udenom."),
            ("invokes-role-in-text", "Det er skolelederen her. Husk madpakken, når vi tager af sted."),
            ("speaks-as-we-the-authority", "Vi i kommunen har desværre ikke fået svar endnu."),
            ("concerns-own-authority", "Besøg på rådhuset i dag. De havde bagt kage til os alle."),
        ],
    )
    def test_norwegian_and_danish_are_read_in_their_own_lexicons(self, fact: str, text: str) -> None:
        """The facts that they have."""
        read_words = reading(text, Subject(kind=OrganisationKind.MUNICIPALITY))
        assert read_words.spoken.main in ("nb", "da")
        assert read_words.of(fact).truth is Truth.YES

    @pytest.mark.parametrize(
        ("fact", "text"),
        [
            pytest.param(
                "announces-decision",
                "Nå har nabokommunen også vedtatt eiendomsskatt.",
                id="another's act, nb",
            ),
            pytest.param("announces-decision", "Når åpner biblioteket i morgen?", id="a question, nb"),
            pytest.param("announces-decision", "Kommunen har ikke vedtatt noe ennå.", id="negated, nb"),
            pytest.param("claims-to-speak-for-authority", "Jeg taler ikke på vegne av kommunen.", id="nb"),
            pytest.param("invokes-role-in-text", "Jeg sier ikke dette som ordfører.", id="role denied, nb"),
            pytest.param(
                "takes-party-side", "Ta til høyre ved kirken, og så til venstre.", id="no party, nb"
            ),
            pytest.param("takes-party-side", "Gratulerer med jubileet, Nesvik Venstre!", id="courtesy, nb"),
            pytest.param(
                "announces-decision", "Nabokommunen har vedtaget en ny skat.", id="another's act, da"
            ),
            pytest.param("announces-decision", "Hvornår åbner biblioteket i morgen?", id="a question, da"),
            pytest.param("announces-decision", "Byrådet har ikke vedtaget noget endnu.", id="negated, da"),
            pytest.param("claims-to-speak-for-authority", "Jeg taler ikke på vegne af kommunen.", id="da"),
            pytest.param(
                "invokes-role-in-text", "Jeg siger ikke det her som borgmester.", id="role denied, da"
            ),
            pytest.param(
                "takes-party-side", "Drej til venstre efter kirken, og så til højre.", id="no party, da"
            ),
            pytest.param("takes-party-side", "Tillykke med jubilæet, Ådal Venstre!", id="courtesy, da"),
        ],
    )
    def test_norwegian_and_danish_that_look_alike_are_not_found(self, fact: str, text: str) -> None:
        """Others' acts, questions, what is negated, and a party named in passing."""
        read_words = reading(text, Subject(kind=OrganisationKind.MUNICIPALITY))
        assert read_words.spoken.main in ("nb", "da")
        assert read_words.of(fact).truth is Truth.UNKNOWN

    def test_norwegian_and_danish_deny_nothing(self) -> None:
        """Nothing was measured there, so finding nothing says little."""
        found = reading("Jeg liker ikke å stå opp tidlig om morgenen.").of("announces-decision")
        assert (found.truth, found.ground) == (Truth.UNKNOWN, Ground.SILENT)

    def test_a_suspicion_in_a_language_without_weights(self) -> None:
        """A pattern that only suspects makes it unknown, with the words."""
        found = reading("Jeg synes at butikken var stengt altfor lenge.").of("announces-decision")
        assert (found.truth, found.ground) == (Truth.UNKNOWN, Ground.SUSPICIOUS)
        assert found.spans

    def test_what_has_no_language_is_read_in_all(self) -> None:
        """Where the language is unclear, finds count, and suspicions are shown."""
        read_words = read(Words.of("Xqz SD qzx"), Subject())
        assert read_words.spoken.main is None
        assert read_words.of("takes-party-side").truth is Truth.YES
        assert read_words.of("solicits-contribution").ground is Ground.UNREAD


def test_patterns_of_ones_own_take_the_place_of_the_shipped_ones() -> None:
    """Who adds a phrase sees at once what it finds."""
    facts = shipped_facts("sv")
    facts["announces-decision"] = {
        "fact": "announces-decision",
        "group": [{"about": "bridges", "patterns": ["snart ny bro"]}],
    }
    facts["names-a-bridge"] = {"fact": "names-a-bridge", "group": [{"about": "it", "patterns": ["ny bro"]}]}
    own = lexicon_from(shipped_table("sv/language.toml"), facts)
    text = Words.of("Äntligen får vi snart ny bro över ån här hemma.")
    found = read(text, Subject(), tried=own)
    assert found.of("announces-decision").patterns == ("snart ny bro",)
    assert found.of("names-a-bridge").truth is Truth.YES


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen har beslutat att bygga en bro. Vad tycker ni? Stolt över er. ",
        "Kommunen har beslutat att bygga en bro. The council has decided to close the pool on Monday. ",
        "vi har inte och vi kan nu i kväll inte just nu ",
        "Ja, nej, jo! ",
    ],
    ids=["in one language", "in two languages", "without an end of a sentence", "of short clauses"],
)
def test_long_texts_are_read_in_linear_time(text: str) -> None:
    """Ten times the text takes about ten times the work."""

    def steps(times: int) -> int:
        words = Words.of(text * times)
        return steps_of(lambda: read(words, CHIEF))

    steps(1)
    assert steps(200) < 12 * steps(20)


def test_a_pattern_that_was_often_wrong_is_doubted_where_the_other_words_speak_against_it() -> None:
    """It is unknown, with the words and the pattern."""
    grounds = {
        reading(text, subject).of(fact).ground
        for fact in ("announces-decision", "gives-own-opinion", "has-personal-tone", "takes-party-side")
        for subject in (CHIEF, MAYOR, SENATOR, Subject(holds_role=False))
        for text in (
            "Fika med kommunen och kaffe. Äntligen helg, grattis! Träder i kraft nu.",
            "Council tax letters: the deadline is Friday. Congrats to all, announced today with love, vote!",
            "Moderata vindar. Bra att veta: torget stängs av för trafik klockan tre.",
        )
    }
    assert Ground.DOUBTED in grounds


def test_what_arouses_suspicion_in_an_unclear_language_is_shown() -> None:
    """Finds that are negated, and suspicions, are quoted though the language is unclear."""
    found = read(Words.of("Xqz ej SD qzx"), Subject()).of("takes-party-side")
    assert found.truth is Truth.UNKNOWN
    assert found.ground is Ground.UNREAD
    assert found.spans


def test_finds_in_a_second_language_count_only_in_its_own_sentences() -> None:
    """A Swedish find in an English sentence is none, and a find that stands already is kept."""
    text = "The council has decided to close the pool on Monday. Kommunen har beslutat att öppna badet i dag."
    found = reading(text, MAYOR)
    assert found.of("announces-decision").truth is Truth.YES
    assert len(found.spoken.others) == 1


def test_names_of_accounts_weigh_nothing() -> None:
    """Whoever is mentioned, the weights are the same."""
    texts = (
        "@annaek Tack för tipset, vi lagar lampan! 😀",
        "@bertilalm Tack för tipset, vi lagar lampan! 😀",
    )
    first, second = (reading(text) for text in texts)
    assert {fact: one.truth for fact, one in first.verdicts.items()} == {
        fact: one.truth for fact, one in second.verdicts.items()
    }


def test_what_one_language_suspects_another_may_say() -> None:
    """Where the language is not known, words that only one language understands count as it reads them."""
    found = reading("Plan starts. Svømmehallen åbner.")
    assert found.spoken.main is None
    assert found.of("announces-decision").truth is Truth.YES
