"""The sentences in which it is spoken of that a policy covers something."""

from __future__ import annotations

import functools

from offentligroll.facts.forms import FactForms
from offentligroll.languages import LANGUAGES, say
from offentligroll.model.wording import Wording


@functools.lru_cache(maxsize=256)
def covering_forms(policy: str) -> FactForms:
    """State that a policy covers something.

    Args:
        policy: the id of the policy.

    Returns:
        The sentences.

    Example:
        >>> covering_forms("us-hatch-act").in_language("en").is_not
        'the policy us-hatch-act does not cover this'
    """
    return FactForms(
        **{
            form: Wording({one: say(f"answers.covers.{form}", one, policy=policy) for one in LANGUAGES})
            for form in ("phrase", "is_not", "that_not", "ask", "must", "must_not")
        }
    )
