"""A guideline that binds private speech, and whose source is no law."""

from __future__ import annotations

from collections.abc import Iterator

from offentligroll.languages import Message, is_known
from offentligroll.policy.checking.check import Chapter, Check, Finding
from offentligroll.policy.checking.guidelines import duties_of_speakers
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import implies
from offentligroll.rules.condition import any_of
from offentligroll.rules.rule import InCapacity
from offentligroll.rules.source import Citation, SourceKind

LAW = frozenset({SourceKind.CONSTITUTION, SourceKind.STATUTE, SourceKind.CASE_LAW})
"""The kinds of sources that may bind private speech."""

OF_THE_AUTHORITY = ("account-belongs-to-authority", "account-is-listed", "account-is-declared-official")
"""The facts that make an account the authority's."""


def is_law(cite: Citation | None) -> bool:
    """Return whether a rule rests on law.

    Args:
        cite: where the rule comes from.

    Returns:
        Whether that is a constitution, a statute or case-law.
    """
    return cite is not None and cite.source.kind in LAW


def find(subject: Subject) -> Iterator[Finding]:
    """Find it in a policy."""
    channels = any_of(*OF_THE_AUTHORITY)
    for path, rule, entry in subject.once(duties_of_speakers):
        if rule.in_capacity is InCapacity.OFFICIAL or is_law(rule.cite):
            continue
        if implies(entry.applies, channels):
            # What is said on the authority's own channels is not private.
            continue
        if rule.cite is None:
            found = Message("checks.reaches-private-speech.found-without-source")
        else:
            found = Message("checks.reaches-private-speech.found", kind=rule.cite.source.kind.value)
        of_country = f"checks.reaches-private-speech.advice-{subject.policy.country}"
        advice = Message(of_country if is_known(of_country) else "checks.reaches-private-speech.advice")
        yield Finding(path=(*path, "in_capacity"), says=found, advice=advice)


CHECK = Check(
    code="reaches-private-speech",
    chapter=Chapter.LAWFULNESS,
    find=find,
    example="""\
[[guideline]]
id = "no-party"
must_not = "takes-party-side"
in_capacity = "any"
says = { en = "Staff take no party's side." }
cite = "qa, 1"
""",
)
