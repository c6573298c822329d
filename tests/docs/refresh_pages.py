"""Write the real output below every example of the pages; run it when the words of the library have changed.

From the top of the repository: ``PYTHONPATH=src:tests python tests/docs/refresh_pages.py``. What changed is
to be read before it is kept: the tests hold the pages to what comes out, and only people can tell whether
that is what should.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks_page import checks_page
from facts_page import facts_page
from policy_pages import write_index, write_policy_pages
from questions_page import questions_page

from adopted_documents import write_documents
from console_blocks import run_command, steps_of
from offentligroll import Policy
from offentligroll.conversion.schemas import schema_name
from offentligroll.model import other_holidays
from policy_versions import write_versions
from schemas import KINDS, schema_text

ROOT = Path(__file__).parents[2]
_SHOWN = re.compile(
    r"(?P<head><!-- the file (?P<file>\S+) -->\n```\w+\n)(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_BLOCK = re.compile(
    r"^<!-- skip: start .*?^<!-- skip: end -->$|^```(?P<kind>python|console)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def pages() -> Iterator[Path]:
    """Give all pages with examples.

    Yields:
        Their paths.
    """
    yield from (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))
    yield ROOT / "examples" / "katrineholm" / "README.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))


def with_files(page: str) -> str:
    """Put the files that a page shows into it.

    Args:
        page: the page as Markdown.

    Returns:
        The page, with the files as they are now.
    """
    return _SHOWN.sub(lambda match: f"{match['head']}{(ROOT / match['file']).read_text('utf-8')}```", page)


def drawings() -> Iterator[tuple[Path, str]]:
    """Draw the policy that the pages show.

    Yields:
        The file of each picture, and what is to stand in it.
    """
    policy = Policy.load(ROOT / "docs" / "how-to" / "exempelstad" / "exempelstad.policy.toml")
    for language in ("en", "sv"):
        yield ROOT / "docs" / "pictures" / f"exempelstad-{language}.svg", policy.to_svg(language)


def refreshed(page: str) -> str:
    """Run the examples of a page.

    Args:
        page: the page as Markdown.

    Returns:
        The page, with what comes out now.
    """
    names: dict[str, Any] = {"__name__": "page"}

    def block(match: re.Match[str]) -> str:
        body = match["body"]
        if body is None:
            # What packages that may be missing give is written by hand.
            return match[0]
        if match["kind"] == "console":
            body = _run_commands(body)
        elif body.startswith(">>>"):
            body = "".join(_run_example(part, names) for part in doctest.DocTestParser().parse(body))
        else:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(body, names)  # noqa: S102 - the examples of our own pages
        return f"```{match['kind']}\n{body}```"

    return _BLOCK.sub(block, with_files(page))


def _run_commands(block: str) -> str:
    lines: list[str] = []
    code = 0
    for written in re.findall(r"^\$ (?:[^\n]*\\\n)*[^\n]*$", block, re.MULTILINE):
        step = steps_of(written)[0]
        printed: tuple[str, ...] = (str(code),)
        if step.command != "echo $?":
            code, printed = run_command(step.command)
        lines += [written, *printed]
    return "".join(f"{line}\n" for line in lines)


def _run_example(part: doctest.Example | str, names: dict[str, Any]) -> str:
    if isinstance(part, str):
        return part
    lines = part.source.rstrip("\n").split("\n")
    prompts = (">>>", *("..." for _ in lines[1:]))
    prompt = "".join(f"{mark} {one}".rstrip() + "\n" for mark, one in zip(prompts, lines, strict=True))
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        try:
            exec(compile(part.source, "page", "single"), names)  # noqa: S102 - the examples of our own pages
        except Exception as error:  # noqa: BLE001 - an example may show what is refused
            module, name = type(error).__module__, type(error).__name__
            name = name if module == "builtins" else f"{module}.{name}"
            return f"{prompt}Traceback (most recent call last):\n    ...\n{name}: {error}\n"
    return prompt + re.sub(r"^$(?=\n)", "<BLANKLINE>", stream.getvalue(), flags=re.MULTILINE)


def main() -> None:
    """Refresh all pages, the schemas that the library ships, and the versions that are written down."""
    os.chdir(ROOT)
    # As in the tests: the same pages whether or not the package is installed here.
    other_holidays.PACKAGE = "offentligroll.no_such_package"
    os.environ |= {"COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    (ROOT / "docs" / "reference" / "facts.md").write_text(facts_page(), encoding="utf-8")
    (ROOT / "docs" / "reference" / "checks.md").write_text(checks_page(), encoding="utf-8")
    (ROOT / "docs" / "reference" / "questions.md").write_text(questions_page(), encoding="utf-8")
    write_policy_pages()
    write_index()
    write_documents()
    write_versions()
    for path, drawn in drawings():
        path.write_text(drawn, encoding="utf-8")
    for kind in KINDS:
        schema = ROOT / "src" / "offentligroll" / "schemas" / schema_name(kind)
        schema.write_text(schema_text(kind), encoding="utf-8")
    for path in pages():
        page = path.read_text("utf-8")
        new = refreshed(page)
        if new != page:
            path.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
