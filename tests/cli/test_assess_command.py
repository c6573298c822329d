"""The command `assess`, on the example and in each format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_builders import (
    DIRECTORY,
    EXPORT,
    KATRINEHOLM,
    NAMED,
    POLICY,
    STATEMENTS,
    Screen,
    lines_of,
    offentligroll,
    written,
)

from offentligroll.assessment.assessment import Assessment
from offentligroll.cli.records import COLUMNS


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "sv",
            (
                "Uttalandet är",
                "officiellt",
                "strider mot:",
                "avviker från:",
                "Sammanlagt: 14 uttalanden",
                "3 svar behöver granskas",
                "Uttalandet strider mot ”Kommunchefen uttalar sig inte partipolitiskt",
            ),
        ),
        (
            "en",
            (
                "Statement is",
                "official",
                "departs from:",
                "In all: 14 statements",
                "3 answers need review",
                "“The municipal director takes no party-political side",
            ),
        ),
    ],
)
def test_example_as_a_table(language: str, words: tuple[str, ...]) -> None:
    """The table of the example tells in either language what was gone against, and why; it ends with 1."""
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--lang", language, width=120)
    assert ended.code == 1
    assert all(one in ended.out for one in words)


def test_left_out_is_counted() -> None:
    """What was left out since it is not public is counted, with the option that takes it in."""
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM)
    told = (
        "left out: for followers only 1, direct messages 1; --include-private includes what is not public\n"
    )
    assert ended.err == told


def test_private_is_taken_in_when_asked_for() -> None:
    """With --include-private nothing is left out."""
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--include-private", "--format", "csv")
    assert len(ended.rows) == 16
    assert ended.err == ""


def test_lines_that_are_not_public_need_to_be_asked_for(tmp_path: Path) -> None:
    """A message in JSON Lines is left out unless private items are asked for, wherever it comes from."""
    message = {"act": "message", "text": "Till dig"}
    path = written(tmp_path, "mine.jsonl", lines_of(message).decode())
    for source in ("-", path):
        ended = offentligroll("assess", *NAMED, source, "--format", "csv", stdin=lines_of(message))
        assert ended.rows == []
        assert ended.err.startswith("left out: direct messages 1; --include-private includes")
        asked = ("assess", *NAMED, source, "--include-private", "--format", "csv")
        assert len(offentligroll(*asked, stdin=lines_of(message)).rows) == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "5 more problems are not shown: json-syntax 5\n"),
        ("sv", "5 problem till visas inte: json-syntax 5\n"),
    ],
)
def test_problems_beyond_the_first_thousand_are_counted(language: str, told: str) -> None:
    """A small file of nothing but slips does not fill the screen."""
    ended = offentligroll("assess", *NAMED, "-", "--lang", language, stdin=b"{\n" * 1_005)
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1_000 + len(("what is not shown", "no statement"))
    assert told in ended.err


def test_other_reasons_are_told_without_advice(tmp_path: Path) -> None:
    """What is left out for another reason than its audience is counted, and no option is advised."""
    like = {"type": "Like", "id": "https://a.example/1", "object": "https://b.example/2"}
    outbox = {"type": "OrderedCollection", "orderedItems": [like]}
    ended = offentligroll("assess", *NAMED, written(tmp_path, "outbox.json", json.dumps(outbox)))
    assert "left out: likes 1\n" in ended.err
    assert "include-private" not in ended.err


def test_language_follows_the_locale() -> None:
    """Without --lang the answer is in Swedish where the locale is."""
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, LC_ALL="sv_SE.UTF-8")
    assert "Sammanlagt" in ended.out


def test_fine_archive_ends_with_zero() -> None:
    """Where nothing was gone against and all could be read, it ends with 0 and says that nobody need look."""
    post = {"id": "a", "act": "spoken", "facts": {"acts-on-assignment": True}}
    ended = offentligroll("assess", *NAMED, "-", stdin=lines_of(post))
    assert (ended.code, ended.err) == (0, "")
    assert "No answer needs review." in ended.out


def test_duty_is_told_with_its_day(tmp_path: Path) -> None:
    """A duty that is due stands in the table, with its last day where that can be told."""
    rules = """
[[capacity]]
id = "always"
decides = "official"
when = "is-own-words"
says = { sv = "Ja.", en = "Yes." }

