"""By which phrases facts are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from offentligroll.facts.vocabulary import FIRST_EDITION, Vocabulary
from offentligroll.model.indexes import folded


def ids_by_phrase(own: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return the facts that each phrase names, folded.

    Where a policy's own fact has the phrase of a fact that came to the vocabulary after the first edition,
    the own one is meant.

    Args:
        own: the phrases of the policy's own facts, by id.

    Returns:
        Ids by phrase; more than one where facts share it.
    """
    found: dict[str, tuple[str, ...]] = {}
    for fact, phrases in own.items():
        for words in {folded(phrase) for phrase in phrases}:
            found[words] = (*found.get(words, ()), fact)
    of_own = frozenset(found)
    for fact, definition in Vocabulary.shipped().items():
        if fact not in own:
            is_first = definition.since == FIRST_EDITION
            for words in {folded(phrase) for phrase in definition.phrases}:
                if is_first or words not in of_own:
                    found[words] = (fact, *found.get(words, ()))
    return found
