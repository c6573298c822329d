"""Tells whether a public official's words are the authority's or her own, and always says why.

The names here are the small interface; everything else stands in the submodules. Each is loaded
when it is first used, so that ``import offentligroll`` costs next to nothing.

Example:
    >>> import offentligroll
    >>> policy = offentligroll.Policy.load("katrineholm")
    >>> assessment = policy.assess_facts(yes=["account-is-listed"])
    >>> print(assessment.capacity)
    official
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from offentligroll.version import __version__ as __version__

if TYPE_CHECKING:
    from offentligroll import archives as archives
    from offentligroll.assessment.assessment import Assessment as Assessment
    from offentligroll.cases.suite import Suite as Suite
    from offentligroll.facts.detector import Answer as Answer
    from offentligroll.facts.detector import Detector as Detector
    from offentligroll.facts.fact import Fact as Fact
    from offentligroll.facts.vocabulary import Vocabulary as Vocabulary
    from offentligroll.files.problems import FileError as FileError
    from offentligroll.model.capacity import Capacity as Capacity
    from offentligroll.model.capacity import Tone as Tone
    from offentligroll.model.channel import Channel as Channel
    from offentligroll.model.directory import Directory as Directory
    from offentligroll.model.official import Official as Official
    from offentligroll.model.official import Role as Role
    from offentligroll.model.organisation import Organisation as Organisation
    from offentligroll.model.statement import Act as Act
    from offentligroll.model.statement import Statement as Statement
    from offentligroll.model.truth import Truth as Truth
    from offentligroll.policy.policy import Policy as Policy
    from offentligroll.rules.outcome import ObligationOutcome as ObligationOutcome
    from offentligroll.rules.outcome import Outcome as Outcome
    from offentligroll.rules.outcome import Status as Status
else:
    # Type checkers know the names from above, and that there are no others.
    def __getattr__(name: str) -> object:
        if name == "archives":
            return importlib.import_module("offentligroll.archives")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(importlib.import_module(_HOMES[name]), name)
        globals()[name] = value
        return value


_HOMES = {
    "Act": "offentligroll.model.statement",
    "Answer": "offentligroll.facts.detector",
    "Assessment": "offentligroll.assessment.assessment",
    "Capacity": "offentligroll.model.capacity",
    "Channel": "offentligroll.model.channel",
    "Detector": "offentligroll.facts.detector",
    "Directory": "offentligroll.model.directory",
    "Fact": "offentligroll.facts.fact",
    "FileError": "offentligroll.files.problems",
    "ObligationOutcome": "offentligroll.rules.outcome",
    "Official": "offentligroll.model.official",
    "Organisation": "offentligroll.model.organisation",
    "Outcome": "offentligroll.rules.outcome",
    "Policy": "offentligroll.policy.policy",
    "Role": "offentligroll.model.official",
    "Statement": "offentligroll.model.statement",
    "Status": "offentligroll.rules.outcome",
    "Suite": "offentligroll.cases.suite",
    "Tone": "offentligroll.model.capacity",
    "Truth": "offentligroll.model.truth",
    "Vocabulary": "offentligroll.facts.vocabulary",
}

__all__ = [
    "Act",
    "Answer",
    "Assessment",
    "Capacity",
    "Channel",
    "Detector",
    "Directory",
    "Fact",
    "FileError",
    "ObligationOutcome",
    "Official",
    "Organisation",
    "Outcome",
    "Policy",
    "Role",
    "Statement",
    "Status",
    "Suite",
    "Tone",
    "Truth",
    "Vocabulary",
    "archives",
]


def __dir__() -> list[str]:
    return __all__
