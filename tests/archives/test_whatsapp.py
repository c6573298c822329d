"""WhatsApp's exported chats, as the telephones of many countries write them."""

# ruff: noqa: ANN401, E501 - any option is meant, and examples are easier to read in one line
from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from archive_builders import read, written

from offentligroll import archives
from offentligroll.archives import whatsapp, whatsapp_lines
from offentligroll.archives.whatsapp_lines import head_of
from offentligroll.files.problems import FileError
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.statement import Act, Media, Statement

KIM = Official(id="kim", name="Kim Ek")
DIRECTORY = Directory(
    officials=(KIM,),
    channels=(Channel(id="whatsapp:+46701234567", platform="whatsapp", holder=KIM),),
)
DAY = dt.date(2024, 5, 2)
ANDROID = """2024-05-02 09:15 - Meddelanden och samtal är totalsträckskrypterade.
2024-05-02 09:15 - Bo Al: När plogas Storgatan?
Det är halt.

2024-05-02 09:16 - +46 70 123 45 67: I natt: senast 06.
"""


def chat(folder: Path, text: str, **options: Any) -> tuple[list[Statement], Any]:
    """Read a chat."""
    return read(written(folder, {"_chat.txt": text}) / "_chat.txt", include_private=True, **options)


def test_a_chat_is_private(tmp_path: Path) -> None:
    """What was written is counted, and read where it is asked for; what WhatsApp writes is counted apart."""
    path = written(tmp_path, {"WhatsApp-chatt med Bo.txt": ANDROID})
    assert read(path)[1].left_out == {"other-record": 1, "direct": 2}
    found, reader = read(path, include_private=True, directory=DIRECTORY)
    assert [(one.act, one.text, one.at, one.audience_is_limited) for one in found] == [
        (Act.MESSAGE, "När plogas Storgatan?\nDet är halt.", DAY, True),
        (Act.MESSAGE, "I natt: senast 06.", DAY, True),
    ]
    asked, answered = found
    assert asked.author is not None
    assert (asked.author.id, asked.author.visitor, answered.author) == ("Bo Al", False, KIM)
    assert (reader.format, reader.problem_counts) == ("whatsapp", {"no-account": 1, "day-only": 1})
    assert {one.channel.id for one in read(path, include_private=True, account="whatsapp:+46701234567")[0] if one.channel} == {
        "whatsapp:+46701234567"}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("[2024-05-02 09:15:33] Kim Ek: Hej", "Kim Ek"),
        ("\u200e[02/05/2024, 09:15:33] \u202a+46 70\u00a01\u202c: Hej", "+46 70 1"),
        ("[5/2/24, 9:15:33\u202fAM] ~\u202fKim: Hej", "Kim"),
        ("[2.5.2024 klo 9.15.33] Kim: Hej", "Kim"),
        ("[02.05.24, 09:15:33] Kim: Hej", "Kim"),
        ("02.05.24, 09:15 - Kim: Hej", "Kim"),
        ("5/2/24, 9:15 PM - Kim: Hej", "Kim"),
        ("02/05/2024 09:15 - Kim: Hej", "Kim"),
        ("2024-05-02 kl. 09:15 - Kim: Hej", "Kim"),
        ("5/2/24, 9:15 a. m. - Kim: Hej", "Kim"),
    ],
)
def test_lines_begin_as_the_country_does(line: str, name: str) -> None:
    """Brackets or a dash, blanks that are none, and clocks of twelve hours."""
    head = head_of(line)
    assert head is not None
    assert whatsapp_lines.said_in(head).name == name


@pytest.mark.parametrize(
    "line", ["Hej", "2024-05-02 Hej", "[2024] a: b", "12:30 - Kim: Hej", "2024-05/02 09:15 - a: b"]
)
def test_other_lines_go_on(line: str) -> None:
    """What does not begin with a date and a time belongs to the message above."""
    assert head_of(line) is None


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (["2024-05-02", "2024/05/03"], [DAY, dt.date(2024, 5, 3)]),
        (["2.5.2024", "02.05.24"], [DAY, DAY]),
        (["02/05/2024", "25/05/2024"], [DAY, dt.date(2024, 5, 25)]),
        (["5/2/24", "5/25/24"], [DAY, dt.date(2024, 5, 25)]),
        (["02/05/2024", "05/06/2024"], [None, None]),
        (["25/05/2024", "05/25/2024"], [None, None]),
        (["24/05/02", "24/05/03"], [None, None]),
        (["24-05-12", "24-05-13"], [None, None]),
        (["2/5/2024", "25/5/2024", "25/25/2024", "25/5/202"], [DAY, dt.date(2024, 5, 25), None, None]),
    ],
)  # fmt: skip
def test_which_number_is_the_day_is_told_by_the_file_or_not_known(
    tmp_path: Path, dates: list[str], days: list[dt.date | None]
) -> None:
    """One date that can be read in one way only tells of all; no day is guessed."""
    text = "".join(f"[{date}, 09:15:33] Bo: Hej {number}\n" for number, date in enumerate(dates))
    found, reader = chat(tmp_path, text)
    assert [one.at for one in found] == days
    assert reader.problem_counts.get("order-untold", 0) == (None in days)


