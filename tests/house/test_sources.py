"""What every file of the repository keeps to."""

from __future__ import annotations

import ast
import functools
import hashlib
import pathlib
import re
import subprocess
import tomllib
from collections.abc import Iterator

import pytest

from offentligroll import __version__
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.rules.rule import CapacityRule, Guideline, Obligation
from source_tree import PACKAGE, ROOT, name_of, sources

LANGUAGES = ("sv", "en")
PICTURES = frozenset((ROOT / "docs" / "pictures").glob("*.webp"))
"""What people look at; everything else is read."""
ABOUT_300_LINES = 310
LONG_FOR_A_REASON = {
    "assessment.wording.phrasing": "one small function for each thing that is said",
    "facts.sheet": "the answers to all facts of one statement, in the order in which they outrank each other",
}

# Written so that this file does not hold what it looks for.
OUTSIDE = {
    "a path of somebody's machine": "(?<![A-Za-z0-9_.~])/(?:wor[k]|home|root|Users)/",
    "a tool outside the repository": "\\bfar[m]-[a-z]+|/[.]librar[y]|`(?:issue[s]|duplicate[s])[ `]",
    "a host that packages come from": "|".join(
        name + rf"\.{end}"
        for name, end in {
            "pypi": "org",
            "pythonhosted": "org",
            "crates": "io",
            "npmjs": "(?:com|org)",
            "proxy.golang": "org",
            "anaconda": "org",
        }.items()
    ),
}


@functools.cache
def _files() -> tuple[pathlib.Path, ...]:
    """Give every file that the repository keeps."""
    command = ["git", "ls-files", "-z"]
    try:
        listed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no checkout, or git is not here")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file() and path not in PICTURES)


class TestEveryFile:
    """What holds for code, data and documents alike."""

    def test_all_are_text(self) -> None:
        """What can't be read by people has no place here: all files but pictures are UTF-8 text."""
        for path in _files():
            assert "\0" not in path.read_text("utf-8"), path

    def test_pictures_are_small_and_shown(self) -> None:
        """A picture of the documentation is what its name says, is shown on a page, and weighs little."""
        pages = "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
        for path in PICTURES:
            content = path.read_bytes()
            assert content[:4] + content[8:12] == b"RIFFWEBP", path
            assert len(content) < 100_000, path
            assert f"pictures/{path.name})" in pages, path

    @pytest.mark.parametrize("what", OUTSIDE)
    def test_none_names_what_is_outside(self, what: str) -> None:
        """The repository stands on its own: it names no machine, tool or host that it was made on."""
        pattern = re.compile(OUTSIDE[what])
        naming = [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
            for path in _files()
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
            if pattern.search(line)
        ]
        assert naming == []

    @pytest.mark.parametrize(
        ("what", "line"),
        [
            ("a path of somebody's machine", "open('/ho·me/anna/a.toml')"),
            ("a tool outside the repository", "run `iss·ues show` first"),
            ("a host that packages come from", "https://py·pi.org/simple"),
        ],
    )
    def test_what_is_outside_would_be_found(self, what: str, line: str) -> None:
        """The patterns find what they are for, so that the test above can fail."""
        assert re.search(OUTSIDE[what], line.replace("·", ""))

    def test_none_is_copied_from_the_shared_data(self) -> None:
        """Other people's posts stay where they are: no file here is a file of the shared data."""
        shared = ROOT / ".." / "shared" / "data"
        if not shared.exists():
            pytest.skip("shared data is not here")
        ours: dict[int, list[pathlib.Path]] = {}
        for path in _files():
            ours.setdefault(path.stat().st_size, []).append(path)
        copies = [
            (str(own), str(other))
            for other in shared.rglob("*")
            if other.is_file() and other.stat().st_size
            for own in ours.get(other.stat().st_size, ())
            if _hash(own) == _hash(other)
        ]
        assert copies == []


