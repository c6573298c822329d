"""What is read of an answer: findings by the number of guidelines, explanations, open questions."""

from __future__ import annotations

import functools
import itertools
import sys
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import posts
import workload
from measuring import Settings, compare, micro, print_table, settings, times

from offentligroll.assessment.assessment import Assessment
from offentligroll.facts.relations import Relations
from offentligroll.model.truth import Truth
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import FactTest
from offentligroll.rules.outcome import Outcome
from offentligroll.rules.rule import Guideline, InCapacity, Modality

SIZES = (10, 100, 1_000)
_PATTERNS = 20


def _with_guidelines(count: int) -> Policy:
    """Draw a policy with a hundred capacity rules, and guidelines about single facts."""
    facts = itertools.cycle(workload.FACTS)
    guidelines = tuple(
        Guideline(
            id=f"g-{number}",
            modality=Modality.MUST_NOT if number % 2 else Modality.SHOULD,
            conduct=FactTest(fact=next(facts)),
            in_capacity=InCapacity.ANY,
            says=workload.WORDS,
        )
        for number in range(count)
    )
    return attrs.evolve(workload.policy(workload.rules(100)), guidelines=guidelines).as_read()


def _assessments(policy: Policy) -> list[Assessment]:
    # Drawn answers to facts that exclude each other would contradict themselves.
    related = Relations.shipped().components
    return [
        policy.assess_facts(
            [fact for fact, truth in facts.items() if truth is Truth.YES and fact not in related],
            [fact for fact, truth in facts.items() if truth is Truth.NO and fact not in related],
        )
        for facts in workload.statements(_PATTERNS, unknown=0.1)
    ]


def _each(read: Callable[[Any], object], of: Sequence[Any]) -> Callable[[], object]:
    return lambda: [read(one) for one in of]


def _anew(policy: Policy, read: Callable[[Assessment], object]) -> None:
    for one in _assessments(policy):
        read(one)


def _findings(chosen: Settings) -> None:
    rows: dict[str, dict[int, float]] = {}
    for size in SIZES:
        policy = _with_guidelines(size)
        kept = _assessments(policy)
        for one in kept:
            expected = tuple((each.guideline.id, each.outcome, each.status) for each in one.findings)
            if one.brief.findings != expected:
                sys.exit("outcomes and findings differ")
        found = compare(
            {
                "outcome and status of each, judged before": _each(lambda one: one.brief.findings, kept),
                "what is breached": _each(lambda one: one.brief.of_outcome(Outcome.BREACHED), kept),
                "assessed anew, with outcomes": functools.partial(
                    _anew, policy, lambda one: one.brief.findings
                ),
                "assessed anew, with findings as objects": functools.partial(
                    _anew, policy, lambda one: one.findings
                ),
            },
            chosen,
        )
        for name, seconds in found.items():
            rows.setdefault(name, {})[size] = seconds / _PATTERNS
    print_table(
        "Microseconds for the findings of an answer, by the number of guidelines (10 % of the facts unknown)",
        ["", *(f"{size:,}" for size in SIZES), "1,000 of 10"],
        [
            [name, *(micro(found[size]) for size in SIZES), times(found[1_000], found[10])]
            for name, found in rows.items()
        ],
    )


def _explanations(chosen: Settings) -> None:
    rows = []
    directory = posts.directory()
    statements = posts.posts(20 if chosen.quick else 100, directory)
    for identity in ("katrineholm", "us-lindke", "se-practice"):
        policy = Policy.load(identity)
        kept = [policy.assess(one) for one in statements]
        texts = [one.explain("en") for one in kept]
        if texts != [policy.assess(one).explain("en") for one in statements]:
            sys.exit("an explanation differs from the one before")
        found = compare(
            {
                "assess": functools.partial(_run, policy, statements, lambda one: one.status),
                "open questions": functools.partial(
                    _run, policy, statements, lambda one: one.open_questions()
                ),
                "explain": functools.partial(_run, policy, statements, lambda one: one.explain("en")),
                # All that they rest on has been worked out, and is kept.
                "sentences": _each(lambda one: one.explain("en"), kept),
            },
            chosen,
        )
        each = {name: seconds / len(statements) for name, seconds in found.items()}
        rows.append(
            [
                identity,
                *(micro(seconds) for seconds in each.values()),
                times(each["open questions"] - each["assess"], each["assess"]),
                times(each["explain"] - each["assess"], each["sentences"]),
            ]
        )
    print_table(
        "Microseconds for a post, each assessed anew; at the right what that leaves, of status and sentences",
        ["", "status", "open questions", "explain", "sentences alone", "questions alone", "explain alone"],
        rows,
    )


def _run(policy: Policy, statements: Sequence[Any], read: Callable[[Assessment], object]) -> None:
    for one in statements:
        read(policy.assess(one))


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    _findings(chosen)
    _explanations(chosen)


if __name__ == "__main__":
    main(settings(__doc__ or ""))
