"""The whole statement that a case may carry, as plain values: in the form that files have."""

from __future__ import annotations

from typing import Any

import cattrs

from offentligroll.cases.archive_case import Expected, ExpectedMeasure
from offentligroll.files.lines import Line
from offentligroll.files.readers import reader_of
from offentligroll.files.walk import FAULTY, Walk
from offentligroll.model.reading.statement_shape import StatementShape
from offentligroll.model.reading.told_facts import StatementFactShape

_read = reader_of(StatementShape)


def register_case_statements(converter: cattrs.Converter) -> None:
    """Have a converter write and read statements of cases.

    Args:
        converter: the converter.
    """
    kinds = (StatementShape, StatementShape | None)
    converter.register_unstructure_hook_func(
        lambda kind: kind in kinds,
        lambda shape: shape and {key: converter.unstructure(value) for key, value in shape.items()},
    )
    converter.register_structure_hook_func(
        lambda kind: kind in kinds, lambda data, _: None if data is None else _shape(data)
    )
    converter.register_structure_hook_func(
        lambda kind: kind == Expected, lambda data, _: converter.structure(data, ExpectedMeasure)
    )
    converter.register_unstructure_hook_func(
        lambda kind: kind == Expected, lambda one: converter.unstructure(one, ExpectedMeasure)
    )
    converter.register_unstructure_hook(StatementFactShape, _told_fact)


def _shape(data: Any) -> StatementShape:  # noqa: ANN401 - any JSON
    walk = Walk(Line(data))
    shape = _read(data, walk)
    if shape is FAULTY or walk.report.problems:
        raise ValueError("; ".join(str(problem.message) for problem in walk.report.problems))
    read: StatementShape = shape
    return read


def _told_fact(told: StatementFactShape) -> dict[str, Any]:
    plain = {"value": told.value, "from": str(told.start), "until": str(told.end), "note": told.note}
    plain["checked"] = None if told.checked is None else told.checked.isoformat()
    return {key: value for key, value in plain.items() if value is not None}
