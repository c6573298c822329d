"""The policy that is taken where nobody names one: the own policy of the authority, and no other."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from offentligroll.cli.misuse import MisuseError
from offentligroll.facts.bearer import organisation_for
from offentligroll.languages import Message, say
from offentligroll.model.directory import Directory
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.policy.policy import Policy

OWN_POLICIES = {
    "katrineholm": "katrineholm",
    "new-castle-county": "us-new-castle",
    "seattle": "us-seattle",
}
"""The shipped policies that are one organisation's, by its id. Written out, so that no other is read to find
them; a test holds it."""


def own_policy(directory: Directory | None, organisation: Organisation | None) -> str:
    """Find the policy that a run is under where nobody named one.

    Args:
        directory: the directory; None where there is none.
        organisation: the authority that was named; None where none was.

    Returns:
        The id of the only shipped policy that is the authority's own, or that of one in the directory.

    Raises:
        MisuseError: there is none, or there are several; it says which fit.
    """
    if directory is None:
        raise MisuseError(Message("command.misuse.no-policy"))
    bodies = directory.organisations if organisation is None else (organisation,)
    own = tuple(OWN_POLICIES[body.id] for body in bodies if body.id in OWN_POLICIES)
    if len(own) == 1:
        return own[0]
    if own:
        raise MisuseError(Message("command.misuse.several-policies", policies=own))
    fitting = _fitting(bodies)
    if not fitting:
        raise MisuseError(Message("command.misuse.no-policy"))
    names = tuple(body.name for body in bodies)
    raise MisuseError(Message("command.misuse.no-own-policy", bodies=names, policies=fitting))


def _fitting(bodies: Iterable[Organisation]) -> tuple[str, ...]:
    """Name the shipped policies that are about one of them: of its own country before all others."""
    from offentligroll.questions.choosing import Whose, fits, is_over

    told = [body for body in bodies if body.country is not None]
    whose = [Whose(country=one.country, area=one.area, body=one.kind, body_id=one.id) for one in told]
    countries = {one.country for one in whose}
    shipped = (Policy.shipped(one) for one in Policy.shipped_ids())
    found = [one for one in shipped if not is_over(one) and any(fits(one, body) for body in whose)]
    return tuple(one.id for one in sorted(found, key=lambda one: one.country not in countries))


@attrs.define(kw_only=True)
class DefaultPolicy:
    """A policy that was taken since nobody named one."""

    policy: Policy
    """The policy."""
    other: Organisation | None = None
    """The first authority that it is not about; None as long as there was none."""

    def notice(self, statement: Statement, organisation: Organisation | None) -> None:
        """Look whether it is about the authority of a statement.

        Args:
            statement: the statement.
            organisation: the authority that was named; None where none was.
        """
        if self.other is not None:
            return
        body = organisation or organisation_for(statement, day_in(statement.at, self.policy.zone))
        covers = self.policy.covers
        if body is not None and covers is not None and body.id not in covers.organisations:
            self.other = body

    def words(self, language: str) -> str | None:
        """Say which policy was taken, and how to choose another.

        Args:
            language: such as ``"sv"``.

        Returns:
            One line; None where the policy is about all that came.
        """
        if self.other is None:
            return None
        return say("command.default-policy", language, policy=self.policy.id, body=self.other.name)
