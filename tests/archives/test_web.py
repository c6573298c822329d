"""Blogs and feeds."""

# ruff: noqa: E501 - examples are easier to read in one line
from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from archive_builders import read, written

from offentligroll.archives import xml_items
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side
from steps import steps_of

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>"""
LINK = "<title>Bloggen</title><link>https://www.blogg.example/kim/</link>"
END = "</channel></rss>"


def item(status: str = "publish", kind: str = "post", number: int = 1, more: str = "") -> str:
    """Build an item of a blog."""
    return (f"<item><title>Plogning &amp; snö</title><link>https://blogg.example/?p={number}</link>"
            "<content:encoded><![CDATA[<!-- wp:p --><p>Nu plogas <a href='https://a.example'>gatan</a>.</p>]]>"
            f"</content:encoded><wp:post_date_gmt>2024-05-02 09:00:00</wp:post_date_gmt><wp:post_id>{number}</wp:post_id>"
            f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>")  # fmt: skip


def comment(number: int, approved: str = "1", user: str = "0", above: str = "0", name: str = "Bo") -> str:
    """Build a comment."""
    return (f"<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>{name}</wp:comment_author>"
            f"<wp:comment_author_url>https://bo.example</wp:comment_author_url>"
            "<wp:comment_date_gmt>2024-05-03 09:00:00</wp:comment_date_gmt><wp:comment_content>Tack!</wp:comment_content>"
            f"<wp:comment_approved>{approved}</wp:comment_approved><wp:comment_parent>{above}</wp:comment_parent>"
            f"<wp:comment_user_id>{user}</wp:comment_user_id></wp:comment>")  # fmt: skip


class TestWordPress:
    """Posts and comments of a blog's export."""

    def test_a_post_is_read(self, tmp_path: Path) -> None:
        """Title and text are the words; time is that of UTC; the account is the blog."""
        (found,), reader = read(written(tmp_path, {"blogg.xml": HEAD + LINK + item() + END}))
        assert (found.act, found.text) == (Act.POST, "Plogning & snö\n\nNu plogas gatan.")
        assert found.at == dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
        assert (found.links, found.address) == (("https://a.example",), "https://blogg.example/?p=1")
        assert found.channel is not None
        assert found.channel.id == "web:blogg.example/kim"
        assert (reader.format, reader.coverage[0].sides) == ("wordpress", tuple(Side))

    def test_visitors_comment(self, tmp_path: Path) -> None:
        """Comments are visitors', save those by users of the blog; others are left out."""
        comments = (
            comment(1) + comment(2, user="3", above="1") + comment(3, approved="spam") + comment(4, name="")
        )
        kim = Official(id="kim", name="Kim")
        directory = Directory(
            officials=(kim,), channels=(Channel(id="web:blogg.example", platform="web", holder=kim),)
        )
        path = written(tmp_path, {"blogg.xml": HEAD + LINK + item(more=comments) + END})
        found, reader = read(path, directory=directory)
        assert [(one.act, one.author and one.author.name, one.in_reply_to) for one in found[1:]] == [
            (Act.REPLY, "Bo", "https://blogg.example/?p=1"),
            (Act.REPLY, "Kim", "https://blogg.example/?p=1#comment-1"),
            (Act.REPLY, "unknown", "https://blogg.example/?p=1"),
        ]
        assert [one.author.visitor for one in found if one.author] == [False, True, False, True]
        assert reader.left_out == {"unapproved": 1}

    def test_what_is_not_published_is_left_out(self, tmp_path: Path) -> None:
        """Drafts, private posts and those behind a password come where asked for; menus and pictures never."""
        items = (item("draft", number=1), item("private", number=2), item("odd", number=3),
                 item(more="<wp:post_password>x</wp:post_password>" + comment(1), number=4),
                 item(kind="attachment", number=5), item(number=6).replace("2024-05-02", "0000-00-00"))  # fmt: skip
        path = written(tmp_path, {"blogg.xml": HEAD + LINK + "".join(items) + END})
        found, reader = read(path)
        assert [(one.at, one.audience_is_limited) for one in found] == [(None, None)]
        assert reader.left_out == {"draft": 1, "private": 1, "other-record": 2, "protected": 2}
        whole, told = read(path, include_private=True)
        assert [one.audience_is_limited for one in whole] == [True, True, True, None, None]
        assert told.left_out == {"other-record": 2}

    def test_a_blog_without_an_address_takes_that_of_its_posts(self, tmp_path: Path) -> None:
        """Where nothing tells one, the account is unknown, unless it is named."""
        path = written(tmp_path, {"blogg.xml": HEAD + item() + END})
        (found,), _ = read(path)
        assert found.channel is not None
        assert found.channel.id == "web:blogg.example"
        bare = item().replace("https://blogg.example/?p=1", "")
        path = written(tmp_path, {"blogg.xml": HEAD + bare + bare + END})
        found_all, reader = read(path)
        assert [one.channel for one in found_all] == [None, None]
        assert [one.code for one in reader.problems] == ["no-account"]
        assert {one.channel.id for one in read(path, account="web:b")[0] if one.channel} == {"web:b"}

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (HEAD + "<item>", "no element found"),
            (HEAD + "<item>&x;", "undefined entity"),
            ('<!DOCTYPE a [<!ENTITY x "y">]>' + HEAD.partition("\n")[2], "entities"),
            (
                '<!DOCTYPE a SYSTEM "file:///etc/passwd"><rss>http://wordpress.org/export/&x;</rss>',
                "entities",
            ),
            (HEAD + "<item>" + "<a>" * 200, "nested"),
        ],
        ids=["breaks-off", "unknown-entity", "entities", "from-elsewhere", "too-deep"],
    )
    def test_what_is_no_plain_xml_is_refused(self, tmp_path: Path, text: str, said: str) -> None:
        """Entities of its own, and anything from elsewhere, are refused."""
        with pytest.raises(FileError, match=said):
            read(written(tmp_path, {"blogg.xml": text}))

    def test_an_address_that_is_none_tells_no_account(self, tmp_path: Path) -> None:
        """Neither the blog's own nor that of its posts ends the reading."""
        text = HEAD + "<link>https://[blogg</link>" + item() + END
        (found,), reader = read(written(tmp_path, {"blogg.xml": text}))
        assert (found.channel, [one.code for one in reader.problems]) == (None, ["no-account"])
        (found,), _ = read(
            written(tmp_path, {"blogg.xml": HEAD + item().replace("//blogg", "//[blogg") + END})
        )
        assert found.channel is None

    def test_what_stands_before_a_break_is_read(self, tmp_path: Path) -> None:
        """A download that broke off is told, with the place."""
        (found,), reader = read(written(tmp_path, {"blogg.xml": HEAD + LINK + item() + "<item>"}))
        assert found.text == "Plogning & snö\n\nNu plogas gatan."
        assert (reader.problem_counts, reader.coverage[0].files_failed) == ({"broken-xml": 1}, ("blogg.xml",))

    @pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
    def test_signs_that_xml_forbids_are_blanks(self, tmp_path: Path, encoding: str) -> None:
        """They stand in texts that were pasted, and would end the reading; letters of two bytes stay."""
        sign = " " if encoding == "utf-16" else "\x0b"
        text = (
            HEAD
            + LINK
            + item().replace("Nu plogas", f"Nu{sign}plogas Ċ" if sign == " " else f"Nu{sign}plogas")
        )
        path = (
            written(tmp_path, {"b.xml": (text + END).replace("UTF-8", encoding).encode(encoding)}) / "b.xml"
        )
        (found,), _ = read(path, format="wordpress")
        assert (found.text or "").replace("Ċ ", "") == "Plogning & snö\n\nNu plogas gatan."

    def test_excerpts_and_pictures_are_kept(self, tmp_path: Path) -> None:
        """An excerpt that somebody wrote stands above the text, and pictures come with their words."""
        excerpt = (
            "<excerpt:encoded xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/'>%s</excerpt:encoded>"
        )
        picture = "<content:encoded><![CDATA[<img src='a.jpg' alt='En plog'>"
        items = (item(number=1, more=excerpt % "I korthet"), item(number=2, more=excerpt % "Nu plogas"),
                 item(number=3).replace("<content:encoded><![CDATA[", picture))  # fmt: skip
        found, _ = read(written(tmp_path, {"blogg.xml": HEAD + LINK + "".join(items) + END}))
        assert [one.text for one in found] == [
            "Plogning & snö\n\nI korthet\n\nNu plogas gatan.",
            "Plogning & snö\n\nNu plogas gatan.",
            "Plogning & snö\n\nNu plogas gatan.",
        ]
        assert found[2].media == (Media(url="a.jpg", description="En plog"),)

    @pytest.mark.parametrize(
        ("more", "at"),
        [
            ("<wp:post_date>2024-05-02 11:00:00</wp:post_date>", dt.date(2024, 5, 2)),
            ("<pubDate>Thu, 02 May 2024 09:00:00 +0000</pubDate>", dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)),
            (
                "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date>0000-00-00 00:00:00</wp:post_date>",
                None,
            ),
        ],
        ids=["local", "of-the-feed", "none"],
    )
    def test_a_time_that_is_not_told_in_utc(self, tmp_path: Path, more: str, at: dt.date | None) -> None:
        """By the blog's own clock only the day is known."""
        text = item(more=more).replace(
            "2024-05-02 09:00:00</wp:post_date_gmt>", "0000-00-00 00:00:00</wp:post_date_gmt>"
        )
        (found,), _ = read(written(tmp_path, {"blogg.xml": HEAD + LINK + text + END}))
        assert found.at == at

    def test_who_comments_is_told_from_the_authors(self, tmp_path: Path) -> None:
        """A login is no proof that somebody is the blog's own; what other sites' programs write is no comment."""
        authors = "<wp:author><wp:author_id>3</wp:author_id></wp:author>"
        linked = comment(3).replace(
            "</wp:comment>", "<wp:comment_type>pingback</wp:comment_type></wp:comment>"
        )
        comments = comment(1, user="3") + comment(2, user="9") + linked
        text = HEAD + LINK + authors + item(more=comments) + END
        found, reader = read(written(tmp_path, {"blogg.xml": text}))
        assert [one.author and (one.author.name, one.author.visitor) for one in found[1:]] == [
            None,
            ("Bo", False),
        ]
        assert reader.left_out == {"other-record": 1}

    def test_types_of_the_blogs_own_are_told(self, tmp_path: Path) -> None:
        """What is published of them is not read, and not lost silently; drafts and furniture are no loss."""
        items = (item(kind="news"), item(kind="news"), item("draft", kind="event"), item(kind="wp_block"))
        found, reader = read(written(tmp_path, {"blogg.xml": HEAD + LINK + "".join(items) + END}))
        assert (found, reader.left_out) == ([], {"other-record": 4})
        (problem,) = reader.problems
        assert "2 published items" in str(problem)
        assert str(problem).endswith("news")

    def test_an_item_that_is_too_large_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One item may not take all memory."""
        monkeypatch.setattr(xml_items, "_LARGEST_ITEM", 50)
        with pytest.raises(FileError, match="larger"):
            read(written(tmp_path, {"blogg.xml": HEAD + item() + END}))

    def test_time_grows_with_the_length(self, tmp_path: Path) -> None:
        """Ten times as many items take about ten times as long."""

        def steps(count: int) -> int:
            items = "".join(item(number=number) for number in range(count))
            path = written(tmp_path / str(count), {"a.xml": HEAD + LINK + items + END})
            return steps_of(lambda: read(path))

        assert steps(100) < 15 * steps(10)


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Nytt</title>
<link>https://town.example</link><language>sv-SE</language>%s</channel></rss>"""
ENTRY = """<item><title>%s</title><guid>g1</guid><link>https://town.example/1</link>
<pubDate>Thu, 02 May 2024 09:00:00 GMT</pubDate><description>%s</description>
<enclosure url="https://town.example/a.mp3" type="audio/mpeg" length="1"/></item>"""


