"""Put the playground together: the workbench as a folder for any web host, with the library in the browser.

Run it as ``python tools/playground.py FOLDER``, in an environment that has the library and what it needs;
``nox -s playground`` does. What it puts there:

- the workbench's own page, in each language, and all that it loads;
- Pyodide, the Python of the browser, from the npm registry;
- one archive with the library of this checkout, its dependencies and the time zones;
- an example to begin with, whose cases are tests of this repository.

The page is served and asks for nothing else; what somebody writes there stays in her browser.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from offentligroll.languages import LANGUAGES
from offentligroll.version import __version__
from offentligroll.workbench.features import FEATURES
from offentligroll.workbench.page import shell, static_files
from offentligroll.workbench.service import Feature

ROOT = Path(__file__).parents[1]
PYODIDE = "314.0.7"
"""The version of Pyodide; its Python is one of those that the library supports."""
NEEDED = ("attrs", "cattrs", "python-dateutil", "tzdata")
"""The packages that the library needs there: its three dependencies, and the time zones."""
WELCOME = ("typing_extensions", "six", "tomlkit", "openpyxl", "et_xmlfile")
"""What some versions of these need, and what the workbench can do more with: packed where it is installed."""
EXAMPLE = (
    "docs/how-to/exempelstad/exempelstad.policy.toml",
    "docs/how-to/exempelstad/exempelstad.cases.toml",
    "docs/how-to/exempelstad/directory.toml",
)
"""What somebody finds who comes for the first time."""

DOCUMENTATION = {"en": "en/docs/index.html", "sv": "sv/docs/sv/index.html"}
"""The first page of the documentation in each language, within the site that has the playground beside it."""

_OF_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_PAGE = ROOT / "tools" / "playground_page"
_EVER = (1980, 1, 1, 0, 0, 0)


class CannotBuildError(Exception):
    """The playground can't be put together here, for the reason that it says."""


def build(folder: Path, pyodide: Path | None = None) -> None:
    """Put the playground together.

    Args:
        folder: where it goes; what is there is replaced.
        pyodide: the npm package as a file; left out, it is fetched.

    Raises:
        CannotBuildError: npm, or a package that it needs, is not to be had.
    """
    archive = library()
    with tempfile.TemporaryDirectory() as fetched:
        package = pyodide or fetch_pyodide(Path(fetched))
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "static").mkdir(parents=True)
        _unpack_pyodide(package, folder / "pyodide")
    (folder / "library.zip").write_bytes(archive)
    for file in static_files().iterdir():
        if file.is_file():
            (folder / "static" / file.name).write_bytes(file.read_bytes())
    for file in sorted(_PAGE.iterdir()):
        shutil.copy(file, folder / file.name)
    example = {PurePosixPath(one).name: (ROOT / one).read_text("utf-8") for one in EXAMPLE}
    (folder / "example.json").write_text(json.dumps(example, ensure_ascii=False), "utf-8")
    for language in LANGUAGES:
        docs = f"../{DOCUMENTATION[language]}"
        is_there = (folder / docs).is_file()
        written = page(language, archive, docs if is_there else None)
        (folder / page_name(language)).write_text(written, "utf-8")


def page_name(language: str) -> str:
    """Name the page of a language: the English one is what a host serves for the folder.

    Args:
        language: such as ``"sv"``.

    Returns:
        The file's name.
    """
    return "index.html" if language == "en" else f"{language}.html"


def page(language: str, archive: bytes, docs: str | None = None) -> str:
    """Write the page: the workbench's own, with another way to the service.

    Args:
        language: the language in which it is read.
        archive: the library, by whose hash the page is told from others.
        docs: where the documentation stands; None where it is not beside it.

    Returns:
        The document.
    """
    nonce = hashlib.sha256(archive).hexdigest()[:22]
    way = {"kind": "worker", "script": "worker.js", "nonce": nonce, "built": _built(), "docs": docs}
    own = Feature(name="playground", calls={}, has_page=False, words=("playground",))
    # What people decide in an archive is kept in a file of theirs, which a page without a server has not.
    here = (one for one in FEATURES if one.name != "review")
    written = shell((*here, own), language, way)
    policy = (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; "
        "connect-src 'self'; worker-src 'self' blob:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<link rel="stylesheet" href="playground.css">\n'
    )
    first = '<meta charset="utf-8">\n'
    shell_script = '<script type="module" src="static/shell.js"></script>'
    # It loads the shell itself, once it has found the files to begin with.
    own_script = '<script type="module" src="playground.js"></script>'
    return written.replace(first, first + head, 1).replace(shell_script, own_script, 1)


def fetch_pyodide(folder: Path) -> Path:
    """Fetch Pyodide with npm.

    Args:
        folder: where it is put.

    Returns:
        The package.

    Raises:
        CannotBuildError: there is no npm, or it could not fetch it.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise CannotBuildError("npm is not installed, and Pyodide comes from its registry")
    command = [npm, "pack", "--silent", f"pyodide@{PYODIDE}"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    packages = list(folder.glob("pyodide-*.tgz"))
    if ended.returncode != 0 or not packages:
        told = ended.stderr.strip().rpartition("\n")[2]
        raise CannotBuildError(f"npm could not fetch pyodide {PYODIDE}: {told or 'it says nothing'}")
    return packages[0]


def _unpack_pyodide(package: Path, folder: Path) -> None:
    folder.mkdir()
    with tarfile.open(package) as tar:
        for name in _OF_PYODIDE:
            content = tar.extractfile(f"package/{name}")
            if content is None:
                raise CannotBuildError(f"{package.name} has no {name}")
            (folder / name).write_bytes(content.read())


def library() -> bytes:
    """Pack the library and what it needs: the same bytes for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(_files()):
            archive.writestr(zipfile.ZipInfo(name, _EVER), path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def _files() -> Iterator[tuple[str, Path]]:
    package = ROOT / "src" / "offentligroll"
    for path in package.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"offentligroll/{path.relative_to(package).as_posix()}", path
    for name in (*NEEDED, *WELCOME):
        try:
            files = importlib.metadata.files(name)
        except importlib.metadata.PackageNotFoundError:
            if name in WELCOME:
                continue
            raise CannotBuildError(f"{name} is not installed here, and the library needs it there") from None
        for file in files or ():
            path = Path(str(file.locate()))
            if ".." not in file.parts and file.suffix != ".pyc" and path.is_file():
                yield file.as_posix(), path


def _built() -> str:
    """Say what it was built from: the version, and the commit where git knows it."""
    git = shutil.which("git")
    command = [git or "git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False) if git else None  # noqa: S603
    if commit is None or commit.returncode != 0:
        return __version__
    return f"{__version__} ({commit.stdout.strip()})"


def main(arguments: Sequence[str]) -> int:
    """Build it as the command says.

    Args:
        arguments: what follows the command.

    Returns:
        0, or 1 where it can't be built.
    """
    parser = argparse.ArgumentParser(description="Put the playground together as a folder for a web host.")
    parser.add_argument("folder", type=Path, help="where it goes; what is there is replaced")
    parser.add_argument("--pyodide", type=Path, help="the npm package as a file, instead of fetching it")
    told = parser.parse_args(arguments)
    try:
        build(told.folder, told.pyodide)
    except CannotBuildError as error:
        sys.stderr.write(f"The playground can't be built: {error}.\n")
        return 1
    size = sum(path.stat().st_size for path in told.folder.rglob("*") if path.is_file())
    sys.stdout.write(
        f"{told.folder}: {size / 1e6:.1f} MB; serve it with `python -m http.server -d {told.folder}`\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
