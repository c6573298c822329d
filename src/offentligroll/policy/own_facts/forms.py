"""The sentences in which the facts of a policy are spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from offentligroll.facts.forms import FORM_NAMES, FactForms
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.policy.own_facts.breach_forms import breach_forms
from offentligroll.policy.own_facts.covering_forms import covering_forms
from offentligroll.rules.covers import covers_id
from offentligroll.rules.rule import OwnFact


def own_forms(own_facts: Iterable[OwnFact]) -> Mapping[str, FactForms]:
    """Return the sentences that a policy has for its own facts.

    Args:
        own_facts: the facts.

    Returns:
        The sentences, by the ids of the facts.
    """
    return {
        one.id: FactForms(phrase=one.phrase, **{form: getattr(one, form) for form in FORM_NAMES})
        for one in own_facts
    }


def forms_of(fact: str, policy: str) -> FactForms:
    """Return the sentences in which a policy speaks of a fact that it does not name itself.

    Args:
        fact: the id of the fact.
        policy: the id of the policy.

    Returns:
        The sentences.
    """
    if fact == covers_id(policy):
        return covering_forms(policy)
    return breach_forms(fact) if ":" in fact else Vocabulary.shipped()[fact].forms
