"""Changes made with drop-downs: the file says what was chosen, and comments and layout stay."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any, cast

import pytest
from drafts import SOUND
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.editing import (
    Draft,
    add_entry,
    add_fact,
    apply_edits,
    remove_entry,
    remove_fact,
    set_value,
    set_verb,
)
from offentligroll.editing.changing import Plain
from offentligroll.languages import MessageError

_WITH_LAYOUT = """\
# What the town says.
format = 1  # the only one
title = { sv = "Ort" }

[document]  # adopted
number = "1"

[[capacity]]
id = "one"
presumes = "official"   # until shown
when = { any_of = [
    "is-reply",  # answers
    "not is-satire"
] }
unless = { none_of = ["is-abusive", { all_of = ["is-joke", "is-satire"] }] }
says = { sv = "Ett." }
# Between the rules.

[[capacity]]
id = "two"

# The end.
"""


def _changed(text: str, way: tuple[str, ...], value: object) -> str:
    return apply_edits(text, set_value(Draft.of(text), way, cast("Plain", value)))


@pytest.mark.parametrize(
    ("way", "value", "line"),
    [
        (("capacity", "one", "presumes"), "personal", 'presumes = "personal"   # until shown'),
        (("capacity", "one", "says", "sv"), 'Två "ord".', 'says = { sv = "Två \\"ord\\"." }'),
        (("capacity", "one", "says", "en"), "One.", 'says = { sv = "Ett.", en = "One." }'),
        (("capacity", "two", "says", "sv"), "Två.", 'says = { sv = "Två." }'),
        (("capacity", "two", "when"), {"any_of": ["is-reply"]}, 'when = { any_of = ["is-reply"] }'),
        (("capacity", "one", "in_force", "from"), "2026-01-01", "in_force = { from = 2026-01-01 }"),
        (("document", "number"), "2", 'number = "2"'),
        (("document", "adopted"), "2026-03-01", "adopted = 2026-03-01"),
        (("document", "adopted_by", "sv"), "KS", 'adopted_by = { sv = "KS" }'),
        (("assume", "is-reply"), False, "is-reply = false"),
        (("sources", "qa", "verified"), True, "[sources.qa]"),
        (("zone",), "Europe/Stockholm", 'zone = "Europe/Stockholm"'),
        (("title", "en"), "Town", 'title = { sv = "Ort", en = "Town" }'),
    ],
)
def test_a_value_is_written_where_it_belongs(way: tuple[str, ...], value: object, line: str) -> None:
    """The line is there, all other lines stay, and the file says what was set."""
    text = _changed(_WITH_LAYOUT, way, value)
    assert line in text.splitlines()
    kept = [old for old in _WITH_LAYOUT.splitlines() if old in text.splitlines()]
    assert len(kept) >= len(_WITH_LAYOUT.splitlines()) - 1
    said: Any = tomllib.loads(text)
    for step in way:
        said = next(one for one in said if one["id"] == step) if isinstance(said, list) else said[step]
    assert said == (dt.date.fromisoformat(str(value)) if isinstance(said, dt.date) else value)


@pytest.mark.parametrize(
    ("way", "gone"),
    [
        (("capacity", "one", "presumes"), 'presumes = "official"   # until shown\n'),
        (
            ("capacity", "one", "when"),
            _WITH_LAYOUT[_WITH_LAYOUT.index("when") : _WITH_LAYOUT.index("unless")],
        ),
        (("title", "sv"), 'sv = "Ort"'),
        (("document", "number"), 'number = "1"\n'),
    ],
)
def test_a_value_is_taken_out_with_its_line(way: tuple[str, ...], gone: str) -> None:
    """Nothing else goes."""
    assert _changed(_WITH_LAYOUT, way, None) == _WITH_LAYOUT.replace(gone, "")


def test_taking_out_what_is_not_there_changes_nothing() -> None:
    """A drop-down that is left empty leaves the file alone."""
    assert _changed(_WITH_LAYOUT, ("capacity", "two", "hat"), None) == _WITH_LAYOUT
    assert remove_fact(Draft.of(_WITH_LAYOUT), ("capacity", "two", "when"), "is-reply") == ()


@pytest.mark.parametrize(
    ("text", "way", "value", "expected"),
    [
        ("title = {}\n", ("title", "sv"), "Ort", 'title = { sv = "Ort" }\n'),
        ("zone =\n", ("zone",), "UTC", 'zone = "UTC"\n'),
        ("zone\n", ("zone",), "UTC", 'zone = "UTC"\n'),
        ('title = "Ort"\n', ("title", "sv"), "Stad", 'title = { sv = "Stad" }\n'),
        ('title = "Ort"\n', ("title", "sv"), None, 'title = "Ort"\n'),
        ("", ("id",), "town", 'id = "town"\n'),
        (
            '[[capacity]]\nid = "a"',
            ("capacity", "a", "hat"),
            "party",
            '[[capacity]]\nid = "a"\nhat = "party"',
        ),
        (
            '[[capacity]]\nid = "a"\nsays.sv = "A."\n',
            ("capacity", "a", "says", "sv"),
            "B.",
            '[[capacity]]\nid = "a"\nsays.sv = "B."\n',
        ),
        (
            '[[capacity]]\nid = "a"\n[capacity.says]\nsv = "A."\n',
            ("capacity", "a", "says", "en"),
            "B.",
            '[[capacity]]\nid = "a"\n[capacity.says]\nsv = "A."\nen = "B."\n',
        ),
    ],
)
def test_odd_forms_are_taken_as_they_are(
    text: str, way: tuple[str, ...], value: str | None, expected: str
) -> None:
    """Empty tables, missing values, dotted keys and tables of their own."""
    assert _changed(text, way, value) == expected


@pytest.mark.parametrize(
    "way", [("capacity", "three", "when"), ("capacity", "one", "colour"), ("colour",), ()]
)
def test_what_a_file_can_not_have_is_refused(way: tuple[str, ...]) -> None:
    """No entry, and no key, is made up; the error says so in both languages."""
    with pytest.raises(MessageError) as refused:
        set_value(Draft.of(_WITH_LAYOUT), way, "x")
    assert refused.value.in_language("sv") != str(refused.value)


@pytest.mark.parametrize(
    ("verb", "value", "line"),
    [
        ("suggests", None, 'suggests = "official"   # until shown'),
        ("presumes", None, 'presumes = "official"   # until shown'),
        ("decides", "personal", 'decides = "personal"   # until shown'),
    ],
)
def test_a_verb_is_exchanged(verb: str, value: str | None, line: str) -> None:
    """What stands behind the verb stays unless another value is told."""
    edits = set_verb(Draft.of(_WITH_LAYOUT), "capacity", "one", verb, value)
    assert line in apply_edits(_WITH_LAYOUT, edits).splitlines()


def test_a_rule_without_a_verb_gets_one() -> None:
    """A new rule has none at first; without a value nothing can be written."""
    draft = Draft.of(_WITH_LAYOUT)
    edits = set_verb(draft, "capacity", "two", "decides", "official")
    assert 'id = "two"\ndecides = "official"\n' in apply_edits(_WITH_LAYOUT, edits)
    assert set_verb(draft, "capacity", "two", "decides") == ()
    with pytest.raises(MessageError):
        set_verb(draft, "capacity", "two", "must")


@pytest.mark.parametrize(
    ("key", "group", "expected"),
    [
        ("when", "any_of", {"any_of": ["is-reply", "not is-satire", "is-share"]}),
        ("when", "all_of", {"all_of": [{"any_of": ["is-reply", "not is-satire"]}, "is-share"]}),
        ("rebutted_by", "any_of", "is-share"),
        ("rebutted_by", "none_of", {"none_of": ["is-share"]}),
        ("official_only_if", "any_of", "is-share"),
    ],
)
def test_a_fact_is_added_to_a_condition(key: str, group: str, expected: object) -> None:
    """The file says the wider condition, and the comments in it stay."""
    edits = add_fact(Draft.of(_WITH_LAYOUT), ("capacity", "one", key), "is-share", group=group)
    text = apply_edits(_WITH_LAYOUT, edits)
    assert tomllib.loads(text)["capacity"][0][key] == expected
    assert text.count("#") == _WITH_LAYOUT.count("#")


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ('[\n    "is-reply",\n]', '[\n    "is-reply",\n    "is-share",\n]'),
        ('[\n    "is-reply"\n]', '[\n    "is-reply",\n    "is-share",\n]'),
        ('[\n    "is-reply" # why\n]', '[\n    "is-reply", # why\n    "is-share",\n]'),
        ('["is-reply",\n]', '["is-reply",\n    "is-share",\n]'),
        ('["is-reply", ]', '["is-reply", "is-share", ]'),
        ("[]", '["is-share"]'),
    ],
)
def test_lists_keep_their_layout(held: str, expected: str) -> None:
    """A list in lines gets a line; commas and comments stay where they are."""
    text = f'[[case]]\nid = "a"\nyes = {held}\n'
    edits = add_fact(Draft.of(text, "t.cases.toml"), ("case", "a", "yes"), "is-share")
    assert apply_edits(text, edits) == f'[[case]]\nid = "a"\nyes = {expected}\n'
    tomllib.loads(apply_edits(text, edits))


def test_a_case_without_facts_gets_a_list() -> None:
    """What a case says yes to is a list from the first."""
    text = '[[case]]\nid = "a"\n'
    edits = add_fact(Draft.of(text, "t.cases.toml"), ("case", "a", "yes"), "is-share", negated=False)
    assert apply_edits(text, edits) == '[[case]]\nid = "a"\nyes = ["is-share"]\n'


@pytest.mark.parametrize(
    ("key", "fact", "expected"),
    [
        ("when", "is-reply", {"any_of": ["not is-satire"]}),
        ("when", "is-satire", {"any_of": ["is-reply"]}),
        ("when", "is-share", {"any_of": ["is-reply", "not is-satire"]}),
        ("unless", "is-abusive", {"none_of": [{"all_of": ["is-joke", "is-satire"]}]}),
        ("unless", "is-satire", {"none_of": ["is-abusive", {"all_of": ["is-joke"]}]}),
    ],
)
def test_a_fact_is_taken_out_of_a_condition(key: str, fact: str, expected: object) -> None:
    """Wherever it stands, negated or not."""
    edits = remove_fact(Draft.of(_WITH_LAYOUT), ("capacity", "one", key), fact)
    assert tomllib.loads(apply_edits(_WITH_LAYOUT, edits))["capacity"][0][key] == expected


def test_a_condition_goes_with_its_last_fact() -> None:
    """By its phrase too."""
    phrase = "kontot tillhör myndigheten"
    text = f'[[capacity]]\nid = "a"\nwhen = {{ all_of = [{{ any_of = ["inte {phrase}"] }}] }}\n'
    edits = remove_fact(Draft.of(text), ("capacity", "a", "when"), "account-belongs-to-authority")
    assert apply_edits(text, edits) == '[[capacity]]\nid = "a"\n'


def test_entries_are_put_behind_their_kind() -> None:
    """A rule stands behind the last of its kind or the one that is named, else at the end."""
    draft = Draft.of(_WITH_LAYOUT)
    last = apply_edits(_WITH_LAYOUT, add_entry(draft, "capacity", {"id": "new"}))
    assert 'id = "two"\n\n[[capacity]]\nid = "new"\n\n# The end.' in last
    after = apply_edits(_WITH_LAYOUT, add_entry(draft, "capacity", {"id": "new"}, after="one"))
    assert 'says = { sv = "Ett." }\n\n[[capacity]]\nid = "new"\n# Between' in after
    first = apply_edits(_WITH_LAYOUT, add_entry(draft, "house_rule", {"id": "new"}))
    assert first == f'{_WITH_LAYOUT}\n[[house_rule]]\nid = "new"\n'
    source = apply_edits(SOUND, add_entry(Draft.of(SOUND), "sources", {"id": "qa", "title": "Q"}))
    assert 'verified = true\n\n[sources.qa]\ntitle = "Q"\n\n# Whose' in source
    assert apply_edits("", add_entry(Draft.of(""), "fact", {"id": "new"})) == '[[fact]]\nid = "new"\n'
    with pytest.raises(MessageError):
        add_entry(draft, "colour", {"id": "new"})


_DOCUMENT = "# Regler\n\nVar vänlig.\n\nVar snabb.\n"


def test_in_a_document_entries_stand_in_blocks() -> None:
    """Below the paragraph that is pointed at, else at the end; further ones in the block of their kind."""
    draft = Draft.of(_DOCUMENT, "regler.policy.md")
    place = draft.lines.position(_DOCUMENT.index("vänlig"))
    below = apply_edits(_DOCUMENT, add_entry(draft, "principle", {"id": "kind"}, at=place))
    assert below == '# Regler\n\nVar vänlig.\n\n```toml\n[[principle]]\nid = "kind"\n```\n\nVar snabb.\n'
    ending = apply_edits(_DOCUMENT, add_entry(draft, "principle", {"id": "kind"}))
    assert ending == f'{_DOCUMENT}\n```toml\n[[principle]]\nid = "kind"\n```\n'
    more = apply_edits(ending, add_entry(draft.edited(ending), "principle", {"id": "quick"}))
    assert more.endswith('id = "kind"\n\n[[principle]]\nid = "quick"\n```\n')


def test_entries_are_taken_out_and_comments_stay() -> None:
    """With the tables whose headers go on with theirs."""
    text = '[[capacity]]\nid = "a"\n[capacity.says]\nsv = "A."\n\n# Of b.\n[[capacity]]\nid = "b"\n'
    assert apply_edits(text, remove_entry(Draft.of(text), "capacity", "a")) == text[text.index("#") :]
    source = apply_edits(SOUND, remove_entry(Draft.of(SOUND), "sources", "rules"))
    assert "sources" not in tomllib.loads(source)
    assert "# Whose words they are." in source
    for kind in ("sources", "capacity"):
        with pytest.raises(MessageError):
            remove_entry(Draft.of(text), kind, "c")


_VALUES = st.recursive(
    st.text(max_size=8) | st.booleans() | st.integers(-9, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(["when", "says", "hat", "cite", "presumes"]), st.sampled_from(["one", "two"]), _VALUES)
def test_whatever_is_set_is_said(key: str, rule: str, value: object) -> None:
    """The file says what was set, and all else as before."""
    expected = tomllib.loads(_WITH_LAYOUT)
    next(one for one in expected["capacity"] if one["id"] == rule)[key] = value
    assert tomllib.loads(_changed(_WITH_LAYOUT, ("capacity", rule, key), value)) == expected
