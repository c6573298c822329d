"""Circles in what names what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

_MOST_NAMES = 12


def in_words(cycle: Sequence[str]) -> str:
    """Write a cycle for people.

    Args:
        cycle: the ids in order; the last names the first.

    Returns:
        The ids with arrows between them, the first one again at the end; a long cycle is cut.
    """
    names = [f"`{one}`" for one in (*cycle, cycle[0])]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 2], "…", names[-1]]
    return " → ".join(names)


def cycle_in(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Find a cycle in what names what.

    Args:
        graph: for each id the ids that it names; ids that are no key name nothing.

    Returns:
        The ids of one cycle in order, or nothing.
    """
    done: set[str] = set()
    for start in graph:
        trail: dict[str, Iterator[str]] = {}
        current: str | None = start if start not in done else None
        while current is not None:
            branches = trail.setdefault(current, iter(tuple(graph.get(current, ()))))
            following = next((one for one in branches if one not in done), None)
            if following is None:
                done.add(current)
                del trail[current]
                current = next(reversed(trail), None)
            elif following in trail:
                names = list(trail)
                return tuple(names[names.index(following) :])
            else:
                current = following
    return ()
