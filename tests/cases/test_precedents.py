"""The nearest decided cases, for an answer and against it."""

from __future__ import annotations

import json

import pytest
from case_builders import POLICY

from offentligroll.assessment.assessment import Assessment
from offentligroll.cases import Precedents, Suite, precedents_of, precedents_words
from offentligroll.cases.precedent_words import near_words
from offentligroll.policy.policy import Policy

RULES = """
[sources.list]
title = "The list"
kind = "practice"
verified = true

[[fact]]
id = "for-a-side"
phrase = { en = "it is for a side" }
any_of = ["takes-party-side", "spreads-party-material"]

[[capacity]]
id = "needs-a-role"
official_only_if = "author-holds-public-role"
says = { en = "Only who holds a role speaks in it." }
cite = "list"

[[capacity]]
id = "on-the-list"
presumes = "official"
when = { all_of = ["account-is-listed", { none_of = ["account-is-campaign"] }] }
unless = "is-satire"
rebutted_by = "for-a-side"
says = { en = "Listed accounts are official." }
cite = "list"

[[capacity]]
id = "own-account"
suggests = "personal"
when = "account-belongs-to-author"
says = { en = "An own account is one's own." }
cite = "list"

[[guideline]]
id = "no-sides"
must_not = "for-a-side"
in_capacity = "any"
unless = "is-satire"
defence = "was-disowned"
says = { en = "No sides." }
cite = "list"

[[guideline]]
id = "own-words-for-all"
may = "is-own-words"
in_capacity = "any"
when = "prior-permission-was-given"
outranks = ["no-sides"]
says = { en = "With permission one may." }
cite = "list"

[[guideline]]
id = "in-the-role"
must = "is-own-words"
says = { en = "One writes oneself." }
cite = "list"
"""
TOWN = Policy.from_text(POLICY + RULES)
ROLE = "author-holds-public-role"
PLAIN = ["is-satire", "account-is-campaign"]


def suite(*cases: str) -> Suite:
    """Make a suite of cases; each is told as its keys."""
    head = 'format = 1\npolicy = "town"\n'
    return Suite.from_text(head + "".join(f"[[case]]\n{one}\n" for one in cases))


def case(name: str, yes: list[str], expect: str, *, no: list[str] | None = None, more: str = "") -> str:
    """Write a decided case."""
    return (
        f'id = "{name}"\ntitle = "The {name} case"\nsource = {{ cite = "{name} 1." }}\n'
        f"yes = {json.dumps(yes)}\nno = {json.dumps(no or [])}\n"
        f'expect = {{ capacity = "{expect}" }}\n{more}'
    )


def near(
    yes: list[str], *cases: str, no: list[str] | None = None, guideline: str | None = None, most: int = 2
) -> Precedents:
    """Give the precedents about one question; there are some."""
    answer = TOWN.assess_facts(yes, [*(no or []), *PLAIN])
    found = precedents_of(answer, TOWN, suites=[suite(*cases)], most=most)
    return next(one for one in found if one.guideline == guideline)


LISTED = case("listed", [ROLE, "account-is-listed"], "official")
OWN = case("own", [ROLE, "account-belongs-to-author"], "personal")


def test_the_nearest_come_first_for_the_answer_and_against_it() -> None:
    """One that differs in nothing is followed; the others are told with what differs."""
    found = near([ROLE, "account-is-listed"], OWN, LISTED)
    assert found.answer == "official"
    assert [(one.case.id, one.distance) for one in found.nearest] == [("listed", 0), ("own", 2)]
    assert [one.case.id for one in found.followed] == ["listed"]
    (against,) = found.against
    assert against.alike[0] == (ROLE, True)
    assert against.unlike == (("account-belongs-to-author", True),)
    assert against.only_here == (("account-is-listed", True),)


def test_what_is_known_to_be_otherwise_counts_double() -> None:
    """A fact that is so there and is not so here parts the two more than one that nobody has told."""
    known = near([ROLE], LISTED, no=["account-is-listed"]).nearest[0]
    untold = near([ROLE], LISTED).nearest[0]
    assert (known.distance, untold.distance) == (2, 1)
    assert known.unlike == untold.unlike == (("account-is-listed", True),)


def test_only_so_many_are_told_of_each_answer() -> None:
    """The nearest of each answer are kept, and no more."""
    others = [case(f"listed-{one}", [ROLE, "account-is-listed"], "official") for one in range(4)]
    assert len(near([ROLE, "account-is-listed"], LISTED, *others, OWN, most=1).nearest) == 2


@pytest.mark.parametrize(
    "left_out",
    [
        LISTED + 'basis = "made-up"\n',
        LISTED.replace('source = { cite = "listed 1." }\n', ""),
        case("far", ["account-is-campaign"], "official"),
        case("no-answer", [ROLE, "account-is-listed"], "official").replace(
            'capacity = "official"', "hat = 'x'"
        ),
    ],
)
def test_what_nobody_decided_or_has_nothing_alike_is_no_precedent(left_out: str) -> None:
    """Made-up cases, cases without a source, without an answer, or with nothing in common are passed over."""
    found = near([ROLE, "account-is-listed"], left_out, OWN)
    assert [one.case.id for one in found.nearest] == ["own"]


