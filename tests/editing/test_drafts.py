"""A file as it stands in an editor: while it can't be read, the last state that could be serves."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import HEAD, SOUND
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.editing import (
    Draft,
    FileKind,
    apply_edits,
    completions,
    hover,
    lenses,
    outline,
    preview,
    problems,
)

_CASES = """\
format = 1
policy = "town"

[[case]]
id = "on-the-list"
title = "An announcement"
yes = ["account-is-listed", "takes-party-side"]
expect = { capacity = "official" }
findings = { no-party = "complies" }
"""
_DOCUMENT = f"""\
# Regler

```toml
{HEAD}```

## 2 Ton

Var vänlig.

```toml
[[principle]]
id = "kind"
says = {{ sv = "Var vänlig.", en = "Be kind." }}
```
"""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("town.policy.toml", FileKind.POLICY),
        ("town.policy.md", FileKind.POLICY),
        ("town.cases.toml", FileKind.CASES),
        ("directory.toml", FileKind.DIRECTORY),
        ("untitled", FileKind.POLICY),
    ],
)
def test_a_name_tells_what_a_file_is(name: str, kind: FileKind) -> None:
    """As the command has it."""
    assert Draft.of("", name).kind is kind


def test_the_last_good_state_serves_while_a_line_is_typed() -> None:
    """Page, outline and policy are those of the last text without errors; problems are those of now."""
    good = Draft.of(SOUND)
    assert good.edited(SOUND) is good
    broken = good.edited(f"{SOUND}\n[[guideline]]\nid = ").edited(f'{SOUND}\n[[guideline]]\nid = "n')
    assert broken.before is good
    assert broken.good is good
    assert broken.policy is good.policy
    assert preview(broken, "sv") == preview(good, "sv")
    assert [one.code for one in problems(broken)] == ["toml-syntax"]
    assert [one.lines != () for one in outline(broken)] == [True, True, False]
    mended = broken.edited(SOUND.replace("No party", "Never any party"))
    assert mended.good is mended


def test_without_any_good_state_there_is_no_page() -> None:
    """Nothing is made up."""
    draft = Draft.of("format = 1")
    assert (draft.policy, draft.good, preview(draft), lenses(draft)) == (None, None, None, ())


def test_the_page_has_the_forms_of_show() -> None:
    """HTML, Markdown and plain text, in both languages."""
    draft = Draft.of(SOUND)
    assert str(preview(draft, "sv")).startswith("<!doctype html>")
    assert "No party politics" in str(preview(draft, "en", "md"))
    assert "Ingen partipolitik" in str(preview(draft, "sv", "text"))
    with pytest.raises(ValueError, match="pdf"):
        preview(draft, "sv", "pdf")


def test_policies_beside_it_can_be_extended(tmp_path: Path) -> None:
    """As they can when the file is loaded."""
    (tmp_path / "base.policy.toml").write_text(SOUND.replace('"town"', '"base"'), "utf-8")
    text = HEAD.replace("zone", 'extends = ["base"]\nzone')
    assert Draft.of(text, folder=tmp_path).policy is not None
    (unknown,) = problems(Draft.of(text))
    assert (unknown.code, unknown.fixes) == ("extends", ())


def test_an_adopted_document_is_a_policy() -> None:
    """Rules stand in the section whose paragraph they encode; places are those of the document."""
    text = _DOCUMENT
    draft = Draft.of(text, "town.policy.md")
    (principle,) = outline(draft, "sv")
    assert (principle.section, principle.says) == ("2 Ton", "Var vänlig.")
    assert draft.lines.offset(principle.span.start) == text.index("[[principle]]")
    assert "Var vänlig." in str(preview(draft, "sv", "text"))
    broken = draft.edited(text.replace('id = "kind"', 'id "kind"'))
    assert outline(broken, "sv")[0].section == "2 Ton"
    assert outline(Draft.of(broken.text, draft.name), "sv")[0].section == ""
    assert problems(Draft.of("```toml\nid = 1", "a.policy.md"))[0].code == "open-block"
    hidden = Draft.of("```python\n```toml\n```", "a.policy.md")
    assert (problems(hidden)[0].code, hidden.tree.entries[0].items) == ("open-block", ())


def test_the_outline_says_where_a_rule_comes_from() -> None:
    """Its source and the place in it, its number on the page, and what the page says of it."""
    first, second = outline(Draft.of(SOUND), "sv")
    assert (first.kind, first.id, first.source, first.section, first.number) == (
        "capacity",
        "listed",
        "rules",
        "§ 2",
        1,
    )
    assert second.says == "Ingen partipolitik."
    assert first.lines[-1].startswith("Källa: Riktlinje för sociala medier, § 2")
    assert first.to_dict()["selectionRange"]["start"]["line"] == first.span.start.line + 1
    (new,) = outline(Draft.of("[[guideline]]\n"))
    assert (new.id, new.says, new.span) == ("", "", new.name_span)
    (case,) = outline(Draft.of(_CASES, "t.cases.toml"))
    assert (case.kind, case.says) == ("case", "An announcement")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("[[capac", "Vad som räknas som officiellt"),
        ("deci", "Den avgör frågan"),
        ('decides = "off', "Den avgör frågan"),
        ('when = "account-is', "myndighetens förteckning"),
        ('id = "list', "Kanaler på listan är officiella."),
        ('cite = "rules', "Riktlinje för sociala medier"),
        ("verified = tr", "Om någon har läst den"),
        ("title = { s", "På svenska."),
        ('zone = "Eur', "Tidszonen"),
    ],
)
def test_a_word_is_explained_under_the_pointer(before: str, words: str) -> None:
    """Keys, facts, rules as sentences, sources; in the reader's language."""
    draft = Draft.of(SOUND)
    found = hover(draft, draft.lines.position(SOUND.index(before) + len(before)), "sv")
    assert found is not None
    assert words in found.text
    assert found.to_dict()["range"] == found.span.to_dict()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[assume]\nis-satire = tr|ue", "satir"),
        ("[assume]\nis-sa|tire = true", "satir"),
        (
            '[[fact]]\nid = "mine"\nphrase = { sv = "det är mitt" }\n[[capacity]]\nwhen = "inte mi|ne"',
            "det är mitt",
        ),
        ('[[capacity]]\nwhen = "inte kontot till|hör myndigheten"', "Tillhör kontot myndigheten?"),
        ('[[guideline]]\naccept = [{ code = "unused-so|urce" }]', "Ingen regel anger källan"),
        ('extends = ["se-l|aw"]', "Svensk lag"),
        ('[[capacity]]\nwhen = "no-such-fa|ct"', "När den gäller"),
    ],
)
def test_names_are_explained(line: str, words: str) -> None:
    """Own facts, phrases, checks, other policies; what is unknown has the meaning of its key."""
    offset = line.index("|")
    draft = Draft.of(line.replace("|", ""))
    found = hover(draft, draft.lines.position(offset), "sv")
    assert found is not None
    assert words.casefold() in found.text.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "# com|ment",
        "[|",
        "colour = |1",
        '[[capacity]]\ncolour| = ""',
        "[colo|ur]",
        "[assume]\nno-such-fa|ct = 1",
    ],
)
def test_what_is_not_known_is_not_explained(text: str) -> None:
    """Nothing is shown rather than something empty."""
    draft = Draft.of(text.replace("|", ""))
    assert hover(draft, draft.lines.position(text.index("|")), "sv") is None


