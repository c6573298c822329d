"""Questions of a policy's own, and own facts by links: usable wherever another fact is."""

from __future__ import annotations

import pathlib
from typing import Any

import attrs
import pytest
from policy_builders import SAYS, head, own_fact

from offentligroll.cases import Suite, run_suite
from offentligroll.facts import Answer, Detector
from offentligroll.facts.fact import Origin
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.given import GivenFact
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.policy import Policy
from offentligroll.rules.outcome import Outcome

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
CONSENT = "shown-have-consented"
PHRASE = "those shown have consented"
QUESTION = (
    f'[[fact]]\nid = "{CONSENT}"\nphrase = {{ sv = "de som syns har samtyckt", en = "{PHRASE}" }}\n'
    'ask = { sv = "Har de som syns samtyckt?", en = "Have those shown consented?" }\n'
)
NORM = f'[[guideline]]\nid = "consent"\nmust = "{PHRASE}"\nin_capacity = "any"\n{SAYS}'
POLICY = Policy.from_text(head("town") + QUESTION + NORM)
POST = Statement(act=Act.POST, text="Skolavslutning!", language="sv")


def outcome(statement: Statement, policy: Policy = POLICY) -> Outcome:
    """Say what becomes of the guideline."""
    return policy.assess(statement).finding("consent").outcome


def told(value: bool, fact: str = CONSENT) -> tuple[GivenFact, ...]:
    """Answer the question."""
    return (GivenFact(fact=fact, value=value),)


class TestQuestions:
    """A fact with `ask` alone is one that only people and programs answer."""

    def test_nobody_has_answered(self) -> None:
        """Where nobody answers, it is not known, and is the question to ask."""
        assessment = POLICY.assess(POST)
        (fact,) = assessment.finding("consent").facts
        assert (fact.fact.truth, fact.forms.in_language("en").ask) == (UNKNOWN, "Have those shown consented?")
        assert assessment.finding("consent").outcome is Outcome.UNDECIDED

    @pytest.mark.parametrize("name", [CONSENT, PHRASE, "De som syns har  samtyckt"])
    @pytest.mark.parametrize("place", ["statement", "channel", "author"])
    def test_wherever_a_fact_is_given(self, place: str, name: str) -> None:
        """It is answered on a statement, a channel or an author, by its id or its phrase."""
        given: dict[str, dict[str, Any]] = {
            "statement": {"facts": told(True, name)},
            "channel": {"channel": Channel(id="web:1", platform="web", facts=told(True, name))},
            "author": {"author": Official(id="a", name="A", facts=told(True, name))},
        }
        assert outcome(attrs.evolve(POST, **given[place])) is Outcome.COMPLIES

    @pytest.mark.parametrize("name", ["of-another-policy", "det är en annan policys fråga"])
    def test_a_directory_serves_many_policies(self, name: str) -> None:
        """What it tells for another policy is passed over; on the statement itself it is a slip."""
        given = (*told(True), *told(True, name))
        said: dict[str, Any] = {
            "channel": Channel(id="web:1", platform="web", facts=given),
            "author": Official(id="a", name="A", facts=given[1:]),
        }
        assert outcome(attrs.evolve(POST, **said)) is Outcome.COMPLIES
        with pytest.raises(ValueError, match="is not a fact"):
            POLICY.assess(attrs.evolve(POST, facts=given))

    def test_vocabulary_by_phrase(self) -> None:
        """Facts of the vocabulary are given by their phrases too."""
        norm = f'[[guideline]]\nid = "consent"\nmust_not = "is-satire"\nin_capacity = "any"\n{SAYS}'
        given = attrs.evolve(POST, facts=told(False, Vocabulary.shipped()["is-satire"].phrase["sv"]))
        assert outcome(given, Policy.from_text(head() + norm)) is Outcome.COMPLIES

    def test_bare_facts(self) -> None:
        """It is answered by a program that has its own facts."""
        for yes in ([CONSENT], [PHRASE], {CONSENT: True}):
            assert POLICY.assess_facts(yes).finding("consent").outcome is Outcome.COMPLIES

    def test_a_program_answers(self) -> None:
        """A detector that a program brings answers it, by its phrase too, and is named."""
        detector = Detector(fact=PHRASE, name="our form", answer=lambda _: Answer.looked_up(NO, "the form"))
        assessment = POLICY.with_detector(detector).assess(POST)
        (fact,) = (one.fact for one in assessment.facts if one.id == CONSENT)
        assert (fact.truth, fact.told_by) == (NO, "our form")

    def test_the_interview_asks(self) -> None:
        """The interview asks it in its words, and takes the answer by id or phrase."""
        interview = POLICY.interview(POST)
        assert interview.question is not None
        assert interview.question.id == CONSENT
        answered = interview.with_answer(PHRASE, YES)
        assert answered.answers == ((CONSENT, YES),)
        assert answered.assessment.finding("consent").outcome is Outcome.COMPLIES
        assert answered.told_statement(POST).facts == told(True)

    def test_assumed(self) -> None:
        """A policy may assume an answer."""
        assuming = Policy.from_text(head(more=f"[assume]\n{CONSENT} = true") + QUESTION + NORM)
        assert outcome(POST, assuming) is Outcome.COMPLIES

    def test_in_a_group(self) -> None:
        """Another own fact may stand for it together with others."""
        group = own_fact("fine", f'all_of = ["{CONSENT}", "not is-satire"]')
        norm = f'[[guideline]]\nid = "consent"\nmust = "fine"\nin_capacity = "any"\n{SAYS}'
        policy = Policy.from_text(head() + QUESTION + group + norm)
        assert outcome(attrs.evolve(POST, facts=told(False)), policy) is Outcome.BREACHED

    def test_a_phrase_is_told_once(self) -> None:
        """An answer by id and one by phrase at one place are two answers to one question."""
        twice = attrs.evolve(POST, facts=(*told(True), *told(False, PHRASE)))
        with pytest.raises(ValueError, match=f"answers `{CONSENT}` twice"):
            POLICY.assess(twice)


