"""Loading policies: shipped ones by id, others from files, with the policies that they extend."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import Document, parse_document, read_document
from offentligroll.files.limits import Limits
from offentligroll.files.problems import FileError, Place, Problem, Severity, did_you_mean
from offentligroll.files.strict import structure
from offentligroll.policy.building import Builder, cycle_in, in_force
from offentligroll.policy.extending import TakenIn, take_in
from offentligroll.policy.policy import Assumption, Policy
from offentligroll.policy.rule_building import build_capacity_rules, build_guidelines, build_obligations
from offentligroll.policy.shapes import ExtendsShape, PolicyShape, duration_from_file
from offentligroll.rules.condition import Condition, facts_in
from offentligroll.rules.rule import Duration, OwnFact

FORMAT = 1
"""The file format that this library reads."""

MOST_RULES = 10_000
"""How many rules a policy may have."""

SUFFIX = ".policy.toml"
"""How the names of policy files end."""


def shipped_ids() -> tuple[str, ...]:
    """Give the ids of the policies that come with the library.

    Returns:
        The ids, in alphabetical order.
    """
    names = (one.name for one in _library().iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX)))


def _library() -> Traversable:
    return resources.files("offentligroll.library")


def load_policy(source: str | Path, limits: Limits | None = None) -> Policy:
    """Load a shipped policy by its id, or one from a file.

    Args:
        source: the id of a shipped policy, or a path.
        limits: what a file may cost.

    Returns:
        The policy.

    Raises:
        FileError: the file is missing or wrong.
    """
    return _load(source, limits, ())


def _load(source: str | Path, limits: Limits | None, trail: tuple[str, ...]) -> Policy:
    if isinstance(source, str) and source in shipped_ids():
        name = f"{source}{SUFFIX}"
        text = _library().joinpath(name).read_text("utf-8")
        return _policy(parse_document(text, name, limits), limits, None, trail)
    path = Path(source)
    if isinstance(source, str) and not path.suffix and not path.exists():
        hint = did_you_mean(source, shipped_ids()) or f"shipped are {', '.join(shipped_ids())}"
        raise FileError(
            [Problem("unknown-policy", f"`{source}` is neither a shipped policy nor a file", hint=hint)]
        )
    return _policy(read_document(path, limits), limits, path.parent, trail)


def policy_from_text(text: str, name: str, limits: Limits | None = None) -> Policy:
    """Read a policy from TOML that is already text; it can extend shipped policies only.

    Args:
        text: the TOML.
        name: what to call it in problems.
        limits: what it may cost.

    Returns:
        The policy.

    Raises:
        FileError: the text is wrong.
    """
    return _policy(parse_document(text, name, limits), limits, None, ())


def _policy(document: Document, limits: Limits | None, folder: Path | None, trail: tuple[str, ...]) -> Policy:
    if not document.data:
        hint = "a policy needs at least format, id, version, languages, title, question and zone"
        raise FileError(
            [Problem("empty-file", "the file is empty", hint=hint, place=Place(document.name, 1, 1))]
        )
    _refuse_other_formats(document)
    _refuse_too_many(document)
    shape, problems = structure(document, PolicyShape, {Duration: duration_from_file})
    if shape is None:
        raise FileError(problems)
    builder = Builder(document=document, shape=shape, taken_in={}, problems=list(problems))
    taken_in = _extended(builder, limits, folder, (*trail, shape.id))
    builder.taken_in = {fact.id: fact.phrase for fact in taken_in.own_facts}
    policy = _build(builder, taken_in)
    if any(problem.severity is Severity.ERROR for problem in builder.problems):
        raise FileError(builder.problems)
    return policy


def _refuse_other_formats(document: Document) -> None:
    found = document.data.get("format")
    if type(found) is int and found != FORMAT:
        message = f"this library reads format {FORMAT}, the file says {found}"
        problem = Problem("format", message, place=document.place_of(("format",)))
        raise FileError([attrs.evolve(problem, hint="a newer version of the library may read it")])


def _refuse_too_many(document: Document) -> None:
    entries = [document.data.get(kind) for kind in ("fact", "capacity", "guideline", "obligation")]
    count = sum(len(one) for one in entries if isinstance(one, list))
    if count > MOST_RULES:
        message = f"the file has {count:,} rules and facts; {MOST_RULES:,} are allowed"
        raise FileError([Problem("too-many", message, hint="part it", place=Place(document.name, 1, 1))])


def _extended(
    builder: Builder, limits: Limits | None, folder: Path | None, trail: tuple[str, ...]
) -> TakenIn:
    """Load the policies that a file takes in; its own problems come first, theirs are theirs."""
    taken: list[TakenIn] = []
    for number, one in enumerate(builder.shape.extends):
        wanted = one if isinstance(one, ExtendsShape) else ExtendsShape(policy=one)
        path = ("extends", number)
        if wanted.policy in trail:
            names = " → ".join(f"`{name}`" for name in (*trail, wanted.policy))
            builder.report(path, "cycle", f"policies extend each other in a circle: {names}")
            continue
        beside = None if folder is None else folder / f"{wanted.policy}{SUFFIX}"
        source: str | Path = wanted.policy if beside is None or not beside.exists() else beside
        try:
            policy = _load(source, limits, trail)
        except FileError as error:
            for problem in error.problems:
                where = problem.place or ""
                builder.report(
                    path,
                    "extends",
                    f"`{wanted.policy}` can't be taken in: {where} {problem.message}",
                    problem.hint,
                )
            continue
        taken.append(take_in(policy, capacity=wanted.capacity))
    return TakenIn.joined(taken)


def _build(builder: Builder, taken_in: TakenIn) -> Policy:
    shape, document = builder.shape, builder.document
    if not shape.languages:
        builder.report(("languages",), "empty-list", "`languages` is an empty list", 'write ["sv", "en"]')
    builder.check_ids("file", [((), shape)])
    own_facts = (*taken_in.own_facts, *builder.own_facts())
    groups = _groups_without_circles(builder, own_facts)
    sources = (*taken_in.sources, *builder.sources.values())
    return Policy(
        id=shape.id,
        version=shape.version,
        languages=shape.languages,
        title=builder.wording(shape.title, ("title",)),
        question=builder.wording(shape.question, ("question",)),
        country=shape.country,
        zone=builder.zone(),
        in_force=in_force(shape.in_force),
        otherwise=shape.otherwise,
        sources=sources,
        assume=_assumptions(builder, own_facts),
        own_facts=own_facts,
        capacity_rules=build_capacity_rules(builder, groups, taken_in.capacity_rules),
        guidelines=build_guidelines(builder, taken_in.guidelines),
        obligations=build_obligations(builder, taken_in.obligations),
        extends=taken_in.policies,
        sha256=_hash_of(document, taken_in),
    )


def _hash_of(document: Document, taken_in: TakenIn) -> str:
    if not taken_in.hashes:
        return document.sha256
    return hashlib.sha256("\n".join((document.sha256, *taken_in.hashes)).encode()).hexdigest()


def _groups_without_circles(builder: Builder, own_facts: Sequence[OwnFact]) -> Mapping[str, Condition]:
    groups = {one.id: one.group for one in own_facts if one.group is not None}
    circle = cycle_in({fact: tuple(facts_in(group)) for fact, group in groups.items()})
    if circle:
        names = " → ".join(f"`{one}`" for one in (*circle, circle[0]))
        placed = {entry.id: path for path, entry in builder.placed("fact", builder.shape.fact)}
        builder.report(placed[circle[0]], "cycle", f"own facts use each other in a circle: {names}")
        return {fact: group for fact, group in groups.items() if not set(facts_in(group)) & groups.keys()}
    return groups


def _assumptions(builder: Builder, own_facts: Sequence[OwnFact]) -> tuple[Assumption, ...]:
    groups = {one.id for one in own_facts if one.group is not None}
    known = {*Vocabulary.shipped(), *(one.id for one in own_facts), *builder.raw_ids("fact")}
    found = []
    for fact, value in builder.shape.assume.items():
        if fact in groups:
            message = f"`{fact}` follows from other facts and can't be assumed"
            builder.report(("assume", fact), "assumed-group", message, "assume those")
        elif fact not in known:
            hint = did_you_mean(fact, known)
            builder.report(("assume", fact), "unknown-fact", f"`{fact}` is not a fact", hint)
        else:
            found.append(Assumption(fact=fact, value=value))
    return tuple(found)
