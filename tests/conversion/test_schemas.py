"""The JSON Schemas of the files that people write, and of statements and answers.

JSON has no dates: as editors do, the tests hand over the dates and times of TOML as texts.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from offentligroll import Assessment, Directory, FileError, Policy, archives
from offentligroll.cases import precedents_of
from offentligroll.conversion.schemas import json_schema, schema_name, shipped_schema
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model import statement_from_record, statement_to_record
from schemas import KINDS, schema_text

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "src" / "offentligroll" / "library"
POLICY = """
format = 1
id = "town"
version = "1"
languages = ["sv", "en"]
zone = "Europe/Stockholm"
title = { sv = "Stad", en = "Town" }
question = { sv = "?", en = "?" }
"""
RULE = """
[[capacity]]
id = "listed"
says = { sv = "A.", en = "A." }
"""
NORM = """
[[guideline]]
id = "kind"
says = { sv = "A.", en = "A." }
"""
FACT = """
[[fact]]
id = "own"
phrase = { sv = "A", en = "A" }
"""
DUTY = """
[[obligation]]
id = "keep"
says = { sv = "A.", en = "A." }
action = { sv = "A.", en = "A." }
"""
CASES = 'format = 1\npolicy = "town"\n[[case]]\nid = "one"\n'
DIRECTORY = 'format = 1\n[[channel]]\nid = "web:a.example"\n'


def _plain(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _faults(kind: str, text: str) -> list[str]:
    validator = Draft7Validator(json.loads(shipped_schema(kind)))
    return [one.message for one in validator.iter_errors(_plain(tomllib.loads(text)))]


FILES = [
    *(("policy", path) for path in sorted(LIBRARY.glob("*.policy.toml"))),
    *(("cases", path) for path in sorted(LIBRARY.glob("*.cases.toml"))),
    ("policy", ROOT / "docs" / "how-to" / "exempelstad" / "exempelstad.policy.toml"),
    ("cases", ROOT / "docs" / "how-to" / "exempelstad" / "exempelstad.cases.toml"),
    ("directory", ROOT / "docs" / "how-to" / "exempelstad" / "directory.toml"),
    ("directory", ROOT / "examples" / "katrineholm" / "directory.toml"),
    ("policy", ROOT / "examples" / "review" / "lindby.policy.toml"),
    ("cases", ROOT / "examples" / "review" / "lindby.cases.toml"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_what_is_made(kind: str) -> None:
    """A schema is never older than the classes; `refresh_pages.py` makes it anew."""
    path = ROOT / "src" / "offentligroll" / "schemas" / schema_name(kind)
    assert path.read_text("utf-8") == schema_text(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    """It is of the draft that the usual TOML extensions read, and says what each key means."""
    schema = json.loads(shipped_schema(kind))
    Draft7Validator.check_schema(schema)
    assert schema["title"].endswith(" of offentligroll")
    assert all(one["description"].endswith(".") for one in schema["properties"].values())


@pytest.mark.parametrize(
    ("kind", "path"), FILES, ids=[str(path.relative_to(ROOT)).replace("/", "-") for _, path in FILES]
)
def test_good_files_are_good(kind: str, path: Path) -> None:
    """All shipped policies and cases, and the directories of the examples, keep to their schema."""
    assert _faults(kind, path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("policy", POLICY + 'in_force = { from = 2024-03-15 }\ncountry = "SE"\nextends = ["se-law"]'),
        ("policy", POLICY + 'extends = [{ policy = "se-law", capacity = true }]'),
        ("policy", POLICY + RULE + 'decides = "official"\nwhen = "not account-is-listed"'),
        ("policy", POLICY + RULE + 'presumes = "official"\nwhen = "Inte kontot är anonymt"'),
        ("policy", POLICY + RULE + 'official_only_if = { at_least = { count = 1, of = ["own", "a/b"] } }'),
        ("policy", POLICY + FACT + 'words = { sv = ["a"] }\n[assume]\naccount-is-listed = true\nown = false'),
        ("policy", POLICY + DUTY + 'within = "1 working day"\nretain = "P2Y6M"\nwhen_undecided = "due"'),
        ("cases", CASES + 'yes = ["is-reply", "own"]\nstatement = { act = "post" }\nat = 2020-01-01'),
        ("cases", CASES + 'source = { cite = "a", date = "2018-10" }\nfindings = { kind = "breached" }'),
        ("directory", DIRECTORY + "facts = { account-is-listed = true }\ndisclaimer = false"),
        ("directory", DIRECTORY + 'facts = { own = { value = true, from = "2009", until = "open" } }'),
        ("directory", DIRECTORY + "facts = { own = [{ value = true, from = 2009-01-01 }] }"),
    ],
)
def test_all_forms_are_let_through(kind: str, text: str) -> None:
    """What the library reads, the schema lets through."""
    assert _faults(kind, text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("policy", POLICY.replace("format = 1", "format = 2")),
        ("policy", POLICY.replace('version = "1"', "version = 1")),
        ("policy", POLICY.replace('zone = "Europe/Stockholm"', "")),
        ("policy", POLICY + 'in_force = { from = "2024-03" }'),
        ("policy", POLICY + 'country = "Sweden"'),
        ("policy", POLICY + 'otherwise = "privat"'),
        ("policy", POLICY + RULE + 'decides = "offical"'),
        ("policy", POLICY + RULE + 'decides = "official"\nwen = "is-reply"'),
        ("policy", POLICY + RULE + 'decides = "official"\nsuggests = "official"'),
        ("policy", POLICY + RULE),
        ("policy", POLICY + RULE + 'decides = "official"\nwhen = ["is-reply"]'),
        ("policy", POLICY + RULE + 'decides = "official"\nwhen = { any_of = [] }'),
        ("policy", POLICY + RULE + 'decides = "official"\nwhen = { all_of = "is-reply" }'),
        ("policy", POLICY + RULE + 'decides = "official"\nwhen = { all_of = ["a"], any_of = ["b"] }'),
        ("policy", POLICY + NORM + 'must = "is-reply"\nbinds = "speaker"'),
        ("policy", POLICY + NORM + 'must = "is-reply"\nmay = "is-reply"'),
        ("policy", POLICY + DUTY + 'within = "soon"'),
        ("policy", POLICY + FACT),
        ("cases", CASES.replace('"one"', '"One"')),
        ("cases", CASES + 'findings = { kind = "breach" }'),
        ("cases", CASES + 'expect = { capacity = "privat" }'),
        ("cases", CASES + 'yes = "is-reply"'),
        ("cases", 'format = 1\npolicy = "town"\nin_force = "today"'),
        ("directory", DIRECTORY + 'kind = "acount"'),
        ("directory", DIRECTORY + "facts = { account-is-listed = 1 }"),
        ("directory", DIRECTORY.replace("web:", "")),
        ("directory", DIRECTORY + 'since = "spring 2009"'),
    ],
)
def test_slips_are_caught(kind: str, text: str) -> None:
    """An editor marks a slip while it is made."""
    assert _faults(kind, text) != []


def test_facts_are_explained_in_both_languages() -> None:
    """Who types a fact sees what it says, and who types a phrase finds the id."""
    by_id, by_phrase, *_ = json.loads(shipped_schema("policy"))["definitions"]["fact"]["anyOf"]
    vocabulary = Vocabulary.shipped()
    assert by_id["enum"] == list(vocabulary)
    listed = vocabulary["account-is-listed"].phrase
    words = by_id["enumDescriptions"][by_id["enum"].index("account-is-listed")]
    assert words == f"sv: {listed['sv']}\n\nen: {listed['en']}"
    assert by_id["x-taplo"]["docs"]["enumValues"] == by_id["enumDescriptions"]
    for language in ("sv", "en"):
        assert by_phrase["enumDescriptions"][by_phrase["enum"].index(listed[language])] == "account-is-listed"


def test_the_first_line_names_the_schema() -> None:
    """It is a comment to the library, and a file's name beside it to an editor."""
    assert [schema_name(kind) for kind in KINDS][:3] == [
        "policy.schema.json",
        "cases.schema.json",
        "directory.schema.json",
    ]
    assert Policy.from_text(f"#:schema ./{schema_name('policy')}\n{POLICY}").id == "town"


