"""What `check` says of a directory that can be used: what is unclear in it, and which lines would help."""

from __future__ import annotations

from pathlib import Path

import pytest

from offentligroll.files.problems import FileError, Severity
from offentligroll.policy.checking.directories import check_directory

ORGANISATION = """
[[organisation]]
id = "{id}"
name = "{id}"
kind = "{kind}"
{more}
"""
WHOLE = "roles_complete = true\nchannels_complete = true"


def organisation(id: str = "lindby", more: str = WHOLE, kind: str = "municipality") -> str:  # noqa: A002
    """Write an organisation of which all roles and channels are told."""
    return ORGANISATION.format(id=id, more=more, kind=kind)


def official(*roles: str, more: str = "") -> str:
    """Write a person with roles."""
    written = "".join(f"\n[[official.role]]\n{role}" for role in roles)
    return f'\n[[official]]\nid = "kim"\nname = "Kim"\n{more}{written}'


def role(in_: str = "lindby", kind: str = "appointed", more: str = "from = 2010-01-01") -> str:
    """Write a role."""
    return f'organisation = "{in_}"\nkind = "{kind}"\n{more}\n'


def channel(more: str, id: str = "x:1") -> str:  # noqa: A002
    """Write an account."""
    return f'\n[[channel]]\nid = "{id}"\n{more}\n'


def found_in(tmp_path: Path, *parts: str) -> list[tuple[str, str, str]]:
    """Check a directory: how grave each problem is, its code, and where it is."""
    path = tmp_path / "directory.toml"
    path.write_text("format = 1\n" + "".join(parts), "utf-8")
    checked = check_directory(path)
    assert checked.directory.organisation("lindby").name == "lindby"
    return [(one.severity.value, one.code, one.where) for one in checked.problems]


HELD = official(role())
KIM = 'holder = "kim"\n'
NO_BEARER = ("warning", "no-bearer")
ASSUMED = ("hint", "assumed-bearer")


@pytest.mark.parametrize(
    ("more", "others", "lines"),
    [
        (WHOLE, "", []),
        ("channels_complete = true", "", []),
        ("channels_complete = true", official(role()), ["roles_complete = true"]),
        ("channels_complete = true", official(role(), more="roles_complete = true"), []),
        ("channels_complete = true", official(more="roles_complete = true"), []),
        (
            "roles_complete = true",
            channel('listed = [{ by = "lindby" }]'),
            ["channels_complete = true", "checked = …"],
        ),
        (
            "roles_complete = true",
            channel('listed = [{ by = "lindby", checked = 2020-01-01 }]'),
            ["channels_complete = true"],
        ),
        (
            f"{WHOLE}\nelection_periods = [{{ from = 2020-01-01 }}]",
            "",
            ["elections_complete = { from = …, until = … }"],
        ),
        (f'{WHOLE}\ncountry = "SE"\nelection_periods = [{{ from = 2020-01-01 }}]', "", []),
        (
            f"{WHOLE}\nelections_complete = {{}}\nelection_periods = [{{ from = 2020-01-01 }}]",
            "",
            [],
        ),
        (WHOLE, official(role(more='mandates = [{ topics = ["roads"] }]')), ["mandates_complete = true"]),
        (
            f"{WHOLE}\nmandates_complete = true",
            official(role(more='mandates = [{ topics = ["roads"] }]')),
            [],
        ),
    ],
)
def test_lines_that_would_help(tmp_path: Path, more: str, others: str, lines: list[str]) -> None:
    """Where some of a kind is told, one hint names the lines that say that all is."""
    path = tmp_path / "directory.toml"
    path.write_text(f"format = 1\n{organisation(more=more)}{others}", "utf-8")
    problems = [one for one in check_directory(path).problems if one.code == "not-complete"]
    assert all(one.severity is Severity.HINT for one in problems)
    assert [line for one in problems for line in lines if f"`{line}`" in (one.hint or "")] == lines
    assert bool(problems) == bool(lines)


