"""`offentligroll lsp`: served, or told what is missing."""

from __future__ import annotations

import sys
import types

import pytest
from cli_builders import offentligroll


@pytest.mark.parametrize(
    ("language", "words"), [("en", "needs the package pygls"), ("sv", "kräver paketet pygls")]
)
def test_a_missing_package_is_named(language: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the reader's language, with what to install."""
    monkeypatch.setitem(sys.modules, "pygls", None)
    ended = offentligroll("lsp", "--lang", language)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert "`offentligroll[lsp]`" in ended.err


def test_the_server_is_told_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """None where nobody chose one: then it is the editor's."""
    served: list[str | None] = []
    monkeypatch.setitem(sys.modules, "pygls", types.ModuleType("pygls"))
    server = types.ModuleType("offentligroll.editing.language_server")
    monkeypatch.setattr(server, "serve", served.append, raising=False)
    monkeypatch.setitem(sys.modules, server.__name__, server)
    assert [offentligroll("lsp").code, offentligroll("lsp", "--lang", "sv").code] == [0, 0]
    assert served == [None, "sv,en"]
