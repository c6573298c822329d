"""Nothing heavy is imported until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("attr", "attrs", "cattrs", "dateutil", "tomllib", "json", "rich", "click", "zoneinfo", "datetime")


def _loaded_by(code: str) -> set[str]:
    """Tell which modules a fresh interpreter loads for a piece of code, beyond those that it starts with."""
    program = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603
    return set(run.stdout.split())


def test_importing_the_library_loads_none_of_its_floors() -> None:
    """`import offentligroll` loads the package, its version and what loads names, no more of ours."""
    loaded = _loaded_by("import offentligroll")
    assert {name for name in loaded if name.startswith("offentligroll")} == {
        "offentligroll",
        "offentligroll.faces",
        "offentligroll.version",
    }


def test_importing_the_library_loads_nothing_heavy() -> None:
    """Neither other people's packages nor the heavy parts of Python's own library are loaded."""
    tops = {name.split(".")[0] for name in _loaded_by("import offentligroll")}
    assert tops & set(HEAVY) == set()


@pytest.mark.parametrize(
    ("code", "unneeded"),
    [
        pytest.param("import offentligroll.cli", ("click", "rich", "attrs", "tomllib"), id="command"),
        pytest.param("from offentligroll import Statement", ("cattrs", "click", "rich"), id="statement"),
        pytest.param(
            "from offentligroll import Policy\nPolicy.load('katrineholm').assess_facts(yes=['is-own-words'])",
            ("click", "rich", "pytest"),
            id="assessing",
        ),
    ],
)
def test_what_is_used_loads_no_more_than_it_needs(code: str, unneeded: tuple[str, ...]) -> None:
    """Each name loads its own floor and those below."""
    tops = {name.split(".")[0] for name in _loaded_by(code)}
    assert tops & set(unneeded) == set()


def test_the_watch_sees_what_is_loaded() -> None:
    """A module that is loaded is seen, so that the tests above can fail."""
    assert {"cattrs", "tomllib"} <= _loaded_by("import cattrs, tomllib")
