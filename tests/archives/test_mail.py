"""Mail: whose mailbox it is, and whose words are whose."""

# ruff: noqa: E501 - examples are easier to read in one line
from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from archive_builders import read, written
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.archives import mail, mail_body
from offentligroll.archives.mail_message import letter_of
from offentligroll.archives.mail_words import parted
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media
from offentligroll.review.side import Side
from steps import steps_of

ANSWER = """From: Kim Ex <Kim@Town.example>
To: "Bo Ek" <bo@other.example>
Cc: arkiv@town.example
Subject: =?utf-8?q?Sv=3A_Plogning_p=C3=A5_gatan?=
Date: Thu, 02 May 2024 11:00:00 +0200
Message-ID: <2@town.example>
In-Reply-To: <1@other.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Tack, vi plogar i dag.

Den tors 2 maj 2024 kl 10:00 skrev Bo Ek <bo@other.example>:
> När plogas gatan?
> > Undrar vi.

--\x20
Kim Ex
Kommunchef
"""
QUESTION = """From: Bo Ek <bo@other.example>
To: kim@town.example
Subject: Plogning
Date: Thu, 02 May 2024 08:00:00 +0000
Message-ID: <1@other.example>

När plogas gatan?
"""
KIM = Official(id="kim", name="Kim")
DIRECTORY = Directory(
    officials=(KIM,), channels=(Channel(id="mail:kim@town.example", platform="mail", holder=KIM),)
)


def mbox(*mails: str) -> str:
    """Write mails as one file."""
    return "".join(f"From x@y Thu May  2 09:00:00 2024\n{one}\n" for one in mails)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mbox", mbox(QUESTION, ANSWER)),
        ("box.txt", mbox(QUESTION, ANSWER)),
    ],
)
def test_both_sides_are_read(tmp_path: Path, name: str, content: str) -> None:
    """Own mail is by the holder, what came in by visitors; both are of one mailbox and private."""
    path = written(tmp_path, {name: content}) / name
    assert read(path, directory=DIRECTORY)[1].left_out == {"direct": 2}
    found, reader = read(path, directory=DIRECTORY, include_private=True)
    assert [(one.act, one.id, one.in_reply_to, one.author and one.author.id) for one in found] == [
        (Act.MESSAGE, "1@other.example", None, "bo@other.example"),
        (Act.MESSAGE, "2@town.example", "1@other.example", "kim"),
    ]
    assert [one.author.visitor for one in found if one.author] == [True, False]
    assert {one.channel.id for one in found if one.channel} == {"mail:kim@town.example"}
    assert (found[1].text, found[1].quoted) == (
        "Tack, vi plogar i dag.\n\n-- \nKim Ex\nKommunchef",
        "När plogas gatan?\nUndrar vi.",
    )
    assert found[0].text == "Plogning\n\nNär plogas gatan?"
    assert found[1].at == dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
    assert all(one.audience_is_limited for one in found)
    assert reader.coverage[0].sides == tuple(Side)


@pytest.mark.parametrize(
    "names", [("a.eml", "b.EML"), ("Maildir/cur/1:2,S", "Maildir/new/2")], ids=["eml", "maildir"]
)
def test_one_mail_a_file_is_read_too(tmp_path: Path, names: tuple[str, str]) -> None:
    """All mail of an archive is one mailbox; what is no mail is not used."""
    files = {names[0]: QUESTION, names[1]: ANSWER, "Maildir/cur/.hidden": "x", "Maildir/cur/notes": "no mail"}
    found, reader = read(written(tmp_path, files), include_private=True)
    assert sorted(one.id for one in found) == ["1@other.example", "2@town.example"]
    assert (reader.format, len(reader.coverage)) == ("mail", 1)
    assert set(reader.not_used) == {"Maildir/cur/.hidden", "Maildir/cur/notes"}


def test_mails_saved_as_text_are_read(tmp_path: Path) -> None:
    """A folder of them, whatever they are called; other texts beside them are not used."""
    files = {
        "in/1.txt": QUESTION,
        "out/2.TXT": ANSWER,
        "3.txt": f"From kim Thu May  2 11:00:00 2024\n{QUESTION}",
        "readme.txt": "From: the archivist\n\nThis folder has mail.",
        "list.txt": "To: do\nSubject: snow\nplough the road\n\nToday.",
        "empty.txt": "",
    }
    found, reader = read(written(tmp_path, files), include_private=True)
    assert {one.id for one in found} == {"1@other.example", "2@town.example"}
    assert reader.coverage[0].held == 3
    assert set(reader.not_used) == {"readme.txt", "list.txt", "empty.txt"}


