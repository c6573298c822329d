"""What is handed on of an archive: lists for register and disposal, transfer files, calendars, bundles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.archives.selecting import Selection as Selection
    from offentligroll.records.disclosure import Disclosure as Disclosure
    from offentligroll.records.handed import Handed as Handed
    from offentligroll.records.handed import Settings as Settings
    from offentligroll.records.handing_on import Format as Format
    from offentligroll.records.handing_on import HandingOn as HandingOn
    from offentligroll.records.handing_on import hand_on as hand_on
    from offentligroll.records.item import Direction as Direction
    from offentligroll.records.item import Item as Item
    from offentligroll.records.junit import junit_of as junit_of
    from offentligroll.records.selection import Ground as Ground
    from offentligroll.records.selection import LeftOut as LeftOut
    from offentligroll.records.withholding import Withheld as Withheld
    from offentligroll.records.withholding import read_withheld as read_withheld

_HOMES = {
    "Direction": "records.item",
    "Disclosure": "records.disclosure",
    "Format": "records.handing_on",
    "Ground": "records.selection",
    "Handed": "records.handed",
    "HandingOn": "records.handing_on",
    "Item": "records.item",
    "LeftOut": "records.selection",
    "Selection": "archives.selecting",
    "Settings": "records.handed",
    "Withheld": "records.withholding",
    "hand_on": "records.handing_on",
    "junit_of": "records.junit",
    "read_withheld": "records.withholding",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Direction",
    "Disclosure",
    "Format",
    "Ground",
    "Handed",
    "HandingOn",
    "Item",
    "LeftOut",
    "Selection",
    "Settings",
    "Withheld",
    "hand_on",
    "junit_of",
    "read_withheld",
]


def __dir__() -> list[str]:
    return __all__
