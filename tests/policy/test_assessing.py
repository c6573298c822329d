"""What a policy answers, and why, through the public way of asking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from policy_builders import (
    ASSIGNED,
    DECIDING,
    LISTED,
    PARTY,
    REQUEST,
    STOCKHOLM,
    TOP,
    WORDS,
    all_of,
    answer,
    any_of,
    duty,
    entry,
    finding,
    ids,
    loaded,
    named,
    norm,
    outcome,
    policy,
    rule,
)

from offentligroll.assessment.assessment import Assessment
from offentligroll.facts.detector import Answer, Detector
from offentligroll.facts.fact import Origin
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.capacity import Capacity, Tone
from offentligroll.model.channel import Channel, Listing
from offentligroll.model.official import Official, Role, RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.period import Period
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.policy import Policy
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.condition import FactTest
from offentligroll.rules.duration import Duration
from offentligroll.rules.outcome import ObligationOutcome, Status
from offentligroll.rules.rule import CapacityRule, Ends, Guideline, InCapacity, OwnFact, StartsAt
from offentligroll.rules.source import InForce
from offentligroll.rules.visitor import VISITOR_FACT

D = dt.date
OFFICIAL = rule("official", "decides", when=LISTED)
PRESUMED = rule("presumed", "presumes", "personal", when=TOP, rebutted_by=ASSIGNED)
REQUIRED = rule("required", "official_only_if", requirement=ASSIGNED)

Parts = tuple[CapacityRule, ...]


class TestCapacity:
    """Value and status."""

    @pytest.mark.parametrize(
        ("rules", "yes", "no", "expected"),
        [
            ((OFFICIAL,), [LISTED], [], "official settled"),
            ((OFFICIAL,), [], [LISTED], "undetermined silent"),
            ((OFFICIAL,), [], [], "undetermined open"),
            ((), [], [], "undetermined silent"),
            ((PRESUMED,), [TOP], [], "personal provisional"),
            ((PRESUMED,), [TOP], [ASSIGNED], "personal settled"),
            ((PRESUMED,), [TOP, ASSIGNED], [], "undetermined silent"),
            ((PRESUMED, OFFICIAL), [TOP, LISTED], [], "official settled"),
            ((PRESUMED, OFFICIAL), [TOP], [ASSIGNED], "personal provisional"),
            (
                (OFFICIAL, rule("b", "decides", "personal", when=TOP)),
                [TOP, LISTED],
                [],
                "undetermined conflicting",
            ),
            ((OFFICIAL, REQUIRED), [LISTED], [], "undetermined open"),
            ((OFFICIAL, REQUIRED), [LISTED, ASSIGNED], [], "official settled"),
            ((OFFICIAL, REQUIRED), [LISTED], [ASSIGNED], "personal settled"),
            ((rule("u", "decides", when=LISTED, unless=TOP),), [LISTED], [], "undetermined open"),
            ((rule("u", "decides", when=LISTED, unless=TOP),), [LISTED, TOP], [], "undetermined silent"),
            ((rule("u", "suggests", when=LISTED, unless=TOP),), [LISTED], [TOP], "official settled"),
            ((rule("x", "suggests", when=any_of(LISTED, f"not {LISTED}")),), [], [], "undetermined open"),
        ],
    )
    def test_statuses(self, rules: Parts, yes: list[str], no: list[str], expected: str) -> None:
        """Each rule is yes, provisional, open or no, and those of the highest tier decide."""
        assert " ".join(answer(policy(*rules).assess_facts(yes, no))) == expected

    @pytest.mark.parametrize(
        ("otherwise", "yes", "no", "expected"),
        [
            (Capacity.PERSONAL, [], [LISTED], ("personal", "settled", None)),
            (Capacity.PERSONAL, [], [], ("personal", "provisional", None)),
            (Capacity.OFFICIAL, [], [LISTED], ("undetermined", "open", "official")),
            (Capacity.OFFICIAL, [ASSIGNED], [LISTED], ("official", "settled", None)),
        ],
    )
    def test_otherwise(
        self, otherwise: Capacity, yes: list[str], no: list[str], expected: tuple[str, str, str | None]
    ) -> None:
        """Where no rule stands `otherwise` holds, and a requirement may keep it open."""
        assessment = policy(
            OFFICIAL, *([REQUIRED] if otherwise is Capacity.OFFICIAL else []), otherwise=otherwise
        ).assess_facts(yes, no)
        lean = assessment.lean and assessment.lean.value
        assert (*answer(assessment), lean) == expected

    @pytest.mark.parametrize("many", [0, 256], ids=["high tiers first", "all at once"])
    def test_what_may_be_set_aside_is_not_firm(self, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """A rule of a high tier that another may yet set aside is left to all rules, which answer for now."""
        monkeypatch.setattr("offentligroll.engine.capacity._MANY", many)
        top = rule("top", "decides", when=TOP, outranks=("required",))
        assert answer(policy(REQUIRED, top).assess_facts(no=[ASSIGNED])) == ("personal", "provisional")

    @pytest.mark.parametrize("when", [PARTY, TOP], ids=["dear", "cheap"])
    def test_what_facts_cost_changes_no_status(self, when: str) -> None:
        """What `otherwise` settles on the cheap facts is as firm as what all the facts come to."""
        asked = policy(
            rule("r", "presumes", "personal", when=when, rebutted_by=ASSIGNED), otherwise=Capacity.PERSONAL
        )
        assert answer(asked.assess_facts([when])) == ("personal", "settled")

    @pytest.mark.parametrize("given", [False, True], ids=["assumed", "told"])
    def test_assumed(self, given: bool) -> None:
        """*Assumed*: settled, or silent, only with the weak facts."""
        assumed = policy(PRESUMED, assume=(Assumption(fact=ASSIGNED, value=False),))
        assessment = assumed.assess_facts([TOP], [ASSIGNED] if given else [])
        assert answer(assessment) == ("personal", "settled" if given else "assumed")
        assert [one.id for one in assessment.weak_facts] == ([] if given else [ASSIGNED])

    def test_silent_with_assumptions(self) -> None:
        """A policy that is silent only by assumption says so."""
        assumed = policy(OFFICIAL, assume=(Assumption(fact=LISTED, value=False),))
        assert answer(assumed.assess_facts()) == ("undetermined", "assumed")
        assert answer(assumed.assess_facts(no=[LISTED])) == ("undetermined", "silent")

    def test_a_fact_not_found_is_weak(self) -> None:
        """A text detector that finds nothing answers *no*, and what rests on it is at most *assumed*."""
        found = rule("r", "decides", "personal", when=f"not {PARTY}")
        statement = Statement(act=Act.POST, text="Nu plogas Storgatan i kväll.", language="sv")
        assessment = policy(found).assess(statement)
        assert answer(assessment) == ("personal", "assumed")
        (weak,) = assessment.weak_facts
        assert (weak.id, weak.fact.origin) == (PARTY, Origin.NOT_FOUND)


class TestWeakFacts:
    """Every answer lists the weak facts without which it would be another."""

    def assess(self, *rules: CapacityRule, yes: tuple[str, ...] = ()) -> Assessment:
        """Assess with four facts assumed."""
        assume = [Assumption(fact=fact, value=True) for fact in (LISTED, ASSIGNED, TOP, PARTY)]
        return policy(*rules, assume=tuple(assume)).assess_facts(yes)

    def test_each_alone(self) -> None:
        """Facts that matter by themselves are listed, and no others."""
        assessment = self.assess(rule("r", "decides", when=all_of(LISTED, ASSIGNED)), PRESUMED)
        assert [one.id for one in assessment.weak_facts] == [LISTED, ASSIGNED]

    def test_only_together(self) -> None:
        """Where none matters alone since others do as well, a smallest set that does is listed."""
        assessment = self.assess(rule("r", "decides", when=any_of(LISTED, ASSIGNED)))
        assert [one.id for one in assessment.weak_facts] == [LISTED, ASSIGNED]
        some = self.assess(rule("r", "decides", when=any_of(LISTED, all_of(ASSIGNED, TOP))))
        assert {one.id for one in some.weak_facts} in ({LISTED, ASSIGNED}, {LISTED, TOP})

    def test_none(self) -> None:
        """A settled answer rests on no weak fact."""
        assert self.assess(rule("r", "decides", when=LISTED), yes=(LISTED,)).weak_facts == ()


class TestReasons:
    """`because`, `despite`, what holds open, and the *why not* of each rule."""

    def test_because_and_despite(self) -> None:
        """The deciding rules are named, and what pointed the other way with what beat it."""
        aside = rule("aside", "decides", "personal", when=TOP)
        special = rule("special", "presumes", "official", when=LISTED, outranks=("aside",))
        hint = rule("hint", "suggests", "personal", when=TOP)
        moot = rule("moot", "suggests", "personal", when=PARTY)
        assessment = policy(aside, special, hint, moot).assess_facts([LISTED, TOP])
        assert ids(assessment.because) == ["special"]
        assert [(one.id, one.set_aside_by, one.overruled_by) for one in assessment.despite] == [
            ("aside", ("special",), ()),
            ("hint", (), ("special",)),
        ]

    def test_a_rule_set_aside_sets_nothing_aside(self) -> None:
        """A rule that is itself set aside sets nothing aside."""
        a = rule("a", "suggests", "personal", when=TOP)
        b = rule("b", "suggests", "official", when=TOP, outranks=("a",))
        c = rule("c", "suggests", "personal", when=LISTED, outranks=("b",))
        lower_first = policy(a, b, c)
        assert answer(lower_first.assess_facts([TOP, LISTED])) == ("personal", "settled")
        assert answer(lower_first.assess_facts([TOP], [LISTED])) == ("official", "settled")
        assert answer(lower_first.assess_facts([TOP])) == ("official", "provisional")
        states = {one.id: one.set_aside_by for one in lower_first.assess_facts([TOP, LISTED]).rules}
        assert states == {"a": (), "b": ("c",), "c": ()}

    def test_held_open(self) -> None:
        """A requirement that is not known to be met keeps its capacity open, and is named."""
        assessment = policy(OFFICIAL, REQUIRED, PRESUMED).assess_facts([LISTED, TOP], ())
        assert (assessment.capacity, assessment.lean) == (Capacity.UNDETERMINED, Capacity.OFFICIAL)
        assert ids(assessment.held_open_by) == ["required"]
        assert ids(assessment.because) == ["official"]
        assert [(one.id, one.overruled_by) for one in assessment.despite] == [("presumed", ("official",))]

    def test_nothing_despite_nothing(self) -> None:
        """Where nothing is concluded nothing points the other way, and nothing is held open."""
        assessment = policy(OFFICIAL).assess_facts()
        assert (assessment.because, assessment.despite, assessment.held_open_by) == ((), (), ())

    def test_conflicting(self) -> None:
        """Where rules of a tier disagree, both are named."""
        other = rule("other", "decides", "personal", when=TOP)
        assessment = policy(OFFICIAL, other).assess_facts([LISTED, TOP])
        assert ids(assessment.because) == ["official", "other"]
        assert assessment.despite == ()

    @pytest.mark.parametrize(
        ("fields", "yes", "no", "state", "facts"),
        [
            ({}, [], [LISTED], "no", [LISTED]),
            ({}, [], [], "open", [LISTED]),
            ({"unless": TOP}, [LISTED, TOP], [], "no", [TOP]),
            ({"unless": TOP}, [LISTED], [], "open", [TOP]),
            ({"unless": TOP}, [LISTED], [TOP], "yes", [LISTED, TOP]),
            ({"rebutted_by": PARTY}, [LISTED, PARTY], [], "no", [PARTY]),
            ({"rebutted_by": PARTY}, [LISTED], [], "provisional", [LISTED, PARTY]),
            ({"rebutted_by": PARTY}, [], [], "open", [LISTED]),
            ({"when": "own"}, [], [LISTED, ASSIGNED], "no", [LISTED, ASSIGNED]),
            ({"when": "not own"}, [ASSIGNED], [], "no", [ASSIGNED]),
            ({"when": "not own"}, [], [LISTED, ASSIGNED], "yes", [LISTED, ASSIGNED]),
        ],
    )
    def test_why_and_why_not(
        self, fields: dict[str, Any], yes: list[str], no: list[str], state: str, facts: list[str]
    ) -> None:
        """Every rule's state comes with the facts that decided it, own facts taken apart."""
        asked = policy(
            rule("r", "presumes", **{"when": LISTED, **fields}), named("own", any_of(LISTED, ASSIGNED))
        )
        (reason,) = asked.assess_facts(yes, no).rules
        assert (reason.state.value, [one.id for one in reason.facts]) == (state, facts)
        assert (reason.says, reason.cite) == (WORDS, None)

    @pytest.mark.parametrize(("no", "state"), [([ASSIGNED], "yes"), ([], "open")])
    def test_why_a_requirement_counts(self, no: list[str], state: str) -> None:
        """A requirement's rule rests on the facts of what it requires."""
        (reason,) = policy(REQUIRED).assess_facts((), no).rules
        assert (reason.state.value, [one.id for one in reason.facts]) == (state, [ASSIGNED])

    def test_hats(self) -> None:
        """An assessment lists the hats of its deciding rules, each once."""
        rules = [
            rule(name, "decides", "personal", when=LISTED, hat=hat)
            for name, hat in (("a", "party"), ("b", "union"), ("c", "party"), ("d", None))
        ]
        assert policy(*rules).assess_facts([LISTED]).hats == ("party", "union")
        assert policy(*rules).assess_facts().hats == ()
        assert policy(*rules, OFFICIAL).assess_facts([LISTED]).hats == ()

    def test_facts_have_their_origin(self) -> None:
        """The facts in use say where they come from, in the words of their phrases."""
        assessed = policy(PRESUMED, assume=(Assumption(fact=ASSIGNED, value=False),)).assess_facts([TOP])
        assert {one.id: one.fact.origin for one in assessed.facts} == {
            TOP: Origin.GIVEN,
            ASSIGNED: Origin.ASSUMED,
            VISITOR_FACT: Origin.IMPLIED,
        }
        assert "top post" in assessed.facts[1].phrase["en"]

    def test_tone(self) -> None:
        """The tone is another axis than the capacity."""
        assessed = policy(OFFICIAL).assess_facts([LISTED, "has-personal-tone"], ["concerns-private-life"])
        assert (assessed.capacity, assessed.tone) == (Capacity.OFFICIAL, Tone.PERSONAL)


