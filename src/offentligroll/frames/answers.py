"""Assessments as columns of Arrow: each distinct answer is written once, and rows point to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.brief import Brief
from offentligroll.files.extras import needed
from offentligroll.files.json_writing import json_line
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import Outcome, Status

Detail = Literal["status", "findings", "record"]
"""How much a row tells."""

EXTRA = "frames"
"""The extra of the library that brings the packages."""

SCHEMA: Mapping[str, str] = {
    "statement": "string",
    "policy": "word",
    "capacity": "word",
    "status": "word",
    "lean": "word",
    "because": "list",
    "breached": "list",
    "due": "list",
    "precautions": "list",
    "record": "string",
}
"""The columns of answers, and what is in them: texts, words out of a few, or lists of ids."""

_COLUMNS: Mapping[Detail, int] = {"status": 5, "findings": 9, "record": 10}

_Ids = tuple[str, ...]
_Answer = tuple[str, str, str, str | None, _Ids, _Ids, _Ids, _Ids]


def columns_of(detail: Detail) -> tuple[str, ...]:
    """Name the columns of a detail.

    Args:
        detail: how much rows tell.

    Returns:
        The first so many of :data:`SCHEMA`.

    Example:
        >>> columns_of("status")
        ('statement', 'policy', 'capacity', 'status', 'lean')
    """
    return tuple(SCHEMA)[: _COLUMNS[detail]]


def ddl_of(detail: Detail) -> str:
    """Describe the columns as Spark wants them described.

    Args:
        detail: how much rows tell.

    Returns:
        A schema in Spark's words.
    """
    types = {"list": "array<string>"}
    return ", ".join(f"{name} {types.get(SCHEMA[name], 'string')}" for name in columns_of(detail))


@attrs.define
class Answers:
    """Gathers the answers of one batch."""

    policies: Sequence[str]
    """The ids of the policies that answer."""
    detail: Detail
    """How much rows tell."""
    _distinct: dict[_Answer, int] = attrs.field(init=False, factory=dict)
    _breached: dict[int, tuple[object, tuple[str, ...]]] = attrs.field(init=False, factory=dict)
    _statements: list[str | None] = attrs.field(init=False, factory=list)
    _rows: list[int] = attrs.field(init=False, factory=list)
    _records: list[str] = attrs.field(init=False, factory=list)

    def add(self, statement: str | None, policy: str, assessment: Assessment) -> None:
        """Take in a row.

        Args:
            statement: the id of what was assessed.
            policy: the id of the policy.
            assessment: its answer.
        """
        because: _Ids = ()
        breached: _Ids = ()
        due: _Ids = ()
        precautions: _Ids = ()
        if self.detail != "status":
            brief = assessment.brief
            because, breached = brief.because, self._breached_of(brief)
            due = tuple(one.id for one in brief.due if not one.is_precaution)
            precautions = tuple(one.id for one in brief.due if one.is_precaution)
        lean = None if assessment.lean is None else assessment.lean.value
        answered = (policy, assessment.capacity.value, assessment.status.value, lean)
        answer = (*answered, because, breached, due, precautions)
        self._statements.append(statement)
        self._rows.append(self._distinct.setdefault(answer, len(self._distinct)))
        if self.detail == "record":
            self._records.append(json_line(assessment.to_dict()))

    def again(self, statement: str | None, first: int) -> None:
        """Take in the rows of a statement of which the same is known as of an earlier one.

        Args:
            statement: its id.
            first: the number of the first row of the earlier one, whose rows stand together.
        """
        rows = slice(first, first + len(self.policies))
        self._statements += [statement] * len(self.policies)
        self._rows += self._rows[rows]
        self._records += self._records[rows]

    def __len__(self) -> int:
        return len(self._rows)

    def batch(self, *, encoded: bool) -> Any:  # noqa: ANN401 - pyarrow has no types of its own to import
        """Write the rows.

        Args:
            encoded: whether words out of a few are encoded as a dictionary.

        Returns:
            An Arrow record batch.
        """
        arrow = needed("pyarrow", EXTRA)
        text = arrow.string()
        rows = arrow.array(self._rows, arrow.int32())
        parts = list(zip(*self._distinct, strict=True)) or [()] * 8
        known = (tuple(dict.fromkeys(self.policies)), tuple(Capacity), tuple(Status), tuple(Capacity))
        columns = [arrow.array(self._statements, text)]
        for values, words in zip(parts[:4], known, strict=True):
            # The dictionary is the same in each batch, so that batches join.
            places = {str(word): place for place, word in enumerate(words)}
            codes = arrow.array([places.get(str(value)) for value in values], arrow.int32())
            column = arrow.DictionaryArray.from_arrays(codes, arrow.array(list(places), text)).take(rows)
            columns.append(column if encoded else column.dictionary_decode())
        columns += [arrow.array(list(map(list, part)), arrow.list_(text)).take(rows) for part in parts[4:]]
        columns.append(arrow.array(self._records, text))
        names = columns_of(self.detail)
        return arrow.RecordBatch.from_arrays(columns[: len(names)], list(names))

    def _breached_of(self, brief: Brief) -> tuple[str, ...]:
        """Name what is breached; a policy keeps its findings, so that the same ones come again and again."""
        findings = brief.findings
        found = self._breached.get(id(findings))
        if found is None:
            found = self._breached[id(findings)] = findings, brief.of_outcome(Outcome.BREACHED)
        return found[1]
