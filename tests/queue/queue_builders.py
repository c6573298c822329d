"""An invented archive: some hundred posts, of which nobody has said whose accounts they stand on."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from pathlib import Path

from offentligroll import Act, Policy, Statement
from offentligroll.model import Channel, Official, Organisation, OrganisationKind, Period, Role, RoleKind
from offentligroll.queue import AnswerStore, ReviewSession
from small_policy import TEXT

POLICY = Policy.from_text(TEXT)
TOWN = Organisation(id="lindby", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY, country="SE")
_WORDS = (
    "I natt plogas Storgatan.",
    "Badhuset öppnar klockan tio i morgon.",
    "Så fin vår det blev i år!",
    "Nämnden beslutade i går om nya cykelvägar.",
    "Tack alla som kom till mötet.",
    "Jag tycker att förslaget är dåligt.",
    "Grattis till laget, vilken match!",
    "<script>alert(1)</script> Hur gör man en sådan här sida?",
)


def _official(identity: str, name: str) -> Official:
    role = Role(organisation=TOWN, kind=RoleKind.APPOINTED, period=Period.from_texts("2009-01-01"))
    return Official(id=identity, name=name, roles=(role,))


PEOPLE = (_official("asa", "Åsa Ek"), _official("bo", "Bo Lind"), _official("cia", "Cia Ås"))
CHANNELS = (
    Channel(id="page:lindby", platform="page", holder=TOWN),
    Channel(id="x:asa", platform="x", holder=PEOPLE[0]),
    Channel(id="x:bo", platform="x", holder=PEOPLE[1]),
    Channel(id="x:cia", platform="x", holder=PEOPLE[2]),
)
_WHERE = ((CHANNELS[0], PEOPLE[0]), *zip(CHANNELS[1:], PEOPLE, strict=True))


def posts(count: int) -> tuple[Statement, ...]:
    """Make posts, by turns on each channel, a few of them each day."""
    start = dt.datetime(2010, 3, 1, 9, tzinfo=dt.UTC)
    makers = zip(range(count), itertools.cycle(_WHERE), itertools.cycle(_WORDS), strict=False)
    return tuple(
        Statement(
            act=Act.POST,
            id=f"post-{number}",
            at=start + dt.timedelta(hours=7 * number),
            author=author,
            channel=channel,
            text=f"{text} ({number})",
            language="sv",
        )
        for number, (channel, author), text in makers
    )


def session_over(
    statements: Sequence[Statement], folder: Path, policies: Sequence[Policy] = (POLICY,)
) -> ReviewSession:
    """Begin a session, or go on with it, with the answers in a folder."""
    return ReviewSession.of(statements, policies, AnswerStore.opened(folder / "answers.sqlite"))
