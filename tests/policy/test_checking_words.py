"""What is said of sources, days, what nothing needs, facts that are seldom known, and of lawfulness."""

from __future__ import annotations

import pytest
from check_builders import SOURCES, checked, duty, fact, found, norm, rule

from offentligroll.files.problems import Severity
from offentligroll.policy.checking.report import check_policy
from offentligroll.policy.policy import Policy

REPLY = 'decides = "official"; when = "is-reply"'
DATED = '\n[sources.old]\ntitle = "Old"\nkind = "statute"\nverified = true\nin_force = { from = 2010-01-01, until = 2019-12-31 }\n'  # noqa: E501


def counts(body: str, first: str = "", last: str = "") -> str:
    """Write the days on which a rule counts below it."""
    parts = [f"from = {first}" if first else "", f"until = {last}" if last else ""]
    return f"{body}; in_force = {{ {', '.join(part for part in parts if part)} }}"


class TestDays:
    """Sources out of force, and versions of one rule."""

    @pytest.mark.parametrize(
        ("first", "last", "count"),
        [
            ("", "", 2),
            ("2010-01-01", "2019-12-31", 0),
            ("2009-12-31", "2015-01-01", 1),
            ("2015-01-01", "2020-01-01", 1),
            ("2015-01-01", "", 1),
        ],
    )
    def test_a_source_out_of_force(self, first: str, last: str, count: int) -> None:
        """A rule that counts on days on which its source is not in force is told of."""
        body = counts(REPLY, first, last) if first or last else REPLY
        told = found(rule("a", body, "old, 1"), sources=DATED)
        assert told == ["source-out-of-force a.cite"] * count

    @pytest.mark.parametrize("days", ["{ from = 2015-01-01 }", "{ until = 2015-01-01 }"])
    def test_a_source_with_one_end(self, days: str) -> None:
        """A source may have no beginning or no end."""
        source = f'[sources.old]\ntitle = "O"\nkind = "statute"\nverified = true\nin_force = {days}\n'
        assert found(rule("a", REPLY, "old, 1"), sources=source) == ["source-out-of-force a.cite"]

    def test_a_policy_out_of_force_all_the_while(self) -> None:
        """A rule whose days lie outside those of the policy never counts."""
        told = found(
            rule("a", counts(REPLY, "2020-01-01"), "old, 1"),
            head="in_force = { until = 2015-12-31 }\n",
            sources=DATED,
        )
        assert told == ["never-in-force a.in_force"]

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            ([("2010-01-01", "2012-12-31"), ("2013-01-01", "")], []),
            ([("2013-01-01", ""), ("2010-01-01", "2012-12-31")], []),
            ([("2010-01-01", "2012-12-31"), ("2014-01-01", "")], ["in-force-gap b.in_force"]),
            ([("", "2012-12-31"), ("2012-12-31", "")], ["in-force-overlap b.in_force"]),
            ([("2010-01-01", "2012-12-31"), ("", "")], ["in-force-overlap a.in_force"]),
            ([("2010-01-01", ""), ("2010-01-01", "")], ["duplicate-rule b"]),
        ],
    )
    def test_versions_of_a_guideline(self, days: list[tuple[str, str]], expected: list[str]) -> None:
        """Between versions that differ in their days alone there should be neither gap nor overlap."""
        bodies = [counts('must = "is-reply"', *one) if any(one) else 'must = "is-reply"' for one in days]
        assert found(*(norm(name, body) for name, body in zip("ab", bodies, strict=True))) == expected

    def test_versions_that_differ(self) -> None:
        """Ids that differ in a year alone are taken for versions of one rule, whatever has changed."""
        told = found(
            norm("answers-2010", counts('must = "is-reply"', "2010-01-01", "2012-12-31")),
            norm("answers-2014", counts('must = "is-share"', "2014-01-01")),
            norm("others-2014", counts('must = "is-reaction"', "2014-01-01")),
            norm("undated-2014", 'must = "is-follow"'),
        )
        assert told == ["in-force-gap answers-2014.in_force"]

    def test_a_gap_is_told_once_with_its_days(self) -> None:
        """What is the same rule by its meaning and by its name is told of once."""
        report = checked(
            norm("answers-2010", counts('must = "is-reply"', "2010-01-01", "2012-12-31")),
            norm("answers-2014", counts('must = "is-reply"', "2014-01-01")),
        )
        (gap,) = (one for one in report.problems if one.code == "in-force-gap")
        assert gap.message == (
            "no version counts from 2013-01-01 until 2013-12-31, between `answers-2010` and this one"
        )

    @pytest.mark.parametrize(
        ("days", "words"),
        [
            (("2014-01-01", ""), "both count from 2014-01-01"),
            (("", "2013-12-31"), "both count until 2013-12-31"),
            (("2013-01-01", "2013-12-31"), "both count from 2013-01-01 until 2013-12-31"),
        ],
    )
    def test_an_overlap_without_an_end(self, days: tuple[str, str], words: str) -> None:
        """Days without a beginning or an end are written as people say it."""
        report = checked(norm("a", 'must = "is-reply"'), norm("b", counts('must = "is-reply"', *days)))
        (overlap,) = (one for one in report.problems if one.code == "in-force-overlap")
        assert overlap.hint is not None
        assert overlap.hint.endswith(words)


