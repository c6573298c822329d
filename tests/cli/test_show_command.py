"""The command `show`."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_builders import POLICY, Screen, offentligroll, written


def test_a_policy_is_shown_as_numbered_sentences() -> None:
    """A lawyer reads a shipped policy in her own language."""
    ended = offentligroll("show", "katrineholm", "--lang", "sv")
    assert ended.code == 0
    assert ended.err == ""
    assert (
        "\n1. Kanaler på kommunens publicerade lista är officiella per definition. [listed-channel]\n"
        in ended.out
    )
    assert "Godtagen anmärkning (reaches-private-speech): Källan säger så" in ended.out


@pytest.mark.parametrize(
    ("form", "start"),
    [("text", "Tiny\n====\n"), ("md", "# Tiny\n"), ("html", "<!doctype html>\n"), ("svg", "<svg xmlns=")],
)
def test_a_file_is_shown_in_every_format(tmp_path: Path, form: str, start: str) -> None:
    """A policy of one's own can be shown as text, Markdown, HTML and a picture."""
    path = written(tmp_path, "tiny.policy.toml", POLICY)
    ended = offentligroll("show", path, "--format", form)
    assert ended.code == 0
    assert ended.out.startswith(start)


def test_what_is_no_policy_is_told() -> None:
    """A misspelt id is misuse, with a suggestion."""
    ended = offentligroll("show", "katrinholm")
    assert ended.code == 2
    assert "did you mean `katrineholm`?" in ended.err


def test_on_a_terminal_what_follows_a_number_stands_under_the_words() -> None:
    """A long rule is folded so that its number and its bullets can be found."""
    ended = offentligroll("show", "katrineholm", "--lang", "en", out=Screen(), width=60)
    assert "\n9. Questions that came in to the municipality were published\n   on his own blog; " in ended.out
    assert "\n   - It is a sign that the statement is official when all of\n     these hold: " in ended.out
