"""The small interface: about twenty names at the top, and what can be done with what they give."""

from __future__ import annotations

import importlib
import inspect
import pathlib
import pickle
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

import offentligroll
from offentligroll import (
    Capacity,
    Directory,
    FileError,
    Outcome,
    Policy,
    Status,
    Suite,
    Tone,
    Truth,
    Vocabulary,
)
from offentligroll.cases import run_suite

_EXAMPLE = pathlib.Path(__file__).parents[1] / "examples" / "katrineholm"


def test_there_are_about_twenty_names() -> None:
    """As the design says: "about twenty public names at the top, the rest in submodules"."""
    assert 15 <= len(offentligroll.__all__) <= 26
    assert dir(offentligroll) == offentligroll.__all__


def test_star_import_gives_just_them() -> None:
    """Every name in `__all__` can be had, and none comes along."""
    names: dict[str, object] = {}
    exec("from offentligroll import *", names)  # noqa: S102 - a star import is what is tested
    assert names.keys() - {"__builtins__"} == set(offentligroll.__all__)


@pytest.mark.parametrize("name", offentligroll.__all__)
def test_each_name_is_documented(name: str) -> None:
    """`help` says of each what it is for, in a sentence of its own."""
    assert inspect.getdoc(getattr(offentligroll, name))
    assert getattr(offentligroll, name).__doc__


@pytest.mark.parametrize("name", [name for name in offentligroll.__all__ if name != "archives"])
def test_each_name_is_the_one_of_its_module(name: str) -> None:
    """The same class is found at the top and where it stands, so that `isinstance` holds for both."""
    value = getattr(offentligroll, name)
    assert value is getattr(sys.modules[value.__module__], name)


FACES = (
    *("", ".assessment", ".cases", ".conversion", ".facts", ".model", ".policy", ".records", ".review"),
    *(".registers", ".rules", ".frames", ".editing", ".languages", ".queue"),
)


@pytest.mark.parametrize("face", FACES)
def test_the_names_are_told_to_type_checkers(face: str) -> None:
    """What is loaded late is written once more for type checkers; the two lists are the same."""
    module = importlib.import_module(f"offentligroll{face}")
    source = inspect.getsource(module).partition("if TYPE_CHECKING:")[2].partition("_HOMES")[0]
    told = {line.rpartition(" as ")[2] for line in source.splitlines() if " import " in line}
    assert told == set(module.__all__)
    assert dir(module) == module.__all__


@pytest.mark.parametrize("face", FACES[1:])
def test_every_name_of_a_face_is_the_one_of_its_module(face: str) -> None:
    """A face gives what stands in its folder, each name sorted, loaded and documented."""
    module = importlib.import_module(f"offentligroll{face}")
    assert module.__all__ == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None
        assert f".{name}" not in face


def test_documents_import_only_from_faces() -> None:
    """What documents show is promised, so they import from the top and from faces of folders alone."""
    allowed = {"offentligroll", "offentligroll.archives", *(f"offentligroll{face}" for face in FACES)}
    root = pathlib.Path(__file__).parents[1]
    documents = [root / "README.md", *root.glob("docs/**/*.md"), *root.glob("examples/**/*.md")]
    documents += root.glob("examples/**/*.py")
    imported = {
        (document.name, module)
        for document in documents
        for module in re.findall(
            r"(?m)^(?:>>> |\.\.\. )?from (offentligroll[\w.]*) import", document.read_text("utf-8")
        )
    }
    assert {(document, module) for document, module in imported if module not in allowed} == set()
    assert any(module == "offentligroll.model" for _, module in imported)
    assert ("program.py", "offentligroll.conversion") in imported


def test_no_other_name_is_made_up() -> None:
    """A slip is an error as of any module."""
    with pytest.raises(AttributeError, match="module 'offentligroll' has no attribute 'Polcy'"):
        offentligroll.Polcy  # type: ignore[attr-defined]  # noqa: B018 - reading it is the test


@pytest.mark.parametrize("name", ["archives", "Policy"])
def test_a_name_can_be_had_first_of_all(name: str) -> None:
    """Each can be the first thing that a program takes, whatever else is loaded."""
    code = f"import offentligroll; print(offentligroll.{name}.__name__)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    assert run.stdout.strip().endswith(name)


@pytest.mark.parametrize(
    ("enum", "words"),
    [
        (Capacity, {"official", "personal", "undetermined"}),
        (
            Status,
            {"settled", "assumed", "provisional", "open", "conflicting", "silent", "not-in-force"},
        ),
        (
            Outcome,
            {"not-applicable", "permitted", "complies", "excused", "undecided", "breached", "departed-from"},
        ),
        (offentligroll.ObligationOutcome, {"due", "not-due", "undecided"}),
        (Tone, {"professional", "personal", "private", "unknown"}),
        (Truth, {"yes", "no", "unknown"}),
        (
            offentligroll.Act,
            {"post", "reply", "share", "like", "follow", "block", "removal", "message", "spoken", "edit"}
            | {"hide", "unhide", "unblock", "mute", "report", "open-account", "close-account"},
        ),
    ],
)
def test_enums_are_the_words_of_the_design(enum: type[Capacity], words: set[str]) -> None:
    """As the design says: "enum values are the words of this page"."""
    assert {str(member) for member in enum} == words


def _directory() -> Directory:
    return Directory.load(_EXAMPLE / "directory.toml")


def _statements() -> list[offentligroll.Statement]:
    return list(offentligroll.archives.read(_EXAMPLE / "statements.jsonl", _directory()))


MAIN_OBJECTS: dict[str, Callable[[], object]] = {
    "policy": lambda: Policy.load("katrineholm"),
    "directory": _directory,
    "statement": lambda: _statements()[0],
    "suite": lambda: Suite.shipped("katrineholm"),
    "vocabulary": Vocabulary.shipped,
    "assessment": lambda: Policy.load("katrineholm").assess(_statements()[0]),
    "bare-assessment": lambda: Policy.load("katrineholm").assess_facts(yes=["account-is-listed"]),
    "results": lambda: run_suite(Suite.shipped("katrineholm"), Policy.load("katrineholm"))[0].assessment,
}


class TestMainObjects:
    """As the design says: "everything is immutable, picklable, thread-safe and cattrs-serialisable"."""

    @pytest.mark.parametrize("name", MAIN_OBJECTS)
    def test_each_can_be_pickled(self, name: str) -> None:
        """What comes back from a pickle is equal to what went in."""
        made = MAIN_OBJECTS[name]()
        assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own bytes

    @pytest.mark.parametrize("name", MAIN_OBJECTS)
    def test_none_can_be_changed(self, name: str) -> None:
        """Setting a field is an error, also one that there is not."""
        made = MAIN_OBJECTS[name]()
        for field in ("id", "anything"):
            with pytest.raises(AttributeError):
                setattr(made, field, "other")

    def test_a_pickled_policy_assesses_the_same(self) -> None:
        """A policy works on in another process."""
        policy = Policy.load("katrineholm")
        again = pickle.loads(pickle.dumps(policy))  # noqa: S301 - our own bytes
        for statement in _statements():
            assert again.assess(statement) == policy.assess(statement)

    def test_a_file_error_can_be_pickled(self) -> None:
        """Errors come back whole from worker processes."""
        with pytest.raises(FileError) as caught:
            Policy.from_text("format = 2")
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert again.problems == caught.value.problems

    def test_an_assessment_is_neither_true_nor_false(self) -> None:
        """`bool(assessment)` raises, since undetermined is neither."""
        with pytest.raises(TypeError, match="neither true nor false"):
            bool(Policy.load("katrineholm").assess_facts())