def test_a_case_that_can_not_be_assessed_is_no_precedent() -> None:
    """Where its facts contradict each other nothing can be compared."""
    wrong = case("wrong", [ROLE, "is-post", "is-omission"], "official")
    assert [one.case.id for one in near([ROLE, "account-is-listed"], wrong, LISTED).nearest] == ["listed"]


def test_a_case_is_not_its_own_precedent() -> None:
    """The case that is looked at itself can be left out."""
    answer = TOWN.assess_facts([ROLE, "account-is-listed"])
    assert precedents_of(answer, TOWN, suites=[suite(LISTED)], leave_out="listed") == ()


def test_an_answer_against_a_case_that_binds_all_the_more_is_warned_of() -> None:
    """All that spoke for the answer there is so here, and nothing more speaks against it."""
    yes = [ROLE, "account-belongs-to-author", "account-is-listed"]
    both = case("both", yes, "personal", no=PLAIN)
    assert [one.case.id for one in near(yes, both).contradicted] == ["both"]
    assert [one.case.id for one in near([*yes, "takes-party-side"], both).contradicted] == []


def test_what_speaks_against_an_answer_only_here_takes_the_warning_away() -> None:
    """A listed account speaks for the office, and was none there."""
    yes = [ROLE, "account-belongs-to-author", "account-is-listed"]
    assert [one.case.id for one in near(yes, OWN).contradicted] == []


def test_where_the_answer_is_open_nothing_is_contradicted() -> None:
    """An open answer is no other answer."""
    rebutted = case("rebutted", [ROLE, "account-is-listed", "takes-party-side"], "official")
    found = near([ROLE, "account-is-listed", "takes-party-side"], rebutted)
    assert (found.answer, found.contradicted) == ("undetermined", ())


def test_a_failed_requirement_speaks_for_the_other_capacity() -> None:
    """Who held no role was official there: to say personal here, where more speaks for it, is warned of."""
    bold = case("bold", ["account-is-listed"], "official", no=[ROLE])
    found = near(["account-is-listed", "is-own-words"], bold, no=[ROLE])
    assert (found.answer, [one.case.id for one in found.contradicted]) == ("personal", ["bold"])


def test_courts_that_part_are_told() -> None:
    """Two cases with the same facts and different answers are a split, whichever is followed."""
    other = case("split", [ROLE, "account-is-listed"], "personal")
    found = near([ROLE, "account-is-listed"], LISTED, other)
    assert [one.is_split for one in found.nearest] == [True, True]
    assert not any(one.is_split for one in near([ROLE, "account-is-listed"], LISTED, OWN).nearest)


def test_what_was_overruled_stands_apart() -> None:
    """It neither counts among the nearest nor makes a split."""
    gone = case("gone", [ROLE, "account-is-listed"], "personal", more='overruled_by = "A higher court."\n')
    found = near([ROLE, "account-is-listed"], LISTED, gone)
    assert [one.case.id for one in found.apart] == ["gone"]
    assert [(one.case.id, one.is_split) for one in found.nearest] == [("listed", False)]


def test_guidelines_have_precedents_of_their_own() -> None:
    """A finding that was decided is compared with findings, by the side that they are on."""
    broke = case(
        "broke", [ROLE, "takes-party-side"], "official", more='findings = { no-sides = "breached" }\n'
    )
    excused = case(
        "excused",
        [ROLE, "takes-party-side", "was-disowned"],
        "official",
        more='findings = { no-sides = "excused" }\n',
    )
    open_ = case(
        "open", [ROLE, "takes-party-side"], "official", more='findings = { no-sides = "undecided" }\n'
    )
    found = near(
        [ROLE, "takes-party-side"],
        broke,
        excused,
        open_,
        no=["is-satire", "was-disowned", "prior-permission-was-given"],
        guideline="no-sides",
    )
    assert found.answer == "breached"
    assert [one.case.id for one in found.followed] == ["broke"]
    assert [one.case.id for one in found.against] == ["excused"]


def test_what_an_extended_policy_decided_counts_for_its_guidelines_only() -> None:
    """Cases of the policy that was taken in speak to its norms, by the id that they have here."""
    own = Policy.from_text(POLICY + 'extends = ["us-lindke"]\n' + RULES)
    no = ["takes-party-side", "spreads-party-material", *PLAIN]
    yes = [ROLE, "account-belongs-to-authority", "account-is-listed", "is-removal", "treats-views-unequally"]
    answer = own.assess_facts(yes, no)
    assert answer.finding("no-sides").outcome.value == "complies"
    found = [one.guideline for one in precedents_of(answer, own)]
    assert found
    assert all(one is not None and one.startswith("us-lindke/") for one in found)


