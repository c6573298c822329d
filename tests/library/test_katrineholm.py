"""The shipped policy of Katrineholm: what it draws on, what it means, and that its cases come out."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.archives import read
from offentligroll.assessment.assessment import Assessment
from offentligroll.cases import Case, Suite, run_case
from offentligroll.facts.relations import ContradictionError, Relations
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.model.capacity import Capacity
from offentligroll.model.directory import Directory
from offentligroll.model.organisation import Organisation
from offentligroll.model.truth import Truth
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import facts_in
from offentligroll.rules.outcome import Status

_ROOT = pathlib.Path(__file__).parents[2]
_EXAMPLE = _ROOT / "examples" / "katrineholm"
_SHARED_CASES = _ROOT / ".." / "shared" / "cases" / "katrineholm.cases.toml"
_POLICY = Policy.load("katrineholm")
_KINDS: tuple[Any, ...] = (
    _POLICY.capacity_rules,
    _POLICY.guidelines,
    _POLICY.obligations,
    _POLICY.channel_rules,
    _POLICY.archive_rules,
    _POLICY.principles,
)
_CITATIONS = {entry.id: entry.cite for kind in _KINDS for entry in kind}
_CATALOGUE = {"m-kat-1", "m-kat-2", "m-kat-3", "m-kat-4", "m-kat-5"}


_SUITE = Suite.shipped("katrineholm")


class TestItsSources:
    """Every rule stands on one of the five articles, and says nothing that they don't say."""

    def test_every_rule_is_cited(self) -> None:
        """A rule names the article that it stands on, and the place in it."""
        assert [rule for rule, cite in _CITATIONS.items() if cite is None or not cite.place] == []

    def test_every_article_is_used(self) -> None:
        """An article on which neither a rule nor a principle stands would not be a source."""
        used = {cite.source.id for cite in _CITATIONS.values() if cite is not None}
        assert {source.id for source in _POLICY.sources} == used
        assert used == {"qa", "motivation", "hejdigitalt-1", "hejdigitalt-2", "kommek"}

    def test_a_panel_and_another_municipality_bind_nobody(self) -> None:
        """The tips are a panel's, the inward use is Botkyrka's: no guideline stands on these."""
        binding = {one.id for kind in _KINDS[:4] for one in kind}
        elsewhere = {"hejdigitalt-2", "kommek"}
        assert {
            entry for entry, cite in _CITATIONS.items() if cite is not None and cite.source.id in elsewhere
        }.isdisjoint(binding)

    def test_each_of_the_seven_tips_is_there(self) -> None:
        """The panel gave seven."""
        assert len([one for one in _POLICY.principles if one.id.startswith("tip-")]) == 7

    def test_the_stances_are_measured_without_a_bound(self) -> None:
        """The article names no number, so that none is invented."""
        assert {"dialogue", "dare-to-be-personal", "co-creation"} <= {one.id for one in _POLICY.archive_rules}
        assert {(one.at_least, one.at_most) for one in _POLICY.archive_rules} == {(None, None)}

    def test_it_is_katrineholms_practice_of_those_years(self) -> None:
        """From the day on which he took office to the last article; of no other municipality."""
        assert _POLICY.covers is not None
        assert _POLICY.covers.organisations == ("katrineholm",)
        assert _POLICY.in_force is not None
        assert (str(_POLICY.in_force.start), str(_POLICY.in_force.end)) == ("2009-01-01", "2013-02-28")

    def test_the_articles_are_practice_and_were_read(self) -> None:
        """The articles tell of a practice, and nobody is led to take it for law."""
        assert {(source.kind.value, source.verified) for source in _POLICY.sources} == {("practice", True)}

    def test_guidelines_bear_the_ids_of_the_catalogue(self) -> None:
        """All five norms of the catalogue are there, and no id pretends to be one of them."""
        assert {one.id for one in _POLICY.guidelines if one.id.startswith("m-")} == _CATALOGUE

    def test_no_deadline_is_invented(self) -> None:
        """The articles name no deadline and no time of keeping, so that none is due."""
        assert {(duty.within, duty.retain) for duty in _POLICY.obligations} == {(None, None)}

    def test_every_assumption_is_used(self) -> None:
        """An assumption that no rule asks about would only look like one."""
        conditions = list(_POLICY.group_facts.values())
        for rule in _POLICY.capacity_rules:
            conditions += [one for one in (rule.when, rule.unless, rule.rebutted_by) if one is not None]
        for norm in _POLICY.guidelines:
            conditions += [
                one for one in (norm.when, norm.conduct, norm.unless, norm.defence) if one is not None
            ]
        conditions += [one.when for one in _POLICY.archive_rules]
        asked = {fact for condition in conditions for fact in facts_in(condition)}
        assert {one.fact for one in _POLICY.assume} <= asked


