"""Tables: YouTube, LinkedIn, and tables of any kind with a mapping."""

# ruff: noqa: E501 - examples are easier to read in one line
# ruff: noqa: ANN401 - any cell is meant
from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll import archives
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side

COMMENTS = "Comment ID,Channel ID,Comment Create Timestamp,Parent Comment ID,Post ID,Video ID,Comment Text"
VIDEOS = ("Video ID,Channel ID,Privacy,Video Title (Original),Video Description (Original),"
          "Video Publish Timestamp,Video Create Timestamp")  # fmt: skip


def quoted(*pieces: Any) -> str:
    """Write the words of a comment as Takeout does: pieces of JSON without a list."""
    return '"' + ",".join(json.dumps(one, ensure_ascii=False) for one in pieces).replace('"', '""') + '"'


class TestYouTube:
    """Comments and videos out of Takeout."""

    @pytest.mark.parametrize(
        ("words", "text"),
        [
            (quoted({"text": "Nu plogas "}, {"text": "Storgatan."}), "Nu plogas Storgatan."),
            (quoted({"text": "Hej"}, {"mention": {}}), "Hej"),
            ("Hej", "Hej"),
            (quoted("Hej"), '"Hej"'),
            ('""', ""),
        ],
    )
    def test_the_pieces_of_a_comment_are_joined(self, tmp_path: Path, words: str, text: str) -> None:
        """A comment is a reply to its video, and words that are no pieces stay as they are."""
        table = f"{COMMENTS}\nUgx,UC1,2024-05-02T09:00:00+00:00,,,abc,{words}\n"
        (found,), reader = read(written(tmp_path, {"comments/comments.csv": table}))
        assert (found.act, found.text, found.in_reply_to) == (Act.REPLY, text, "abc")
        assert found.address == "https://www.youtube.com/watch?v=abc&lc=Ugx"
        assert reader.format == "youtube"

    def test_what_a_comment_links_to_is_kept(self, tmp_path: Path) -> None:
        """Its pieces say where they lead."""
        words = quoted({"text": "Läs "}, {"text": "mer", "link": {"linkUrl": "https://a.example"}})
        table = f"{COMMENTS}\nUgx,UC1,2024-05-02T09:00:00+00:00,,,abc,{words}\n"
        (found,), _ = read(written(tmp_path, {"comments.csv": table}))
        assert (found.text, found.links) == ("Läs mer", ("https://a.example",))

    def test_what_was_said_in_live_chats_is_read(self, tmp_path: Path) -> None:
        """It answers the video, as a comment does."""
        head = "Live Chat ID,Channel ID,Live Chat Create Timestamp,Price,Video ID,Live Chat Text"
        row = f"LC1,UC1,2024-05-02T09:00:00+00:00,0,abc,{quoted({'text': 'Hej'})}"
        (found,), reader = read(written(tmp_path, {"live chats.csv": f"{head}\n{row}\n"}))
        assert (found.id, found.act, found.text, found.in_reply_to) == ("LC1", Act.REPLY, "Hej", "abc")
        assert (reader.format, found.at) == ("youtube", dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC))

    def test_comments_answer_what_is_above(self, tmp_path: Path) -> None:
        """A comment above goes before the video, and a post of the community has no address."""
        rows = "b,UC1,2024-05-02T09:00:00Z,a,,v,Hej\nc,UC1,soon,,p,,Hej\nd,,,,,,Hej"
        found, reader = read(written(tmp_path, {"comments.csv": f"{COMMENTS}\n{rows}\n"}))
        assert [(one.in_reply_to, one.address is None, one.at is None) for one in found] == [
            ("a", False, False),
            ("p", True, True),
        ]
        assert [one.code for one in reader.problems] == ["bad-time", "no-account"]

    @pytest.mark.parametrize("delimiter", [",", ";"])
    def test_headings_in_any_language(self, tmp_path: Path, delimiter: str) -> None:
        """What stands in the columns tells which is which: ids, times, and words in pieces of JSON."""
        header = ("A", "B", "C", "Pris", "D", "E", "F", "G", "H")
        comment, answer = f"Ugw{'c' * 20}", f"Ugw{'c' * 20}.{'d' * 20}"
        channel, video, post = f"UC{'a' * 22}", "dQw4w9WgXcQ", f"Ugkx{'p' * 20}"
        at, later = "2024-05-02T09:00:00+00:00", "2024-05-02T10:00:00+00:00"
        words = [quoted({"text": "Nu plogas det."}), quoted({"text": "Tack!"}), quoted({"text": "Hej"})]
        rows = (
            (comment, channel, at, "0", "", "", video, words[0], later),
            (answer, channel, at, "0", "", "", video, words[1], later),
            (f"Ugx{'e' * 20}", channel, at, "0", "", post, "", words[2], later),
        )
        table = "".join(f"{delimiter.join(row)}\n" for row in (header, *rows))
        found, reader = read(written(tmp_path, {"kommentarer.csv": table}))
        assert reader.format == "youtube"
        assert [(one.text, one.in_reply_to) for one in found] == [
            ("Nu plogas det.", video),
            ("Tack!", comment),
            ("Hej", post),
        ]
        assert {one.channel and one.channel.id for one in found} == {f"youtube:{channel}"}
        assert [one.at for one in found] == [dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)] * 3

    @pytest.mark.parametrize(
        "table",
        [
            "",
            "A,B,C,D\n",
            "A,B,C,D\n1,2,3,4\n",
            f"A,B,C\nUgw{'c' * 20},UC{'a' * 22},2024-05-02T09:00:00Z\n",
            f"A,B,C,D\nUgw{'c' * 20},UC{'a' * 22},2024-05-02T09:00:00Z,only words\n",
            "A,B\n" + "x" * 200_000,
        ],
    )
    def test_other_tables_are_not_taken_for_comments(self, tmp_path: Path, table: str) -> None:
        """Some columns may look alike; all that a comment has must be there."""
        with pytest.raises(FileError):
            read(written(tmp_path, {"table.csv": table}))

    def test_videos_are_posts(self, tmp_path: Path) -> None:
        """Title and description are the words; what is private is left out unless asked for."""
        rows = ("v1,UC1,Public,Vi plogar,Mer,2024-05-02T09:00:00Z,\nv2,UC1,Private,Hemligt,,,2024-05-02\n"
                "v3,UC1,Unlisted,Olistad,,,2024-05-02\nv4,UC1,Odd,,,,2024-05-02")  # fmt: skip
        path = written(tmp_path, {"videos.csv": f"{VIDEOS}\n{rows}\n"})
        found, reader = read(path)
        assert [one.text for one in found] == ["Vi plogar\n\nMer", "Olistad"]
        assert found[0].media == (Media(url="https://www.youtube.com/watch?v=v1", kind="video/mp4"),)
        assert reader.left_out == {"limited": 1, "no-audience": 1}
        assert [one.audience_is_limited for one in read(path, include_private=True)[0]] == [
            False,
            True,
            False,
            None,
        ]


SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"


class TestLinkedIn:
    """Shares, comments, reactions and messages."""

    def test_an_export_may_have_no_shares(self, tmp_path: Path) -> None:
        """Whoever asks for it chooses what is in it; comments come first, then messages."""
        comments = "Date,Link,Message\n2024-05-02 09:00:00,https://l/9,Tack\n"
        messages = "CONVERSATION ID,FROM,DATE,CONTENT\n1,Bo,2024-05-02 09:01:00 UTC,Svar\n"
        files = {
            "a/Comments.csv": comments,
            "a/messages.csv": messages,
            "b/messages.csv": messages,
            "c/InstantReposts.csv": "Date,Link\n2024-05-02 09:00:00,https://l/3\n",
            "c/messages.csv": messages,
        }
        path = written(tmp_path, files)
        found, reader = read(path, include_private=True, account="linkedin:kim")
        assert [one.text for one in found] == ["Tack", "Svar", "Svar", "Svar", None]
        assert [(one.root, len(one.files)) for one in reader.coverage] == [("a/", 2), ("b/", 1), ("c/", 2)]
        assert [one.text for one in read(path / "a/Comments.csv", account="linkedin:kim")[0]] == ["Tack"]

    def test_everything_of_an_export_is_read_or_counted(self, tmp_path: Path) -> None:
        """Doubled quotes and lines within them are words; what only connections saw is private."""
        files = {
            "li/Shares.csv": f'{SHARES}\n2024-05-02 09:00:00,https://l/1,"Nu plogas ""Storgatan"".\nRad två.",'
            "https://a,b.jpg,MEMBER_NETWORK\nsoon,https://l/2,Hej,,,PUBLIC\n2024-05-02,,Tyst,,,CONNECTIONS\n",
            "li/Comments.csv": "Date,Link,Message\n2024-05-02 09:00:00,https://l/9,Tack\n",
            "li/Reactions.csv": "Date,Type,Link\n2024-05-02,LIKE,https://l/8\n",
            "li/messages.csv": "FROM,SENDER PROFILE URL,DATE,CONTENT\n"
            "Kim Ex,https://l/in/kim,2024-05-02 09:00:00 UTC,Hej\nBo,https://l/in/bo,2024-05-02 09:01:00 UTC,Svar\n",
            "li/Profile.csv": "First Name,Last Name\nKim,Ex\n",
        }
        kim = Official(id="kim", name="Kim")
        directory = Directory(
            officials=(kim,), channels=(Channel(id="linkedin:7", platform="linkedin", holder=kim),)
        )
        path = written(tmp_path, files)
        found, reader = read(path, directory=directory, account="linkedin:7")
        assert [(one.act, one.text, one.audience_is_limited) for one in found] == [
            (Act.POST, 'Nu plogas "Storgatan".\nRad två.', None),
            (Act.POST, "Hej", False),
            (Act.REPLY, "Tack", None),
        ]
        assert found[0].at == dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
        assert (found[0].links, found[0].media) == (("https://a",), (Media(url="b.jpg"),))
        assert reader.left_out == {"limited": 1, "like": 1, "direct": 2}
        assert [one.code for one in reader.problems] == ["bad-time", "audience-untold"]
        assert reader.coverage[0].sides == tuple(Side)
        whole, _ = read(path, include_private=True, directory=directory, account="linkedin:7")
        assert [(one.text, one.author and one.author.name) for one in whole if one.act is Act.MESSAGE] == [
            ("Hej", "Kim"), ("Svar", "Bo")]  # fmt: skip

    @pytest.mark.parametrize(
        ("written_so", "words"),
        [
            ('"Rad ett""\n""Rad två"', "Rad ett\nRad två"),
            ('"Rad ett""\n""\n""Rad tre"', "Rad ett\n\nRad tre"),
            ('"Rad ett""\r\n""""\r\n""Rad tre"', "Rad ett\r\n\r\nRad tre"),
            ('"Hon sa ""ja"".\nHan ""nej""."', 'Hon sa "ja".\nHan "nej".'),
            ('"Hon sa ""ja""\noch gick"', 'Hon sa "ja"\noch gick'),
        ],
    )
    def test_lines_in_marks_are_lines(self, tmp_path: Path, written_so: str, words: str) -> None:
        """LinkedIn writes each line of a text in marks of its own; they are undone where each line has them."""
        table = f"{SHARES}\n2024-05-02 09:00:00,https://l/1,{written_so},,,PUBLIC\n"
        (found,), _ = read(written(tmp_path, {"Shares.csv": table}))
        assert found.text == words

    @pytest.mark.parametrize(
        ("written_so", "words"),
        [
            (r'"Han sa \"hej, du\" till mig"', 'Han sa "hej, du" till mig'),
            ('"Han sa ""hej, du"""', 'Han sa "hej, du"'),
            ('"C:\\"', "C:\\"),
        ],
        ids=["after-backslashes", "doubled", "a-backslash"],
    )
    def test_marks_within_comments_are_words(self, tmp_path: Path, written_so: str, words: str) -> None:
        """Comments have their marks after backslashes, which other tables don't; nothing is cut at them."""
        comments = f"Date,Link,Message\n2024-05-02,https://l/9,{written_so}\n2024-05-03,https://l/8,Hej\n"
        found, _ = read(written(tmp_path, {"Shares.csv": f"{SHARES}\n", "Comments.csv": comments}))
        assert [(one.text, one.in_reply_to) for one in found] == [
            (words, "https://l/9"),
            ("Hej", "https://l/8"),
        ]

    def test_reposts_and_subjects_are_kept(self, tmp_path: Path) -> None:
        """A repost without words is a share; a message has its subject, and words of HTML are words."""
        files = {
            "Shares.csv": f"{SHARES}\n",
            "InstantReposts.csv": "Date,Link\n2024-05-02 09:00:00,https://l/3\n2024-05-02 10:00:00,\n",
            "messages.csv": "FROM,DATE,SUBJECT,CONTENT\n"
            "Bo,2024-05-02 09:00:00 UTC,Vägen,<p>Hej <b>du</b></p>\nBo,2024-05-02 09:00:00 UTC,,1 < 2\n",
        }
        found, _ = read(written(tmp_path, files), include_private=True)
        assert [(one.act, one.text, one.target) for one in found] == [
            (Act.SHARE, None, "https://l/3"),
            (Act.SHARE, None, None),
            (Act.MESSAGE, "Vägen\n\nHej du", None),
            (Act.MESSAGE, "1 < 2", None),
        ]

    def test_one_file_may_be_named(self, tmp_path: Path) -> None:
        """It stands for itself."""
        path = written(
            tmp_path, {"Shares.csv": f"{SHARES}\n2024-05-02,l,Hej,,,PUBLIC\n", "Comments.csv": "a\n"}
        )
        found, reader = read(path / "Shares.csv")
        assert (len(found), reader.coverage[0].files) == (1, ("Shares.csv",))

    def test_files_that_are_broken_are_told(self, tmp_path: Path) -> None:
        """What is beside the shares may be broken; they may not."""
        files = {"Shares.csv": f"{SHARES}\n2024-05-02,l,Hej,,,PUBLIC\n", "Comments.csv": b"Date,Link,Message\n\xff\n",
                 "Profile.csv": b"a\n\xff\n"}  # fmt: skip
        _, reader = read(written(tmp_path, files))
        assert set(reader.coverage[0].files_failed) == {"Comments.csv", "Profile.csv"}
        with pytest.raises(FileError, match="utf-8"):
            read(written(tmp_path, {"Shares.csv": SHARES.encode() + b"\n\xff\n"}))

    def test_a_profile_without_rows_tells_nothing(self, tmp_path: Path) -> None:
        """The own name stays unknown."""
        assert (
            len(
                read(written(tmp_path, {"Shares.csv": f"{SHARES}\n1,l,H,,,PUBLIC\n", "Profile.csv": "a\n"}))[
                    0
                ]
            )
            == 1
        )


