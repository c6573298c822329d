"""Nothing heavy is imported until it is used."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from offentligroll.faces import loader

HEAVY = ("attr", "attrs", "cattrs", "dateutil", "tomllib", "json", "rich", "click", "zoneinfo", "datetime")


FIRST_ANSWER = (
    "from offentligroll import Policy\n"
    "assert Policy.load('us-lindke').assess_facts(['account-is-listed']).status == 'open'"
)
UNASKED = """
cattrs click rich pytest dateutil tomllib hashlib pathlib tempfile ipaddress decimal fractions calendar string
model.statement model.channel model.official model.organisation model.directory model.period model.calendar
facts.sheet facts.common facts.detector facts.registry facts.evidence facts.heard facts.vocabulary facts.forms
languages.catalogue languages.message files.problems
assessment.parts assessment.brief assessment.details assessment.record
policy.judging.details policy.judging.judgement policy.judging.norms policy.judging.laying_out
rules.house_rule rules.channel_rule rules.archive_rule rules.document rules.duration
policy.reading.loading policy.checking engine.columns engine.extents
engine.compiled_norms engine.guidelines engine.obligations engine.norms assessment.strict_values
"""
"""What a first answer to bare facts does without: other people's packages and costly ones of Python's own;
statements, with their people and channels; words; what an answer can tell beside itself; what the policy has
none of; how policies are read and checked."""


def _loaded_by(code: str, **environment: str) -> set[str]:
    """Tell which modules a fresh interpreter loads for a piece of code, beyond those that it starts with."""
    program = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env=os.environ | environment,
        check=True,
        capture_output=True,
        text=True,
    )
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


def test_a_first_answer_loads_what_it_needs(tmp_path: Path) -> None:
    """Out of the cache, a policy answers without what nobody has asked about, yet, or can be asked of it."""
    cache = {"OFFENTLIGROLL_CACHE": str(tmp_path)}
    filling = _loaded_by(FIRST_ANSWER, **cache)
    assert "offentligroll.policy.reading.loading" in filling
    loaded = {name.removeprefix("offentligroll.") for name in _loaded_by(FIRST_ANSWER, **cache)}
    assert loaded & set(UNASKED.split()) == set()


def test_the_watch_sees_what_is_loaded() -> None:
    """A module that is loaded is seen, so that the tests above can fail."""
    assert {"cattrs", "colorsys"} <= _loaded_by("import cattrs, colorsys")


def test_nothing_is_collected_while_modules_are_loaded() -> None:
    """Of what modules make nothing can be thrown away; afterwards it is as it was."""
    during: list[bool] = []

    def loaded(_: str) -> mock.Mock:
        during.append(gc.isenabled())
        return mock.Mock()

    with mock.patch("importlib.import_module", loaded), mock.patch.dict(sys.modules, face=mock.Mock()):
        for was_on in (True, False):
            (gc.enable if was_on else gc.disable)()
            try:
                loader("face", {"Rule": "rules.rule"})("Rule")
                after = gc.isenabled()
            finally:
                gc.enable()
            assert after is was_on
    assert during == [False, False]
