"""Phrases with places that are filled only when they are looked for.

``å {authority's} vägnar`` stands for as many phrases as there are names in the group. The templates of all
facts of a language share one trie, in which a place is an edge like a word; what stands in a
place is another small trie. So one pass over a text serves all facts, whoever it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Gap, Words

_OWNERS = ""
"""The key of a node under which stand the owners of the templates that end there; no word is empty."""
_PLACES = "{"
"""The key of a node under which stand its edges for places; no word has a brace."""
_ELEMENT = re.compile(r"\{[^{}]*\}|[^{}]+")


@attrs.frozen
class Owner:
    """Whose template it is."""

    fact: str
    """The id of the fact."""
    template: str
    """The template as it is written."""
    is_exception: bool = False
    """Whether it cancels the other templates of the fact where it overlaps them."""


def places_of(template: str) -> tuple[str, ...]:
    """Give the places of a template.

    Args:
        template: such as ``"å {authority's} vägnar"``.

    Returns:
        Their names, in their order.
    """
    return tuple(part[1:-1] for part in _ELEMENT.findall(template) if part[0] == "{")


@attrs.frozen(eq=False)
class Templates:
    """The templates of many facts, ready to be looked for."""

    _trie: dict[str, Any] = attrs.field(repr=False)

    @classmethod
    def compile(cls, owners: Iterable[Owner]) -> Templates:
        """Make templates ready to be looked for.

        Args:
            owners: the templates, each with its fact.

        Returns:
            The templates.
        """
        trie: dict[str, Any] = {}
        for owner in owners:
            node = trie
            for part in _ELEMENT.findall(owner.template):
                if part[0] == "{":
                    node = node.setdefault(_PLACES, {}).setdefault(part[1:-1], {})
                    continue
                for word in Words.of(part).folded:
                    node = node.setdefault(word, {})
            node[_OWNERS] = (*node.get(_OWNERS, ()), owner)
        return cls(trie)

    def first_words(self, groups: Mapping[str, Phrases]) -> frozenset[str]:
        """Give the words with which a find can begin.

        Args:
            groups: what may stand in the places.

        Returns:
            The words.
        """
        words = set(self._trie) - {_PLACES, _OWNERS}
        for place in self._trie.get(_PLACES, ()):
            words |= groups[place].first_words
        return frozenset(words)

    def hits(
        self, words: Words, groups: Mapping[str, Phrases], first: frozenset[str]
    ) -> Iterator[tuple[int, int, tuple[Owner, ...]]]:
        """Find all templates, overlapping ones too, each inside one sentence.

        Args:
            words: where to look.
            groups: what may stand in the places.
            first: the words with which a find can begin.

        Yields:
            The index of the first word, the index after the last, and whose they are.
        """
        begins = first & words.distinct
        if not begins:
            return
        for start, word in enumerate(words.folded):
            if word in begins:
                yield from self._hits_at(words, start, groups)

    def _hits_at(
        self, words: Words, start: int, groups: Mapping[str, Phrases]
    ) -> Iterator[tuple[int, int, tuple[Owner, ...]]]:
        folded = words.folded
        # Templates are short, so what is still to try never grows with the text.
        to_try = [(self._trie, start)]
        while to_try:
            node, at = to_try.pop()
            owners = node.get(_OWNERS)
            if owners is not None:
                yield start, at, owners
            if at == len(folded):
                continue
            following = node.get(folded[at])
            places = node.get(_PLACES)
            if following is None and places is None:
                continue
            if at > start and words.gap_before(at) is Gap.SENTENCE:
                continue
            if following is not None:
                to_try.append((following, at + 1))
            if places is not None:
                to_try.extend(
                    (after, end)
                    for place, after in places.items()
                    for end in groups[place].ends_from(words, at)
                )
