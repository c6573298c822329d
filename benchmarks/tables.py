"""Tables of facts: whose words each row is, beside Polars, which tells only which rules apply."""

from __future__ import annotations

import importlib.util
import itertools
import sys
from collections.abc import Sequence
from typing import Any

import attrs
import peers
import workload
from measuring import Settings, compare, micro, print_table, settings, times
from workload import TwoValued

from offentligroll.engine.known import Known
from offentligroll.engine.table import ones_at
from offentligroll.engine.trials import Trials
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth

SIZES = (100, 1_000)
OURS = "ours: the capacity of each row, by columns"
ROWS = "ours: the same, row by row"
POLARS = "Polars: which rules apply"


def _polars(rules: TwoValued, statements: tuple[dict[str, Truth], ...]) -> Any:  # noqa: ANN401 - a lazy frame
    import polars as pl

    frame = pl.DataFrame(
        {peers.NAMES[fact]: [one[fact] is Truth.YES for one in statements] for fact in rules.facts}
    )
    signs = peers.Signs(both=" & ", either=" | ", no="~")
    names = {name: pl.col(name) for name in frame.columns}
    expressions = [
        eval(peers.infix(one, signs), {"__builtins__": {}}, names).alias(str(number))  # noqa: S307 - our own
        for number, one in enumerate(rules.applies)
    ]
    return frame.lazy().select(expressions)


def _trials(bits: Sequence[Known], facts: int) -> Trials:
    """Turn rows into columns; drawn answers may contradict each other, which columns would leave out."""

    def rows_with(bit: int) -> int:
        return ones_at([row for row, one in enumerate(bits) if one.told >> bit & 1])

    return Trials(
        every=(1 << len(bits)) - 1,
        yes={fact: rows_with(2 * fact) for fact in range(facts)},
        no={fact: rows_with(2 * fact + 1) for fact in range(facts)},
    )


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    has_polars = importlib.util.find_spec("polars") is not None
    if not has_polars:
        print("polars is not installed and left out")
    count = 2_000 if chosen.quick else 20_000
    statements = workload.statements(count)
    measured: dict[str, dict[int, float]] = {}
    for size in SIZES:
        drawn = workload.rules(size)
        policy = workload.policy(drawn)
        bits = [workload.bits(policy, one) for one in statements]
        trials = _trials(bits, len(policy.compiled.facts))
        few = bits[: max(20, count // 50)]
        found = policy.columns.values(trials, (None,))
        masks = {Capacity.OFFICIAL: found.official, Capacity.PERSONAL: found.personal}
        for row, one in enumerate(few):
            value = policy.decide(one, None).value
            if any((mask >> row & 1) != (value is capacity) for capacity, mask in masks.items()):
                sys.exit(f"columns answer otherwise than rows, of row {row}")
        runs: dict[str, Any] = {
            # What is found of the facts of a table is not kept for the next.
            OURS: lambda policy=policy, trials=trials: policy.columns.values(
                attrs.evolve(trials, kept={}), (None,)
            ),
            ROWS: lambda policy=policy, few=few: [policy.decide(one, None) for one in few],
        }
        if has_polars:
            lazy = _polars(TwoValued.of(drawn), statements)
            applying = lazy.collect()
            rules = TwoValued.of(drawn)
            for row in range(20):
                numbers = list(itertools.compress(range(size), applying.row(row)))
                if rules.value(numbers) is not policy.decide(bits[row], None).value:
                    sys.exit(f"Polars answers otherwise, of row {row}")
            runs[POLARS] = lazy.collect
        for name, seconds in compare(runs, chosen).items():
            measured.setdefault(name, {})[size] = seconds / (len(few) if name == ROWS else count)
    print_table(
        f"Microseconds of the processor for a row, of {count:,}",
        ["", *(f"{size:,} rules" for size in SIZES), *(f"of columns, {size:,}" for size in SIZES)],
        [
            [
                name,
                *(micro(found[size]) for size in SIZES),
                *(times(found[size], measured[OURS][size]) for size in SIZES),
            ]
            for name, found in measured.items()
        ],
    )


if __name__ == "__main__":
    main(settings(__doc__ or ""))