class TestTime:
    """Policies and rules not in force on the day are absent."""

    DATED = policy(
        rule("old", "decides", when=LISTED, in_force=InForce(end=D(2018, 12, 31))),
        rule("new", "decides", "personal", when=LISTED, in_force=InForce(start=D(2019, 1, 1))),
        norm("norm", "must", PARTY, in_force=InForce(start=D(2019, 1, 1)), in_capacity=InCapacity.ANY),
    )

    @pytest.mark.parametrize(
        ("at", "as_of", "expected", "rules"),
        [
            (D(2018, 12, 31), None, ("official", "settled"), ["old"]),
            (D(2019, 1, 1), None, ("personal", "settled"), ["new"]),
            (D(2019, 1, 1), D(2018, 1, 1), ("official", "settled"), ["old"]),
            (None, D(2018, 1, 1), ("official", "settled"), ["old"]),
            (None, None, ("undetermined", "open"), ["old", "new"]),
            (dt.datetime(2018, 12, 31, 23, 30, tzinfo=dt.UTC), None, ("personal", "settled"), ["new"]),
            (None, dt.datetime(2018, 12, 31, 23, 30, tzinfo=dt.UTC), ("personal", "settled"), ["new"]),
        ],
    )
    def test_days(
        self, at: dt.date | None, as_of: dt.date | None, expected: tuple[str, str], rules: list[str]
    ) -> None:
        """The day in the policy's zone tells which rules there are."""
        assessment = self.DATED.assess_facts([LISTED], at=at, as_of=as_of)
        assert (answer(assessment), ids(assessment.rules)) == (expected, rules)
        assert len(assessment.findings) == ("new" in rules)

    @pytest.mark.parametrize("when", ["at", "as_of"])
    def test_naive_times(self, when: str) -> None:
        """Naive times are an error."""
        naive: dict[str, Any] = {when: dt.datetime(2018, 1, 1, 12)}  # noqa: DTZ001
        with pytest.raises(ValueError, match="`2018-01-01T12:00:00` has no time zone"):
            self.DATED.assess_facts(**naive)

    def test_without_a_day(self) -> None:
        """Without `at`, each stretch is judged by itself; where they part, the day is the first question."""
        dated = rule("r", "decides", when=LISTED, in_force=InForce(start=D(2019, 1, 1)))
        parted = policy(dated).assess_facts([LISTED])
        assert answer(parted) == ("undetermined", "open")
        assert parted.open_questions().asks_day
        assert not policy(dated).assess_facts(no=[LISTED]).open_questions().asks_day
        assert answer(policy(dated, OFFICIAL).assess_facts([LISTED])) == ("official", "settled")

    def test_a_policy_out_of_force(self) -> None:
        """A whole policy out of force gives status `not-in-force` and no findings."""
        whole = policy(
            OFFICIAL,
            norm("norm", "must", PARTY),
            duty("duty"),
            in_force=InForce(start=D(2019, 1, 1)),
            otherwise=Capacity.PERSONAL,
        )
        assessment = whole.assess_facts([LISTED], at=D(2018, 12, 31))
        assert answer(assessment) == ("undetermined", "not-in-force")
        empty = (
            assessment.because,
            assessment.despite,
            assessment.held_open_by,
            assessment.rules,
            assessment.facts,
            assessment.weak_facts,
            assessment.findings,
            assessment.obligations,
            tuple(assessment.open_questions()),
        )
        assert empty == ((),) * 9
        assert answer(whole.assess_facts([LISTED], at=D(2019, 1, 1))) == ("official", "settled")
        assert answer(whole.assess_facts([LISTED])) == ("official", "settled")
        assert answer(whole.assess_facts(no=[LISTED])) == ("personal", "settled")

    def test_as_of_moves_the_law_only(self) -> None:
        """`as_of` moves the law's day only, never that of roles, listings or handles."""
        town = Organisation(id="town", name="Town", kind=OrganisationKind.MUNICIPALITY)
        year = Period.from_texts("2018-01-01", "2018-12-31")
        chief = Official(
            id="chief",
            name="A. Chief",
            roles=(Role(organisation=town, kind=RoleKind.APPOINTED, period=year),),
        )
        channel = Channel(id="x:1", platform="x", listed=(Listing(by=town, period=year),), facts=())
        said = Statement(act=Act.POST, at=D(2018, 6, 1), author=chief, channel=channel)
        asked = policy(
            rule("r", "decides", when=LISTED, in_force=InForce(start=D(2020, 1, 1))),
            rule("p", "suggests", when="author-holds-public-role"),
        )
        today = asked.assess(said)
        later = asked.assess(said, as_of=D(2021, 1, 1))
        assert (ids(today.because), ids(later.because)) == (["p"], ["r"])
        assert [one.rule.id for one in later.rules if one.state.value == "yes"] == ["r", "p"]
        assert (later.provenance.day, later.provenance.as_of) == (D(2021, 1, 1), D(2021, 1, 1))
        assert (today.provenance.organisation, today.provenance.organisation_name) == ("town", "Town")
        (lazily,) = asked.assess_all(iter([said]), for_=town, as_of=D(2021, 1, 1))
        assert lazily == later


