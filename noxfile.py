"""What is run to see that the library is right: ``nox`` runs all of it, ``nox --list`` tells what there is.

Plain pytest, as the README has it, needs none of this.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
# `.ci/pythons` brings the Pythons that can be had; one that is not there is skipped, and the summary says so.
nox.options.sessions = ["lint", "types", "coverage", "nightly", "program"]
nox.options.sessions += ["holidays", "oldest", "matrix", "size", "browser", "docs", "howtos"]

PYTHONS = nox.project.python_versions(nox.project.load_toml("pyproject.toml"))
ON_BOTH_CORES = ("pytest", "--quiet", "-n", "2", "--dist", "loadfile")
# What hangs on the contents of the library, and on no Python, is run by the README and for coverage.
SAME_ON_EACH = ("browser", "docs", "languages", "library", "questions", "report", "workbench")
ON_EACH_PYTHON = (
    *(*ON_BOTH_CORES, "-m", "not property and not thorough", "tests"),
    *(f"--ignore=tests/{folder}" for folder in SAME_ON_EACH),
)
PROPERTIES = ("pytest", "--quiet", "-n", "2", "-m", "property", "--hypothesis-profile=nightly", "tests")
APT = ("apt-get", "-qq", "--yes", "--no-install-recommends", "-o", "Acquire::http::Timeout=20")
# Some 800 kB of it are what words are read with, some 650 kB the law and its cases.
LARGEST_WHEEL = 3_250_000
WHEELS = Path(".nox", "wheels").resolve()
# From 3.14 on Python itself notes which branches ran, at little cost.
QUICKLY_TRACED = "3.14" if shutil.which("python3.14") else None
# The oldest Python runs all tests twice elsewhere, and that of the coverage once.
OTHER_PYTHONS = [one for one in PYTHONS[1:] if one != QUICKLY_TRACED]


def install(session: nox.Session, *what: str) -> None:
    """Install the library as it stands in the checkout, with its command, and more.

    Args:
        session: the session.
        what: what else pip is given.
    """
    session.install("--editable", ".[cli]", *what)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests as the README does; what follows ``--`` goes to pytest instead."""
    install(session, "--group=tests")
    session.run(*(("pytest", *session.posargs) if session.posargs else ON_BOTH_CORES))