_WORDS = sorted(
    fact.id for fact in Vocabulary.shipped().values() if fact.group is Group.WORDS and not fact.needs_account
)


def _can_be_so(words: dict[str, bool]) -> bool:
    """Whether no relation of the vocabulary stands between these answers."""
    try:
        Relations.shipped().check({fact: Truth.YES if so else Truth.NO for fact, so in words.items()})
    except ContradictionError:
        return False
    return True


_some_words = st.dictionaries(st.sampled_from(_WORDS), st.booleans(), max_size=12).filter(_can_be_so)
_SPEAKS_FOR = (
    "announces-decision",
    "claims-to-speak-for-authority",
    "answers-question-to-authority",
    "speaks-as-we-the-authority",
)
_PRIVATE = ("concerns-private-life", "is-spoken")
_TELLING = (
    *_SPEAKS_FOR,
    "exercises-power",
    "states-own-view",
    "concerns-private-life",
    "contains-incoming-document",
)
"""What the words themselves can say of the capacity."""
_REPRESENTATIVE = ("author-holds-public-role", "author-is-appointed")
_NOTHING_SAID_OF_THE_CHANNEL = (
    "account-is-listed",
    "account-belongs-to-authority",
    "account-is-declared-official",
    "account-is-declared-personal",
    "account-carries-disclaimer",
    "account-name-uses-title",
)


def _told(words: dict[str, bool], yes: tuple[str, ...], no: tuple[str, ...]) -> Assessment:
    return _POLICY.assess_facts(
        yes=[*yes, *(fact for fact, so in words.items() if so)],
        no=[*no, *(fact for fact, so in words.items() if not so)],
    )


class TestWhatItMeans:
    """Sentences of the articles, held for whatever is said."""

    @given(words=_some_words)
    def test_a_representatives_words_can_be_undeterminable(self, words: dict[str, bool]) -> None:
        """Only words that say so decide: the risk of others "exists in all communication"."""
        untold = dict.fromkeys(_TELLING, False) | {
            fact: so for fact, so in words.items() if fact not in _TELLING
        }
        assessment = _told(
            untold,
            _REPRESENTATIVE,
            (
                "author-is-top-official",
                "role-is-always-on",
                "author-is-spokesperson",
                "acts-on-assignment",
                "is-required-by-job",
                *_NOTHING_SAID_OF_THE_CHANNEL,
            ),
        )
        assert assessment.capacity is Capacity.UNDETERMINED
        assert assessment.status.value == "silent"

    @given(
        words=_some_words,
        channel=st.dictionaries(st.sampled_from(_NOTHING_SAID_OF_THE_CHANNEL), st.booleans()),
    )
    def test_the_director_is_always_the_director(
        self, words: dict[str, bool], channel: dict[str, bool]
    ) -> None:
        """Whatever is said and wherever; where private life is in it, the articles say both."""
        told = words | channel
        private = told.get("concerns-private-life", False)
        on_a_private_account = private and any(
            told.get(fact, False) for fact in ("account-is-declared-personal", "account-carries-disclaimer")
        )
        assessment = _told(told, (*_REPRESENTATIVE, "author-is-top-official"), ())
        deciding = {reason.id for reason in assessment.because}
        if on_a_private_account:
            assert "always-director" not in deciding
        elif assessment.capacity is Capacity.UNDETERMINED:
            assert private
            assert {"always-director", "purely-private"} <= deciding
        else:
            assert assessment.capacity is Capacity.OFFICIAL

    @given(words=_some_words, role_account=st.booleans())
    def test_what_may_be_private_is_never_settled_as_official(
        self, words: dict[str, bool], role_account: bool
    ) -> None:
        """A family picture, an unread one and a pub evening: only what ties them to the job settles it."""
        tying = {
            "concerns-own-duties",
            "invokes-role-in-text",
            *_SPEAKS_FOR,
            "is-official-setting",
            "is-on-duty",
        }
        told = {fact: so for fact, so in words.items() if fact not in tying and fact not in _PRIVATE}
        account = ("account-is-declared-official",) if role_account else ()
        told |= dict.fromkeys(account, True)
        for private in (
            (),
            ("concerns-private-life",),
            ("concerns-private-life", "is-spoken"),
            ("is-spoken",),
        ):
            so = told | dict.fromkeys(private, True)
            if not _can_be_so(so):
                continue
            assessment = _told(so, (*_REPRESENTATIVE, "author-is-top-official"), ("account-is-listed",))
            assert (assessment.capacity.value, assessment.status.value) != ("official", "settled")

    @given(words=_some_words)
    def test_listed_channels_are_official_by_definition(self, words: dict[str, bool]) -> None:
        """Whatever is said: "which channels are official by definition" stands in a published list."""
        assessment = _told(words, ("account-is-listed", "account-carries-disclaimer"), ())
        assert assessment.capacity is Capacity.OFFICIAL
        assert assessment.status.value == "settled"

    def test_personal_is_not_private(self) -> None:
        """A personal tone departs from nothing: "personal is not a synonym of private"."""
        owner = ("account-belongs-to-author", "account-is-declared-official")
        role_account = (*_REPRESENTATIVE, "author-is-top-official", *owner)
        personal = _told({"has-personal-tone": True, "concerns-private-life": False}, role_account, ())
        private = _told({"concerns-private-life": True}, role_account, ())
        outcomes = [
            next(found.outcome.value for found in one.findings if found.guideline.id == "m-kat-2")
            for one in (personal, private)
        ]
        assert outcomes == ["complies", "departed-from"]
        assert personal.capacity is private.capacity is Capacity.OFFICIAL


