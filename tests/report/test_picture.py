"""A policy as a picture: facts, rules and answers, and what goes before what."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

import pytest

from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.report.page_formats import page_as_html
from offentligroll.report.picture.drawing import policy_picture
from offentligroll.report.picture.lanes import Bus, lanes_of
from offentligroll.report.picture.layout import placed
from offentligroll.report.picture.parts import Band, Edge, Use, bands_of
from offentligroll.report.policy_page import policy_page
from offentligroll.report.rule_words import RuleWords

SVG = "{http://www.w3.org/2000/svg}"
POLICY = """format = 1
id = "town"
version = "3"
languages = ["en"]
zone = "Europe/Stockholm"
title = { en = "The <town>" }
question = { en = "In the role?" }

[[fact]]
id = "is-private-matter"
phrase = { en = "it is a private matter" }
any_of = ["concerns-private-life", "not is-reply"]

[[capacity]]
id = "own"
presumes = "personal"
when = "account-belongs-to-author"
unless = { none_of = ["is-reply", "not is-private-matter"] }
rebutted_by = "acts-on-assignment"
says = { en = "An own account." }

[[capacity]]
id = "role"
official_only_if = "author-holds-public-role"
says = { en = "Only with a role." }

[[capacity]]
id = "listed"
decides = "official"
when = "account-is-listed"
outranks = ["own"]
says = { en = "A listed & official account." }

[[guideline]]
id = "no-secrets"
must_not = "reveals-confidential"
when = "is-reply"
defence = "acts-on-assignment"
says = { en = "No secrets." }

[[guideline]]
id = "may-tell"
may = "reveals-confidential"
unless = "is-reply"
outranks = ["no-secrets"]
says = { en = "Some may." }

[[obligation]]
id = "keep"
action = { en = "Keep it." }
says = { en = "Records are kept." }

[[house_rule]]
id = "no-threats"
not_allowed = "is-threat"
then = "may_remove"
says = { en = "No threats." }

