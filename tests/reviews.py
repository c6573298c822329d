"""Reviews of archives as tests need them: the examples' own, and such of what anybody might have written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from offentligroll import Act, Directory, Policy, archives
from offentligroll.review import Holds, Review, Side

EXAMPLES = Path(__file__).parents[1] / "examples"
LINDBY = Policy.load(EXAMPLES / "review" / "lindby.policy.toml")
JUNE = dt.date(2024, 6, 7)
EVIL = 'Ledig dag! </script><script>alert("$&")</script><img src=x onerror=alert(1)><!-- \u202e\ud800 &amp;'
"""What would break out of an element, reorder what follows, or can't be encoded."""


def lindby(policy: Policy = LINDBY) -> Review:
    """Review the example's archive."""
    folder = EXAMPLES / "review"
    directory = Directory.load(folder / "directory.toml")
    statements = archives.read(folder / "archive.jsonl", directory, include_private=True)
    return policy.review(statements, on=JUNE, holds=Holds(sides=tuple(Side)))


def katrineholm(*texts: str, at: dt.date | None = dt.date(2011, 2, 5)) -> Review:
    """Review what the chief officer might have written on his own page."""
    directory = Directory.load(EXAMPLES / "katrineholm" / "directory.toml")
    said: dict[str, Any] = {"act": Act.POST, "author": "jansson", "channel": "facebook:mattias-jansson"}
    statements = [
        directory.statement(id=f"post-{number}", text=text, at=at, **said)
        for number, text in enumerate(texts)
    ]
    return Policy.load("katrineholm").review(statements, on=JUNE, for_="katrineholm")
