"""What `new` writes: a template for each kind of body in each country."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import attrs
import pytest
from cli_builders import offentligroll
from hypothesis import given
from hypothesis import strategies as st

from offentligroll import Directory, Policy, Suite
from offentligroll.assessment import Assessment, undecided_groups
from offentligroll.cases.running import Verdict, run_suite
from offentligroll.cli.first_questions import proposed
from offentligroll.model.capacity import Capacity
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.reading.statement_record import statement_from_record
from offentligroll.rules.outcome import Outcome, Status
from offentligroll.workbench.bodies import kinds_by_country, kinds_of, template_of, texts, zones_of
from offentligroll.workbench.first_files import Body, Person, id_of

pytestmark = pytest.mark.thorough

LANGUAGES = ("sv", "en")
NOWHERE = "XX"
COUNTRIES = (*kinds_by_country()["country"], NOWHERE)
OWN = [
    (country, kind)
    for country in kinds_by_country()["country"]
    for kind in kinds_by_country()["country"][country]["bodies"]
]
EVERYWHERE = [(NOWHERE, kind) for kind in kinds_by_country()["kinds"]]
WORDS = {
    "sv": "Kommunstyrelsen har beslutat att bygga en ny simhall.",
    "en": "The council has decided to build a new swimming pool.",
}
LAWS = {
    ("SE", "municipality"): ("se-law",),
    ("SE", "region"): ("se-law",),
    ("SE", "agency"): ("se-law",),
    ("SE", "school"): ("se-law",),
    ("SE", "police"): ("se-law",),
    ("NO", "municipality"): ("no-expression",),
    ("DK", "municipality"): ("dk-expression",),
    ("GB", "council"): ("uk-councillor",),
    ("GB", "parish-council"): ("uk-councillor",),
    ("GB", "scottish-council"): ("uk-scotland-councillor",),
    ("GB", "welsh-council"): ("uk-wales-councillor",),
    ("GB", "police"): ("uk-police",),
    ("GB", "department"): ("uk-civil-service",),
    ("GB", "agency"): (),
    ("US", "city"): ("us-lindke",),
    ("US", "federal-agency"): ("us-hatch-act", "us-nara", "us-oge"),
    ("US", "agency"): (),
    ("IE", "council"): ("ie-public",),
    ("DE", "municipality"): ("de-amtsautoritaet",),
    ("DE", "school"): ("de-amtsautoritaet",),
    ("FI", "agency"): ("fi-conduct",),
    (NOWHERE, "municipality"): (),
}


def body_of(language: str, country: str, kind: str) -> Body:
    """Make the body that is proposed, of another kind or country."""
    return attrs.evolve(proposed(language), country=country, kind=kind, zone=zones_of(country)[0])


def read_together(files: Mapping[str, str]) -> tuple[Policy, Suite, Directory]:
    """Read what stands beside one another in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, "utf-8")
        (policy,), (cases,) = (Path(folder).glob(f"*.{kind}.toml") for kind in ("policy", "cases"))
        return Policy.load(policy), Suite.load(cases), Directory.load(Path(folder, "directory.toml"))


@functools.cache
def written(language: str, country: str, kind: str) -> tuple[Policy, Suite, Directory]:
    """Read what is written for it."""
    return read_together(body_of(language, country, kind).files(language))


def assessed(language: str, country: str, kind: str, **told: object) -> Assessment:
    """Assess a statement on the body's first channel."""
    policy, _, directory = written(language, country, kind)
    where = {"channel": directory.channels[0].id, "at": "2024-05-02T10:00:00+02:00", "language": language}
    return policy.assess(statement_from_record({"text": WORDS[language], **where, **told}, directory))


def lines_of(assessment: Assessment) -> int:
    """Count the lines that tell what is undecided: what only people can answer is told in one."""
    groups = undecided_groups(assessment.findings)
    by_people = [one for one in groups if one.needs_judgement]
    return len(groups) - len(by_people) + bool(by_people)


# ---------------------------------------------------------------------------------------------- every