def _question(case: Case) -> tuple[object, ...]:
    return case.yes, case.no, case.expect, case.findings, case.obligations


class TestItsCases:
    """The cases come out, and reach all that the policy can say."""

    @pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in _SUITE.cases])
    def test_each_comes_out_for_the_reason_it_names(self, case: Case) -> None:
        """A case gives its capacity, findings and obligations, because of the rules that it names."""
        assert [str(one) for one in run_case(case, _SUITE, _POLICY).differences] == []

    def test_every_capacity_rule_decides_a_case(self) -> None:
        """A rule that decides no case could say anything."""
        deciding = {rule for case in _SUITE.cases for rule in case.because}
        assert {rule.id for rule in _POLICY.capacity_rules} == deciding - {"visitor"}

    def test_every_guideline_is_kept_and_broken_by_a_case(self) -> None:
        """Each duty is kept in a case and gone against in another; each permission is given or not."""
        reached: dict[str, set[str]] = {}
        for case in _SUITE.cases:
            for rule, outcome in case.findings.items():
                reached.setdefault(rule, set()).add(outcome.value)
        for norm in _POLICY.guidelines:
            if norm.modality.is_duty:
                gone_against = "breached" if norm.modality.is_strict else "departed-from"
                wanted = {"complies", gone_against, "not-applicable"}
                wanted |= {"excused"} if norm.defence is not None or norm.unless is not None else set()
            else:
                wanted = {"permitted", "not-applicable"}
            assert wanted <= reached[norm.id], norm.id

    def test_every_obligation_is_due_and_not_due_and_undecided_in_a_case(self) -> None:
        """Each of the three answers to an obligation is there."""
        reached = {
            (rule, str(outcome)) for case in _SUITE.cases for rule, outcome in case.obligations.items()
        }
        assert reached == {("register-request", outcome) for outcome in ("due", "not-due", "undecided")}

    def test_the_shared_cases_are_all_there(self) -> None:
        """The cases that the project was given stand in the suite, facts and answers unchanged."""
        if not _SHARED_CASES.exists():
            pytest.skip("shared data is not here")
        ours = {case.id: case for case in _SUITE.cases}
        shared = Suite.load(_SHARED_CASES).cases
        assert [case.id for case in shared if _question(case) != _question(ours[case.id])] == []


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The register of the example."""
    return Directory.load(_EXAMPLE / "directory.toml")


@pytest.fixture(scope="module")
def katrineholm(directory: Directory) -> Organisation:
    """The municipality."""
    return next(one for one in directory.organisations if one.id == "katrineholm")


_NOT_THE_MUNICIPALITYS = {
    "page-question",
    "page-complaint",
    "citizens-blog",
    "guest-on-his-wall",
    "guest-on-the-consultants-blog",
    "citizen-on-the-intranet",
    "letter-from-the-paper",
    "letter-from-a-blogger",
    "page-answer-shared",
    "skl-on-twitter",
}
_MAY_BE_PRIVATE = {
    "facebook-birthday",
    "facebook-skiing",
    "facebook-picture",
    "officer-at-the-pub",
    "director-at-the-pub",
}


def _outcomes(assessment: Assessment, *outcomes: str) -> set[str]:
    return {one.guideline.id for one in assessment.findings if one.outcome.value in outcomes}


class TestTheExample:
    """What the folder of the example shows."""

    def test_the_export_says_that_it_is_made_up(self) -> None:
        """Whoever opens the export reads in both languages that nobody said what stands there."""
        actor = json.loads((_EXAMPLE / "export" / "actor.json").read_text("utf-8"))
        assert "PÅHITTAT" in actor["summary"]
        assert "MADE UP" in actor["summary"]

    def test_private_posts_are_left_out_unless_asked_for(self, directory: Directory) -> None:
        """A followers-only post and a direct message are counted and not read."""
        reader = read(_EXAMPLE / "export", directory)
        assert len(list(reader)) == 14
        assert sum(reader.left_out.values()) == 2
        assert reader.problems == ()
        assert len(list(read(_EXAMPLE / "export", directory, include_private=True))) == 16

    def test_a_first_run_shows_five_statuses(self, directory: Directory, katrineholm: Organisation) -> None:
        """Settled while the account is listed, less firm from then on; two posts go against a guideline."""
        found = list(_POLICY.assess_all(read(_EXAMPLE / "export", directory), for_=katrineholm))
        assert {one.status.value for one in found} == {
            "settled",
            "assumed",
            "provisional",
            "open",
            "not-in-force",
        }
        assert [
            (one.statement.text or "")[:9]
            for one in found
            if one.statement and _outcomes(one, "breached", "departed-from")
        ] == ["Ledig dag", "Politik\n\n"]

    def test_the_whole_archive_shows_the_sixth(self, directory: Directory, katrineholm: Organisation) -> None:
        """Where the articles say both, the rules conflict."""
        archive = read(_EXAMPLE / "archive.jsonl", directory, include_private=True)
        found = {
            one.statement.id: one for one in _POLICY.assess_all(archive, for_=katrineholm) if one.statement
        }
        conflicting = [identity for identity, one in found.items() if one.status.value == "conflicting"]
        assert conflicting == ["facebook-skiing", "director-at-the-pub"]

    @pytest.mark.parametrize("policy", Policy.shipped_ids())
    def test_nobody_elses_words_are_the_municipalitys(self, policy: str, directory: Directory) -> None:
        """No visitor's, guest's or former holder's words come out as official, under any shipped policy."""
        told = Policy.shipped(policy)
        for statement in read(_EXAMPLE / "archive.jsonl", directory, include_private=True):
            if statement.id not in _NOT_THE_MUNICIPALITYS:
                continue
            for organisation in ("katrineholm", None):
                found = told.assess(statement, for_=organisation)
                assert found.capacity is not Capacity.OFFICIAL, statement.id

    @pytest.mark.parametrize("policy", Policy.shipped_ids())
    def test_what_may_be_private_is_not_settled(self, policy: str, directory: Directory) -> None:
        """A family picture, an unread one and a pub evening are settled as official under no policy."""
        told = Policy.shipped(policy)
        for statement in read(_EXAMPLE / "archive.jsonl", directory):
            if statement.id in _MAY_BE_PRIVATE:
                found = told.assess(statement, for_="katrineholm")
                assert (found.capacity, found.status) != (Capacity.OFFICIAL, Status.SETTLED), statement.id

    @pytest.mark.parametrize(
        ("statement", "capacity", "because"),
        [
            ("facebook-free-time", "official", {"role-account", "always-director"}),
            ("facebook-reflection", "official", {"role-account", "always-director"}),
            ("blog-journalists-questions", "official", {"always-director"}),
            ("consultant-on-assignment", "official", {"on-assignment"}),
            ("consultant-otherwise", "personal", {"own-views"}),
            ("pub-evening", "undetermined", set()),
            ("request-on-the-page", "official", {"listed-channel"}),
        ],
    )
    def test_the_other_channels(
        self,
        directory: Directory,
        katrineholm: Organisation,
        statement: str,
        capacity: str,
        because: set[str],
    ) -> None:
        """The statements on the other channels come out as the articles tell."""
        told = {one.id: one for one in read(_EXAMPLE / "statements.jsonl", directory)}
        found = _POLICY.assess(told[statement], for_=katrineholm)
        assert (found.capacity.value, {reason.rule.id for reason in found.because}) == (capacity, because)

    def test_the_request_is_to_be_registered(self, directory: Directory) -> None:
        """What a citizen asks for on the municipality's page is to be registered by the municipality."""
        told = {one.id: one for one in read(_EXAMPLE / "statements.jsonl", directory)}
        (duty,) = _POLICY.assess(told["request-on-the-page"]).obligations
        assert (duty.obligation.id, duty.outcome.value) == ("register-request", "due")

    def test_botkyrka_is_judged_by_nobodys_practice_but_its_own(self, directory: Directory) -> None:
        """Years later, in another municipality, the practice of Katrineholm says nothing."""
        told = {one.id: one for one in read(_EXAMPLE / "statements.jsonl", directory)}
        found = _POLICY.assess(told["botkyrka-inward"])
        assert (found.status.value, found.findings) == ("not-in-force", ())
