"""Who is who in chats of all kinds."""

from __future__ import annotations

import pytest

from offentligroll.archives import chats
from offentligroll.archives.chats import Members, Moments
from offentligroll.archives.intake import Intake, speaker_of
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official

KIM = Official(id="kim", name="Kim Ek")
DIRECTORY = Directory(
    officials=(KIM,),
    channels=(
        Channel(id="slack:U1", platform="slack", holder=KIM),
        Channel(id="mail:Kim@lindby.example", platform="mail", holder=KIM),
    ),
)


def members(*, come_in: bool = False) -> Members:
    """Build the members of a chat of Kim's authority."""
    return Members(intake=Intake(directory=DIRECTORY), platform="slack", come_in=come_in)


def test_people_are_known_by_account_or_mailbox_and_never_by_name() -> None:
    """An id or an address that the directory has makes somebody its person; the same name does not."""
    told = members()
    assert told.speaker("U1", "Någon")["author"] == KIM
    assert told.speaker("U2", "Kim Ek", "kim@Lindby.example")["author"] == KIM
    author = told.speaker("U3", "Kim Ek")["author"]
    assert author is not None
    assert (author.id, author.name, author.visitor) == ("slack:U3", "Kim Ek", False)


def test_without_an_account_nobody_has_one_of_that_name() -> None:
    """A message without an account is not that of an account called None."""
    called_none = Channel(id="slack:None", platform="slack", holder=KIM)
    directory = Directory(officials=(KIM,), channels=(called_none,))
    author = Members(intake=Intake(directory=directory), platform="slack").speaker(None, "Bo")["author"]
    assert author is not None
    assert author.id == "Bo"


@pytest.mark.parametrize(
    ("told", "called"),
    [
        (("U3", None, None), "slack:U3"),
        ((None, "Bo", None), "Bo"),
        (("U3", "Bo", "bo@a.example"), "bo@a.example"),
        ((None, None, None), None),
    ],
)
def test_somebody_else_is_called_as_the_chat_does(
    told: tuple[str | None, str | None, str | None], called: str | None
) -> None:
    """By the address, else the account, else the name; where nothing is told, nobody is the author."""
    author = members(come_in=True).speaker(*told)["author"]
    assert (author and author.id) == called
    assert author is None or author.visitor


def test_few_of_many_are_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of very many names takes no more memory, and each is still told right."""
    monkeypatch.setattr(chats, "_MOST_KEPT", 2)
    told = members()
    found = [told.speaker(f"U{number % 5}", "Bo")["author"] for number in range(20)]
    assert [one and one.id for one in found[:5]] == ["slack:U0", "kim", "slack:U2", "slack:U3", "slack:U4"]
    assert found[:5] == found[15:]
    assert len(told._speakers) <= 2
    moments = Moments()
    assert len({moments.identity("09:15", f"U{number}") for number in range(20)}) == 20
    assert len(moments._counts) <= 2


def test_the_account_itself_speaks_as_its_holder_does() -> None:
    """Whose export it is needs no second account in the directory."""
    own = Channel(id="slack:U9", platform="slack", holder=KIM)
    told = Members(intake=Intake(), platform="slack", own="U9", own_speaker=speaker_of(own))
    assert told.speaker("U9", "Någon")["author"] == KIM
