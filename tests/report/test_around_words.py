"""What stands around a statement in its archive, in words."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from offentligroll.facts.among import Among
from offentligroll.model import Act, Channel, Official, Statement
from offentligroll.report.around_words import around_lines

ANNA, BO = Official(id="anna", name="Anna"), Official(id="bo", name="Bo")
BLOG, PAGE = Channel(id="web:blog", platform="web"), Channel(id="page:1", platform="page")
DAY = dt.date(2024, 5, 7)
ASKED = Statement(act=Act.MESSAGE, id="asked", at=DAY, author=BO, text="Varför stängs badet?")
ANSWER = Statement(
    act=Act.REPLY, id="answer", at=DAY, author=ANNA, text="Det läcker, tyvärr.", in_reply_to="asked"
)
SHARE = Statement(act=Act.SHARE, id="share", author=BO, target="answer")
POST = Statement(
    act=Act.POST,
    id="post",
    at=DAY,
    channel=BLOG,
    text="Det här frågade Bo mig om badet.",
    contains=("asked", "lost"),
)
COPY = attrs.evolve(POST, id="copy", channel=PAGE, contains=(), takes_back="post")


def told(one: Statement, *others: Statement, words: bool = True) -> list[str]:
    """Tell what stands around a statement, without the heading and the dashes."""
    lines = list(around_lines(one, Among.of((one, *others)), "en", words=words))
    assert lines[0] == "The thread, and what belongs to it"
    return [line.removeprefix("- ") for line in lines[1:]]


def test_nothing_around() -> None:
    """That nothing belongs to it is said."""
    assert told(ASKED) == ["Nothing else in the archive belongs to it."]


def test_the_thread_of_an_answer() -> None:
    """What it answers comes first, with who, when and what; then what is about it."""
    assert told(ANSWER, ASKED, SHARE) == [
        "Answers: `asked`, message, Bo, 7 May 2024: “Varför stängs badet?”",
        "About this: `share`, share, Bo, day not known",
    ]
    assert told(ASKED, ANSWER, words=False) == ["Answered: `answer`, reply, Anna, 7 May 2024"]


def test_what_a_share_leaves_out() -> None:
    """A share takes one statement out of a conversation, and the rest is told."""
    more = Statement(act=Act.REPLY, id="more", in_reply_to="answer")
    assert told(SHARE, ASKED, ANSWER, more) == [
        "Is about: `answer`, reply, Anna, 7 May 2024: “Det läcker, tyvärr.”",
        "Left out of the conversation: `asked`, message, Bo, 7 May 2024: “Varför stängs badet?”",
        "Left out of the conversation: `more`, reply, author not recorded, day not known",
    ]


@pytest.mark.parametrize(("agreed", "words"), [(True, ["agreed"]), (False, ["did not agree"]), (None, [])])
def test_what_it_publishes(agreed: bool | None, words: list[str]) -> None:
    """The document that came in is named, and whether its sender agreed; what is lost is said."""
    lines = told(POST, attrs.evolve(ASKED, publication_agreed=agreed))
    consent = [f"The sender of `asked` {one} that it is published." for one in words]
    assert lines == [
        "Publishes what came in: `asked`, message, Bo, 7 May 2024: “Varför stängs badet?”",
        *consent,
        "It refers to `lost`, which is not in the archive.",
    ]
    assert told(ASKED, POST, words=False) == ["Was published: `post`, post, author not recorded, 7 May 2024"]


def test_taking_back_and_the_same_words_elsewhere() -> None:
    """Both sides of a retraction are told, and the other channel of a message."""
    assert told(COPY, POST, words=False) == [
        "Takes back: `post`, post, author not recorded, 7 May 2024",
        "The same words on another channel: `post`, post, author not recorded, 7 May 2024",
    ]
    assert told(POST, COPY, words=False)[2:] == [
        "Was taken back: `copy`, post, author not recorded, 7 May 2024",
        "The same words on another channel: `copy`, post, author not recorded, 7 May 2024",
    ]


def test_what_it_answers_is_lost() -> None:
    """An answer to what the archive lacks says so."""
    assert told(ANSWER) == ["It refers to `asked`, which is not in the archive."]


def test_many_answers() -> None:
    """Five are shown, and the others counted."""
    answers = [attrs.evolve(ANSWER, id=str(number)) for number in range(7)]
    assert told(ASKED, *answers)[-1] == "2 more."
