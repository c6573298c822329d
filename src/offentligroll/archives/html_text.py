"""The words of a post that is kept as HTML, as its readers see them.

The standard library's parser needs time in the square of the length for some broken tags, so the text is
cut into whole tags and words here.
"""

from __future__ import annotations

import re

import attrs

from offentligroll.archives.html_tags import (
    COMMON,
    LONGEST_COMMON,
    LONGEST_TAG,
    TAG,
    attributes_of,
    classes_of,
    unescaped,
)
from offentligroll.model.statement import Media

_BLANKS = " \t\n\r\f"
_SPACES = re.compile(f"[{_BLANKS}]+")

_PARAGRAPHS = frozenset({"p", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table"})
_LINES = frozenset({"div", "li", "tr", "dt", "dd", "hr", "section", "article", "figure"})
_MEDIA = frozenset({"img", "video", "audio", "iframe"})
_UNSEEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "template")}


@attrs.frozen(kw_only=True)
class HtmlText:
    """What a piece of HTML says."""

    text: str
    """The words, paragraphs apart by an empty line; quoted paragraphs begin with ``> ``."""
    links: tuple[str, ...] = ()
    """Addresses linked to, each once; without those of mentioned people and hashtags."""
    mentions: tuple[str, ...] = ()
    """Addresses of the people mentioned, each once."""
    hashtags: tuple[str, ...] = ()
    """Hashtags as written, without ``#``, each once."""
    begins_with_mention: bool = False
    """Whether somebody is mentioned before any words."""
    media: tuple[Media, ...] = ()
    """Pictures, films and sounds in it, with their words for those who can't see them."""


def html_to_text(html: str, *, without_quote: bool = False) -> HtmlText:
    r"""Turn the HTML of a post into the words that its readers see.

    Tags are dropped, entities resolved, spans of class ``invisible`` left out and those of class
    ``ellipsis`` ended by ``…``, as Mastodon shows its links. Time is linear in the length, whatever the text.

    Args:
        html: the HTML; broken HTML is read as browsers would, and never an error.
        without_quote: whether what is of class ``quote-inline`` is left out: what servers write for readers
            that can't show the quoted post. Its links stay.

    Returns:
        The words, links, mentions and hashtags.

    Example:
        >>> said = html_to_text("<p>Nu plogas<br>Storgatan.</p><p><a href='https://a.example/b'>Mer</a></p>")
        >>> said.text, said.links
        ('Nu plogas\nStorgatan.\n\nMer', ('https://a.example/b',))
    """
    words = _Words(without_quote=without_quote)
    at = 0
    while at < len(html):
        start = html.find("<", at)
        if start < 0:
            start = len(html)
        if start > at:
            words.add(unescaped(html[at:start]))
        end = html.find(">", start, start + LONGEST_COMMON) + 1
        common = COMMON.get(html[start:end])
        if common is not None:
            words.take(*common)
            at = end
            continue
        # A ``>`` within quotes does not end a tag, and what is too long is none.
        tag = TAG.match(html, start, start + LONGEST_TAG)
        at = _after_other(html, start, words) if tag is None else _after_tag(tag, words)
    return words.finished()


def _after_tag(tag: re.Match[str], words: _Words) -> int:
    """Take in a tag, and tell where what follows it begins."""
    name = tag["name"].lower()
    words.take(name, tag["rest"], bool(tag["end"]))
    unseen = None if tag["end"] else _UNSEEN.get(name)
    if unseen is None:
        return tag.end()
    closing = unseen.search(tag.string, tag.end())
    return len(tag.string) if closing is None else closing.start()


def _after_other(html: str, start: int, words: _Words) -> int:
    """Take in a comment or a lone ``<``, and tell where what follows it begins."""
    if start == len(html):
        return start
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return len(html) if end < 0 else end + 3
    if html.startswith(("<!", "<?"), start):
        end = html.find(">", start)
        return len(html) if end < 0 else end + 1
    words.add("<")
    return start + 1