def _wrong(kind: str, data: Any) -> list[str]:  # noqa: ANN401 - any JSON
    return [f"{one.json_path}: {one.message}" for one in Draft7Validator(json_schema(kind)).iter_errors(data)]


STATEMENTS = [
    json.loads(line)
    for path in sorted((*ROOT.glob("examples/**/*.jsonl"), *ROOT.glob("docs/**/posts.jsonl")))
    for line in path.read_text("utf-8").splitlines()
    if line.strip()
]


@pytest.mark.parametrize("record", STATEMENTS, ids=[one["id"] for one in STATEMENTS])
def test_good_statements_are_good(record: dict[str, Any]) -> None:
    """All statements of the examples keep to the schema, as they stand and as they are written again."""
    directory = next(
        Directory.load(path)
        for path in (
            ROOT / "examples/katrineholm",
            ROOT / "examples/review",
            ROOT / "docs/how-to/exempelstad",
        )
        for path in [path / "directory.toml"]
        if record.get("channel") is None or f'"{record["channel"]}"' in path.read_text("utf-8")
    )
    assert _wrong("statement", record) == []
    assert _wrong("statement", statement_to_record(statement_from_record(record, directory))) == []


@pytest.mark.parametrize(
    "record",
    [
        {"act": "post", "text": None, "facts": None, "author": None},
        {"act": "post", "author": {"id": "a", "name": "A", "visitor": True}, "received": "2011-02-03"},
        {"act": "post", "media": ["https://a.example/b.png", {"url": None, "was_read": True}]},
        {"act": "post", "facts": {"is-reply": True, "is-satire": {"value": False, "note": None}}},
    ],
)
def test_all_forms_of_statements_are_let_through(record: dict[str, Any]) -> None:
    """What the library reads of a statement, its schema lets through."""
    assert statement_from_record(record).act.value == "post"
    assert _wrong("statement", record) == []


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"act": None},
        {"act": "shout"},
        {"act": "post", "at": "yesterday"},
        {"act": "post", "wrods": "x"},
        {"act": "post", "topics": "snow"},
        {"act": "post", "author": {"id": "a"}},
        {"act": "post", "facts": {"is-reply": "yes"}},
    ],
)
def test_slips_in_statements_are_caught(record: dict[str, Any]) -> None:
    """What the library refuses of a statement, its schema refuses too."""
    with pytest.raises(FileError):
        statement_from_record(record)
    assert _wrong("statement", record) != []