class TestFeeds:
    """RSS and Atom."""

    @pytest.fixture(autouse=True)
    def _parser(self) -> None:
        pytest.importorskip("feedparser")

    @pytest.mark.parametrize(
        ("title", "description", "text"),
        [
            ("Plogning", "Nu plogas gatan.", "Plogning\n\nNu plogas gatan."),
            ("Nu plogas…", "Nu plogas gatan.", "Nu plogas gatan."),
            ("", "Rad ett.\n\nRad två.", "Rad ett.\n\nRad två."),
            ("Plogning", "&lt;p&gt;Nu&lt;br/&gt;plogas&lt;/p&gt;", "Plogning\n\nNu\nplogas"),
        ],
        ids=["title", "repeated", "plain", "html"],
    )
    def test_title_and_text_are_the_words(
        self, tmp_path: Path, title: str, description: str, text: str
    ) -> None:
        """A title that only repeats the beginning is none, and plain text keeps its lines."""
        (found,), reader = read(written(tmp_path, {"a.rss": RSS % (ENTRY % (title, description))}))
        assert (found.text, found.id, found.language) == (text, "g1", "sv")
        assert found.at == dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
        assert found.address == "https://town.example/1"
        assert found.media == (Media(url="https://town.example/a.mp3", kind="audio/mpeg"),)
        assert found.channel is not None
        assert found.channel.id == "web:town.example"
        assert reader.format == "feed"

    def test_atom_is_read(self, tmp_path: Path) -> None:
        """Content goes before summary, and the time of an update where there is no other."""
        atom = ('<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://town.example/"/>'
                '<entry><id>e1</id><title>T</title><updated>2024-05-02T09:00:00Z</updated><summary>S</summary>'
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Hej <b>du</b></div></content></entry>'
                "<entry><id>e2</id><title>T</title></entry></feed>")  # fmt: skip
        found, reader = read(written(tmp_path, {"a.atom": atom}))
        assert [(one.text, one.at is None) for one in found] == [("T\n\nHej du", False), ("T", True)]
        assert [one.code for one in reader.problems] == ["bad-time"]

    def test_an_address_that_is_none_tells_no_account(self, tmp_path: Path) -> None:
        """It is told, and ends nothing."""
        (found,), reader = read(
            written(tmp_path, {"a.rss": (RSS % (ENTRY % ("A", "B"))).replace("//town", "//[town")})
        )
        assert (found.channel, [one.code for one in reader.problems]) == (None, ["no-account"])

    def test_other_xml_is_no_feed(self, tmp_path: Path) -> None:
        """What does not begin as a feed is not taken for one."""
        with pytest.raises(FileError, match="no archive in it"):
            read(written(tmp_path, {"a.xml": "<svg></svg>"}))

    @pytest.mark.parametrize(
        ("written_so", "at"),
        [
            ("Thu, 02 May 2024 11:00:00 +0200", dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)),
            ("2024-05-02T09:00:00Z", dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)),
            ("Thu, 32 May 2024 09:00:00 GMT", None),
            ("2024-05-02 09:00", None),
            ("Thu, 02 May 2024 09:00:00 CEST", None),
            ("2024-05-02", dt.date(2024, 5, 2)),
            ("Thu, 02 Mai 2024 09:00:00 GMT", None),
            ("2024-05T09:00:00Z", None),
            ("", None),
        ],
    )
    def test_no_zone_and_no_midnight_is_invented(
        self, tmp_path: Path, written_so: str, at: dt.date | None
    ) -> None:
        """Where a feed leaves the zone open, the time is not known, which is told."""
        entry = (ENTRY % ("A", "B")).replace("Thu, 02 May 2024 09:00:00 GMT", written_so)
        (found,), reader = read(written(tmp_path, {"a.rss": RSS % entry}))
        assert found.at == at
        assert reader.problem_counts.get("bad-time", 0) == (at is None)

    def test_entities_of_its_own_are_refused(self, tmp_path: Path) -> None:
        """As in every other kind of XML."""
        text = (RSS % (ENTRY % ("&x;", "B"))).replace("<rss", '<!DOCTYPE rss [<!ENTITY x "y">]><rss')
        with pytest.raises(FileError, match="entities"):
            read(written(tmp_path, {"a.rss": text}))

    def test_pictures_in_the_text_are_media(self, tmp_path: Path) -> None:
        """They come with their words, beside what is enclosed."""
        html = "&lt;p&gt;Hej&lt;img src='a.jpg' alt='En plog'/&gt;&lt;/p&gt;"
        (found,), _ = read(written(tmp_path, {"a.rss": RSS % (ENTRY % ("A", html))}))
        assert found.media[1:] == (Media(url="a.jpg", description="En plog"),)

    def test_a_broken_feed_is_read_as_far_as_it_goes(self, tmp_path: Path) -> None:
        """Feeds are often broken; what is none is refused."""
        found, reader = read(
            written(tmp_path, {"a.xml": (RSS % (ENTRY % ("A", "Hej & hå"))).replace("</rss>", "")})
        )
        assert [one.text for one in found] == ["A\n\nHej & hå"]
        assert reader.problems == ()
        for name, content in {"b.txt": "hej", "c.xml": "<svg></svg>"}.items():
            path = written(tmp_path, {name: content}) / name
            with pytest.raises(FileError, match="not a feed"):
                read(path, format="feed")

    def test_what_the_parser_fails_at_is_no_feed(self, tmp_path: Path) -> None:
        """Whatever it raises, it is told as a problem of the file."""
        broken = RSS.replace('version="1.0"?', 'version="1.0" encoding="a\0b"?') % ""
        with pytest.raises(FileError, match="not a feed"):
            read(written(tmp_path, {"a.rss": broken}))

    def test_no_address_in_it_is_opened(self, tmp_path: Path) -> None:
        """A feed whose whole content is a path or an address is none."""
        secret = written(tmp_path, {"secret.xml": RSS % ""}) / "secret.xml"
        path = written(tmp_path, {"a.rss": str(secret)}) / "a.rss"
        with pytest.raises(FileError, match="not a feed"):
            read(path, format="feed")

    def test_without_the_parser_the_way_on_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The error says what to install."""
        monkeypatch.setitem(sys.modules, "feedparser", None)
        with pytest.raises(FileError, match=r"offentligroll\[archives\]"):
            read(written(tmp_path, {"a.rss": RSS % ""}))
