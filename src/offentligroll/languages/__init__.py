r"""Everything that people read, in every language there is: one folder of TOML files for each.

Example:
    >>> Message("languages.example", count=1).in_language("sv")
    'ett uttalande'
    >>> Message("languages.example", count=9585).in_language("sv,en")
    '9\xa0585 uttalanden'
"""

from offentligroll.languages.catalogue import (
    FALLBACK,
    LANGUAGES,
    chain,
    is_known,
    nearest,
    pieces,
    render,
    say,
    written,
)
from offentligroll.languages.choosing import check_language
from offentligroll.languages.locale import of_locale
from offentligroll.languages.message import Message, MessageError, Sayable, Value, with_hint

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
