"""What a policy file may say, what it comes to, and what is said of a faulty one."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_builders import ASSIGNED, LISTED, entry, head, loaded, own_fact

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import Document, read_document
from offentligroll.files.limits import Limits
from offentligroll.files.problems import FileError, Problem
from offentligroll.files.where import MOST_SUGGESTIONS
from offentligroll.model.capacity import Capacity
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading import loading, own_facts
from offentligroll.policy.reading.cycles import cycle_in, in_words
from offentligroll.policy.reading.loading import MOST_RULES
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.duration import Duration
from offentligroll.rules.rule import (
    Accepted,
    Bound,
    DoneBy,
    Ends,
    InCapacity,
    Modality,
    StartsAt,
    Verb,
)
from offentligroll.rules.source import InForce, SourceKind

FAULTY = Path(__file__).parent / "faulty"
KATRINEHOLM = Path(loading.__file__).parents[2] / "library" / "katrineholm.policy.toml"

EXAMPLE = """
format = 1
id = "katrineholm"
version = "1"
languages = ["sv", "en"]
country = "SE"
zone = "Europe/Stockholm"
title = { sv = "Sociala medier i Katrineholms kommun", en = "Social media in Katrineholm" }
question = { sv = "Görs uttalandet i rollen?", en = "Is the statement made in the role?" }
in_force = { from = 2024-03-15, until = 2025-12-31 }
otherwise = "undetermined"

[sources.qa]
title = "Frågor och svar om Kommunchefens sociala medier"
kind = "practice"
verified = true
date = 2011-02-01
url = "https://example.org/qa"

[assume]
account-is-run-by-staff = false
mentions-the-crisis-line = false

[[fact]]
id = "speaks-for-the-municipality"
phrase = { sv = "uttalandet talar för kommunen", en = "the statement speaks for the municipality" }
any_of = ["announces-decision", "claims-to-speak-for-authority", "answers-question-to-authority"]

[[fact]]
id = "mentions-the-crisis-line"
phrase = { sv = "uttalandet nämner kristelefonen", en = "the statement mentions the crisis line" }
words = { sv = ["kristelefonen"], en = ["crisis line"] }

[[capacity]]
id = "listed-channel"
decides = "official"
when = "account-is-listed"
says = { sv = "Kanaler på kommunens lista är officiella.", en = "Channels on the list are official." }
cite = "qa, listan över officiella kanaler"

[[capacity]]
id = "own-views-blog"
presumes = "personal"
when = { any_of = ["account-is-declared-personal", "account-carries-disclaimer"] }
rebutted_by = { any_of = ["speaks-for-the-municipality", "acts-on-assignment"] }
says = { sv = "…", en = "…" }
cite = "qa"
hat = "blogger"
outranks = ["listed-channel"]

[[capacity]]
id = "topic"
official_only_if = "author-has-authority-on-topic"
unless = "not acts-on-assignment"
in_force = { from = 2024-06-01 }
says = { sv = "…", en = "…" }

[[guideline]]
id = "no-party-politics"
must_not = "takes-party-side"
in_capacity = "any"
when = "author-is-top-official"
defence = "acts-on-assignment"
says = { sv = "Kommunchefen uttalar sig inte partipolitiskt.", en = "The director takes no party side." }
cite = "qa, alltid kommunchef"
accept = [{ code = "reaches-private-speech", why = "the source says so of the top post" }]

[[guideline]]
id = "may-write"
may = { at_least = { count = 2, of = ["acts-on-assignment", "is-satire", "takes-party-side"] } }
binds = ["speaker", "employer"]
outranks = ["no-party-politics"]
says = { sv = "…", en = "…" }

