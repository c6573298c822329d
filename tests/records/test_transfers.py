"""Transfer files and files for programs: each is what its format asks for, whatever the words are."""

from __future__ import annotations

import json
import re
import uuid
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import jsonschema
import pytest
from record_builders import POLICY, handed_on, keeping, rows_of, said

from offentligroll import Capacity, Policy
from offentligroll.cases import run_suite
from offentligroll.cases.suite import Suite
from offentligroll.model import statement_from_record
from offentligroll.records import Direction, Format, junit_of
from offentligroll.records.erms import NAMESPACE
from offentligroll.records.nara import COLUMNS as NARA
from offentligroll.records.parquet import COLUMNS as PARQUET
from offentligroll.rules import FactTest
from reviews import DIRECTORY, example

SARIF_SCHEMA = Path(__file__).parents[3] / "shared/data/formats/sarif_oasis/sarif-schema-2.1.0.json"
SE_PRACTICE = Policy.load("se-practice")
HOSTILE = 'Hej\x00\x1b[31m <b>&amp;</b> ]]> \u202e\ud800 "quoted" =cmd()'
ASA = {"id": "asa", "name": "=Åsa & <Ek>", "visitor": True}
DOCUMENT = {"contains-incoming-document": True}

RECORD = (
    "objectId", "extraId", "informationClass", "securityClass", "identification", "classification",
    "parentAggregationId", "levelName", "keywords", "title", "otherTitle", "subject", "status",
    "runningNumber", "relation", "restriction", "IPPInformation", "loan", "disposal", "direction", "agents",
    "description", "dates", "action", "archivalHistory", "dispatchMode", "access", "physicalLocations",
    "notes", "eSignatures", "additionalInformation",
)  # fmt: skip
"""The elements of a record in the order that CITS ERMS 3.0 asks for."""
DISPOSAL = (
    "defaultDisposalScheduleId", "disposalScheduleId", "disposalAction", "disposalPeriod",
    "disposalMandate", "disposalDescription", "disposalComments", "lastReviewedDisposalComment",
    "disposingPerson", "supervisingPerson", "dates",
)  # fmt: skip
DATE_TYPES = {"sent", "received", "archived", "destroyed"}
DISPOSAL_DATE_TYPES = {"retention_period_start", "retention_period_end", "disposal_date"}
MOMENT = re.compile(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def erms(path: Path) -> list[ET.Element]:
    """Read the records of a transfer."""
    root = ET.parse(path).getroot()  # noqa: S314 - it is our own
    assert [one.tag for one in root] == [f"{{{NAMESPACE}}}control", f"{{{NAMESPACE}}}records"]
    return list(root[1])


def names(element: ET.Element) -> list[str]:
    """Name the elements in an element."""
    return [one.tag.partition("}")[2] for one in element]


def find(element: ET.Element, *path: str) -> ET.Element:
    """Find an element by its way."""
    found = element.find("/".join(f"{{{NAMESPACE}}}{one}" for one in path))
    assert found is not None
    return found


class TestErms:
    """E-ARK CITS ERMS."""

    def test_records_keep_to_the_order_and_the_words_of_the_format(self, tmp_path: Path) -> None:
        """Elements stand in their order, dates have a zone, and each kind of date is one that is known."""
        statements = [
            said("own", "2024-06-01T10:00:00+02:00", text="Nu plogas Storgatan."),
            said("in", "2024-06-02", author=ASA, facts=DOCUMENT, registered_at="2024-06-03"),
            said("gone", "2024-05-02", author=ASA, facts=DOCUMENT, disposed_at="2024-06-03"),
            said("reply", "2024-06-04", act="reply", in_reply_to="in", facts=DOCUMENT),
            said("when", facts=DOCUMENT),
        ]
        law = Policy.load("se-law")
        handed_on(tmp_path / "out", statements, Format.ERMS, policies=(law,))
        records = erms(tmp_path / "out" / "erms.xml")
        assert len(records) == 5
        for record in records:
            places = [RECORD.index(name) for name in names(record)]
            assert places == sorted(places)
            uuid.UUID(record.attrib["systemIdentifier"])
        ways = [find(one, "direction").attrib["directionDefinition"] for one in records]
        assert ways == ["outgoing", "incoming", "incoming", "outgoing", "outgoing"]
        disposals = [one for record in records for one in record.iter(f"{{{NAMESPACE}}}disposal")]
        assert len(disposals) == 4
        for one in disposals:
            assert one.attrib["disposable"] == "false"
            assert names(one) == [name for name in DISPOSAL if name in names(one)]
        for record in records:
            for one in record.iter(f"{{{NAMESPACE}}}date"):
                assert one.attrib["dateType"] in DATE_TYPES
                assert MOMENT.fullmatch(one.text or "")
            for one in record.iter(f"{{{NAMESPACE}}}disposalDate"):
                assert one.attrib["dateType"] in DISPOSAL_DATE_TYPES
                assert MOMENT.fullmatch(one.text or "")
        assert find(records[3], "relation").text == "in"
        kinds = [one.attrib["agentType"] for one in find(records[3], "agents")]
        assert kinds == ["creator", "counterpart"]

    def test_a_time_that_ends_is_told(self, tmp_path: Path) -> None:
        """What may go has its last day."""
        statement = said("thanks", "2024-01-01", author=ASA, facts=DOCUMENT)
        handed_on(tmp_path / "out", [statement], Format.ERMS, policies=(keeping("P90D"),))
        disposal = find(erms(tmp_path / "out" / "erms.xml")[0], "disposal")
        assert disposal.attrib["disposable"] == "true"
        assert find(disposal, "disposalPeriod").text == "P90D"
        assert find(disposal, "disposalMandate").text is not None
        ends = [one.text for one in find(disposal, "dates") if one.attrib["dateType"].endswith("_end")]
        assert ends == ["2024-03-31T00:00:00+01:00"]

    def test_whatever_the_words_are_it_is_xml(self, tmp_path: Path) -> None:
        """Markup, control characters and halves of characters do no harm."""
        text = f"{HOSTILE}\n{'lång ' * 60}"
        handed_on(tmp_path / "out", [said("a", "2024-06-01", text=text)], Format.ERMS)
        (record,) = erms(tmp_path / "out" / "erms.xml")
        assert "<b>&amp;</b> ]]>" in (find(record, "description").text or "")
        assert "\x1b" not in (find(record, "description").text or "")
        assert len(find(record, "title").text or "") == 120

    def test_nothing_is_transferred_where_nothing_is_a_record(self, tmp_path: Path) -> None:
        """The format has no empty transfer, so there is no file."""
        handed_on(tmp_path / "out", [], Format.ERMS)
        assert not (tmp_path / "out" / "erms.xml").exists()

    def test_an_unclear_side_is_told_as_such(self, tmp_path: Path) -> None:
        """Nobody says that what may be a visitor's is the authority's; without words the act is the title."""
        statement = statement_from_record(
            {"act": "post", "id": "somebody", "channel": "page:lindby"}, DIRECTORY
        )
        handed = handed_on(tmp_path / "out", [statement], Format.ERMS, authority=None)
        (record,) = erms(tmp_path / "out" / "erms.xml")
        assert handed.items[0].direction is Direction.UNKNOWN
        assert find(record, "direction").attrib["directionDefinition"] == "other"
        assert find(record, "title").text == "post"
        assert "agents" not in names(record)


class TestNara:
    """Metadata for the US National Archives."""

    def test_each_file_has_a_row(self, tmp_path: Path) -> None:
        """The list names all files beside it, with pipes between its cells."""
        handed_on(tmp_path / "out", example(), Format.NARA)
        folder = tmp_path / "out" / "nara"
        rows = rows_of(folder / "metadata.csv", "|")
        assert tuple(rows[0]) == NARA
        files = {path.name for path in folder.iterdir()} - {"metadata.csv"}
        assert {row["File Name"] for row in rows} == files
        record = json.loads((folder / rows[0]["File Name"]).read_text("utf-8"))
        assert record["statement"] == rows[0]["Record ID"]


class TestSarif:
    """Findings for tools of developers."""

    def test_it_is_valid_and_tells_what_is_for_review(self, tmp_path: Path) -> None:
        """What is gone against fails, what only people can decide is for review, the rest is not told."""
        statements = [
            said("a b", "2024-06-01", text=HOSTILE, address="https://example.org/å?q=1"),
            said("c", "2024-06-01", text="Rösta på oss!", facts={"takes-party-side": True}),
        ]
        first, *others = SE_PRACTICE.guidelines
        policy = attrs.evolve(SE_PRACTICE, guidelines=(attrs.evolve(first, cite=None), *others))
        handed_on(tmp_path / "out", statements, Format.SARIF, policies=(policy,))
        log = json.loads((tmp_path / "out" / "findings.sarif").read_text("utf-8"))
        results = log["runs"][0]["results"]
        assert {(one["kind"], one["level"]) for one in results} >= {("review", "none")}
        assert {one["kind"] for one in results} <= {"fail", "review"}
        assert all((one["kind"] == "fail") is (one["level"] != "none") for one in results)
        rules = {one["id"] for one in log["runs"][0]["tool"]["driver"]["rules"]}
        assert {one["ruleId"] for one in results} <= rules
        uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
        assert uris == {"https://example.org/%C3%A5?q=1", "urn:offentligroll:statement:c"}
        if not SARIF_SCHEMA.exists():
            pytest.skip("the schema of SARIF is not here")
        jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text("utf-8"))).validate(log)