def test_whose_mailbox_it_is_may_not_be_known(tmp_path: Path) -> None:
    """Two addresses in all mail leave it open, unless somebody names it."""
    path = written(tmp_path, {"a.mbox": mbox(QUESTION, ANSWER)})
    found, reader = read(path, include_private=True)
    assert [(one.author, one.channel) for one in found] == [(None, None), (None, None)]
    assert [one.code for one in reader.problems] == ["no-account"]
    named, _ = read(path, include_private=True, account="mail:bo@other.example")
    assert [one.author.id if one.author else None for one in named] == [None, "kim@town.example"]


def test_the_one_address_of_all_mail_is_the_mailboxs(tmp_path: Path) -> None:
    """It stands in each mail, as the sender or among those it went to."""
    other = QUESTION.replace("bo@", "cia@").replace("<1@", "<3@")
    found, _ = read(written(tmp_path, {"a.mbox": mbox(QUESTION, ANSWER, other)}), include_private=True)
    assert {one.channel.id for one in found if one.channel} == {"mail:kim@town.example"}


def test_mail_that_is_broken_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """No time, no sender and strange letters are no end; a file that can't be read is told."""
    files: dict[str, object] = {
        "a.eml": "Date: soon\nSubject: =?klingon?q?x?=\n\nHej",
        "b.eml": "\n\nHopp",
        "c.eml": ANSWER,
    }
    found, reader = read(written(tmp_path, files), include_private=True, directory=DIRECTORY)
    assert [(one.text or "").splitlines()[-1] for one in found] == ["Hej", "Hopp", "Kommunchef"]
    assert reader.problem_counts["bad-time"] == 2


def test_files_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of several may be too large; the only one may not."""
    monkeypatch.setattr(mail, "_LARGEST", 250)
    found, reader = read(
        written(tmp_path, {"a.eml": QUESTION, "b.eml": ANSWER}), include_private=True, directory=DIRECTORY
    )
    assert (len(found), reader.coverage[0].files_failed) == (1, ("b.eml",))
    with pytest.raises(FileError, match="too large"):
        read(written(tmp_path / "c", {"b.eml": ANSWER}), include_private=True)
    cut, _ = read(written(tmp_path / "d", {"a.mbox": mbox(ANSWER + "x" * 500)}), include_private=True)
    assert len(cut) == 1


def test_addresses_are_counted_up_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with a mailbox of strangers."""
    monkeypatch.setattr(mail, "_MOST_ADDRESSES", 0)
    found, _ = read(written(tmp_path, {"a.mbox": mbox(QUESTION, ANSWER)}), include_private=True)
    assert [one.channel for one in found] == [None, None]


def mail_of(*parts: str, kind: str = "mixed", head: str = "") -> str:
    """Write a mail of several parts, each with its own headers."""
    body = "".join(f"--x{kind}\n{part}\n" for part in parts)
    return f"{head}Content-Type: multipart/{kind}; boundary=x{kind}\n\n{body}--x{kind}--\n"


HEAD = "From: bo@other.example\nTo: kim@town.example\nDate: Thu, 02 May 2024 08:00:00 +0000\n"
PLAIN, HTML = "Content-Type: text/plain; charset=utf-8\n\n", "Content-Type: text/html; charset=utf-8\n\n"


def test_a_mail_of_many_parts_is_read_as_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sends a thousand parts in earnest; that the rest is not read is told."""
    monkeypatch.setattr(mail_body, "_MOST_PARTS", 3)
    assert letter_of(PARTS.encode(), "a").media == ()
    (found,), reader = read(written(tmp_path, {"a.eml": PARTS}), include_private=True)
    assert found.text == "Nu plogas gågatan."
    assert reader.problem_counts["too-many-parts"] == 1


@pytest.mark.parametrize(
    "content",
    [
        HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000)),
        HEAD + "Content-Type: message/rfc822\n\n" * 4_000,
    ],
    ids=["parts", "mails"],
)
def test_parts_in_parts_without_an_end_are_told(tmp_path: Path, content: str) -> None:
    """Such a mail can't be read, and is no end of the others."""
    path = written(tmp_path, {"a.eml": content, "b.eml": QUESTION})
    (found,), reader = read(path, include_private=True, directory=DIRECTORY)
    assert found.id == "1@other.example"
    assert (reader.problem_counts["too-deep"], reader.coverage[0].failed) == (1, 1)


