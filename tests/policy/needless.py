"""How often an answer is needlessly unsettled: all that can be so gives one value, and it says otherwise.

    python tests/policy/needless.py [SITUATIONS]

For each shipped policy, facts are told that can all be so, two to five related ones are left unknown, and
the answer is held against every way in which these can turn out: that of the capacity, and those of the
guidelines and obligations. *Before* is without the relations, *after* with them.
"""

from __future__ import annotations

import collections
import itertools
import random
import sys
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.engine.known import Known
from offentligroll.engine.over_worlds import decide_guidelines, decide_obligations
from offentligroll.engine.worlds import Worlds
from offentligroll.facts.relations import Relations, implications
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy import shipped_ids
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import Status

FIRM = (Status.SETTLED, Status.SILENT)
SEED = 20261128


@attrs.frozen
class Situation:
    """What is told under one policy, and what is left unknown."""

    policy: Policy
    told: Known
    unknown: tuple[int, ...]
    facts: tuple[str, ...]

    def worlds(self) -> Iterator[Known]:
        """Give every way in which what is unknown can turn out."""
        relations = self.relations
        for answers in itertools.product((Truth.YES, Truth.NO), repeat=len(self.unknown)):
            world = self.told
            for position, truth in zip(self.unknown, answers, strict=True):
                world = world.with_truth(position, truth)
            if relations.closed(world.told) is not None:
                yield self.policy.compiled.with_derived(world)

    @property
    def relations(self) -> Worlds:
        """What the facts say of each other."""
        compiled = self.policy.compiled
        return Worlds.compile(
            implications(self.facts), {fact: compiled.positions[fact] for fact in self.facts}
        )

    def value_of_all_worlds(self) -> Capacity | None:
        """Give the value that every world has, or None where they part or it is undetermined."""
        values = {self.policy.compiled.capacity.value(world, (None,)) for world in self.worlds()}
        return values.pop() if len(values) == 1 and Capacity.UNDETERMINED not in values else None


def situations(count: int, seed: int = SEED, *, norms: bool = False) -> Iterator[Situation]:
    """Draw situations, the same number for each shipped policy; of all facts, or those of capacity rules."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    for identity in shipped_ids():
        policy = Policy.load(identity)
        for _ in range(count):
            facts = policy.compiled.facts if norms else policy.compiled.stages[-1]
            drawn = _draw(policy, facts, chance)
            if drawn is not None:
                yield drawn


def _draw(policy: Policy, facts: tuple[str, ...], chance: random.Random) -> Situation | None:
    compiled = policy.compiled
    related = [fact for fact in facts if fact in Relations.shipped().components]
    if len(related) < 2:
        return None
    unknown = chance.sample(related, min(len(related), chance.randint(2, 5)))
    relations = Worlds.compile(implications(facts), compiled.positions)
    told = 0
    for fact in chance.sample(facts, len(facts)):
        position = compiled.positions[fact]
        if fact not in unknown and not told >> 2 * position & 3:
            answers = [1 << 2 * position, 1 << 2 * position + 1]
            chance.shuffle(answers)
            told = next(one for answer in answers if (one := relations.closed(told | answer)) is not None)
    for fact in unknown:
        told &= ~(3 << 2 * compiled.positions[fact])
    return Situation(policy, Known(told), tuple(compiled.positions[fact] for fact in unknown), facts)


def count(drawn: Iterator[Situation]) -> collections.Counter[str]:
    """Count what is unsettled, what of it needlessly, and the promises that are broken, before and after."""
    counts: collections.Counter[str] = collections.Counter()
    for situation in drawn:
        compiled = situation.policy.compiled
        value = situation.value_of_all_worlds()
        plain = compiled.capacity.decide(compiled.with_derived(situation.told), None)
        closed = compiled.worlds.completed(situation.told)
        assert closed is not None
        related = compiled.decide(compiled.with_derived(closed), None)
        counts["situations"] += 1
        for name, decision in (("before", plain), ("after", related)):
            unsettled = decision.status not in FIRM
            counts[f"{name}: unsettled"] += unsettled
            counts[f"{name}: needlessly"] += unsettled and value is not None
            counts[f"{name}: broken"] += decision.status is Status.SETTLED and value is not decision.value
    return counts


def count_norms(drawn: Iterator[Situation]) -> collections.Counter[str]:
    """Count findings and duties as :func:`count` counts capacities."""
    counts: collections.Counter[str] = collections.Counter()
    for situation in drawn:
        compiled = situation.policy.compiled
        closed = situation.relations.completed(situation.told)
        assert closed is not None
        known = compiled.with_derived(closed)
        decision = compiled.decide(known, None)
        worlds = list(situation.worlds())
        there = [compiled.decide(world, None) for world in worlds]
        for plain, related in (
            (compiled.guidelines.decide, decide_guidelines),
            (compiled.obligations.decide, decide_obligations),
        ):
            before, after = (
                _found(plain(known, decision, None)),
                _found(related(compiled, known, decision, None)),
            )
            of_worlds = [_found(plain(*judged, None)) for judged in zip(worlds, there, strict=True)]
            for number in before:
                outcomes = {found[number][0] for found in of_worlds}
                firm = all(found[number][1] is Status.SETTLED for found in of_worlds)
                counts["norms"] += 1
                for name, (outcome, status) in (("before", before[number]), ("after", after[number])):
                    counts[f"{name}: unsettled"] += status is not Status.SETTLED
                    needless = firm and len(outcomes) == 1
                    counts[f"{name}: needlessly"] += status is not Status.SETTLED and needless
                    counts[f"{name}: broken"] += status is Status.SETTLED and outcomes != {outcome}
    return counts


def _found(decided: Any) -> dict[int, tuple[Any, Status]]:  # noqa: ANN401 - of guidelines or of obligations
    return dict(decided[1] if isinstance(decided, tuple) else decided)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    for what, counts in (
        ("capacities", count(situations(number))),
        ("norms", count_norms(situations(number, norms=True))),
    ):
        for name, times in sorted(counts.items()):
            sys.stdout.write(f"{what}: {name}: {times:,}\n")
