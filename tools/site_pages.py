"""What the documentation site makes of the Markdown files, which are written to be read as they are.

The lists of links in the pages named ``index.md`` become the site's navigation, links between the English and
the Swedish pages become addresses, and the faces of the library get a page each.
"""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import itertools
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from types import ModuleType

SWEDISH = "docs/sv/"
"""Where the Swedish pages are."""
FACES = (
    *("model", "rules", "facts", "assessment", "policy", "questions", "cases", "archives", "registers"),
    *("records", "review", "queue", "editing", "frames", "conversion", ""),
)
"""The faces, the small interface last: what stands in another is told there."""

_NOT_OURS = "str,int,tuple,dict,Mapping,Protocol,BaseException,object"
_HEADING = re.compile(r"(?m)^## (.+)$")
_LINK = re.compile(r"(?<=\]\()([^)\s#]+)(#[^)\s]*)?(?=\))")
_FENCE = re.compile(r"(?ms)^(`{3,})[^\n]*\n.*?^\1$")


def is_of(language: str, page: str) -> bool:
    """Tell whether a page stands in the site of a language.

    Args:
        language: ``"sv"`` or ``"en"``.
        page: its path from the root of the repository.

    Returns:
        Whether it does.
    """
    return page.startswith(SWEDISH) == (language == "sv")


def with_contents(page: str, text: str) -> str:
    r"""Add the navigation to a page that lists others: one list for each of its chapters.

    Args:
        page: its path.
        text: what stands in it.

    Returns:
        The same, with the pages that each chapter names as hidden contents at the end.

    Example:
        >>> print(with_contents("docs/index.md", "# Map\n\n## Learn\n\n- [First](tutorial/first.md)\n"))
        # Map
        <BLANKLINE>
        ## Learn
        <BLANKLINE>
        - [First](tutorial/first.md)
        <BLANKLINE>
        ```{toctree}
        :hidden:
        :titlesonly:
        :caption: Learn
        <BLANKLINE>
        /docs/tutorial/first
        ```
        <BLANKLINE>
    """
    before, *chapters = _HEADING.split(text)
    parts = [("", before), *zip(chapters[::2], chapters[1::2], strict=True)]
    seen: set[str] = set()
    for title, chapter in parts:
        named = [one for one in _pages_in(page, chapter) if one not in seen and _belongs(page, one)]
        if named:
            seen.update(named)
            text += "\n".join(
                (
                    "\n```{toctree}",
                    ":hidden:",
                    ":titlesonly:",
                    *_caption(title),
                    "",
                    *_roots(named),
                    "```",
                    "",
                )
            )
    return text


def _caption(title: str) -> Sequence[str]:
    return (f":caption: {title}",) if title else ()


def _roots(pages: Sequence[str]) -> Iterator[str]:
    return (f"/{one.removesuffix('.md')}" for one in dict.fromkeys(pages))


def _pages_in(page: str, text: str) -> Iterator[str]:
    for link in _LINK.finditer(_FENCE.sub("", text)):
        if link[1].endswith(".md") and "://" not in link[1]:
            yield resolved(page, link[1])


def _belongs(index: str, page: str) -> bool:
    """Tell whether a page has its place under this list: the map has all but what other lists have."""
    folder = PurePosixPath(index).parent
    nested = PurePosixPath(page).parent
    if page == index:
        return False
    return nested == folder or PurePosixPath(index).parent.name in {"docs", "sv"}


def resolved(page: str, link: str) -> str:
    """Tell to which file a link leads.

    Args:
        page: the path of the page that it stands in.
        link: the link, without what follows ``#``.

    Returns:
        The path from the root.

    Example:
        >>> resolved("docs/sv/tutorial/a.md", "../../reference/b.md")
        'docs/reference/b.md'
    """
    return os.path.normpath(PurePosixPath(page).parent / link).replace(os.sep, "/")


