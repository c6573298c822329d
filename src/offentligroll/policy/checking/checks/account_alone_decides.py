"""A rule that makes words official by signs of the account that a private account can have too."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.facts.vocabulary import Group, Vocabulary
from offentligroll.languages import Message
from offentligroll.model.capacity import Capacity
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.checks.reaches_private_speech import is_law
from offentligroll.policy.checking.regions import all_of, none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import is_possible
from offentligroll.rules.condition import any_of
from offentligroll.rules.rule import CapacityRule, Verb

AUTHORITYS = ("account-is-listed", "account-belongs-to-authority", "account-is-declared-official")
"""The facts by which an account is the authority's, or meant for the role."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    vocabulary = Vocabulary.shipped()
    for path, entry in subject.own:
        rule = entry.rule
        if not isinstance(rule, CapacityRule) or is_law(rule.cite) or rule.verb is not Verb.DECIDES:
            continue
        known = [vocabulary.get(fact) for fact in entry.facts]
        is_account = known and all(one is not None and one.group is Group.WHERE for one in known)
        if rule.concludes is Capacity.OFFICIAL and is_account:
            private = none_of(any_of(*AUTHORITYS))
            if is_possible(all_of(entry.stands, private)):
                found = Message("checks.account-alone-decides.found")
                advice = Message("checks.account-alone-decides.advice", facts=AUTHORITYS)
                yield Finding(path=(*path, rule.verb.value), says=found, advice=advice)


CHECK = Check(
    code="account-alone-decides",
    chapter=Chapter.LAWFULNESS,
    find=find,
    example="""\
[[capacity]]
id = "title-in-the-name"
decides = "official"
when = "account-name-uses-title"
says = { en = "An account with the title in its name is official." }
cite = "qa, 1"
""",
)
