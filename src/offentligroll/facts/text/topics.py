"""What words are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs


@attrs.frozen(kw_only=True, eq=False)
class Topics:
    """What words are about: the words of one topic weigh together, also those that nobody was trained on."""

    by_word: Mapping[str, tuple[str, ...]]
    """The topics of each word that has some, as features."""
    first_person: frozenset[str]
    """The words by which authors speak of themselves."""

    @classmethod
    def of(cls, topics: Mapping[str, str], first_person: Iterable[str]) -> Topics:
        """Make the topics of one language.

        Args:
            topics: the words of each, with blanks between them.
            first_person: the words by which authors speak of themselves.

        Returns:
            The topics.
        """
        by_word: dict[str, tuple[str, ...]] = {}
        for topic, words in topics.items():
            for word in dict.fromkeys(words.split()):
                by_word[word] = (*by_word.get(word, ()), f"&{topic}")
        return cls(by_word=by_word, first_person=frozenset(first_person))
