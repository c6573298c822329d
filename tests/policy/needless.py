"""How often an answer is needlessly unsettled: all that can be so gives one value, and it says otherwise.

    python tests/policy/needless.py [SITUATIONS]

For each shipped policy, facts are told that can all be so, two to five related ones are left unknown, and
the answer is held against every way in which these can turn out. *Before* is without the relations, *after*
with them.
"""

from __future__ import annotations

import collections
import itertools
import random
import sys
from collections.abc import Iterator

import attrs

from offentligroll.engine.known import Known
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

    def worlds(self) -> Iterator[Known]:
        """Give every way in which what is unknown can turn out."""
        relations = self._relations
        for answers in itertools.product((Truth.YES, Truth.NO), repeat=len(self.unknown)):
            world = self.told
            for position, truth in zip(self.unknown, answers, strict=True):
                world = world.with_truth(position, truth)
            if relations.closed(world.told) is not None:
                yield self.policy.compiled.with_derived(world)

    @property
    def _relations(self) -> Worlds:
        compiled = self.policy.compiled
        facts = compiled.stages[-1]
        return Worlds.compile(implications(facts), {fact: compiled.positions[fact] for fact in facts})

    def value_of_all_worlds(self) -> Capacity | None:
        """Give the value that every world has, or None where they part or it is undetermined."""
        values = {self.policy.compiled.capacity.value(world, (None,)) for world in self.worlds()}
        return values.pop() if len(values) == 1 and Capacity.UNDETERMINED not in values else None


def situations(count: int, seed: int = SEED) -> Iterator[Situation]:
    """Draw situations, the same number for each shipped policy."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    for identity in shipped_ids():
        policy = Policy.load(identity)
        for _ in range(count):
            drawn = _draw(policy, chance)
            if drawn is not None:
                yield drawn


def _draw(policy: Policy, chance: random.Random) -> Situation | None:
    compiled = policy.compiled
    facts = list(compiled.stages[-1])
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
    return Situation(policy, Known(told), tuple(compiled.positions[fact] for fact in unknown))


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


if __name__ == "__main__":
    for name, number in sorted(count(situations(int(sys.argv[1]) if len(sys.argv) > 1 else 500)).items()):
        sys.stdout.write(f"{name}: {number:,}\n")
