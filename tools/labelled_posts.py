"""The project's labelled posts, as the reading of words sees them."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.facts.text.links import kind_of_link
from offentligroll.facts.text.own_words import OwnWords
from offentligroll.facts.text.subjects import Subject
from offentligroll.model.organisation import OrganisationKind
from offentligroll.model.statement import Act, Statement

POSTS = pathlib.Path(__file__).parents[1] / "tests" / "words" / "posts"


@attrs.frozen(kw_only=True)
class Labelled:
    """A labelled post."""

    id: str
    own: OwnWords
    subject: Subject
    yes: frozenset[str]
    unclear: frozenset[str]
    labelled: frozenset[str] | None
    """The facts that were labelled; None for all."""
    links: tuple[str, ...]
    """The kinds of its links."""
    is_mixed: bool
    language: str
    weight: float = 1.0
    """How much it counts in training."""

    def truth(self, fact: str) -> bool | None:
        """Give the label of a fact; None where it counts neither way."""
        if fact in self.unclear or (self.labelled is not None and fact not in self.labelled):
            return None
        return fact in self.yes


def labelled(language: str, split: str) -> Iterator[Labelled]:
    """Give the posts of a language and split, each once.

    Args:
        language: the folder.
        split: ``train`` or ``measure``.

    Yields:
        The posts that have own words.
    """
    for path in sorted((POSTS / language).glob("*.jsonl")):
        if path.name != "second-reader.jsonl":
            yield from from_file(path, language, split)


def from_file(path: pathlib.Path, language: str, split: str) -> Iterator[Labelled]:
    """Give the posts of one file.

    Args:
        path: the file.
        language: the language of its posts, where they don't say otherwise.
        split: ``train`` or ``measure``.

    Yields:
        The posts that have own words.
    """
    for line in path.read_text("utf-8").splitlines():
        post = json.loads(line)
        if post.get("split") == split:
            one = _labelled(post, language)
            if one.own.missing is None:
                yield one


def _labelled(post: dict[str, Any], language: str) -> Labelled:
    organisation, author = post.get("organisation"), post.get("author")
    act = post.get("act", "post")
    statement = Statement(
        act=Act(act) if act in set(Act) else Act.POST, text=post["text"], quoted=post.get("quoted")
    )
    own = OwnWords.of(statement)
    return Labelled(
        id=post["id"],
        own=own,
        links=tuple(kind_of_link(post["text"][start:end]) for start, end in own.links),
        subject=Subject(
            kind=OrganisationKind(organisation["kind"]) if organisation else None,
            names=(organisation["name"],) if organisation else (),
            titles=(author["title"],) if author and author.get("title") else (),
            holds_role=bool(author),
        ),
        yes=frozenset(post["yes"]),
        unclear=frozenset(post["unclear"]),
        labelled=frozenset(post["labelled"]) if "labelled" in post else None,
        is_mixed=bool(post.get("mixed")),
        language=post.get("language", language),
        weight=float(post.get("weight", 1)),
    )
