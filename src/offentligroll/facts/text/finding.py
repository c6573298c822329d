"""Finding in a text what speaks for each fact, by the grammar of one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from offentligroll.facts.text.grammar.grammar import Found
from offentligroll.facts.text.grammar.rule import Rule, Spans
from offentligroll.facts.text.lexicons import Group, Lexicon
from offentligroll.facts.text.negation import Negators
from offentligroll.facts.text.phrases import Hit
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.words import Words


class Finds(NamedTuple):
    """What speaks for one fact."""

    hits: tuple[Hit, ...] = ()
    """What was found, in its order; negated ones are marked so."""
    suspicions: tuple[Hit, ...] = ()
    """What arouses no more than suspicion."""
    is_weak: bool = False
    """Whether all that was found rests on what is not in the text."""
    has_exception: bool = False
    """Whether something was found that means something else."""

    @property
    def standing(self) -> Sequence[Hit]:
        """What was found that is not negated."""
        return [hit for hit in self.hits if hit.negator is None]


NOTHING = Finds()


class Findings(NamedTuple):
    """What one language finds in a text."""

    finds: Mapping[str, Finds]
    """By fact; facts without any are left out."""
    markers: frozenset[str]
    """The markers that were found."""

    def of(self, fact: str) -> Finds:
        """Return what speaks for a fact.

        Args:
            fact: its id.

        Returns:
            What was found.
        """
        return self.finds.get(fact, NOTHING)


def find(one: Lexicon, words: Words, subject: Subject) -> Findings:
    """Find what speaks for each fact, all facts in one sweep.

    Args:
        one: the language.
        words: an author's own words.
        subject: whom they are about and by.

    Returns:
        What was found.
    """
    seen, groups = one.seen_by(subject), one.groups
    swept = one.grammar.sweep(one.grammar.reader(words, seen.places))
    found = [each for each in swept if each[0].group in seen.groups]
    if not found:
        return _NO_FINDINGS
    covered = _covered(found, groups)
    if covered:
        found = [each for each in found if each[0].purpose == "excepts" or _stands(*each, groups, covered)]
    markers = _NO_MARKERS
    if met := [rule.group for rule, _ in found if groups[rule.group].is_marker and rule.purpose == "finds"]:
        markers = frozenset([groups[number].fact[1:] for number in met])
    gathered = _gather(found, groups, markers, one.negation.in_words(words))
    _follow(one, gathered, subject, markers)
    return Findings({fact: each.finds() for fact, each in gathered.items()}, markers)


def _gather(
    found: Iterable[Found], groups: Sequence[Group], markers: frozenset[str], negators: Negators | None
) -> dict[str, _Gathering]:
    gathered: dict[str, _Gathering] = {}
    for rule, spans in found:
        group = groups[rule.group]
        when = group.when
        if group.is_marker or ((markers or when.with_markers) and not when.holds_with(markers)):
            continue
        gathering = gathered.get(group.fact)
        if gathering is None:
            gathering = gathered[group.fact] = _Gathering()
        if rule.purpose == "excepts":
            gathering.has_exception = True
            continue
        hit = _hit(None if group.keeps_negated else negators, rule.source, spans)
        if rule.purpose == "finds":
            gathering.hits.append(hit)
            gathering.is_firm |= hit.negator is None and not group.is_weak
        elif hit.negator is None:
            gathering.suspicions.append(hit)
    return gathered


_NO_MARKERS: frozenset[str] = frozenset()
_NO_FINDINGS = Findings({}, _NO_MARKERS)


class _Gathering:
    __slots__ = ("has_exception", "hits", "is_firm", "suspicions")

    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self.suspicions: list[Hit] = []
        self.is_firm = False
        self.has_exception = False

    def finds(self) -> Finds:
        suspicions = _in_order(self.suspicions) if self.suspicions else ()
        return Finds(_in_order(self.hits), suspicions, not self.is_firm, self.has_exception)


def _in_order(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return each hit once, in the order of the text."""
    return tuple(sorted(set(hits), key=_place)) if len(hits) > 1 else tuple(hits)


def _place(hit: Hit) -> tuple[object, ...]:
    return hit.start, hit.end, hit.phrase, hit.spans


Covered = Mapping[int | str, AbstractSet[int]]
"""The words that mean something else, by the group or fact for which they do."""


def _covered(found: Iterable[Found], groups: Sequence[Group]) -> Covered:
    covered: dict[int | str, set[int]] = {}
    for rule, spans in found:
        if rule.purpose == "excepts":
            group = groups[rule.group]
            # A group of exceptions alone holds for all groups of its fact.
            key = rule.group if group.patterns or group.suspect else group.fact
            for start, end in spans:
                covered.setdefault(key, set()).update(range(start, end))
    return covered


_NOWHERE: AbstractSet[int] = frozenset()


def _stands(rule: Rule, spans: Spans, groups: Sequence[Group], covered: Covered) -> bool:
    """Return whether no exception overlaps what was found."""
    by_group, by_fact = covered.get(rule.group), covered.get(groups[rule.group].fact)
    if by_group is None and by_fact is None:
        return True
    barred = (by_group or _NOWHERE) | (by_fact or _NOWHERE)
    return all(barred.isdisjoint(range(start, end)) for start, end in spans)


def _hit(negators: Negators | None, source: str, spans: Spans) -> Hit:
    negator = None
    if negators is not None:
        for start, end in spans:
            negator = negators.around(start, end, source)
            if negator is not None:
                break
    if len(spans) == 1:
        return Hit(*spans[0], source, negator, spans)
    return Hit(min(spans)[0], max([end for _, end in spans]), source, negator, spans)


def _follow(one: Lexicon, gathered: dict[str, _Gathering], subject: Subject, markers: frozenset[str]) -> None:
    for rule in one.follows:
        source = gathered.get(rule.source)
        if source is None or not (rule.when.holds_for(subject) and rule.when.holds_with(markers)):
            continue
        hits = [hit for hit in source.hits if hit.negator is None]
        if hits:
            target = gathered.setdefault(rule.fact, _Gathering())
            target.hits += hits
            target.is_firm = target.is_firm or source.is_firm
