"""The words that a share carries, or that a like is about, where one asks about what is shared."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.facts.fact import Origin
from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.languages import Message
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.assessing import assess
from offentligroll.policy.rulebook import Rulebook

_PASSES_ON = (Act.SHARE, Act.LIKE, Act.FOLLOW)


def with_carried_words(rulebook: Rulebook, statement: Statement, among: Iterable[Statement]) -> Statement:
    """Tell on a share what the words say that it carries; on a like, those that it is about.

    Args:
        rulebook: the policy that asks.
        statement: the act.
        among: the statements among which the one is that it is about.

    Returns:
        The act, with what was found in those words; itself where they are not at hand.
    """
    if statement.act not in _PASSES_ON:
        return statement
    target = next((one for one in among if one.id == statement.target), None)
    text = statement.quoted if statement.quoted is not None or target is None else target.text
    if text is None:
        return statement
    language = statement.language if target is None else target.language
    carried = assess(rulebook, Statement(act=Act.POST, text=text, language=language, at=statement.at))
    told = {one.fact for one in statement.facts}
    vocabulary = Vocabulary.shipped()
    for used in carried.facts:
        is_of_words = used.id in vocabulary and vocabulary[used.id].group is Group.WORDS
        is_found = used.fact.origin is Origin.DETECTED and used.fact.truth is Truth.YES
        if is_of_words and is_found and used.id not in told:
            quote = next((part.quote for part in used.fact.evidence if part.quote is not None), "")
            note = Message("questions.carried", quote=quote).in_language("en")
            statement = statement.with_fact(used.id, True, note)
    return statement
