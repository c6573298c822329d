"""What lacks a case, and what no case would notice, in words."""

from __future__ import annotations

from offentligroll.cases.aims import Aim, RuleKind
from offentligroll.cases.mutant_kinds import Change
from offentligroll.cases.mutants import Mutant
from offentligroll.languages import say

_LONGEST = 100


def aim_words(aim: Aim, language: str) -> str:
    """Say what a case can show, to follow on *no case shows that*.

    Args:
        aim: what can be shown.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The words.

    Example:
        >>> from offentligroll.cases.aims import Shows
        >>> aim_words(Aim(kind=RuleKind.CAPACITY, rule="listed", shows=Shows.DECIDES), "en")
        'listed decides'
    """
    return say(f"suites.shows.{aim.shows}", language, rule=aim.rule, other=aim.other or "")


def mutant_words(mutant: Mutant, language: str) -> str:
    """Say what is changed, to follow on *no case would notice that*.

    Args:
        mutant: the change.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The words; long conditions are cut.
    """
    old = mutant.old if len(mutant.old) <= _LONGEST else f"{mutant.old[: _LONGEST - 1]}…"
    return say(_key(mutant), language, rule=mutant.rule, part=mutant.part, old=old, new=mutant.new)


def _key(mutant: Mutant) -> str:
    if mutant.change in (Change.WEAKENED, Change.FLIPPED):
        return "suites.change.verb" if mutant.part == mutant.old else "suites.change.value"
    if mutant.change is Change.WITHOUT and mutant.part == "outranks":
        return "suites.change.outranks"
    if mutant.change is Change.MEMBER and mutant.kind is RuleKind.FACT:
        return "suites.change.own-member"
    return f"suites.change.{mutant.change}"
