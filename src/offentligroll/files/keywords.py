"""What authors mean who write the keys of files in other words, of their own language too, or with spaces."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Collection, Mapping

from offentligroll.files.shipped import shipped_bytes

_VALUES = "-values"


def meant_key(word: str, known: Collection[str] | None = None) -> str | None:
    """Return the key that somebody means who writes another word.

    Args:
        word: what stands in the file.
        known: the keys that can stand there; None where it is not known which.

    Returns:
        The key; None where the word is none in any language.

    Example:
        >>> meant_key("när"), meant_key("Must not"), meant_key("riktlinje", ("guideline", "obligation"))
        ('when', 'must_not', 'guideline')
    """
    folded = "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
    meant = (*_words(of_values=False).get(folded, ()), folded)
    possible = _all_keys() if known is None else known
    return next((key for key in meant if key in possible and key != word), None)


def meant_value(word: str, known: Collection[str]) -> str | None:
    """Return the word of a fixed list that somebody means who writes another.

    Args:
        word: what stands in the file.
        known: the words that can stand there.

    Returns:
        The word; None where it is none in any language.

    Example:
        >>> meant_value("privat", ("official", "personal", "any"))
        'personal'
    """
    folded = "_".join(word.casefold().split())
    return next((value for value in _words(of_values=True).get(folded, ()) if value in known), None)


@functools.cache
def _words(*, of_values: bool) -> Mapping[str, tuple[str, ...]]:
    """Return what each word means, of keys or of values."""
    found: dict[str, tuple[str, ...]] = {}
    for keys in (keys for name, keys in _table().items() if name.endswith(_VALUES) is of_values):
        for key, words in keys.items():
            for word in words:
                folded = word.replace(" ", "_")
                found[folded] = (*found.get(folded, ()), key)
    return found


@functools.cache
def _all_keys() -> frozenset[str]:
    return frozenset(key for name, keys in _table().items() if not name.endswith(_VALUES) for key in keys)


@functools.cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(shipped_bytes("files", "keywords.toml").decode())
