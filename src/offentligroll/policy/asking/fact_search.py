"""Looking for facts by words: what they are called, what is looked for, and the rules that ask for them."""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.engine.asked import conditions_of
from offentligroll.facts.text.folding import fold
from offentligroll.facts.text.languages import languages
from offentligroll.facts.text.lexicon_tables import shipped_facts
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.policy.reading.kept_policies import shipped_rulebook
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import facts_in

if TYPE_CHECKING:
    from offentligroll.engine.asked import Rule

_SHORT = 4
"""Of shorter words only such forms are alike as have a letter or two more."""
_ENDING = 2
_COMPOUND = 5
"""From this length on a word is found as the end of a compound."""
_MOST_FACTS = 3
"""A rule that asks for more says little of each."""


class Where(enum.StrEnum):
    """Where words were found."""

    NAME = "name"
    """In the id, or in a sentence of the fact."""
    WORDS = "words"
    """In what the library looks for in texts."""
    RULE = "rule"
    """In the sentence of a shipped rule that asks for the fact."""


@attrs.frozen(kw_only=True)
class FoundFact:
    """A fact that words lead to."""

    fact: str
    """Its id."""
    where: Where
    """Where they were found."""
    text: str
    """The text in which they stand."""
    policy: str | None = None
    """The policy whose rule it is."""


def search_facts(words: str, language: str = "en") -> tuple[FoundFact, ...]:
    """Look for facts of the vocabulary by words in any language that it has.

    Args:
        words: one word or several, all of which must stand together.
        language: the language in which a rule's sentence is given.

    Returns:
        Each fact once, those first that are called so.

    Example:
        >>> [one.fact for one in search_facts("samtycke")][:1]
        ['all-shown-have-consented']
    """
    asked = fold(words).split()
    found: dict[str, FoundFact] = {}
    called = sorted(_called(asked), key=lambda one: one.text != one.fact)
    for one in (*called, *_looked_for(asked), *_asked_for(asked, language)):
        found.setdefault(one.fact, one)
    return tuple(found.values())


def _called(asked: Iterable[str]) -> Iterator[FoundFact]:
    for fact in Vocabulary.shipped().values():
        sentences = (text for form in attrs.astuple(fact.forms, recurse=False) for text in form.values())
        for text in (fact.id, *sentences):
            if _stand_in(asked, text):
                yield FoundFact(fact=fact.id, where=Where.NAME, text=text)
                break


def _looked_for(asked: Iterable[str]) -> Iterator[FoundFact]:
    for language in languages().with_lexicon:
        for fact, table in shipped_facts(language).items():
            text = next((text for text in texts_of(table.get("group")) if _stand_in(asked, text)), None)
            if text is not None:
                yield FoundFact(fact=fact, where=Where.WORDS, text=text)


def texts_of(value: Any) -> Iterator[str]:  # noqa: ANN401 - a part of a table
    """Yield the texts that a group of patterns looks for.

    Args:
        value: the group, or a part of it.

    Yields:
        The texts, but for those that only describe it.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, Mapping):
        yield from texts_of([one for key, one in value.items() if key not in ("about", "except")])


def _asked_for(asked: Iterable[str], language: str) -> Iterator[FoundFact]:
    for policy in map(shipped_rulebook, shipped_ids()):
        for rule in _rules(policy):
            if any(_stand_in(asked, text) for text in rule.says.values()):
                facts = {fact for condition in conditions_of(rule) for fact in facts_in(condition)}
                known = sorted(facts & Vocabulary.shipped().keys())
                for fact in known if len(facts) <= _MOST_FACTS else ():
                    yield FoundFact(
                        fact=fact, where=Where.RULE, text=rule.says.in_language(language), policy=policy.id
                    )


def _rules(policy: Rulebook) -> Iterator[Rule]:
    for kind in (
        "capacity_rules",
        "guidelines",
        "obligations",
        "house_rules",
        "channel_rules",
        "archive_rules",
    ):
        yield from getattr(policy, kind)


def _stand_in(asked: Iterable[str], text: str) -> bool:
    words = fold(text.replace("-", " ")).split()
    return all(any(are_alike(one, word) for word in words) for one in asked)


def are_alike(asked: str, word: str) -> bool:
    """Return whether a word is another form of what is asked, begins as it does, or ends with it.

    Args:
        asked: a word that somebody looks for, folded.
        word: a word of a text, folded.

    Returns:
        Whether they are alike.

    Example:
        >>> are_alike("samtycke", "samtyckt"), are_alike("konto", "tjänstekonto"), are_alike("hot", "hotell")
        (True, True, False)
    """
    if len(asked) < _SHORT:
        return word.startswith(asked) and len(word) <= len(asked) + _ENDING
    alike = next((n for n, (one, two) in enumerate(zip(asked, word, strict=False)) if one != two), None)
    common = min(len(asked), len(word)) if alike is None else alike
    is_compound = len(asked) >= _COMPOUND and word.endswith(asked)
    return is_compound or common >= max(_SHORT, math.ceil(0.75 * len(asked)))
