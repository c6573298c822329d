"""Finding in a text what speaks for each fact, by the grammar of one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import attrs

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


@attrs.frozen(kw_only=True)
class Findings:
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
    reader = one.grammar.reader(words, seen.places)
    found = [
        (groups[rule.group], rule, spans)
        for rule, spans in one.grammar.sweep(reader)
        if rule.group in seen.groups
    ]
    if not found:
        return _NO_FINDINGS
    covered = _covered(found)
    if covered:
        found = [each for each in found if each[1].purpose == "excepts" or _stands(*each, covered)]
    markers = frozenset(
        [group.fact[1:] for group, rule, _ in found if group.is_marker and rule.purpose == "finds"]
    )
    negators = one.negation.in_words(words)
    gathered: dict[str, _Gathering] = {}
    for group, rule, spans in found:
        if group.is_marker or not group.when.holds_with(markers):
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
    _follow(one, gathered, subject, markers)
    return Findings(finds={fact: each.finds() for fact, each in gathered.items()}, markers=markers)


_NO_FINDINGS = Findings(finds={}, markers=frozenset())


class _Gathering:
    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self.suspicions: list[Hit] = []
        self.is_firm = False
        self.has_exception = False

    def finds(self) -> Finds:
        return Finds(_in_order(self.hits), _in_order(self.suspicions), not self.is_firm, self.has_exception)


def _in_order(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return each hit once, in the order of the text."""
    return tuple(sorted(set(hits), key=_place)) if len(hits) > 1 else tuple(hits)


def _place(hit: Hit) -> tuple[object, ...]:
    return hit.start, hit.end, hit.phrase, hit.spans


Covered = Mapping[int | str, AbstractSet[int]]
"""The words that mean something else, by the group or fact for which they do."""


def _covered(found: Iterable[tuple[Group, Rule, Spans]]) -> Covered:
    covered: dict[int | str, set[int]] = {}
    for group, rule, spans in found:
        if rule.purpose == "excepts":
            # A group of exceptions alone holds for all groups of its fact.
            key = rule.group if group.patterns or group.suspect else group.fact
            for start, end in spans:
                covered.setdefault(key, set()).update(range(start, end))
    return covered


_NOWHERE: AbstractSet[int] = frozenset()


def _stands(group: Group, rule: Rule, spans: Spans, covered: Covered) -> bool:
    """Return whether no exception overlaps what was found."""
    barred = covered.get(rule.group, _NOWHERE) | covered.get(group.fact, _NOWHERE)
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
