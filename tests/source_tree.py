"""The library's own source files, parsed, for tests about the house as a whole."""

from __future__ import annotations

import ast
import functools
import pathlib
import re
from collections.abc import Iterator

import attrs

ROOT = pathlib.Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "offentligroll"
_OWN_MODULE = re.compile(r"offentligroll\.(\w+)(?:\.\w+)*")


@attrs.frozen
class Import:
    """One import of one module, wherever in a file it stands."""

    importer: str
    """The importing module, such as ``model.statement``; empty for the package itself."""
    module: str
    """What it imports, such as ``offentligroll.files.document`` or ``click``."""
    line: int
    """Where."""

    @property
    def floor(self) -> str:
        """The floor that imports; the module's own name for one beside the floors."""
        return self.importer.split(".")[0]

    @property
    def imported_floor(self) -> str | None:
        """The floor that is imported; None for other people's modules."""
        package, _, inner = self.module.partition(".")
        return inner.split(".")[0] if package == "offentligroll" else None

    def __str__(self) -> str:
        return f"{self.importer or '__init__'}:{self.line} imports {self.module}"


@functools.cache
def sources() -> dict[pathlib.Path, ast.Module]:
    """Give every module of the library, parsed."""
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@functools.cache
def imports() -> tuple[Import, ...]:
    """Give every import, at the top, inside functions and under ``TYPE_CHECKING`` alike."""
    return tuple(
        Import(importer, module, getattr(node, "lineno", 0))
        for importer, tree in ((name_of(path), tree) for path, tree in sources().items())
        for node in ast.walk(tree)
        for module in imported_by(node, importer)
    )


def name_of(path: pathlib.Path) -> str:
    """Name a module below the package, such as ``model.statement``."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")


def imported_by(node: ast.AST, importer: str) -> Iterator[str]:
    """Give the modules that a node of the syntax tree imports.

    A text that is just the name of a module of ours counts too, since names that are loaded late stand in
    texts; the name of a folder stands in texts where data is read from it, and does not.
    """
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(level=level) if level:
            yield f"a relative module in {importer}"
        case ast.ImportFrom(module=str(module), names=names):
            submodules = [f"{module}.{alias.name}" for alias in names if is_ours(f"{module}.{alias.name}")]
            yield from submodules
            if len(submodules) < len(names):
                yield module
        case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(module)), *_]):
            if not is_ours(module) or _path(module).is_dir():
                yield module
        case ast.Constant(value=str(text)) if is_ours(text) and not _path(text).is_dir():
            yield text


@functools.cache
def is_ours(module: str) -> bool:
    """Return whether a name is that of a module or folder of the library."""
    return _OWN_MODULE.fullmatch(module) is not None and (
        _path(module).is_dir() or _path(module).with_suffix(".py").is_file()
    )


def _path(module: str) -> pathlib.Path:
    return PACKAGE.parent.joinpath(*module.split("."))
