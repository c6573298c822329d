"""Writing what people have said into TOML, whatever they have said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

# TOML wants control characters escaped; what could steer a terminal or an editor is escaped with them.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def toml_text(text: str) -> str:
    r"""Write a text as a basic string on one line.

    Args:
        text: any text; what is no character is replaced.

    Returns:
        The string with its quotation marks.

    Example:
        >>> print(toml_text('Kommunen "svarar"\n'))
        "Kommunen \"svarar\"\n"
    """
    whole = text.encode("utf-8", "replace").decode()
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(whole, ensure_ascii=False))


def toml_list(texts: Iterable[str]) -> str:
    """Write texts as a list on one line.

    Args:
        texts: any texts.

    Returns:
        The list with its brackets.
    """
    return f"[{', '.join(map(toml_text, texts))}]"