@pytest.mark.parametrize(("country", "kind"), [*OWN, *EVERYWHERE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_checks_and_tests_clean(
    tmp_path: Path, language: str, country: str, kind: str
) -> None:
    """There is nothing to say against what is written, and its cases are all right.

    Of the directory `check` says only which line to add once everybody who has a role stands in it.
    """
    for name, text in body_of(language, country, kind).files(language).items():
        (tmp_path / name).write_text(text, "utf-8")
    checked = offentligroll("check", *sorted(tmp_path.glob("*.toml")), "--lang", "en")
    others = [line for line in checked.out.splitlines() if ": no problems (" not in line]
    assert [line.rpartition(" ")[2] for line in others] == ["[not-complete]"]
    assert "`roles_complete = true`" in others[0]
    assert "channels_complete" not in others[0]
    assert offentligroll("test", *tmp_path.glob("*.cases.toml")).code == 0


@pytest.mark.parametrize(("country", "kind"), [*OWN, *EVERYWHERE])
@pytest.mark.parametrize("told", [{}, {"author": True}, {"on_behalf_of": True}])
def test_the_first_post_on_its_own_channel_is_decided(
    country: str, kind: str, told: dict[str, object]
) -> None:
    """It is the body's own, and nothing can change that, whether or not it is told who wrote it."""
    _, _, directory = written("en", country, kind)
    ids = {"author": directory.officials[0].id, "on_behalf_of": directory.organisations[0].id}
    found = assessed("en", country, kind, act="post", **{key: ids[key] for key in told})
    assert (found.capacity, found.status) == (Capacity.OFFICIAL, Status.SETTLED)


@pytest.mark.parametrize(("country", "kind"), [*OWN, *EVERYWHERE])
@pytest.mark.parametrize(
    ("visitor", "status"),
    [({"visitor": True}, Status.SETTLED), ({}, Status.ASSUMED)],
    ids=["told", "not told"],
)
def test_a_comment_is_nobodys_but_the_residents(
    country: str, kind: str, visitor: dict[str, bool], status: Status
) -> None:
    """On the body's own channel too; for sure where it is told that she is none of its people."""
    maja = {"id": "maja", "name": "Maja", **visitor}
    found = assessed("en", country, kind, act="reply", author=maja, text="I think the council should resign!")
    assert (found.capacity, found.status) == (Capacity.PERSONAL, status)


def test_whose_a_comment_is_stays_open_where_nobody_says() -> None:
    """An answer without an author may be anybody's."""
    assert assessed("sv", "SE", "municipality", act="reply").status is Status.OPEN


@pytest.mark.parametrize(("country", "kind"), [*OWN, *EVERYWHERE])
@pytest.mark.parametrize("told", [{}, {"author": True}, {"on_behalf_of": True}])
def test_an_ordinary_post_leaves_at_most_three_undecided_lines(
    country: str, kind: str, told: dict[str, object]
) -> None:
    """With the law taken in, what is left is said in lines that one can read: what first must be known."""
    language = "sv" if country == "SE" else "en"
    _, _, directory = written(language, country, kind)
    ids = {"author": directory.officials[0].id, "on_behalf_of": directory.organisations[0].id}
    found = assessed(language, country, kind, act="post", **{key: ids[key] for key in told})
    assert lines_of(found) <= 3


# ---------------------------------------------------------------------------------------------- the data


@pytest.mark.parametrize(("body", "laws"), [*LAWS.items()])
def test_every_template_takes_in_its_law(body: tuple[str, str], laws: tuple[str, ...]) -> None:
    """That of its country, and where it has one that of its kind; none that is another's."""
    policy, _, _ = written("en", *body)
    assert policy.extends == laws


@pytest.mark.parametrize("country", kinds_by_country()["country"])
def test_all_that_is_proposed_for_a_country_is_there(country: str) -> None:
    """Zones exist, and what is taken in is a shipped policy of that country."""
    assert all(ZoneInfo(zone).key == zone for zone in zones_of(country))
    for kind in kinds_of(country):
        assert {Policy.load(policy).country for policy in template_of(country, kind).extends} <= {country}


@pytest.mark.parametrize(("country", "language"), [*itertools.product(COUNTRIES, LANGUAGES)])
def test_kinds_have_words_that_tell_them_apart(country: str, language: str) -> None:
    """Nobody picks a word that stands for two kinds, and each is something that a directory knows."""
    words = [texts(language, "new")["kinds"][kind] for kind in kinds_of(country)]
    assert len(words) == len(set(words))
    assert all(OrganisationKind(template_of(country, kind).organisation_kind) for kind in kinds_of(country))


def test_the_languages_have_the_same_texts() -> None:
    """Rules and cases have the same ids, and facts, in each language; and no text is there in vain."""
    swedish, english = (texts(language, "rules") for language in LANGUAGES)
    assert swedish.keys() == english.keys()
    assert texts("sv", "new").keys() == texts("en", "new").keys()
    for rule in swedish:
        one, other = (
            tomllib.loads(parts[rule]["rule"] + parts[rule]["cases"]) for parts in (swedish, english)
        )
        for entries in (*one.values(), *other.values()):
            for entry in entries:
                entry.pop("says", None)
                entry.pop("title", None)
                entry.pop("cite", None)
        assert one == other
    used = {
        rule
        for country in COUNTRIES
        for kind in kinds_of(country)
        for rule in template_of(country, kind).rules
    }
    assert used == swedish.keys()


def test_templates_differ_by_what_their_bodies_do() -> None:
    """A region is silent about patients, the police about investigations, a school about pupils."""
    policies = {kind: written("sv", "SE", kind)[0] for kind in kinds_of("SE")}
    rules = {
        kind: {rule.id for rule in policy.guidelines} | {rule.id for rule in policy.house_rules}
        for kind, policy in policies.items()
    }
    assert "no-patients" in rules["region"]
    assert {"no-investigations", "no-emergencies"} <= rules["police"]
    assert "pupils-in-pictures" in rules["school"]
    assert "no-casework" in rules["municipality"]


# ---------------------------------------------------------------------------------------------- what was told


def test_house_rules_bar_no_views_where_that_may_not_be() -> None:
    """Hate is among the house rules that are proposed, but not to American bodies."""
    assert "no-hate" in template_of("GB", "council").rules
    assert "no-hate" not in template_of("US", "city").rules


def test_channels_have_rules() -> None:
    """Each channel is to show the house rules, which the directory tells, and to have two administrators."""
    policy, _, directory = written("en", "SE", "municipality")
    found = policy.assess_channel(directory.channels[0], on=dt.date(2024, 5, 2))
    assert {one.id: one.outcome for one in found.findings} == {
        "shows-house-rules": Outcome.COMPLIES,
        "two-administrators": Outcome.UNDECIDED,
    }


def test_days_are_written_as_they_were_told() -> None:
    """A day is a day, a part of one and an unknown one a text."""
    people = (Person(name="A", title="b", since="2020"), Person(name="C", title="d"))
    body = attrs.evolve(proposed("en"), since="2020-01", people=people)
    told = tomllib.loads(body.files("en")["directory.toml"])
    assert told["channel"][0]["listed"][0]["from"] == "2020-01"
    assert [one["role"][0]["from"] for one in told["official"]] == ["2020", "unknown"]


def test_what_was_not_told_is_left_open() -> None:
    """Without a word on the list and on what channels show, the directory claims nothing."""
    body = attrs.evolve(proposed("en"), is_whole_list=False, shows_rules=False)
    directory = Directory.from_text(body.files("en")["directory.toml"])
    (channel,) = directory.channels
    assert not directory.organisations[0].channels_complete
    assert channel.has_house_rules is None
    assert channel.profile is None


# ---------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Åre kommun", "are-kommun"),
        ("Полиција", "own"),
        ("a" * 39 + " b", "a" * 39),
        ("katrineholm", "katrineholm-own"),
    ],
)
def test_ids_are_made_of_names(name: str, identity: str) -> None:
    """An id has plain letters and digits, is not too long, and is not that of a shipped policy."""
    assert Body(name=name).id == identity
    assert id_of(name) in (identity, "katrineholm")


@given(
    st.text(min_size=1).filter(str.strip),
    st.text(min_size=1).filter(str.strip),
    st.sampled_from(LANGUAGES),
)
def test_whatever_names_are_told_the_files_load(name: str, person: str, language: str) -> None:
    """Names may have quotation marks, dollars and anything else in them: the files stay what they are."""
    people = (Person(name=person, title=person),)
    body = Body(name=name, people=people, channels=("web:a.example",), country="XX")
    files = body.files(language)
    policy, cases, directory = read_together(files)
    assert all(one.verdict is Verdict.PASSED for one in run_suite(cases, policy))
    told = tomllib.loads(files["directory.toml"])
    assert told["organisation"][0]["name"] == name.encode("utf-8", "replace").decode()
    assert directory.officials[0].name == told["official"][0]["name"]
