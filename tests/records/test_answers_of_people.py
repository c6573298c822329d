"""Who decided what: answers of people go along into what is handed on."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import attrs
import pytest
from record_builders import KEY, POLICY, handed_on, rows_of, said

from offentligroll import Policy, Statement
from offentligroll.model import SignedFact
from offentligroll.records import Disclosure, Format
from reviews import DIRECTORY

MONDAY = dt.datetime(2024, 6, 3, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
GUIDED = Policy.from_text(
    (Path(__file__).parents[2] / "examples" / "review" / "lindby.policy.toml").read_text("utf-8")
    + """
[[guideline]]
id = "no-rudeness"
must_not = "breaks-the-rules-of-the-page"
in_capacity = "any"
says = { sv = "Ingen är otrevlig.", en = "Nobody is rude." }
cite = "guidelines, 6"
"""
)


def answered() -> Statement:
    """Give a statement about which two people have answered something."""
    facts = (
        SignedFact(
            fact="breaks-the-rules-of-the-page", value=True, by="Åsa Ek", at=MONDAY, policy="lindby",
            seen_by="Bo Lind", seen_at=MONDAY + dt.timedelta(days=1), note="=läs om",
        ),
        SignedFact(fact="contains-incoming-document", value=True, by="Cia Ås", at=MONDAY),
    )  # fmt: skip
    return attrs.evolve(said("own", "2024-06-01"), facts=facts)


def test_the_list_of_answers(tmp_path: Path) -> None:
    """A row for each answer: who, when, who has seen it, and why."""
    handed_on(tmp_path / "out", [answered(), said("other", "2024-06-02")], Format.ANSWERS, language="sv")
    rude, document = rows_of(tmp_path / "out" / "answered.csv")
    assert (rude["statement"], rude["fact"], rude["policy"], rude["answer"]) == (
        "own",
        "breaks-the-rules-of-the-page",
        "lindby",
        "yes",
    )
    assert rude["says"] == "inlägget bryter mot sidans regler"
    assert (rude["by"], rude["at"]) == ("Åsa Ek", "2024-06-03T09:30:00+02:00")
    assert (rude["seen_by"], rude["seen_at"]) == ("Bo Lind", "2024-06-04T09:30:00+02:00")
    assert rude["note"] == "'=läs om"
    assert (document["by"], document["seen_by"], document["policy"]) == ("Cia Ås", "", "")


def test_a_no_reads_as_one(tmp_path: Path) -> None:
    """The sentence says what was answered."""
    statement = attrs.evolve(
        answered(), facts=(SignedFact(fact="is-satire", value=False, by="Åsa", at=MONDAY),)
    )
    handed_on(tmp_path / "out", [statement], Format.ANSWERS)
    (row,) = rows_of(tmp_path / "out" / "answered.csv")
    assert (row["answer"], row["says"]) == ("no", "it is not satire or a joke")


def test_json_lines_and_the_register_name_them(tmp_path: Path) -> None:
    """Programs get the answers, and the registrar who gave them."""
    handed_on(tmp_path / "out", [answered()], Format.ASSESSMENTS, Format.REGISTRATION)
    (line,) = (tmp_path / "out" / "assessments.jsonl").read_text("utf-8").splitlines()
    first = json.loads(line)["answered"][0]
    assert first == {
        "fact": "breaks-the-rules-of-the-page",
        "value": True,
        "by": "Åsa Ek",
        "at": "2024-06-03T09:30:00+02:00",
        "seen_by": "Bo Lind",
        "seen_at": "2024-06-04T09:30:00+02:00",
        "note": "=läs om",
    }
    (row,) = rows_of(tmp_path / "out" / "registration.csv")
    assert row["answered_by"] == "Åsa Ek; Cia Ås"


def test_a_finding_tells_the_answers_that_it_rests_on(tmp_path: Path) -> None:
    """And no others."""
    handed_on(tmp_path / "out", [answered()], Format.SARIF, policies=(GUIDED,))
    log = json.loads((tmp_path / "out" / "findings.sarif").read_text("utf-8"))
    (result,) = log["runs"][0]["results"]
    assert [one["by"] for one in result["properties"]["answered"]] == ["Åsa Ek"]


@pytest.mark.parametrize("name", ["answered.csv", "assessments.jsonl", "registration.csv", "findings.sarif"])
def test_nobody_is_named_where_all_is_redacted(tmp_path: Path, name: str) -> None:
    """Reviewers are people too; the day of their answer stays, and what was answered."""
    formats = (Format.ANSWERS, Format.ASSESSMENTS, Format.REGISTRATION, Format.SARIF)
    handed_on(tmp_path / "out", [answered()], *formats, policies=(GUIDED,), disclosure=Disclosure(key=KEY))
    text = (tmp_path / "out" / name).read_text("utf-8")
    assert not any(word in text for word in ("Åsa", "Ek", "Bo", "Cia", "läs", "09:30"))


def test_the_explanation_of_a_redacted_answer_names_nobody() -> None:
    """What is told of an assessment alone."""
    told = GUIDED.assess(answered()).redacted(KEY).explain("en", "everything")
    assert "answered yes on 3 June 2024" in told
    assert not any(word in told for word in ("Åsa", "Bo Lind"))


def test_the_directory_stands(tmp_path: Path) -> None:
    """Statements without answers have an empty list, as ever."""
    assert DIRECTORY is not None
    handed_on(tmp_path / "out", [said("own", "2024-06-01")], Format.ASSESSMENTS, policies=(POLICY,))
    (line,) = (tmp_path / "out" / "assessments.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["answered"] == []
