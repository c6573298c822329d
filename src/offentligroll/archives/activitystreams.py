"""ActivityStreams 2 at large: single things, activities and collections, whatever program wrote them.

What becomes of each stands in :mod:`offentligroll.archives.activities`. Things that nobody says, such as
people and places, are counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.archives.activities import Activities
from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, read_text
from offentligroll.archives.intake import Intake
from offentligroll.archives.json_items import items_of
from offentligroll.archives.offer import Offer
from offentligroll.archives.values import list_of, mapping_of
from offentligroll.files.lines import parse_json
from offentligroll.files.problems import FileError
from offentligroll.model.statement import Statement

_CONTEXT = b"www.w3.org/ns/activitystreams"
_LISTS = ("items", "orderedItems")


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim files with that context; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(".json", ".jsonld"):
        beginning = offer.beginning(name)
        if offer.is_told or (_CONTEXT in beginning and b'"type"' in beginning):
            has_list = any(f'"{one}"'.encode() in beginning for one in _LISTS)
            read = _collection if has_list else _thing
            yield offer.claim("activitystreams", name, read)


def _collection(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read a collection, item by item; one within another thing is read with it."""
    activities = Activities(intake=intake, file=f"{folder.name}/{file}", actor={})
    found = False
    try:
        for item in items_of(folder, file, intake):
            if item.key in _LISTS:
                found = True
                yield from activities.statements(item.value, item.where)
    except FileError:
        # A list within another thing; what is broken is told when it is read as a whole.
        found = False
    if not found:
        yield from _thing(folder, file, intake)
    intake.tell_once(activities.file, "edited")


def _thing(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read one thing, or the first page of a collection."""
    name = f"{folder.name}/{file}"
    activities = Activities(intake=intake, file=name, actor={})
    whole = parse_json(read_text(folder, file, intake.limits.whole_bytes), name)
    page = mapping_of(mapping_of(whole).get("first"))
    items = [item for key in _LISTS for item in list_of(page.get(key) or mapping_of(whole).get(key))]
    for item in items or list_of(whole):
        yield from activities.statements(item, name)
    intake.tell_once(activities.file, "edited")
