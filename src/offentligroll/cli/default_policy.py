"""Noticing that a policy which nobody named is not about the authority that is asked about."""

from __future__ import annotations

import attrs

from offentligroll.facts.bearer import organisation_for
from offentligroll.languages import say
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement, day_in
from offentligroll.policy.policy import Policy


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
