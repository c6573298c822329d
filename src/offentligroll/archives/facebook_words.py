"""What an entry of Facebook's export says: its own words, those attached to it, addresses and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.mending import mended_text_of
from offentligroll.archives.values import list_of, mapping_of
from offentligroll.model.statement import Media


@attrs.frozen(kw_only=True)
class Said:
    """What an entry says."""

    words: str
    """The account's own words: of the post or comment, of captions and of a poll."""
    quoted: str | None
    """Words that are attached and may be somebody else's: of an event, or of what was shared."""
    links: tuple[str, ...]
    """Addresses that are attached."""
    media: tuple[Media, ...]
    """Pictures and films."""
    comment: dict[str, Any] | None
    """The comment, where it is one."""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.words or self.quoted or self.links or self.media)


def said_in(told: dict[str, Any]) -> Said:
    """Gather what an entry says.

    Args:
        told: the entry.

    Returns:
        Its words, addresses and pictures; a caption that only repeats the words comes once.
    """
    data = [mapping_of(one) for one in list_of(told.get("data"))]
    comment = next((one for entry in data if (one := mapping_of(entry.get("comment")))), None)
    own = [words for entry in data if (words := mended_text_of(entry.get("post")))]
    if comment is not None:
        own = [mended_text_of(comment.get("comment")) or ""]
    attached = [
        mapping_of(data)
        for attachment in map(mapping_of, list_of(told.get("attachments")))
        for data in list_of(attachment.get("data"))
    ]
    media = [medium for one in attached if (medium := mapping_of(one.get("media")))]
    said = "\n\n".join(own)
    # In the order of an album each caption once: to look for each in all before takes the square of the time.
    captions = dict.fromkeys((*(mended_text_of(one.get("description")) for one in media), *_polls(attached)))
    own += [words for words in captions if words and words not in said]
    links = (mended_text_of(mapping_of(one.get("external_context")).get("url")) for one in attached)
    return Said(
        words="\n\n".join(one for one in own if one),
        quoted="\n\n".join(_others(attached)) or None,
        links=tuple(dict.fromkeys(one for one in links if one)),
        media=tuple(Media(url=mended_text_of(one.get("uri"))) for one in media),
        comment=comment,
    )


def _polls(attached: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the question and the choices of each poll."""
    for poll in (mapping_of(one.get("poll")) for one in attached):
        options = (mended_text_of(mapping_of(one).get("option")) for one in list_of(poll.get("options")))
        lines = [one for one in (mended_text_of(poll.get("question")), *options) if one]
        if lines:
            yield "\n".join(lines)


def _others(attached: list[dict[str, Any]]) -> Iterator[str]:
    """Yield words that are attached, without those of pictures and polls."""
    for one in attached:
        event = mapping_of(one.get("event"))
        told = (one.get("text"), event.get("name"), event.get("description"))
        yield from (words for words in map(mended_text_of, told) if words)