class TestFindings:
    """Outcomes and status of guidelines."""

    @pytest.mark.parametrize(
        ("guideline", "yes", "no", "expected", "facts"),
        [
            (norm("norm", "must_not", PARTY), [LISTED, PARTY], [], "breached settled", [PARTY]),
            (norm("norm", "should_not", PARTY), [LISTED, PARTY], [], "departed-from settled", [PARTY]),
            (norm("norm", "must", PARTY), [LISTED], [PARTY], "breached settled", [PARTY]),
            (norm("norm", "should", PARTY), [LISTED], [PARTY], "departed-from settled", [PARTY]),
            (norm("norm", "must", PARTY), [LISTED, PARTY], [], "complies settled", [PARTY]),
            (norm("norm", "must_not", PARTY), [LISTED], [PARTY], "complies settled", [PARTY]),
            (norm("norm", "must_not", PARTY), [LISTED], [], "undecided open", [PARTY]),
            (norm("norm", "must_not", PARTY), [PARTY], [LISTED], "undecided open", []),
            (norm("norm", "must_not", PARTY, when=TOP), [LISTED, PARTY], [], "undecided open", [TOP]),
            (norm("norm", "must_not", PARTY, when=TOP), [LISTED], [TOP], "not-applicable settled", [TOP]),
            (
                norm("norm", "must_not", PARTY, when=TOP),
                [LISTED, PARTY, TOP],
                [],
                "breached settled",
                [PARTY, TOP],
            ),
            (norm("norm", "must_not", PARTY, in_capacity=InCapacity.PERSONAL), [LISTED, PARTY], [],
             "not-applicable settled", []),
            (norm("norm", "must_not", PARTY, unless=TOP), [LISTED, PARTY], [], "undecided open", [TOP]),
            (norm("norm", "must_not", PARTY, unless=TOP), [LISTED, PARTY, TOP], [], "excused settled", [TOP]),
            (norm("norm", "must_not", PARTY, defence=TOP), [LISTED, PARTY], [], "breached provisional",
             [PARTY, TOP]),
            (norm("norm", "must_not", PARTY, defence=TOP), [LISTED, PARTY], [TOP], "breached settled",
             [PARTY]),
            (norm("norm", "must_not", PARTY, defence=TOP), [LISTED, PARTY, TOP], [], "excused settled",
             [TOP]),
            (norm("norm", "may", PARTY), [LISTED, PARTY], [], "permitted settled", [PARTY]),
            (norm("norm", "may", PARTY), [LISTED], [PARTY], "not-applicable settled", [PARTY]),
            (norm("norm", "may", PARTY), [LISTED], [], "undecided open", [PARTY]),
            (norm("norm", "may", PARTY, unless=TOP), [LISTED, PARTY, TOP], [], "not-applicable settled",
             [TOP]),
        ],
    )  # fmt: skip
    def test_outcomes(
        self, guideline: Guideline, yes: list[str], no: list[str], expected: str, facts: list[str]
    ) -> None:
        """Outcomes come in their order, each with the facts that decided it or that are missing."""
        found = finding(policy(OFFICIAL, guideline).assess_facts(yes, no))
        assert f"{found.outcome} {found.status}" == expected
        assert [one.id for one in found.facts] == facts

    @pytest.mark.parametrize(
        ("yes", "no", "facts"),
        [([PARTY], [], [TOP]), ([PARTY, TOP], [], [ASSIGNED]), ([], [TOP], [PARTY])],
        ids=["conditions", "exception", "out"],
    )
    def test_a_duty_waits_for_a_permission(self, yes: list[str], no: list[str], facts: list[str]) -> None:
        """A duty that is undecided names what is missing for a permission that may cover it."""
        asked = policy(
            norm("norm", "must_not", PARTY, in_capacity=InCapacity.ANY),
            norm("may", "may", TOP, unless=ASSIGNED, outranks=("norm",), in_capacity=InCapacity.ANY),
        )
        no = no if ASSIGNED in facts else [*no, ASSIGNED]
        found = finding(asked.assess_facts(yes, no))
        assert (found.outcome.value, [one.id for one in found.facts]) == ("undecided", facts)

    def test_all_that_excuses_is_named(self) -> None:
        """An exception, a shown defence and standing permissions excuse; all that do are named."""
        asked = policy(
            norm("norm", "must_not", PARTY, unless=TOP, defence=ASSIGNED, in_capacity=InCapacity.ANY),
            norm("first", "may", PARTY, outranks=("norm",), in_capacity=InCapacity.ANY),
            norm("second", "may", DECIDING, outranks=("norm",), in_capacity=InCapacity.ANY),
        )
        named_all = finding(asked.assess_facts([PARTY, TOP, ASSIGNED, DECIDING]))
        assert set(named_all.excused_by) == {"unless", "defence", "first", "second"}
        alone = finding(asked.assess_facts([PARTY], [TOP, ASSIGNED, DECIDING]))
        assert (alone.outcome.value, alone.excused_by, alone.facts) == ("excused", ("first",), ())
        open_ = finding(asked.assess_facts([PARTY, TOP]))
        assert open_.excused_by == ("unless", "first")

    def test_permissions_outrank_permissions(self) -> None:
        """A permission stands when no permission that outranks it possibly stands."""
        asked = policy(
            norm("norm", "must_not", PARTY, in_capacity=InCapacity.ANY),
            norm("may", "may", PARTY, outranks=("norm",), in_capacity=InCapacity.ANY),
            norm("but", "may", TOP, outranks=("may",), in_capacity=InCapacity.ANY),
        )
        told = {tuple(no): finding(asked.assess_facts([PARTY], no)).outcome.value for no in ([], [TOP])}
        assert told == {(): "undecided", (TOP,): "excused"}
        assert finding(asked.assess_facts([PARTY, TOP])).outcome.value == "breached"

    @pytest.mark.parametrize(
        ("rules", "assume", "expected"),
        [
            ((OFFICIAL,), (), "settled"),
            ((rule("p", "presumes", when=LISTED, rebutted_by=TOP),), (), "provisional"),
            ((rule("p", "presumes", when=LISTED, rebutted_by=TOP),), (TOP,), "assumed"),
        ],
    )
    def test_a_finding_is_no_firmer_than_the_capacity(
        self, rules: Parts, assume: tuple[str, ...], expected: str
    ) -> None:
        """A finding's status goes by that of the capacity where it hangs on it."""
        asked = policy(
            *rules,
            norm("norm", "must_not", PARTY),
            assume=tuple(Assumption(fact=one, value=False) for one in assume),
        )
        found = finding(asked.assess_facts([LISTED, PARTY]))
        assert (found.outcome.value, found.status.value) == ("breached", expected)


