"""Checking what the fields of a class are given, by their annotations, when an object is made.

Detectors and rules compare by identity, and the word ``"holder"`` is equal to ``RunBy.HOLDER`` without being
it. An object that holds the word would answer otherwise than one that holds the member, and nobody would see.
"""

from __future__ import annotations

import functools
import inspect
import sys
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

import attrs

if typing.TYPE_CHECKING:
    from offentligroll.model.kinds import Kind


_LONGEST_GOT = 60

T = TypeVar("T")


def _check_all(instance: object, _attribute: object, _value: object) -> None:
    """Check all fields at once, as the validator of one: validators are run after the last has been set."""
    cls = instance.__class__
    check = _CHECKS.get(cls)
    if check is None:
        check = _CHECKS[cls] = _check_of(cls)
    check(instance)


_CHECKS: dict[type, Callable[[object], None]] = {}
_AS_ANY_OBJECT = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}


def typed(_cls: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Have the fields of a class checked when an object is made: attrs' ``field_transformer``.

    The word of an enum becomes the enum, a list a tuple, the name of a zone the zone and a mapping a wording.
    Everything else of another type than the field's annotation raises TypeError, and what is of the type and
    can't be, such as a time without its zone, ValueError.

    Args:
        fields: the fields of the class.

    Returns:
        The fields, of which the first checks all.

    Example:
        >>> @attrs.frozen(kw_only=True, field_transformer=typed)
        ... class Door:
        ...     is_open: bool
        >>> Door(is_open="yes")
        Traceback (most recent call last):
        TypeError: `Door.is_open` wants a bool, got 'yes'
    """
    first, *others = fields
    return [first.evolve(validator=_check_all), *others]


def recorded(cls: type[T], **fields: object) -> T:
    """Make an object of what a file holds, which was read by rules of its own; nothing is checked again.

    Args:
        cls: its class.
        **fields: the fields; those left out have their defaults.

    Returns:
        The object.
    """
    return maker_of(cls)(**fields)


def maker_of(cls: type[T]) -> Callable[..., T]:
    """Return the function that makes an object of what a file holds, for those who make very many.

    Args:
        cls: its class.

    Returns:
        A function of the fields; what it gives is as :func:`recorded` makes it.
    """
    make: Callable[..., T] = _written_maker(cls)  # type: ignore[arg-type] # a class can be hashed
    return make


@functools.cache
def _written_maker(cls: type) -> Callable[..., Any]:
    """Write the function that makes an object of a class as attrs does, without what it does besides."""
    # An object is frozen by its class, so that it is filled while it has one that is open.
    open_class = type(cls.__name__, (cls,), {"__slots__": (), **_AS_ANY_OBJECT})
    scope: dict[str, Any] = {"new": object.__new__, "open_class": open_class, "cls": cls}
    arguments, lines = [], ["made = new(open_class)"]
    for number, field in enumerate(attrs.fields(cls)):
        scope[f"default{number}"] = field.default
        arguments.append(f"{field.name}=default{number}")
        lines.append(f"made.{field.name} = {field.name}")
    body = "\n ".join((*lines, "made.__class__ = cls", "return made"))
    exec(f"def make(*, {', '.join(arguments)}):\n {body}", scope)  # noqa: S102 - of names of fields alone
    return typing.cast("Callable[..., Any]", scope["make"])


def _check_of(cls: type) -> Callable[[object], None]:
    """Write the function that checks an object of a class; a loop over its fields would take far longer."""
    from offentligroll.model.kinds import ANYTHING, kind_of  # noqa: PLC0415 - what is kept is not checked again

    lines, scope = ["def check(self):"], dict[str, Any](EMPTY=())
    for number, field in enumerate(attrs.fields(cls)):
        kind = kind_of(_hint(cls, field.name, field.type)) if field.init else ANYTHING
        if kind is not ANYTHING:
            scope |= {f"exact{number}": kind.exact, f"settle{number}": _settler(cls, field, kind)}
            lines.append(f" value = self.{field.name}")
            unless = ""
            if kind.members is not None:
                scope[f"members{number}"] = kind.members
                are_right = f"value.__class__ is tuple and members{number}.issuperset(map(type, value))"
                unless = f" and value is not EMPTY and not ({are_right})"
            lines.append(f" if value.__class__ not in exact{number}{unless}: settle{number}(self, value)")
    exec("\n".join((*lines, " return")), scope)  # noqa: S102 - of names of fields alone
    return typing.cast("Callable[[object], None]", scope["check"])


def _settler(cls: type, field: attrs.Attribute[Any], kind: Kind) -> Callable[[object, object], None]:
    def settle(instance: object, value: object) -> None:
        try:
            made = kind.convert(value)
        except (TypeError, ValueError) as error:
            why = f": {error}" if error.args else ""
            advice = f"; {field.metadata['advice']}" if "advice" in field.metadata else ""
            got = f"{value!r:.{_LONGEST_GOT}}{why}{advice}"
            message = f"`{cls.__name__}.{field.alias}` wants {kind.wanted}, got {got}"
            raise (TypeError if isinstance(error, TypeError) else ValueError)(message) from None
        if made is not value:
            object.__setattr__(instance, field.name, made)

    return settle


def _hint(cls: type, name: str, annotation: Any) -> Any:  # noqa: ANN401 - type expressions
    # A class of its module, or of that of the class from which it has the field.
    home = next(base for base in cls.__mro__ if name in inspect.get_annotations(base))
    written = types.SimpleNamespace(__annotations__={name: annotation})
    module = sys.modules[home.__module__]
    return typing.get_type_hints(written, vars(module), _loaded_names(module, annotation))[name]


def _loaded_names(module: types.ModuleType, annotation: object) -> dict[str, Any]:
    """Load the names in an annotation that a module loads when they are first used, as faces do."""
    names = compile(annotation, "<annotation>", "eval").co_names if isinstance(annotation, str) else ()
    return {name: getattr(module, name) for name in names if hasattr(module, name)}


def resolve_fields(*classes: type) -> None:
    """Have the fields of classes tell their types, for libraries that know no names that are loaded late.

    Args:
        *classes: the classes, as :func:`attrs.resolve_types` takes them.
    """
    for cls in classes:
        for field in attrs.fields(cls):
            if isinstance(field.type, str):
                # Fields are frozen; attrs itself goes this way.
                object.__setattr__(field, "type", _hint(cls, field.name, field.type))