@pytest.mark.parametrize(
    ("parts", "text", "quoted"),
    [
        ((PLAIN + "Se bifogat.", f"Content-Type: message/rfc822\n\nFrom: eva@a.example\n{PLAIN}Hotet."),
         "Se bifogat.", "Hotet."),
        ((HTML + "<p>Viktigt</p>", PLAIN + "Listans fot"), "Viktigt\n\nListans fot", None),
        ((mail_of(HTML + "<p>Hej</p>", PLAIN + " ", kind="alternative"), PLAIN + "Fot"), "Hej\n\nFot", None),
        ((mail_of(HTML + "<p>Hej</p>", PLAIN + "Hej!", kind="alternative"),), "Hej!", None),
        ((mail_of(mail_of(HTML + "Hej", kind="related"), kind="alternative"),), "Hej", None),
        ((mail_of(kind="alternative"),), "", None),
        (("Content-Type: multipart/alternative\n\nHej",), "", None),
    ],
    ids=["attached", "footer", "blank-plain", "both", "related", "empty", "no-parts"],
)  # fmt: skip
def test_each_part_counts_for_what_it_is(parts: tuple[str, ...], text: str, quoted: str | None) -> None:
    """What is attached is not the sender's own, and a footer in plain text takes no other part's place."""
    letter = letter_of(mail_of(*parts, head=HEAD).encode(), "a")
    assert (letter.text, letter.quoted) == (text, quoted)


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        ("", "Åka – 5 €".encode()),
        ("", "Åka – 5 €".encode("cp1252")),
        ("us-ascii", "Åka – 5 €".encode("cp1252")),
        ("iso-8859-1", "Åka – 5 €".encode("cp1252")),
        ("utf-8", "Åka – 5 €".encode("cp1252")),
        ("klingon", "Åka – 5 €".encode()),
        ("punycode", "Åka – 5 €".encode()),
        ("zlib", "Åka – 5 €".encode()),
    ],
)
def test_letters_are_read_as_they_were_meant(declared: str, content: bytes) -> None:
    """Old programs say nothing of their letters, or what is not so; in headers, too."""
    kind = f"Content-Type: text/plain; charset={declared}\n" if declared else ""
    head = b"Subject: " + content + b"\nFrom: " + content[:3].strip() + b" <k@a.example>\n"
    letter = letter_of(head + kind.encode() + b"\nHej\n" + content, "a")
    assert letter.text == "Åka – 5 €\n\nHej\nÅka – 5 €"
    assert (letter.sender_name or "").startswith("Å")


def test_bytes_that_are_no_letters_are_marked() -> None:
    """What no encoding can read stays visible as unreadable."""
    assert letter_of(b"\n\nA\x81\xe5", "a").text == "A\ufffdå"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.eml", "X-Unsent: 1\n"),
        ("a.mbox", "X-Gmail-Labels: Viktigt,Utkast\n"),
        ("a.mbox", 'X-Gmail-Labels: Inbox,"Drafts"\n'),
        ("M/cur/1:2,DS", ""),
    ],
)
def test_drafts_were_not_sent(tmp_path: Path, name: str, head: str) -> None:
    """A mail that says of itself that it was never sent is counted, and is no message."""
    content = mbox(head + ANSWER) if name.endswith("mbox") else head + ANSWER
    found, reader = read(written(tmp_path, {name: content}), include_private=True)
    assert (found, reader.left_out) == ([], {"draft": 1})


PARTS = """From: a@b.example
To: c@d.example
Date: Thu, 02 May 2024 11:00:00 +0200
MIME-Version: 1.0
Content-Language: sv
Subject: Statement: Nu plogas
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: multipart/alternative; boundary="y"

--y
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Nu plogas g=E5gatan.
--y
Content-Type: text/html

<p>Nu plogas <b>g&aring;gatan</b>.</p>
--y--
--x
Content-Type: image/png; name="a.png"
Content-Disposition: attachment; filename="a.png"

x
--x
Content-Type: text/plain
Content-Disposition: attachment; filename="b.txt"

Bilaga
--x--
"""


def test_words_and_attachments_come_out() -> None:
    """Plain text goes before HTML, letters are decoded, and a subject that repeats the words is none."""
    letter = letter_of(PARTS.encode(), "a")
    assert (letter.text, letter.language) == ("Nu plogas gågatan.", "sv")
    assert letter.media == (Media(url="a.png", kind="image/png"), Media(url="b.txt", kind="text/plain"))


def test_mail_in_html_alone_is_read() -> None:
    """What is quoted stands in its own block."""
    html = b"Content-Type: text/html; charset=klingon\n\n<p>Tack!</p><blockquote><p>Hej</p></blockquote>"
    letter = letter_of(html, "a")
    assert (letter.text, letter.quoted) == ("Tack!", "Hej")


