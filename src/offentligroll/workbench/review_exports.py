"""What a review hands on: the same files as the command `records` writes, one at a time."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from offentligroll.files.csv_writing import csv_cell, csv_line
from offentligroll.languages import Message, MessageError
from offentligroll.records.answers_list import NAME as ANSWERED
from offentligroll.records.handed import Settings
from offentligroll.records.handing_on import Format, hand_on
from offentligroll.records.json_lines import NAME as ASSESSMENTS
from offentligroll.records.registration_list import NAME as REGISTRATION
from offentligroll.records.sarif import NAME as SARIF

if TYPE_CHECKING:
    from offentligroll.queue.session import ReviewSession

KINDS = {
    Format.ANSWERS: ANSWERED,
    Format.ASSESSMENTS: ASSESSMENTS,
    Format.REGISTRATION: REGISTRATION,
    Format.SARIF: SARIF,
}
"""What can be written here, with the name of the file."""


TRAIL = "trail"
"""The kind of the audit trail, with what was taken back."""


def exported(session: ReviewSession, kind: str, language: str) -> dict[str, str]:
    """Write one file.

    Args:
        session: the session.
        kind: what is written.
        language: the language of its sentences.

    Returns:
        The name of the file, and its text.

    Raises:
        MessageError: nothing of that kind is written here.
    """
    if kind == TRAIL:
        return {"name": "trail.csv", "text": _trail(session)}
    if kind not in KINDS:
        raise MessageError(Message("reviewing.no-export", kind=kind))
    policies = session.policies
    settings = Settings(policies=policies, on=dt.datetime.now(policies[0].zone).date(), language=language)
    name = KINDS[Format(kind)]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "records"
        with hand_on(out, settings, formats=[kind], for_=session.for_) as under_way:
            for statement in session.answered():
                under_way.add(statement)
            under_way.end()
        return {"name": name, "text": (out / name).read_text("utf-8")}


def _trail(session: ReviewSession) -> str:
    """Write every row of the file of answers, as it stands there."""
    from offentligroll.queue.deeds import COLUMNS, cells_of  # noqa: PLC0415 - beside what loads SQLite

    def lines() -> Iterator[str]:
        yield csv_line(list(COLUMNS))
        for deed in session.store.deeds():
            yield csv_line([csv_cell(one) for one in cells_of(deed)])

    return "".join(lines())
