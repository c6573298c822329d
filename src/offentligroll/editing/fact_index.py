"""Facts by what people call them: the beginning of an id or a phrase, words of a sentence, words in posts."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from offentligroll.facts.text.folding import fold
from offentligroll.facts.text.languages import languages
from offentligroll.facts.text.lexicon_tables import shipped_facts
from offentligroll.facts.vocabulary import LANGUAGES, FactDefinition, Vocabulary
from offentligroll.policy.asking.fact_search import are_alike, texts_of

_SHORTEST_WORD = 3
"""What is shorter leads to too much of what is looked for in posts."""

_BEGUN = 2
"""Better than this is what begins as it is typed; then only words that are begun count besides."""


@attrs.frozen(kw_only=True)
class Named:
    """A fact with the sentences that it is spoken of in."""

    id: str
    """Its id."""
    sentences: tuple[str, ...]
    """Phrases and questions, in all languages."""
    is_own: bool = False
    """Whether it is one of the policy's own."""

    @functools.cached_property
    def folded(self) -> tuple[tuple[str, ...], ...]:
        """The words of the id and of each sentence."""
        return tuple(tuple(fold(text.replace("-", " ")).split()) for text in (self.id, *self.sentences))

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """All these words."""
        return frozenset(word for words in self.folded for word in words)


def found_facts(typed: str, own: Iterable[Named] = ()) -> tuple[Named, ...]:
    """Look for facts by what somebody is typing, in Swedish or English.

    Args:
        typed: the beginning of an id or phrase, or words of a sentence; empty for all.
        own: the policy's own facts.

    Returns:
        The facts, those that are called so first, then those whose sentences have the words, and last those
        for which the library looks for such words in posts.

    Example:
        >>> [one.id for one in found_facts("samtyck")][:1]
        ['all-shown-have-consented']
    """
    taken = tuple(own)
    known = {one.id for one in taken}
    everything = (*taken, *(one for one in _vocabulary() if one.id not in known))
    asked = tuple(fold(typed.replace("-", " ")).split())
    if not asked:
        return everything
    called = sorted(
        ((rank, one) for one in everything if (rank := _rank(typed, asked, one)) is not None),
        key=lambda pair: pair[0],
    )
    if called and called[0][0] < _BEGUN:
        # An id is typed with hyphens; then its words are meant together.
        return tuple(one for rank, one in called if rank <= _BEGUN - ("-" in typed))
    found = [one for _, one in called] + [one for one in everything if one.id in _looked_for(asked)]
    return tuple({one.id: one for one in found or _nearest(asked, everything)}.values())


@functools.cache
def _vocabulary() -> tuple[Named, ...]:
    return tuple(named(one) for one in Vocabulary.shipped().values())


def named(fact: FactDefinition) -> Named:
    """Return a fact of the vocabulary with its sentences.

    Args:
        fact: the fact.

    Returns:
        The same with phrases and questions.
    """
    forms = fact.forms
    asks = (forms.ask[language] for language in LANGUAGES)
    return Named(id=fact.id, sentences=(*fact.phrases, *asks, *forms.must.values()))


def _rank(typed: str, asked: tuple[str, ...], fact: Named) -> int | None:
    """Return how near a fact is; None where it is not meant."""
    if fact.id.startswith(typed.casefold()):
        return 0
    begun = " ".join(asked)
    if any(" ".join(words).startswith(begun) for words in fact.folded):
        return 1
    if any(_begin_words(asked, words) for words in fact.folded):
        return 2
    return 3 if all(not fact.words.isdisjoint(_alike(one)) for one in asked) else None


def _begin_words(asked: Iterable[str], words: Iterable[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in asked)


def _nearest(asked: Iterable[str], facts: Iterable[Named]) -> tuple[Named, ...]:
    """Return the facts that share most of the longer words, where none has all of them."""
    longer = [one for one in asked if len(one) > _SHORTEST_WORD]
    counted = [(sum(not fact.words.isdisjoint(_alike(one)) for one in longer), fact) for fact in facts]
    most = max((count for count, _ in counted), default=0)
    return tuple(fact for count, fact in counted if count == most and count)


@functools.lru_cache(maxsize=500)
def _alike(asked: str) -> frozenset[str]:
    """The words of the vocabulary that are another form of a word."""
    return frozenset(word for word in _words() if are_alike(asked, word))


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(word for one in _vocabulary() for word in one.words)


@functools.lru_cache(maxsize=200)
def _looked_for(asked: tuple[str, ...]) -> frozenset[str]:
    """The facts that the library finds in posts by such words."""
    if max(map(len, asked)) < _SHORTEST_WORD:
        return frozenset()
    return frozenset(
        fact for fact, texts in _lexicon().items() if any(_begin_words(asked, words) for words in texts)
    )


@functools.cache
def _lexicon() -> Mapping[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for language in languages().with_lexicon:
        for fact, table in shipped_facts(language).items():
            found.setdefault(fact, set()).update(_word_lists(texts_of(table.get("group"))))
    return {fact: frozenset(texts) for fact, texts in found.items()}


def _word_lists(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(fold(text).split()) for text in texts)
