"""A policy's own facts that are looked for as words, or that only people and programs can tell."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping

from offentligroll.facts.detector import Answer, Context
from offentligroll.facts.detectors.word_answers import detect_words
from offentligroll.facts.text.phrases import Phrases
from offentligroll.model.truth import Truth
from offentligroll.rules.rule import OwnFact


def word_detectors(own_facts: Iterable[OwnFact]) -> Mapping[str, Callable[[Context], Answer]]:
    """Make detectors of the own facts that do not follow from others.

    Args:
        own_facts: the policy's own facts.

    Returns:
        For each, by id, the function that looks for its words; where it lists none, one that knows nothing.
    """
    detectors: dict[str, Callable[[Context], Answer]] = {}
    for one in own_facts:
        if one.words:
            phrases = {language: Phrases.compile(words) for language, words in one.words}
            detectors[one.id] = functools.partial(detect_words, words_by_language=phrases)
        elif one.group is None:
            detectors[one.id] = _only_others_can_tell
    return detectors


def _only_others_can_tell(_: Context) -> Answer:
    return Answer(truth=Truth.UNKNOWN)
