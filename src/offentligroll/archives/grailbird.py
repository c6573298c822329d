"""X (Twitter) archives of 2012 to 2018: ``data/js/tweets/2013_05.js``, one file a month.

The entries become what those of later archives become (:mod:`offentligroll.archives.x`). ``tweets.csv``
beside them holds the same once more and is not used.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, reading
from offentligroll.archives.intake import Intake, since
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import account_of, id_of, mapping_of, text_of
from offentligroll.archives.x_account import Account
from offentligroll.archives.x_audience import Audience
from offentligroll.archives.x_files import items_of
from offentligroll.archives.x_notes import Notes
from offentligroll.archives.x_tweets import Tweets
from offentligroll.files.json_stream import stream_json
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind, Handle, Profile
from offentligroll.model.partial_date import Edge
from offentligroll.model.period import Period
from offentligroll.model.statement import Statement

_MONTH = re.compile(r"(?P<root>(?:.*/)?)(?P<file>data/js/tweets/[0-9]{4}_[0-9]{2}\.js)")
_DETAILS = "data/js/user_details.js"


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim folders with tweets by months; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    roots: dict[str, list[str]] = {}
    for name in offer.files(".js") if offer.named is None else ():
        match = _MONTH.fullmatch(name)
        if match is not None:
            roots.setdefault(match["root"], []).append(match["file"])
    for root, months in roots.items():
        folder = offer.part(root)
        beside = [_DETAILS] if _DETAILS in folder.names() else []
        yield Claim(
            format="x-classic",
            root=root,
            files=tuple(root + file for file in (*months, *beside)),
            statements=functools.partial(statements, folder, tuple(sorted(months))),
        )


def statements(folder: Folder, months: tuple[str, ...], intake: Intake) -> Iterator[Statement]:
    """Read the statements, month by month.

    Args:
        folder: where the files are.
        months: the files of tweets.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, in the order of the files.
    """
    account = _account(folder, intake)
    tweets = Tweets(intake=intake, account=account, notes=Notes(), audience=Audience.of(folder, intake))
    for month in months:
        try:
            yield from tweets.statements(items_of(folder, month), f"{folder.name}/{month}")
        except FileError as error:
            intake.fail_file(month, error)
    intake.tell_once(folder.name, "circle-untold", "cut", "commented")


def _account(folder: Folder, intake: Intake) -> Account:
    details: dict[str, Any] = {}
    if _DETAILS in folder.names():
        try:
            with reading(folder, _DETAILS) as stream:
                details.update((key, value) for key, value, _ in stream_json(stream, _DETAILS, script="{"))
        except FileError as error:
            intake.fail_file(_DETAILS, error)
    number, name = account_of(details.get("id")), text_of(details.get("screen_name"))
    if number is None:
        intake.warn("no-account", Message("archives.item.no-account"), folder.name)
        return Account(name=name)
    untold = Period(start=Edge.UNKNOWN, end=Edge.UNKNOWN)
    bare = Channel(
        id=f"x:{number}",
        platform="x",
        kind=ChannelKind.ACCOUNT,
        handles=() if name is None else (Handle(handle=f"@{name}", period=untold),),
        profile=Profile(name=text_of(details.get("full_name")), bio=text_of(details.get("bio"))),
        since=since(mapping_of(details).get("created_at")),
    )
    ids = (f"x:{number}", f"twitter:{number}")
    channel = intake.channel(ids=ids, bare=bare, where=f"{folder.name}/{_DETAILS}")
    return Account(number=id_of(number), name=name, channel=channel)
