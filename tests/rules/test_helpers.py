"""Conditions written in Python read as they do in files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from offentligroll.model import Truth
from offentligroll.rules import Condition, FactTest, Group, GroupKind, all_of, any_of, at_least, none_of, not_
from offentligroll.rules.support import evaluate

A, B = FactTest(fact="a"), FactTest(fact="b", negated=True)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (all_of("a", "not b"), Group(kind=GroupKind.ALL_OF, members=(A, B))),
        (any_of(A, B), Group(kind=GroupKind.ANY_OF, members=(A, B))),
        (none_of("a"), Group(kind=GroupKind.NONE_OF, members=(A,))),
        (at_least(1, "a", B), Group(kind=GroupKind.AT_LEAST, members=(A, B), count=1)),
        (not_("a"), FactTest(fact="a", negated=True)),
        (not_("not b"), FactTest(fact="b")),
        (not_(all_of("a")), Group(kind=GroupKind.NONE_OF, members=(all_of("a"),))),
    ],
)
def test_each_is_what_a_file_would_say(written: Condition, meant: Condition) -> None:
    """Ids stand for facts, with *not* before them for their negation."""
    assert written == meant


@pytest.mark.parametrize("truth", Truth)
def test_not_turns_every_answer(truth: Truth) -> None:
    """Of a fact and of a group alike, the unknown included."""
    assert evaluate(not_("a"), lambda _: truth) is ~truth
    assert evaluate(not_(any_of("a", "b")), lambda _: truth) is ~truth


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (all_of, "at least one condition"),
        (lambda: at_least(0, "a"), "at least 0 of 1"),
        (lambda: at_least(2, "a"), "at least 2 of 1"),
    ],
)
def test_what_can_not_be_asked_is_refused(make: Callable[[], object], message: str) -> None:
    """A group of nothing, and more than there is."""
    with pytest.raises(ValueError, match=message):
        make()
