"""What is run to see that the library is right; ``nox`` runs all of it, ``nox --list`` tells what there is.

Plain pytest, as the README has it, needs none of this.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
# A Python that is not there is skipped, and the summary says so; `.ci/pythons` brings what can be had.
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["lint", "types", "wheel", "coverage", "nightly", "holidays", "oldest", "matrix"]

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
OVER_BOTH_CORES = ("-n", "2", "--dist", "loadfile", "--quiet")
LARGEST_WHEEL = 880_000
# From 3.14 on Python itself can tell which branches ran, which costs next to nothing.
TRACED_BY_PYTHON = next((version for version in PYTHONS if version == "3.14" and shutil.which("python3.14")), None)


def install(session: nox.Session, *groups: str) -> None:
    """Install the library as it stands in the checkout, with the command and some groups."""
    session.install("--editable", ".[cli]", *(f"--group={group}" for group in groups))


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, as the README does; what follows `--` goes to pytest."""
    install(session, "tests")
    session.run("pytest", *(session.posargs or OVER_BOTH_CORES))


@nox.session(python=PYTHONS)
def matrix(session: nox.Session) -> None:
    """Run the tests of the built wheel on each Python that the library claims, with the newest dependencies."""
    session.install(f"{built_wheel(session)}[cli]", "--group=tests")
    session.run("python", "-m", "pip", "list") if session.venv_backend == "virtualenv" else None
    session.run("pytest", *OVER_BOTH_CORES)


@nox.session(python=PYTHONS[0], venv_backend="uv")
def oldest(session: nox.Session) -> None:
    """Run the tests with the oldest Python and the oldest dependencies that pyproject.toml allows."""
    session.install("--resolution=lowest-direct", "--editable", ".[cli]", "--group=tests")
    session.run("pytest", *OVER_BOTH_CORES)
