"""`offentligroll review`: what became of what an archive asks, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_builders import Ended, offentligroll

EXAMPLE = Path(__file__).parents[2] / "examples" / "review"
POLICY, DIRECTORY = EXAMPLE / "lindby.policy.toml", EXAMPLE / "directory.toml"
NAMED = ("--policy", POLICY, "--directory", DIRECTORY, "--include-private")


def reviewed(*argv: str | Path, archive: Path = EXAMPLE / "archive.jsonl", on: str = "2024-06-07") -> Ended:
    """Run the command on the example, on a wide screen."""
    return offentligroll("review", archive, *NAMED, "--on", on, *argv, width=400)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Review as of 7 June 2024",
                "Overdue: overdue – Answer the question.",
                "16 working days after the last day.",
                "1 hour too late.",
                "36 hours too late.",
                "the time in the platform's id, which is weaker evidence",
                "Another act in the thread may have done it; a person must look.",
                "overdue 2, late 5, not known 2, still to do 1, done in time 5",
                "it can't be concluded that nothing is unanswered",
                "In all: 27 statements",
            ),
        ),
        (
            "sv",
            (
                "Granskning per den 7 juni 2024",
                "Försenad: overdue – Besvara frågan.",
                "16 arbetsdagar efter sista dagen.",
                "så det går inte att sluta sig till att inget är obesvarat",
                "Sammanlagt: 27 uttalanden",
            ),
        ),
    ],
)
def test_a_review_says_what_to_look_at_first(language: str, words: tuple[str, ...]) -> None:
    """What is overdue comes first; what can not be shown is said, and the exit code tells of lateness."""
    ended = reviewed("--lang", language)
    assert (ended.code, ended.err) == (1, "")
    for one in words:
        assert one in ended.out
    assert ended.out.index("letter-overdue") < ended.out.index("urgent-late")


def test_few_rows() -> None:
    """What is not shown is counted."""
    assert "8 more are not shown" in reviewed("--rows", "1").out


def test_as_json() -> None:
    """A review for each policy, ready for programs."""
    (record,) = json.loads(reviewed("--format", "json", "--holds", "both", "--until", "2024-06-07").out)
    assert (record["policy"], record["on"], record["coverage"]["last"]) == (
        "lindby",
        "2024-06-07",
        "2024-06-07",
    )
    assert record["coverage"]["can_show_unanswered"] is True
    assert len(record["obligations"]) == 15


def test_a_statement_that_can_not_be_assessed_is_told(tmp_path: Path) -> None:
    """The rest goes on."""
    archive = tmp_path / "archive.jsonl"
    archive.write_text('{"id": "a", "act": "post", "facts": {"no-such-fact": true}}\n{"act": "post"}\n')
    ended = reviewed(archive=archive)
    assert (ended.code, "no-such-fact" in ended.err) == (1, True)
    assert "no dates" in ended.out


@pytest.mark.parametrize(
    ("records", "holds", "words"),
    [
        (["own"], "both", "is stated to hold everything"),
        (["own", "asked"], "own", "only the authority's own side"),
        (["own"], None, "only the authority's own side"),
        (["asked"], None, "lacks the authority's own acts"),
        (["own", "asked"], "incoming", "lacks the authority's own acts"),
        ([], None, "only the authority's own side"),
    ],
)
def test_what_an_archive_can_not_show(
    tmp_path: Path, records: list[str], holds: str | None, words: str
) -> None:
    """It is said of each kind of archive, and nothing is late in these."""
    known = {
        "own": {"id": "own", "act": "post", "on_behalf_of": "lindby", "channel": "page:lindby"},
        "asked": {
            "id": "q", "act": "post", "channel": "page:lindby", "at": "2024-06-07",
            "author": {"id": "asa", "name": "Åsa Ek", "visitor": True}, "facts": {"receives-request": True},
        },
    }  # fmt: skip
    archive = tmp_path / "archive.jsonl"
    archive.write_text("".join(json.dumps(known[one]) + "\n" for one in records))
    ended = reviewed(*(() if holds is None else ("--holds", holds)), archive=archive)
    assert (ended.code, words in ended.out) == (0, True)
    assert "Nothing is overdue, late or not known" in ended.out


MAY = ("--holds", "both", "--from", "2024-05-01", "--until", "2024-06-07")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Breaches: page:lindby – Four questions of five are answered within two working days.",
                "1 May 2024 to 31 May 2024: between 27.27 per cent and 71.43 per cent, 3 of 6, 7 unclear",
                "It must be at least 80 per cent.",
                "1 June 2024 to 30 June 2024: not known",
                "Part of the period is not in the archive",
                "90 per cent, 9 of 10 (settled)",
                "Channels on 7 June 2024:",
                "Does the account have at least two administrators?",
            ),
        ),
        (
            "sv",
            (
                "Strider mot: page:lindby – Fyra av fem frågor besvaras inom två arbetsdagar.",
                "Det ska vara minst 80 procent.",
                "Uppmätt:",
                "14 dagar – följer (avgjort)",
                "Kanaler den 7 juni 2024:",
                "inte avgjort: Varje sida har två administratörer.",
            ),
        ),
    ],
)
def test_what_was_measured_is_told(language: str, words: tuple[str, ...]) -> None:
    """What is gone against comes before what is not known; then all that was measured, and channels."""
    out = reviewed(*MAY, "--lang", language).out
    for one in words:
        assert one in out
    assert out.index(words[0]) < out.index("nowhere")


@pytest.mark.parametrize(
    ("rule", "argv", "words"),
    [
        ('must = { share_of = "is-reply", at_least = 0.9 }', (), "holds all of the authority's statements"),
        (
            'must = { share_of = "is-reply", at_least = 0.5 }',
            ("--holds", "incoming"),
            "lacks the authority's",
        ),
        (
            'must = { answered = "P1D", at_least = 0.5 }',
            ("--holds", "own", "--from", "2024-05-06"),
            "Nobody has said that all that came in is here",
        ),
        ('must = { share_of = "is-satire", at_least = 0.5 }', ("--holds", "both"), "Not known: Is "),
        (
            'must = { count_of = "is-reply", at_least = 1, per = "week" }',
            ("--rows", "2"),
            "3 earlier periods are not shown",
        ),
        ('must = { count_of = "is-reply", at_least = 3, per = "year" }', ("--holds", "both"), "at least 9"),
        (
            'must = { share_of = "is-reply", of = { all_of = ["is-share", "not is-share"] } }',
            ("--holds", "both"),
            "nothing to measure",
        ),
        ('must = "account-belongs-to-author"', (), "breaches: A rule. (settled)"),
    ],
)
def test_why_a_measure_is_open(tmp_path: Path, rule: str, argv: tuple[str, ...], words: str) -> None:
    """It is said what the archive lacks, what is assumed of it, and what to ask."""
    kind = "archive_rule" if "{" in rule else "channel_rule"
    policy = tmp_path / "lindby.policy.toml"
    head, _, _ = POLICY.read_text("utf-8").partition("[[archive_rule]]")
    says = 'says = { sv = "En regel.", en = "A rule." }'
    policy.write_text(f'{head}[[{kind}]]\nid = "r"\n{rule}\n{says}\n', "utf-8")
    named = ("--policy", policy, "--directory", DIRECTORY, "--include-private", "--on", "2024-06-07")
    assert words in offentligroll("review", EXAMPLE / "archive.jsonl", *named, *argv, width=400).out


def test_a_rule_that_is_asked_of_no_channel_is_not_told(tmp_path: Path) -> None:
    """What is not applicable needs no line."""
    policy = tmp_path / "lindby.policy.toml"
    text = POLICY.read_text("utf-8").replace(
        'id = "kept-alive"\n', 'id = "kept-alive"\nwhen = "not account-belongs-to-authority"\n'
    )
    policy.write_text(text, "utf-8")
    named = ("--policy", policy, "--directory", DIRECTORY, "--include-private", "--on", "2024-06-07")
    out = offentligroll("review", EXAMPLE / "archive.jsonl", *named, width=400).out
    assert ("kept alive" in out, "there for a dialogue" in out) == (False, True)


@pytest.mark.parametrize("holds", [None, "both", "incoming"])
def test_an_export_of_own_posts_says_so_whatever_is_told(holds: str | None) -> None:
    """A Mastodon outbox without mentions holds one side; that nothing is unanswered is never said of it."""
    export = EXAMPLE.parent / "katrineholm"
    named = ("--policy", POLICY, "--directory", export / "directory.toml", "--on", "2024-06-07")
    told = () if holds is None else ("--holds", holds)
    out = offentligroll("review", export / "export", *named, *told, "--lang", "en", width=400).out
    assert "only the authority's own side" in out or "lacks the authority's own acts" in out
    assert "is stated to hold everything" not in out
    record = json.loads(offentligroll("review", export / "export", *named, *told, "--format", "json").out)[0]
    assert record["coverage"]["holds_incoming"] == "no"
    assert record["coverage"]["can_show_unanswered"] is False


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "it may have been done in a message"), ("sv", "det kan ha gjorts i ett meddelande")],
)
def test_what_is_left_out_makes_nothing_overdue(tmp_path: Path, language: str, words: str) -> None:
    """Where messages are left out as usual, one of them may be the answer, even if both sides are held."""
    asks = {
        "id": "asks", "act": "reply", "at": "2024-05-06T10:00:00+02:00", "text": "När öppnar badet?",
        "channel": "page:lindby", "author": {"id": "bo", "name": "Bo Lind", "visitor": True},
        "facts": {"receives-request": True, "is-urgent": False},
    }  # fmt: skip
    own = {
        "id": "own",
        "on_behalf_of": "lindby",
        "act": "post",
        "at": "2024-05-06T09:00:00+02:00",
        "text": "Hej",
        "channel": asks["channel"],
    }
    answers = {"id": "answers", "act": "message", "at": "2024-05-07T09:00:00+02:00", "text": "I juni."}
    archive = tmp_path / "archive.jsonl"
    archive.write_text("".join(f"{json.dumps(one)}\n" for one in (asks, own, answers)), encoding="utf-8")
    known = ("review", archive, "--policy", POLICY, "--directory", DIRECTORY, "--on", "2024-06-07",
             "--until", "2024-06-07", "--holds", "both", "--lang", language)  # fmt: skip
    ended = offentligroll(*known, width=400)
    assert words in ended.out
    assert ended.out.count("--include-private") == 2
    assert words not in offentligroll(*known, "--include-private", width=400).out