[[obligation]]
id = "keep"
within = "P1D"
action = { sv = "Spara.", en = "Keep." }
says = { sv = "Det sparas.", en = "It is kept." }
"""
    policy = written(tmp_path, "tiny.policy.toml", POLICY + rules)
    posts = lines_of({"at": "2011-02-03", "text": "Hej"}, {"text": "Hej"})
    ended = offentligroll("assess", "-", "--policy", policy, stdin=posts, width=120)
    assert "to do by 2011-02-04: Keep" in ended.out
    assert "to do: Keep" in ended.out
    assert "- To do: keep (2) – Keep.\n" in ended.out
    rows = offentligroll("assess", "-", "--policy", policy, "--format", "csv", stdin=posts).rows
    assert [row["due"] for row in rows] == ["keep 2011-02-04", "keep"]


@pytest.mark.parametrize(
    ("within", "words"),
    [("", "2011-02-03 undetermined one precaution"), ('within = "P1D"', "as a precaution by 2011-02-04:")],
)
def test_a_precaution_is_said_to_be_one(tmp_path: Path, within: str, words: str) -> None:
    """What is due only because nobody knows better is no duty like another, in the table and in the sums."""
    duty = f"""
[[obligation]]
id = "answer"
action = {{ sv = "Svara", en = "Svara" }}
when = "receives-request"
when_undecided = "due"
in_capacity = "any"
{within}
says = {{ sv = "Svara.", en = "Svara." }}
"""
    policy = written(tmp_path, "p.policy.toml", POLICY + duty)
    post = lines_of({"at": "2011-02-03", "text": "Hej"})
    ended = offentligroll("assess", "-", "--policy", policy, stdin=post, width=200)
    assert words in " ".join(ended.out.split())
    assert "- As a precaution: answer (1) – Svara\n" in ended.out
    assert "- To do:" not in ended.out


def test_table_is_no_wider_than_the_terminal() -> None:
    """At 80 columns no row of the table is wider than 80 characters."""
    table = offentligroll("assess", EXPORT, *KATRINEHOLM).out.partition("In all")[0]
    assert max(map(len, table.splitlines())) <= 80


def test_narrow_terminal_leaves_the_words_to_the_explanations() -> None:
    """Where there is no room for a column of words, the table does without it."""
    table = offentligroll("assess", EXPORT, *KATRINEHOLM, width=60).out.partition("In all")[0]
    assert max(map(len, table.splitlines())) <= 60
    assert "Words" not in table
    assert "breaches: The" in table


def test_sums_say_what_the_guidelines_ask() -> None:
    """Below the table, what was gone against stands with the sentence of the guideline."""
    sums = offentligroll("assess", EXPORT, *KATRINEHOLM, "--lang", "en").out.partition("In all")[2]
    assert ": c-kat-no-party (1) – The municipal director takes no party-political side" in sums
    assert "- To do: nothing\n" in sums


def test_no_words_leaves_out_all_words() -> None:
    """With --no-words no format tells the statements' words, not even in quotes."""
    for form in (["table"], ["text"], ["csv"], ["jsonl"], ["json"], ["jsonl", "--full"]):
        ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--no-words", "--format", *form)
        assert "maktskifte" not in ended.out
        assert "Plogbilarna" not in ended.out


@pytest.mark.parametrize(
    "form", [("table",), ("text", "--detail", "everything"), ("csv",), ("jsonl",), ("json", "--full")]
)
def test_redacted_answers_show_nobody(form: tuple[str, ...], tmp_path: Path) -> None:
    """With a key no format tells words, names or accounts; the answers are there, and ids stay apart."""
    key = written(tmp_path, "key", "a secret that nobody can guess\n")
    plain = offentligroll("assess", EXPORT, *KATRINEHOLM, "--format", *form, width=200)
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--redact", key, "--format", *form, width=200)
    assert ended.code == plain.code == 1
    assert not any(one in ended.out for one in ("jansson", "maktskifte", "twitter:kommunchef"))
    if form != ("table",):
        assert ended.out.count("keyed-") >= 12


def test_a_key_that_anybody_could_guess(tmp_path: Path) -> None:
    """A key that is too short, or missing, is told before anything is shown."""
    key = written(tmp_path, "key", "secret")
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--redact", key, LC_ALL="sv_SE.UTF-8")
    assert (ended.code, ended.out) == (2, "")
    assert f"nyckeln i {key} är för kort; skriv minst 16 byte" in ended.err
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--redact", str(tmp_path / "none"))
    assert (ended.code, ended.out) == (2, "")


def test_statement_without_words_says_so() -> None:
    """A share has no words of its own, and the table says that."""
    assert "no own words" in offentligroll("assess", EXPORT, *KATRINEHOLM).out


