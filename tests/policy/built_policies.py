"""Policies built in Python of what stands in files, as far as Python lets them be built."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from offentligroll.policy import Assumption, Policy
from offentligroll.rules import (
    Accepted,
    AdoptedDocument,
    CapacityRule,
    Citation,
    Condition,
    Duration,
    FactTest,
    Group,
    GroupKind,
    Guideline,
    InForce,
    Modality,
    Obligation,
    OwnFact,
    Principle,
    Source,
    SourceKind,
    Verb,
)

REFUSED = (TypeError, ValueError, KeyError, AttributeError)
"""What is raised where Python can't hold what a file says."""

_HEAD = ("format", "id", "version", "languages", "title", "question", "zone")
_KINDS = {
    "fact": OwnFact,
    "capacity": CapacityRule,
    "guideline": Guideline,
    "obligation": Obligation,
    "principle": Principle,
}


def built(data: Mapping[str, Any]) -> tuple[Policy, dict[str, Any]]:
    """Build a policy of what a file says, and give what of the file could be built.

    What Python refuses to hold, such as a key that no class has or a condition that is a number, is left out
    of both.

    Raises:
        TypeError, ValueError, KeyError: not even the head can be built.
    """
    kept: dict[str, Any] = {key: data[key] for key in _HEAD} | {"format": 1}
    if isinstance(kept["languages"], str):
        raise TypeError
    head = {key: value for key, value in kept.items() if key not in ("format", "languages")}
    head["languages"] = tuple(kept["languages"])
    for key in ("country", "otherwise", "in_force"):
        if key in data:
            head[key], kept[key] = _days(data[key]) if key == "in_force" else data[key], data[key]
    if "document" in data:
        head["document"], kept["document"] = AdoptedDocument(**data["document"]), data["document"]
    sources = _each(data.get("sources", {}).items(), lambda item: _source(*item))
    assume = _each(data.get("assume", {}).items(), lambda item: Assumption(fact=item[0], value=item[1]))
    kept |= {"sources": {key: table for (key, table), _ in sources}} if sources else {}
    kept |= {"assume": {fact: value for (fact, value), _ in assume}} if assume else {}
    by_id = {source.id: source for _, source in sources}
    entries: dict[str, list[Any]] = {}
    for kind in _KINDS:
        made = _each(data.get(kind, ()), functools.partial(_entry, kind, by_id))
        entries[kind] = [entry for _, entry in made]
        kept |= {kind: [table for table, _ in made]} if made else {}
    policy = Policy(
        **head,
        sources=tuple(by_id.values()),
        assume=tuple(assumption for _, assumption in assume),
        own_facts=tuple(entries["fact"]),
        capacity_rules=tuple(entries["capacity"]),
        guidelines=tuple(entries["guideline"]),
        obligations=tuple(entries["obligation"]),
        principles=tuple(entries["principle"]),
    )
    return policy, kept


def _each(parts: Iterable[Any], make: Callable[[Any], Any]) -> list[tuple[Any, Any]]:
    made = []
    for part in parts:
        with contextlib.suppress(*REFUSED):
            made.append((part, make(part)))
    return made


def _source(key: str, table: Mapping[str, Any]) -> Source:
    more = {"in_force": _days(table["in_force"])} if "in_force" in table else {}
    return Source(id=key, **{**table, **more})


def _days(table: Mapping[str, Any]) -> InForce:
    return InForce(**{{"from": "start", "until": "end"}[key]: day for key, day in table.items()})


def _entry(kind: str, sources: Mapping[str, Source], table: Mapping[str, Any]) -> Any:  # noqa: ANN401
    if kind == "fact":
        return _own_fact(dict(table))
    fields = {key: _MAKERS.get(key, _as_it_is)(value) for key, value in table.items()}
    if "cite" in fields:
        key, _, place = fields["cite"].partition(",")
        unknown = Source(id=key.strip(), title="?", kind=SourceKind.PRACTICE, verified=False)
        fields["cite"] = Citation(source=sources.get(key.strip(), unknown), place=place.strip())
    if "when_undecided" in fields:
        fields["due_when_undecided"] = {"due": True}[fields.pop("when_undecided")]
    if kind == "capacity":
        _concluding(fields)
    elif kind == "guideline":
        (verb,) = [one for one in Modality if one.value in fields]
        fields |= {"modality": verb, "conduct": asked(fields.pop(verb.value))}
    return _KINDS[kind](**fields)


def _as_it_is(value: Any) -> Any:  # noqa: ANN401
    return value


def _list(value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if not isinstance(value, list):
        raise TypeError
    return tuple(value)


def _concluding(fields: dict[str, Any]) -> None:
    """Say what a capacity rule concludes; one without a verb, or with two, is said in part."""
    verbs = [one for one in Verb if one.value in fields]
    told = {verb: fields.pop(verb.value) for verb in verbs}
    concluding = [verb for verb in verbs if not verb.is_requirement]
    requiring = [verb for verb in verbs if verb.is_requirement]
    if len(concluding) > 1 or len(requiring) > 1 or not verbs:
        raise TypeError
    fields["verb"] = (*concluding, *requiring)[0]
    fields["concludes"] = (
        told[concluding[0]]
        if concluding
        else {Verb.OFFICIAL_ONLY_IF: "personal", Verb.PERSONAL_ONLY_IF: "official"}[requiring[0]]
    )
    if requiring:
        fields["requirement"] = asked(told[requiring[0]])


def _own_fact(fields: dict[str, Any]) -> OwnFact:
    kinds = [one.value for one in GroupKind if one.value in fields]
    if len(kinds) > 1:
        raise TypeError
    for kind in kinds:
        fields["group"] = asked({kind: fields.pop(kind)})
    if "words" in fields:
        # In Python no words are none at all.
        if not fields["words"]:
            raise TypeError
        fields["words"] = tuple((language, tuple(words)) for language, words in fields["words"].items())
    return OwnFact(**fields)


def asked(told: Any) -> Condition:  # noqa: ANN401 - anything that a file can hold
    """Build a condition; a phrase is none, since programs write ids."""
    if isinstance(told, str):
        fact = told.removeprefix("not ").removeprefix("inte ")
        if " " in fact:
            raise TypeError
        return FactTest(fact=fact, negated=fact != told)
    ((kind, members),) = told.items()
    if kind != "at_least":
        return _group(kind, members)
    if members.keys() != {"count", "of"}:
        raise TypeError
    return _group(kind, members["of"], members["count"])


def _group(kind: str, members: Any, count: int = 0) -> Group:  # noqa: ANN401
    if not isinstance(members, list):
        raise TypeError
    return Group(kind=GroupKind(kind), members=tuple(map(asked, members)), count=count)


_MAKERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("when", "unless", "rebutted_by", "defence"), asked),
    **dict.fromkeys(("outranks", "binds"), _list),
    **dict.fromkeys(("within", "retain"), Duration.from_text),
    "in_force": _days,
    "accept": lambda several: tuple(Accepted(**one) for one in several),
}