def test_the_last_reference_is_what_is_answered() -> None:
    """Where nothing else says so; names may be written in any letters."""
    letter = letter_of(b"From: =?utf-8?q?K=C3=A5re?= <k@a.example>\nReferences: <1@a> <2@a>\n\nHej", "a")
    assert (letter.answers, letter.sender_name) == ("2@a", "Kåre")
    for coding in ("klingon", "ut\u00ff"):
        header = f"=?{coding}?q?x?="
        assert letter_of(f"From: {header} <k@a.example>\n\n".encode(), "a").sender_name == header
    assert (
        letter_of("From: k@a.example\nSubject: \udcff\n\n".encode("utf-8", "surrogateescape"), "a").sender
        == "k@a.example"
    )


@pytest.mark.parametrize(
    ("text", "own", "quoted"),
    [
        ("Ja.\n\nOn Thu, 2 May 2024, Bo wrote:\n> Hej?", "Ja.", "Hej?"),
        ("Ja.\n\nOn Thu, 2 May 2024 at 10:00, Bo Ek\n<bo@other.example> wrote:\n> Hej?", "Ja.", "Hej?"),
        ("Ja.\n-----Original Message-----\nFrom: Bo\nHej?", "Ja.", "-----Original Message-----\nFrom: Bo\nHej?"),
        ("Ja.\n\nFrån: Bo\nSkickat: den 2 maj\nTill: Kim\n\nHej?", "Ja.", "Från: Bo\nSkickat: den 2 maj\nTill: Kim\n\nHej?"),
        ("Ja.\nFrån: vänner\nhar vi hört det.", "Ja.\nFrån: vänner\nhar vi hört det.", ""),
        ("Ja.\n\n2. mai 2024 kl. 09:00 skrev Bo Ek <bo@a.example>:\n> Hej?", "Ja.", "Hej?"),
        ("Ja.\n\ntors 2 maj 2024 kl. 09:00 skrev Bo Ek:\n> Hej?", "Ja.", "Hej?"),
        ("Ja.\n\nOp do 2 mei 2024 om 09:00 schreef Bo Ek:\n> Hej?", "Ja.", "Hej?"),
        ("Ja. Så här skrev ni kl. 10:00:\n> Hej?", "Ja. Så här skrev ni kl. 10:00:", "Hej?"),
        ("Ja.\n\nto 2. toukok. 2024 klo 9.00 Bo Ek kirjoitti:\n> Hej?", "Ja.", "Hej?"),
        ("14 boende skrev till oss om det:\n> Hej?", "14 boende skrev till oss om det:", "Hej?"),
        ("Asukas kirjoitti meille näin:\n> Hej?", "Asukas kirjoitti meille näin:", "Hej?"),
        ("> Hej?\nJa.\n> Säkert?\nJo.", "Ja.\nJo.", "Hej?\nSäkert?"),
        ("", "", ""),
    ],
    ids=[
        "wrote", "two-lines", "original", "heads", "no-heads", "norwegian", "swedish", "dutch", "own", "finnish",
        "own-number", "own-finnish", "between", "empty",
    ],
)  # fmt: skip
def test_words_of_others_are_found(text: str, own: str, quoted: str) -> None:
    """By their marks, or as programs write them that set none."""
    assert (parted(text).own, parted(text).quoted) == (own, quoted)


@given(st.text(st.sampled_from("a>\n -:From\u00e9"), max_size=200))
def test_no_word_is_lost_or_doubled(text: str) -> None:
    """Every letter of a mail is in one of its parts, save marks and what introduces quoted words."""
    words = parted(text)
    kept = sum(part.count("a") for part in (words.own, words.quoted, words.signature))
    assert kept == text.count("a")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mail(raw: bytes) -> None:
    """Whatever came in, its reading ends without an error."""
    letter_of(raw, "a")
    letter_of(b"From: " + raw, "a", only_headers=True)


@pytest.mark.parametrize(
    "header",
    [
        b"From: " + b"(" * 5_000,
        b"Subject: " + b"=?a?q?x " * 20_000,
        b"To: " + b'"' * 50_001,
        b"References: " + b"<" * 50_000,
    ],
    ids=["remarks", "letters", "quotes", "ids"],
)
def test_headers_from_strangers_cost_little(header: bytes) -> None:
    """What would take the square of its length, or nests without an end, is read as far as it is sane."""
    letter = letter_of(header + b"\n\nHej", "a")
    assert letter.text.endswith("Hej")
    assert letter.sender is None


def test_time_grows_with_the_length() -> None:
    """Ten times as many lines take about ten times as long."""
    lines = "Från: a\nOn x wrote\n> b\n\n"
    assert steps_of(lambda: parted(lines * 1000)) < 12 * steps_of(lambda: parted(lines * 100))
