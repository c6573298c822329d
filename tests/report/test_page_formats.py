"""Pages as text, Markdown and HTML."""

from __future__ import annotations

import html.parser
import re

import pytest

from offentligroll.policy.policy import Policy
from offentligroll.report.page import Entry, Link, Page, Section
from offentligroll.report.page_formats import FORMATS, page_as_html, page_as_markdown, page_as_text
from offentligroll.report.policy_page import policy_page

EVIL = "<script>alert('*hej*')</script> & [a](b) `c`"
PAGE = Page(
    language="sv",
    title="Regler <b>",
    contents="Innehåll",
    about=(("Om sidan.",),),
    sections=(
        Section(
            name="rules",
            title="# Regler",
            intro=(("1. Först.",),),
            entries=(
                Entry(
                    words=(EVIL,),
                    number=1,
                    id="evil`",
                    lines=(("Går före ", Link("2 (B)", "#rule-2"), "."), (Link("en annan", "other.md"),)),
                ),
                Entry(words=("B.",), number=2, lines=((Link("https://a.se/b_c", "https://a.se/b_c"), "!"),)),
            ),
        ),
        Section(name="sources", title="Källor", entries=(Entry(words=("- C.",), id="c"),)),
        Section(name="none", title="Inget"),
    ),
    footer=("Slut.",),
)
BARE = Page(language="en", title="T", contents="C")


def test_a_page_as_text() -> None:
    """As text, a heading is underlined and what belongs to an entry is indented under it."""
    assert page_as_text(PAGE) == (
        "Regler <b>\n==========\n\nOm sidan.\n\n"
        "# Regler\n--------\n1. Först.\n\n"
        f"1. {EVIL} [evil`]\n   - Går före 2 (B).\n   - en annan\n\n2. B.\n   - https://a.se/b_c!\n\n"
        "Källor\n------\n\n- - C. [c]\n\nInget\n------\n\nSlut.\n".replace("Inget\n------", "Inget\n-----")
    )
    assert page_as_text(BARE) == "T\n=\n"


def test_a_page_as_markdown() -> None:
    """As Markdown nothing of a policy's words is markup, and addresses can be followed."""
    assert page_as_markdown(PAGE) == (
        "# Regler \\<b\\>\n\n- Om sidan.\n\n"
        "## \\# Regler\n\n\\1. Först.\n\n"
        "1. **\\<script\\>alert('\\*hej\\*')\\</script\\> \\& \\[a\\](b) \\`c\\`** `evil `\n"
        "   - Går före 2 (B).\n   - [en annan](other.md)\n\n"
        "2. **B.**\n   - <https://a.se/b_c>!\n\n"
        "## Källor\n\n- \\- C. `c`\n\n## Inget\n\nSlut.\n"
    )
    assert page_as_markdown(BARE) == "# T\n"


@pytest.mark.parametrize(
    ("link", "written"),
    [
        (Link("här", "https://a.se"), "här"),
        (Link("https://a.se/(b)", "https://a.se/(b)"), "https://a.se/(b)"),
    ],
)
def test_an_address_that_markdown_could_misread_stays_plain(link: Link, written: str) -> None:
    """Only a bare address without marks in it becomes a link of Markdown."""
    assert written in page_as_markdown(Page(language="en", title="T", contents="C", about=(("A ", link),)))


class _Reader(html.parser.HTMLParser):
    """Checks that every element is closed in its turn, and notes anchors and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.told: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        given = dict(attrs)
        self.ids += [value for name, value in given.items() if name == "id" and value]
        self.links += [value for name, value in given.items() if name == "href" and value]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.told.append(data)


def _read(page: Page) -> _Reader:
    reader = _Reader()
    reader.feed(page_as_html(page))
    reader.close()
    assert reader.open == []
    return reader


def test_html_shows_a_policys_words_and_runs_nothing() -> None:
    """What stands in a policy is text in HTML, whatever it looks like."""
    reader = _read(PAGE)
    assert not reader.seen & {"script", "b", "img", "link"}
    assert EVIL in "".join(reader.told)
    written = page_as_html(PAGE)
    assert '<html lang="sv">' in written
    assert "Content-Security-Policy" in written
    assert 'href="http' in written
    assert "src=" not in written
    assert "@import" not in written


def test_html_without_sections_is_whole_too() -> None:
    """A page without chapters has no empty footer."""
    assert "footer" not in _read(BARE).seen


@pytest.mark.parametrize("language", ["sv", "en"])
def test_links_of_a_policys_page_lead_somewhere(language: str) -> None:
    """On the page of a policy every link within the page has a place, and places have one name each."""
    reader = _read(policy_page(Policy.load("katrineholm"), language))
    assert len(reader.ids) == len(set(reader.ids))
    within = {one.removeprefix("#") for one in reader.links if one.startswith("#")}
    assert within
    assert within <= set(reader.ids)
    assert {"main", "nav", "section", "header", "footer", "ol", "h1", "h2", "title"} <= reader.seen


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_with_one_line_break(form: str) -> None:
    """A page that is written to a file is a text file."""
    assert re.search(r"\S\n\Z", FORMATS[form](PAGE))


def test_a_page_names_one_language() -> None:
    """Where several are wanted, one after the other, it is the first."""
    assert '<html lang="sv">' in page_as_html(Page(language="sv,en", title="T", contents="C"))
