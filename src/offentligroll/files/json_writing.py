"""Writing JSON on one line, in which nothing can steer a terminal."""

from __future__ import annotations

import json
import re
from typing import Any

# Allowed in JSON as they are, and yet able to steer a terminal or to break a line.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


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
    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
