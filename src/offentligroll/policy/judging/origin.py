"""What an answer is made from: policy, versions, authority and day."""

from __future__ import annotations

from offentligroll.assessment.parts import Provenance
from offentligroll.policy.judging.laid_out import LaidOut
from offentligroll.policy.rulebook import Rulebook
from offentligroll.version import __version__


def origin_of(policy: Rulebook, laid: LaidOut) -> Provenance:
    """State what an answer is made from, but for the hash of the facts.

    Args:
        policy: the policy.
        laid: the statement.

    Returns:
        The provenance.
    """
    organisation, is_statement = laid.organisation, laid.statement is not None
    return Provenance(
        policy=policy.id,
        version=policy.version,
        title=policy.title,
        question=policy.question,
        sha256=policy.fingerprint,
        library=__version__,
        facts="",
        otherwise=policy.otherwise,
        organisation=None if organisation is None else organisation.id,
        organisation_name=None if organisation is None else organisation.name,
        day=laid.day,
        as_of=laid.as_of,
        zone=str(policy.zone),
        published=None if is_statement else laid.times.at,
        received=None if is_statement else laid.times.received,
    )
