"""Building the facts that a policy names itself from what stands in its file."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.where import Path
from offentligroll.policy.reading.building import Builder
from offentligroll.policy.reading.shapes import OwnFactShape
from offentligroll.rules.rule import OwnFact

_GROUP_KEYS = ("all_of", "any_of", "none_of", "at_least")


def built_own_facts(builder: Builder) -> tuple[OwnFact, ...]:
    """Build the facts that a policy names itself.

    Args:
        builder: the file.

    Returns:
        The facts that can be built; what is wrong with the others has been reported.
    """
    placed = builder.placed("fact", builder.shape.fact)
    builder.check_ids("fact")
    return tuple(fact for path, one in placed if (fact := _own_fact(builder, one, path)) is not None)


def _own_fact(builder: Builder, one: OwnFactShape, path: Path) -> OwnFact | None:
    if one.id in Vocabulary.shipped():
        message = f"`{one.id}` is a fact of the vocabulary"
        builder.report((*path, "id"), "taken-id", message, "give the policy's own fact another id")
    fact = OwnFact(
        id=one.id,
        phrase=builder.wording(one.phrase, (*path, "phrase")),
        is_not=builder.optional_wording(one.is_not, (*path, "is_not")),
        that_not=builder.optional_wording(one.that_not, (*path, "that_not")),
        ask=builder.optional_wording(one.ask, (*path, "ask")),
        must=builder.optional_wording(one.must, (*path, "must")),
        must_not=builder.optional_wording(one.must_not, (*path, "must_not")),
    )
    groups = [key for key in _GROUP_KEYS if getattr(one, key) is not None]
    if len(groups) + (one.words is not None) != 1:
        message = "an own fact is one group (all_of, any_of, none_of or at_least) or a table `words`"
        builder.report(path, "own-fact", message, "keep exactly one of them")
        return None
    if one.words is not None:
        words = _words(builder, one.words, path)
        return attrs.evolve(fact, words=words) if words else None
    group = builder.conditions.read({groups[0]: getattr(one, groups[0])}, path)
    return None if group is None else attrs.evolve(fact, group=group)


def _words(
    builder: Builder, words: Mapping[str, tuple[str, ...]], path: Path
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Check the words to look for; none where one of them is of no use, which has been reported."""
    from offentligroll.facts.text.words import Words  # noqa: PLC0415

    found_before = len(builder.problems)
    if not words:
        builder.report((*path, "words"), "empty-list", "`words` names no words to look for")
    for language, phrases in words.items():
        where = (*path, "words", language)
        if not phrases:
            builder.report(where, "empty-list", f"`words` names no words to look for in `{language}`")
        for number, phrase in enumerate(phrases):
            if not Words.of(phrase).folded:
                builder.report((*where, number), "no-words", f"`{phrase}` has no word to look for")
    return () if len(builder.problems) > found_before else tuple(words.items())