class TestUnused:
    """What stands in a file and nothing needs."""

    def test_an_own_fact(self) -> None:
        """An own fact that no rule uses, also not by way of another, is told of."""
        told = found(
            fact("used", 'any_of = ["below"]'),
            fact("below", 'any_of = ["is-reply"]'),
            fact("unused", 'any_of = ["below"]'),
            duty("a", 'when = "used"'),
        )
        assert told == ["unused-fact unused"]

    def test_an_assumption(self) -> None:
        """An assumption of which no rule asks is told of; one behind an own fact is needed."""
        told = found(
            "\n[assume]\nis-reply = false\nis-share = false\n",
            fact("used", 'any_of = ["is-reply"]'),
            norm("a", 'must = "used"'),
        )
        assert told == ["unused-assumption assume.is-share"]

    def test_a_source(self) -> None:
        """A source that no rule names is told of; it may be named further on in a citation."""
        third = '\n[sources.third]\ntitle = "Third"\nkind = "policy"\nverified = true\n'
        told = found(rule("a", REPLY, "law, 1; qa, 2"), sources=SOURCES + third, quiet=frozenset())
        assert told == ["unused-source sources.third"]

    def test_a_missing_source(self) -> None:
        """A rule without a source is told of."""
        assert found(rule("a", REPLY, "")) == ["missing-cite a"]


THREE = '{ all_of = ["exercises-power", "uses-insignia", "handles-a-case"] }'


