"""Writing JSON on one line, in which nothing can steer a terminal or end the element of a page."""

from __future__ import annotations

import json
import re
from typing import Any

_IN_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

# Allowed in JSON as they are, and yet able to steer a terminal or to break a line.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

# What json.dumps would make anew for each record.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def json_line(record: Any) -> str:  # noqa: ANN401 - any plain value
    """Write a record on one line.

    Args:
        record: plain values.

    Returns:
        JSON without a line break, in which nothing can steer a terminal.

    Example:
        >>> json_line({"id": "a"})
        '{"id": "a"}'
    """
    return _UNSAFE.sub(_escaped, _encode(record))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def json_for_page(record: Any) -> str:  # noqa: ANN401 - any plain value
    r"""Write a record for an element of a page.

    Args:
        record: plain values.

    Returns:
        JSON in which nothing can be read as markup, so that no data can end the element or begin another.

    Example:
        >>> json_for_page({"words": "</script>"})
        '{"words":"\\u003c/script\\u003e"}'
    """
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).translate(_IN_MARKUP)
