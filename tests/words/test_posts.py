"""The labelled posts keep their form, their split, and enough of every fact to measure it."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from offentligroll.facts.vocabulary import Source, Vocabulary
from offentligroll.model.channel import ChannelKind
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.statement import Act

POSTS = Path(__file__).parent / "posts"
FACTS = frozenset(
    {
        "announces-decision",
        "calls-for-action",
        "claims-to-speak-for-authority",
        "concerns-own-authority",
        "concerns-private-life",
        "gives-own-opinion",
        "has-personal-tone",
        "invites-public-input",
        "invites-to-fundraiser",
        "invokes-role-in-text",
        "links-to-campaign",
        "links-to-contribution-page",
        "predicts-authority-action",
        "solicits-contribution",
        "solicits-for-charity",
        "speaks-as-we-the-authority",
        "states-own-view",
        "takes-party-side",
    }
)
FEW = POSTS.parent / "few"
FACTS_OF_FEW = frozenset(
    {
        "announces-decision",
        "claims-to-speak-for-authority",
        "invokes-role-in-text",
        "states-own-view",
        "takes-party-side",
    }
)
FACTS_OF_MORE = FACTS_OF_FEW | {
    "calls-for-action",
    "concerns-own-authority",
    "concerns-private-life",
    "gives-own-opinion",
    "invites-public-input",
    "solicits-contribution",
    "speaks-as-we-the-authority",
}
NEEDED = {"id", "text", "author", "organisation", "act", "channel_kind", "yes", "unclear", "split"}
OPTIONAL = {"mixed", "language"}
SECOND_READER = "second-reader.jsonl"
LANGUAGES = sorted({path.parent.name for path in POSTS.glob("*/*.jsonl") if path.name != SECOND_READER})


def lines_of(path: Path) -> list[dict[str, object]]:
    """The records of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def posts_of(language: str) -> list[dict[str, object]]:
    """All posts of a language, without the second reading."""
    files = sorted((POSTS / language).glob("*.jsonl"))
    return [post for path in files if path.name != SECOND_READER for post in lines_of(path)]


def split_of(post_id: str) -> str:
    """Which side of the split an id falls on, by its hash alone."""
    number = int(hashlib.sha256(post_id.encode()).hexdigest(), 16)
    return "measure" if number % 3 == 0 else "train"


def labels(post: dict[str, object], name: str) -> list[str]:
    """The facts listed under a name."""
    listed = post[name]
    assert isinstance(listed, list)
    return listed


def faults_of(post: dict[str, object], language: str) -> list[str]:
    """What is wrong with the form of one record."""
    faults = []
    if not NEEDED <= set(post) <= NEEDED | OPTIONAL:
        return [f"fields {sorted(set(post) ^ NEEDED)}"]
    if not re.fullmatch(rf"{language}-\d{{4}}", str(post["id"])):
        faults.append("id")
    if not str(post["text"]).strip():
        faults.append("text is empty")
    yes, unclear = labels(post, "yes"), labels(post, "unclear")
    if not set(yes) | set(unclear) <= FACTS or len({*yes, *unclear}) != len(yes) + len(unclear):
        faults.append("a label is unknown or listed twice")
    if post["split"] != split_of(str(post["id"])):
        faults.append("split")
    if post.get("mixed", True) is not True or post.get("language", "") == language:
        faults.append("mixed or language says what is so anyway")
    return faults + faults_of_setting(post)


def faults_of_setting(post: dict[str, object], facts: AbstractSet[str] = FACTS) -> list[str]:
    """What is wrong with who spoke, and where."""
    faults = []
    author, organisation = post["author"], post["organisation"]
    if isinstance(author, dict):
        if set(author) != {"title", "role_kind"} or author["role_kind"] not in set(RoleKind):
            faults.append("author")
        if organisation is None:
            faults.append("a role needs its organisation")
    elif author is not None or (
        "concerns-own-authority" in facts and "concerns-own-authority" not in labels(post, "unclear")
    ):
        faults.append("without a role, concerns-own-authority is unclear")
    if isinstance(organisation, dict) and (
        set(organisation) != {"name", "kind"} or organisation["kind"] not in set(OrganisationKind)
    ):
        faults.append("organisation")
    if post["act"] not in set(Act) or post["channel_kind"] not in set(ChannelKind):
        faults.append("act or channel_kind")
    return faults


