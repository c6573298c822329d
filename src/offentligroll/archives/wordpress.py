"""WordPress's export (WXR).

What becomes what:

- A published post or page becomes a post of its title, the excerpt that somebody wrote for it, and its text.
  Drafts, private posts and those behind a password are left out; so are menus, attachments and the like. What
  is published of types that a blog has by itself is left out too, and told once.
- An approved comment becomes a reply: of a visitor, or of the blog's own where it is by one of its authors.
- A time that is told only by the blog's own clock is the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

import attrs

from offentligroll.archives.claim import Claim
from offentligroll.archives.folder import Folder, reading
from offentligroll.archives.html_text import html_to_text
from offentligroll.archives.intake import Intake, Speaker, moment_of, speaker_of, visitor
from offentligroll.archives.offer import Offer
from offentligroll.archives.xml_items import Element, elements_of
from offentligroll.files.problems import FileError
from offentligroll.languages import Message
from offentligroll.model.channel import Channel, ChannelKind
from offentligroll.model.statement import Act, Statement
from offentligroll.model.typed import recorded
from offentligroll.review.side import Side

_POSTS = frozenset({"post", "page"})
_FURNITURE = frozenset(
    {
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
        "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation",
        "wp_font_family", "wp_font_face", "acf-field", "acf-field-group", "wpcf7_contact_form",
    }
)  # fmt: skip
_LINKED = frozenset({"pingback", "trackback"})
"""Comments that other sites' programs write."""
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
        FileError: nothing of the file can be read.
    """
    blog = _Blog(intake=intake, file=f"{folder.name}/{file}")
    found = 0
    try:
        with reading(folder, file) as stream:
            for element in elements_of(stream, blog.file, "item"):
                if element.name == "item":
                    found += 1
                    yield from blog.statements(element)
                else:
                    blog.take_in(element)
    except FileError as error:
        if not found:
            raise
        intake.fail_file(file, error)
    blog.tell()


@attrs.define(kw_only=True)
class _Blog:
    """One reading of one export."""

    intake: Intake
    file: str
    address: str | None = None
    authors: set[str] = attrs.field(factory=set)
    other_types: dict[str, None] = attrs.field(factory=dict)
    _channel: Channel | None = None
    _is_looked_up: bool = False

    def take_in(self, element: Element) -> None:
        """Take in what the export tells of the blog: its address, and the users who have written in it."""
        if element.name.endswith(" author"):
            self.authors.add(element.words(" author_id") or "")
        elif element.name.endswith((" base_blog_url", "link")) and self.address is None:
            self.address = element.text.strip() or None

    def tell(self) -> None:
        """Tell once what is published of types that are not read."""
        if count := self.intake.remarked("other-types"):
            message = Message("archives.web.other-types", count=count, types=tuple(self.other_types))
            self.intake.warn("other-types", message, self.file)

    def statements(self, item: Element) -> Iterator[Statement]:
        """Turn one item into statements; what is left out is counted."""
        number = item.words(" post_id")
        address = item.words("link")
        where = f"{self.file}: {address or number}"
        reason = _reason(item)
        self.intake.hold()
        kind = item.words(" post_type") or ""
        if kind not in _POSTS | _FURNITURE and item.words(" status") == "publish":
            self.other_types[kind] = None
            self.intake.remark("other-types")
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
            elif comment.words(" comment_type") in _LINKED:
                self.intake.leave_out("other-record")
            else:
                yield self._comment(comment, address or number, where)

    def _post(self, item: Element, address: str | None, where: str, *, is_limited: bool) -> Statement:
        body = html_to_text(next((one.text for one in item.all("content/ encoded")), ""))
        excerpt = html_to_text(next((one.text for one in item.all("excerpt/ encoded")), "")).text
        title = html_to_text(item.words("title") or "").text
        parts = (title, "" if excerpt in body.text else excerpt, body.text)
        channel = self._own(address)
        return Statement(
            act=Act.POST,
            id=address or item.words(" post_id") or "",
            at=moment_of(_when(item), where, self.intake),
            **speaker_of(channel),
            channel=channel,
            text="\n\n".join(part for part in parts if part),
            links=body.links,
            media=body.media,
            audience_is_limited=True if is_limited else None,
            address=address,
            directory=self.intake.directory,
        )

    def _comment(self, comment: Element, answered: str | None, where: str) -> Statement:
        channel = self._own(answered)
        number = comment.words(" comment_id")
        above = comment.words(" comment_parent")
        name = comment.words(" comment_author") or "unknown"
        words = html_to_text(comment.words(" comment_content") or "")
        return Statement(
            act=Act.REPLY,
            id=f"{answered}#comment-{number}",
            at=moment_of(_utc(comment.words(" comment_date_gmt")), where, self.intake),
            **self._speaker(comment, channel, name),
            channel=channel,
            text=words.text,
            links=words.links,
            in_reply_to=answered if above in (None, "0") else f"{answered}#comment-{above}",
            address=f"{answered}#comment-{number}",
            directory=self.intake.directory,
        )

    def _speaker(self, comment: Element, channel: Channel | None, name: str) -> Speaker:
        user = comment.words(" comment_user_id")
        who = visitor(comment.words(" comment_author_url") or name, name)
        if user in (None, "0"):
            return who
        if not self.authors or user in self.authors:
            return speaker_of(channel)
        # Somebody with a login who wrote no post: a reader who registered, or one of the blog's own.
        known = who["author"]
        return {**who, "author": None if known is None else attrs.evolve(known, visitor=False)}

    def _own(self, item_address: str | None) -> Channel | None:
        if self._channel is None and not self._is_looked_up:
            self._is_looked_up = True
            address = self.address or _site_of(item_address)
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
    parts = _parts_of(address)
    host = "" if parts is None else (parts.hostname or "").removeprefix("www.")
    if parts is None or not host:
        message, hint = Message("archives.item.no-account"), Message("archives.item.name-account")
        intake.warn("no-account", message, where, hint=hint)
        return None
    way = parts.path.rstrip("/")
    bare = recorded(Channel, id=f"web:{host}{way}", platform="web", kind=ChannelKind.BLOG)
    return intake.channel(
        ids=(bare.id, f"web:{host}", f"web:www.{host}", f"web:{address}"), bare=bare, where=where
    )


def _parts_of(address: str | None) -> SplitResult | None:
    """Return the parts of an address; None where it is none."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return None


def _site_of(address: str | None) -> str | None:
    parts = _parts_of(address)
    return None if parts is None else f"{parts.scheme}://{parts.netloc}"


def _reason(item: Element) -> str | None:
    """Return the reason why an item is no published post; None where it is one."""
    if item.words(" post_type") not in _POSTS:
        return "other-record"
    status = item.words(" status")
    if status != "publish":
        return status if status in _PRIVATE else "other-record"
    return "protected" if item.words(" post_password") else None


def _when(item: Element) -> str | None:
    """Return when a post was published: in UTC if that is told, else the day by the blog's own clock."""
    told = _utc(item.words(" post_date_gmt")) or item.words("pubDate")
    local = item.words(" post_date") or ""
    is_known = told is not None and "-0001" not in told
    return told if is_known else None if local.startswith("0000") else local[:10] or None


def _utc(written: str | None) -> str | None:
    return None if written is None or written.startswith("0000") else f"{written}Z"
