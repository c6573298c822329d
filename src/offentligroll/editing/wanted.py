"""What may stand at a place of a file: keys, fixed words, facts; taken from the schemas of the files."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import attrs

from offentligroll.conversion.schemas import schema_name
from offentligroll.editing.draft import FileKind
from offentligroll.files.where import Path

Schema = Mapping[str, Any]

_FACT_PLACES = frozenset({"fact", "told-fact"})


@attrs.frozen(kw_only=True)
class Key:
    """A key that a table may have."""

    name: str
    """The key."""
    about: str
    """What it means, in English."""
    is_needed: bool
    """Whether the table must have it."""
    wanted: Wanted
    """What stands behind it."""


@attrs.frozen(kw_only=True)
class Wanted:
    """What may stand at a place."""

    schemas: tuple[Schema, ...] = attrs.field(repr=False)
    """All that the schema says of the place."""
    named: frozenset[str] = frozenset()
    """The names of the definitions that it says it with, such as ``"condition"``."""
    kind: FileKind
    """The sort of file."""

    @property
    def keys(self) -> Mapping[str, Key]:
        """The keys that a table there may have."""
        found: dict[str, Key] = {}
        for schema in self.schemas:
            needed = schema.get("required", ())
            for name, inner in schema.get("properties", {}).items():
                if not name.startswith("$"):
                    found.setdefault(name, self._key(name, inner, name in needed))
        return found

    def _key(self, name: str, schema: Schema, is_needed: bool) -> Key:
        about = schema.get("description", "")
        return Key(name=name, about=about, is_needed=is_needed, wanted=_wanted(self.kind, [schema]))

    @property
    def words(self) -> tuple[str, ...]:
        """The fixed words that may stand there."""
        return tuple(
            dict.fromkeys(
                word
                for one in self.schemas
                for word in (*one.get("enum", ()), *([one["const"]] if "const" in one else ()))
                if isinstance(word, str)
            )
        )

    @property
    def is_truth(self) -> bool:
        """Whether true or false is wanted."""
        return any(one.get("type") == "boolean" for one in self.schemas)

    @property
    def is_day(self) -> bool:
        """Whether a day is wanted."""
        return any(one.get("format") == "date" for one in self.schemas)

    @property
    def is_text(self) -> bool:
        """Whether words between quotation marks may stand there."""
        return not self.is_day and any(one.get("type") == "string" or one.get("enum") for one in self.schemas)

    @property
    def is_list(self) -> bool:
        """Whether a list may stand there."""
        return any(one.get("type") == "array" for one in self.schemas)

    @property
    def element(self) -> Wanted:
        """What may stand in a list there."""
        return _wanted(self.kind, [inner for one in self.schemas for inner in _inner(one, 0)])

    @property
    def is_sentence(self) -> bool:
        """Whether a sentence by language is wanted."""
        return "sentence" in self.named

    @property
    def is_by_language(self) -> bool:
        """Whether lists by language are wanted, as of words to look for."""
        inner = [one.get("additionalProperties") for one in self.schemas]
        return any(isinstance(one, dict) and one.get("type") == "array" for one in inner)

    @property
    def takes_facts(self) -> bool:
        """Whether the name of a fact may stand there."""
        return not _FACT_PLACES.isdisjoint(self.named)

    @property
    def has_fact_keys(self) -> bool:
        """Whether the keys of a table there are facts."""
        return any("$facts" in one.get("properties", {}) for one in self.schemas)


def wanted_at(kind: FileKind, path: Path) -> Wanted:
    """Return what may stand at a place.

    Args:
        kind: the sort of file.
        path: the way to the place; the numbers in lists do not matter.

    Returns:
        What may stand there; nothing where the file can have no such place.

    Example:
        >>> wanted_at(FileKind.POLICY, ("capacity", 0, "presumes")).words
        ('official', 'personal')
    """
    return _wanted_at(kind, tuple(0 if isinstance(step, int) else step for step in path))


@functools.lru_cache(maxsize=1_000)
def _wanted_at(kind: FileKind, path: Path) -> Wanted:
    if not path:
        return _wanted(kind, [_schema(kind)])
    around = _wanted_at(kind, path[:-1])
    return _wanted(kind, [inner for one in around.schemas for inner in _inner(one, path[-1])])


def _inner(schema: Schema, step: str | int) -> Iterator[Schema]:
    if isinstance(step, int):
        if "items" in schema:
            yield schema["items"]
        return
    properties = schema.get("properties", {})
    if step in properties:
        yield properties[step]
    elif "$facts" in properties:
        yield properties["$facts"]
    elif isinstance(schema.get("additionalProperties"), dict):
        yield schema["additionalProperties"]


def _wanted(kind: FileKind, schemas: list[Schema]) -> Wanted:
    """Follow all references."""
    found: list[Schema] = []
    named: set[str] = set()
    waiting = list(schemas)
    definitions = _schema(kind).get("definitions", {})
    for one in waiting:
        found.append(one)
        waiting += [*one.get("allOf", ()), *one.get("anyOf", ()), *one.get("oneOf", ())]
        name = one.get("$ref", "").rpartition("/")[2]
        if name and name not in named:
            named.add(name)
            waiting.append(definitions[name])
    return Wanted(schemas=tuple(found), named=frozenset(named), kind=kind)


@functools.cache
def _schema(kind: FileKind) -> dict[str, Any]:
    """The schema as it is shipped, in which a mark stands for all facts."""
    file = resources.files("offentligroll").joinpath("schemas", schema_name(kind))
    schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return schema
