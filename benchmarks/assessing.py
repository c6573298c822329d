"""Assessing posts by the Katrineholm policy: the answer alone, and with all that can be told of it."""

from __future__ import annotations

import functools
import tracemalloc
from collections.abc import Callable, Sequence

import posts
from measuring import Settings, compare, micro, print_table, settings

from offentligroll.assessment.assessment import Assessment
from offentligroll.model.statement import Statement
from offentligroll.policy.policy import Policy

STEPS: dict[str, Callable[[Assessment], object]] = {
    "capacity and status": lambda one: one.status,
    "and why (because)": lambda one: one.because,
    "and the findings": lambda one: (one.because, one.findings),
    "and the obligations": lambda one: (one.because, one.findings, one.obligations),
    "open questions": lambda one: one.open_questions(),
    "explained in Swedish": lambda one: one.explain("sv"),
}
"""What is read of an assessment, by name."""


def _reading(policy: Policy, of: Sequence[Statement], read: Callable[[Assessment], object]) -> None:
    for post in of:
        read(policy.assess(post))


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    policy = Policy.load("katrineholm")
    statements = posts.posts(20 if chosen.quick else 100, posts.directory())
    found = compare(
        {name: functools.partial(_reading, policy, statements, read) for name, read in STEPS.items()},
        chosen,
    )
    asked = len(policy.compiled.facts)
    print_table(
        f"Assessing a post by {len(policy.capacity_rules)} capacity rules, {len(policy.guidelines)} "
        f"guidelines and {len(policy.obligations)} obligations over {asked} facts",
        ["", "µs for a post", "posts a second"],
        [
            [name, micro(seconds / len(statements)), f"{len(statements) / seconds:,.0f}"]
            for name, seconds in found.items()
        ],
    )
    tracemalloc.start()
    kept = [policy.assess(post) for post in statements]
    for assessment in kept:
        _ = assessment.findings
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"\nAn assessment that is kept, its findings read, takes {size / len(kept) / 1024:.1f} KiB.")


if __name__ == "__main__":
    main(settings(__doc__ or ""))
