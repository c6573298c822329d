"""Objects of the library as plain values, and back: for JSON, databases, queues and web frameworks.

Example:
    >>> from offentligroll.conversion import make_converter
    >>> from offentligroll.model import Organisation
    >>> converter = make_converter()
    >>> plain = converter.unstructure(Organisation(id="lindby", name="Lindby kommun", kind="municipality"))
    >>> plain
    {'id': 'lindby', 'name': 'Lindby kommun', 'kind': 'municipality'}
    >>> converter.structure(plain, Organisation).kind
    <OrganisationKind.MUNICIPALITY: 'municipality'>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.conversion.converter import make_converter as make_converter
    from offentligroll.conversion.schemas import json_schema as json_schema

_HOMES = {"json_schema": "conversion.schemas", "make_converter": "conversion.converter"}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = ["json_schema", "make_converter"]


def __dir__() -> list[str]:
    return __all__