def test_undecided_capacity_shows_what_it_leans_to(tmp_path: Path) -> None:
    """Where a requirement keeps the answer open, the table tells the capacity that it leans to."""
    rules = """
[[capacity]]
id = "presumed"
presumes = "official"
says = { sv = "Ja.", en = "Yes." }

[[capacity]]
id = "needed"
official_only_if = "acts-on-assignment"
says = { sv = "Bara då.", en = "Only then." }
"""
    policy = written(tmp_path, "tiny.policy.toml", POLICY + rules)
    ended = offentligroll("assess", "-", "--policy", policy, stdin=lines_of({"text": "Hej"}), width=120)
    assert "(leaning to" in ended.out
    assert "1 answer needs review" in ended.out
    assert "1 statement\n" in ended.out


def test_policy_out_of_force_needs_nobody(tmp_path: Path) -> None:
    """Where the policy does not count on the day, there is nothing for a person to decide."""
    policy = written(tmp_path, "tiny.policy.toml", f"{POLICY}in_force = {{ from = 2020-01-01 }}\n")
    post = lines_of({"at": "2011-02-03", "text": "Hej"})
    ended = offentligroll("assess", "-", "--policy", policy, stdin=post)
    assert "No answer needs review" in ended.out
    again = offentligroll("assess", "-", "--policy", policy, "--as-of", "2021-01-01", stdin=post)
    assert "1 answer needs review" in again.out


def test_two_policies_give_two_rows(tmp_path: Path) -> None:
    """Each policy answers by itself, in rows and sums of its own; the same one named twice answers once."""
    policy = written(tmp_path, "tiny.policy.toml", POLICY)
    asked = ("--policy", "katrineholm", "--policy", policy, "--policy", policy)
    ended = offentligroll("assess", STATEMENTS, *KATRINEHOLM, *asked, "--format", "csv")
    assert [row["policy"] for row in ended.rows] == ["katrineholm", "tiny"] * 8
    table = offentligroll("assess", STATEMENTS, *KATRINEHOLM, *asked)
    assert "Policy" in table.out
    assert "Words" not in table.out, "at this width there is no room for both"
    assert "Words" in offentligroll("assess", STATEMENTS, *KATRINEHOLM, *asked, width=120).out
    assert "Tiny (tiny 1)" in table.out


def test_long_archive_shows_what_needs_a_look() -> None:
    """Beyond the most rows, the table shows what a person has to look at, and says where the rest is."""
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--rows", "2")
    assert "14 answers are too many for a table, so it shows only the 2 that need review" in ended.out
    assert [line[:3] for line in ended.out.splitlines() if "2011-" in line][:2] == [" 5 ", " 7 "]


def test_long_archive_where_nobody_need_look_shows_no_table() -> None:
    """Where there are too many rows and none needs a look, there is no table, and the sums are there."""
    fine = {"act": "spoken", "facts": {"acts-on-assignment": True}}
    ended = offentligroll("assess", *NAMED, "-", "--rows", "1", stdin=lines_of(fine, fine))
    assert "and none of them needs review" in ended.out
    assert "In all: 2 statements" in ended.out


def test_reasons_below_the_table_are_bounded() -> None:
    """Only the first ten are explained unasked; the rest is counted. Asked for, all are explained."""
    posts = lines_of(*({"id": f"post-{number}", "text": "Hej"} for number in range(12)))
    ended = offentligroll("assess", *NAMED, "-", stdin=posts)
    assert ended.out.count("Under “") == 10
    assert "2 more; `--detail reasons` explains them all." in ended.out
    assert offentligroll("assess", *NAMED, "-", "--explain", stdin=posts).out.count("Under “") == 12
    assert (
        offentligroll("assess", *NAMED, "-", "--detail", "sentence", stdin=posts).out.count("Under “") == 12
    )


def test_text_explains_each_statement() -> None:
    """As text, every statement is explained under its number, day and id."""
    ended = offentligroll("assess", STATEMENTS, *KATRINEHOLM, "--format", "text")
    assert "1. 2011-02-05 · facebook-free-time\n" in ended.out
    # One is undetermined, and one lies outside the years of the policy.
    assert ended.out.count("What decides it") == 6
    undated = offentligroll(
        "assess", *NAMED, "-", "--format", "text", stdin=lines_of({"id": "x", "text": "Hej"})
    )
    assert "1. no day · x\n" in undated.out


