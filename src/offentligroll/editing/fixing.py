"""What would put a problem right: changes that an editor makes at a keypress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from offentligroll.editing.draft import Draft
from offentligroll.editing.mender import Fix, Mender
from offentligroll.editing.mending import BY_CODE, accepted
from offentligroll.editing.pointing import Pointed
from offentligroll.files.problems import Problem, Severity
from offentligroll.files.toml_writing import toml_text

_WRITTEN: Mapping[str, tuple[str, bool]] = {
    "files.did-you-mean": ("word", True),
    "files.advice.id": ("id", True),
    "files.toml.write": ("word", False),
    "files.advice.no-quotes": ("value", False),
    "files.advice.quotes": ("value", True),
    "files.toml.quotes": ("word", True),
    "files.advice.decimal": ("value", False),
    "files.advice.day": ("day", False),
    "policy.advice.limit": ("share", False),
    "policy.advice.host": ("host", True),
    "policy.advice.duration": ("duration", True),
}
"""Advice that says what to write: the parameter, and whether it is a text."""

_NEGATIONS = ("not ", "inte ")


def fixes_of(draft: Draft, problem: Problem, pointed: Pointed, language: str) -> tuple[Fix, ...]:
    """Find what would put a problem right.

    Args:
        draft: the file.
        problem: what is wrong with it.
        pointed: the words that it is about.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The changes, the likeliest first; none where nobody can know what is meant.
    """
    return tuple(_fixes(Mender(draft=draft, problem=problem, pointed=pointed, language=language)))


def _fixes(mender: Mender) -> Iterator[Fix]:
    yield from _written(mender)
    by_code = BY_CODE.get(mender.problem.code)
    if by_code is not None:
        yield from by_code(mender)
    if mender.problem.severity is not Severity.ERROR:
        yield from accepted(mender)


def _written(mender: Mender) -> Iterator[Fix]:
    """Write what the advice says."""
    if mender.advice == "files.advice.key" and mender.problem.code == "unknown-key":
        yield from _key(mender, mender.advised("key"))
    elif mender.advice == "policy.advice.negate":
        yield mender.instead(toml_text(f"not {mender.advised('fact')}"))
    elif mender.advice in _WRITTEN:
        name, is_text = _WRITTEN[mender.advice]
        word = mender.advised(name)
        if mender.pointed.is_key or mender.pointed.is_header:
            yield from _key(mender, word)
        else:
            yield mender.instead(_as_before(mender, word) if is_text else word)


def _key(mender: Mender, key: str) -> Iterator[Fix]:
    if mender.pointed.is_header:
        yield from mender.in_header(mender.told("key") or mender.told("id"), key)
    else:
        yield mender.key(key)


def _as_before(mender: Mender, word: str) -> str:
    """Keep what stands around the misspelt name in a text: a negation before it, a place behind it."""
    text = "" if mender.pointed.value is None else mender.pointed.value.text
    for negation in _NEGATIONS:
        if text.casefold().startswith(negation) and not word.casefold().startswith(negation):
            word = text[: len(negation)] + word
    key, comma, rest = text.partition(",")
    return toml_text(word + comma + rest if comma and key.strip() == mender.told("key") else word)
