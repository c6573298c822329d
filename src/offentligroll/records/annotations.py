"""Assessments as W3C Web Annotations (JSON-LD): each answer beside the words that it rests on."""

from __future__ import annotations

import json
import urllib.parse
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.files.json_writing import json_line
from offentligroll.records.handed import Handed, Settings
from offentligroll.records.item import Item
from offentligroll.version import __version__

NAME = "annotations.jsonld"
"""The file's name."""

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ANNOTATIONS = uuid.UUID("0a6f4c5e-6f0e-5d0e-9a55-a3a1d6f3e8b1")
_AROUND = 20


@attrs.define
class Annotations:
    """Writes an annotation for each statement and policy, as they come, on one page."""

    folder: Path
    """Where the file goes."""
    settings: Settings
    """What may be told."""
    _file: TextIO = attrs.field(init=False)
    _separator: str = attrs.field(init=False, default="\n")

    def __attrs_post_init__(self) -> None:
        self._file = (self.folder / NAME).open("x", encoding="utf-8", newline="\n")
        policies = " ".join(one.id for one in self.settings.policies)
        page = f"urn:uuid:{uuid.uuid5(_ANNOTATIONS, f'{policies} {self.settings.on}')}"
        self._file.write(f'{{"@context": {json.dumps(_CONTEXT)}, "id": "{page}", ')
        self._file.write('"type": "AnnotationPage", "items": [')

    def add(self, item: Item, assessments: Sequence[Assessment]) -> None:
        """Write its annotations."""
        for assessment in assessments:
            self._file.write(f"{self._separator}{json_line(self._annotation(item, assessment))}")
            self._separator = ",\n"

    def end(self, handed: Handed) -> None:  # noqa: ARG002 - all is written
        """Close the list and the file."""
        self._file.write("\n]}\n")
        self._file.close()

    def close(self) -> None:
        """Close the file, also where something went wrong."""
        self._file.close()

    def _annotation(self, item: Item, assessment: Assessment) -> dict[str, Any]:
        told, settings = self.settings.disclosure, self.settings
        identity, policy = told.identity(item.id) or "", assessment.provenance.policy
        name = f"{policy}\x1f{told.channel(item.channel) or ''}\x1f{identity}"
        selectors = list(_selectors(item, assessment)) if told.tells_words else []
        target: dict[str, Any] = {"source": told.name(item.address) or _urn(identity)}
        if selectors:
            target["selector"] = selectors
        shown = told.assessment(assessment)
        return {
            "id": f"urn:uuid:{uuid.uuid5(_ANNOTATIONS, name)}",
            "type": "Annotation",
            "motivation": ["classifying", "assessing"],
            "created": f"{settings.on.isoformat()}T00:00:00Z",
            "generator": {"type": "Software", "name": f"offentligroll {__version__}"},
            "body": [
                {"type": "TextualBody", "value": assessment.capacity.value, "purpose": "classifying"},
                {
                    "type": "TextualBody",
                    "value": shown.explain(settings.language, "sentence", words=told.tells_words),
                    "format": "text/plain",
                    "language": settings.language.partition(",")[0],
                    "purpose": "assessing",
                },
            ],
            "target": target,
        }


def _urn(identity: str) -> str:
    return f"urn:offentligroll:statement:{urllib.parse.quote(identity.encode('utf-8', 'replace'), safe='')}"


def _selectors(item: Item, assessment: Assessment) -> Iterator[dict[str, Any]]:
    """Point at the words that the deciding rules rest on: by their place, and by themselves."""
    text, seen = item.text or "", set()
    for reason in assessment.because:
        for used in reason.facts:
            for part in used.fact.evidence:
                start, end = part.start, part.end
                if start is None or end is None or (start, end) in seen or text[start:end] != part.quote:
                    continue
                seen.add((start, end))
                yield {
                    "type": "TextQuoteSelector",
                    "exact": part.quote,
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                }
                yield {"type": "TextPositionSelector", "start": start, "end": end}
