"""From a document to objects, with all problems at once.

A strict cattrs converter: nothing is turned into another type, nothing is passed over. Whatever is
faulty is reported with its place and left out as far as possible, so that the rest can be checked.
"""

from __future__ import annotations

import datetime as dt
import enum
import functools
import operator
import typing
from collections.abc import Callable, Mapping
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, TypeVar, cast

import attrs
import cattrs

from offentligroll.files import kinds
from offentligroll.files.document import Document
from offentligroll.files.problems import Problem, did_you_mean
from offentligroll.files.where import name_of_key, problem_at, where_of
from offentligroll.languages import Message, MessageError

__all__ = ["problem_at", "structure", "where_of"]

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

_NO_HOOKS: Mapping[Any, Hook] = MappingProxyType({})
# Suggestions cost more than finding the problem; a file with more problems than this is another file.
_MOST_SUGGESTIONS = 200


def structure(
    document: Document, cls: type[T], hooks: Mapping[Any, Hook] = _NO_HOOKS
) -> tuple[T | None, list[Problem]]:
    """Make an object of a document.

    Fields are filled from the keys of the same name, or of the name in the field's metadata, as in
    ``attrs.field(metadata={"key": "from"})``. Understood are texts, whole numbers, floats, yes/no,
    dates, aware times, times of day, enums by their values, attrs classes, ``tuple[X, ...]``,
    ``dict[str, X]``, ``Mapping[str, X]``, unions of these, ``X | None`` and ``Any``.

    Args:
        document: the file.
        cls: the attrs class of what the whole file says.
        hooks: functions for types of the caller's own, unions included; each takes a value as the
            TOML parser gave it and the type, and raises ValueError in words for the file's author.

    Returns:
        The object, and all problems. Faulty list elements and table entries are left out of the
        object, faulty fields have their defaults; it is None where that is not possible.

    Raises:
        TypeError: the class has a field of a type that is not understood.

    Example:
        >>> from offentligroll.files.document import parse_document
        >>> @attrs.frozen(kw_only=True)
        ... class Source:
        ...     title: str
        ...     verified: bool = False
        >>> _, problems = structure(parse_document('titel = "Lag"', "a.toml"), Source)
        >>> for problem in problems:
        ...     print(problem)
        a.toml:1:1: unknown key `titel` (did you mean `title`?)
        a.toml:1:1: `title` is missing (it is a text)
    """
    structuring = _Structuring(document, hooks)
    try:
        return structuring.converter.structure(document.data, cls), structuring.problems
    except _FaultyError:
        return None, structuring.problems
    except RecursionError:
        problem = problem_at(document, (), "too-deep", "tables and lists stand too deep in one another")
        return None, [*structuring.problems, problem]


class _FaultyError(Exception):
    """A value can't be used; what is wrong with it has already been reported."""


@attrs.frozen
class _Field:
    """What a class wants under one key."""

    argument: str
    kind: Any
    is_required: bool


