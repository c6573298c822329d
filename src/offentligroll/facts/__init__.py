"""Truth, evidence, the vocabulary, and the detectors that answer facts from a statement.

Facts are code: each is computed from typed objects, detected in the words with quoted evidence,
or given by a person. What follows from them is the business of the floors above.

Example:
    >>> from offentligroll.facts import Vocabulary
    >>> "account-is-listed" in Vocabulary.shipped()
    True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.facts.batch_detector import BatchDetector as BatchDetector
    from offentligroll.facts.detector import Answer as Answer
    from offentligroll.facts.detector import Context as Context
    from offentligroll.facts.detector import Detector as Detector
    from offentligroll.facts.detector import Need as Need
    from offentligroll.facts.evidence import Evidence as Evidence
    from offentligroll.facts.evidence import Record as Record
    from offentligroll.facts.evidence import RecordKind as RecordKind
    from offentligroll.facts.fact import Fact as Fact
    from offentligroll.facts.fact import Origin as Origin
    from offentligroll.facts.note import Note as Note
    from offentligroll.facts.registry import Detectors as Detectors
    from offentligroll.facts.vocabulary import FactDefinition as FactDefinition
    from offentligroll.facts.vocabulary import Vocabulary as Vocabulary
    from offentligroll.facts.waiting import synchronous as synchronous

_HOMES = {
    "Answer": "facts.detector",
    "BatchDetector": "facts.batch_detector",
    "Context": "facts.detector",
    "Detector": "facts.detector",
    "Detectors": "facts.registry",
    "Evidence": "facts.evidence",
    "Fact": "facts.fact",
    "FactDefinition": "facts.vocabulary",
    "Need": "facts.detector",
    "Note": "facts.note",
    "Origin": "facts.fact",
    "Record": "facts.evidence",
    "RecordKind": "facts.evidence",
    "Vocabulary": "facts.vocabulary",
    "synchronous": "facts.waiting",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Answer",
    "BatchDetector",
    "Context",
    "Detector",
    "Detectors",
    "Evidence",
    "Fact",
    "FactDefinition",
    "Need",
    "Note",
    "Origin",
    "Record",
    "RecordKind",
    "Vocabulary",
    "synchronous",
]


def __dir__() -> list[str]:
    return __all__