[[obligation]]
id = "register-request"
binds = ["authority"]
when = "receives-request"
starts = "received"
within = "1 working day"
retain = "P2Y"
when_undecided = "due"
action = { sv = "Registrera eller håll ordnad.", en = "Register it or keep it in order." }
says = { sv = "…", en = "…" }
cite = "qa, diarieföring"
"""


def problems(text: str, limits: Limits | None = None) -> str:
    """Give what is said of a faulty file."""
    with pytest.raises(FileError) as error:
        Policy.from_text(text, "p.toml", limits=limits)
    return str(error.value)


def when(condition: str, *more: str) -> Condition:
    """Read one condition as it stands in a file."""
    policy = loaded(entry("capacity", "r", f'presumes = "official"\nwhen = {condition}'), *more)
    return policy.capacity_rules[0].when


class TestTheFormat:
    """The file format of section 4."""

    def test_the_head(self) -> None:
        """The example of the design loads, and its head says what stands there."""
        policy = Policy.from_text(EXAMPLE)
        assert (policy.id, policy.version, policy.languages) == ("katrineholm", "1", ("sv", "en"))
        assert (policy.country, policy.zone) == ("SE", ZoneInfo("Europe/Stockholm"))
        assert policy.in_force == InForce(start=dt.date(2024, 3, 15), end=dt.date(2025, 12, 31))
        assert policy.otherwise is Capacity.UNDETERMINED
        assert policy.title["en"] == "Social media in Katrineholm"
        assert policy.question["sv"] == "Görs uttalandet i rollen?"
        assert policy.assume == (
            Assumption(fact="account-is-run-by-staff", value=False),
            Assumption(fact="mentions-the-crisis-line", value=False),
        )

    def test_the_sources(self) -> None:
        """A citation is the key of a source, then where in it."""
        policy = Policy.from_text(EXAMPLE)
        (source,) = policy.sources
        assert (source.id, source.kind, source.verified) == ("qa", SourceKind.PRACTICE, True)
        assert (source.date, source.url) == (dt.date(2011, 2, 1), "https://example.org/qa")
        cites = [rule.cite and (rule.cite.source, rule.cite.place) for rule in policy.capacity_rules]
        assert cites == [(source, "listan över officiella kanaler"), (source, ""), None]

    def test_the_own_facts(self) -> None:
        """An own fact names a group or a word list once."""
        group, words = Policy.from_text(EXAMPLE).own_facts
        assert group.group == Group(
            kind=GroupKind.ANY_OF,
            members=tuple(
                FactTest(fact=one)
                for one in (
                    "announces-decision",
                    "claims-to-speak-for-authority",
                    "answers-question-to-authority",
                )
            ),
        )
        assert words.words == (("sv", ("kristelefonen",)), ("en", ("crisis line",)))
        assert words.phrase["en"] == "the statement mentions the crisis line"

    def test_the_forms_of_own_facts(self) -> None:
        """An own fact may have sentence forms, in one language only; the rest is made of its phrase."""
        phrase = 'id = "mentions-the-crisis-line"\n'
        given = (
            'ask = { sv = "Nämns kristelefonen?" }\nis_not = { en = "the crisis line is not mentioned" }\n'
        )
        policy = Policy.from_text(EXAMPLE.replace(phrase, phrase + given))
        forms = policy.forms_of("mentions-the-crisis-line")
        assert forms.in_language("sv").ask == "Nämns kristelefonen?"
        assert forms.in_language("en").ask == "Is it the case that the statement mentions the crisis line?"
        assert forms.in_language("en").that_not == "the crisis line is not mentioned"
        assert policy.forms_of("is-reply") == Vocabulary.shipped()["is-reply"].forms

    def test_the_capacity_rules(self) -> None:
        """The verb is the key; a requirement that is not met concludes the other capacity."""
        listed, blog, topic = Policy.from_text(EXAMPLE).capacity_rules
        assert (listed.verb, listed.concludes) == (Verb.DECIDES, Capacity.OFFICIAL)
        assert listed.when == FactTest(fact="account-is-listed")
        assert (blog.verb, blog.concludes, blog.hat) == (Verb.PRESUMES, Capacity.PERSONAL, "blogger")
        assert (blog.outranks, blog.rebutted_by is None) == (("listed-channel",), False)
        assert (topic.verb, topic.concludes) == (Verb.OFFICIAL_ONLY_IF, Capacity.PERSONAL)
        assert topic.requirement == FactTest(fact="author-has-authority-on-topic")
        assert topic.unless == FactTest(fact="acts-on-assignment", negated=True)
        assert topic.in_force == InForce(start=dt.date(2024, 6, 1))

    def test_the_guidelines(self) -> None:
        """Duties bind in a capacity and may have a defence; permissions outrank."""
        duty, may = Policy.from_text(EXAMPLE).guidelines
        assert (duty.modality, duty.in_capacity, duty.binds) == (
            Modality.MUST_NOT,
            InCapacity.ANY,
            (Bound.SPEAKER,),
        )
        assert duty.defence == FactTest(fact="acts-on-assignment")
        assert duty.accept == (
            Accepted(code="reaches-private-speech", why="the source says so of the top post"),
        )
        assert (may.modality, may.in_capacity, may.outranks) == (
            Modality.MAY,
            InCapacity.OFFICIAL,
            ("no-party-politics",),
        )
        assert may.binds == (Bound.SPEAKER, Bound.EMPLOYER)
        assert isinstance(may.conduct, Group)
        assert (may.conduct.kind, may.conduct.count) == (GroupKind.AT_LEAST, 2)

    def test_the_obligations(self) -> None:
        """An obligation says what to do, from when, how soon, and how long to keep what is left."""
        (duty,) = Policy.from_text(EXAMPLE).obligations
        assert duty.action["en"] == "Register it or keep it in order."
        assert (duty.starts, duty.within, duty.retain) == (
            StartsAt.RECEIVED,
            Duration(working_days=1),
            Duration(years=2),
        )
        assert (duty.due_when_undecided, duty.binds) == (True, (Bound.AUTHORITY,))

    @pytest.mark.parametrize(
        ("written", "done_by", "done_when"),
        [
            ('"answer"', DoneBy.ANSWER, None),
            ('"removal"', DoneBy.REMOVAL, None),
            ('"registration"', DoneBy.REGISTRATION, None),
            ('"disposal"', DoneBy.DISPOSAL, None),
            ('"not is-share"', None, FactTest(fact="is-share", negated=True)),
        ],
    )
    def test_by_what_an_obligation_is_met(
        self, written: str, done_by: DoneBy | None, done_when: Condition | None
    ) -> None:
        """It is met by one of four acts, or by a later one of which a condition holds."""
        said = f'within = "4 office hours"\nends = "next working day"\ndone_by = {written}'
        (duty,) = loaded(
            entry("obligation", "o", f'action = {{ sv = "Gör.", en = "Do." }}\n{said}')
        ).obligations
        assert (duty.done_by, duty.done_when) == (done_by, done_when)
        assert (duty.within, duty.ends) == (Duration(office_hours=4), Ends.NEXT_WORKING_DAY)

    def test_what_may_be_left_out(self) -> None:
        """Rules without `when` hold always, and a policy needs no rules."""
        policy = loaded(entry("capacity", "r", 'suggests = "personal"'))
        assert policy.capacity_rules[0].when == Group(kind=GroupKind.ALL_OF, members=())
        assert Policy.from_text(head()).capacity_rules == ()

    def test_a_shipped_policy(self) -> None:
        """A shipped policy loads by its id, and from its file to the same."""
        assert "katrineholm" in shipped_ids()
        assert Policy.load("katrineholm") == Policy.load(KATRINEHOLM) == Policy.load(str(KATRINEHOLM))


class TestConditions:
    """A fact id, or its phrase in a shipped language, or a group."""

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_every_phrase_can_stand_for_its_fact(self, language: str) -> None:
        """Each phrase of the vocabulary is understood, whatever its case and spaces."""
        for fact, definition in Vocabulary.shipped().items():
            if definition.group.value != "afterwards":
                phrase = "  ".join(definition.phrase[language].upper().split(" "))
                assert when(f"'''{phrase}'''") == FactTest(fact=fact)

    @pytest.mark.parametrize(
        ("condition", "fact", "negated"),
        [
            ("not account-is-listed", LISTED, True),
            ("NOT account-is-listed", LISTED, True),
            ("inte account-is-listed", LISTED, True),
            ("inte kontot fanns på myndighetens lista över officiella kanaler den dagen", LISTED, True),
            ("not the account was on the authority's list of official channels on that day", LISTED, True),
            ("talar för staden", "speaks", False),
            ("not Speaks for the  town", "speaks", True),
        ],
    )
    def test_phrases_and_negations(self, condition: str, fact: str, negated: bool) -> None:
        """A leading `not ` (in Swedish phrases `inte `) negates a fact; own phrases count too."""
        own = (
            '[[fact]]\nid = "speaks"\nphrase = { sv = "talar för staden", en = "speaks for the town" }\n'
            'any_of = ["is-satire"]\n'
        )
        assert when(f'"{condition}"', own) == FactTest(fact=fact, negated=negated)

    @pytest.mark.parametrize("kind", GroupKind)
    def test_groups(self, kind: GroupKind) -> None:
        """A group has exactly one key: all_of, any_of, none_of or at_least."""
        members = '["is-satire", "not acts-on-assignment"]'
        written = f"{{ count = 2, of = {members} }}" if kind is GroupKind.AT_LEAST else members
        assert when(f"{{ {kind.value} = {written} }}") == Group(
            kind=kind,
            members=(FactTest(fact="is-satire"), FactTest(fact=ASSIGNED, negated=True)),
            count=2 if kind is GroupKind.AT_LEAST else 0,
        )

    def test_three_deep(self) -> None:
        """Groups nest at most three deep, and an own fact starts anew."""
        deep = '{ all_of = [{ any_of = [{ none_of = ["own"] }] }] }'
        own = own_fact("own", 'all_of = [{ any_of = [{ none_of = ["is-satire"] }] }]')
        assert isinstance(when(deep, own), Group)


class TestFaultyFiles:
    """All problems of a file are reported in one go, each at its place."""

    @pytest.mark.parametrize("path", sorted(FAULTY.glob("*.toml")), ids=lambda path: path.stem)
    def test_all_problems_at_once(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A faulty file has just the problems that stand beside it."""
        monkeypatch.setattr(loading, "shipped_ids", lambda: ("katrineholm",))
        assert problems(path.read_text("utf-8")) == path.with_suffix(".problems").read_text("utf-8").rstrip(
            "\n"
        ).replace(path.name, "p.toml")
        with pytest.raises(FileError) as error:
            loading.rulebook_from_text(path.read_text("utf-8"), path.name)
        assert all(problem.in_language("sv") != str(problem) for problem in error.value.problems)

    def test_there_are_faulty_files(self) -> None:
        """The folder of faulty files is where the tests look for it, and has ten mistakes in one file."""
        assert len(list(FAULTY.glob("*.toml"))) >= 30
        ten = (FAULTY / "ten_mistakes.problems").read_text("utf-8").splitlines()
        assert len(ten) >= 10
        assert len({line.split(":")[1] for line in ten}) == len(ten)

    def test_too_many_rules(self) -> None:
        """More rules and facts than allowed are refused before they are read."""
        text = head() + '[[capacity]]\nid = "a"\n' * (MOST_RULES + 1)
        assert problems(text) == (
            "p.toml:1:1: the file has 10,001 rules and facts; 10,000 are allowed (split the file)"
        )

    def test_limits_are_settings(self) -> None:
        """A caller may allow less than the usual."""
        assert "too large" in problems(head(), Limits(bytes=10))

    def test_many_problems_get_few_suggestions(self) -> None:
        """Each of many unknown facts is a problem, though not each gets a suggestion."""
        text = head() + "".join(
            entry("guideline", f"g{number}", 'must = "is-satir"\ncite = "qaa"\nmust_no = 1')
            for number in range(300)
        )
        with pytest.raises(FileError) as error:
            Policy.from_text(text + '[sources.qa]\ntitle = "Q"\nkind = "practice"\nverified = true\n')
        assert len(error.value.problems) == 900
        hints = [one.hint for one in error.value.problems if one.code == "unknown-fact" and one.hint]
        assert len(hints) <= MOST_SUGGESTIONS

    @pytest.mark.parametrize("zone", ["", "Europe", "../etc/passwd", "/etc/passwd", "a\\u0000", "x" * 300])
    def test_no_zone_reaches_other_files(self, zone: str) -> None:
        """A zone that is a folder, a path or nothing is only a wrong zone."""
        text = head().replace("Europe/Stockholm", zone)
        assert "is not a time zone" in problems(text)

    @pytest.mark.parametrize("source", ["katrinholm", "x" * 5_000, "no/such/file.toml", "a\0b"])
    def test_a_missing_policy(self, source: str) -> None:
        """What is neither shipped nor a file is said to be so."""
        with pytest.raises(FileError, match=r"neither a shipped policy nor a file|no file|can't be read"):
            Policy.load(source)

    @pytest.mark.parametrize(
        "content",
        [
            b"root:x:0:0:root:/root:/bin/bash\n",
            b"TOKEN=hemligt\0HOME=/root\0",
            b'[server]\npassword = "hemligt"\n',
            b"\xff\xfehemligt",
            b'{"password": "hemligt"}',
        ],
    )
    def test_a_file_that_is_no_policy(self, tmp_path: Path, content: bytes) -> None:
        """Of a file that does not even say that it is a policy nothing is quoted."""
        path = tmp_path / "secrets"
        path.write_bytes(content)
        with pytest.raises(FileError) as caught:
            Policy.load(path)
        (problem,) = caught.value.problems
        assert problem.code == "no-policy"
        assert str(caught.value) == (
            f"{path}:1:1: this is not a policy: no line of it says `format = 1` "
            "(write `format = 1` on the first line of a policy)"
        )
        assert [one.code for one in Policy.check(path)] == ["no-policy"]

    @pytest.mark.parametrize("content", ["", " \n\n"])
    def test_an_empty_policy(self, tmp_path: Path, content: str) -> None:
        """Who begins with an empty file is told what a policy needs."""
        path = tmp_path / "mine.policy.toml"
        path.write_text(content, "utf-8")
        with pytest.raises(FileError, match="`format`, `id`, `version`"):
            Policy.load(path)

    def test_a_faulty_policy_is_quoted(self, tmp_path: Path) -> None:
        """Who writes a policy sees all that is wrong with it, in the file's own words."""
        path = tmp_path / "mine.policy.toml"
        path.write_text("format = 1\nwordss = 3\n", "utf-8")
        with pytest.raises(FileError, match="wordss") as caught:
            Policy.load(path)
        assert len(caught.value.problems) > 3

    def test_a_misspelt_shipped_policy(self) -> None:
        """A shipped policy that may have been meant is suggested."""
        with pytest.raises(FileError, match="did you mean `katrineholm`"):
            Policy.load("katrinholm")


