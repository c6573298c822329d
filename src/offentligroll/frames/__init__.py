"""Tables in, tables out: Arrow, pandas and Polars, and the engines that cut them up for many machines.

Example:
    >>> from offentligroll.frames import SCHEMA
    >>> list(SCHEMA)[:3]
    ['statement', 'policy', 'capacity']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.frames.answers import SCHEMA as SCHEMA
    from offentligroll.frames.assessor import Assessor as Assessor

_HOMES = {
    "SCHEMA": "frames.answers",
    "Assessor": "frames.assessor",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [  # noqa: RUF022 - in the order of ``dir``
    "Assessor",
    "SCHEMA",
]


def __dir__() -> list[str]:
    return __all__