class TestSeldomKnown:
    """Facts that only people can tell open a rule."""

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            (rule("a", REPLY + '; unless = "acts-on-assignment"'), ["opens-the-rule a.unless"]),
            (rule("a", REPLY + '; unless = "not acts-on-assignment"'), ["opens-the-rule a.unless"]),
            (rule("a", REPLY + '; unless = "is-share"'), []),
            (rule("a", 'presumes = "official"; when = "not acts-on-assignment"'), ["opens-the-rule a.when"]),
            (
                rule("a", 'suggests = "official"; when = { none_of = ["acts-on-assignment"] }'),
                ["opens-the-rule a.when"],
            ),
            (rule("a", 'presumes = "official"; when = { none_of = ["not acts-on-assignment"] }'), []),
            (rule("a", 'presumes = "official"; when = "acts-on-assignment"'), []),
            (rule("a", 'presumes = "official"; when = "is-reply"; rebutted_by = "acts-on-assignment"'), []),
            (rule("a", 'official_only_if = "is-reply"; unless = "acts-on-assignment"'), []),
            (norm("a", 'must = "is-reply"; unless = "acts-on-assignment"'), ["opens-the-rule a.unless"]),
            (norm("a", 'must_not = "is-satire"; unless = "acts-on-assignment"'), []),
            (norm("a", 'may = "is-reply"; unless = "acts-on-assignment"'), []),
            (duty("a", 'when = "is-reply"; unless = "acts-on-assignment"'), []),
            (
                "\n[assume]\nacts-on-assignment = false\n"
                + rule("a", REPLY + '; unless = "acts-on-assignment"'),
                [],
            ),
        ],
    )
    def test_rules_that_stay_open(self, entry: str, expected: list[str]) -> None:
        """An exception, or a `not` in `when`, on a fact that only people tell is a hint to another way."""
        assert found(entry) == expected

    @pytest.mark.parametrize(
        ("bodies", "message"),
        [
            (['decides = "official"; when = "acts-on-assignment"'], "1 rule: `acts-on-assignment`"),
            (
                [
                    'decides = "official"; when = "acts-on-assignment"',
                    f'decides = "official"; when = {THREE}',
                ],
                "2 rules: `acts-on-assignment`, `exercises-power`, `uses-insignia`, …",
            ),
        ],
    )
    def test_rules_that_records_cant_make_stand(self, bodies: list[str], message: str) -> None:
        """What no archive and no directory can make stand is summed up in one hint."""
        entries = [rule(name, body) for name, body in zip("ab", bodies, strict=False)]
        (hint,) = (one for one in checked(*entries).problems if one.code == "only-when-told")
        said = hint.message.replace(" stands only", " stand only")
        assert said.replace(" stand only where somebody states facts that no record has", "") == message

    def test_rules_that_records_can_make_stand(self) -> None:
        """A rule that can stand without what only people tell is none of those."""
        entry = rule("a", 'decides = "official"; when = { any_of = ["acts-on-assignment", "is-reply"] }')
        assert found(entry, quiet=frozenset({"unused-source"})) == []

    def test_rules_that_are_too_large(self) -> None:
        """Of a rule that asks about too much it is not told."""
        many = ", ".join(f'"own-{n}"' for n in range(15))
        words = "".join(fact(f"own-{n}", f'words = {{ en = ["w{n}"] }}') for n in range(15))
        large = f'decides = "official"; when = {{ any_of = ["acts-on-assignment", {many}] }}'
        assert found(words, rule("a", large), quiet=frozenset({"unused-source"})) == ["not-looked-at "]


EITHER = '{ any_of = ["states-own-view", "account-carries-disclaimer"] }'
OWN_CHANNEL = '{ all_of = ["is-election-period", "account-belongs-to-authority"] }'
REACHES, DISCLAIMER = "reaches-private-speech a.in_capacity", "prescribes-disclaimer a.must"
VIEW_OR_ABUSE = '{ any_of = ["is-abusive", "takes-party-side"] }'
LEAVING_VIEWS = '{ all_of = ["is-omission", "is-political-comment"] }'
CRITICISM, REMOVES = "forbids-criticism a.must_not", "removes-views a.may"


