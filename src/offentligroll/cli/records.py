"""Assessments as records for programs: compact ones, whole ones, and rows of a table."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.compact import compact
from offentligroll.cli.terminal import harmless
from offentligroll.rules.outcome import Outcome

COLUMNS = (
    "policy",
    "statement",
    "at",
    "act",
    "channel",
    "author",
    "capacity",
    "status",
    "lean",
    "hats",
    "tone",
    "because",
    "breached",
    "departed_from",
    "undecided",
    "due",
    "weak_facts",
    "words",
)
"""The columns of a CSV file."""

# What a spreadsheet takes for the beginning of a formula, the wide forms of East Asia included.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# Allowed in JSON as they are, and yet able to steer a terminal or to break a line.
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def full_record(assessment: Assessment, *, words: bool = True) -> dict[str, Any]:
    """Write everything, so that :meth:`Assessment.from_dict` can read it again.

    Args:
        assessment: the assessment.
        words: whether to keep the statement's words, in quotes too.

    Returns:
        Plain values.
    """
    return assessment.to_dict(questions=True, words=words)


def json_line(record: dict[str, Any]) -> str:
    """Write a record on one line.

    Args:
        record: plain values.

    Returns:
        JSON without a line break, in which nothing can steer a terminal.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def csv_head(*, words: bool = True) -> str:
    """Write the first line of a CSV file.

    Args:
        words: whether there is a column for words.

    Returns:
        The names of the columns.
    """
    return _csv_line(list(COLUMNS if words else COLUMNS[:-1]))


def csv_row(assessment: Assessment, *, words: bool = True) -> str:
    """Write an assessment as a row of a CSV file, safe to open in a spreadsheet.

    Args:
        assessment: the assessment.
        words: whether to tell the statement's words.

    Returns:
        The row; several things in one cell stand with semicolons between them.
    """
    record = compact(assessment, words=words)
    for outcome in (Outcome.BREACHED, Outcome.DEPARTED_FROM, Outcome.UNDECIDED):
        name = outcome.value.replace("-", "_")
        record[name] = [guideline for guideline, one, _ in assessment.brief.findings if one is outcome]
    record["due"] = [" ".join(filter(None, (one["obligation"], one["due"]))) for one in record["due"]]
    return _csv_line([_cell(record[column]) for column in COLUMNS if column in record])


def _cell(value: str | list[str] | None) -> str:
    words = "; ".join(value) if isinstance(value, list) else value or ""
    words = harmless(words)
    return f"'{words}" if _FORMULA.match(words) else words


def _csv_line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