STATEMENT = Statement(act=Act.REPLY, at=dt.datetime(2011, 6, 22, 23, 30, tzinfo=STOCKHOLM), text="Hej")
"""Late on the Wednesday before Midsummer's Eve of 2011, which was a Friday."""


class TestObligations:
    """What must be done, and by when."""

    def assess(self, statement: Statement = STATEMENT, **fields: Any) -> Assessment:  # noqa: ANN401
        """Assess a request that came in, for one obligation."""
        country = fields.pop("country", "SE")
        return policy(
            duty("duty", when=REQUEST, in_capacity=InCapacity.ANY, **fields), country=country
        ).assess(statement.with_fact(REQUEST, True))

    @pytest.mark.parametrize(
        ("within", "day"),
        [
            (Duration(working_days=0), D(2011, 6, 22)),
            (Duration(working_days=1), D(2011, 6, 23)),
            (Duration(working_days=2), D(2011, 6, 27)),
            (Duration(days=3), D(2011, 6, 27)),
            (Duration(days=7), D(2011, 6, 29)),
            (Duration(months=1), D(2011, 7, 22)),
            (Duration(years=1), D(2012, 6, 25)),
            (None, None),
        ],
    )
    def test_due_days(self, within: Duration | None, day: dt.date | None) -> None:
        """Working days leave out days off; calendar time runs on where it ends on one (act 1930:173)."""
        assert outcome(self.assess(within=within)).due == day

    @pytest.mark.parametrize(
        ("starts", "received", "day"),
        [
            (StartsAt.RECEIVED, D(2011, 6, 20), D(2011, 6, 21)),
            (StartsAt.RECEIVED, None, None),
            (StartsAt.PUBLISHED, D(2011, 6, 20), D(2011, 6, 23)),
            # By the clock of Stockholm it came in on Midsummer's Eve.
            (StartsAt.RECEIVED, dt.datetime(2011, 6, 23, 22, 30, tzinfo=dt.UTC), D(2011, 6, 27)),
        ],
    )
    def test_from_when_time_runs(
        self, starts: StartsAt, received: dt.date | None, day: dt.date | None
    ) -> None:
        """Time that starts with what came in is never counted from the answer to it."""
        said = attrs.evolve(STATEMENT, received=received)
        assert outcome(self.assess(said, starts=starts, within=Duration(working_days=1))).due == day

    @pytest.mark.parametrize(
        ("retain", "day"),
        [(Duration(years=2), D(2013, 6, 22)), (Duration(for_ever=True), None), (None, None)],
    )
    def test_how_long_to_keep(self, retain: Duration | None, day: dt.date | None) -> None:
        """What the act left is kept until a day, or for ever."""
        found = outcome(self.assess(retain=retain))
        assert (found.keep_until, found.obligation.retain) == (day, retain)

    @pytest.mark.parametrize(
        ("country", "ends", "due", "moved_from"),
        [
            ("SE", None, D(2011, 6, 27), D(2011, 6, 25)),
            ("SE", Ends.NEXT_WORKING_DAY, D(2011, 6, 27), D(2011, 6, 25)),
            ("FI", None, D(2011, 6, 25), None),
            (None, None, D(2011, 6, 25), None),
        ],
    )
    def test_time_that_ends_on_a_day_off(
        self, country: str | None, ends: Ends | None, due: dt.date, moved_from: dt.date | None
    ) -> None:
        """It runs on to the next working day where the country's law says so; either way that is said."""
        assessment = self.assess(within=Duration(days=3), ends=ends, country=country)
        assert (outcome(assessment).due, outcome(assessment).moved_from) == (due, moved_from)
        words = "a day off" if moved_from else "That is a Saturday or Sunday"
        assert words in assessment.explain("en")

    def test_a_policy_may_let_time_run_on(self) -> None:
        """Where no law is known, the policy can say so; it needs a calendar that knows the days off."""
        ends = Ends.NEXT_WORKING_DAY
        asked = policy(
            duty("duty", within=Duration(days=3), ends=ends, in_capacity=InCapacity.ANY), country="FI"
        )
        assert outcome(asked.assess(STATEMENT)).due is None
        calendar = WorkingCalendar(country="FI", zone=asked.zone, holidays=frozenset())
        found = outcome(asked.with_calendar(calendar).assess(STATEMENT))
        assert (found.due, found.moved_from) == (D(2011, 6, 27), D(2011, 6, 25))

    def test_a_working_day_is_said_to_be_nothing_else(self) -> None:
        """Of time that ends on a working day nothing more is said."""
        assert "Saturday" not in self.assess(within=Duration(days=1), country="FI").explain("en")

    def test_an_unknown_calendar(self) -> None:
        """Where the working days are not known, the day is not known; calendar days still are."""
        working = self.assess(country=None, within=Duration(working_days=1), retain=Duration(days=1))
        assert (outcome(working).due, outcome(working).keep_until) == (None, D(2011, 6, 23))
        assert outcome(working).outcome is ObligationOutcome.DUE
        known = policy(
            duty("duty", within=Duration(working_days=1), in_capacity=InCapacity.ANY), country="FI"
        )
        calendar = WorkingCalendar.for_country("FI", STOCKHOLM, holidays={D(2011, 6, 23), D(2011, 6, 24)})
        assert outcome(known.with_calendar(calendar).assess(STATEMENT)).due == D(2011, 6, 27)

    def test_an_unknown_day(self) -> None:
        """Without a time, or without a statement, no day is told."""
        timeless = Statement(act=Act.POST, text="Hej")
        assert outcome(self.assess(timeless, within=Duration(days=1))).due is None
        asked = policy(duty("duty", in_capacity=InCapacity.ANY, within=Duration(days=1)))
        assert outcome(asked.assess_facts(at=D(2011, 6, 22))).due is None

    @pytest.mark.parametrize(
        ("yes", "no", "precaution", "expected", "facts"),
        [
            ([REQUEST], [TOP], False, ("due", False, "settled"), [REQUEST]),
            ([], [REQUEST], False, ("not-due", False, "settled"), [REQUEST]),
            ([TOP], [], False, ("not-due", False, "settled"), [TOP]),
            ([REQUEST], [], False, ("undecided", False, "open"), [TOP]),
            ([REQUEST], [], True, ("due", True, "open"), [TOP]),
            ([], [REQUEST], True, ("not-due", False, "settled"), [REQUEST]),
        ],
    )
    def test_outcomes(
        self,
        yes: list[str],
        no: list[str],
        precaution: bool,
        expected: tuple[str, bool, str],
        facts: list[str],
    ) -> None:
        """Due, not due or undecided; a records duty runs while one is in doubt."""
        asked = policy(
            duty(
                "duty",
                when=REQUEST,
                unless=TOP,
                in_capacity=InCapacity.ANY,
                due_when_undecided=precaution,
                within=Duration(days=1),
            )
        )
        found = outcome(asked.assess_facts(yes, no))
        assert (found.outcome.value, found.is_precaution, found.status.value) == expected
        assert [one.id for one in found.facts] == facts

    def test_a_precaution_has_its_day(self) -> None:
        """A duty that runs as a precaution is due on the same day."""
        asked = policy(duty("duty", when=REQUEST, due_when_undecided=True, within=Duration(days=1)))
        found = outcome(asked.assess(Statement(act=Act.POST, at=D(2011, 6, 22))))
        assert (found.is_precaution, found.due) == (True, D(2011, 6, 23))