@pytest.mark.parametrize(
    ("body", "cite", "expected"),
    [
        ('must_not = "takes-party-side"; in_capacity = "any"', "qa, 1", [REACHES]),
        ('must_not = "takes-party-side"; in_capacity = "personal"', "qa, 1", [REACHES]),
        ('must_not = "takes-party-side"; in_capacity = "personal"', "", [REACHES, "missing-cite a"]),
        ('must_not = "takes-party-side"; in_capacity = "any"', "law, 1", []),
        ('must_not = "takes-party-side"', "qa, 1", []),
        ('may = "takes-party-side"; in_capacity = "any"', "qa, 1", []),
        ('must_not = "takes-party-side"; in_capacity = "any"; binds = ["employer"]', "qa, 1", []),
        ('must = "account-carries-disclaimer"; in_capacity = "personal"', "law, 1", [DISCLAIMER]),
        (f'must = {EITHER}; in_capacity = "any"', "law, 1", [DISCLAIMER]),
        ('must = { any_of = ["states-own-view", "is-reply"] }; in_capacity = "any"', "law, 1", []),
        ('must = "account-carries-disclaimer"', "law, 1", []),
        (f'must = {EITHER}; when = "public-could-mistake-it"; in_capacity = "personal"', "law, 1", []),
        (
            f'must_not = "takes-party-side"; when = {OWN_CHANNEL}; in_capacity = "any"',
            "qa, 1",
            ["election-periods a.when"],
        ),
        ('must_not = "criticises-own-authority"; in_capacity = "any"', "law, 1", [CRITICISM]),
        ('must_not = "criticises-own-authority"', "law, 1", [CRITICISM]),
        ('must_not = "criticises-colleague"; when = "author-is-appointed"', "law, 1", [CRITICISM]),
        ('must_not = { any_of = ["is-abusive", "criticises-colleague"] }', "law, 1", [CRITICISM]),
        ('must_not = { all_of = ["is-abusive", "criticises-own-authority"] }', "law, 1", []),
        ('must_not = "criticises-own-authority"; when = "is-abusive"', "law, 1", []),
        ('should = "not is-abusive"; when = "criticises-own-authority"', "law, 1", []),
        ('may = "is-removal"; binds = ["authority"]', "law, 1", [REMOVES]),
        ('may = { any_of = ["is-block", "is-removal"] }; binds = ["authority"]', "law, 1", [REMOVES]),
        ('may = "is-removal"; when = "content-breaks-house-rules"; binds = ["authority"]', "law, 1", []),
        ('may = "is-removal"; when = "is-abusive"; binds = ["authority"]', "law, 1", []),
        ('may = "is-removal"', "law, 1", [REMOVES]),
        ('may = "is-removal"; binds = ["visitor"]', "law, 1", []),
        ('may = "is-removal"; in_capacity = "personal"', "law, 1", []),
        ('may = "is-mute"; when = "is-political-comment"', "law, 1", [REMOVES]),
        ('may = "is-block"; when = "criticises-own-authority"; binds = ["authority"]', "law, 1", [REMOVES]),
        (f'may = "is-removal"; when = {VIEW_OR_ABUSE}; binds = ["authority"]', "law, 1", [REMOVES]),
        ('may = "is-removal"; when = "disposal-is-decided"; binds = ["authority"]', "law, 1", []),
        (f"must_not = {LEAVING_VIEWS}", "law, 1", ["removes-views a.must_not"]),
        ('must_not = { all_of = ["is-omission", "is-abusive"] }', "law, 1", []),
        (
            'must = "is-removal"; when = "author-is-appointed"; binds = ["authority"]',
            "law, 1",
            ["removes-views a.must"],
        ),
        ('must_not = "is-removal"; binds = ["authority"]', "law, 1", []),
        ('must = "content-breaks-house-rules"; when = "is-removal"; binds = ["authority"]', "law, 1", []),
    ],
)
def test_guidelines_that_reach_too_far(body: str, cite: str, expected: list[str]) -> None:
    """A guideline that reaches private speech, criticism as such, or others' views is a warning."""
    assert sorted(found(norm("a", body, cite))) == sorted(expected)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            'may = "is-removal"; when = "takes-party-side"',
            "permits views to be removed, or people to be shut out, because",
        ),
        (
            f"should_not = {LEAVING_VIEWS}",
            "obliges to remove views, or to shut people out, because of the view",
        ),
        ('should_not = "is-omission"', "obliges to remove views, or to shut people out, on no ground"),
    ],
)
def test_a_view_as_the_ground_is_named(body: str, words: str) -> None:
    """Whoever removes a view because of it is told so."""
    (problem,) = (one for one in checked(norm("a", body)).problems if one.code == "removes-views")
    assert words in problem.message


MENTION = "official-for-mentioning-work a"
ALONE = "account-alone-decides a.decides"


