"""What changed between two versions of a policy."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from policy_builders import LISTED, PARTY, REQUEST, all_of, any_of, duty, named, norm, policy, rule

from offentligroll.model.wording import Wording
from offentligroll.policy.changes import PolicyChanges, changes_between
from offentligroll.policy.policy import Policy
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.rule import OwnFact
from offentligroll.rules.source import Citation, Source, SourceKind

LAW = Source(id="law", title="The act", kind=SourceKind.STATUTE, verified=True)


def _told(changes: PolicyChanges) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.part.value, one.id) for one in changes.parts]


def _fields(changes: PolicyChanges) -> dict[str, tuple[Any, Any]]:
    (part,) = changes.parts
    return {one.name: (one.old, one.new) for one in part.fields}


def test_nothing_changed_between_a_policy_and_itself() -> None:
    """The same policy has no changes, whatever its file is called."""
    shipped = Policy.load("katrineholm")
    assert changes_between(shipped, attrs.evolve(shipped, sha256="0")).is_empty


def test_parts_of_every_kind_come_and_go() -> None:
    """Sources, assumptions, own facts and rules of all kinds are told apart by their ids."""
    parts = (
        rule("cap", "presumes", when=LISTED),
        norm("guide", "must", LISTED),
        duty("oblige"),
        named("own", any_of(LISTED, PARTY)),
    )
    full = policy(*parts, sources=(LAW,), assume=(Assumption(fact=LISTED, value=True),))
    ids = [
        ("source", "law"),
        ("assumption", LISTED),
        ("own-fact", "own"),
        ("capacity", "cap"),
        ("guideline", "guide"),
        ("obligation", "oblige"),
    ]
    came = changes_between(policy(), full)
    assert _told(came) == [("came", *one) for one in ids]
    assert [one.old for one in came.parts] == [None] * len(ids)
    went = changes_between(full, policy())
    assert _told(went) == [("went", *one) for one in ids]
    assert [one.new for one in went.parts] == [None] * len(ids)


def test_a_changed_rule_says_what_of_it_changed() -> None:
    """Only what reads otherwise is told of a rule."""
    old = policy(rule("cap", "presumes", when=LISTED, unless=PARTY))
    new = policy(rule("cap", "suggests", when=LISTED, rebutted_by=PARTY))
    assert _told(changes_between(old, new)) == [("changed", "capacity", "cap")]
    assert list(_fields(changes_between(old, new))) == ["verb", "unless", "rebutted_by"]


def test_an_assumption_may_turn() -> None:
    """The fact stays, and what is assumed of it changes."""
    old, new = (policy(assume=(Assumption(fact=LISTED, value=value),)) for value in (True, False))
    assert _fields(changes_between(old, new)) == {"value": (True, False)}


def test_words_change_in_one_language_at_a_time() -> None:
    """A new translation, and a new word of a list, are told for their language."""
    old = OwnFact(id="greets", phrase=Wording({"sv": "hälsar", "en": "greets"}), words=(("sv", ("hej",)),))
    new = OwnFact(
        id="greets",
        phrase=Wording({"sv": "hälsar", "en": "says hello"}),
        words=(("sv", ("hej",)), ("en", ("hello",))),
    )
    (part,) = changes_between(policy(old), policy(new)).parts
    assert [(one.name, one.language, one.old, one.new) for one in part.fields] == [
        ("phrase", "en", "greets", "says hello"),
        ("words", "en", None, ("hello",)),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            rule("cap", "presumes", when=any_of(LISTED, all_of(PARTY, f"not {REQUEST}"))),
            rule("cap", "presumes", when=any_of(all_of(f"not {REQUEST}", PARTY), LISTED)),
        ),
        (
            rule("cap", "presumes", outranks=("a", "b")),
            rule("cap", "presumes", outranks=("b", "a")),
        ),
        (
            rule("cap", "presumes", cite=Citation(source=LAW, place="1 §")),
            rule("cap", "presumes", cite=Citation(source=attrs.evolve(LAW, verified=False), place="1 §")),
        ),
    ],
    ids=["members of groups", "outranked rules", "the cited source itself"],
)
def test_what_means_nothing_is_no_change_of_a_rule(old: Any, new: Any) -> None:  # noqa: ANN401
    """Order means nothing, and what changed of a source is told of the source."""
    assert changes_between(policy(old), policy(new)).is_empty


def test_a_citation_of_another_place_is_a_change() -> None:
    """Where a rule comes from is part of it."""
    old, new = (
        policy(rule("cap", "presumes", cite=Citation(source=LAW, place=place))) for place in ("1 §", "2 §")
    )
    assert list(_fields(changes_between(old, new))) == ["cite"]


def test_the_order_of_rules_is_no_change() -> None:
    """No order matters."""
    rules = (rule("a", "presumes"), rule("b", "suggests"))
    assert changes_between(policy(*rules), policy(*reversed(rules))).is_empty


def test_the_head_changes_by_itself() -> None:
    """A new version, question or zone is told once, and is no change of a part."""
    old = policy()
    new = attrs.evolve(
        old, version="2", zone=ZoneInfo("UTC"), question=Wording({"sv": "Vem?", "en": "A rule."})
    )
    changes = changes_between(old, new)
    assert [(one.name, one.language) for one in changes.head] == [
        ("version", None),
        ("question", "sv"),
        ("zone", None),
    ]
    assert not changes.is_empty
    assert changes.parts == ()


def test_rules_that_use_an_own_fact_are_found_by_way_of_others_too() -> None:
    """Whoever changes what an own fact stands for sees which rules hang on it."""
    changed = policy(
        named("inner", any_of(LISTED, PARTY)),
        named("outer", all_of("inner", REQUEST)),
        named("other", all_of(LISTED, REQUEST)),
        rule("direct", "presumes", when="inner"),
        rule("without", "presumes", when="other"),
        norm("through", "must", LISTED, unless="not outer"),
        duty("always"),
    )
    assert changes_between(policy(), changed).rules_with("inner") == ("direct", "through")