class TestCases:
    """Names in cases are looked up in the policy of the case."""

    def suite(self, case: str) -> Suite:
        """Read a suite of the policy."""
        from offentligroll.cases.suite_file import contents_of
        from offentligroll.files.document import parse_document

        text = f'format = 1\npolicy = "town"\n[[case]]\nid = "one"\n{case}'
        return Suite(**contents_of(parse_document(text, "town.cases.toml"), None, POLICY))

    @pytest.mark.parametrize("name", [CONSENT, PHRASE])
    def test_ids_and_phrases(self, name: str) -> None:
        """A question is told in a case by its id or phrase, and is kept by its id."""
        suite = self.suite(f'yes = ["{name}"]\nfindings = {{ consent = "complies" }}')
        assert suite.cases[0].yes == (CONSENT,)
        assert [one.verdict for one in run_suite(suite, POLICY)] == ["passed"]

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("shown-have-consent", f"`shown-have-consent` is not a fact (did you mean `{CONSENT}`?)"),
            ("those shown have consentet", f"is not a fact (did you mean `{PHRASE}`?)"),
        ],
    )
    def test_what_is_no_fact_has_its_line(self, name: str, said: str) -> None:
        """A name that the policy does not know is told with its place, whatever it resembles."""
        with pytest.raises(FileError) as error:
            self.suite(f'no = ["{name}"]')
        assert str(error.value).startswith('town.cases.toml:5:7: case[1] "one": no[1]: ')
        assert said in str(error.value)

    def test_without_its_policy(self, tmp_path: pathlib.Path) -> None:
        """Where the policy beside the cases is wrong, only slips of the pen are told."""
        (tmp_path / "town.policy.toml").write_text("format = 1\n", "utf-8")
        path = tmp_path / "town.cases.toml"
        path.write_text('format = 1\npolicy = "town"\n[[case]]\nid = "one"\nyes = ["has-consent"]\n', "utf-8")
        assert Suite.load(path).cases[0].yes == ("has-consent",)

    def test_what_resembles_nothing_fails_its_case(self) -> None:
        """A name that is unlike every fact is told with its place too, and the other cases are run."""
        suite = self.suite('no = ["nothing-like-it-at-all"]\n[[case]]\nid = "two"')
        (problem,) = suite.problems["one"]
        assert "no[1]: `nothing-like-it-at-all` is not a fact (look for one with" in str(problem)
        assert [one.verdict for one in run_suite(suite, POLICY)] == ["failed", "passed"]

    def test_groups_are_not_told(self) -> None:
        """A group follows from its members, which is told with its place."""
        from offentligroll.cases.suite_file import contents_of
        from offentligroll.files.document import parse_document

        group = own_fact("fine", f'all_of = ["{CONSENT}"]')
        policy = Policy.from_text(head("town") + QUESTION + group + NORM)
        text = 'format = 1\npolicy = "town"\n[[case]]\nid = "one"\nyes = ["fine"]'
        with pytest.raises(FileError, match=r":5:8: .*`fine` follows from other facts"):
            contents_of(parse_document(text, "a.toml"), None, policy)


