"""How a policy's own facts are answered: by words, by the hosts of links, or by people alone."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping

from offentligroll.facts.detector import Answer, Context
from offentligroll.facts.detectors.host_answers import detect_hosts
from offentligroll.facts.detectors.word_answers import detect_words
from offentligroll.facts.text.phrases import Phrases
from offentligroll.model.truth import Truth
from offentligroll.rules.rule import OwnFact


def word_detectors(own_facts: Iterable[OwnFact]) -> Mapping[str, Callable[[Context], Answer]]:
    """Make detectors of the own facts that are no groups.

    Args:
        own_facts: the policy's own facts.

    Returns:
        For each, by id: the function that answers it.
    """
    return {one.id: _detector(one) for one in own_facts if one.group is None}


def _detector(fact: OwnFact) -> Callable[[Context], Answer]:
    if fact.words:
        phrases = {language: Phrases.compile(words) for language, words in fact.words}
        return functools.partial(detect_words, words_by_language=phrases)
    if fact.hosts:
        return functools.partial(detect_hosts, hosts=frozenset(fact.hosts))
    return only_people_know


def only_people_know(_: Context) -> Answer:
    """Answer nothing: it takes a person to tell."""
    return Answer(truth=Truth.UNKNOWN)
