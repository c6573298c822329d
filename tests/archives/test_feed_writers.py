"""Who wrote the entries of feeds, and feeds in JSON."""

# ruff: noqa: ANN401, E501 - any JSON is meant, and examples are easier to read in one line
from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll.archives.feed_writers import Told, Writers, with_title
from offentligroll.archives.intake import Intake
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.statement import Act, Media

LINDBY = Organisation(id="lindby", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY, country="SE")
KIM = Official(id="kim", name="Kim Ek")
SITE = Channel(id="web:lindby.example", platform="web", holder=LINDBY)
BLOG = Channel(id="web:kim.example", platform="web", holder=KIM)
DIRECTORY = Directory(
    organisations=(LINDBY,),
    officials=(KIM,),
    channels=(SITE, BLOG, Channel(id="mail:kim@lindby.example", platform="mail", holder=KIM)),
)


@pytest.mark.parametrize(
    ("channel", "told", "called"),
    [
        (SITE, [], None),
        (SITE, [Told("Kim Ek")], "Kim Ek"),
        (SITE, [Told("Kim Ek", "Kim@lindby.example")], "kim"),
        (SITE, [Told(None, "bo@a.example")], "bo@a.example"),
        (SITE, [Told("Lindby Kommun")], None),
        (SITE, [Told("Nyheter från Lindby")], None),
        (SITE, [Told("Webbredaktionen")], None),
        (SITE, [Told("redaktionen", "redaktion@lindby.example")], None),
        (SITE, [Told(None, "webmaster@lindby.example")], None),
        (SITE, [Told("Bo Al", "info@lindby.example")], "info@lindby.example"),
        (BLOG, [Told(None, "admin@kim.example")], "kim"),
        (SITE, [Told("Lindby")], "Lindby"),
        (SITE, [Told("Kim Ek"), Told("Bo Al")], None),
        (SITE, [Told("Bo Al"), Told("Bo Al")], "Bo Al"),
        (BLOG, [Told("kim ek")], "kim"),
        (BLOG, [Told("KimEk")], "kim"),
        (BLOG, [Told("Kim")], "kim"),
        (BLOG, [Told("admin")], "kim"),
        (BLOG, [Told("Bo Al")], "Bo Al"),
        (BLOG, [Told("Kim Ek"), Told("Bo Al")], None),
        (None, [Told("Kim Ek")], "Kim Ek"),
        (None, [Told(None)], None),
    ],
)  # fmt: skip
def test_a_writer_is_known_by_mailbox_and_never_by_name(
    channel: Channel | None, told: list[Told], called: str | None
) -> None:
    """The holder's name, the feed's own and those of nobody in particular leave it to the holder."""
    writers = Writers(intake=Intake(directory=DIRECTORY), channel=channel, title="Nyheter från Lindby")
    speaker = writers.speaker(told)
    assert (speaker["author"] and speaker["author"].id) == called
    assert speaker["on_behalf_of"] == (LINDBY if channel is SITE else None)
    assert speaker["author"] is None or not speaker["author"].visitor


def test_without_a_directory_a_writer_is_somebody_of_that_name() -> None:
    """Nothing is known of whoever it is, and what is the feed's own is nobody's."""
    writers = Writers(intake=Intake(), channel=None)
    author = writers.speaker([Told("Kim Ek", "kim@lindby.example")])["author"]
    assert author is not None
    assert (author.id, author.name) == ("kim@lindby.example", "Kim Ek")
    assert writers.speaker([Told("admin", "admin@a.example")])["author"] is None


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("Snö", "", "Snö"),
        ("Nu plogas ...", "Nu plogas gatan.", "Nu plogas gatan."),
        ("Snö", "Is", "Snö\n\nIs"),
        ("", "Is", "Is"),
    ],
)
def test_a_title_that_only_repeats_is_left_out(title: str, text: str, words: str) -> None:
    """Titles of short posts are cut from the text."""
    assert with_title(title, text) == words


RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Nyheter</title>
<link>https://lindby.example</link><managingEditor>chef@lindby.example (Eva Chef)</managingEditor>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Nyheter</title><link href="https://lindby.example"/>
<author><name>Eva</name></author>{}</feed>"""


@pytest.mark.parametrize(
    ("feed", "entry", "called"),
    [
        (RSS, "<item><title>a</title><dc:creator>Bo Al</dc:creator></item>", "Bo Al"),
        (RSS, "<item><title>a</title><author>kim@lindby.example (Kim)</author></item>", "kim"),
        (RSS, "<item><title>a</title><author>bo@a.example</author></item>", "bo@a.example"),
        (RSS, "<item><title>a</title><author>Al, Bo &lt;bo@a.example&gt;</author></item>", "bo@a.example"),
        (RSS, "<item><title>a</title><author>@ Lindby</author></item>", "@ Lindby"),
        (RSS, "<item><title>a</title></item>", None),
        (ATOM, "<entry><title>a</title><author><name>Bo Al</name></author></entry>", "Bo Al"),
        (ATOM, "<entry><title>a</title><author><name>Kim</name><email>kim@lindby.example</email></author></entry>", "kim"),
        (ATOM, "<entry><title>a</title><source><author><name>SMHI</name></author></source></entry>", "SMHI"),
        (ATOM, "<entry><title>a</title></entry>", "Eva"),
        (ATOM, "<entry><title>a</title><author><name>Bo</name></author><author><name>Eva</name></author></entry>", None),
    ],
)  # fmt: skip
def test_feeds_tell_who_wrote(tmp_path: Path, feed: str, entry: str, called: str | None) -> None:
    """An entry's own writer goes before the one of where it comes from, and that before the feed's in Atom."""
    pytest.importorskip("feedparser")
    (found,), _ = read(written(tmp_path, {"a.xml": feed.format(entry)}), directory=DIRECTORY)
    assert (found.author and found.author.id, found.on_behalf_of) == (called, LINDBY)


def json_feed(*items: Any, **fields: Any) -> dict[str, Any]:
    """Build a feed in JSON."""
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Nyheter", "items": list(items),
            "home_page_url": "https://lindby.example/", "language": "sv-SE", **fields}  # fmt: skip


def test_a_feed_in_json_is_read(tmp_path: Path) -> None:
    """It needs no other package; what the feed says of all its entries may stand below them."""
    items = (
        {"id": 1, "url": "https://lindby.example/1", "title": "Snö", "content_html": "<p>Nu plogas <a href='https://a.example'>gatan</a>.</p>",
         "date_published": "2024-05-02T11:00:00+02:00", "external_url": "https://smhi.example",
         "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}]},
        {"id": "2", "content_text": "1 < 2", "date_modified": "2024-05-02T09:00:00Z", "author": {"name": "Bo Al"}, "language": "en"},
        {"url": "https://lindby.example/3", "summary": "Kort", "authors": [{"name": "Bo"}, {"url": "https://x"}]},
    )  # fmt: skip
    content = json_feed(*items, authors=[{"name": "Eva Chef"}])
    found, reader = read(written(tmp_path, {"feed.json": content}), directory=DIRECTORY)
    first, second, third = found
    assert (first.act, first.id, first.text) == (Act.POST, "1", "Snö\n\nNu plogas gatan.")
    assert (first.links, first.media) == (
        ("https://a.example", "https://smhi.example"),
        (Media(url="a.mp3", kind="audio/mpeg"),),
    )
    assert (first.at, second.at) == (dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC),) * 2
    assert [one.author and one.author.id for one in found] == ["Eva Chef", "Bo Al", "Bo"]
    assert (second.text, second.language, first.language) == ("1 < 2", "en", "sv")
    assert (third.id, third.text, third.at) == ("https://lindby.example/3", "Kort", None)
    assert {one.on_behalf_of for one in found} == {LINDBY}
    assert (reader.format, reader.problem_counts) == ("feed", {"bad-time": 1})


def test_a_feed_in_json_may_be_broken(tmp_path: Path) -> None:
    """What stands before a break is read; what is no entry is told; nothing at all is an error."""
    text = json.dumps(json_feed(3, {"id": "1", "content_text": "Hej"}, {"id": "2"}))
    path = written(tmp_path, {"feed.json": text[: text.index('{"id": "2"')] + "{x"})
    (found,), reader = read(path, account="web:lindby.example")
    assert (found.text, reader.coverage[0].files_failed) == ("Hej", ("feed.json",))
    assert reader.problem_counts["no-text"] == 1
    with pytest.raises(FileError):
        read(written(tmp_path, {"feed.json": '{"version": "https://jsonfeed.org/version/1", "items": [x'}))


def test_a_feed_in_json_may_tell_of_its_writers_twice(tmp_path: Path) -> None:
    """What is no list counts for nothing beside the list."""
    text = json.dumps(json_feed({"id": "1", "content_text": "Hej"}, authors=[{"name": "Bo"}]))
    path = written(tmp_path, {"feed.json": text.replace('"authors"', '"authors": "x", "authors"')})
    assert [one.author and one.author.id for one in read(path)[0]] == ["Bo"]


def test_a_feed_in_json_may_be_named(tmp_path: Path) -> None:
    """A file that is told to be a feed is read as the kind of feed that it is."""
    path = written(tmp_path, {"feed.json": json_feed({"id": "1", "content_text": "Hej"})}) / "feed.json"
    assert [one.text for one in read(path, format="feed")[0]] == ["Hej"]
    late = json_feed({"id": "1", "content_text": "Hej" * 9999})
    path = written(tmp_path, {"late.json": dict(sorted(late.items()))}) / "late.json"
    assert len(read(path, format="feed")[0]) == 1
    with pytest.raises(FileError, match="not a feed"):
        read(written(tmp_path, {"none.json": {"items": []}}) / "none.json", format="feed")


def test_a_feed_in_xml_may_be_named(tmp_path: Path) -> None:
    """It is read as one whatever its name ends with."""
    pytest.importorskip("feedparser")
    text = "<rss version='2.0'><channel><item><guid>1</guid><description>Hej</description></item></channel></rss>"
    for name in ("feed.xml", "feed.rss", "feed.txt", "feed.json"):
        assert [one.text for one in read(written(tmp_path, {name: text}) / name, format="feed")[0]] == ["Hej"]