class TestHosts:
    """An own fact with `hosts` is answered from the statement's links."""

    POLICY = Policy.from_text(
        head()
        + own_fact("map", 'hosts = ["www.Karta.example.se", "example.org"]')
        + f'[[guideline]]\nid = "consent"\nmust_not = "map"\nin_capacity = "any"\n{SAYS}'
    )

    def fact(self, **fields: Any) -> Any:  # noqa: ANN401
        """Ask whether a post links to the map."""
        said = Statement(**{"act": Act.POST, "language": "sv", **fields})
        (fact,) = self.POLICY.assess(said).finding("consent").facts
        return fact.fact

    @pytest.mark.parametrize(
        "fields",
        [
            {"text": "Läs mer på https://karta.example.se/vag?x=1."},
            {"text": "Se www.example.org"},
            {"text": "Se kommun.example.org/karta"},
            {"text": "Se https://t.co/x", "links": ("https://karta.example.se/vag",)},
            {"links": ("HTTPS://WWW.EXAMPLE.ORG",)},
        ],
    )
    def test_yes(self, fields: dict[str, Any]) -> None:
        """A link in the words or in the record, to the host or to one below it, is quoted."""
        found = self.fact(**fields)
        assert (found.truth, found.origin) == (YES, Origin.DETECTED)
        (evidence,) = found.evidence
        text = fields.get("text", "")
        assert evidence.quote is None or text[evidence.start : evidence.end] == evidence.quote

    @pytest.mark.parametrize("text", ["Läs mer på https://annan.example.se", "Hej", "notexample.org/x"])
    def test_elsewhere_is_a_weak_no(self, text: str) -> None:
        """Links that all lead elsewhere, or none, are *not found*."""
        found = self.fact(text=text)
        assert (found.truth, found.origin) == (NO, Origin.NOT_FOUND)

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"text": "Läs mer: https://bit.ly/abc"},
            {"text": "Hej", "links": ("https://bit.ly/abc",)},
            {"links": ("https://annan.example.se",)},
            {"act": Act.LIKE, "text": "https://example.org"},
        ],
    )
    def test_not_known(self, fields: dict[str, Any]) -> None:
        """Without the words, behind a short link or in somebody else's words it can't be told."""
        assert self.fact(**fields).truth is UNKNOWN


class TestLaterFacts:
    """A policy may have an own fact with the id or phrase of one that came to the vocabulary later."""

    LATER = Vocabulary.shipped()["is-threat"]

    def test_the_policys_own_is_meant(self) -> None:
        """Its own definition counts, and the vocabulary's relations do not."""
        words = own_fact("is-threat", 'words = { sv = ["vänta bara"] }')
        norms = (
            f'[[guideline]]\nid = "{norm}"\nmust_not = "{fact}"\nin_capacity = "any"\n{SAYS}'
            for norm, fact in (("consent", "is-threat"), ("abuse", "is-abusive"))
        )
        policy = Policy.from_text(head() + words + "".join(norms))
        assessment = policy.assess(attrs.evolve(POST, text="Vänta bara!"))
        assert [one.outcome for one in assessment.findings] == [Outcome.BREACHED, Outcome.UNDECIDED]
        bare = policy.assess_facts(["is-threat"], ["is-abusive"])
        assert [bare.finding(norm).outcome for norm in ("consent", "abuse")] == [
            Outcome.BREACHED,
            Outcome.COMPLIES,
        ]

    def test_its_phrase_names_the_own_fact(self) -> None:
        """The same phrase in a policy means the policy's own fact."""
        phrase = self.LATER.phrase["en"]
        own = (
            f'[[fact]]\nid = "threatens"\nphrase = {{ sv = "det hotar", en = "{phrase}" }}\n'
            'words = { sv = ["vänta bara"] }\n'
        )
        norm = f'[[guideline]]\nid = "consent"\nmust_not = "{phrase}"\nin_capacity = "any"\n{SAYS}'
        policy = Policy.from_text(head() + own + norm)
        assert outcome(attrs.evolve(POST, text="Vänta bara!"), policy) is Outcome.BREACHED
        assert policy.assess_facts([phrase]).finding("consent").outcome is Outcome.BREACHED
