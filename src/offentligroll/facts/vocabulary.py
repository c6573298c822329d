"""The named facts that policies speak in."""

from __future__ import annotations

import enum
import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources

import attrs

from offentligroll.model.wording import Wording


class Source(enum.StrEnum):
    """Where the answer to a fact usually comes from."""

    MODEL = "model"
    TEXT = "text"
    GIVEN = "given"


class Group(enum.StrEnum):
    """The chapters of the vocabulary."""

    WHO = "who"
    WHERE = "where"
    ACT = "act"
    WORDS = "words"
    SETTING = "setting"
    AFTERWARDS = "afterwards"


@attrs.frozen(kw_only=True)
class FactDefinition:
    """A fact of the vocabulary: what is asked, not what the answer is."""

    id: str
    """What code and cases call it."""
    phrase: Wording
    """What people read, and may write in a policy instead of the id."""
    source: Source
    """Where the answer usually comes from."""
    group: Group
    """Its chapter."""
    needs_account: bool = False
    """Whether it asks about an account: *no* for spoken words and messages."""


@attrs.frozen
class Vocabulary(Mapping[str, FactDefinition]):
    """The facts by id, in the order of their chapters.

    Example:
        >>> vocabulary = Vocabulary.shipped()
        >>> vocabulary["account-is-listed"].phrase["en"]
        "the account was on the authority's list of official channels on that day"
    """

    definitions: tuple[FactDefinition, ...]
    """All facts."""
    _by_id: dict[str, FactDefinition] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {one.id: one for one in self.definitions})

    @classmethod
    @functools.cache
    def shipped(cls) -> Vocabulary:
        """Give the vocabulary that comes with the library.

        Returns:
            All facts of ``facts/vocabulary.toml``.
        """
        text = resources.files("offentligroll.facts").joinpath("vocabulary.toml").read_text("utf-8")
        entries = tomllib.loads(text)
        del entries["format"]
        return cls(
            tuple(
                FactDefinition(
                    id=fact,
                    phrase=Wording({"sv": entry["sv"], "en": entry["en"]}),
                    source=Source(entry["from"]),
                    group=Group(entry["group"]),
                    needs_account=entry.get("needs") == "account",
                )
                for fact, entry in entries.items()
            )
        )

    def __getitem__(self, fact: str) -> FactDefinition:
        return self._by_id[fact]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)