class TestAnnotations:
    """W3C Web Annotations."""

    def test_answers_point_at_the_words_that_they_rest_on(self, tmp_path: Path) -> None:
        """The quote is the words at its place; an answer that rests on none has the statement alone."""
        text = "Hej! Kommunen har i dag beslutat att bygga en ny bro. Välkomna."
        statements = [
            said("a", "2024-06-01", text=text, language="sv", address="https://byn.example/1"),
            said("b", "2024-06-01", facts={"announces-decision": True}),
        ]
        says = attrs.evolve(POLICY.capacity_rules[0], when=FactTest(fact="announces-decision"))
        policy = attrs.evolve(POLICY, capacity_rules=(says,))
        handed_on(tmp_path / "out", statements, Format.ANNOTATIONS, policies=(policy,))
        page = json.loads((tmp_path / "out" / "annotations.jsonld").read_text("utf-8"))
        assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
        told, bare = page["items"]
        assert {"id", "type", "motivation", "body", "target", "generator", "created"} == told.keys()
        assert [one["value"] for one in told["body"] if one["purpose"] == "classifying"] == ["official"]
        selectors = told["target"]["selector"]
        assert selectors
        for quote, place in zip(selectors[::2], selectors[1::2], strict=True):
            assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert quote["exact"] == text[place["start"] : place["end"]] != ""
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert told["target"]["source"] == "https://byn.example/1"
        assert bare["target"] == {"source": "urn:offentligroll:statement:b"}