class _Words:
    """Gathers words, given one whole tag or stretch of words at a time."""

    def __init__(self, *, without_quote: bool) -> None:
        self._pieces: list[str] = []
        self._breaks = 0
        self._space = False
        self._quotes = 0
        self._preformatted = 0
        self._without_quote = without_quote
        self._spans: list[str] = []
        self._unseen_spans = 0
        self._unseen_paragraph = False
        self._links: dict[str, None] = {}
        self._mentions: dict[str, None] = {}
        self._hashtags: dict[str, None] = {}
        self._hashtag: list[str] | None = None
        self._media: dict[Media, None] = {}
        self.begins_with_mention = False

    def finished(self) -> HtmlText:
        """Return what was gathered."""
        self._end_hashtag()
        return HtmlText(
            text="".join(self._pieces),
            links=tuple(self._links),
            mentions=tuple(self._mentions),
            hashtags=tuple(self._hashtags),
            begins_with_mention=self.begins_with_mention,
            media=tuple(self._media),
        )

    def take(self, tag: str, rest: str, is_end: bool) -> None:
        """Take in a tag."""
        if is_end:
            self.close(tag)
        else:
            self.open(tag, rest)

    def open(self, tag: str, rest: str) -> None:
        """Take in an opening tag; ``<p/>`` is ``<p>``, as in browsers."""
        if tag == "span":
            self._open_span(classes_of(rest))
            return
        if tag == "a":
            known = attributes_of(rest)
            self._open_link(known.get("href", "").strip(), known.get("class", "").split())
            return
        if tag in _MEDIA:
            self._show(tag, attributes_of(rest))
            return
        self._break_at(tag)
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "li":
            self._write("• ")
        elif tag == "p" and self._without_quote:
            self._unseen_paragraph = "quote-inline" in classes_of(rest)

    def _show(self, tag: str, known: dict[str, str]) -> None:
        """Take in a picture, a film or a sound; a page within the page is a link, and emojis are none."""
        address = known.get("src", "").strip()
        if not address or address.startswith("data:") or "emoji" in known.get("class", ""):
            return
        if tag == "iframe":
            self._links[address] = None
        else:
            self._media[Media(url=address, description=known.get("alt"))] = None

    def close(self, tag: str) -> None:
        """Take in a closing tag."""
        if tag == "span":
            self._close_span()
        elif tag == "a":
            self._end_hashtag()
        elif tag != "br":
            if tag == "p":
                self._unseen_paragraph = False
            self._break_at(tag)
            if tag == "blockquote":
                self._quotes = max(0, self._quotes - 1)
            elif tag == "pre":
                self._preformatted = max(0, self._preformatted - 1)

    def _close_span(self) -> None:
        kind = self._spans.pop() if self._spans else ""
        if kind == "ellipsis":
            self._write("…")
        elif kind:
            self._unseen_spans -= 1

    def _break_at(self, tag: str) -> None:
        if tag == "br":
            if not self._is_unseen:
                self._break(1, more=True)
        elif tag in _PARAGRAPHS:
            self._break(2)
        elif tag in _LINES:
            self._break(1)

    @property
    def _is_unseen(self) -> bool:
        return self._unseen_spans > 0 or self._unseen_paragraph

    def add(self, words: str) -> None:
        """Take in words."""
        if self._is_unseen:
            return
        if self._preformatted:
            for number, line in enumerate(words.split("\n")):
                if number:
                    self._break(1, more=True)
                self._write(line)
            return
        run = words.strip(_BLANKS)
        if not run:
            self._space = self._space or bool(words)
            return
        self._space = self._space or words[0] in _BLANKS
        self._write(_SPACES.sub(" ", run))
        self._space = words[-1] in _BLANKS

    def _open_span(self, classes: tuple[str, ...]) -> None:
        kind = next((one for one in ("invisible", "ellipsis") if one in classes), "")
        if self._without_quote and "quote-inline" in classes:
            kind = "quote"
        self._spans.append(kind)
        self._unseen_spans += kind in ("invisible", "quote")

    def _open_link(self, href: str, classes: list[str]) -> None:
        if "hashtag" in classes:
            self._hashtag = []
        elif href:
            is_mention = "mention" in classes
            self.begins_with_mention |= is_mention and not self._pieces
            (self._mentions if is_mention else self._links)[href] = None

    def _end_hashtag(self) -> None:
        if self._hashtag is not None:
            words = "".join(self._hashtag).strip().lstrip("#")
            self._hashtag = None
            if words:
                self._hashtags[words] = None

    def _break(self, lines: int, *, more: bool = False) -> None:
        """Ask for line breaks before the next words; ``more`` adds to those asked for."""
        self._breaks = min(2, self._breaks + lines) if more else max(self._breaks, lines)
        self._space = False

    def _write(self, words: str) -> None:
        if not words or self._is_unseen:
            return
        quote = "> " * min(self._quotes, 9)
        if self._breaks and self._pieces:
            gap = "\n" * self._breaks
            self._pieces.append(gap + quote)
        elif not self._pieces:
            self._pieces.append(quote)
        elif self._space:
            self._pieces.append(" ")
        self._breaks = 0
        self._space = False
        self._pieces.append(words)
        if self._hashtag is not None:
            self._hashtag.append(words)
