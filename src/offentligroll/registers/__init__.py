"""Who is who, in and out: registers of other systems into a directory, and a directory into theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.registers.adopting import Adoption as Adoption
    from offentligroll.registers.adopting import adopt as adopt
    from offentligroll.registers.comparing import Change as Change
    from offentligroll.registers.comparing import ChangeKind as ChangeKind
    from offentligroll.registers.comparing import Comparison as Comparison
    from offentligroll.registers.comparing import compare as compare
    from offentligroll.registers.formats.tables import Mapped as Mapped
    from offentligroll.registers.formats.tables import read_mapping as read_mapping
    from offentligroll.registers.gathering import Gathering as Gathering
    from offentligroll.registers.giving_out import csv_text as csv_text
    from offentligroll.registers.giving_out import popolo_text as popolo_text
    from offentligroll.registers.giving_out import to_popolo as to_popolo
    from offentligroll.registers.on_a_day import Finding as Finding
    from offentligroll.registers.on_a_day import OnADay as OnADay
    from offentligroll.registers.on_a_day import findings_on as findings_on
    from offentligroll.registers.reading import gather as gather
    from offentligroll.registers.writing import updated as updated
    from offentligroll.registers.writing import write_directory as write_directory

_HOMES = {
    "Adoption": "registers.adopting",
    "Change": "registers.comparing",
    "ChangeKind": "registers.comparing",
    "Comparison": "registers.comparing",
    "Finding": "registers.on_a_day",
    "Gathering": "registers.gathering",
    "Mapped": "registers.formats.tables",
    "OnADay": "registers.on_a_day",
    "adopt": "registers.adopting",
    "compare": "registers.comparing",
    "csv_text": "registers.giving_out",
    "findings_on": "registers.on_a_day",
    "gather": "registers.reading",
    "popolo_text": "registers.giving_out",
    "read_mapping": "registers.formats.tables",
    "to_popolo": "registers.giving_out",
    "updated": "registers.writing",
    "write_directory": "registers.writing",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Adoption",
    "Change",
    "ChangeKind",
    "Comparison",
    "Finding",
    "Gathering",
    "Mapped",
    "OnADay",
    "adopt",
    "compare",
    "csv_text",
    "findings_on",
    "gather",
    "popolo_text",
    "read_mapping",
    "to_popolo",
    "updated",
    "write_directory",
]


def __dir__() -> list[str]:
    return __all__
