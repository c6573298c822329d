"""The service behind the page: JSON in, JSON out, whatever is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from offentligroll.files.document import parse_document
from offentligroll.languages import MessageError
from offentligroll.workbench.features import FEATURES, service_for
from offentligroll.workbench.service import Bench, Feature, Service


def _refused(bench: Bench, kind: str) -> None:
    if kind == "file":
        parse_document("= 1", "a.toml")
    if kind == "system":
        raise OSError("the disk is full")
    raise RuntimeError("a\nslip")


JSON = dict[str, Any]

TRYING = Feature(
    name="trying",
    calls={"trying/echo": lambda bench, words: [words, bench.language], "trying/fail": _refused},
)


def ask(request: object) -> JSON:
    """Answer a request of plain values."""
    answer: JSON = json.loads(Service(folder=Path(), features=(TRYING,)).answer(json.dumps(request)))
    return answer


def test_a_call_gets_its_arguments_by_name_and_the_language() -> None:
    """What is called is given what the page told, and the language in which it is read."""
    asked = {"name": "trying/echo", "arguments": {"words": "hej å"}, "language": "sv"}
    assert ask(asked) == {"value": ["hej å", "sv"]}


@pytest.mark.parametrize(
    ("request_", "code", "words"),
    [
        ({"name": "trying/nothing"}, "workbench.no-such-call", "there is no call `trying/nothing`"),
        ({"name": "trying/echo"}, "workbench.other-arguments", "`trying/echo` takes other arguments"),
        ({"name": "trying/echo", "arguments": {"word": 1}}, "workbench.other-arguments", "`trying/echo`"),
        ({"name": "trying/echo", "arguments": {"words": ""}, "language": "xx!"}, "languages.unknown", "xx!"),
        ({"name": "trying/fail", "arguments": {"kind": "system"}}, "system", "the disk is full"),
        ({"name": "trying/fail", "arguments": {"kind": ""}}, "own-error", "RuntimeError: a slip"),
        ({}, "own-error", "KeyError"),
        ([], "own-error", "AttributeError"),
    ],
)
def test_whatever_is_wrong_is_told(request_: object, code: str, words: str) -> None:
    """Nothing is raised: the page is told what is wrong, by a code and in words."""
    error = ask(request_)["error"]
    assert error["code"] == code
    assert words in error["words"]
    assert error["problems"] == []


def test_the_problems_of_a_file_are_told_with_their_places() -> None:
    """Where a file is wrong, each problem has its line, its column, and what to do."""
    error = ask({"name": "trying/fail", "arguments": {"kind": "file"}, "language": "sv"})["error"]
    (problem,) = error["problems"]
    assert error["code"] == "file"
    assert (problem["severity"], problem["line"], problem["column"]) == ("error", 1, 1)
    assert error["words"].startswith("a.toml:1:1:")


def test_a_call_of_python_raises() -> None:
    """From Python what is wrong is raised."""
    with pytest.raises(MessageError):
        service_for(Path()).call("files/nothing", {})


def test_names_of_calls_begin_with_their_feature_and_are_taken_once() -> None:
    """No feature takes another's name."""
    names = [name for feature in FEATURES for name in feature.calls]
    assert len(names) == len(set(names))
    assert all(name.startswith(f"{one.name}/") for one in FEATURES for name in one.calls)


def test_each_page_has_its_script() -> None:
    """What is offered can be opened."""
    static = Path(__file__).parents[2] / "src" / "offentligroll" / "workbench" / "static"
    assert [one.name for one in FEATURES if one.has_page and not (static / f"{one.name}.js").is_file()] == []