class TestAsking:
    """What can be told, and by whom."""

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"yes": LISTED}, f"`yes` should be a list of facts, not one text; write yes=['{LISTED}']"),
            ({"no": LISTED}, "`no` should be a list of facts"),
            ({"yes": ["account-is-lsted"]}, "did you mean `account-is-listed`"),
            ({"yes": ["xyzzy"]}, "`xyzzy` is not a fact"),
            ({"yes": ["own"]}, "`own` follows from other facts of the policy and can't be given"),
            ({"yes": [LISTED], "no": [LISTED]}, "is given as both yes and no"),
        ],
    )
    def test_what_can_not_be_told(self, given: dict[str, Any], words: str) -> None:
        """Misuse raises: an unknown fact, a group fact, a text for a list, a contradiction."""
        with pytest.raises(ValueError, match=words.split(";", maxsplit=1)[0].replace("(", r"\(")):
            policy(OFFICIAL, named("own", any_of(LISTED))).assess_facts(**given)

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ({"for_": "katrineholm"}, "`for_` has to be of the type `Organisation`, got `'katrineholm'`"),
            ({"as_of": "2011-02-03"}, "`as_of` has to be of the type `date`, got `'2011-02-03'`"),
            ({"statement": None}, "`statement` has to be of the type `Statement`, got `None`"),
        ],
        ids=["organisation", "day", "statement"],
    )
    def test_arguments_have_their_types(self, arguments: dict[str, Any], words: str) -> None:
        """An id in place of an organisation, or a text in place of a day, is refused and not passed over."""
        with pytest.raises(TypeError, match=words):
            policy().assess(**{"statement": Statement(act=Act.POST), **arguments})

    def test_days_of_facts_are_days(self) -> None:
        """A text in place of a day is refused with bare facts too."""
        with pytest.raises(TypeError, match="`at` has to be of the type `date`, got `'2011-02-03'`"):
            policy().assess_facts(at="2011-02-03")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "wrong", [3, None, b"is-reply", [1], [None], [["is-reply"]], {1: True}], ids=repr
    )
    def test_facts_are_told_by_their_names(self, wrong: Any) -> None:  # noqa: ANN401 - anything at all
        """What is no list of names, or a list of something else, is refused in words."""
        with pytest.raises(TypeError, match="`yes` wants"):
            policy().assess_facts(wrong)
        with pytest.raises(TypeError, match="`no` wants"):
            policy().assess_facts(no=wrong)

    def test_given_facts_of_a_statement_are_checked(self) -> None:
        """A statement can't answer a fact that follows from others."""
        with pytest.raises(ValueError, match="`own` follows from other facts"):
            policy(OFFICIAL, named("own", any_of(LISTED))).assess(STATEMENT.with_fact("own", True))

    def test_word_facts(self) -> None:
        """A word list of the policy's own is looked for in the statement's words."""
        line = OwnFact(id="line", phrase=WORDS, words=(("sv", ("kristelefonen",)),))
        asked = policy(rule("r", "decides", when="line"), line, named("beside", any_of("line")))
        (used,) = (
            asked.assess(Statement(act=Act.POST, text="Ring Kristelefonen!", language="sv")).because[0].facts
        )
        assert (used.fact.evidence[0].quote, used.phrase) == ("Kristelefonen", WORDS)
        assert answer(asked.assess_facts(["line"])) == ("official", "settled")
        assert answer(asked.assess_facts()) == ("undetermined", "open")

    def test_a_programs_own_detector(self) -> None:
        """A program's own detector is asked, and its name stays with its answer."""
        answers: Callable[..., Answer] = lambda _: Answer.looked_up(Truth.YES, "a register")  # noqa: E731
        asked = policy(OFFICIAL).with_detector(Detector(fact=LISTED, name="register", answer=answers))
        twice = asked.with_detector(Detector(fact=ASSIGNED, name="register", answer=answers))
        assessment = twice.assess(Statement(act=Act.POST))
        assert answer(assessment) == ("official", "settled")
        assert assessment.because[0].facts[0].fact.told_by == "register"
        assert answer(policy(OFFICIAL).assess(Statement(act=Act.POST))) == ("undetermined", "open")


