"""Some object of every public class, made of no more than it can't be made without."""

from __future__ import annotations

import datetime as dt
import enum
import types
import typing
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll import Answer, Channel
from offentligroll.assessment.record import AssessmentRecord
from offentligroll.facts import Evidence, Origin
from offentligroll.languages import Message
from offentligroll.model import DateBounds, PartialDate, Title, Wording
from offentligroll.model.typed import _hint, recorded

SAMPLES: Mapping[object, Any] = {
    str: "x",
    int: 1,
    bool: True,
    dt.date: dt.date(2024, 5, 1),
    ZoneInfo: ZoneInfo("Europe/Stockholm"),
    Wording: Wording({"en": "x"}),
    Title: Title(language="sv", words="x"),
    Channel: Channel(id="x:1", platform="x"),
    Evidence: Evidence(quote="x", start=0, end=1),
    Message: Message("facts.unknown", fact="x"),
    DateBounds: DateBounds(after=PartialDate.from_text("2013")),
}


def sample(annotation: Any) -> Any:  # noqa: ANN401, PLR0911 - type expressions and their values
    """Give some value of a type."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if annotation in SAMPLES:
        return SAMPLES[annotation]
    if origin in (typing.Union, types.UnionType):
        return sample(arguments[0])
    if origin is tuple and arguments[1:] == (...,):
        return (sample(arguments[0]),)
    if origin is tuple:
        return tuple(map(sample, arguments))
    if origin is not None:
        return {} if issubclass(origin, Mapping) else frozenset() if origin is frozenset else len
    if issubclass(annotation, enum.Enum):
        return next(iter(annotation))
    if getattr(annotation, "_is_protocol", False):
        return recorded(AssessmentRecord)
    return annotation(**needed(annotation)) if attrs.has(annotation) else object()


def needed(cls: type) -> dict[str, Any]:
    """Give values for the fields that an object can't be made without."""
    wanted = {
        field.alias: sample(annotation_of(cls, field))
        for field in attrs.fields(cls)
        if field.init and field.default is attrs.NOTHING
    }
    if cls is Answer:
        wanted["origin"] = Origin.DETECTED
    return SAMPLES_OF.get(cls, {}) | wanted


SAMPLES_OF: Mapping[type, dict[str, Any]] = {
    Evidence: {"quote": "x", "start": 0, "end": 1},
    DateBounds: {"after": PartialDate.from_text("2013")},
}


def annotation_of(cls: type, field: attrs.Attribute[Any]) -> Any:  # noqa: ANN401 - a type expression
    """Give the type of a field."""
    return _hint(cls, field.name, field.type)
