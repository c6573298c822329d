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
                "that nothing is unanswered can't be said",
                "In all: 27 statements",
            ),
        ),
        (
            "sv",
            (
                "Granskning per den 7 juni 2024",
                "Försenad: overdue – Besvara frågan.",
                "16 arbetsdagar efter sista dagen.",
                "att inget är obesvarat går inte att säga",
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
        (["own"], "both", "is said to be here"),
        (["own", "asked"], "own", "the authority's own side only"),
        (["own"], None, "the authority's own side only"),
        (["asked"], None, "lacks the authority's own acts"),
        (["own", "asked"], "incoming", "lacks the authority's own acts"),
        ([], None, "the authority's own side only"),
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