class TestForPrograms:
    """JSON Lines, Parquet and JUnit."""

    def test_a_line_for_each_statement_and_policy(self, tmp_path: Path) -> None:
        """Each tells the statement, with its address and direction, and the answer."""
        handed_on(tmp_path / "out", example(), Format.ASSESSMENTS)
        lines = (tmp_path / "out" / "assessments.jsonl").read_text("utf-8").splitlines()
        records = [json.loads(one) for one in lines]
        assert len(records) == len(example())
        assert {"address", "direction", "capacity", "findings", "due", "words"} <= records[0].keys()
        assert {one["capacity"] for one in records} <= set(map(str, Capacity))

    def test_parquet_has_the_same_rows(self, tmp_path: Path) -> None:
        """Columns and types are the same whatever the archive holds."""
        parquet: Any = pytest.importorskip("pyarrow.parquet")
        handed_on(tmp_path / "out", example(), Format.PARQUET)
        table = parquet.read_table(tmp_path / "out" / "assessments.parquet")
        assert table.column_names == list(PARQUET)
        assert table.num_rows == len(example())
        handed_on(tmp_path / "none", [], Format.PARQUET)
        assert parquet.read_table(tmp_path / "none" / "assessments.parquet").schema == table.schema

    def test_many_rows_are_written_in_portions(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is lost between two."""
        parquet: Any = pytest.importorskip("pyarrow.parquet")
        monkeypatch.setattr("offentligroll.records.parquet._MOST_AT_ONCE", 5)
        handed_on(tmp_path / "out", example(), Format.PARQUET)
        assert parquet.read_table(tmp_path / "out" / "assessments.parquet").num_rows == len(example())

    def test_results_of_cases(self) -> None:
        """Failures fail with their explanation, and what is known to differ is skipped."""
        suite = Suite.from_text(
            'format = 1\npolicy = "se-practice"\n'
            '[[case]]\nid = "right"\ntitle = "a"\nexpect = { capacity = "undetermined" }\n'
            '[[case]]\nid = "wrong"\ntitle = "b"\nexpect = { capacity = "official" }\n'
            '[[case]]\nid = "known"\ntitle = "c"\nknown = "<we know>"\nexpect = { capacity = "official" }\n',
            "x.cases.toml",
        )
        root = ET.fromstring(junit_of([(suite, run_suite(suite, SE_PRACTICE))]).encode())  # noqa: S314
        assert root.attrib == {"tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
        cases = {one.attrib["name"]: [inner.tag for inner in one] for one in root.iter("testcase")}
        assert cases == {"right": [], "wrong": ["failure"], "known": ["skipped"]}
        assert root[0].attrib["name"] == "x.cases.toml"
