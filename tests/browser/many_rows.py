"""A report of many statements: that of a few, whose rows stand in it again under ids of their own."""

from __future__ import annotations

import datetime as dt
import json
import re

_DATA = re.compile(r'(?P<before><script type="application/json" id="data">)(?P<data>.*?)(?P<after></script>)')
_IN_DATA = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_FIRST_DAY = dt.date(2011, 1, 1)


def with_rows(page: str, count: int) -> str:
    """Give a report as many rows as an archive of many years has.

    Args:
        page: a report of a few statements.
        count: how many rows it shall have.

    Returns:
        The page: each row is one of its own with another id, another day and words of its own.
    """
    found = _DATA.search(page)
    assert found is not None
    data = json.loads(found["data"])
    own = data["rows"]
    data["rows"] = [
        {
            **own[number % len(own)],
            "id": f"row-{number}",
            "day": str(_FIRST_DAY + dt.timedelta(days=number % 4000)),
            "words": [*own[number % len(own)]["words"], f" Ärende {number}."],
        }
        for number in range(count)
    ]
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_DATA)
    return f"{page[: found.start('data')]}{told}{page[found.end('data') :]}"
