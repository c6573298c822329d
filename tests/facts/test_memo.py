"""What is kept of words that were met."""

from __future__ import annotations

import pytest

from offentligroll.facts.text import memo
from offentligroll.facts.text.memo import Memo


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over an archive the memory does not grow with every name."""
    monkeypatch.setattr(memo, "_MOST_KEPT", 2)
    lengths = Memo(len)
    assert [lengths[word] for word in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert set(lengths) == {"a", "ccc"}


def test_very_long_words_are_not_kept() -> None:
    """A text without blanks is worked out again when it comes again."""
    lengths = Memo(len)
    assert lengths["a" * 1000] == 1000
    assert not lengths