@pytest.mark.parametrize(
    ("words", "text", "files"),
    [
        ("\u200e<attached: 0001-PHOTO.jpg>", "", ("0001-PHOTO.jpg",)),
        ("Titta \u200e<bifogad: 0002-PHOTO.jpg>", "Titta", ("0002-PHOTO.jpg",)),
        ("IMG-20240502-WA0001.jpg (file attached)\nTitta", "Titta", ("IMG-20240502-WA0001.jpg",)),
        ("Se IMG-20240502-WA0001.jpg (den nya)", "Se IMG-20240502-WA0001.jpg (den nya)", ()),
        ("\u200eplan (1).pdf", None, ()),
        ("\u200eplan.pdf (bifogad fil)", "", ("plan.pdf",)),
        ("plan.pdf (bilaga)", "plan.pdf (bilaga)", ()),
        ("<Media omitted>", "", (None,)),
        ("<3 <hej>", "<3 <hej>", ()),
        ("Hej \u200e<This message was edited>", "Hej", ()),
        ("\u200eimage omitted", None, ()),
        ("This message was deleted", None, ()),
        ("", None, ()),
    ],
)
def test_what_whatsapp_writes_in_place_of_words_is_nobodys(
    tmp_path: Path, words: str, text: str | None, files: tuple[str | None, ...]
) -> None:
    """Files are media, and what is told of them no words of whoever sent them."""
    found, reader = chat(tmp_path, f"2024-05-02 09:15 - Bo: {words}\n")
    assert [one.text for one in found] == ([] if text is None else [text])
    assert [one.media for one in found] == ([] if text is None else [tuple(Media(url=one) for one in files)])
    assert sum(reader.left_out.values()) == (text is None)
    assert reader.problem_counts.get("edited", 0) == ("edited" in words)


@pytest.mark.parametrize(
    "words",
    ["Bo ändrade ämnet från ”Snö” till ”Möte: tisdag”", 'Bo changed the group name to "Snö: Storgatan"'],
)
def test_a_colon_in_what_whatsapp_tells_makes_nobody_speak(tmp_path: Path, words: str) -> None:
    """What stands before a colon within quotation marks is no name."""
    found, reader = chat(tmp_path, f'2024-05-02 09:15 - {words}\n2024-05-02 09:16 - Bo "Bosse" Al: Ok\n')
    assert [one.author and one.author.name for one in found] == ['Bo "Bosse" Al']
    assert reader.left_out == {"other-record": 1}


def test_ids_stay_the_same_in_each_export(tmp_path: Path) -> None:
    """Who writes the same twice in a minute did so twice; what two exports have in common comes once."""
    lines = ["2024-05-02 09:15 - Bo: Ok\n"] * 2 + [
        "2024-05-02 09:16 - Bo: Ok\r\n",
        "2024-05-02 09:17 - Bo:\n",
    ]
    files = {"a/_chat.txt": "\ufeff" + "".join(lines[:2]), "b/_chat.txt": "".join(lines)}
    found, reader = read(written(tmp_path, files), include_private=True, account="whatsapp:1")
    assert len(found) == 3
    assert sum(one.repeated for one in reader.coverage) == 2
    assert reader.left_out == {"without-content": 1}


@pytest.mark.parametrize("content", ["Hej\n", b"2024-05-02 09:15 - Bo: \xff\n"])
def test_what_is_no_chat_is_refused(tmp_path: Path, content: str | bytes) -> None:
    """A file that is told to be a chat, and is none, is an error; others are nobody's."""
    path = written(tmp_path, {"_chat.txt": content})
    with pytest.raises(FileError):
        read(path, format="whatsapp", include_private=True)
    with pytest.raises(FileError):
        archives.read(written(tmp_path / "log", {"server.txt": ANDROID}))


def test_a_message_beyond_all_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One message may not take all memory, and a long line is read in parts."""
    monkeypatch.setattr(whatsapp, "_LARGEST", 1_000)
    monkeypatch.setattr(whatsapp_lines, "_LONGEST", 100)
    with pytest.raises(FileError, match="1,000"):
        chat(tmp_path, "2024-05-02 09:15 - Bo: " + "a" * 5_000)


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    """It is no chat, but where somebody says that it is one, nothing is in it."""
    assert chat(tmp_path, "", format="whatsapp")[0] == []
