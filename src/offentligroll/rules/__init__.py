"""What a policy consists of: conditions, capacity rules, guidelines, obligations and sources.

Example:
    >>> from offentligroll.rules import FactTest
    >>> FactTest(fact="account-is-listed").fact
    'account-is-listed'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.rules.archive_rule import ArchiveRule as ArchiveRule
    from offentligroll.rules.archive_rule import Measured as Measured
    from offentligroll.rules.archive_rule import Per as Per
    from offentligroll.rules.channel_rule import ChannelRule as ChannelRule
    from offentligroll.rules.condition import Condition as Condition
    from offentligroll.rules.condition import FactTest as FactTest
    from offentligroll.rules.condition import Group as Group
    from offentligroll.rules.condition import GroupKind as GroupKind
    from offentligroll.rules.condition import all_of as all_of
    from offentligroll.rules.condition import any_of as any_of
    from offentligroll.rules.condition import at_least as at_least
    from offentligroll.rules.condition import none_of as none_of
    from offentligroll.rules.condition import not_ as not_
    from offentligroll.rules.covers import Covers as Covers
    from offentligroll.rules.document import AdoptedDocument as AdoptedDocument
    from offentligroll.rules.document import Principle as Principle
    from offentligroll.rules.duration import Duration as Duration
    from offentligroll.rules.house_rule import HouseRule as HouseRule
    from offentligroll.rules.house_rule import Then as Then
    from offentligroll.rules.outcome import ObligationOutcome as ObligationOutcome
    from offentligroll.rules.outcome import Outcome as Outcome
    from offentligroll.rules.outcome import RuleState as RuleState
    from offentligroll.rules.outcome import Status as Status
    from offentligroll.rules.rule import Accepted as Accepted
    from offentligroll.rules.rule import Bound as Bound
    from offentligroll.rules.rule import CapacityRule as CapacityRule
    from offentligroll.rules.rule import Ends as Ends
    from offentligroll.rules.rule import Guideline as Guideline
    from offentligroll.rules.rule import InCapacity as InCapacity
    from offentligroll.rules.rule import Modality as Modality
    from offentligroll.rules.rule import Obligation as Obligation
    from offentligroll.rules.rule import OwnFact as OwnFact
    from offentligroll.rules.rule import StartsAt as StartsAt
    from offentligroll.rules.rule import Verb as Verb
    from offentligroll.rules.source import Citation as Citation
    from offentligroll.rules.source import InForce as InForce
    from offentligroll.rules.source import Source as Source
    from offentligroll.rules.source import SourceKind as SourceKind

_HOMES = {
    "Accepted": "rules.rule",
    "AdoptedDocument": "rules.document",
    "ArchiveRule": "rules.archive_rule",
    "Bound": "rules.rule",
    "CapacityRule": "rules.rule",
    "ChannelRule": "rules.channel_rule",
    "Citation": "rules.source",
    "Condition": "rules.condition",
    "Covers": "rules.covers",
    "Duration": "rules.duration",
    "FactTest": "rules.condition",
    "Group": "rules.condition",
    "GroupKind": "rules.condition",
    "Guideline": "rules.rule",
    "HouseRule": "rules.house_rule",
    "InCapacity": "rules.rule",
    "InForce": "rules.source",
    "Measured": "rules.archive_rule",
    "Modality": "rules.rule",
    "Obligation": "rules.rule",
    "ObligationOutcome": "rules.outcome",
    "Outcome": "rules.outcome",
    "OwnFact": "rules.rule",
    "Per": "rules.archive_rule",
    "Principle": "rules.document",
    "RuleState": "rules.outcome",
    "Source": "rules.source",
    "SourceKind": "rules.source",
    "Ends": "rules.rule",
    "StartsAt": "rules.rule",
    "Status": "rules.outcome",
    "Then": "rules.house_rule",
    "Verb": "rules.rule",
    "all_of": "rules.condition",
    "any_of": "rules.condition",
    "at_least": "rules.condition",
    "none_of": "rules.condition",
    "not_": "rules.condition",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Accepted",
    "AdoptedDocument",
    "ArchiveRule",
    "Bound",
    "CapacityRule",
    "ChannelRule",
    "Citation",
    "Condition",
    "Covers",
    "Duration",
    "Ends",
    "FactTest",
    "Group",
    "GroupKind",
    "Guideline",
    "HouseRule",
    "InCapacity",
    "InForce",
    "Measured",
    "Modality",
    "Obligation",
    "ObligationOutcome",
    "Outcome",
    "OwnFact",
    "Per",
    "Principle",
    "RuleState",
    "Source",
    "SourceKind",
    "StartsAt",
    "Status",
    "Then",
    "Verb",
    "all_of",
    "any_of",
    "at_least",
    "none_of",
    "not_",
]


def __dir__() -> list[str]:
    return __all__