def test_the_labels_are_the_text_facts_of_the_vocabulary() -> None:
    """Every labelled fact stands in the vocabulary as one that is read from words."""
    vocabulary = Vocabulary.shipped()
    assert {fact for fact in FACTS if vocabulary[fact].source is not Source.TEXT} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_record_has_the_form_that_the_readme_says(language: str) -> None:
    """Fields, labels, enums, and the split by the hash of the id are right in every record."""
    faults = {str(post["id"]): faults_of(post, language) for post in posts_of(language)}
    assert {post: found for post, found in faults.items() if found} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_and_no_text_comes_twice(language: str) -> None:
    """An id is one post's, and a post is there once, so that no training post is measured."""
    posts = posts_of(language)
    twice = [
        value
        for field in ("id", "text")
        for value, times in Counter(str(post[field]).casefold() for post in posts).items()
        if times > 1
    ]
    assert twice == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_is_there_often_enough_to_be_measured(language: str) -> None:
    """Each fact is yes in at least thirty posts, and in at least eight of the measuring third."""
    counts = Counter(fact for post in posts_of(language) for fact in labels(post, "yes"))
    measured = Counter(
        fact for post in posts_of(language) if post["split"] == "measure" for fact in labels(post, "yes")
    )
    rare = {fact: (counts[fact], measured[fact]) for fact in FACTS if counts[fact] < 30 or measured[fact] < 8}
    assert rare == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_a_thousand_posts_and_a_third_is_kept_for_measuring(language: str) -> None:
    """Enough posts to learn from, and about a third that nothing learns from."""
    posts = posts_of(language)
    measured = sum(post["split"] == "measure" for post in posts)
    assert len(posts) >= 1000
    assert 0.28 <= measured / len(posts) <= 0.39


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_give_is_a_link_to_the_campaign(language: str) -> None:
    """Where a campaign takes money is a page of the campaign's."""
    odd = [
        post["id"]
        for post in posts_of(language)
        if "links-to-contribution-page" in labels(post, "yes")
        and "links-to-campaign" not in [*labels(post, "yes"), *labels(post, "unclear")]
    ]
    assert odd == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_reader_read_posts_that_are_there(language: str) -> None:
    """The second reading names known posts and known facts, and covers the measuring third."""
    path = POSTS / language / SECOND_READER
    if not path.exists():
        pytest.skip("not read a second time yet")
    read = {str(answer["id"]): answer for answer in lines_of(path)}
    measured = {str(post["id"]) for post in posts_of(language) if post["split"] == "measure"}
    assert set(read) <= {str(post["id"]) for post in posts_of(language)}
    assert measured <= set(read)
    used = {fact for answer in read.values() for name in ("yes", "unclear") for fact in labels(answer, name)}
    assert used <= FACTS


@pytest.mark.parametrize("path", sorted(FEW.glob("*.jsonl")), ids=lambda path: path.stem)
def test_languages_with_a_grammar_alone_have_a_few_posts(path: Path) -> None:
    """At least sixty that nothing was fitted to, each post once, labelled for the same facts in each file."""
    posts = lines_of(path)
    told = {label for post in posts for name in ("yes", "unclear") for label in labels(post, name)}
    assert sum(post["split"] == "measure" for post in posts) >= 60
    assert (
        len({str(post["text"]).casefold() for post in posts})
        == len({post["id"] for post in posts})
        == len(posts)
    )
    assert {fact for post in posts for fact in labels(post, "yes")} == told
    assert told == (FACTS_OF_MORE if path.stem.endswith("-all-kinds") else FACTS_OF_FEW)
    assert [fault for post in posts for fault in faults_of_setting(post, told)] == []