@pytest.mark.parametrize(
    ("body", "cite", "expected"),
    [
        ('decides = "official"; when = "account-name-uses-title"', "qa, 1", [ALONE]),
        ('decides = "official"; when = "account-name-uses-title"', "law, 1", []),
        ('presumes = "official"; when = "account-name-uses-title"', "qa, 1", []),
        ('decides = "personal"; when = "account-carries-disclaimer"', "qa, 1", []),
        ('decides = "official"; when = "account-is-listed"', "qa, 1", []),
        (
            'decides = "official"; when = { any_of = ["account-is-listed", "profile-shows-insignia"] }',
            "qa, 1",
            [ALONE],
        ),
        (
            'decides = "official"; when = { all_of = ["profile-states-role", "announces-decision"] }',
            "qa, 1",
            [],
        ),
        ('presumes = "official"; when = "concerns-own-authority"', "qa, 1", [f"{MENTION}.presumes"]),
        ('decides = "official"; when = "invokes-role-in-text"', "qa, 1", [f"{MENTION}.decides"]),
        ('presumes = "official"; when = "invokes-role-in-text"', "law, 1", []),
        ('suggests = "official"; when = "invokes-role-in-text"', "qa, 1", []),
        ('presumes = "personal"; when = "concerns-own-authority"', "qa, 1", []),
        ('presumes = "official"; when = "author-is-appointed"', "qa, 1", []),
        (
            'presumes = "official"; when = { all_of = ["concerns-own-authority", "acts-on-assignment"] }',
            "qa, 1",
            [],
        ),
        ('presumes = "official"; when = "claims-to-speak-for-authority"', "qa, 1", []),
    ],
)
def test_capacity_rules_that_take_private_speech_for_official(
    body: str, cite: str, expected: list[str]
) -> None:
    """The looks of an account, or a word of one's work, make nobody the authority's voice."""
    assert found(rule("a", body, cite)) == expected


def test_own_words_are_a_ground_for_removal() -> None:
    """Words that a policy itself lists are a ground in what was said."""
    words = fact("swears", 'words = { en = ["damn"] }')
    assert found(words, norm("a", 'may = "is-removal"; when = "swears"; binds = ["authority"]')) == []


def test_a_guideline_too_large_for_lawfulness() -> None:
    """A guideline that asks about too much is told of as not looked at."""
    setting = ["who", "where", "act", "setting"]
    from offentligroll.facts.vocabulary import Vocabulary

    facts = [one.id for one in Vocabulary.shipped().values() if one.group in setting and "is-" not in one.id]
    many = ", ".join(f'"{one}"' for one in facts[:16])
    more = f'when = {{ any_of = [{many}] }}; in_capacity = "any"; binds = ["authority", "speaker"]'
    both = 'any_of = ["is-removal", "criticises-own-authority"]'
    report = checked(
        norm("a", f"must = {{ {both} }}; {more}"), norm("b", f"must = {{ any_of = [{many}] }}; {more}")
    )
    assert {one.code for one in report.problems} & {"removes-views", "forbids-criticism"} == set()
    assert "`a`, `b`" in next(one.message for one in report.problems if one.code == "not-looked-at")


PARTY = 'must_not = "takes-party-side"; in_capacity = "any"'


class TestAccepting:
    """An author may accept a warning with a reason."""

    def test_what_is_accepted_is_set_apart(self) -> None:
        """It is no longer among the problems, and is kept with its reason."""
        report = checked(
            norm("a", PARTY + '; accept = [{ code = "reaches-private-speech", why = "so it is" }]', "qa, 1")
        )
        assert [one.code for one in report.problems] == ["unused-source"]
        (accepted,) = report.accepted
        assert (accepted.problem.code, accepted.why["und"]) == ("reaches-private-speech", "so it is")

    def test_a_reason_may_be_given_in_languages(self) -> None:
        """It need not be there in all that the file promises, and in none that it does not have."""
        accept = PARTY + '; accept = [{{ code = "reaches-private-speech", why = {{ {} }} }}]'
        report = checked(norm("a", accept.format('en = "so it is"'), "qa, 1"))
        assert report.accepted[0].why.in_language("sv") == "so it is"
        report = checked(norm("a", accept.format('fi = "niin on"'), "qa, 1"))
        assert [problem.code for problem in report.problems] == ["unknown-language"]

    def test_what_is_accepted_without_need(self) -> None:
        """To accept what is not found is a hint, at that line."""
        entry = norm("a", PARTY + '; accept = [{ code = "reaches-private-speech", why = "so" }]')
        assert found(entry) == ["accept-unused a.accept[1]"]

    def test_accepting_an_unknown_code(self) -> None:
        """A slip in a code gets a suggestion; where none is near, it is said where codes stand."""
        entry = norm(
            "a",
            PARTY + '; accept = [{ code = "reaches-private-speach", why = "" }, { code = "x", why = "" }]',
            "qa, 1",
        )
        hints = [one.hint for one in checked(entry).problems if one.code == "accept-unused"]
        assert hints == [
            "did you mean `reaches-private-speech`?",
            "each warning ends with its code in brackets",
        ]


