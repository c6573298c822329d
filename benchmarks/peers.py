"""The same rules in other engines, each in the fastest form that we know of.

Every engine here gets all rules at once, as one expression that yields a list of yes and no: asked rule by
rule, they convert their input once for each rule. They know two values only, so they are asked about fully
known facts. What then follows from the rules that apply is the same Python code for all.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import keyword
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
from workload import FACTS, TwoValued

from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind

Decide = Callable[[Any], Capacity]
"""Decides a statement in the form that an engine takes."""


@attrs.frozen(kw_only=True)
class Peer:
    """Another way to decide by the same rules."""

    decide: Decide
    """Decides a statement."""
    statements: Sequence[Any]
    """The statements, converted as far as they can be beforehand."""


def _name(fact: str) -> str:
    name = fact.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


NAMES = {fact: _name(fact) for fact in FACTS}
"""What facts are called where a hyphen would be a minus."""


def answers(rules: TwoValued, statement: Mapping[str, Truth]) -> dict[str, bool]:
    """Write a fully known statement as a dictionary of yes and no.

    Args:
        rules: the rules; facts that they don't ask about are left out.
        statement: what is known.

    Returns:
        The answers by name.
    """
    return {NAMES[fact]: statement[fact] is Truth.YES for fact in rules.facts}


@attrs.frozen
class Signs:
    """How a language writes *and*, *or* and *not*, and what stands before a fact."""

    both: str = " and "
    """Between what must all be so."""
    either: str = " or "
    """Between what need not."""
    no: str = "not "
    """Before what is not so."""
    before: str = ""
    """Before each fact."""


IN_WORDS = Signs()
"""As Python and most engines write it."""
IN_SIGNS = Signs(both=" && ", either=" || ", no="!")
"""As CEL writes it."""


def infix(condition: Condition, signs: Signs = IN_WORDS) -> str:
    """Write a condition.

    Args:
        condition: the condition.
        signs: how the language writes it.

    Returns:
        The expression, in brackets where it needs them.
    """
    if isinstance(condition, FactTest):
        name = f"{signs.before}{NAMES[condition.fact]}"
        return f"({signs.no}{name})" if condition.negated else name
    members = [infix(member, signs) for member in _in_plain_groups(condition)]
    match condition.kind:
        case GroupKind.ALL_OF:
            return f"({signs.both.join(members)})"
        case GroupKind.NONE_OF:
            return f"({signs.no}({signs.either.join(members)}))"
        case _:
            return f"({signs.either.join(members)})"


def _in_plain_groups(group: Group) -> tuple[Condition, ...]:
    if group.kind is not GroupKind.AT_LEAST:
        return group.members
    chosen = itertools.combinations(group.members, group.count)
    return tuple(Group(kind=GroupKind.ALL_OF, members=members) for members in chosen)


def _json_logic(condition: Condition) -> object:
    if isinstance(condition, FactTest):
        test: object = {"var": NAMES[condition.fact]}
        return {"!": [test]} if condition.negated else test
    members = [_json_logic(member) for member in _in_plain_groups(condition)]
    if condition.kind is GroupKind.ALL_OF:
        return {"and": members}
    return {"!": [{"or": members}]} if condition.kind is GroupKind.NONE_OF else {"or": members}


def hand_written(rules: TwoValued, statements: Sequence[Mapping[str, Truth]]) -> Peer:
    """Write the rules as a person would: one function with an *if* for each, over an attrs object.

    Args:
        rules: the rules.
        statements: fully known statements.

    Returns:
        The function. It yields the value only: no status, no reasons, nothing unknown.
    """
    lines = ["def find(statement):", "    found = []"]
    sources = [infix(condition) for condition in rules.applies]
    text = "\n".join(sources)
    # Facts that are asked for more often are read once; few rules read them where they need them.
    often = [name for name in NAMES.values() if text.count(name) > 2]
    lines += [f"    {name} = statement.{name}" for name in often]
    seldom = {name: f"statement.{name}" for name in NAMES.values() if name not in often}
    for number, source in enumerate(sources):
        lines += [f"    if {_with_names(source, seldom)}:", f"        found.append({number})"]
    lines.append("    return found")
    namespace: dict[str, Any] = {}
    exec("\n".join(lines), namespace)  # noqa: S102 - it is our own text
    find: Callable[[object], list[int]] = namespace["find"]
    made = attrs.make_class("Facts", [NAMES[fact] for fact in rules.facts], frozen=True)
    return Peer(
        decide=lambda statement: rules.value(find(statement)),
        statements=[made(**answers(rules, statement)) for statement in statements],
    )


def _with_names(source: str, names: Mapping[str, str]) -> str:
    words = source.replace("(", "( ").replace(")", " )").split()
    return " ".join(names.get(word, word) for word in words)


def datalogic_py(rules: TwoValued, statements: Sequence[Mapping[str, Truth]]) -> Peer:
    """Ask datalogic-py, with data that it has parsed beforehand."""
    import datalogic_py as engine

    rule = engine.Engine().compile([_json_logic(condition) for condition in rules.applies])
    return Peer(
        decide=_by_list(rules, rule.evaluate_data),
        statements=[engine.DataHandle(json.dumps(answers(rules, statement))) for statement in statements],
    )


def zen_engine(rules: TwoValued, statements: Sequence[Mapping[str, Truth]]) -> Peer:
    """Ask zen-engine, which takes nothing that is converted beforehand; dictionaries are its fastest."""
    import zen

    expression = zen.compile_expression(f"[{', '.join(map(infix, rules.applies))}]")
    return Peer(
        decide=_by_list(rules, expression.evaluate),
        statements=[answers(rules, statement) for statement in statements],
    )


def rule_engine(rules: TwoValued, statements: Sequence[Mapping[str, Truth]]) -> Peer:
    """Ask rule-engine."""
    import rule_engine as engine

    rule = engine.Rule(f"[{', '.join(map(infix, rules.applies))}]")
    return Peer(decide=_by_list(rules, rule.evaluate), statements=[answers(rules, one) for one in statements])


def cel_rust(rules: TwoValued, statements: Sequence[Mapping[str, Truth]]) -> Peer:
    """Ask CEL, as written in Rust."""
    import cel as engine

    program = engine.compile(f"[{', '.join(infix(one, IN_SIGNS) for one in rules.applies)}]")
    return Peer(
        decide=_by_list(rules, program.execute), statements=[answers(rules, one) for one in statements]
    )


def cel_python(rules: TwoValued, statements: Sequence[Mapping[str, Truth]]) -> Peer:
    """Ask CEL, as written in Python, with values that it has wrapped beforehand."""
    import celpy as engine

    environment = engine.Environment()
    text = f"[{', '.join(infix(one, IN_SIGNS) for one in rules.applies)}]"
    program = environment.program(environment.compile(text))
    truth = engine.celtypes.BoolType
    return Peer(
        decide=_by_list(rules, program.evaluate),
        statements=[
            {name: truth(value) for name, value in answers(rules, one).items()} for one in statements
        ],
    )


def cedar(rules: TwoValued, statements: Sequence[Mapping[str, Truth]]) -> Peer:
    """Ask Cedar: each rule is a policy that permits, and what it names as its reasons is what applies."""
    import cedarpy as engine

    signs = attrs.evolve(IN_SIGNS, before="context.")
    policies = "\n".join(
        f"permit(principal, action, resource) when {{ {infix(one, signs)} }};" for one in rules.applies
    )
    asked = {"principal": 'User::"u"', "action": 'Action::"a"', "resource": 'Post::"p"'}

    def decide(context: dict[str, bool]) -> Capacity:
        found = engine.is_authorized(asked | {"context": context}, policies, [])
        return rules.value(sorted(int(one.removeprefix("policy")) for one in found.diagnostics.reasons))

    return Peer(decide=decide, statements=[answers(rules, one) for one in statements])


def _by_list(rules: TwoValued, evaluate: Callable[[Any], Sequence[bool]]) -> Decide:
    numbers = range(len(rules.applies))
    return lambda statement: rules.value(list(itertools.compress(numbers, evaluate(statement))))


ENGINES = {
    "datalogic-py": ("datalogic_py", datalogic_py, 10_000),
    "zen-engine": ("zen", zen_engine, 10_000),
    "rule-engine": ("rule_engine", rule_engine, 1_000),
    "CEL (Rust)": ("cel", cel_rust, 1_000),
    "cel-python": ("celpy", cel_python, 10),
    "cedarpy": ("cedarpy", cedar, 100),
}
"""By name: the module to look for, how to set it up, and up to how many rules it is worth the wait."""


def is_installed(name: str) -> bool:
    """Tell whether an engine is there.

    Args:
        name: one of :data:`ENGINES`.

    Returns:
        Whether its module can be imported.
    """
    return importlib.util.find_spec(ENGINES[name][0]) is not None
