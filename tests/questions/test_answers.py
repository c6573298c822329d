"""Questions of practitioners, from published pages, and what the shipped policies answer."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from offentligroll import Policy
from offentligroll.questions import Form, Reply, TemplateId, templates

ASKED = {
    TemplateId(path.stem): tomllib.loads(path.read_text("utf-8"))["asked"]
    for path in sorted((Path(__file__).parent / "asked").glob("*.toml"))
}
CASES = [
    pytest.param(template, one, id=f"{template}-{number}")
    for template, ones in ASKED.items()
    for number, one in enumerate(ones, 1)
]
DAYS = ("published", "received")


def _reply(template: TemplateId, one: dict[str, Any]) -> Reply:
    days: dict[str, Any] = {name: one[name] for name in DAYS if name in one}
    return Policy.shipped(one["policy"]).answer(
        template, one.get("yes", ()), one.get("no", ()), asked_by=one.get("asked_by"), **days
    )


@pytest.mark.parametrize(("template", "one"), CASES)
def test_the_question_is_answered(template: TemplateId, one: dict[str, Any]) -> None:
    """The first line says what the page says, and the rule behind it is the one that says so."""
    reply = _reply(template, one)
    told = {
        "form": reply.form.value,
        "ground": None if reply.ground is None else reply.ground.id,
        "ask": None if reply.ask is None else reply.ask.id,
        "by": reply.by,
    }
    expected = {name: one[name] for name in told if name in one}
    assert {name: told[name] for name in expected} == expected, reply.text("en")


@pytest.mark.parametrize(("template", "one"), CASES)
def test_the_source_is_named_in_the_second_line(template: TemplateId, one: dict[str, Any]) -> None:
    """Whoever reads two lines knows where the answer comes from."""
    reply = _reply(template, one)
    if reply.ground is None:
        assert reply.form in (Form.NOT_SAID, Form.NOT_KNOWN)
    else:
        assert reply.source is not None
        assert str(reply.source) in reply.text("en").split("\n")[1]


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_first_screen_is_short(language: str) -> None:
    """The median of what is said at first is at most 60 words."""
    counts = sorted(
        len(_reply(template, one).text(language).split()) for template, ones in ASKED.items() for one in ones
    )
    assert counts[len(counts) // 2] <= 60


def test_every_question_is_asked_often_enough() -> None:
    """Each template is tried with at least six questions."""
    counts = Counter({template: len(ones) for template, ones in ASKED.items()})
    assert {one.id: counts[one.id] for one in templates() if counts[one.id] < 6} == {}
