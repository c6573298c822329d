"""A hash of all that decides what a policy answers."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.files.shipped import shipped_bytes


def fingerprint_of(contents: object, *further: object) -> str:
    """Hash contents by their values, so that any change gives another hash.

    Args:
        contents: objects of attrs classes, with texts, numbers, dates and enums within.
        further: what else counts.

    Returns:
        SHA-256, in hexadecimal.
    """
    plain = json.dumps([contents, further, _shipped()], sort_keys=True, default=_plain)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


@functools.cache
def _shipped() -> list[str]:
    """Hash the vocabulary and the relations of its facts."""
    names = ("vocabulary.toml", "relations.toml", "elections.toml")
    return [hashlib.sha256(shipped_bytes("facts", name)).hexdigest() for name in names]


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, Mapping):
        return {str(key): inner for key, inner in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    if attrs.has(type(value)):
        fields = (field for field in attrs.fields(type(value)) if field.eq is not False and field.init)
        return [type(value).__name__, {field.name: getattr(value, field.name) for field in fields}]
    return str(value) if isinstance(value, ZoneInfo | enum.Enum) else type(value).__name__
