"""What stands in a mail: the words of its own parts, the mails in it, and what is attached."""

from __future__ import annotations

import codecs
import email.message
from collections.abc import Iterator

import attrs

from offentligroll.archives.html_text import html_to_text
from offentligroll.model.statement import Media

_MOST_PARTS = 1_000
# By their names text encodings, and yet for names of computers; they take the square of the length.
_NO_LETTERS = frozenset({"idna", "punycode"})


@attrs.frozen(kw_only=True)
class Body:
    """What stands in a mail."""

    text: str
    """The words of its own parts."""
    attached: tuple[str, ...] = ()
    """The words of the mails that are attached to it, which are somebody else's."""
    media: tuple[Media, ...] = ()
    """What is attached."""
    has_more: bool = False
    """Whether it has more parts than are read."""


def body_of(message: email.message.Message) -> Body:
    """Gather what stands in a mail.

    Args:
        message: the mail.

    Returns:
        The words of its parts, in their order. Of parts that say the same in several forms, plain text goes
        before HTML.
    """
    parts = _Parts()
    text = "\n\n".join(parts.words(message))
    return Body(
        text=text,
        attached=tuple(parts.attached),
        media=tuple(parts.media),
        has_more=parts.count > _MOST_PARTS,
    )


@attrs.define
class _Parts:
    """One reading of the parts of a mail."""

    count: int = 0
    attached: list[str] = attrs.field(factory=list)
    media: list[Media] = attrs.field(factory=list)

    def words(self, part: email.message.Message) -> Iterator[str]:
        """Yield the words of a part and of those in it."""
        self.count += 1
        if self.count > _MOST_PARTS:
            return
        kind, name = part.get_content_type(), part.get_filename()
        if kind == "message/rfc822":
            self.media.append(Media(url=name, kind=kind))
            for mail in _inner(part):
                self.attached.append("\n\n".join(self.words(mail)))
        elif kind == "multipart/alternative" and part.is_multipart():
            yield from self._best(part)
        elif part.is_multipart():
            for one in _inner(part):
                yield from self.words(one)
        elif kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            words = _words(part)
            words = words if kind == "text/plain" else html_to_text(words).text
            if words.strip():
                yield words
        else:
            self.media.append(Media(url=name, kind=kind))

    def _best(self, part: email.message.Message) -> list[str]:
        """Return the words of the part that says them best, of several that say the same."""
        forms = [(one.get_content_type() == "text/plain", list(self.words(one))) for one in _inner(part)]
        said = [form for form in forms if form[1]]
        return max(said, key=lambda form: form[0], default=(False, []))[1]


def _inner(part: email.message.Message) -> list[email.message.Message]:
    inner = part.get_payload()
    assert isinstance(inner, list)  # noqa: S101 - it is a multipart
    return [one for one in inner if isinstance(one, email.message.Message)]


def _words(part: email.message.Message) -> str:
    content = part.get_payload(decode=True)
    return text_of(content if isinstance(content, bytes) else b"", part.get_content_charset())


def text_of(content: bytes, declared: str | None = None) -> str:
    """Read letters as they were meant.

    Args:
        content: the bytes.
        declared: the encoding that they are said to be in.

    Returns:
        The text: in that encoding if it can be, else in UTF-8 if it can be, else in that of old Windows,
        which mail programs have long taken for Latin 1.
    """
    for encoding in (declared or "utf-8", "utf-8", "cp1252"):
        try:
            known = codecs.lookup(encoding).name
            if known not in _NO_LETTERS:
                return content.decode("cp1252" if known == "iso8859-1" else known)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")
