"""The sources and the catalogue agree: what is said has a sentence, and no sentence is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import resources

import attrs
import pytest

from offentligroll.languages.catalogue import Catalogue, Hole
from source_tree import PACKAGE, ROOT, name_of, sources

TOOLS = ROOT / "tools"
CATALOGUE = Catalogue(resources.files("offentligroll.languages"))
SENTENCES = CATALOGUE.codes("en")
FILES = {code.partition(".")[0] for code in SENTENCES}
CODES = {code.removesuffix(".one").removesuffix(".many") for code in SENTENCES}
MODULES = {name_of(path) for path in sources()}
"""What is loaded late is named by its module, which looks like a code."""
_SCRIPT_TEXT = re.compile(r"\"[^\"\n]*\"|`[^`\n]*`")
_SCRIPT_HOLE = re.compile(r"\$\{[^{}]*\}")
_CODE = re.compile(rf"(?:{'|'.join(sorted(FILES))})\.[a-z_{{}}][A-Za-z0-9_.{{}}-]*")


@attrs.frozen
class Said:
    """A message or sentence that the sources make with what they fill in."""

    where: str
    code: str
    filled: frozenset[str]


def trees() -> Iterator[tuple[str, ast.Module]]:
    """The modules of the library and of what makes its pages, parsed."""
    tools = {path: ast.parse(path.read_text("utf-8")) for path in sorted(TOOLS.glob("*.py"))}
    for path, tree in (sources() | tools).items():
        yield str(path.relative_to(ROOT)), tree


def patterns() -> dict[str, str]:
    """Every text of the sources that names a code, with ``{}`` for what differs, and where it stands."""
    found: dict[str, str] = {}
    for where, tree in trees():
        passed_over = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        passed_over |= {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        for node in ast.walk(tree):
            if id(node) in passed_over:
                continue
            text = ""
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
            elif isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
                )
            if _CODE.fullmatch(text) and not text.endswith(".toml") and text not in MODULES - CODES:
                found[text] = where
    return found | {text: where for where, text in scripts() if _CODE.fullmatch(text)}


def messages() -> Iterator[Said]:
    """Every message whose code and parameters stand in the sources as they are."""
    for where, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            names = [keyword.arg for keyword in node.keywords]
            if name in {"Message", "say"} and None not in names:
                filled = frozenset(str(one) for one in names)
                yield Said(f"{where}:{node.lineno}", str(node.args[0].value), filled)


def scripts() -> Iterator[tuple[str, str]]:
    """The texts in the scripts of pages that may name a code, with ``{}`` for what differs."""
    for path in sorted((*PACKAGE.glob("workbench/static/*.js"), *TOOLS.glob("playground_page/*.js"))):
        for text in _SCRIPT_TEXT.findall(path.read_text("utf-8")):
            yield str(path.relative_to(ROOT)), _SCRIPT_HOLE.sub("{}", text[1:-1])


EXAMPLE = "languages.example"
"""What the docstrings of the catalogue show."""

PATTERNS = patterns()
MESSAGES = list(messages())


def sentences(code: str) -> list[str]:
    """The codes of a sentence, which may have a text for one and one for many."""
    return [one for one in (code, f"{code}.one", f"{code}.many") if one in SENTENCES]


def parameters(code: str) -> frozenset[str]:
    """What a sentence is filled in with, in all its texts."""
    return frozenset(
        piece.name for one in sentences(code) for piece in SENTENCES[one] if isinstance(piece, Hole)
    )


def matching(pattern: str) -> set[str]:
    """The codes that a text of the sources may name."""
    expression = re.compile(re.escape(pattern).replace(r"\{\}", ".+"))
    return {code for code in CODES if expression.fullmatch(code)}


def test_the_sources_say_something() -> None:
    """The walk finds codes with and without what differs, so that the tests below can fail."""
    assert {"checks.missing-cite.found", "answers.capacity.{}"} <= PATTERNS.keys()
    assert len(MESSAGES) > 400


def test_every_code_has_a_sentence() -> None:
    """What the sources say is there in the catalogue."""
    assert {pattern: where for pattern, where in PATTERNS.items() if not matching(pattern)} == {}


def test_no_sentence_is_left_over() -> None:
    """What the catalogue has is said somewhere."""
    said = {code for pattern in PATTERNS for code in matching(pattern)}
    assert CODES - said == {EXAMPLE}


@pytest.mark.parametrize("said", MESSAGES, ids=lambda said: f"{said.where} {said.code}")
def test_a_message_is_filled_in_with_what_its_sentence_wants(said: Said) -> None:
    """A message that is made with the wrong parameters would be found out only when it is shown."""
    if said.code in CODES:
        assert said.filled - {"count"} == parameters(said.code) - {"count"}