class TestProvenance:
    """The same provenance gives the same assessment years later."""

    def test_what_it_names(self) -> None:
        """Policy, version, hashes, library, organisation and day."""
        origin = (
            loaded(entry("capacity", "r", 'suggests = "official"')).assess_facts(at=D(2011, 1, 1)).provenance
        )
        assert (origin.policy, origin.version, origin.otherwise) == ("drawn", "1", Capacity.UNDETERMINED)
        assert (len(origin.sha256), len(origin.facts)) == (64, 64)
        assert (origin.day, origin.as_of, origin.organisation) == (D(2011, 1, 1), None, None)
        assert (origin.title["en"], origin.question["en"]) == ("Test", "In the role?")

    def test_the_hash_of_the_facts(self) -> None:
        """The same facts give the same hash; another answer or origin another."""
        asked = policy(OFFICIAL, PRESUMED)
        assumed = policy(OFFICIAL, PRESUMED, assume=(Assumption(fact=TOP, value=True),))
        hashes = [
            one.provenance.facts
            for one in (
                asked.assess_facts([LISTED]),
                asked.assess_facts([LISTED, PARTY]),
                asked.assess_facts([LISTED, TOP]),
                assumed.assess_facts([LISTED]),
                asked.assess_facts(no=[LISTED]),
                asked.assess_facts([LISTED, "has-personal-tone"]),
            )
        ]
        assert hashes[0] == hashes[1]
        assert len(set(hashes)) == 5

    def test_the_quote_counts(self) -> None:
        """Evidence is part of what was known."""
        line = OwnFact(id="line", phrase=WORDS, words=(("sv", ("kris", "nödläge")),))
        asked = policy(rule("r", "decides", when="line"), line)
        first, second = (
            asked.assess(Statement(id="1", act=Act.POST, text=text, language="sv")).provenance.facts
            for text in ("Det är kris.", "Det är nödläge.")
        )
        assert first != second


