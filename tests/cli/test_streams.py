"""What is printed where nobody knows whether a terminal is there."""

from __future__ import annotations

import io

import pytest

from offentligroll.cli.terminal import Terminal


def test_a_stream_that_only_may_be_a_terminal_is_not_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment says that it is none, words stay as they are."""
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    out = io.StringIO()
    terminal = Terminal(stdin=io.BytesIO(), stdout=out, stderr=io.StringIO())
    terminal.say("ord" * 60)
    assert out.getvalue() == "ord" * 60 + "\n"
