"""What changed between two policies, in words."""

from __future__ import annotations

import attrs
import pytest

from offentligroll.languages import is_known, say
from offentligroll.model.wording import Wording
from offentligroll.policy.changes import changes_between
from offentligroll.policy.policy import Policy
from offentligroll.report.change_words import changes_page
from offentligroll.report.page import Page, words_of
from offentligroll.rules import ArchiveRule, ChannelRule, HouseRule, Principle
from offentligroll.rules.assumption import Assumption
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation, OwnFact
from offentligroll.rules.source import Source
from town import HEAD

SAYS = 'says = { sv = "En regel.", en = "A rule." }\n'
LISTED = "the account was on the authority's list of official channels on that day"
REPLY = "the statement is a reply"
MUST = "The statement must"
OTHERS = "The words of others"


def _rule(body: str) -> str:
    return f'[[capacity]]\nid = "cap"\n{body}\n{SAYS}'


def _own(other: str) -> str:
    phrase = 'phrase = { sv = "ett eget", en = "an own one" }'
    return f'[[fact]]\nid = "own"\n{phrase}\nany_of = ["account-is-listed", "{other}"]\n'


def _policy(*parts: str) -> Policy:
    return Policy.from_text(HEAD + "".join(parts))


def _page(old: Policy, new: Policy, language: str = "en") -> Page:
    return changes_page(changes_between(old, new), language)


def _told(page: Page, name: str) -> list[str]:
    (section,) = [one for one in page.sections if one.name == name]
    entries = [words_of(line) for entry in section.entries for line in (entry.words, *entry.lines)]
    return [*map(words_of, section.intro), *entries]


def test_where_nothing_changed_that_is_said() -> None:
    """Two policies that say the same have a page that says so, in either language."""
    page = _page(_policy(), _policy(), "sv")
    assert page.title == "Från town version 1 till town version 1"
    assert [words_of(one) for one in page.about] == [say("pages.change.nothing", "sv")]
    assert page.sections == ()


def test_another_language_is_refused() -> None:
    """Changes are shown in languages that there are."""
    with pytest.raises(ValueError, match="`se` is not a language"):
        _page(_policy(), _policy(), "se")


def test_the_head_is_told_first() -> None:
    """What changed of the policy itself stands before its parts, words with their language."""
    new = attrs.evolve(_policy(), version="2", title=Wording({"sv": "Staden", "en": "The rules"}))
    assert _told(_page(_policy(), new), "head") == [
        "Version, before: 1",
        "Version, now: 2",
        "Title (en), before: The town",
        "Title (en), now: The rules",
    ]


def test_what_came_and_went_is_told_whole() -> None:
    """A rule, term, assumption or source that came or went is told with all that belongs to it."""
    full = _policy(
        '[sources.law]\ntitle = "The act"\nkind = "statute"\nverified = false\n',
        "[assume]\naccount-is-listed = true\n",
        _own("is-reply"),
        _rule('presumes = "official"'),
        f'[[guideline]]\nid = "guide"\nmust = "is-reply"\n{SAYS}',
        f'[[obligation]]\nid = "oblige"\naction = {{ sv = "Gör.", en = "Do." }}\n{SAYS}',
    )
    came = _told(_page(_policy(), full), "came")
    kinds = ("Source: The act", "Assumption", "Term", "Rule", "Guideline", "Obligation")
    assert [one for one in came if one.startswith(kinds)] == [
        "Source: The act (statute): not verified.",
        f"Assumption: It is assumed that {LISTED}.",
        f"Term: That an own one means that either {LISTED} or {REPLY}.",
        "Rule: A rule.",
        "Guideline: A rule.",
        "Obligation: Do.",
    ]
    assert "It must always be done." in came
    assert _told(_page(full, _policy()), "went") == came


def test_of_what_changed_only_that_is_told() -> None:
    """Of a changed rule each field that reads otherwise is told as it was and as it is."""
    old = _policy(_rule('presumes = "official"\nwhen = "account-is-listed"'))
    new = _policy(_rule('suggests = "official"\nwhen = "account-is-listed"\nunless = "is-reply"'))
    assert _told(_page(old, new), "changed") == [
        "Rule: A rule.",
        "Strength, before: presumption",
        "Strength, now: sign",
        "Exception, when, before: nothing",
        f"Exception, when, now: {REPLY}",
    ]


@pytest.mark.parametrize(
    ("before", "after", "was", "is_"),
    [
        (
            'must = "is-reply"',
            'should = "is-reply"',
            f"{MUST} be a reply.",
            "The statement should be a reply.",
        ),
        (
            'must = "is-reply"',
            'must_not = "is-share"',
            f"{MUST} be a reply.",
            f"{OTHERS} must not be shared or reposted.",
        ),
        ('must = "is-reply"', 'must = "not is-reply"', f"{MUST} be a reply.", f"{MUST} not be a reply."),
    ],
)
def test_what_a_guideline_asks_is_told_as_one_thing(before: str, after: str, was: str, is_: str) -> None:
    """Strength and conduct together make the demand, which is told once as it was and as it is."""
    old, new = (_policy(f'[[guideline]]\nid = "guide"\n{one}\n{SAYS}') for one in (before, after))
    assert _told(_page(old, new), "changed") == [
        "Guideline: A rule.",
        f"Demand, before: {was}",
        f"Demand, now: {is_}",
    ]


def test_a_changed_term_names_the_rules_that_use_it() -> None:
    """Whoever changes a term sees what hangs on it."""
    user = _rule('presumes = "official"\nwhen = "own"')
    old, new = _policy(_own("is-reply"), user), _policy(_own("is-share"), user)
    assert _told(_page(old, new, "sv"), "changed")[-1] == (
        "Begreppet används av cap; det som hänger på det kan bedömas på annat sätt."
    )
    unused = _told(_page(_policy(_own("is-reply")), _policy(_own("is-share"))), "changed")
    assert unused[-1].startswith("Means that, now: ")


@pytest.mark.parametrize(
    "kind",
    [
        Source,
        Assumption,
        OwnFact,
        CapacityRule,
        Guideline,
        Obligation,
        HouseRule,
        ChannelRule,
        ArchiveRule,
        Principle,
    ],
)
def test_every_field_has_a_name_in_words(kind: type) -> None:
    """No field of a part is called by what code calls it."""
    names = {field.name for field in attrs.fields(kind)} - {"id", "fact"}
    assert {name for name in names if not is_known(f"pages.change.field-{name}")} == set()