class TestReport:
    """All checks together."""

    def test_errors_come_alone(self) -> None:
        """Where a file can't be used, its errors are all that is told, and nothing is raised."""
        report = checked(rule("a", 'decides = "official"; when = "is-replay"'))
        assert ([one.code for one in report.problems], report.policy) == (["unknown-fact"], None)
        assert report.worst is Severity.ERROR

    def test_a_file_that_is_not_there(self) -> None:
        """A missing policy is a problem like any other."""
        assert [one.code for one in check_policy("no-such-policy").problems] == ["unknown-policy"]

    def test_problems_come_by_place(self) -> None:
        """Problems are told in the order of the file."""
        report = checked(norm("a", PARTY, "qa, 1"), rule("b", REPLY, ""))
        lines = [one.place.line for one in report.problems if one.place]
        assert lines == sorted(lines)
        assert report.worst is Severity.WARNING

    def test_a_good_policy(self) -> None:
        """Nothing is told of a policy that has nothing wrong with it."""
        report = checked(rule("a", REPLY, "law, 1; qa"))
        assert (report.problems, report.worst) == ((), None)

    def test_from_a_policy(self) -> None:
        """A program checks a policy by its class."""
        found = Policy.check("katrineholm")
        assert {one.severity for one in found} == {Severity.HINT}
        assert "only-when-told" in {one.code for one in found}


EXCLUDING = "excluding-facts a"
REPLY_WITHOUT_WORDS = '{ all_of = ["is-reply", "not is-own-words"] }'
OTHER_ACT, REVERSED = "conduct-of-another-act a", "reversed-sense a"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('must = "signs-with-name"; when = { all_of = ["is-reply", "is-removal"] }', [f"{EXCLUDING}.when"]),
        ('must = { all_of = ["is-reply", { all_of = ["is-reaction"] }] }', [f"{EXCLUDING}.must"]),
        (
            f'must = "signs-with-name"; when = {{ any_of = [{REPLY_WITHOUT_WORDS}, "is-share"] }}',
            [f"{EXCLUDING}.when"],
        ),
        ('must = "signs-with-name"; when = { any_of = ["is-reply", "is-removal"] }', []),
        ('must = "signs-with-name"; when = { none_of = ["is-reply", "is-removal"] }', []),
        ('must = "content-breaks-house-rules"', [f"{OTHER_ACT}.must"]),
        ('must_not = "not was-heard-beforehand"', [f"{OTHER_ACT}.must_not"]),
        ('must = "was-heard-beforehand"; when = "is-block"', []),
        ('must = "was-heard-beforehand"; when = { any_of = ["is-block", "is-hiding"] }', []),
        ('must_not = "was-heard-beforehand"', []),
        ('may = "was-heard-beforehand"', []),
        ('must_not = "is-measured"', [f"{REVERSED}.must_not"]),
        ('should = { all_of = ["is-reply", "is-abusive"] }', [f"{REVERSED}.should"]),
        ('must_not = { any_of = ["is-measured", "is-abusive"] }', [f"{REVERSED}.must_not"]),
        (
            'must = { none_of = ["is-measured", { all_of = ["is-reply", "is-satire"] }] }',
            [f"{REVERSED}.must"],
        ),
        ('must = { any_of = ["is-abusive", "is-reply"] }', []),
        ('must = "is-measured"', []),
        ('must_not = "is-abusive"', []),
        ('may = "is-abusive"', []),
    ],
)
def test_slips_of_sense(body: str, expected: list[str]) -> None:
    """What no act can be, what only another act can, and what is meant the other way round."""
    assert found(norm("a", body)) == expected


def test_lists_of_words_are_words_of_the_files_languages() -> None:
    """Signs of a pattern stand for themselves, and nobody reads answers in a language that the file lacks."""
    words = fact("line", 'words = { en = ["(Line)", "call*", "ring (a)?"], sv = ["linjen"] }')
    using = norm("a", 'should = "line"')
    assert found(words, using) == ["literal-words line.words.en", "words-in-another-language line.words.sv"]
