r"""Everything that people read, in every language there is: one folder of TOML files for each.

Example:
    >>> Message("languages.example", count=1).in_language("sv")
    'ett uttalande'
    >>> Message("languages.example", count=9585).in_language("sv,en")
    '9\xa0585 uttalanden'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.languages.catalogue import FALLBACK as FALLBACK
    from offentligroll.languages.catalogue import LANGUAGES as LANGUAGES
    from offentligroll.languages.catalogue import chain as chain
    from offentligroll.languages.catalogue import is_known as is_known
    from offentligroll.languages.catalogue import nearest as nearest
    from offentligroll.languages.catalogue import pieces as pieces
    from offentligroll.languages.catalogue import render as render
    from offentligroll.languages.catalogue import say as say
    from offentligroll.languages.catalogue import written as written
    from offentligroll.languages.choosing import check_language as check_language
    from offentligroll.languages.locale import of_locale as of_locale
    from offentligroll.languages.message import Message as Message
    from offentligroll.languages.message import MessageError as MessageError
    from offentligroll.languages.message import Sayable as Sayable
    from offentligroll.languages.message import Value as Value
    from offentligroll.languages.message import with_hint as with_hint

_HOMES = {
    "FALLBACK": "languages.catalogue",
    "LANGUAGES": "languages.catalogue",
    "Message": "languages.message",
    "MessageError": "languages.message",
    "Sayable": "languages.message",
    "Value": "languages.message",
    "chain": "languages.catalogue",
    "check_language": "languages.choosing",
    "is_known": "languages.catalogue",
    "nearest": "languages.catalogue",
    "of_locale": "languages.locale",
    "pieces": "languages.catalogue",
    "render": "languages.catalogue",
    "say": "languages.catalogue",
    "with_hint": "languages.message",
    "written": "languages.catalogue",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "FALLBACK",
    "LANGUAGES",
    "Message",
    "MessageError",
    "Sayable",
    "Value",
    "chain",
    "check_language",
    "is_known",
    "nearest",
    "of_locale",
    "pieces",
    "render",
    "say",
    "with_hint",
    "written",
]


def __dir__() -> list[str]:
    return __all__
