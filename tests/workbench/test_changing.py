"""Changes of a file's text leave everything else as it is."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

import pytest
from benches import NAME, POLICY, SUITE

from offentligroll.languages import MessageError
from offentligroll.workbench.changing import add_entry, remove_entry, rename_key, set_value

GUIDELINE, CAPACITY, CASE = ("guideline", 0), ("capacity", 0), ("case", 0)


def lines_changed(before: str, after: str) -> tuple[set[str], set[str]]:
    """The lines that went, and those that came."""
    return set(before.splitlines()) - set(after.splitlines()), set(after.splitlines()) - set(
        before.splitlines()
    )


@pytest.mark.parametrize(
    ("where", "key", "value", "went", "came"),
    [
        (GUIDELINE, "must_not", "is-spoken", 'must_not = "takes-party-side"', 'must_not = "is-spoken"'),
        (
            CAPACITY,
            "decides",
            "personal",
            'decides = "official"  # whatever it says',
            'decides = "personal"  # whatever it says',
        ),
        (
            CAPACITY,
            "says.sv",
            'Nu "så".',
            'says = { sv = "Listade kanaler är officiella.", en = "Listed channels are official." }',
            'says = { sv = "Nu \\"så\\".", en = "Listed channels are official." }',
        ),
        (
            CAPACITY,
            "says.nb",
            "Ja.",
            'says = { sv = "Listade kanaler är officiella.", en = "Listed channels are official." }',
            (
                'says = { sv = "Listade kanaler är officiella.", en = "Listed channels are official.", '
                'nb = "Ja." }'
            ),
        ),
        (CAPACITY, "hat", "mayor", None, 'hat = "mayor"'),
        (CAPACITY, "note.sv", "x", None, 'note = { sv = "x" }'),
        (CAPACITY, "cite", None, 'cite = "rules, 1"', None),
        (CAPACITY, "hat", None, None, None),
    ],
)
def test_one_value_is_written_and_nothing_else(
    where: tuple[str, int], key: str, value: object, went: str | None, came: str | None
) -> None:
    """Comments, order and all other lines stay."""
    gone, new = lines_changed(POLICY, set_value(NAME, POLICY, where, key, value))
    assert gone == ({went} if went else set())
    assert new == ({came} if came else set())


def test_a_key_is_written_into_an_empty_table() -> None:
    """A table in braces without keys gets its first."""
    text = "[[guideline]]\nsays = {}\n"
    assert set_value(NAME, text, GUIDELINE, "says.sv", "Ja.") == '[[guideline]]\nsays = { sv = "Ja."}\n'


def test_a_key_is_renamed_with_its_value_kept() -> None:
    """That is how a rule becomes stronger or weaker."""
    after = rename_key(NAME, POLICY, GUIDELINE, "must_not", "should_not")
    assert lines_changed(POLICY, after) == (
        {'must_not = "takes-party-side"'},
        {'should_not = "takes-party-side"'},
    )
    assert rename_key(NAME, POLICY, GUIDELINE, "may", "must") == POLICY


@pytest.mark.parametrize("change", [set_value, rename_key])
def test_what_is_not_there_any_more_is_told(change: Callable[..., str]) -> None:
    """Somebody may have removed the rule meanwhile."""
    with pytest.raises(MessageError, match="guideline number 6"):
        change(NAME, POLICY, ("guideline", 5), "id", "x")


def test_a_new_entry_stands_behind_the_last_of_its_kind() -> None:
    """Rules stay together."""
    after = add_entry(NAME, POLICY, "guideline", {"id": "new", "must": "is-spoken"})
    guidelines = tomllib.loads(after)["guideline"]
    assert [one["id"] for one in guidelines] == ["no-party", "new"]
    assert after.index('id = "new"') < after.index("[[house_rule]]")
    assert lines_changed(POLICY, after)[0] == set()


def test_an_entry_of_a_new_kind_stands_at_the_end() -> None:
    """There is no other of its kind yet."""
    assert add_entry(NAME, POLICY, "principle", {"id": "kind"}).endswith('\n\n[[principle]]\nid = "kind"\n')


def test_an_empty_file_gets_its_first_entry() -> None:
    """Nothing stands before it."""
    assert add_entry("a.cases.toml", "", "case", {"id": "one"}) == '[[case]]\nid = "one"\n'


def test_an_entry_is_taken_away_with_its_own_tables() -> None:
    """What stands before and behind it stays."""
    text = f'{SUITE}\n[case.statement]\nact = "post"\n\n[[case]]\nid = "last"\n'
    after = remove_entry("a.cases.toml", text, ("case", 1))
    assert [one["id"] for one in tomllib.loads(after)["case"]] == ["on-the-list", "last"]
    assert "# told by the registrar" in after
    assert remove_entry("a.cases.toml", after, ("case", 1)).endswith('because = ["listed"]\n')


def test_a_document_is_changed_in_its_toml_alone() -> None:
    """The paragraphs of an adopted document are nobody's TOML."""
    text = '# Guidelines\n\nid = "prose"\n\n```toml\n[[guideline]]\nid = "a"\n```\n\nMore words.\n'
    after = add_entry("town.policy.md", text, "guideline", {"id": "b"})
    assert after == (
        '# Guidelines\n\nid = "prose"\n\n```toml\n[[guideline]]\nid = "a"\n\n[[guideline]]\nid = "b"\n```\n\n'
        "More words.\n"
    )