MAPPING = """format = 1
zone = "Europe/Stockholm"
[columns]
at = "Datum"
channel = "Kanal"
text = "Text"
[values.channel]
Facebook = "facebook:1"
"""
TABLE = '\ufeffDatum;Kanal;Text\r\n2024-05-02 11:00;Facebook;"Nu plogas; igen."\r\n;;\r\n'


class TestMappedTables:
    """Tables that a mapping beside them reads."""

    @pytest.mark.parametrize("name", ["posts.mapping.toml", "mapping.toml"])
    def test_a_table_is_read_as_its_mapping_says(self, tmp_path: Path, name: str) -> None:
        """Times get their zone, words of a column their meaning, and delimiter and byte order mark are found."""
        path = written(tmp_path, {"in/posts.csv": TABLE, f"in/{name}": MAPPING})
        (found,), reader = read(path)
        assert (found.act, found.text) == (Act.POST, "Nu plogas; igen.")
        assert found.at == dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
        assert found.channel is not None
        assert found.channel.id == "facebook:1"
        assert (reader.format, reader.not_used) == ("table", ())

    def test_all_keys_of_a_statement_can_be_columns(self, tmp_path: Path) -> None:
        """Lists are parted by blanks, truths are words of either language, and dates have a form of their own."""
        mapping = """format = 1
date_format = "%d/%m/%Y"
act = "reply"
language = "sv"
channel = "web:a"
[columns]
received = "in"
links = "l"
audience_is_limited = "p"
in_reply_to = "r"
"""
        table = "in,l,p,r\n02/05/2024,https://a https://b,ja,9\n,,nej,\n,,kanske,\n2/2,,,\n"
        found, reader = read(
            written(tmp_path, {"a.csv": table, "a.mapping.toml": mapping}), include_private=True
        )
        assert [(one.received, one.links, one.audience_is_limited, one.in_reply_to) for one in found] == [
            (dt.date(2024, 5, 2), ("https://a", "https://b"), True, "9"),
            (None, (), False, None),
        ]
        assert {(one.act, one.language) for one in found} == {(Act.REPLY, "sv")}
        assert [one.code for one in reader.problems] == ["wrong-type", "bad-time"]
        assert reader.coverage[0].failed == 2

    def test_records_are_read_too(self, tmp_path: Path) -> None:
        """Foreign JSON is a table, and what stands within is named with dots."""
        mapping = 'format = 1\n[columns]\nid = "id"\ntext = "said.text"\nlanguage = "said.lang"\n'
        rows = [{"id": 7, "said": {"text": "Hej", "lang": "sv"}}, {"said": {}}]
        lines = "\n".join(map(json.dumps, rows)) + "\n[]\n"
        for name, content in (("a.json", json.dumps(rows)), ("a.ndjson", lines)):
            path = written(tmp_path / name[2:], {name: content, "a.mapping.toml": mapping})
            found, reader = read(path)
            assert [(one.text, one.language) for one in found] == [("Hej", "sv")]
            assert reader.coverage[0].failed == name.endswith("ndjson")
            # A record with nothing of what the mapping names is of another kind.
            assert reader.left_out == {"other-record": 1}

    def test_texts_in_pieces_are_put_together(self, tmp_path: Path) -> None:
        """Chats write links apart from the words around them; what is no text at all is told."""
        mapping = 'format = 1\n[columns]\nid = "id"\ntext = "text"\nlinks = "links"\n'
        messages = [
            {
                "id": 1,
                "text": ["Se ", {"type": "link", "text": "a.example"}, "."],
                "links": ["https://a", {"url": "b"}],
            },
            {"id": 2, "text": ["Hej", 3]},
            {"id": 3, "text": [], "links": "c d"},
        ]
        files = {"result.json": {"name": "K", "members": [{"handle": "kim"}], "messages": messages}}
        found, reader = read(written(tmp_path, {**files, "mapping.toml": mapping}))
        assert [(one.text, one.links) for one in found] == [
            ("Se a.example.", ("https://a", "b")),
            ("", ("c", "d")),
        ]
        assert (reader.left_out, reader.problem_counts) == ({"other-record": 1}, {"no-text": 1})

    @pytest.mark.parametrize("name", ["a.csv", "a.json"])
    def test_authors_outside_the_directory_can_be_visitors(self, tmp_path: Path, name: str) -> None:
        """Officials are found by id, a body speaks on its own behalf, and the mapping says what all others are."""
        directory = Directory.from_text(
            'format = 1\n[[organisation]]\nid = "town"\nname = "Exempelstad"\nkind = "municipality"\n'
            '[[official]]\nid = "kim"\nname = "Kim Ek"\n'
        )
        mapping = 'format = 1\n{}\n[columns]\nauthor = "who"\n[values.author]\n"The town" = "town"\n"Kim Ek" = "kim"\n'
        authors = ["The town", "Kim Ek", "@neighbour"]
        table = "who\n" + "\n".join(authors) + "\n"
        rows = table if name == "a.csv" else json.dumps([{"who": one} for one in authors])
        files = {name: rows, "a.mapping.toml": mapping.format("others_are_visitors = true")}
        reader = archives.read(written(tmp_path, files), directory)
        assert [
            (one.on_behalf_of and one.on_behalf_of.id, one.author and (one.author.id, one.author.visitor))
            for one in reader
        ] == [("town", None), (None, ("kim", False)), (None, ("@neighbour", True))]
        files["a.mapping.toml"] = mapping.format("")
        unsaid = archives.read(written(tmp_path / "b", files), directory)
        assert len(list(unsaid)) == 2
        assert "`others_are_visitors = true`" in str(unsaid.problems[0])

    def test_private_rows_are_left_out(self, tmp_path: Path) -> None:
        """Rows go through the checks of JSON Lines."""
        path = written(
            tmp_path,
            {"a.csv": "t\nHej\n", "mapping.toml": 'format = 1\nact = "message"\ncolumns = {text = "t"}'},
        )
        assert read(path)[1].left_out == {"direct": 1}

    def test_a_table_without_a_mapping_says_what_to_write(self, tmp_path: Path) -> None:
        """The error names the columns and the file to write."""
        path = written(tmp_path, {"posts.csv": TABLE})
        for options in ({}, {"format": "table"}):
            for one in (path, path / "posts.csv"):
                with pytest.raises(
                    FileError,
                    match=r"`Datum`, `Kanal` and `Text` \(write `posts\.mapping\.toml` .* `format = 1` and",
                ):
                    read(one, **options)
        with pytest.raises(FileError, match="what its columns mean"):
            read(written(tmp_path / "b", {"a.xlsx": b"PK"}))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_columns_are_named_in_any_encoding(self, tmp_path: Path, encoding: str) -> None:
        """What Excel writes in the West is named as it stands there."""
        path = written(tmp_path, {"posts.csv": "Inlägg;Tid på dagen\nHej;9\n".encode(encoding)})
        with pytest.raises(FileError, match="`Inlägg` and `Tid på dagen`"):
            read(path)

    def test_records_within_an_answer_say_what_to_write(self, tmp_path: Path) -> None:
        """Chats and programs' interfaces have their list somewhere in an object."""
        answer = {"ok": True, "count": 1, "data": [{"id": "1", "user": {"name": "kim"}}]}
        with pytest.raises(FileError, match=r"`id` and `user.name` \(write `feed\.mapping\.toml`"):
            read(written(tmp_path, {"feed.json": answer}))

    @pytest.mark.parametrize("name", ["posts.json", "posts.jsonl"])
    def test_foreign_records_say_what_to_write(self, tmp_path: Path, name: str) -> None:
        """Records of another program are not taken for statements, which would tell of each the same slip."""
        content = '{"user": {"id": 1}, "text": "Hej"}\n' * 2
        path = written(tmp_path, {name: f"[{content.splitlines()[0]}]" if name.endswith("json") else content})
        for one in (path, path / name):
            with pytest.raises(FileError, match=r"`text` and `user\.id` \(write `posts\.mapping\.toml`"):
                read(one)

    @pytest.mark.parametrize("content", ["[]", "[3]", "[{", "{}"])
    def test_what_holds_no_records_is_no_table(self, tmp_path: Path, content: str) -> None:
        """Nobody is told to map what has no columns."""
        with pytest.raises(FileError, match="no archive in it"):
            read(written(tmp_path, {"a.json": content}))

    @pytest.mark.parametrize(
        ("mapping", "said"),
        [
            ('format = 1\n[columns]\nat = "Nar"', "no column `Nar`"),
            ('format = 1\n[columns]\nwhen = "Datum"', "a statement has no `when`"),
            ('format = 1\nzone = "Mars"\n[columns]\nat = "Datum"', "Mars"),
            ("format = 1\ncolumns = 3", "columns"),
        ],
    )
    def test_a_mapping_that_is_wrong_is_refused(self, tmp_path: Path, mapping: str, said: str) -> None:
        """What is wrong is told, and where."""
        with pytest.raises(FileError, match=said):
            read(written(tmp_path, {"posts.csv": TABLE, "mapping.toml": mapping}))

    def test_other_encodings_are_named(self, tmp_path: Path) -> None:
        """A table that is not UTF-8 says what to write, and is read when that is written."""
        files: dict[str, object] = {
            "a.csv": "t\nSnö\n".encode("cp1252"),
            "mapping.toml": 'format = 1\ncolumns = {text = "t"}',
        }
        with pytest.raises(FileError, match="`encoding`"):
            read(written(tmp_path, files))
        files["mapping.toml"] = 'format = 1\nencoding = "cp1252"\ncolumns = {text = "t"}'
        assert [one.text for one in read(written(tmp_path, files))[0]] == ["Snö"]
        files["mapping.toml"] = 'format = 1\nencoding = "klingon"\ncolumns = {text = "t"}'
        with pytest.raises(FileError, match="klingon"):
            read(written(tmp_path, files))

    @pytest.mark.parametrize(
        ("table", "texts", "code", "where"),
        [
            ("i,t\n1,Hej, du\n2,Ja\n", ["Ja"], "too-many-cells", ":2:"),
            ("i,t\n1,Hej,\n2,Ja, ,\n", ["Hej", "Ja"], None, ""),
            ('i,t\n\n1,"Hej\ndu"\n\n2,"Ja\n3,Nej\n', ["Hej\ndu"], "unclosed-quote", ":6:"),
            ('i,t\n1,12" skärm\n2,"Ja"', ['12" skärm', "Ja"], None, ""),
            ('i,t\n1,"Hej, du\n', [], "unclosed-quote", ":2:"),
            ("sep=;\r\ni;t\r\n1;Hej, du\r\n", ["Hej, du"], None, ""),
            ("\ufeffsep=|\ni|t\n1|Hej\n", ["Hej"], None, ""),
            ("i,t\n1,a\n,\n", ["a"], None, ""),
            ("i;t\r1;a\r2;b\r", ["a", "b"], None, ""),
            ("sep=;\ri;t\r1;a, b\r", ["a, b"], None, ""),
            ("i,t\n", [], None, ""),
        ],
        ids=[
            "words-with-commas", "empty-cells", "never-closed", "inches", "the-first-row", "hint-of-excel",
            "hint-after-mark", "empty-row-last", "old-line-ends", "hint-and-old-line-ends", "no-rows",
        ],
    )  # fmt: skip
    def test_no_cell_is_lost_silently(
        self, tmp_path: Path, table: str, texts: list[str], code: str | None, where: str
    ) -> None:
        """Words cut at a delimiter, or rows swallowed by a mark that nobody closed, are told with their line."""
        path = written(
            tmp_path, {"a.csv": table, "mapping.toml": 'format = 1\ncolumns = {id = "i", text = "t"}'}
        )
        found, reader = read(path)
        assert [one.text for one in found] == texts
        assert [one.code for one in reader.problems] == ([] if code is None else [code])
        assert all(where in str(one) for one in reader.problems)

    def test_a_heading_that_stands_twice_is_refused(self, tmp_path: Path) -> None:
        """Nobody knows which is meant; other columns may be doubled."""
        mapping = 'format = 1\ncolumns = {text = "t"}'
        with pytest.raises(FileError, match="more than once"):
            read(written(tmp_path, {"a.csv": "t,t\n1,2\n", "mapping.toml": mapping}))
        (found,), _ = read(written(tmp_path, {"a.csv": "t,u,u\n1,2,3\n", "mapping.toml": mapping}))
        assert found.text == "1"

    def test_ids_that_a_spreadsheet_rounded_are_none(self, tmp_path: Path) -> None:
        """Two posts with one rounded id are two posts; how many ids were lost is told once."""
        table = 'i,t\n1.79E+18,Hej\n"1,79E+18",Hej\n1790000000000000001,Hej\n'
        mapping = 'format = 1\nchannel = "facebook:1"\ncolumns = {id = "i", text = "t"}'
        found, reader = read(written(tmp_path, {"a.csv": table, "mapping.toml": mapping}))
        assert [one.id[:6] for one in found] == ["sha256", "sha256", "179000"]
        (problem,) = reader.problems
        assert (problem.code, "2 ids" in str(problem)) == ("rounded", True)

    @pytest.mark.parametrize(
        ("told", "read_as"),
        [
            ("1714640400", dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)),
            ("1714640400.5", dt.datetime(2024, 5, 2, 9, 0, 0, 500_000, tzinfo=dt.UTC)),
            ("1714640400000", dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)),
            ("2024-05-02", None),
            ("9999999999999999", None),
        ],
    )
    def test_times_may_be_counted_in_seconds(self, tmp_path: Path, told: str, read_as: Any) -> None:
        """Exports of chats and of programs' interfaces count from 1970, in seconds or thousandths."""
        mapping = 'format = 1\ndate_format = "seconds"\ncolumns = {text = "t", at = "d"}'
        found, reader = read(written(tmp_path, {"a.csv": f"t,d\nHej,{told}\n", "mapping.toml": mapping}))
        assert [one.at for one in found] == ([] if read_as is None else [read_as])
        assert reader.problem_counts == ({} if read_as else {"bad-time": 1})

    def test_a_cell_without_an_end_is_told(self, tmp_path: Path) -> None:
        """A cell beyond all bounds breaks the table there."""
        table = "t\n" + "a" * 200_000 + "\n"
        with pytest.raises(FileError, match="after line 1"):
            read(written(tmp_path, {"a.csv": table, "mapping.toml": 'format = 1\ncolumns = {text = "t"}'}))


