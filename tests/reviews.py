"""Reviews of archives as tests need them: the examples' own, and such of what anybody might have written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from offentligroll import Act, Directory, Policy, Statement, archives
from offentligroll.model import statement_from_record
from offentligroll.review import Holds, Review, Side

EXAMPLES = Path(__file__).parents[1] / "examples"
EXAMPLE = EXAMPLES / "review"
LINDBY = Policy.load(EXAMPLE / "lindby.policy.toml")
DIRECTORY = Directory.load(EXAMPLE / "directory.toml")
JUNE = dt.date(2024, 6, 7)
EVIL = 'Ledig dag! </script><script>alert("$&")</script><img src=x onerror=alert(1)><!-- \u202e\ud800 &amp;'
"""What would break out of an element, reorder what follows, or can't be encoded."""


def lindby(policy: Policy = LINDBY) -> Review:
    """Review the example's archive."""
    return policy.review(example(), on=JUNE, holds=Holds(sides=tuple(Side)))


def example() -> list[Statement]:
    """Read the archive of the example."""
    return list(archives.read(EXAMPLE / "archive.jsonl", DIRECTORY, include_private=True))


def on_the_page(at: str | None, **told: Any) -> Statement:  # noqa: ANN401
    """Make a statement on the example's page; without an author it is the municipality's own."""
    record: dict[str, Any] = {"act": "post", "channel": "page:lindby", **told}
    record |= {} if at is None else {"at": at}
    record |= {} if "author" in told else {"on_behalf_of": "lindby"}
    return statement_from_record(record, DIRECTORY)


def katrineholm(*texts: str, at: dt.date | None = dt.date(2011, 2, 5)) -> Review:
    """Review what the chief officer might have written on his own page."""
    directory = Directory.load(EXAMPLES / "katrineholm" / "directory.toml")
    said: dict[str, Any] = {"act": Act.POST, "author": "jansson", "channel": "facebook:mattias-jansson"}
    statements = [
        directory.statement(id=f"post-{number}", text=text, at=at, **said)
        for number, text in enumerate(texts)
    ]
    return Policy.load("katrineholm").review(statements, on=JUNE, for_="katrineholm")
