"""The sentences in which breaches of house rules are spoken of."""

from __future__ import annotations

from offentligroll.facts.forms import FORM_NAMES, FactForms
from offentligroll.languages import LANGUAGES, say
from offentligroll.model.wording import Wording


def breach_forms(fact: str) -> FactForms:
    """State that a house rule was broken, or broken often enough.

    Args:
        fact: the id of the fact, as :func:`broken_id` and :func:`repeated_id` give it.

    Returns:
        The sentences.

    Example:
        >>> breach_forms("broken:no-threats").in_language("en").is_not
        'what this is about did not break the house rule no-threats'
    """
    kind, _, rule = fact.partition(":")
    return FactForms(
        **{
            form: Wording({one: say(f"answers.{kind}.{form}", one, rule=rule) for one in LANGUAGES})
            for form in ("phrase", *FORM_NAMES)
        }
    )
