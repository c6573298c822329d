"""The facts of the vocabulary without their sentences, which is all that deciding wants of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from offentligroll.files.shipped import shipped_bytes, shipped_hash
from offentligroll.model.reading.kept_objects import kept_anyhow

FILE = "vocabulary.toml"
"""The file of the vocabulary."""
BY_THE_CLOCK = frozenset(("is-on-duty", "is-in-opening-hours"))
"""The facts that hang on the zone and the working days of the policy that asks, where hours are told."""
READING_WORDS = 10
"""The cost of what is found in the words."""


class KnownFact(NamedTuple):
    """What is asked of a fact before anybody reads of it."""

    reads_words: bool
    """Whether its answer usually comes from the words."""
    needs_account: bool
    """Whether it asks about an account."""


@functools.cache
def known_facts() -> Mapping[str, KnownFact]:
    """Return the facts of the vocabulary that comes with the library.

    Returns:
        The facts by id, in the order of the vocabulary.
    """
    return kept_anyhow("facts", hash_of, _read, lambda found: {"facts": found}, _used)


def hash_of(name: str) -> str | None:
    """Hash a file of the facts, to see whether it has changed.

    Args:
        name: its name.

    Returns:
        The hash; None where there is none of that name.
    """
    return shipped_hash("facts", name)


def _read() -> tuple[Mapping[str, KnownFact], Iterable[str]]:
    import tomllib  # noqa: PLC0415 - what is kept is read without it

    entries = tomllib.loads(shipped_bytes("facts", FILE).decode())
    del entries["format"]
    return {fact: _known(entry) for fact, entry in entries.items()}, (FILE,)


def _known(entry: Mapping[str, Any]) -> KnownFact:
    return KnownFact(reads_words=entry["from"] == "text", needs_account=entry.get("needs") == "account")


def _used(told: Any) -> Mapping[str, KnownFact]:  # noqa: ANN401 - any JSON is meant
    return {fact: KnownFact(*map(bool, entry)) for fact, entry in told["facts"].items()}


@functools.cache
def needs_account_by_fact() -> Mapping[str, bool]:
    """Return the facts of the vocabulary, each with whether it needs an account, as a mere dictionary."""
    return {fact: known.needs_account for fact, known in known_facts().items()}


class _Priced(Protocol):
    @property
    def cost(self) -> int: ...


def cost_of(
    fact: str, own: Container[str], for_fact: Callable[[str], tuple[Iterable[_Priced], object]] | None
) -> int:
    """Return how dear a fact is; a program's own detector may be dearer than the library's.

    Args:
        fact: the id of the fact.
        own: the facts that a policy names itself.
        for_fact: gives the detectors of a program, and the library's own; None where there is no program's.

    Returns:
        The cost.
    """
    known = None if fact in own else known_facts().get(fact)
    reads_words = known is None or known.reads_words
    programs = () if for_fact is None else for_fact(fact)[0]
    return max(READING_WORDS if reads_words else 0, *(one.cost for one in programs), 0)
