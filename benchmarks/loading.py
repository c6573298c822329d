"""Loading a policy of 1,000 rules, beside tomllib alone on the same text.

Loading here is all of it: parsing with places for problems, strict conversion, all checks. Compiling is
measured apart; it is done once, when the policy first assesses. Checking is loading and everything that
``offentligroll check`` looks at besides.
"""

from __future__ import annotations

import functools
import json
import tomllib

import attrs
import workload
from measuring import Settings, compare, milli, print_table, settings, times

from offentligroll.files.document import parse_document
from offentligroll.policy.checking.report import check_policy
from offentligroll.policy.policy import Policy
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, FactTest
from offentligroll.rules.rule import CapacityRule

_HEAD = """\
format = 1
id = "drawn"
version = "1"
languages = ["sv", "en"]
country = "SE"
zone = "Europe/Stockholm"
title = { sv = "Dragna regler", en = "Drawn rules" }
question = { sv = "Görs uttalandet i rollen?", en = "Is the statement made in the role?" }

[sources.drawn]
title = "Rules drawn at random"
kind = "practice"
verified = true
"""


def policy_text(count: int) -> str:
    """Write random rules as a policy file.

    Args:
        count: how many rules.

    Returns:
        The TOML.
    """
    return "\n".join([_HEAD, *(_rule(rule) for rule in workload.rules(count))])


def _rule(rule: CapacityRule) -> str:
    lines = ["[[capacity]]", f'id = "{rule.id}"']
    if rule.requirement is None:
        lines.append(f'{rule.verb} = "{rule.concludes}"')
    else:
        lines.append(f"{rule.verb} = {_condition(rule.requirement)}")
    if rule.when != ALWAYS_TRUE:
        lines.append(f"when = {_condition(rule.when)}")
    for key, part in (("unless", rule.unless), ("rebutted_by", rule.rebutted_by)):
        if part is not None:
            lines.append(f"{key} = {_condition(part)}")
    if rule.outranks:
        lines.append(f"outranks = {json.dumps(rule.outranks)}")
    lines.append(f'says = {{ sv = "Regel {rule.id} gäller.", en = "Rule {rule.id} applies." }}')
    lines.append('cite = "drawn"\n')
    return "\n".join(lines)


def _condition(condition: Condition) -> str:
    if isinstance(condition, FactTest):
        return f'"{"not " if condition.negated else ""}{condition.fact}"'
    members = ", ".join(_condition(member) for member in condition.members)
    if condition.count:
        return f"{{ at_least = {{ count = {condition.count}, of = [{members}] }} }}"
    return f"{{ {condition.kind} = [{members}] }}"


def _compile(loaded: Policy) -> object:
    # A copy has nothing compiled yet.
    return attrs.evolve(loaded).compiled


def _check(text: str) -> object:
    return check_policy(parse_document(text, "drawn.policy.toml"))


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    rows = []
    for count in (100, 1_000) if chosen.quick else (100, 1_000, 4_000):
        text = policy_text(count)
        loaded = Policy.from_text(text)
        assert [rule.id for rule in loaded.capacity_rules] == [f"rule-{number}" for number in range(count)]
        assert loaded.capacity_rules[0].when == workload.rules(count)[0].when
        found = compare(
            {
                "tomllib": functools.partial(tomllib.loads, text),
                "load": functools.partial(Policy.from_text, text),
                "compile": functools.partial(_compile, loaded),
                "check": functools.partial(_check, text),
            },
            chosen,
        )
        rows.append(
            [
                f"{count:,}",
                f"{len(text.encode()) / 1e3:,.0f}",
                milli(found["tomllib"]),
                milli(found["load"]),
                times(found["load"], found["tomllib"]),
                milli(found["compile"]),
                milli(found["check"]),
            ]
        )
    header = ["rules", "kB", "tomllib alone, ms", "load, ms", "of tomllib", "compile, ms", "check, ms"]
    print_table("Loading a policy", header, rows)


if __name__ == "__main__":
    main(settings(__doc__ or ""))
