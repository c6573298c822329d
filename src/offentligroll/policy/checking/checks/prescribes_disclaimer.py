"""A guideline that prescribes a disclaimer for private speech."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.guidelines import duties_of_speakers
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import implies
from offentligroll.rules.condition import any_of
from offentligroll.rules.rule import InCapacity

DISCLAIMERS = ("account-carries-disclaimer", "states-own-view")
"""The facts by which a speaker says that the views are her own."""

MISTAKEN = "public-could-mistake-it"
"""The fact that lets a duty apply only where the words could be taken for the authority's."""


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    wanted = any_of(*DISCLAIMERS)
    for path, rule, entry in subject.once(duties_of_speakers):
        is_bounded = implies(entry.applies, any_of(MISTAKEN))
        if rule.in_capacity is not InCapacity.OFFICIAL and implies(entry.followed, wanted) and not is_bounded:
            found = Message("checks.prescribes-disclaimer.found")
            advice = Message("checks.prescribes-disclaimer.advice")
            yield Finding(path=(*path, rule.modality.value), says=found, advice=advice)


CHECK = Check(
    code="prescribes-disclaimer",
    chapter=Chapter.LAWFULNESS,
    find=find,
    example="""\
[[guideline]]
id = "say-so"
must = { any_of = ["account-carries-disclaimer", "states-own-view"] }
in_capacity = "personal"
says = { en = "Staff say that the views are their own." }
cite = "law, 1"
""",
)