class TestCosts:
    """Files are data, safe from strangers."""

    @pytest.mark.parametrize("turned", [False, True], ids=["downwards", "upwards"])
    def test_a_long_chain_of_own_facts(self, turned: bool) -> None:
        """Own facts that use each other in a chain of thousands are refused with a clear error."""
        facts = [own_fact(f"f{number}", f'any_of = ["f{number + 1}"]') for number in range(2_000)]
        facts.append(own_fact("f2000", 'any_of = ["is-satire"]'))
        text = head() + "".join(reversed(facts) if turned else facts)
        assert re.fullmatch(
            r"p.toml:\d+:1: fact.*own facts use each other more than 16 deep.*", problems(text)
        )

    def test_a_large_cycle_of_own_facts(self) -> None:
        """A cycle of thousands of own facts is found, and told in one line."""
        text = head() + "".join(
            own_fact(f"f{number}", f'any_of = ["f{(number + 1) % 2_000}"]') for number in range(2_000)
        )
        assert problems(text).endswith(
            "`f0` → `f1` → `f2` → `f3` → `f4` → `f5` → `f6` → `f7` → `f8` → `f9` → … → `f0`"
            " (take one of them out of the cycle)"
        )

    def test_many_rules_with_one_large_own_fact(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Rules that together ask about far more facts than the file shows are refused."""
        monkeypatch.setattr(own_facts, "MOST_FACTS_OF_ALL", 9_000)
        repeated = ", ".join(['"is-satire"'] * 900)
        large = own_fact("large", f"any_of = [{repeated}]")
        rules = [entry("guideline", f"g{number}", 'must = "large"') for number in range(10)]
        more = [entry("obligation", "o", 'when = "large"\naction = { sv = "Gör.", en = "Do." }')]
        assert len(loaded(large, *rules).assess_facts(yes=["is-satire"]).findings) == len(rules)
        text = head() + large + "".join(rules + more)
        assert "the rules ask about 9,900 facts in all; 9,000 are allowed" in problems(text)

    def test_conditions_that_would_explode(self) -> None:
        """Conditions whose terms would be very many load and answer all the same."""
        groups = ", ".join(
            '{ any_of = ["is-satire", "acts-on-assignment", "takes-party-side", "receives-request"] }'
            for _ in range(12)
        )
        policy = loaded(
            *(
                entry("capacity", f"r{number}", f'decides = "official"\nwhen = {{ all_of = [{groups}] }}')
                for number in range(20)
            )
        )
        assert policy.assess_facts(yes=["is-satire"]).capacity is Capacity.OFFICIAL

    @pytest.mark.parametrize(
        ("graph", "cycle"),
        [
            ({}, ()),
            ({"a": ("b",), "b": ("c", "d")}, ()),
            ({"a": ("a",)}, ("a",)),
            ({"a": ("b", "c"), "b": ("d",), "c": ("b", "e"), "e": ("c",)}, ("c", "e")),
        ],
    )
    def test_cycles(self, graph: dict[str, tuple[str, ...]], cycle: tuple[str, ...]) -> None:
        """A cycle is given in order, without what merely leads to it."""
        assert cycle_in(graph) == cycle

    def test_cycles_in_words(self) -> None:
        """A cycle is written with its first name at the end."""
        assert in_words(("a", "b")) == "`a` → `b` → `a`"


EXTENDED = head("law", "in_force = { from = 2010-01-01, until = 2020-12-31 }") + (
    '[sources.act]\ntitle = "An act"\nkind = "statute"\nverified = false\n'
    + own_fact("own", f'any_of = ["{LISTED}", "deeper"]')
    + own_fact("deeper", 'all_of = ["is-satire", "crisis"]')
    + own_fact("crisis", 'words = { sv = ["kris"] }')
    + entry("capacity", "first", 'decides = "official"\nwhen = "own"\noutranks = ["second"]')
    + entry("capacity", "second", 'presumes = "personal"\nin_force = { until = 2015-06-30 }')
    + entry(
        "guideline", "duty", 'must_not = "not own"\ncite = "act, section 1"\nunless = { all_of = ["own"] }'
    )
    + entry("guideline", "may", 'may = "own"\noutranks = ["duty", "gone"]')
    + entry("guideline", "gone", 'must = "own"\nin_force = { until = 2009-12-31 }')
    + entry("obligation", "keep", 'when = "own"\naction = { sv = "Gör.", en = "Do." }')
)


class TestExtending:
    """`extends` takes in another policy's own facts, guidelines and obligations."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """Give a folder with a policy that others take in."""
        (tmp_path / "law.policy.toml").write_text(EXTENDED, "utf-8")
        return tmp_path

    def load(self, folder: Path, extends: str, *more: str, id: str = "town") -> Policy:  # noqa: A002
        """Load a policy in the folder that extends others."""
        path = folder / f"{id}.policy.toml"
        path.write_text(head(id, f"extends = [{extends}]") + "".join(more), "utf-8")
        return Policy.load(path)

    def test_what_is_taken_in(self, folder: Path) -> None:
        """Ids are `other/…`, in conditions and outranking too; capacity rules stay behind."""
        policy = self.load(folder, '"law"', entry("guideline", "own-one", 'must = "law/own"'))
        assert policy.extends == ("law",)
        assert [one.id for one in policy.own_facts] == ["law/own", "law/deeper", "law/crisis"]
        assert [one.id for one in policy.guidelines] == ["law/duty", "law/may", "own-one"]
        assert [one.id for one in policy.obligations] == ["law/keep"]
        assert [one.id for one in policy.sources] == ["law/act"]
        assert policy.capacity_rules == ()
        duty, may, own_one = policy.guidelines
        assert duty.conduct == FactTest(fact="law/own", negated=True)
        assert duty.unless == Group(kind=GroupKind.ALL_OF, members=(FactTest(fact="law/own"),))
        assert may.outranks == ("law/duty",)
        assert own_one.conduct == FactTest(fact="law/own")
        assert policy.own_facts[0].group == Group(
            kind=GroupKind.ANY_OF, members=(FactTest(fact=LISTED), FactTest(fact="law/deeper"))
        )
        assert policy.assess_facts(yes=["law/crisis", "is-satire"], at=dt.date(2012, 1, 1)).findings

    def test_capacity_rules_on_demand(self, folder: Path) -> None:
        """Capacity rules are taken in only with `capacity = true`, and can be outranked."""
        outranking = entry("capacity", "r", 'presumes = "official"\noutranks = ["law/first"]')
        policy = self.load(folder, '{ policy = "law", capacity = true }', outranking)
        assert [one.id for one in policy.capacity_rules] == ["law/first", "law/second", "r"]
        assert policy.capacity_rules[0].outranks == ("law/second",)

    def test_what_its_rules_assume(self, folder: Path) -> None:
        """With rules come the assumptions that they read, in groups too; the file's own win."""
        assumed = "assume = { is-satire = false, crisis = true, acts-on-assignment = true }"
        law = EXTENDED.replace("\n", f"\n{assumed}\n", 1)
        (folder / "law.policy.toml").write_text(law, "utf-8")
        policy = self.load(folder, '"law"')
        assert {one.fact: one.value for one in policy.assume} == {"is-satire": False, "law/crisis": True}
        own = head("town", 'extends = ["law"]\nassume = { is-satire = true }')
        (folder / "town.policy.toml").write_text(own, "utf-8")
        policy = Policy.load(folder / "town.policy.toml")
        assert {one.fact: one.value for one in policy.assume} == {"is-satire": True, "law/crisis": True}

    def test_assumptions_that_contradict(self, folder: Path) -> None:
        """Where extended policies assume the contrary of each other, nothing is assumed."""
        for name, value in (("one", "true"), ("two", "false")):
            assumed = f"assume = {{ is-satire = {value}, takes-party-side = true }}"
            rule = entry("guideline", "g", 'must = { any_of = ["is-satire", "takes-party-side"] }')
            (folder / f"{name}.policy.toml").write_text(head(name, assumed) + rule, "utf-8")
        policy = self.load(folder, '"one", "two"')
        assert {one.fact: one.value for one in policy.assume} == {"takes-party-side": True}

    def test_in_force_is_cut_to_both(self, folder: Path) -> None:
        """A rule taken in is in force on the days on which both it and its policy are."""
        policy = self.load(folder, '{ policy = "law", capacity = true }')
        first, second = policy.capacity_rules
        assert first.in_force == InForce(start=dt.date(2010, 1, 1), end=dt.date(2020, 12, 31))
        assert second.in_force == InForce(start=dt.date(2010, 1, 1), end=dt.date(2015, 6, 30))

    def test_the_hash_covers_what_is_taken_in(self, folder: Path) -> None:
        """The hash changes with an extended file, directly or further away."""
        self.load(folder, '"law"', id="county")
        before = self.load(folder, '"county"').sha256
        alone = self.load(folder, "").sha256
        (folder / "law.policy.toml").write_text(EXTENDED + "# a word more\n", "utf-8")
        assert self.load(folder, '"county"').sha256 != before
        assert self.load(folder, "").sha256 == alone
        assert len({before, alone, self.load(folder, '"law"').sha256}) == 3

    def test_an_extended_policy_that_extends(self, folder: Path) -> None:
        """Ids grow with each policy on the way, and rules that always count stay so."""
        (folder / "base.policy.toml").write_text(head("base") + entry("guideline", "g", 'must = "is-satire"'))
        self.load(folder, '"base"', id="county")
        (one,) = self.load(folder, '"county"').guidelines
        assert (one.id, one.in_force) == ("county/base/g", None)

    def test_a_shipped_policy(self) -> None:
        """A policy that is only text can extend shipped policies, and so can a file."""
        policy = Policy.from_text(head(more='extends = ["katrineholm"]'))
        assert [one.id for one in policy.guidelines] == [
            f"katrineholm/{one.id}" for one in Policy.load("katrineholm").guidelines
        ]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (
                head("law", 'extends = ["town"]'),
                "policies extend each other in a cycle: `town` → `law` → `town`",
            ),
            (head("other"), "a policy that others extend as `law` can't have another id"),
            (head("other", 'extends = ["law"]'), "law.policy.toml:2:1: id: a policy that others"),
            (head("law") + "x = ", "law.policy.toml:"),
            (head("law", 'contry = "SE"'), "law.policy.toml:9:1: unknown key `contry`"),
            (
                head("law") + entry("capacity", "r", 'presumes = "off"'),
                'capacity[1] "r": presumes: `off` is not one of',
            ),
            (
                head("law")
                .replace('["sv", "en"]', '["sv"]')
                .replace(', en = "Test"', "")
                .replace(', en = "In the role?"', ""),
                "`law` lacks `en`, which this file promises under `languages`",
            ),
        ],
        ids=["cycle", "other-id", "other-id-cycle", "syntax", "unknown-key", "faulty-rule", "language"],
    )
    def test_a_faulty_extended_policy(self, folder: Path, text: str, words: str) -> None:
        """What is wrong with an extended policy is told where it is taken in."""
        (folder / "law.policy.toml").write_text(text, "utf-8")
        with pytest.raises(FileError) as error:
            self.load(folder, '"law"')
        (problem,) = error.value.problems
        assert words in str(problem)
        assert (problem.place and problem.place.line) == 9

    @pytest.mark.parametrize(
        "wanted", ["../law", "/etc/passwd", "law.policy.toml", "", "x" * 201, "a\\u0000"]
    )
    def test_only_ids_can_be_taken_in(self, folder: Path, wanted: str) -> None:
        """What a stranger's file takes in is an id, never a path."""
        with pytest.raises(FileError, match="is not an id"):
            self.load(folder, f'"{wanted}"')

    def test_a_file_beside_the_program_is_not_taken_in(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file that happens to lie in the current folder is not what a text extends."""
        monkeypatch.chdir(folder)
        (folder / "law").write_text(head("law"))
        with pytest.raises(FileError, match="`law` is neither a shipped policy nor a file beside"):
            Policy.from_text(head(more='extends = ["law"]'))

    def test_a_long_chain(self, folder: Path) -> None:
        """A long chain of policies is refused with a clear error, not followed to its end."""
        for number in range(300):
            extends = f'extends = ["p{number + 1}"]' if number < 299 else ""
            (folder / f"p{number}.policy.toml").write_text(head(f"p{number}", extends))
        with pytest.raises(FileError, match="policies extend each other more than 8 deep"):
            Policy.load(folder / "p0.policy.toml")

    def test_policies_that_multiply(self, folder: Path) -> None:
        """Policies that each take in two others again and again are stopped at the usual limit."""
        rules = "".join(entry("guideline", f"g{number}", 'must = "is-satire"') for number in range(50))
        (folder / "a8.policy.toml").write_text(head("a8") + rules)
        (folder / "b8.policy.toml").write_text(head("b8") + rules)
        for number in range(8):
            for side in "ab":
                extends = f'extends = ["a{number + 1}", "b{number + 1}"]'
                (folder / f"{side}{number}.policy.toml").write_text(head(f"{side}{number}", extends))
        with pytest.raises(
            FileError, match=r"rules and facts, including those that it imports; 10,000 are allowed"
        ):
            Policy.load(folder / "a0.policy.toml")

    def test_a_faulty_policy_that_two_extend_is_read_once(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """However many policies extend one, it is read once, and its problem told to each."""
        (folder / "law.policy.toml").write_text("x = 1")
        self_made = [head(one, 'extends = ["law"]') for one in ("left", "right")]
        for one, text in zip(("left", "right"), self_made, strict=True):
            (folder / f"{one}.policy.toml").write_text(text)
        read: list[str] = []

        def noted(path: Path, limits: Limits | None) -> Document:
            read.append(path.name)
            return read_document(path, limits)

        monkeypatch.setattr(loading, "read_document", noted)
        with pytest.raises(FileError) as error:
            self.load(folder, '"left", "right"')
        assert {problem.place and problem.place.column for problem in error.value.problems} == {12, 20}
        assert sorted(read) == [f"{one}.policy.toml" for one in ("law", "left", "right", "town")]


_LINES = KATRINEHOLM.read_text("utf-8").splitlines()
_VALUES = [
    "5",
    '""',
    "[]",
    "{}",
    "true",
    '["x"]',
    '"not "',
    "2010-01-01",
    '{ any_of = ["x"] }',
    "1e400",
    '"Ä/.."',
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Draw a policy file with a few lines left out, doubled, moved or with another value."""
    lines = list(_LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "value", "cut"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "value":
                key = lines[at].partition("=")[0]
                lines[at] = f"{key}= {draw(st.sampled_from(_VALUES))}"
            case _:
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "\n".join(lines)


@given(text=mutated())
def test_a_mutated_policy_loads_or_is_a_file_error(text: str) -> None:
    """Whatever happens to a policy file, it loads or its problems are told; no other error comes out."""
    try:
        policy, told = Policy.from_text(text), tuple[Problem, ...]()
    except FileError as error:
        policy, told = Policy.load("katrineholm"), error.problems
    assert all(problem.place is not None and str(problem) for problem in told)
    assert len(policy.assess_facts(yes=[LISTED]).rules) == len(policy.capacity_rules)
