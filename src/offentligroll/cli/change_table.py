"""The table of what a register tells otherwise than a directory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import is_known, say
from offentligroll.registers.comparing import Change, ChangeKind

_STYLES = {ChangeKind.NEW: "green", ChangeKind.CHANGED: "yellow", ChangeKind.CONTRADICTORY: "bold red"}


def change_table(changes: Iterable[Change], language: str) -> Table:
    """Lay changes out as a table.

    Args:
        changes: the changes.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The table: what it is about, and what the directory and the register say.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for name in ("entry", "field", "before", "after"):
        table.add_column(say(f"registers.{name}", language), overflow="fold")
    for one in changes:
        kind = Text(say(f"registers.kind.{one.kind}", language), style=_STYLES[one.kind])
        what = one.field or say(f"model.kind.{one.entry}", language)
        cells = (one.id, what, one.before, one.after)
        table.add_row(kind, *(Text(one_line(cell)) for cell in cells))
    return table


def skipped_words(skipped: Counter[str], language: str) -> str:
    """Say what of a register was not taken, and how often.

    Args:
        skipped: the counts, by reason.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The sentence.
    """
    told = []
    for reason, count in skipped.most_common():
        code = f"registers.skip.{reason}"
        if is_known(code):
            told.append(say(code, language, count=count))
        else:
            told.append(say("registers.skip.other", language, reason=reason, count=count))
    return say("registers.skipped", language, reasons=", ".join(told))