class _Structuring:
    """One document on its way to an object: the converter, where it is, and what it has found wrong."""

    def __init__(self, document: Document, hooks: Mapping[Any, Hook]) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.path: list[str | int] = []
        self.hooks = hooks
        self.converter = cattrs.Converter(detailed_validation=False)
        self.converter.register_structure_hook_factory(lambda _: True, self._hook_for)
        # Converters know these from the start, older ones all enums, and treat subclasses alike.
        for known in (str, int, float, bytes, FilePath, enum.Enum):
            self.converter.register_structure_hook(
                known, lambda value, kind: self._hook_for(kind)(value, kind)
            )

    def _hook_for(self, kind: Any) -> Hook:  # noqa: ANN401 - kinds are type expressions, not classes
        """Choose how values of a kind are made; the converter remembers the choice."""
        if kind in self.hooks:
            return functools.partial(self._own, self.hooks[kind])
        makers: tuple[tuple[Callable[[Any], bool], Hook], ...] = (
            (lambda kind: kind is Any, lambda value, _: value),
            (kinds.is_enumeration, self._enumeration),
            (kinds.is_class, self._object),
            (kinds.is_list, self._list),
            (kinds.is_mapping, self._mapping),
            (kinds.SCALARS.__contains__, self._scalar),
        )
        for fits, make in makers:
            if fits(kind):
                return make
        members = kinds.members_of(kind)
        without_none = functools.reduce(operator.or_, members)
        if members != (kind,) and (len(members) == 1 or without_none in self.hooks):
            return lambda value, _: self.converter.structure(value, without_none)
        ours = tuple(member for member in members if member not in self.hooks)
        if members == (kind,) or not kinds.can_be_told_apart(ours):
            raise TypeError(f"files can't give values of the type {kind!r}; pass a hook for it")
        return functools.partial(self._union, members)

    def _scalar(self, value: object, kind: type) -> object:
        if type(value) is not kind:
            raise self._wrong_type(value, kind)
        if isinstance(value, dt.datetime) and value.utcoffset() is None:
            message = f"{self._name()} has no time zone"
            raise self._fault("no-time-zone", message, "add an offset such as +01:00, or Z")
        return value

    def _enumeration(self, value: object, kind: Any) -> object:  # noqa: ANN401 - a class of any enum
        if not kinds.accepts(kind, value):
            raise self._wrong_type(value, kind)
        try:
            return kind(value)
        except ValueError:
            known = [member.value for member in kind]
            message = f"`{kinds.shortened(str(value))}` is none of {kinds.choices(known)}"
            raise self._fault(
                "unknown-value", message, self._suggestion(str(value), map(str, known))
            ) from None

    def _list(self, value: object, kind: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise self._wrong_type(value, kind)
        element = typing.get_args(kind)[0]
        made: list[object] = []
        for number, item in enumerate(value):
            self._make(made.append, number, item, element)
        return tuple(made)

    def _mapping(self, value: object, kind: object) -> dict[str, object]:
        if not isinstance(value, dict):
            raise self._wrong_type(value, kind)
        element = typing.get_args(kind)[1]
        made: dict[str, object] = {}
        for key, item in value.items():
            self._make(functools.partial(operator.setitem, made, key), key, item, element)
        return made

    def _make(self, keep: Callable[[object], object], step: str | int, value: object, kind: object) -> bool:
        """Make what stands one step further in, and keep it; a faulty value is reported and not kept."""
        self.path.append(step)
        try:
            keep(self.converter.structure(value, cast("Any", kind)))
        except _FaultyError:
            return False
        finally:
            self.path.pop()
        return True

    def _object(self, value: object, kind: Any) -> object:  # noqa: ANN401 - a class of any kind
        fields = _fields_of(kind)
        if not isinstance(value, dict):
            raise self._wrong_type(value, kind)
        found_before = len(self.problems)
        arguments: dict[str, object] = {}
        is_whole = True
        for key, item in value.items():
            field = fields.get(key)
            if field is None:
                self._unknown_key(key, fields)
            else:
                keep = functools.partial(operator.setitem, arguments, field.argument)
                is_whole &= self._make(keep, key, item, field.kind) or not field.is_required
        for key, field in fields.items():
            if field.is_required and key not in value:
                words = kinds.wanted(field.kind, self.hooks)
                self._fault("missing-key", f"`{key}` is missing", words and f"it is {words}")
                is_whole = False
        if not is_whole:
            raise _FaultyError
        try:
            return kind(**arguments)
        except ValueError as error:
            if len(self.problems) > found_before:
                # It may only miss what was left out as faulty, which has been reported.
                raise _FaultyError from None
            raise self._fault("invalid-value", _message(error)) from None

    def _union(self, members: tuple[Any, ...], value: object, kind: object) -> object:
        """Choose by the sort of value; an enum's own word first, then the caller's function."""
        own = [member for member in members if member in self.hooks]
        fitting = [member for member in members if member not in own and kinds.accepts(member, value)]
        enumerations = [member for member in fitting if kinds.is_enumeration(member)]
        chosen = [member for member in enumerations if any(value == choice.value for choice in member)]
        chosen += [member for member in fitting if member not in enumerations]
        chosen += own + enumerations
        if not chosen:
            raise self._wrong_type(value, kind)
        return self.converter.structure(value, chosen[0])

    def _own(self, hook: Hook, value: object, kind: object) -> object:
        try:
            return hook(value, kind)
        except ValueError as error:
            raise self._fault("invalid-value", _message(error)) from None

    def _unknown_key(self, key: str, fields: Mapping[str, _Field]) -> None:
        hint: Message | str | None = self._suggestion(key, fields)
        if hint is None and len(self.problems) < _MOST_SUGGESTIONS:
            hint = f"it may have {kinds.choices(fields)}"
        self.path.append(key)
        place = self.document.place_of(tuple(self.path))
        self.path.pop()
        where = where_of(self.document, tuple(self.path))
        message = f"unknown key `{kinds.shortened(key)}`"
        self.problems.append(Problem("unknown-key", message, where, hint, place))

    def _wrong_type(self, value: object, kind: object) -> _FaultyError:
        words = kinds.got(value)
        wanted = kinds.wanted(kind)
        if wanted == "a list" and words == "a text":
            words = "one text"
        message = f"{self._name()} wants {wanted}, got {words}"
        return self._fault("wrong-type", message, kinds.advice(kind, value))

    def _fault(self, code: str, message: Message | str, hint: Message | str | None = None) -> _FaultyError:
        self.problems.append(problem_at(self.document, tuple(self.path), code, message, hint))
        return _FaultyError()

    def _suggestion(self, word: str, known: typing.Iterable[str]) -> Message | None:
        return did_you_mean(word, known) if len(self.problems) < _MOST_SUGGESTIONS else None

    def _name(self) -> str:
        """Name the value at hand by its key, with its number where it stands in a list."""
        name = ""
        for step in reversed(self.path):
            if isinstance(step, str):
                return f"`{name_of_key(step)}{name}`"
            name = f"[{step + 1}]{name}"
        return "the file"


@functools.lru_cache(maxsize=256)
def _fields_of(cls: type) -> Mapping[str, _Field]:
    """Give the fields of a class by the keys that they have in files."""
    hints = typing.get_type_hints(cls)
    return {
        field.metadata.get("key", field.alias): _Field(
            field.alias, hints[field.name], field.default is attrs.NOTHING
        )
        for field in attrs.fields(cls)
        if field.init
    }


def _message(error: ValueError) -> Message | str:
    """Take the sentence out of an error; attrs' own validators put more than a sentence into it."""
    if isinstance(error, MessageError):
        return error.message
    return str(error.args[0]) if error.args else "this value can't be used"
