"""WordPress's export (WXR).

What becomes what:

- A published post or page becomes a post of its title and text. Drafts, private posts and those behind a
  password are left out; so are menus, attachments and the like.
- An approved comment becomes a reply: of a visitor, or of the blog's own where it is by one of its users.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, reading
from offentligroll.archives.html_text import html_to_text
from offentligroll.archives.intake import Intake, moment_of, speaker_of, visitor
from offentligroll.archives.offer import Offer
from offentligroll.archives.xml_items import Element, elements_of
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Statement
from offentligroll.model.typed import recorded
from offentligroll.review.side import Side

_POSTS = frozenset({"post", "page"})
_PRIVATE = frozenset({"draft", "private", "pending", "future", "trash", "auto-draft"})


def recognise(offer: Offer) -> Iterator[Claim]:
    """Claim exports; see :class:`~offentligroll.archives.offer.ArchiveFormat`."""
    for name in offer.files(".xml"):
        if offer.is_told or b"wordpress.org/export/" in offer.beginning(name):
            yield offer.claim("wordpress", name, statements, tuple(Side))


def statements(folder: Folder, file: str, intake: Intake) -> Iterator[Statement]:
    """Read the posts and comments of an export, entry by entry.

    Args:
        folder: where it is.
        file: its name.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The statements, each post before its comments.

    Raises:
        FileError: the file can't be read, or not from here on.
    """
    blog = _Blog(intake=intake, file=f"{folder.name}/{file}")
    with reading(folder, file) as stream:
        for element in elements_of(stream, blog.file, "item"):
            if element.name == "item":
                yield from blog.statements(element)
            elif element.name.endswith((" base_blog_url", "link")) and blog.address is None:
                blog.address = element.text.strip() or None


@attrs.define(kw_only=True)
class _Blog:
    """One reading of one export."""

    intake: Intake
    file: str
    address: str | None = None
    _channel: Channel | None = None
    _is_looked_up: bool = False

    def statements(self, item: Element) -> Iterator[Statement]:
        """Turn one item into statements; what is left out is counted."""
        number = item.words(" post_id")
        address = item.words("link")
        where = f"{self.file}: {address or number}"
        reason = _reason(item)
        self.intake.hold()
        if reason is not None and not (reason in ("protected", *_PRIVATE) and self.intake.include_private):
            self.intake.leave_out(reason)
        else:
            yield self._post(item, address, where, is_limited=reason is not None)
        for comment in item.all(" comment"):
            self.intake.hold()
            if reason is not None and not self.intake.include_private:
                self.intake.leave_out(reason)
            elif comment.words(" comment_approved") != "1":
                self.intake.leave_out("unapproved")
            else:
                yield self._comment(comment, address or number, where)

    def _post(self, item: Element, address: str | None, where: str, *, is_limited: bool) -> Statement:
        body = html_to_text(next((one.text for one in item.all("content/ encoded")), ""))
        parts = (html_to_text(item.words("title") or "").text, body.text)
        channel = self._own(address)
        return Statement(
            act=Act.POST,
            id=address or item.words(" post_id") or "",
            at=moment_of(_utc(item.words(" post_date_gmt")), where, self.intake),
            **speaker_of(channel),
            channel=channel,
            text="\n\n".join(part for part in parts if part),
            links=body.links,
            audience_is_limited=True if is_limited else None,
            address=address,
            directory=self.intake.directory,
        )

    def _comment(self, comment: Element, answered: str | None, where: str) -> Statement:
        channel = self._own(answered)
        number = comment.words(" comment_id")
        above = comment.words(" comment_parent")
        name = comment.words(" comment_author") or "unknown"
        is_own = comment.words(" comment_user_id") not in (None, "0")
        words = html_to_text(comment.words(" comment_content") or "")
        return Statement(
            act=Act.REPLY,
            id=f"{answered}#comment-{number}",
            at=moment_of(_utc(comment.words(" comment_date_gmt")), where, self.intake),
            **(
                speaker_of(channel)
                if is_own
                else visitor(f"{comment.words(' comment_author_url') or name}", name)
            ),
            channel=channel,
            text=words.text,
            links=words.links,
            in_reply_to=answered if above in (None, "0") else f"{answered}#comment-{above}",
            address=f"{answered}#comment-{number}",
            directory=self.intake.directory,
        )

    def _own(self, item_address: str | None) -> Channel | None:
        if self._channel is None and not self._is_looked_up:
            self._is_looked_up = True
            parts = urlsplit(item_address or "")
            address = self.address or f"{parts.scheme}://{parts.netloc}"
            self._channel = self.intake.named_channel() or web_channel(address, self.intake, self.file)
        return self._channel


def web_channel(address: str | None, intake: Intake, where: str) -> Channel | None:
    """Return the channel of a site.

    Args:
        address: the site's address.
        intake: what is wanted.
        where: where in the archive it is told.

    Returns:
        The channel; None where the address tells none, which is reported.
    """
    parts = urlsplit(address or "")
    host = (parts.hostname or "").removeprefix("www.")
    if not host:
        message, hint = Message("archives.item.no-account"), Message("archives.item.name-account")
        intake.warn("no-account", message, where, hint=hint)
        return None
    way = parts.path.rstrip("/")
    bare = recorded(Channel, id=f"web:{host}{way}", platform="web", kind=ChannelKind.BLOG)
    return intake.channel(
        ids=(bare.id, f"web:{host}", f"web:www.{host}", f"web:{address}"), bare=bare, where=where
    )


def _reason(item: Element) -> str | None:
    """Return the reason why an item is no published post; None where it is one."""
    if item.words(" post_type") not in _POSTS:
        return "other-record"
    status = item.words(" status")
    if status != "publish":
        return status if status in _PRIVATE else "other-record"
    return "protected" if item.words(" post_password") else None


def _utc(written: str | None) -> str | None:
    return None if written is None or written.startswith("0000") else f"{written}Z"
