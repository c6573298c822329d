"""The words of HTML posts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.archives.html_text import html_to_text
from offentligroll.model.statement import Media

LINK = (
    '<a href="https://example.org/long/path"><span class="invisible">https://</span>'
    '<span class="ellipsis">example.org/long</span><span class="invisible">/path</span></a>'
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("<p>a</p><p>b</p>", "a\n\nb", id="paragraphs"),
        pytest.param("<p>a<br>b<br /><br>c</p>", "a\nb\n\nc", id="line-breaks"),
        pytest.param("<div>a</div><div>b</div>", "a\nb", id="lines"),
        pytest.param("<p>a  \n b</p>", "a b", id="white-space-is-one-blank"),
        pytest.param("&lt;b&gt; &amp;amp; &#228; &nosuch;", "<b> &amp; ä &nosuch;", id="entities-once"),
        pytest.param(f"<p>se {LINK}</p>", "se example.org/long…", id="invisible-spans"),
        pytest.param("<ul><li>a</li><li>b</li></ul>c", "• a\n• b\n\nc", id="list"),
        pytest.param("<blockquote>a<br>b</blockquote>c", "> a\n> b\n\nc", id="quoted-lines-are-marked"),
        pytest.param("x<pre>a\n  b</pre>", "x\n\na\n  b", id="preformatted"),
        pytest.param("a<!-- b -->c<!doctype d><?e?>f", "acf", id="comments-and-declarations"),
        pytest.param("a<!-- b", "a", id="open-comment"),
        pytest.param("a<!b", "a", id="open-declaration"),
        pytest.param("a<script>b<p></SCRIPT>c<style>d", "ac", id="scripts"),
        pytest.param("<3 a < b <c", "<3 a < b <c", id="no-tags"),
        pytest.param("<a title='1 > 0'>x</a>", "x", id="sign-in-quotes"),
        pytest.param("<a title='1", "<a title='1", id="open-quote"),
        pytest.param("<a <b>x</b>", "<a x", id="tag-in-tag"),
        pytest.param("<a " + "b" * 9000 + ">x", "<a " + "b" * 9000 + ">x", id="tag-too-long"),
        pytest.param("</span></pre></blockquote>a<span/>b", "ab", id="unmatched-tags"),
        pytest.param("<pre>a\n\nb</pre></br>c", "a\n\nb\n\nc", id="empty-lines"),
        pytest.param("<p>שלום 🌨️</p>", "שלום 🌨️", id="right-to-left-and-emoji"),
    ],
)
def test_words_are_what_readers_see(html: str, text: str) -> None:
    """Tags go, paragraphs and lines stay, and nothing that is a word is lost."""
    assert html_to_text(html).text == text


def test_links_are_told_from_people_and_hashtags() -> None:
    """Links, mentioned people and hashtags are kept apart, each once."""
    said = html_to_text(
        f'{LINK}{LINK}<a class="u-url mention" href="https://m.example/@a">@<span>a</span></a> '
        '<a class="mention hashtag" href="https://m.example/tags/sno">#<span>snö</span></a>'
        '<a class="hashtag">#</a><a>x</a><a class="hashtag" href="h">#is'
    )
    assert said.links == ("https://example.org/long/path",)
    assert said.mentions == ("https://m.example/@a",)
    assert said.hashtags == ("snö", "is")


@pytest.mark.parametrize(
    ("html", "media", "links"),
    [
        ("<img src='a.jpg' alt='En &quot;plog&quot;'>", (Media(url="a.jpg", description='En "plog"'),), ()),
        ("<IMG SRC=a.jpg><img src=a.jpg>", (Media(url="a.jpg"),), ()),
        ("<img src='a.jpg' alt=''>", (Media(url="a.jpg", description=""),), ()),
        ("<video src='a.mp4'></video><audio src='b.mp3'>", (Media(url="a.mp4"), Media(url="b.mp3")), ()),
        ("<iframe src='https://a.example'></iframe>", (), ("https://a.example",)),
        ("<img class='wp-emoji' src='e.png' alt='x'><img src='data:image/png;base64,'><img alt='y'>", (), ()),
    ],
    ids=["words", "once", "no-words", "film-and-sound", "page", "none"],
)
def test_pictures_are_found(html: str, media: tuple[Media, ...], links: tuple[str, ...]) -> None:
    """With their words for those who can't see them; emojis and what is drawn right there are none."""
    said = html_to_text(f"a{html}b")
    assert (said.text, said.media, said.links) == ("ab", media, links)


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<", "<!--", "<!", "&", '<a x="', "<script>", "</a", "<p>", "<span>", "<a '>", "<blockquote>"],
)
def test_long_broken_html_is_read(piece: str) -> None:
    """Long runs of broken tags are read in linear time; the bare standard parser would take hours."""
    html_to_text(piece * (300_000 // len(piece)))


@given(st.text(alphabet="<>/ab\"'=&;!-? \n", max_size=80))
def test_any_text_is_read(html: str) -> None:
    """`Bad input: a text of 1 MB, emoji, right-to-left text, lone surrogates: no traceback`."""
    html_to_text(html)


@given(st.text(alphabet=st.characters(exclude_characters="<&", exclude_categories=["Cs"])))
def test_plain_words_are_all_kept(words: str) -> None:
    """`nothing lost`: words without tags come out as they are, but for white space."""
    assert "".join(html_to_text(words).text.split()) == "".join(words.split())
