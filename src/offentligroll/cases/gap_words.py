"""What lacks a case, and what no case would notice, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from offentligroll.assessment.wording.phrasing import safe_quote
from offentligroll.cases.aims import Aim, RuleKind
from offentligroll.cases.mutant_kinds import Change
from offentligroll.cases.mutants import Mutant
from offentligroll.languages import say
from offentligroll.policy.policy import Policy

_LONGEST = 100


def names_of(policy: Policy, language: str) -> dict[str, str]:
    """Name rules by their sentences, for people who do not read the file.

    Args:
        policy: the policy.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The sentences between quotation marks, by the ids of the rules.

    Example:
        >>> names_of(Policy.load("katrineholm"), "sv")["listed-channel"]
        '”Kanaler på kommunens publicerade lista är officiella per definition”'
    """
    said = {one.id: one.says for one in policy.capacity_rules}
    said |= {one.id: one.says for one in policy.all_guidelines}
    said |= {one.id: one.says for one in policy.channel_rules}
    said |= {one.id: one.says for one in policy.archive_rules}
    said |= {one.id: one.action for one in policy.all_obligations}
    return {
        identity: safe_quote(words.in_language(language).rstrip(". "), language, _LONGEST)
        for identity, words in said.items()
    }


def aim_words(aim: Aim, language: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """State what a case can show, to follow on *no case shows that*.

    Args:
        aim: what can be shown.
        language: ``"sv"`` or ``"en"``.
        names: what rules are called; one that is not there by its id.

    Returns:
        The words.

    Example:
        >>> from offentligroll.cases.aims import Shows
        >>> aim_words(Aim(kind=RuleKind.CAPACITY, rule="listed", shows=Shows.DECIDES), "en")
        'listed decides'
    """
    other = "" if aim.other is None else names.get(aim.other, aim.other)
    return say(f"suites.shows.{aim.shows}", language, rule=names.get(aim.rule, aim.rule), other=other)


def mutant_words(mutant: Mutant, language: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """State what is changed, to follow on *no case would notice that*.

    Args:
        mutant: the change.
        language: ``"sv"`` or ``"en"``.
        names: what rules are called; one that is not there by its id.

    Returns:
        The words; long conditions are cut.
    """
    old = mutant.old if len(mutant.old) <= _LONGEST else f"{mutant.old[: _LONGEST - 1]}…"
    rule = names.get(mutant.rule, mutant.rule)
    return say(_key(mutant), language, rule=rule, part=mutant.part, old=old, new=mutant.new)


def _key(mutant: Mutant) -> str:
    if mutant.change in (Change.WEAKENED, Change.FLIPPED):
        return "suites.change.verb" if mutant.part == mutant.old else "suites.change.value"
    if mutant.change is Change.WITHOUT and mutant.part == "outranks":
        return "suites.change.outranks"
    if mutant.change is Change.MEMBER and mutant.kind is RuleKind.FACT:
        return "suites.change.own-member"
    return f"suites.change.{mutant.change}"