[[channel_rule]]
id = "list"
should = "account-is-listed"
says = { en = "It stands on the list." }
"""


def _policy() -> Policy:
    return Policy.from_text(POLICY)


def _bands(policy: Policy, language: str = "en") -> tuple[Band, ...]:
    return tuple(bands_of(RuleWords(policy=policy, language=language)))


def _parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - we have just drawn it


def _texts(drawn: ET.Element) -> Iterator[str]:
    yield from ("".join(one.itertext()) for one in drawn.iter(f"{SVG}text"))


def test_each_chapter_is_a_band_with_its_answers() -> None:
    """Capacity, guidelines, duties, house rules and rules about channels are drawn one below the other."""
    assert [(one.title, [(rule.id, rule.answer) for rule in one.rules]) for one in _bands(_policy())] == [
        ("Whose words they are", [("role", "official"), ("listed", "official"), ("own", "personal")]),
        ("Guidelines", [("no-secrets", "must not"), ("may-tell", "may")]),
        ("What is to be done afterwards", [("keep", "to be done")]),
        ("House rules for visitors", [("no-threats", "not allowed")]),
        ("What is asked of channels", [("list", "should")]),
    ]


def test_a_line_says_what_a_fact_is_to_a_rule() -> None:
    """Conditions, exceptions and conduct differ, and *none of* turns what stands in it around."""
    edges = {rule.id: set(rule.edges) for band in _bands(_policy()) for rule in band.rules}
    assert edges == {
        "role": {Edge("author-holds-public-role", Use.WHEN, negated=False)},
        "listed": {Edge("account-is-listed", Use.WHEN, negated=False)},
        "own": {
            Edge("account-belongs-to-author", Use.WHEN, negated=False),
            Edge("is-reply", Use.UNLESS, negated=True),
            Edge("is-private-matter", Use.UNLESS, negated=False),
            Edge("acts-on-assignment", Use.UNLESS, negated=False),
        },
        "no-secrets": {
            Edge("reveals-confidential", Use.ASKS, negated=False),
            Edge("is-reply", Use.WHEN, negated=False),
            Edge("acts-on-assignment", Use.UNLESS, negated=False),
        },
        "may-tell": {
            Edge("reveals-confidential", Use.ASKS, negated=False),
            Edge("is-reply", Use.UNLESS, negated=False),
        },
        "keep": set(),
        "no-threats": {Edge("is-threat", Use.ASKS, negated=False)},
        "list": {Edge("account-is-listed", Use.ASKS, negated=False)},
    }


def test_a_rule_points_at_those_that_it_goes_before() -> None:
    """What a rule outranks is drawn, in the chapter of the rule."""
    beats = {rule.id: rule.beats for band in _bands(_policy()) for rule in band.rules if rule.beats}
    assert beats == {"listed": ("own",), "may-tell": ("no-secrets",)}


def test_a_term_of_the_policys_own_shows_what_it_is_made_of() -> None:
    """The facts of a term stand in the column, too, and a line leads from it to each."""
    capacity, *_ = _bands(_policy())
    parts = {fact.id: fact.parts for fact in capacity.facts if fact.parts}
    assert parts == {"is-private-matter": ("concerns-private-life", "is-reply")}
    laid = placed(capacity)
    (rail,) = laid.terms
    assert len(rail.targets) == 2
    assert rail.x < laid.facts["is-private-matter"].x


@pytest.mark.parametrize("identity", shipped_ids())
def test_every_shipped_policy_can_be_drawn(identity: str) -> None:
    """No box lies on another, and all are within their band."""
    for band in map(placed, _bands(Policy.shipped(identity), "sv")):
        for column in (tuple(band.facts.values()), band.rules):
            boxes = sorted((one.y, one.y + one.height) for one in column)
            assert all(end < start for (_, end), (start, _) in pairwise(boxes))
            assert not boxes or (boxes[0][0] >= 0 and boxes[-1][1] <= band.height)


def test_a_picture_is_the_same_each_time() -> None:
    """Two pictures of one policy are equal, byte by byte, and well-formed."""
    drawn = Policy.shipped("katrineholm").to_svg("sv")
    assert drawn == policy_picture(Policy.shipped("katrineholm"), "sv")
    assert _parsed(drawn).attrib["viewBox"].startswith("0 0 ")


def test_a_fact_that_is_pointed_at_shows_its_lines() -> None:
    """Each line has the name of its fact, each fact one of its own, and the style knows both."""
    tree = _parsed(_policy().to_svg())
    classes = [one.attrib.get("class", "").split() for one in tree.iter()]
    lines = {name for each in classes for name in each if name.startswith("of-")}
    facts = [each[1] for each in classes if each[:1] in (["fact"], ["own"]) and len(each) == 2]
    assert len(facts) == len(set(facts))
    assert lines <= {f"of-{one}" for one in facts}
    style = tree.findtext(f"{SVG}style") or ""
    assert all(f":has(.{one}:hover) .of-{one} {{" in style for one in facts)


def test_a_ring_stands_where_it_belongs_to_one_line() -> None:
    """Several lines leave a fact at one place; the ring of the one that is turned is at its rule."""
    tree = _parsed(_policy().to_svg())
    (rule,) = [one for one in tree.iter(f"{SVG}g") if (one.findtext(f"{SVG}title") or "").startswith("1. ")]
    rings = [float(one.attrib["cx"]) for one in rule.iter(f"{SVG}circle") if one.attrib["class"] == "bubble"]
    (box,) = [float(one.attrib["x"]) for one in rule.iter(f"{SVG}rect")]
    assert [box - 20 < one < box for one in rings] == [True]


def test_no_two_lines_lie_on_each_other() -> None:
    """Lines beside a column that pass the same row run in different lanes."""
    for band in map(placed, _bands(Policy.shipped("se-practice"))):
        runs = [
            (one.x, min(one.source, *one.targets), max(one.source, *one.targets)) for one in band.rails if one
        ]
        for number, (x, start, end) in enumerate(runs):
            for other, first, last in runs[:number]:
                assert x != other or end < first or last < start


def test_short_lines_run_nearest() -> None:
    """A line that spans another runs outside it; lines that never meet share a lane."""
    buses = [Bus(source=9, targets=(0, 5)), Bus(source=1, targets=(2,)), Bus(source=4, targets=(3,))]
    assert lanes_of(buses) == (1, 0, 0)


def test_who_does_not_see_it_reads_it() -> None:
    """A picture alone has a title, and says every rule in words; beside the words it refers to them."""
    policy = _policy()
    tree = _parsed(policy.to_svg())
    assert tree.attrib["role"] == "img"
    names = {one.attrib["id"] for one in tree if one.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert set(tree.attrib["aria-labelledby"].split()) == names
    told = tree.findtext(f"{SVG}desc") or ""
    term, *rules = told.splitlines()
    assert term.startswith("That it is a private matter means that ")
    numbers = [line.partition(".")[0] for line in rules]
    assert numbers == [str(number) for number in range(1, 9)]
    assert "Takes precedence over rule 1 (An own account)." in told
    assert "under the same numbers" in policy_picture(policy, "en", alone=False)


def test_the_words_of_a_policy_are_no_markup() -> None:
    """What a stranger writes into a policy is shown, and never read as markup."""
    drawn = _policy().to_svg()
    assert "The <town>" not in drawn
    assert "A listed & official account." in set(_texts(_parsed(drawn)))
    assert not re.search(r"(?i)<script|\bon\w+=|href|url\(", drawn)


def test_the_page_of_a_policy_unfolds_its_picture() -> None:
    """The HTML has the picture under a heading that names it; a page without one stays as it is."""
    shown = page_as_html(policy_page(_policy(), "en", is_drawn=True))
    assert "<details><summary>In a picture</summary>" in shown
    assert shown.count("<svg ") == 1
    assert "<svg" not in page_as_html(policy_page(_policy(), "en"))


def test_a_policy_without_rules_is_an_empty_picture() -> None:
    """There is a title and what lines would mean, and nothing else."""
    bare = POLICY.partition("[[fact]]")[0]
    tree = _parsed(Policy.from_text(bare).to_svg())
    assert tree.find(f".//{SVG}g[@class='band']") is None


def test_another_language_is_refused() -> None:
    """There are no words for it."""
    with pytest.raises(ValueError, match="xx"):
        _policy().to_svg("xx")