def test_json_lines_tell_the_answer() -> None:
    """Each line is a record with the answer, its reasons, and findings that apply."""
    ended = offentligroll("assess", EXPORT, *KATRINEHOLM, "--format", "jsonl")
    outburst = ended.lines[6]
    assert ended.code == 1
    assert outburst["capacity"] == "official"
    assert outburst["because"] == ["role-account", "always-director"]
    assert outburst["findings"]["c-kat-no-party"] == {"outcome": "breached", "status": "settled"}
    assert "not-applicable" not in ended.out
    assert "maktskifte" in outburst["words"]


def test_json_is_one_list() -> None:
    """As JSON, all records stand in one list, the same as those of the lines; none gives an empty list."""
    records = json.loads(offentligroll("assess", EXPORT, *KATRINEHOLM, "--format", "json").out)
    assert records == offentligroll("assess", EXPORT, *KATRINEHOLM, "--format", "jsonl").lines
    assert json.loads(offentligroll("assess", *NAMED, "-", "--format", "json").out) == []


def test_full_records_lose_nothing() -> None:
    """With --full each line can be read again as an assessment, and is written the same again."""
    lines = offentligroll("assess", EXPORT, *KATRINEHOLM, "--format", "jsonl", "--full").lines
    assert [Assessment.from_dict(one).to_dict(questions=True) for one in lines] == lines
    bare = offentligroll("assess", EXPORT, *KATRINEHOLM, "--format", "jsonl", "--full", "--no-words").lines
    assert [Assessment.from_dict(one).capacity for one in bare] == ["official"] * 12 + ["undetermined"] * 2


def test_csv_has_one_row_for_each_statement() -> None:
    """A CSV has the named columns and one row for each statement; a column of words only where wanted."""
    ended = offentligroll("assess", STATEMENTS, *KATRINEHOLM, "--format", "csv")
    assert tuple(ended.rows[0]) == COLUMNS
    assert [row["capacity"] for row in ended.rows].count("official") == 5
    assert ended.rows[0]["departed_from"] == "m-kat-2"
    assert ended.rows[4]["weak_facts"] == (
        "announces-decision; claims-to-speak-for-authority; speaks-as-we-the-authority"
    )
    assert ended.rows[4]["due"] == ""
    bare = offentligroll("assess", STATEMENTS, *KATRINEHOLM, "--format", "csv", "--no-words")
    assert tuple(bare.rows[0]) == COLUMNS[:-1]


@pytest.mark.parametrize(
    "words", ["=1+1", "+46 8", "-1", "@SUM(A1)", "\t=1", "  =1", "\n=1", "＝1"], ids=ascii
)
def test_csv_holds_no_formula(words: str) -> None:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    ended = offentligroll(
        "assess", *NAMED, "-", "--format", "csv", stdin=lines_of({"id": words, "text": words})
    )
    ((_, identity, *_, last),) = list(csv.reader(io.StringIO(ended.out)))[1:]
    assert (identity, last) == (f"'{words}", f"'{words}")


@pytest.mark.parametrize("form", ["table", "text", "csv", "jsonl", "json"])
def test_words_never_steer_the_terminal(form: str) -> None:
    """Escape sequences, overrides of the direction and markup in words and ids are shown, never obeyed."""
    nasty = "\x1b[31mred\x07 \x9b2J \u202eabc [bold]no[/bold] [/] :smile:"
    post = lines_of({"id": nasty, "text": nasty})
    ended = offentligroll(
        "assess",
        *NAMED,
        "-",
        "--format",
        form,
        "--detail" if form == "text" else "--lang",
        "everything" if form == "text" else "en",
        stdin=post,
        width=200,
    )
    assert not set(ended.out) & set("\x1b\x07\x9b\u202e")
    assert "[bold]no[/bold]" in ended.out
    if form in ("json", "jsonl"):
        (record,) = json.loads(ended.out) if form == "json" else ended.lines
        assert (record["statement"], record["words"]) == (nasty, nasty)


@pytest.mark.parametrize("form", ["table", "text", "csv", "jsonl", "json"])
@pytest.mark.parametrize(
    "post",
    [
        {"text": "👩‍👩‍👧 🇸🇪 " * 9},
        {"text": "שלום עולם, مرحبا"},
        {"text": "half \ud83d a character"},
        {"text": "a" * 1_000_000},
        {"text": ""},
        {"text": "x", "at": "9999-12-31T23:59:59-12:00"},
        {"text": "x", "at": "0001-01-01T00:00:00+14:00"},
    ],
    ids=["emoji", "right-to-left", "lone-surrogate", "a-megabyte", "no-words", "year-9999", "year-1"],
)
def test_strange_statements_get_an_answer(form: str, post: dict[str, str]) -> None:
    """Whatever a statement holds, it is assessed and can be written as UTF-8."""
    ended = offentligroll("assess", *NAMED, "-", "--format", form, stdin=lines_of(post))
    assert (ended.code, ended.err) == (0, "")
    assert any(words in ended.out for words in ("undetermined", "official or personal", "not in force"))
    assert ended.out.encode()


