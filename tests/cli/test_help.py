"""Help, and what is said of arguments that can't be used, in the reader's language."""

from __future__ import annotations

import click
import pytest
from cli_builders import offentligroll

from offentligroll.cli.application import NAMES
from offentligroll.cli.parsing import language_in, usage_words


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_there_in_swedish(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command says in Swedish how it is called, what it is for, and what its options mean."""
    words = [name] if name else []
    assert offentligroll(*words, "--help", LC_ALL="sv_SE.UTF-8").code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Användning: {' '.join(['offentligroll', *words])} [FLAGGOR]")
    assert "Flaggor:\n" in out
    assert "Visa den här texten och avsluta." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["asses"], "det finns inget kommando `asses` (menades `assess`?); se `offentligroll --help`"),
        (["--verbos"], "det finns ingen flagga `--verbos` (menades `--version`?); se `offentligroll --help`"),
        (["assess"], "`ARKIV...` saknas; se `offentligroll assess --help`"),
        (["check"], "`FIL...` saknas; se `offentligroll check --help`"),
        (
            ["schema"],
            "`{policy|cases|directory|statement|assessment}` saknas; se `offentligroll schema --help`",
        ),
        (
            ["schema", "x"],
            (
                "`x` är inget av `policy`, `cases`, `directory`, `statement`, `assessment`; "
                "se `offentligroll schema --help`"
            ),
        ),
        (["policies", "x"], "det är ett argument för mycket: `x`; se `offentligroll policies --help`"),
        (["show", "a", "b", "c"], "det är 2 argument för mycket: `b`, `c`; se `offentligroll show --help`"),
        (["check", "--format"], "flaggan `--format` behöver ett värde; se `offentligroll check --help`"),
        (["check", "--strict=x"], "flaggan `--strict` tar inget värde; se `offentligroll check --help`"),
        (
            ["check", "--format", "x"],
            "`--format` kan inte vara `x`; välj `text` eller `json`; se `offentligroll check --help`",
        ),
        (
            ["test", "--most", "0"],
            "`--most` kan inte vara `0`; skriv ett heltal, minst 1; se `offentligroll test --help`",
        ),
        (
            ["assess", "a", "--as-of", "2011-02"],
            "`2011-02` är inget datum; skriv till exempel 2011-02-03; se `offentligroll assess --help`",
        ),
        (["new", __file__], f"`{__file__}` är en fil, ingen mapp; se `offentligroll new --help`"),
        (["ask", "--save", "/"], "`/` är en mapp, ingen fil; se `offentligroll ask --help`"),
    ],
)
def test_misuse_in_swedish(words: list[str], said: str) -> None:
    """What is wrong with the arguments is said in one line, in the language of the locale."""
    ended = offentligroll(*words, LC_ALL="sv_SE.UTF-8")
    assert (ended.code, ended.out, ended.err) == (2, "", f"offentligroll: {said}\n")


def test_a_language_that_there_is_not() -> None:
    """A slip in the language is told in the language of the locale."""
    ended = offentligroll("policies", "--lang", "se", LC_ALL="sv_SE.UTF-8")
    assert ended.err == (
        "offentligroll: `se` är ingen språkkod som är känd här, som `en` eller `sv`; "
        "se `offentligroll policies --help`\n"
    )


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["policies"], "sv"),
        (["policies", "--lang", "en"], "en,sv"),
        (["policies", "--lang=en"], "en,sv"),
        (["policies", "--lang", "nb"], "nb,sv"),
        (["policies", "--lang"], "sv"),
        (["policies", "--lang", "svenska"], "sv"),
    ],
)
def test_the_language_is_known_before_the_arguments(
    monkeypatch: pytest.MonkeyPatch, words: list[str], language: str
) -> None:
    """Errors of arguments are said in the language that these ask for, or else in that of the locale."""
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert language_in(words) == language


def test_what_click_says_otherwise_is_passed_on() -> None:
    """An error that click may learn to raise is told in its own words."""
    assert usage_words(click.ClickException("two\nlines"), "sv") == "two lines"