def test_lenses_tell_of_each_rule_which_cases_it_has() -> None:
    """How many, how many of them come out wrong, and what of it no case shows."""
    policy, cases = Draft.of(SOUND), Draft.of(_CASES, "town.cases.toml")
    listed, party = lenses(policy, [cases], "en")
    assert listed.title == "1 case, 1 comes out wrong"
    assert party.title == "1 case, 1 comes out wrong, 2 things are not shown"
    assert party.lacking[0] == "“No party politics” is followed"
    plain = party.to_dict()
    assert plain["cases"] == [
        {"id": "on-the-list", "file": "town.cases.toml", "title": "An announcement", "isRight": False}
    ]
    right = cases.edited(_CASES.replace("complies", "breached"))
    assert lenses(policy, [right], "sv")[0].title == "1 fall"
    twice = lenses(policy, [right, attrs_copy(right, "more.cases.toml")])
    assert [len(one.cases) for one in twice] == [2, 2]
    assert [one.title for one in lenses(policy)] == ["no case", "no case"]
    assert [one.title for one in lenses(policy, [Draft.of("[[case", "t.cases.toml")])] == [
        "no case",
        "no case",
    ]


def attrs_copy(draft: Draft, name: str) -> Draft:
    """The same text under another name."""
    return Draft.of(draft.text, name)


