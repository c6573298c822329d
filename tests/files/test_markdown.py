"""TOML is read out of Markdown documents, and what is wrong in it is told with its place in the document."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.files.document import parse_document
from offentligroll.files.markdown import toml_in
from offentligroll.files.problems import FileError

DOCUMENT = """\
# Rules

Be kind.

```toml
[[principle]]
id = "kind"
```

Answer fast
and well.
~~~~ TOML
[[principle]]
id = "fast"
~~~
~~~~
```python
id = 3
```
Scope
-----
- us
- you

## Ends ##
"""


def test_each_value_stands_where_it_stands_in_the_document() -> None:
    """Problems of the TOML point into the Markdown."""
    with pytest.raises(FileError, match=r"a\.policy\.md:15:1: "):
        parse_document(DOCUMENT, "a.policy.md")
    document = parse_document(DOCUMENT.replace("~~~\n~~~~", "~~~~"), "a.policy.md")
    assert str(document.place_of(("principle", 1, "id"))) == "a.policy.md:14:1"


def test_only_markdown_is_taken_apart() -> None:
    """A file with another ending is TOML as a whole."""
    with pytest.raises(FileError, match=r"a\.policy\.toml:"):
        parse_document(DOCUMENT, "a.policy.toml")


def test_paragraphs_lists_and_headings_are_told_apart() -> None:
    """Words are kept with their lines; blocks of anything else are no words."""
    _, paragraphs = toml_in(DOCUMENT, "a.policy.md")
    assert [(one.line, one.words, one.is_heading) for one in paragraphs] == [
        (1, "Rules", True),
        (3, "Be kind.", False),
        (10, "Answer fast\nand well.", False),
        (20, "Scope", True),
        (22, "- us\n- you", False),
        (25, "Ends", True),
    ]


@pytest.mark.parametrize(("text", "line"), [("```toml\na = 1", 1), ("x\n\n~~~ toml\n```\n~~", 3)])
def test_a_block_that_is_never_closed_is_told_where_it_begins(text: str, line: int) -> None:
    """Else all words after it would be read as TOML."""
    with pytest.raises(FileError) as error:
        parse_document(text, "a.policy.md")
    (problem,) = error.value.problems
    assert problem.place is not None
    assert (problem.code, problem.place.line) == ("open-block", line)
    assert "close it with a line of " in str(problem)


def test_other_blocks_may_stay_open() -> None:
    """What is no TOML is not our business."""
    assert toml_in("# A\n```\nx", "a.policy.md")[0].strip() == ""


@given(
    st.lists(
        st.sampled_from(["a = 1", "", "```toml", "```", "~~~", "# A", "words", "- b", "==="]), max_size=15
    )
)
def test_no_line_is_lost_or_moved(lines: list[str]) -> None:
    """Each line is TOML on its own line, a word, or a mark around them."""
    text = "\n".join(lines)
    try:
        toml, paragraphs = toml_in(text, "a.policy.md")
    except FileError:
        return
    taken = toml.split("\n")
    assert len(taken) == len(text.split("\n"))
    assert all(one in ("", *text.split("\n")[number : number + 1]) for number, one in enumerate(taken))
    for paragraph in paragraphs:
        assert text.split("\n")[paragraph.line - 1].strip("# ") == paragraph.words.split("\n")[0].strip("# ")


def test_a_document_without_toml_is_empty() -> None:
    """It holds no value."""
    assert parse_document("# A\n\nWords.", "a.md").data == tomllib.loads("")


@pytest.mark.parametrize("opening", ["```", "```text", "~~~"])
def test_toml_is_not_lost_in_a_block_that_nobody_closed(opening: str) -> None:
    """A block that is not closed would swallow the next one, with its rules, and nobody would see."""
    marks = opening[:3]
    text = f"Words.\n\n{opening}\nan example\n\n{marks}toml\nid = 'kind'\n{marks}\n"
    with pytest.raises(FileError) as caught:
        toml_in(text, "rules.policy.md")
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert (problem.code, problem.place.line) == ("open-block", 3)


def test_a_longer_fence_shows_toml_that_is_no_rule() -> None:
    """Who writes of how rules are written fences the example with more marks, or others."""
    for wider, inner in (("````", "```"), ("~~~", "```"), ("```", "~~~")):
        toml, _ = toml_in(f"{wider}\n{inner}toml\nid = 'kind'\n{inner}\n{wider}\n", "rules.policy.md")
        assert toml.strip() == ""
