"""Assessments as records for programs: compact ones, whole ones, and rows of a table."""

from __future__ import annotations

from typing import Any

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.compact import compact
from offentligroll.files.csv_writing import csv_cell, csv_line
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
    "precautions",
    "weak_facts",
    "words",
)
"""The columns of a CSV file."""


def full_record(assessment: Assessment, *, words: bool = True) -> dict[str, Any]:
    """Write everything, so that :meth:`Assessment.from_dict` can read it again.

    Args:
        assessment: the assessment.
        words: whether to keep the statement's words, in quotes too.

    Returns:
        Plain values.
    """
    return assessment.to_dict(questions=True, words=words)


def csv_head(*, words: bool = True) -> str:
    """Write the first line of a CSV file.

    Args:
        words: whether there is a column for words.

    Returns:
        The names of the columns.
    """
    return csv_line(list(COLUMNS if words else COLUMNS[:-1]))


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
        record[name] = list(assessment.brief.of_outcome(outcome))
    duties = record["due"]
    record["due"] = [_named(one) for one in duties if not one["is_precaution"]]
    record["precautions"] = [_named(one) for one in duties if one["is_precaution"]]
    return csv_line([csv_cell(record[column]) for column in COLUMNS if column in record])


def _named(duty: dict[str, Any]) -> str:
    return " ".join(filter(None, (duty["obligation"], duty["due"])))