def test_the_days_by_which_it_is_judged() -> None:
    """The day; without one, a day of each stretch in which the policy counts."""
    dated = policy(in_force=InForce(start=D(2019, 1, 1)), zone=ZoneInfo("UTC"))
    changed = policy(rule("r", "decides", when=LISTED, in_force=InForce(end=D(2018, 12, 31))))
    assert (dated.days_of(None), policy().days_of(None)) == ((D(2019, 1, 1),), (None,))
    assert changed.days_of(None) == (dt.date.min, D(2019, 1, 1))
    assert changed.days_of(D(2000, 1, 1)) == (D(2000, 1, 1),)
    assert dated.plain(FactTest(fact=LISTED)) == FactTest(fact=LISTED)
    assert dated.assess_facts(at=D(2000, 1, 1)).status is Status.NOT_IN_FORCE


class TestFingerprint:
    """The same provenance gives the same assessment years later."""

    def test_of_contents(self) -> None:
        """A policy goes by what it says, whatever its file looks like."""
        katrineholm = Policy.load("katrineholm")
        assert attrs.evolve(katrineholm, sha256="0" * 64).fingerprint == katrineholm.fingerprint

    def test_of_all_that_decides(self) -> None:
        """Other working days and other detectors give another hash, for they may give another answer."""
        katrineholm = Policy.load("katrineholm")
        satire = Detector(fact="is-satire", name="our model", answer=lambda _: Answer.unknown("not asked"))
        other_days = katrineholm.with_calendar(
            WorkingCalendar(country="SE", zone=STOCKHOLM, holidays=frozenset({D(2026, 1, 2)}))
        )
        hashes = {
            katrineholm.fingerprint,
            katrineholm.with_detector(satire).fingerprint,
            other_days.fingerprint,
        }
        assert len(hashes) == 3

    def test_of_a_program(self) -> None:
        """Policies that a program made are told apart by what they say."""
        one = attrs.evolve(Policy.load("katrineholm"), sha256="")
        same = attrs.evolve(Policy.load("katrineholm"), sha256="")
        other = attrs.evolve(one, version="another")
        assert len(one.fingerprint) == 64
        assert one.fingerprint == same.fingerprint != other.fingerprint
        assert one.assess_facts().provenance.sha256 == one.fingerprint