def workbook(*rows: tuple[Any, ...]) -> bytes:
    """Write a spreadsheet: texts and numbers of one sheet, with the third column as times."""
    cells = "".join(
        "<row>" + "".join(
            f'<c s="{int(column == 2)}"><v>{one}</v></c>' if isinstance(one, (int, float))
            else f'<c t="inlineStr"><is><t>{one}</t></is></c>' for column, one in enumerate(row)) + "</row>"
        for row in rows
    )  # fmt: skip
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Ett" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


class TestSpreadsheets:
    """Spreadsheets with a mapping."""

    @pytest.fixture(autouse=True)
    def _parser(self) -> None:
        pytest.importorskip("python_calamine")

    def test_rows_are_read_with_their_own_times(self, tmp_path: Path) -> None:
        """Numbers are ids without a point, and times are in the zone of the mapping."""
        mapping = 'format = 1\nzone = "Europe/Stockholm"\ncolumns = {id = "n", text = "t", at = "d"}\n'
        book = workbook(("n", "t", "d"), (7, "Hej", 45414.458333333336), ("", "", ""), (8, "Hopp", ""))
        found, _ = read(written(tmp_path, {"a.xlsx": book, "mapping.toml": mapping}))
        assert [(one.id, one.text) for one in found] == [("7", "Hej"), ("8", "Hopp")]
        assert found[0].at == dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)

    def test_columns_are_named_where_a_mapping_lacks(self, tmp_path: Path) -> None:
        """Whoever is told to write a mapping sees the headings of the first sheet."""
        with pytest.raises(FileError, match=r"mean: `Datum` and `Inlägg` \(write `a\.mapping\.toml`"):
            read(written(tmp_path, {"a.xlsx": workbook(("Datum", "", "Inlägg"), (1, "", "Hej"))}))

    def test_long_numbers_are_no_ids(self, tmp_path: Path) -> None:
        """A spreadsheet keeps fifteen digits of a number."""
        mapping = 'format = 1\ncolumns = {id = "n", text = "t"}'
        book = workbook(("n", "t"), (1786123456789012345, "Hej"), (123456789012345, "Hopp"))
        found, reader = read(written(tmp_path, {"a.xlsx": book, "mapping.toml": mapping}))
        assert [one.id[:15] for one in found] == [
            "sha256:185f8db3"[:7] + found[0].id[7:15],
            "123456789012345",
        ]
        assert reader.problem_counts == {"rounded": 1}

    def test_a_sheet_that_would_take_all_memory_is_refused(self, tmp_path: Path) -> None:
        """One cell at the far end makes its rectangle a billion cells."""
        far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(workbook(("t",)))) as old, zipfile.ZipFile(packed, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"</sheetData>", far))
        mapping = 'format = 1\ncolumns = {text = "t"}'
        with pytest.raises(FileError, match="too large"):
            read(written(tmp_path, {"a.xlsx": packed.getvalue(), "mapping.toml": mapping}))

    @pytest.mark.parametrize(
        ("content", "sheet"), [(b"PK\x03\x04no", ""), (workbook(("t",)), 'sheet = "Två"')]
    )
    def test_what_is_no_spreadsheet_is_refused(self, tmp_path: Path, content: bytes, sheet: str) -> None:
        """A broken file, or one without the sheet, is told."""
        mapping = f'format = 1\n{sheet}\ncolumns = {{text = "t"}}'
        with pytest.raises(FileError, match="not a spreadsheet"):
            read(written(tmp_path, {"a.xlsx": content, "mapping.toml": mapping}) / "a.xlsx")
