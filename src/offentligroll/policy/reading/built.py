"""Policies that programs build, held to what holds for files."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from offentligroll.files.document import Built
from offentligroll.files.problems import FileError, Problem
from offentligroll.files.where import Path, problem_at, unsaid
from offentligroll.languages import Message
from offentligroll.languages.arguments import check_type
from offentligroll.model.differing import Difference, differences
from offentligroll.policy.reading.extending import TakenIn
from offentligroll.policy.reading.loading import rulebook_of
from offentligroll.policy.reading.policy_record import KINDS, home_of, policy_to_record
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.policy.rulebook import Rulebook

_PARTS = (*KINDS, "sources")


def read_built(policy: Rulebook, *, anew: bool = False) -> Built:
    """Read a policy that a program built as if it stood in a file.

    Args:
        policy: the policy.
        anew: whether the shipped policies that it extends are taken in again, as reading its file would.

    Returns:
        What its file would say.

    Raises:
        FileError: it can't be used; the error carries all problems, told by the way to them.
    """
    try:
        built = Built(name=policy.id, data=policy_to_record(policy))
        held = {
            other: _held(policy, other)
            for other in policy.extends
            if _holds(policy, other) and not (anew and other in shipped_ids())
        }
        again = rulebook_of(built, held=held)
    except RecursionError:
        raise FileError([Problem("too-deep", Message("files.limit.nested"))]) from None
    problems = tuple(_not_taken_in(policy, again, built) or _unsaid(policy, again, built))
    if problems:
        raise FileError(problems)
    return built


def _holds(policy: Rulebook, other: str) -> bool:
    return any(home_of(part.id, policy) == other for name in _PARTS for part in getattr(policy, name))


def _held(policy: Rulebook, other: str) -> TakenIn:
    """Return what a policy has from another; what it assumes stands in its own record."""
    parts = {
        name: tuple(part for part in getattr(policy, name) if home_of(part.id, policy) == other)
        for name in _PARTS
        if name in attrs.fields_dict(TakenIn)
    }
    return TakenIn(policies=(other,), **parts)


def _not_taken_in(policy: Rulebook, again: Rulebook, built: Built) -> list[Problem]:
    """Find the policies that are named as extended, with nothing of theirs taken in."""
    return [
        problem_at(
            built,
            ("extends", number),
            "not-taken-in",
            Message("policy.not-taken-in", wanted=other),
            Message("policy.advice.not-taken-in"),
        )
        for number, other in enumerate(policy.extends)
        if _holds(again, other) and not _holds(policy, other)
    ]


def _unsaid(policy: Rulebook, again: Rulebook, built: Built) -> Iterator[Problem]:
    """Find what no file can say: read back it would be something else."""
    seen: set[Path] = set()
    for found in differences(contents_of(policy), again):
        path = _path(found, again)
        if path[:2] not in seen:
            seen.add(path[:2])
            yield unsaid(built, path, found.one, found.other)


def _path(found: Difference, again: Rulebook) -> Path:
    """Return the way to a difference as it would be in the file."""
    name, *rest = found.path
    if name not in _PARTS or not rest:
        return (KINDS.get(str(name), name),)
    number = int(rest[0])
    parts = getattr(again, str(name))
    own = number - sum(home_of(part.id, again) is not None for part in parts)
    if own < 0:
        return ("extends",)
    return (
        ("sources", parts[number].id, *rest[1:]) if name == "sources" else (KINDS[str(name)], own, *rest[1:])
    )


def extending(policy: Rulebook, other: Rulebook, *, capacity: bool) -> Rulebook:
    """Take one policy into another, as its file would.

    Args:
        policy: the policy.
        other: the policy that is taken in.
        capacity: whether its capacity rules are taken in too.

    Returns:
        The policy with the rules of the other.

    Raises:
        FileError: the other can't be taken in, or the policy can't be used.
    """
    check_type("other", other, Rulebook)
    record = policy_to_record(policy)
    wanted = {"policy": other.id, "capacity": capacity}
    record["extends"] = [*record.get("extends", ()), wanted]
    held = {one: _held(policy, one) for one in policy.extends if one != other.id}
    return rulebook_of(Built(name=policy.id, data=record), held=held, known=[other])


def contents_of(rulebook: Rulebook) -> Rulebook:
    """Return the contents of a policy alone, so that they can be compared with others.

    Args:
        rulebook: the policy.

    Returns:
        What it says.
    """
    return Rulebook(**{one.name: getattr(rulebook, one.name) for one in attrs.fields(Rulebook) if one.init})
