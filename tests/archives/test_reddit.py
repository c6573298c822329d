"""Reddit's data as tables."""

# ruff: noqa: E501 - examples are easier to read in one line
from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from archive_builders import read, written

from offentligroll import archives
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media

KIM = Official(id="kim", name="Kim Ek")
DIRECTORY = Directory(officials=(KIM,), channels=(Channel(id="reddit:kim", platform="reddit", holder=KIM),))
WHEN = "2024-05-02 09:00:00 UTC"
POSTS = f"id,permalink,date,ip,subreddit,gildings,title,url,body\nx1,https://r/x1,{WHEN},,sweden,0,Snö,https://a.example,Nu plogas gatan.\n"
COMMENTS = (
    "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\r\n"
    f"c1,https://r/c1,{WHEN},,sweden,0,https://r/x9,t1_c0,Tack,\r\n"
    f'c2,https://r/c2,soon,,sweden,0,https://r/x9,,"Två\nrader",https://i.example/a.png\r\n'
)


def test_posts_and_comments_are_read(tmp_path: Path) -> None:
    """Titles are words, comments answer what stands above or the post, and who could see them is not told."""
    files = {
        "reddit/posts.csv": POSTS,
        "reddit/comments.csv": "\ufeff" + COMMENTS,
        "reddit/post_headers.csv": "id\nx1\n",
    }
    found, reader = read(written(tmp_path, files), directory=DIRECTORY, account="reddit:kim")
    first, second, post = sorted(found, key=lambda one: one.id)
    assert (post.act, post.id, post.text, post.links) == (
        Act.POST,
        "x1",
        "Snö\n\nNu plogas gatan.",
        ("https://a.example",),
    )
    assert (post.at, post.author, post.address) == (
        dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC),
        KIM,
        "https://r/x1",
    )
    assert (first.act, first.in_reply_to, second.in_reply_to) == (Act.REPLY, "t1_c0", "https://r/x9")
    assert (second.text, second.at, second.media) == (
        "Två\nrader",
        None,
        (Media(url="https://i.example/a.png"),),
    )
    assert {one.audience_is_limited for one in found} == {None}
    assert reader.problem_counts == {"audience-untold": 2, "bad-time": 1}
    assert reader.not_used == ("reddit/post_headers.csv",)


def test_a_table_of_nothing_is_read(tmp_path: Path) -> None:
    """Whose it is, is told by nobody."""
    path = written(tmp_path, {"comments.csv": COMMENTS.partition("\r\n")[0] + "\r\n"})
    found, reader = read(path)
    assert (found, reader.problem_counts) == ([], {"no-account": 1})


def test_other_tables_are_nobodys(tmp_path: Path) -> None:
    """Without words, or what makes a post or a comment, a table is another's."""
    with pytest.raises(FileError):
        archives.read(written(tmp_path, {"posts.csv": "id,permalink,date,subreddit,body\n1,a,b,c,d\n"}))