POLICIES = ("katrineholm", "us-lindke", "us-hatch-act", "se-practice")


@pytest.mark.thorough
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("questions", [True, False])
def test_whole_answers_keep_to_their_schema(policy: str, questions: bool) -> None:
    """What `to_dict` writes of statements and of bare facts, with and without questions, keeps to it."""
    directory = Directory.load(ROOT / "examples" / "katrineholm" / "directory.toml")
    statements = archives.read(ROOT / "examples" / "katrineholm" / "statements.jsonl", directory)
    asked = Policy.shipped(policy)
    answers = [*(asked.assess(one) for one in statements), asked.assess_facts(["is-reply"])]
    for answer in answers:
        assert _wrong("assessment", json.loads(json.dumps(answer.to_dict(questions=questions)))) == []
    assert _wrong("assessment", answers[0].to_dict(words=False)) == []
    beside = precedents_of(answers[0], asked)
    assert _wrong("assessment", json.loads(json.dumps(answers[0].to_dict(precedents=beside)))) == []


def test_an_answer_of_another_form_is_refused() -> None:
    """A record says of which form it is; one without a part, or with a word that there is not, is none."""
    plain = json.loads(json.dumps(Policy.shipped("katrineholm").assess_facts().to_dict()))
    assert _wrong("assessment", {**plain, "format": 3}) != []
    assert _wrong("assessment", {**plain, "capacity": "both"}) != []
    assert _wrong("assessment", {key: value for key, value in plain.items() if key != "findings"}) != []


def test_keys_of_later_answers_pass() -> None:
    """What a later version adds to an answer is no error, neither to the schema nor to the reader."""
    plain = json.loads(json.dumps(Policy.shipped("katrineholm").assess_facts().to_dict()))
    plain |= {"mood": "calm"}
    plain["findings"][0]["weight"] = 3
    assert _wrong("assessment", plain) == []
    assert Assessment.from_dict(plain).capacity.value == plain["capacity"]


def test_references_can_point_into_another_document() -> None:
    """A web framework puts the definitions where its own document has them."""
    text = json.dumps(json_schema("assessment", "#/components/schemas/"))
    assert '"#/components/schemas/Finding"' in text
    assert "#/definitions/" not in text


def test_there_is_no_schema_of_anything_else() -> None:
    """A kind that there is not is refused before any file is looked for."""
    with pytest.raises(ValueError, match=r"`\.\./secrets` has no schema; there are policy, cases"):
        json_schema("../secrets")
