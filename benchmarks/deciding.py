"""Deciding whose words they are: ours, a hand-written function, the plain evaluator and other engines.

All have the same random rules and statements. Before anything is measured, all answers are compared.
"""

from __future__ import annotations

import pathlib
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import peers
import workload
from measuring import Settings, compare, micro, milli, print_table, settings, times
from workload import TwoValued

from offentligroll.engine.known import Known
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.truth import Truth
from offentligroll.policy.judging.details import Working
from offentligroll.policy.judging.laid_out import LaidOut, Times
from offentligroll.policy.policy import Policy

sys.path.append(str(pathlib.Path(__file__).parents[1] / "tests"))
import plain_evaluator as plain

SIZES = (10, 100, 1_000, 10_000)
STATEMENTS = 200
PLAIN_UP_TO = 100
"""The plain evaluator takes time that grows with the square of the rules."""


class Subject:
    """One policy, with its statements in the form that each contender takes."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.rules = workload.rules(size)
        self.two_valued = TwoValued.of(self.rules)
        self.policy = workload.policy(self.rules)
        self.known = workload.statements(STATEMENTS)
        self.partly = workload.statements(STATEMENTS, unknown=0.1)
        self.known_bits = [workload.bits(self.policy, one) for one in self.known]
        self.partly_bits = [workload.bits(self.policy, one) for one in self.partly]
        self.peers = {"hand-written function": peers.hand_written(self.two_valued, self.known)}
        for name, (_, set_up, up_to) in peers.ENGINES.items():
            if peers.is_installed(name) and size <= up_to:
                self.peers[name] = set_up(self.two_valued, self.known)

    def check(self) -> Counter[str]:
        """Compare all answers before anything is measured; give how often each status came out."""
        found = [self.policy.decide(bits, None) for bits in self.known_bits]
        for name, peer in self.peers.items():
            few = zip(peer.statements, found, strict=True)
            for number, (statement, decision) in enumerate(few):
                value = peer.decide(statement)
                if value is not decision.value:
                    sys.exit(f"{name} answers {value}, we {decision.value}, of statement {number}")
        count = {10: STATEMENTS, 100: 50, 1_000: 2}.get(self.size, 0)
        for statements, all_bits in ((self.known, self.known_bits), (self.partly, self.partly_bits)):
            for facts, bits in zip(statements[:count], all_bits, strict=False):
                self._check_one(facts, bits)
        return Counter(str(self.policy.decide(bits, None).status) for bits in self.partly_bits)

    def _check_one(self, facts: dict[str, Truth], bits: Known) -> None:
        expected = plain.decide(plain.PlainPolicy(rules=self.rules), facts)
        decision = self.policy.decide(bits, None)
        engine = self.policy.compiled.capacity
        deciding = frozenset(engine.ids_of(decision.deciding))
        if (expected.value, expected.status, expected.lean, expected.deciding) != (
            decision.value,
            decision.status,
            decision.lean,
            deciding,
        ):
            sys.exit(f"the plain evaluator answers {expected}, we {decision}")

    def contenders(self) -> dict[str, Callable[[], object]]:
        """Give all that is measured, by name; each runs over all statements once."""
        decide = self.policy.decide
        runs: dict[str, Callable[[], object]] = {
            OURS: lambda: [decide(bits, None) for bits in self.known_bits],
            IDS: _with_ids(self.policy, self.known_bits),
            UNKNOWN: lambda: [decide(bits, None) for bits in self.partly_bits],
            REASONS: _with_reasons(self.policy, self.known, self.known_bits),
        }
        runs |= {name: _asking(peer.decide, peer.statements) for name, peer in self.peers.items()}
        if self.size <= PLAIN_UP_TO:
            plain_policy = plain.PlainPolicy(rules=self.rules)
            few = self.known[:: self.size]
            # Few statements are enough for it; the time is that of all.
            runs[PLAIN] = lambda: [plain.decide(plain_policy, facts) for facts in few]
        return runs

    def of_each(self, name: str, seconds: float | None) -> float | None:
        """Give the time of one statement."""
        if seconds is None:
            return None
        return seconds / (len(self.known[:: self.size]) if name == PLAIN else STATEMENTS)


OURS = "ours: value and status"
IDS = "ours: the same, and the ids of the deciding rules"
UNKNOWN = "ours: the same, 10 % of the facts unknown"
REASONS = "ours: with the reasons of the deciding rules"
PLAIN = "plain evaluator of the tests"


def _asking(decide: Callable[[Any], object], statements: Sequence[Any]) -> Callable[[], object]:
    return lambda: [decide(statement) for statement in statements]


def _with_ids(policy: Policy, all_bits: Sequence[Known]) -> Callable[[], object]:
    ids_of = policy.compiled.capacity.ids_of

    def run() -> object:
        found: object = None
        for bits in all_bits:
            decision = policy.decide(bits, None)
            found = (decision.value, decision.status, ids_of(decision.deciding))
        return found

    return run


def _with_reasons(
    policy: Policy, statements: Sequence[dict[str, Truth]], all_bits: Sequence[Known]
) -> Callable[[], object]:
    few = 20
    sheets = [
        FactSheet.of_answers(
            yes=[fact for fact, truth in facts.items() if truth is Truth.YES],
            no=[fact for fact, truth in facts.items() if truth is Truth.NO],
        )
        for facts in statements[:few]
    ]
    laid_out = [
        LaidOut(
            sheet=sheet,
            statement=None,
            organisation=None,
            day=None,
            as_of=None,
            times=Times(),
            summary=None,
        )
        for sheet in sheets
    ]

    def run() -> object:
        found: object = None
        for _ in range(STATEMENTS // few):
            for laid, bits in zip(laid_out, all_bits, strict=False):
                working = Working(policy=policy, laid=laid, decision=policy.decide(bits, None))
                found = working.because
        return found

    return run


def _getting_ready(subject: Subject) -> tuple[float, float, float, float]:
    """Measure compiling, the first statements, and memory."""
    policy = workload.policy(subject.rules)
    before = time.process_time()
    _ = policy.compiled
    compiled = time.process_time() - before
    before = time.process_time()
    for bits in subject.known_bits:
        policy.decide(bits, None)
    first = (time.process_time() - before) / STATEMENTS
    policy = workload.policy(subject.rules)
    tracemalloc.start()
    _ = policy.compiled
    compiled_bytes, _ = tracemalloc.get_traced_memory()
    for bits in (*subject.known_bits, *subject.partly_bits):
        policy.decide(bits, None)
    used_bytes, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return compiled, first, compiled_bytes, used_bytes


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    for name in peers.ENGINES:
        if not peers.is_installed(name):
            print(f"{name} is not installed and left out")
    measured: dict[int, dict[str, float]] = {}
    ready = []
    for size in SIZES:
        subject = Subject(size)
        statuses = subject.check()
        said = ", ".join(f"{status} {count}" for status, count in statuses.most_common())
        print(f"{size:,} rules: all answers are equal; with unknown facts: {said}", flush=True)
        runs = compare(subject.contenders(), chosen)
        measured[size] = {name: subject.of_each(name, runs[name]) or 0.0 for name in runs}
        ready.append((size, *_getting_ready(subject)))
    names = list(dict.fromkeys(name for found in measured.values() for name in found))
    header = ["", *(f"{size:,} rules" for size in SIZES)]
    print_table(
        "Microseconds for a statement",
        header,
        [[name, *(micro(measured[size].get(name)) for size in SIZES)] for name in names],
    )
    print_table(
        "As many times as long as ours (value and status)",
        header,
        [
            [name, *(_ratio(measured[size].get(name), measured[size][OURS]) for size in SIZES)]
            for name in names
            if name != OURS
        ],
    )
    print_table(
        "From 100 to 10,000 rules",
        ["", "grows"],
        [
            [name, times(measured[10_000][name], measured[100][name])]
            for name in names
            if name in measured[10_000] and name in measured[100]
        ],
    )
    print_table(
        "Getting ready: ours",
        ["rules", "compile, ms", "first 200 statements, µs each", "memory, MiB", "after 400 statements, MiB"],
        [
            [f"{size:,}", milli(compiled), micro(first), f"{little / 2**20:.1f}", f"{much / 2**20:.1f}"]
            for size, compiled, first, little, much in ready
        ],
    )


def _ratio(seconds: float | None, of: float) -> str:
    return "–" if seconds is None else times(seconds, of)


if __name__ == "__main__":
    main(settings(__doc__ or ""))