def test_bad_lines_are_told_and_the_rest_goes_on() -> None:
    """Lines that can't be read are told with their place, and the others are assessed; it ends with 1."""
    lines = b'{"act": "post", "text": "a"}\n{"act": \n{"act": "pots"}\n[]\n{"act": "post", "text": "b"}\n'
    ended = offentligroll("assess", *NAMED, "-", "--format", "csv", stdin=lines)
    assert ended.code == 1
    assert len(ended.rows) == 2
    assert [line.partition(": ")[0] for line in ended.err.splitlines()] == [
        "input:2:8",
        "input:3:1",
        "input:4:1",
    ]


def test_archive_that_breaks_off_does_not_stop_the_next(tmp_path: Path) -> None:
    """An archive that can't be read is told once, and the next one is assessed."""
    broken = written(tmp_path, "outbox.json", '{"type": "OrderedCollection", "orderedItems": [')
    tweets = written(tmp_path, "tweets.js", "window.YTD.tweets.part0 = [ {")
    ended = offentligroll("assess", broken, tweets, STATEMENTS, *KATRINEHOLM, "--format", "csv")
    assert ended.code == 1
    assert len(ended.rows) == 8
    assert ended.err.count("outbox.json:1:") == 1
    assert ended.err.count("tweets.js:1:") == 1


def test_warnings_are_no_errors(tmp_path: Path) -> None:
    """What is only missing is told as a warning, and the exit code stays 0."""
    tweet = {"tweet": {"id_str": "1", "full_text": "Hej", "created_at": "Thu Feb 03 20:14:00 +0000 2011"}}
    tweets = written(tmp_path, "tweets.js", f"window.YTD.tweets.part0 = {json.dumps([tweet])}")
    ended = offentligroll("assess", *NAMED, tweets)
    assert ended.code == 0
    assert ended.err.startswith("warning: ")


def test_statement_that_can_not_be_assessed_is_told() -> None:
    """A statement that answers a fact that there is not is told by its id, and the others are assessed."""
    posts = lines_of({"id": "odd", "text": "a", "facts": {"no-such-fact": True}}, {"id": "even", "text": "b"})
    ended = offentligroll("assess", *NAMED, "-", "--format", "csv", stdin=posts)
    assert ended.code == 1
    assert [row["statement"] for row in ended.rows] == ["even"]
    assert ended.err == "the statement `odd` can't be assessed: `no-such-fact` is not a fact\n"


def test_empty_file_says_that_there_is_nothing(tmp_path: Path) -> None:
    """An empty file is no error, and it is said that there was nothing to assess."""
    ended = offentligroll("assess", *NAMED, written(tmp_path, "posts.jsonl", ""))
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "No statement to assess.\n"


def test_missing_directory_is_hinted_at() -> None:
    """Without a directory it is said what can't be known."""
    assert "without a directory (--directory)" in offentligroll("assess", *NAMED, STATEMENTS).err
    assert "without a directory" not in offentligroll("assess", STATEMENTS, "--directory", DIRECTORY).err


def test_progress_only_on_a_terminal() -> None:
    """A bar runs on standard error where that is a terminal, and never among rows on the same screen."""
    bar = "━"
    shown = offentligroll("assess", EXPORT, *KATRINEHOLM, err=Screen())
    assert bar in shown.err
    assert bar not in offentligroll("assess", EXPORT, *KATRINEHOLM).err
    rows = offentligroll("assess", EXPORT, *KATRINEHOLM, "--format", "csv", out=Screen(), err=Screen())
    assert bar not in rows.err
    native = offentligroll("assess", STATEMENTS, *KATRINEHOLM, "--format", "csv", err=Screen())
    assert bar in native.err


def test_terminal_gets_colour_and_folded_lines() -> None:
    """On a terminal there are colours and lines fold under their words; NO_COLOR is heeded."""
    screen = offentligroll("assess", EXPORT, *KATRINEHOLM, out=Screen())
    assert "\x1b[" in screen.out
    plain = offentligroll("assess", EXPORT, *KATRINEHOLM, out=Screen(), NO_COLOR="1")
    assert "\x1b[1;31m" not in plain.out
    below = plain.out.partition("In all")[2]
    assert max(len(line) for line in below.splitlines()) <= 88
    assert "\n    " in below
