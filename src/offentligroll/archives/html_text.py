"""The words of a post that is kept as HTML, as its readers see them.

The standard library's parser needs time in the square of the length for some broken tags, so the text is
cut into whole tags and words here, and only they are given to it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import attrs

_LONGEST_TAG = 4096
_TAG_BEGINS = re.compile(r"</?[A-Za-z]")
_MARK = re.compile(r"""[<>"']""")
_SPACES = re.compile(r"[ \t\n\r\f]+")

_PARAGRAPHS = frozenset({"p", "blockquote", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table"})
_LINES = frozenset({"div", "li", "tr", "dt", "dd", "hr", "section", "article", "figure"})
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


def html_to_text(html: str) -> HtmlText:
    r"""Turn the HTML of a post into the words that its readers see.

    Tags are dropped, entities resolved, spans of class ``invisible`` left out and those of class
    ``ellipsis`` ended by ``…``, as Mastodon shows its links. Time is linear in the length, whatever the text.

    Args:
        html: the HTML; broken HTML is read as browsers would, and never an error.

    Returns:
        The words, links, mentions and hashtags.

    Example:
        >>> said = html_to_text("<p>Nu plogas<br>Storgatan.</p><p><a href='https://a.example/b'>Mer</a></p>")
        >>> said.text, said.links
        ('Nu plogas\nStorgatan.\n\nMer', ('https://a.example/b',))
    """
    parser = _Words()
    at = 0
    while at < len(html):
        start = html.find("<", at)
        if start < 0:
            start = len(html)
        if start > at:
            parser.handle_data(_unescape(html[at:start]))
        if start == len(html):
            break
        at = _after_markup(html, start, parser)
    return parser.finished()


def _unescape(words: str) -> str:
    from html import unescape  # noqa: PLC0415

    return unescape(words) if "&" in words else words


def _after_markup(html: str, start: int, parser: _Words) -> int:
    """Take in the tag, comment or lone ``<`` that begins here, and tell where it ends."""
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return len(html) if end < 0 else end + 3
    if html.startswith(("<!", "<?"), start):
        end = html.find(">", start)
        return len(html) if end < 0 else end + 1
    tag_end = _tag_end(html, start)
    if tag_end is None:
        parser.handle_data("<")
        return start + 1
    parser.last_opened = ""
    parser.feed(html[start:tag_end])
    parser.reset()  # Nothing of one tag may change how the next is read.
    unseen = _UNSEEN.get(parser.last_opened)
    if unseen is None:
        return tag_end
    closing = unseen.search(html, tag_end)
    return len(html) if closing is None else closing.start()


def _tag_end(html: str, start: int) -> int | None:
    """Find where a tag ends; a ``>`` within quotes does not end it. None where no whole tag begins here."""
    if _TAG_BEGINS.match(html, start) is None:
        return None
    stop = start + _LONGEST_TAG
    at = start + 1
    while mark := _MARK.search(html, at, stop):
        if mark[0] == ">":
            return mark.end()
        if mark[0] == "<":
            return None
        at = html.find(mark[0], mark.end(), stop) + 1
        if at == 0:
            return None
    return None


class _Words(HTMLParser):
    """Gathers words; it is only ever fed one whole tag at a time."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.last_opened = ""
        self._pieces: list[str] = []
        self._breaks = 0
        self._space = False
        self._quotes = 0
        self._preformatted = 0
        self._spans: list[str] = []
        self._unseen_spans = 0
        self._links: dict[str, None] = {}
        self._mentions: dict[str, None] = {}
        self._hashtags: dict[str, None] = {}
        self._hashtag: list[str] | None = None

    def finished(self) -> HtmlText:
        """Give what was gathered."""
        self._end_hashtag()
        return HtmlText(
            text="".join(self._pieces),
            links=tuple(self._links),
            mentions=tuple(self._mentions),
            hashtags=tuple(self._hashtags),
        )

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.last_opened = tag
        if tag == "br":
            self._break(1, more=True)
        elif tag in _PARAGRAPHS:
            self._break(2)
        elif tag in _LINES:
            self._break(1)
        if tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "li":
            self._write("• ")
        elif tag in ("span", "a"):
            known = {name: value or "" for name, value in reversed(attributes)}
            classes = known.get("class", "").split()
            if tag == "span":
                self._open_span(classes)
            else:
                self._open_link(known.get("href", "").strip(), classes)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        # HTML knows no self-closing tags besides the empty ones; browsers read `<p/>` as `<p>`.
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._break(2)
        elif tag in _LINES:
            self._break(1)
        if tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._preformatted = max(0, self._preformatted - 1)
        elif tag == "a":
            self._end_hashtag()
        elif tag == "span" and self._spans:
            kind = self._spans.pop()
            if kind == "invisible":
                self._unseen_spans -= 1
            elif kind == "ellipsis":
                self._write("…")

    def handle_data(self, data: str) -> None:
        if self._unseen_spans:
            return
        if self._preformatted:
            for number, line in enumerate(data.split("\n")):
                if number:
                    self._break(1, more=True)
                self._write(line)
            return
        for number, words in enumerate(_SPACES.split(data)):
            if number:
                self._space = True
            self._write(words)

    def _open_span(self, classes: list[str]) -> None:
        kind = next((one for one in ("invisible", "ellipsis") if one in classes), "")
        self._spans.append(kind)
        self._unseen_spans += kind == "invisible"

    def _open_link(self, href: str, classes: list[str]) -> None:
        if "hashtag" in classes:
            self._hashtag = []
        elif href:
            (self._mentions if "mention" in classes else self._links)[href] = None

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
        if not words:
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