def test_a_policy_without_shipped_cases_has_none() -> None:
    """Of a policy of one's own nothing is shipped."""
    assert precedents_of(TOWN.assess_facts([ROLE, "account-is-listed"]), TOWN) == ()


def test_the_shipped_policy_is_found_by_its_name() -> None:
    """Without a policy, the one that the answer names is taken."""
    answer = Policy.shipped("us-lindke").assess_facts(["account-belongs-to-authority", "is-removal"])
    found = precedents_of(answer)
    assert found[0].guideline is None
    assert found[0].nearest


def test_it_can_be_written_as_json() -> None:
    """What is found is plain values, with where the case can be read."""
    gone = case("gone", [ROLE, "account-is-listed"], "personal", more='overruled_by = "A higher court."\n')
    told = near([ROLE, "account-is-listed"], LISTED, gone).to_dict()
    assert json.loads(json.dumps(told)) == told
    assert told["nearest"][0]["cite"] == "listed 1."
    assert told["apart"][0]["overruled_by"] == "A higher court."


def test_they_stand_beside_the_answer() -> None:
    """A full record has them whole, a compact one by their ids, and a reader passes them over."""
    answer = Policy.shipped("us-lindke").assess_facts(["account-belongs-to-authority", "is-removal"])
    found = precedents_of(answer)
    whole = answer.to_dict(precedents=found)
    assert whole["precedents"] == [one.to_dict() for one in found]
    assert Assessment.from_dict(json.loads(json.dumps(whole))) == answer
    (whose, *_) = answer.to_dict("compact", precedents=found)["precedents"]
    assert whose["guideline"] is None
    assert whose["followed"] == [one.case.id for one in found[0].followed]
    assert whose["against"] == [one.case.id for one in found[0].against]
    assert "precedents" not in answer.to_dict() | answer.to_dict("compact")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "Decided cases",
                "On whose words they are (here: official):",
                "Decided likewise: “The listed case” (listed 1).",
                "Decided otherwise, personal: “The own case” (A court, own 1).",
                "Only there: the account belongs to the author",
                "Apart, personal: “The gone case” (gone 1).",
                "It was overruled, or another body decided otherwise: A higher court.",
            ],
        ),
        (
            "sv",
            ["Avgjorda fall", "Om vems ord det är (här: officiellt):", "Avgjort på samma sätt: ”The listed"],
        ),
    ],
)
def test_what_is_alike_and_what_differs_is_said(language: str, words: list[str]) -> None:
    """The words name the case, who decided, and the facts in common and apart."""
    gone = case("gone", [ROLE, "account-is-listed"], "personal", more='overruled_by = "A higher court."\n')
    own = OWN + 'decider = "A court"\n'
    answer = TOWN.assess_facts([ROLE, "account-is-listed"], PLAIN)
    found = precedents_of(answer, TOWN, suites=[suite(LISTED, own, gone)])
    told = precedents_words(found, TOWN, language)
    assert [one for one in words if one not in told] == []


def test_warnings_and_splits_are_said() -> None:
    """What binds all the more, and what was decided both ways, is told beside the case."""
    bold = case("bold", ["account-is-listed"], "official", no=[ROLE])
    meek = case("meek", ["account-is-listed"], "personal", no=[ROLE])
    answer = TOWN.assess_facts(["account-is-listed"], [ROLE])
    told = precedents_words(precedents_of(answer, TOWN, suites=[suite(bold, meek)]), TOWN)
    assert "Warning: nothing speaks less for that answer here" in told
    assert "On facts like these it has been decided both ways." in told


def test_long_lists_are_cut_and_none_is_said() -> None:
    """Of many facts five are named; where nothing is near, that is said."""
    policy = Policy.shipped("se-practice")
    yes = [
        "account-belongs-to-authority", "takes-party-side", "author-is-appointed", "is-own-words",
        "concerns-own-authority", "is-on-duty", "author-is-senior",
    ]  # fmt: skip
    told = precedents_words(precedents_of(policy.assess_facts(yes), policy), policy, "sv")
    assert " till." in told
    assert precedents_words((), TOWN).endswith("No decided case of this policy is near.")


def test_the_nearest_are_named_in_a_line() -> None:
    """Pages name them with their answers."""
    found = near([ROLE, "account-is-listed"], LISTED, OWN)
    assert near_words(found, "en") == (
        "Nearest decided cases: “The listed case” (official); “The own case” (personal)."
    )


def test_guidelines_are_named_by_their_id() -> None:
    """A question about a guideline names it with its outcome."""
    broke = case(
        "broke", [ROLE, "takes-party-side"], "official", more='findings = { no-sides = "breached" }\n'
    )
    answer = TOWN.assess_facts(
        [ROLE, "takes-party-side"], ["is-satire", "was-disowned", "prior-permission-was-given"]
    )
    told = precedents_words(precedents_of(answer, TOWN, suites=[suite(broke)]), TOWN)
    assert "On no-sides (here: breaches):" in told
