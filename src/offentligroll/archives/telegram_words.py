"""What a message of Telegram's export says: its words, which stand in pieces, links and pictures."""

from __future__ import annotations

import re
from typing import Any

import attrs

from offentligroll.archives.values import list_of, mapping_of, text_of
from offentligroll.model.statement import Media

_ABSENT = re.compile(r"\((?:File|Photo) [^()/]*\)$")
_FILES = ("photo", "file", "contact_vcard")


@attrs.frozen(kw_only=True)
class Said:
    """What a message says."""

    words: str
    """Its words, and those of its poll."""
    links: tuple[str, ...]
    """The addresses that it links to."""
    media: tuple[Media, ...]
    """Pictures, films, sounds and files."""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.words or self.media)


def said_in(message: dict[str, Any]) -> Said | None:
    """Gather what a message says.

    Args:
        message: the message.

    Returns:
        Its words, links and pictures; None where its words stand in a form that is not known.

    Example:
        >>> said_in({"text": ["Se ", {"type": "link", "text": "https://a.example"}]}).links
        ('https://a.example',)
    """
    text = message.get("text_entities") or message.get("text")
    pieces = [_piece(one) for one in list_of(text)]
    if "text" not in message or any(one is None for one in pieces):
        return None
    parts = ("".join(words for words, _ in filter(None, pieces)), *_poll(message))
    links = (link for _, link in filter(None, pieces))
    return Said(
        words="\n\n".join(part for part in parts if part),
        links=tuple(dict.fromkeys(link for link in links if link is not None)),
        media=tuple(_media(message, key) for key in _FILES if text_of(message.get(key)) is not None),
    )


def _piece(value: Any) -> tuple[str, str | None] | None:  # noqa: ANN401 - any JSON is meant
    """Return the words of a piece and the address that it links to; None where it is none."""
    if isinstance(value, str):
        return value, None
    told = mapping_of(value)
    words = told.get("text")
    if not isinstance(words, str):
        return None
    return words, text_of(told.get("href")) or (words if told.get("type") == "link" else None)


def _poll(message: dict[str, Any]) -> tuple[str, ...]:
    poll = mapping_of(message.get("poll"))
    answers = (text_of(mapping_of(one).get("text")) for one in list_of(poll.get("answers")))
    lines = [one for one in (text_of(poll.get("question")), *answers) if one]
    return ("\n".join(lines),) if lines else ()


def _media(message: dict[str, Any], key: str) -> Media:
    """Return a file; in place of one that was not exported, the export says so in brackets."""
    way = text_of(message.get(key)) or ""
    kind = text_of(message.get("mime_type")) if key == "file" else None
    return Media(url=None if _ABSENT.search(way) else way, kind="image/jpeg" if key == "photo" else kind)
