"""What an object looks like in a log, a traceback or a notebook: short, and without the words of people."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Sized
from typing import Any, cast

import attrs

_LONGEST_TEXT, _LONGEST = 40, 480


def short_repr(self: object) -> str:
    """Show a class and those of its fields that are set, each in a few signs.

    Args:
        self: an object of an attrs class, which says ``__repr__ = short_repr``.

    Returns:
        At most some five hundred signs. Objects within are shown by their ids, and collections by how many
        they hold.

    Example:
        >>> from offentligroll.rules import FactTest, Guideline
        >>> Guideline(id="g", modality="must", conduct=FactTest(fact="is-reply"), says={"en": "Answer."})
        Guideline(id='g', modality='must', conduct=FactTest(…), says=Wording(…))
    """
    shown = []
    for field in attrs.fields(cast("Any", type(self))):
        value = getattr(self, field.name) if field.repr else None
        if value is not None and value not in ((), field.default):
            shown.append(f"{field.name.lstrip('_')}={_brief(value)}")
    text = ", ".join(shown)
    return f"{type(self).__name__}({text if len(text) <= _LONGEST else text[:_LONGEST] + '…'})"


def _brief(value: object) -> str:
    if isinstance(value, enum.Enum):
        return repr(value.value)
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST_TEXT else value[: _LONGEST_TEXT - 1] + "…")
    if isinstance(value, (bool, int, float, dt.date)):
        return str(value)
    name = type(value).__name__
    if attrs.has(type(value)):
        identity = getattr(value, "id", None)
        return f"{name}({identity!r})" if isinstance(identity, str) else f"{name}(…)"
    return f"{len(value)} in a {name}" if isinstance(value, Sized) else f"{name}(…)"
