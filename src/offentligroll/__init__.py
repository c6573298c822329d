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

from typing import TYPE_CHECKING

from offentligroll.faces import loader
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
    from offentligroll.languages.errors import OffentligrollError as OffentligrollError
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
    from offentligroll.rules.rule import CapacityRule as CapacityRule
    from offentligroll.rules.rule import Guideline as Guideline
    from offentligroll.rules.rule import Obligation as Obligation

_HOMES = {
    "Act": "model.statement",
    "Answer": "facts.detector",
    "Assessment": "assessment.assessment",
    "Capacity": "model.capacity",
    "CapacityRule": "rules.rule",
    "Channel": "model.channel",
    "Detector": "facts.detector",
    "Directory": "model.directory",
    "Fact": "facts.fact",
    "FileError": "files.problems",
    "Guideline": "rules.rule",
    "Obligation": "rules.rule",
    "ObligationOutcome": "rules.outcome",
    "OffentligrollError": "languages.errors",
    "Official": "model.official",
    "Organisation": "model.organisation",
    "Outcome": "rules.outcome",
    "Policy": "policy.policy",
    "Role": "model.official",
    "Statement": "model.statement",
    "Status": "rules.outcome",
    "Suite": "cases.suite",
    "Tone": "model.capacity",
    "Truth": "model.truth",
    "Vocabulary": "facts.vocabulary",
    "archives": "archives",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Act",
    "Answer",
    "Assessment",
    "Capacity",
    "CapacityRule",
    "Channel",
    "Detector",
    "Directory",
    "Fact",
    "FileError",
    "Guideline",
    "Obligation",
    "ObligationOutcome",
    "OffentligrollError",
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