@nox.session
def lint(session: nox.Session) -> None:
    """Look at the style of code, and at the spelling of everything."""
    session.install("--group=lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("typos")


@nox.session
def types(session: nox.Session) -> None:
    """Check all types, strictly."""
    extras = ("--group=browser", "--group=workbench", "--group=lsp")
    install(session, "--group=tests", *extras, "--group=typing", "--group=nox")
    session.run("mypy")


@nox.session(python=QUICKLY_TRACED)
def coverage(session: nox.Session) -> None:
    """Hold the tests to running every line and every branch of the library."""
    extras = ("archives", "records", "registers", "frames", "workbench", "lsp")
    install(session, "--group=tests", *(f"--group={one}" for one in extras), "--group=coverage")
    core = "sysmon" if QUICKLY_TRACED else "ctrace"
    # The measuring itself loads tomllib into each process, so that this one test could not see it come.
    seen = ("--deselect", "tests/house/test_light_import.py::test_the_watch_sees_what_is_loaded")
    session.run("coverage", "run", "-m", *ON_BOTH_CORES, "-m", "", *seen, env={"COVERAGE_CORE": core})
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report", "--fail-under=100")


@nox.session
def browser(session: nox.Session) -> None:
    """Look at the pages in a real browser, Debian's Chromium, which is installed where that can be done."""
    if not _has_chromium() and os.geteuid() == 0 and shutil.which("apt-get"):
        # What the pictures are to show, and what a machine that never asked has to ask first.
        for asked in (("update",), ("install", "chromium", "fonts-noto-color-emoji")):
            session.run(*APT, *asked, external=True, silent=True, success_codes=range(256))
    if not _has_chromium():
        session.skip("there is no Chromium on this machine, and it could not be installed")
    install(session, "--group=tests", "--group=browser", "--group=workbench")
    # A browser on a busy machine may come too late once; what fails twice is wrong.
    wanted = (*ON_BOTH_CORES, "tests/browser", *session.posargs)
    session.run(*wanted, success_codes=[0, 1])
    session.run(*wanted, "--last-failed", "--last-failed-no-failures=none", success_codes=[0, 5])


def _has_chromium() -> bool:
    return shutil.which("chromium") is not None or shutil.which("chromium-browser") is not None


@nox.session
def nightly(session: nox.Session) -> None:
    """Try the properties with many examples, new ones each time unless a seed is given."""
    install(session, "--group=tests")
    session.run(*PROPERTIES, *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build the wheel that the matrix tests."""
    session.install("build")
    shutil.rmtree(WHEELS, ignore_errors=True)
    session.run("python", "-m", "build", "--wheel", "--outdir", str(WHEELS), silent=True)


@nox.session(requires=["wheel"])
def size(session: nox.Session) -> None:
    """Tell the size of the wheel, and refuse one that has grown too large."""
    (path,) = WHEELS.glob("*.whl")
    found = path.stat().st_size
    session.log(f"{path.name} has {found:,} bytes; {LARGEST_WHEEL:,} are too many")
    if found >= LARGEST_WHEEL:
        session.error("the wheel is too large")


@nox.session(python=OTHER_PYTHONS, requires=["wheel"])
def matrix(session: nox.Session) -> None:
    """Run the tests on the wheel, on each Python that no other session tries."""
    (path,) = WHEELS.glob("*.whl")
    session.install(f"{path}[cli]", "--group=tests")
    session.run(*ON_EACH_PYTHON)


@nox.session(python=PYTHONS[0], venv_backend="uv")
def oldest(session: nox.Session) -> None:
    """Run the tests on the oldest Python with the oldest dependencies that are allowed."""
    install(session, "--group=tests", "--resolution=lowest-direct")
    session.run(*ON_EACH_PYTHON)


@nox.session
def holidays(session: nox.Session) -> None:
    """Compare the days off with those of the holidays package, which holds python-dateutil back."""
    install(session, "--group=tests", "--group=holidays")
    session.run("pytest", "--quiet", "tests/model")


@nox.session
def program(session: nox.Session) -> None:
    """Run a stranger's program, and check its types twice: it has promised names only."""
    install(session, "--group=program")
    with session.chdir("examples/program"):
        session.run("pytest", "--quiet", "--noconftest", "-p", "no:offentligroll", "check_program.py")
        session.run("mypy", "--strict", "program.py", "check_program.py")
        # It fetches itself from npm at its first run; where that can't be had, this is said and no failure.
        told = str(session.run("pyright", "--version", silent=True, success_codes=range(256)))
        if told.strip().rpartition("\n")[2].startswith("pyright "):
            session.run("pyright", "program.py", "check_program.py")
        else:
            session.warn(f"pyright could not be fetched, so that its check is left out: {told}")


@nox.session(python=PYTHONS[0])
def engines(session: nox.Session) -> None:
    """Assess in Spark, Ray and Dask, on clusters of this machine; they are large, and need not be had."""
    install(session, "--group=frames")
    if not shutil.which("java"):
        session.warn("there is no Java, so that Spark is left out")
    try:
        session.install("--group=engines")
    except nox.command.CommandFailed:
        session.warn("the engines could not be installed, so that their check is left out")
        return
    with session.chdir("examples/engines"):
        # The engines warn of much that is not ours.
        warned = ("-o", "filterwarnings=default", "--noconftest", "-p", "no:offentligroll")
        session.run("pytest", "--quiet", *warned, "check_engines.py")


@nox.session(default=False)
def pages(session: nox.Session) -> None:
    """Write the pages of the documentation that are made from the library."""
    install(session, "--group=tests")
    session.run("python", "tests/docs/refresh_pages.py")


@nox.session
def howtos(session: nox.Session) -> None:
    """Run the how-tos for other people's packages, which the README's environment lacks and skips."""
    install(session, "--group=tests", "--group=howtos")
    pages = ("ask-before-it-is-published", "assess-tables", "use-in-a-notebook")
    # Other people's packages warn of much that is not ours.
    what = ("-o", "filterwarnings=default", *(f"docs/how-to/{page}.md" for page in pages))
    # Spark is to look up no name of this machine.
    here = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": "python"}
    session.run("pytest", "--quiet", "-rs", *what, "tests/docs/test_in_notebooks.py", env=here)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation as two sites, in English and in Swedish; every warning is an error."""
    install(session, "--group=docs")
    site = Path("build", "site")
    for language in ("en", "sv"):
        shutil.rmtree(site / language, ignore_errors=True)
        more = ("-D", f"language={language}", "-d", f"build/doctrees/{language}")
        session.run(
            "sphinx-build", "-qW", "--keep-going", "-j2", *more, "-c", "docs", ".", str(site / language)
        )
    shutil.copy("tools/site_index.html", site / "index.html")
    session.log(f"Open {site / 'index.html'}")


@nox.session(default=False)
def playground(session: nox.Session) -> None:
    """Put the playground together, the workbench without a server: the folder to be hosted is told."""
    install(session, "--group=workbench")
    session.run("python", "tools/playground.py", *(session.posargs or ("build/site/playground",)))


@nox.session(default=False)
def benchmarks(session: nox.Session) -> None:
    """Take a first look at the speed."""
    install(session, "--group=tests", "--group=benchmarks")
    session.run("python", "benchmarks/run.py", "--quick", *session.posargs)
