"""How a policy is shown in a notebook."""

from __future__ import annotations

from offentligroll.languages import say
from offentligroll.languages.notebook import reader_language, shown_in_notebook
from offentligroll.policy.rulebook import Rulebook


def policy_in_notebook(policy: Rulebook) -> str:
    """Show which policy it is, and what it asks.

    Args:
        policy: the policy.

    Returns:
        HTML.
    """
    language = reader_language()
    lines = [
        say("pages.page.policy", language, id=policy.id, version=policy.version),
        say("pages.page.question", language, question=policy.question.in_language(language)),
    ]
    return shown_in_notebook(policy.title.in_language(language), lines)
