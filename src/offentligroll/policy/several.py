"""Several policies asked about one statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from offentligroll.assessment.assessment import Assessment
from offentligroll.facts.among import Among
from offentligroll.languages.arguments import some_of
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.policy.judging.assessing import assess_laid
from offentligroll.policy.judging.laying_out import Asked, lay_out_asked
from offentligroll.policy.policy import Policy


def assess_many(
    statement: Statement,
    policies: Iterable[Policy],
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    among: Iterable[Statement] = (),
) -> tuple[Assessment, ...]:
    """Assess one statement under several policies; its facts are found and its words read once for all.

    Args:
        statement: the act of communication.
        policies: the policies, each of which gives an answer of its own.
        for_: *the authority*, or its id in the statement's directory.
        as_of: the day of the law, where it is another than that of the statement.
        among: statements among which it stands.

    Returns:
        An assessment for each policy, in their order; answers are never blended.

    Raises:
        TypeError: an argument is of another type.
        FileError: a policy was built by a program, and no file could hold it.
        ValueError: there is no policy, or what is answered on the statement is no fact of one, or follows
            from others.

    Example:
        >>> from offentligroll import Policy, Statement
        >>> policies = [Policy.shipped(one) for one in ("us-lindke", "se-practice")]
        >>> post = Statement(act="post", text="Vi har beslutat att stänga badhuset.", language="sv")
        >>> [str(one.status) for one in assess_many(post, policies)]
        ['open', 'open']
    """
    asking = some_of("policies", policies, Policy)
    asked = asked_of(statement, for_=for_, as_of=as_of, among=among)
    return tuple(answered(policy, asked) for policy in asking)


def asked_of(
    statement: Statement,
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    among: Iterable[Statement] = (),
) -> Asked:
    """Ask several policies about a statement, for those who look at each answer before the next.

    Args:
        statement: the act of communication.
        for_: as for :func:`assess_many`.
        as_of: as for :func:`assess_many`.
        among: as for :func:`assess_many`.

    Returns:
        What :func:`answered` takes.

    Raises:
        TypeError: it is no statement.
    """
    return Asked(statement, for_=for_, as_of=as_of, among=Among.of(among))


def answered(policy: Policy, asked: Asked) -> Assessment:
    """Return the answer of one of the policies that are asked.

    Args:
        policy: the policy.
        asked: what it is asked about.

    Returns:
        Its assessment.

    Raises:
        FileError: the policy was built by a program, and no file could hold it.
        ValueError: what is answered on the statement is no fact of the policy, or follows from others.
    """
    sound = policy.sound()
    return assess_laid(sound, lay_out_asked(sound, asked))