@pytest.mark.parametrize(
    ("identity", "is_handle"),
    [
        ("x:@lindby", True),
        ("x:lindby", True),
        ("twitter:17", False),
        ("mastodon:lindby", True),
        ("mastodon:https://social.example/users/lindby", False),
        ("bluesky:lindby.example", True),
        ("bluesky:did:plc:17", False),
        ("facebook:lindby", False),
    ],
)
def test_a_handle_is_no_id(tmp_path: Path, identity: str, is_handle: bool) -> None:
    """A handle after the colon loads, with a warning, also where only the platform's form of ids tells it."""
    found = found_in(tmp_path, organisation(), channel('holder = "lindby"', id=identity))
    assert found == [("warning", "handle-as-id", f'channel[1] "{identity}": id')] * is_handle


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("author-is-the-clerk", [("hint", "own-fact")]),
        ("acount-is-listed", [("warning", "own-fact")]),
        ("account-is-listed", []),
        ('"kontot tillhör myndigheten"', []),
    ],
    ids=["a policy's own", "a slip", "of the vocabulary", "by its phrase"],
)
def test_answers_that_only_some_policies_read(
    tmp_path: Path, fact: str, expected: list[tuple[str, str]]
) -> None:
    """What is no fact of the vocabulary is a policy's own, or a slip where it is nearly one."""
    facts = f"facts = {{ {fact} = true }}"
    found = found_in(
        tmp_path, organisation(), official(more=facts), channel(f'{facts}\nholder = "lindby"', id="web:1")
    )
    assert [one[:2] for one in found] == expected * 2


@pytest.mark.parametrize(
    ("people", "account", "expected"),
    [
        (HELD, KIM + 'label = "official"', (*ASSUMED, "label")),
        (HELD, KIM + 'label = "private"', None),
        (HELD, 'holder = "lindby"\nlabel = "official"', None),
        (HELD, 'label = "official"', (*NO_BEARER, "label")),
        (HELD, 'holder_is_third_party = true\nlabel = "official"', None),
        (HELD, KIM + 'declared = [{ capacity = "personal" }]', None),
        (HELD, KIM + 'declared = [{ capacity = "official" }]', (*ASSUMED, "declared[1]")),
        (HELD, KIM + 'declared = [{ capacity = "official", by = "lindby" }]', None),
        (HELD, KIM + 'declared = [{ capacity = "official", by = "granvik" }]', (*NO_BEARER, "declared[1]")),
        (
            HELD,
            KIM + 'declared = [{ capacity = "official", by = "lindby", role = "chef" }]',
            (*NO_BEARER, "declared[1]"),
        ),
        (official(), KIM + 'label = "official"', (*NO_BEARER, "label")),
        (official(role(), more="roles_complete = true"), KIM + 'label = "official"', None),
        (
            official(role(), role("granvik", more='from = "unknown"\nchecked = 2012-01-01')),
            KIM + 'declared = [{ capacity = "official" }]',
            (*NO_BEARER, "declared[1]"),
        ),
        (
            official(role(more="until = 2011-12-31"), role("granvik", more="from = 2012-01-01")),
            KIM + 'declared = [{ capacity = "official", from = 2013-01-01 }]',
            (*ASSUMED, "declared[1]"),
        ),
    ],
)
def test_for_whom_an_account_speaks(
    tmp_path: Path, people: str, account: str, expected: tuple[str, str, str] | None
) -> None:
    """Where it can't be told for whom an account speaks on some day, `check` warns; else it hints."""
    found = found_in(tmp_path, organisation(), organisation("granvik"), people, channel(account))
    severity, code, where = expected or ("", "", "")
    assert found == ([(severity, code, f'channel[1] "x:1": {where}')] if expected else [])


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    """Its errors come as ever, and nothing else."""
    with pytest.raises(FileError):
        found_in(tmp_path, organisation(more="rols_complete = true"))
