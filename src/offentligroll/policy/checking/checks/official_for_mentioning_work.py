"""A rule that makes what is said on one's own account official because it mentions the work."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.model.capacity import Capacity
from offentligroll.model.truth import Truth
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.checks.reaches_private_speech import is_law
from offentligroll.policy.checking.regions import Entry
from offentligroll.policy.checking.subject import Subject
from offentligroll.rules.rule import CapacityRule, Verb
from offentligroll.rules.support import evaluate

MENTIONS = (
    "concerns-own-authority",
    "concerns-own-duties",
    "invokes-role-in-text",
    "is-within-remit",
    "criticises-own-authority",
    "defends-own-authority",
    "profile-states-role",
)
"""What everybody may say of her work, as herself."""

_VERBS = (Verb.DECIDES, Verb.PRESUMES)
_ON_HER_ACCOUNT = frozenset({"author-holds-public-role", "author-is-appointed", "account-belongs-to-author"})
"""What is known of an official without any task to speak."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    for path, entry in subject.own:
        rule = entry.rule
        if (
            not isinstance(rule, CapacityRule)
            or is_law(rule.cite)
            or rule.verb not in (Verb.DECIDES, Verb.PRESUMES)
        ):
            continue
        if rule.concludes is Capacity.OFFICIAL and not _stands(entry):
            mention = next((fact for fact in MENTIONS if fact in entry.facts and _stands(entry, fact)), None)
            if mention is not None:
                found = Message("checks.official-for-mentioning-work.found", fact=mention)
                advice = Message("checks.official-for-mentioning-work.advice")
                yield Finding(path=(*path, rule.verb.value), says=found, advice=advice)


def _stands(entry: Entry, *mentions: str) -> bool:
    true = _ON_HER_ACCOUNT.union(mentions)
    return evaluate(entry.stands, lambda fact: Truth.YES if fact in true else Truth.NO) is Truth.YES


CHECK = Check(
    code="official-for-mentioning-work",
    chapter=Chapter.LAWFULNESS,
    find=find,
    example="""\
[[capacity]]
id = "about-the-town"
presumes = "official"
when = "concerns-own-authority"
says = { en = "Whoever writes of the town speaks for it." }
cite = "qa, 1"
""",
)