def with_addresses(language: str, page: str, text: str, *, exists: Callable[[str], bool]) -> str:
    """Turn links to pages of the other language into addresses of its site, which stands beside this one.

    They have a scheme, ``page:`` or ``part:``, by which ``conf.py`` tells MyST to leave them as they are.

    Args:
        language: that of this site.
        page: the path of the page.
        text: what stands in it.
        exists: whether there is a file at a path.

    Returns:
        The same; links in blocks of code, and those that lead nowhere, stay.

    Example:
        >>> with_addresses("sv", "docs/sv/a.md", "[b](../b.md#c)", exists=lambda path: True)
        '[b](part:../../../en/docs/b.html#c)'
    """
    other = "en" if language == "sv" else "sv"
    up = "../" * (len(PurePosixPath(page).parts))

    def address(link: re.Match[str]) -> str:
        target = resolved(page, link[1]) if "://" not in link[1] else ""
        if not target.endswith(".md") or is_of(language, target) or not exists(target):
            return link[0]
        return f"{'part' if link[2] else 'page'}:{up}{other}/{target.removesuffix('.md')}.html{link[2] or ''}"

    fences = [match.span() for match in _FENCE.finditer(text)]
    return _LINK.sub(
        lambda link: link[0] if any(a <= link.start() < b for a, b in fences) else address(link), text
    )


def face_pages() -> Iterator[tuple[str, str]]:
    """Write the page of each face; a name is told in full once, where it is first promised.

    Yields:
        The page's name, and what stands in it.
    """
    told: dict[tuple[str, str], str] = {}
    for face in FACES:
        module = importlib.import_module(f"offentligroll.{face}".rstrip("."))
        lines = [f"# `{module.__name__}`", "", "```{eval-rst}", f".. automodule:: {module.__name__}"]
        lines += [""]
        for name in module.__all__:
            value = getattr(module, name)
            home = (getattr(value, "__module__", module.__name__), getattr(value, "__qualname__", name))
            if inspect.ismodule(value):
                lines += [f"``{name}``", f"   See :py:mod:`{value.__name__}`.", ""]
                continue
            if home in told:
                lines += [f"``{name}``", f"   The same as :py:obj:`{told[home]}`.", ""]
                continue
            told[home] = f"{module.__name__}.{name}"
            lines += [*_told(module, name, value), ""]
        yield face or "offentligroll", "\n".join((*lines, "```", ""))


def _told(module: ModuleType, name: str, value: object) -> Iterator[str]:
    full = f"{module.__name__}.{name}"
    if inspect.isclass(value):
        yield f".. auto{'exception' if issubclass(value, BaseException) else 'class'}:: {full}"
        if issubclass(value, enum.Enum):
            yield from ("   :members:", "   :undoc-members:")
        else:
            yield from ("   :members:", f"   :inherited-members: {_NOT_OURS}")
    elif inspect.isroutine(value):
        yield f".. autofunction:: {full}"
    else:
        yield from (f".. py:data:: {full}", "", f"   {_said_below(module, name)}")


def _said_below(module: ModuleType, name: str) -> str:
    """Give the first line of the text that stands under a constant, in the module that it comes from."""
    home = importlib.import_module(f"offentligroll.{module._HOMES[name]}")  # noqa: SLF001
    statements = ast.parse(inspect.getsource(home)).body
    for one, below in itertools.pairwise(statements):
        match one, below:
            case (
                ast.Assign(targets=[ast.Name(id=found)]) | ast.AnnAssign(target=ast.Name(id=found)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ) if found == name:
                return text.partition("\n")[0]
    raise LookupError(f"{name} is not documented where it stands")


def write_face_pages(folder: Path) -> list[str]:
    """Write the pages of the faces into a folder; those that are as they should be are left alone.

    Args:
        folder: where they go.

    Returns:
        Their names, in order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, text in face_pages():
        path = folder / f"{name}.md"
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
        names.append(name)
    return names
