"""The linear readers that are shipped, each read when it is first asked for."""

from __future__ import annotations

import functools
import json

from offentligroll.facts.text.linear import LinearReader
from offentligroll.facts.text.network import Network
from offentligroll.facts.text.tables import shipped_names, shipped_text
from offentligroll.model.organisation import OrganisationKind

OF_ALL, OF_LAWMAKERS = "weights.json", "weights-of-lawmakers.json"
NETWORK = "network.json"
LAWMAKING = frozenset((OrganisationKind.PARLIAMENT, OrganisationKind.GOVERNMENT))


def linear_reader(language: str, kind: OrganisationKind | None = None) -> LinearReader | None:
    """Return the shipped linear reader of a language, read when it is first asked for.

    Args:
        language: the language.
        kind: the sort of body that is spoken for; who makes laws may have weights of its own.

    Returns:
        The reader; None where the language has none.
    """
    names = shipped_names(language)
    name = OF_LAWMAKERS if kind in LAWMAKING and OF_LAWMAKERS in names else OF_ALL
    return _reader(f"{language}/{name}") if name in names else None


def linear_readers(language: str) -> tuple[LinearReader, ...]:
    """Return all shipped linear readers of a language.

    Args:
        language: the language.

    Returns:
        Those for who makes laws and for everybody else, so far as it has them.
    """
    names = shipped_names(language)
    return tuple(_reader(f"{language}/{name}") for name in (OF_ALL, OF_LAWMAKERS) if name in names)


@functools.cache
def _reader(name: str) -> LinearReader:
    return LinearReader.of(json.loads(shipped_text(name)), _network(name.partition("/")[0]))


@functools.cache
def _network(language: str) -> Network:
    return Network.of(json.loads(shipped_text(f"{language}/{NETWORK}")))
