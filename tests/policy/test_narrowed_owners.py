"""A channel or person of which a policy knows some facts: one object for all that they say."""

from __future__ import annotations

import attrs
import pytest

from offentligroll import Statement
from offentligroll.model.channel import Channel
from offentligroll.model.given import GivenFact
from offentligroll.model.statement import Act
from offentligroll.policy import answered
from offentligroll.policy.answered import with_own_answers


def page(name: str) -> Channel:
    """Make a channel of which one fact is of the vocabulary, and one another policy's."""
    told = (GivenFact(fact="is-on-duty", value=True), GivenFact(fact="is-snowed-in", value=True))
    return Channel(id=f"page:{name}", platform="page", facts=told)


def narrowed(channel: Channel) -> Channel | None:
    """Return the channel of a new statement as a policy without facts of its own takes it."""
    return with_own_answers(Statement(act=Act.POST, channel=channel), "town", ()).channel


def test_all_statements_have_one() -> None:
    """What is found of it for one is not looked for again for the next; equal ones are no others."""
    channel = page("a")
    first = narrowed(channel)
    assert first is narrowed(channel)
    assert first is not narrowed(attrs.evolve(channel))
    assert first == attrs.evolve(channel, facts=channel.facts[:1])


def test_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory of any size takes no more, and each is narrowed to its own."""
    monkeypatch.setattr(answered, "_NARROWED", {})
    monkeypatch.setattr(answered, "_MOST_NARROWED", 2)
    found = [narrowed(page(str(number))) for number in range(5)]
    assert [one and one.id for one in found] == [f"page:{number}" for number in range(5)]
    assert len(answered._NARROWED) <= 2