class TestTone:
    """The tone has a status as the capacity has, so that *professional* never rests unsaid on silence."""

    @pytest.mark.parametrize(
        ("yes", "no", "assumed", "tone", "status"),
        [
            (["concerns-private-life"], [], None, Tone.PRIVATE, Status.SETTLED),
            (["has-personal-tone"], ["concerns-private-life"], None, Tone.PERSONAL, Status.SETTLED),
            (["has-personal-tone"], [], None, Tone.PERSONAL, Status.PROVISIONAL),
            (
                [],
                ["concerns-private-life", "has-personal-tone"],
                "gives-own-opinion",
                Tone.PROFESSIONAL,
                Status.ASSUMED,
            ),
            ([], [], None, Tone.UNKNOWN, Status.OPEN),
        ],
    )
    def test_how_firm_it_is(
        self, yes: list[str], no: list[str], assumed: str | None, tone: Tone, status: Status
    ) -> None:
        """Settled where nothing can change it, assumed where only what is weak can."""
        assume = () if assumed is None else (Assumption(fact=assumed, value=False),)
        assessment = policy(OFFICIAL, assume=assume).assess_facts(yes=yes, no=no)
        assert (assessment.tone, assessment.tone_status) == (tone, status)
        assert Assessment.from_dict(assessment.to_dict()).tone_status is status
        shown = f"({status})" if tone is not Tone.UNKNOWN else "The tone is not known."
        words = {Status.SETTLED: "settled", Status.ASSUMED: "rests on", Status.PROVISIONAL: "for now"}
        assert words.get(status, shown) in assessment.explain("en", "everything")
