"""Finding in a text what speaks for each fact, by the grammar of one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import attrs

from offentligroll.facts.text.grammar.grammar import Found
from offentligroll.facts.text.lexicons import Group, Lexicon
from offentligroll.facts.text.phrases import Hit, Negation
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
    def holds(self) -> bool:
        """Whether something was found that is not negated."""
        return any(not hit.negated for hit in self.hits)


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
    seen = one.seen_by(subject)
    reader = one.grammar.reader(words, seen.places)
    by_group: dict[int, dict[str, list[Found]]] = {}
    for found in one.grammar.sweep(reader):
        number, purpose = found.owner
        if number in seen.groups:
            by_group.setdefault(number, {}).setdefault(purpose, []).append(found)
    if not by_group:
        return _NO_FINDINGS
    negation = one.negation if one.negation.may_negate(words) else None
    barred: dict[str, set[int]] = {}
    markers: set[str] = set()
    for number, purposes in by_group.items():
        group = one.groups[number]
        if "excepts" in purposes and not (group.patterns or group.suspect):
            barred.setdefault(group.fact, set()).update(_covered(purposes["excepts"]))
        if group.is_marker and _standing(purposes, "finds", _NOWHERE):
            markers.add(group.fact[1:])
    present = frozenset(markers)
    gathered: dict[str, _Gathering] = {}
    for number, purposes in sorted(by_group.items()):
        group = one.groups[number]
        if not group.is_marker and group.when.holds_with(present):
            gathering = gathered.setdefault(group.fact, _Gathering())
            _gather(gathering, group, purposes, barred.get(group.fact, _NOWHERE), negation, words)
    _follow(one, gathered, subject, present)
    return Findings(finds={fact: found.finds() for fact, found in gathered.items()}, markers=present)


_NOWHERE: AbstractSet[int] = frozenset()
_NO_FINDINGS = Findings(finds={}, markers=frozenset())


def _gather(  # noqa: PLR0913, PLR0917 - all that it depends on
    gathering: _Gathering,
    group: Group,
    purposes: Mapping[str, Sequence[Found]],
    barred: AbstractSet[int],
    negation: Negation | None,
    words: Words,
) -> None:
    if group.keeps_negated:
        negation = None
    hits = [_hit(negation, words, found) for found in _standing(purposes, "finds", barred)]
    gathering.hits += hits
    gathering.is_firm |= not group.is_weak and any(hit.negator is None for hit in hits)
    if "suspects" in purposes:
        gathering.suspicions += [
            _hit(negation, words, found) for found in _standing(purposes, "suspects", barred)
        ]
    gathering.has_exception |= "excepts" in purposes


@attrs.define
class _Gathering:
    hits: list[Hit] = attrs.field(factory=list)
    suspicions: list[Hit] = attrs.field(factory=list)
    is_firm: bool = False
    has_exception: bool = False

    def finds(self) -> Finds:
        return Finds(
            hits=_in_order(self.hits),
            suspicions=_in_order([hit for hit in self.suspicions if not hit.negated]),
            is_weak=not self.is_firm,
            has_exception=self.has_exception,
        )


def _in_order(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return each hit once, in the order of the text."""
    return tuple(sorted(set(hits), key=_place)) if len(hits) > 1 else tuple(hits)


def _place(hit: Hit) -> tuple[object, ...]:
    return hit.start, hit.end, hit.phrase, hit.spans


def _standing(
    purposes: Mapping[str, Sequence[Found]], purpose: str, barred: AbstractSet[int]
) -> Sequence[Found]:
    """Return what no exception overlaps."""
    found = purposes.get(purpose, ())
    if "excepts" in purposes:
        barred = barred | _covered(purposes["excepts"])
    if not barred:
        return found
    return [one for one in found if not barred & _covered((one,))]


def _covered(found: Iterable[Found]) -> set[int]:
    return {at for one in found for start, end in one.spans for at in range(start, end)}


def _hit(negation: Negation | None, words: Words, found: Found) -> Hit:
    spans = found.spans
    negator = None
    if negation is not None:
        for start, end in spans:
            negator = negation.negator_around(words, start, end, found.source)
            if negator is not None:
                break
    start, end = spans[0] if len(spans) == 1 else (found.start, found.end)
    return Hit(start=start, end=end, phrase=found.source, negator=negator, spans=spans)


def _follow(one: Lexicon, gathered: dict[str, _Gathering], subject: Subject, markers: frozenset[str]) -> None:
    for rule in one.follows:
        source = gathered.get(rule.source)
        if source is None or not (rule.when.holds_for(subject) and rule.when.holds_with(markers)):
            continue
        hits = [hit for hit in source.hits if not hit.negated]
        if hits:
            target = gathered.setdefault(rule.fact, _Gathering())
            target.hits += hits
            target.is_firm = target.is_firm or source.is_firm
