"""The named facts that policies speak in."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.facts.forms import FORM_NAMES, SAME_ORDER, FactForms
from offentligroll.facts.known_facts import FILE, hash_of
from offentligroll.files.shipped import shipped_bytes
from offentligroll.model.reading.kept_objects import kept_object
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording

LANGUAGES = ("sv", "en")
"""The languages that every fact of the vocabulary is spoken of in."""

FIRST_EDITION = "0.1"
"""The first edition of the library, with its facts."""


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


@attrs.frozen(kw_only=True, field_transformer=typed)
class FactDefinition:
    """A fact of the vocabulary: what is asked, not what the answer is."""

    __repr__ = short_repr

    id: str
    """What code and cases call it."""
    forms: FactForms
    """The sentences in which it is spoken of."""
    aliases: tuple[str, ...] = ()
    """Phrases of earlier editions, which policies may still write."""
    source: Source
    """Where the answer usually comes from."""
    group: Group
    """Its chapter."""
    needs_account: bool = False
    """Whether it asks about an account: *no* for spoken words."""
    is_wanted: bool | None = None
    """Whether it is plainly good that it is so; None for what may be good or bad."""
    since: str = FIRST_EDITION
    """The edition of the library that it came with; a policy's own fact may have the id of a later one."""

    @property
    def phrase(self) -> Wording:
        """The fact as a statement: what people read, and may write in a policy instead of the id."""
        return self.forms.phrase

    @property
    def phrases(self) -> tuple[str, ...]:
        """All phrases by which a policy may name it."""
        return (*self.phrase.values(), *self.aliases)


@attrs.frozen(field_transformer=typed)
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

    def __repr__(self) -> str:
        return f"Vocabulary(definitions={len(self.definitions)})"

    @classmethod
    @functools.cache
    def shipped(cls) -> Vocabulary:
        """The vocabulary that comes with the library.

        Returns:
            All facts of ``facts/vocabulary.toml``.

        Raises:
            ValueError: a fact lacks a sentence form.
        """
        return cls(kept_object("vocabulary", hash_of, _read, FactDefinition))

    def __getitem__(self, fact: str) -> FactDefinition:
        return self._by_id[fact]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


def _read() -> tuple[tuple[FactDefinition, ...], Iterable[str]]:
    """Read the file of the vocabulary."""
    import tomllib  # noqa: PLC0415 - what is kept is read without it

    entries = tomllib.loads(shipped_bytes("facts", FILE).decode())
    del entries["format"]
    return tuple(_definition(fact, entry) for fact, entry in entries.items()), (FILE,)


def _definition(fact: str, entry: Mapping[str, Any]) -> FactDefinition:
    """A fact as it stands in the file."""
    return FactDefinition(
        id=fact,
        forms=_forms(fact, entry),
        aliases=tuple(entry.get("aliases", ())),
        source=Source(entry["from"]),
        group=Group(entry["group"]),
        needs_account=entry.get("needs") == "account",
        is_wanted=entry.get("wanted"),
        since=entry.get("since", FIRST_EDITION),
    )


def _forms(fact: str, entry: Mapping[str, Any]) -> FactForms:
    """The forms of an entry: in the languages of the vocabulary, and in further ones that it has."""
    languages = dict.fromkeys((*LANGUAGES, *(key for key, value in entry.items() if isinstance(value, dict))))
    for language in languages:
        given = entry.get(language, {}).keys()
        wanted = {"is", *FORM_NAMES} - ({"that_not"} if language in SAME_ORDER else set())
        if wrong := (wanted - given) | (given - wanted):
            named = ", ".join(f"`{form}`" for form in sorted(wrong))
            raise ValueError(
                f"vocabulary.toml, [{fact}.{language}]: missing or unknown sentence forms: {named}"
            )
    return FactForms(
        phrase=Wording({language: entry[language]["is"] for language in languages}),
        **{
            form: Wording(
                {language: entry[language][form] for language in languages if form in entry[language]}
            )
            for form in FORM_NAMES
        },
    )
