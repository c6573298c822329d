"""How Sphinx makes the documentation site; ``nox -s docs`` builds it, in English and in Swedish."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from pygments.lexers.special import TextLexer
from sphinx.highlighting import lexers

from offentligroll import __version__
from site_pages import SWEDISH, with_addresses, with_contents, write_face_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "offentligroll"
author = "The offentligroll authors"
release = version = __version__
language = "en"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]

# The repository's root is the source, so that links between files are the same there and here.
include_patterns = ["*.md", "docs/**", "examples/**", "tests/words/*/README.md"]
root_doc = "docs/index"
source_suffix = {".md": "markdown"}
myst_heading_anchors = 4
# The site of the other language stands beside this one; `site_pages` marks what leads there.
myst_url_schemes = {
    **dict.fromkeys(("http", "https", "mailto")),
    "page": "{{path}}",
    "part": "{{path}}#{{fragment}}",
}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_line_continuation_character = "\\"

html_theme = "furo"
html_title = f"{project} {release}"
html_show_sourcelink = False
html_copy_source = False

for name in ("csv", "mermaid"):
    lexers[name] = TextLexer()


_FACES = ROOT / "docs" / "reference" / "python"


def _pages_of_this_language(app: Sphinx, _: object) -> None:
    if app.config.language == "en":
        app.config.exclude_patterns.append(f"{SWEDISH}**")
        write_face_pages(_FACES)
    else:
        app.config.include_patterns = [f"{SWEDISH}**"]
        app.config.root_doc = f"{SWEDISH}index"


def _made_of(app: Sphinx, name: str, source: list[str]) -> None:
    page = f"{name}.md"
    text = with_addresses(app.config.language, page, source[0], exists=lambda path: (ROOT / path).is_file())
    if page.endswith("/index.md"):
        text = with_contents(page, text)
    elif name == "docs/reference/python":
        text = f"{text}\n```{{toctree}}\n:titlesonly:\n:glob:\n\npython/*\n```\n"
    elif not name.startswith("docs/"):
        # Files beside the documentation are listed by the map, or by a page that the map lists.
        text = f"---\norphan: true\n---\n{text}"
    source[0] = text


def _without_types(*event: object) -> None:
    """Give the words before a colon back: Napoleon takes those of an attribute's first line for its type."""
    lines: list[str] = event[-1]  # type: ignore[assignment]
    taken = [line for line in lines if line.startswith(":type: ")]
    if event[1] in {"attribute", "data", "property"} and taken:
        first = next(number for number, line in enumerate(lines) if line)
        lines[first] = f"{taken[0].removeprefix(':type: ')}: {lines[first]}"
        lines.remove(taken[0])


def setup(app: Sphinx) -> None:
    """Connect what is made of the pages before Sphinx reads them.

    Args:
        app: the build.
    """
    app.connect("config-inited", _pages_of_this_language)
    app.connect("source-read", _made_of)
    app.connect("autodoc-process-docstring", _without_types, priority=600)
