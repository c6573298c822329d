"""What a guideline asks for, as a sentence about what was done and not as the norm in general."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.assessment.wording.phrasing import sentence_words
from offentligroll.model.wording import Wording
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import Condition, FactTest, GroupKind
from offentligroll.rules.rule import Guideline


def demanded(rule: Guideline, policy: Rulebook) -> Wording | None:
    """State what a guideline asks for, by the demands of its facts.

    Args:
        rule: the guideline.
        policy: its policy, which has the words of the facts.

    Returns:
        A sentence for each thing that is asked for; None where it can't be told one by one.

    Example:
        >>> from offentligroll import Policy
        >>> policy = Policy.shipped("se-practice")
        >>> print(demanded(policy.guideline("l-tf2"), policy))
        The statement must be registered or kept in order as a record and not destroyed without a decision.
    """
    asked = [
        None if one is None else (policy.forms_of(one[0]), one[1])
        for one in _each(rule.conduct, is_wrong=rule.modality.is_prohibition)
    ]
    forms = [one for one in asked if one is not None]
    if len(forms) < len(asked):
        return None
    said = {
        language: " ".join(sentence_words(getattr(one.in_language(language), name)) for one, name in forms)
        for language in policy.languages
        if all(language in one.phrase for one, _ in forms)
    }
    return Wording(said) if said else None


def _each(conduct: Condition, *, is_wrong: bool) -> Iterator[tuple[str, str] | None]:
    """Tell each fact with the name of its form; None for several that are asked for only together."""
    if isinstance(conduct, FactTest):
        yield conduct.fact, "must_not" if conduct.negated is not is_wrong else "must"
        return
    is_none = conduct.kind is GroupKind.NONE_OF and not is_wrong
    if is_none or conduct.kind is (GroupKind.ANY_OF if is_wrong else GroupKind.ALL_OF):
        for member in conduct.members:
            yield from _each(member, is_wrong=is_wrong or is_none)
    else:
        yield None
