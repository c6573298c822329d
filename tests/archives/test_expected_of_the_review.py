"""What a review of real exports found right, held against inputs that lie outside of the repository."""

# ruff: noqa: E501 - examples are easier to read in one line
from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

from offentligroll import archives
from offentligroll.archives import Reader
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.statement import Act, Lost, Statement
from offentligroll.policy.policy import Policy

REVIEW = Path(__file__).parents[2] / ".." / "shared" / "review" / "archives"
ROWS = json.loads((REVIEW / "expected.json").read_text("utf-8")) if REVIEW.exists() else {}


@attrs.frozen(kw_only=True)
class Read:
    """What was read of an input."""

    statements: tuple[Statement, ...]
    reader: Reader
    private: tuple[Statement, ...]

    @classmethod
    def of(cls, name: str) -> Read:
        """Read an input twice: as it is public, and whole."""
        path = next(one for one in REVIEW.iterdir() if one.name.partition(".")[0] == name.partition(".")[0])
        reader = archives.read(path)
        return cls(
            statements=tuple(reader), reader=reader, private=tuple(archives.read(path, include_private=True))
        )

    @property
    def texts(self) -> list[str | None]:
        """The words of all statements."""
        return [one.text for one in self.statements]

    def fact(self, fact: str, number: int = -1) -> str:
        """Answer a fact about one statement."""
        policy = Policy.shipped("katrineholm")
        sheet = FactSheet.of_statement(self.statements[number], None, policy.zone)
        return str(sheet[fact].truth)


def _handles(one: Read) -> list[tuple[str, str]]:
    channel = one.statements[0].channel
    assert channel is not None
    return [(handle.handle, str(handle.period.end)) for handle in channel.handles]


CHECKS: dict[str, Callable[[Read], object]] = {
    "m01-quote-fallback": lambda one: one.texts == ["Nu plogas Storgatan."] and "other.example" in one.statements[0].links[0],
    "m02-akkoma-quote": lambda one: one.texts == ["Nu plogas Storgatan."],
    "m03-likes-bookmarks": lambda one: one.reader.left_out == {"like": 2, "bookmark": 1},
    "m04-archive-20210101000000-abc.tar.gz": lambda one: len(one.statements) == 1,
    "m12-mastodon-archive-tool": lambda one: len(one.statements) == 1,
    "m14-misskey": lambda one: len(one.statements) == 1,
    "m18-self-boost": lambda one: one.statements[1].quoted == one.statements[0].text,
    "m20-thread": lambda one: one.fact("is-reply", 0) == "yes" and one.fact("is-reply") == "no",
    "m21-link-attachment": lambda one: [each.media for each in one.statements] == [(), ()],
    "m22-orphan-reply": lambda one: one.fact("is-reply") == "unknown",
    "m25-quote-deleted": lambda one: one.statements[0].lost == (Lost.QUOTED,),
    "x01-circle": lambda one: one.reader.left_out == {"circle": 1} and one.private[1].audience_is_limited,
    "x02-protected": lambda one: not one.statements and one.private[0].audience_is_limited,
    "x04-two-notes-same-start": lambda one: [
        (each.text or "").rpartition(". ")[2] for each in one.statements
    ] == ["Måndag: bro avstängd.", "Tisdag: bron öppen."],
    "x05-community-deleted-like": lambda one: one.reader.left_out == dict.fromkeys(
        ("community", "deleted", "like", "article", "message"), 1
    ),
    "x07-manual-rt": lambda one: (one.statements[0].act, one.statements[0].text) == (Act.POST, None),
    "x12-note-url-early": lambda one: "…" not in (one.texts[0] or "…") and not one.reader.problems,
    "x20-manifest-and-screen-names": lambda one: (
        one.reader.left_out == {"like": 6528, "deleted": 2}
        and str(one.reader.coverage[0].until) == "2024-11-16"
        and _handles(one) == [("@kim_i_stan", "2019-01-15"), ("@kim", "unknown")]
    ),
    "x18-deep.zip": lambda one: len(one.statements) == 1,
}  # fmt: skip
"""What each row of the review says to be right, in code."""


def _inputs() -> Iterable[Any]:
    if not ROWS:
        return [pytest.param("", marks=pytest.mark.skip("shared data is not here"))]
    return sorted(name for name in ROWS if name[0] in "mxo")


@pytest.mark.parametrize("name", _inputs())
def test_what_the_review_found_right_comes_out(name: str) -> None:
    """Each row about an archive is held by a check; rows about other files are held where these are read."""
    assert CHECKS[name](Read.of(name)), ROWS[name]["right"]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.name)
        for path in (sorted(REVIEW.iterdir()) if REVIEW.exists() else ())
        if path.name[0] in "mxo" and path.name != "o08-csv"
    ],
)
def test_everything_is_accounted_for(path: Path) -> None:
    """Of every input all items are read, left out, repeated or have failed; none is an error here."""
    if path.suffix == ".car":
        pytest.importorskip("libipld")
    reader = archives.read(path)
    list(reader)
    assert all(one.is_whole and not one.failed and not one.files_failed for one in reader.coverage)