def test_lenses_tell_of_each_case_how_it_comes_out() -> None:
    """Beside the case itself, with what came instead."""
    policy = Draft.of(SOUND)
    (lens,) = lenses(Draft.of(_CASES, "t.cases.toml", of_policy=policy), language="sv")
    assert (lens.id, lens.title.partition(":")[0]) == ("on-the-list", "fel")
    right = Draft.of(_CASES.replace("complies", "breached"), "t.cases.toml", of_policy=policy)
    assert [one.title for one in lenses(right)] == ["right"]
    broken = Draft.of("[[case", "t.cases.toml", of_policy=policy)
    assert lenses(broken) == ()


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("format = 1\npolicy = ", "t.cases.toml", "toml-syntax"),
        ('format = 1\npolicy = "town"\nin_force = "x"\n', "t.cases.toml", "unknown-value"),
        (_CASES.replace("takes-party-side", "takes-party-sid"), "t.cases.toml", "unknown-fact"),
        ("format = ", "directory.toml", "toml-syntax"),
        ("format = 2", "directory.toml", "format"),
    ],
)
def test_other_files_have_problems_too(text: str, name: str, code: str) -> None:
    """Cases and directories, as they are read."""
    draft = Draft.of(text, name, of_policy=Draft.of(SOUND) if "cases" in name else None)
    marked = problems(draft, "sv")
    assert [one.code for one in marked] == [code]
    assert marked[0].to_dict()["code"] == code


def test_sound_files_have_none() -> None:
    """Neither cases nor directories."""
    assert problems(Draft.of(_CASES, "t.cases.toml", of_policy=Draft.of(SOUND))) == ()
    assert problems(Draft.of("format = 1\n", "directory.toml")) == ()


_SOUP = st.lists(
    st.sampled_from(
        [*"[]{}=,.'\"\\\n# é😀", "when", "[[capacity]]", "id", "any_of", "is-satire", "2026-01-01", "```"]
    ),
    max_size=8,
)


@given(
    st.sampled_from(["t.policy.toml", "t.policy.md", "t.cases.toml", "directory.toml"]),
    st.integers(0, len(SOUND)),
    st.integers(0, 30),
    _SOUP,
)
def test_whatever_stands_there_something_is_told(name: str, start: int, length: int, soup: list[str]) -> None:
    """Nobody loses the help of an editor over a slip, whatever it is."""
    text = SOUND[:start] + "".join(soup) + SOUND[start + length :]
    draft = Draft.of(f"# R\n\n```toml\n{text}" if name.endswith(".md") else text, name)
    place = draft.lines.position(min(start + len(soup), len(draft.text)))
    completions(draft, place, "sv")
    hover(draft, place, "sv")
    outline(draft, "sv")
    preview(draft, "sv", "text")
    for marked in problems(draft, "sv"):
        for fix in marked.fixes:
            apply_edits(draft.text, fix.edits)