def _hash(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _public(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    """Give the public classes, functions and methods, each with its name."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield f"{prefix}.{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body, f"{prefix}.{node.name}")


def _undocumented_fields(node: ast.ClassDef) -> Iterator[str]:
    for field, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            is_documented = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if not is_documented and not field.target.id.startswith("_"):
                yield field.target.id


def test_each_file_of_tests_has_a_name_of_its_own() -> None:
    """Pytest and mypy know a file of tests by its name alone."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


class TestTheCode:
    """What holds for the library's modules."""

    def test_modules_are_short(self) -> None:
        """One concept, one module; what is much longer than 300 lines has a reason."""
        lines = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in sources()}
        long = {name: count for name, count in lines.items() if count > ABOUT_300_LINES}
        assert long.keys() - LONG_FOR_A_REASON.keys() == set()
        assert LONG_FOR_A_REASON.keys() - lines.keys() == set()

    def test_modules_are_documented(self) -> None:
        """A module says what belongs there."""
        assert [str(path) for path, tree in sources().items() if not ast.get_docstring(tree)] == []

    def test_whatever_is_public_is_documented(self) -> None:
        """Every public class, function and method says what it is for."""
        silent = [
            name
            for path, tree in sources().items()
            for name, node in _public(tree.body, name_of(path))
            if not ast.get_docstring(node)
        ]
        assert silent == []

    def test_fields_are_documented(self) -> None:
        """Every field of a public class has a line under it; shapes of files only repeat their keys."""
        silent = [
            f"{name}.{field}"
            for path, tree in sources().items()
            for name, node in _public(tree.body, name_of(path))
            if isinstance(node, ast.ClassDef) and not node.name.endswith("Shape")
            for field in _undocumented_fields(node)
        ]
        assert silent == []

    def test_annotations_are_read_late(self) -> None:
        """Every module that defines something starts with the same `from __future__ import annotations`."""
        without = [
            str(path)
            for path, tree in sources().items()
            if any(isinstance(one, ast.ClassDef | ast.FunctionDef) for one in tree.body)
            and not any(
                isinstance(one, ast.ImportFrom) and one.module == "__future__" for one in tree.body[:2]
            )
        ]
        assert without == []

    def test_the_version_is_that_of_the_project(self) -> None:
        """`version.py` and `pyproject.toml` say the same."""
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        assert project["version"] == __version__


_VOCABULARY = tomllib.loads((PACKAGE / "facts" / "vocabulary.toml").read_text("utf-8"))
_FACTS = {fact: entry for fact, entry in _VOCABULARY.items() if isinstance(entry, dict)}


class TestTheVocabulary:
    """What holds for the facts."""

    def test_it_holds_the_facts_of_the_design(self) -> None:
        """As the design says: "the fact vocabulary (143 facts)" is a first edition, and may only grow."""
        assert len(_FACTS) >= 143
        assert [fact for fact in _FACTS if re.fullmatch(r"[a-z0-9-]+", fact) is None] == []

    def test_the_given_facts_are_all_there(self) -> None:
        """Ids that exist are kept, with their chapter, their source and what they need."""
        given = ROOT / ".." / "shared" / "vocabulary.toml"
        if not given.exists():
            pytest.skip("shared data is not here")
        first = tomllib.loads(given.read_text("utf-8"))
        del first["format"]
        kept = ("from", "group", "needs")
        lost = {
            fact
            for fact, entry in first.items()
            if {key: entry.get(key) for key in kept} != {key: _FACTS.get(fact, {}).get(key) for key in kept}
        }
        assert lost == set()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_fact_has_a_phrase_of_its_own(self, language: str) -> None:
        """Policies may name a fact by its phrase, so each is there, once, and starts with no negation."""
        phrases = [entry[language]["is"] for entry in _FACTS.values()]
        assert len({phrase.casefold() for phrase in phrases}) == len(phrases)
        assert [
            phrase for phrase in phrases if not phrase.strip() or phrase.startswith(("not ", "inte "))
        ] == []


def _rules(policy: Policy) -> list[CapacityRule | Guideline | Obligation]:
    return [*policy.capacity_rules, *policy.guidelines, *policy.obligations]


@pytest.mark.parametrize("policy", shipped_ids())
class TestShippedPolicies:
    """What holds for every policy that comes with the library."""

    def test_every_rule_speaks_both_languages(self, policy: str) -> None:
        """Every title, question, sentence, action and phrase is there in Swedish and English."""
        loaded = Policy.load(policy)
        wordings = [loaded.title, loaded.question, *(rule.says for rule in _rules(loaded))]
        wordings += [duty.action for duty in loaded.obligations]
        wordings += [fact.phrase for fact in loaded.own_facts]
        assert [one for one in wordings if set(LANGUAGES) - one.keys() or not all(one.values())] == []

    def test_every_rule_is_cited(self, policy: str) -> None:
        """No law is invented: a rule names its source, and where in it."""
        rules = _rules(Policy.load(policy))
        assert rules
        assert [rule.id for rule in rules if rule.cite is None or not rule.cite.place] == []


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    """What a newcomer is told to run is what is run on a clean clone, letter by letter."""
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = [line for line in readme.splitlines() if ".venv/bin/pip install" in line]
    run = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert len(commands) == 2
    assert all(any(line.startswith(command) for line in run) for command in commands)
