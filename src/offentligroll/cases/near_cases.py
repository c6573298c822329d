"""The decided cases that are nearest to many assessments: found once for all that is alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.cases.precedent_words import precedents_words
from offentligroll.cases.precedents import precedents_of
from offentligroll.model.typed import typed
from offentligroll.policy.policy import Policy


@attrs.frozen(kw_only=True, field_transformer=typed)
class NearCases:
    """What is told of decided cases under some policies, for lists and reports.

    Example:
        >>> policy = Policy.shipped("us-lindke")
        >>> near = NearCases.of([policy])
        >>> near(policy.assess_facts(yes=["account-belongs-to-authority", "is-removal"]), "en")[0]
        'On whose words they are (here: official):'
    """

    policies: Mapping[str, Policy]
    """The policies, by their ids."""
    _known: dict[tuple[object, ...], tuple[str, ...]] = attrs.field(
        factory=dict, init=False, repr=False, eq=False
    )

    @classmethod
    def of(cls, policies: Iterable[Policy]) -> NearCases:
        """Gather the cases of some policies.

        Args:
            policies: the policies.

        Returns:
            What is called with an assessment and a language.
        """
        return cls(policies={one.id: one for one in policies})

    def __call__(self, assessment: Assessment, language: str) -> tuple[str, ...]:
        """Return the nearest decided cases of an assessment.

        Args:
            assessment: the assessment.
            language: ``"sv"`` or ``"en"``.

        Returns:
            What is alike and what differs, line by line; nothing where no decided case is near, or where the
            assessment is by another policy.

        Raises:
            ValueError: the language is not one of these.
        """
        made_from = assessment.provenance
        policy = self.policies.get(made_from.policy)
        if policy is None:
            return ()
        # Whatever has the same known facts and the same answers has the same cases.
        outcomes = tuple(outcome for _, outcome, _ in assessment.brief.findings)
        key = (made_from.policy, made_from.facts, assessment.capacity, outcomes, language)
        if key not in self._known:
            found = precedents_of(assessment, policy)
            told = precedents_words(found, policy, language).splitlines() if found else []
            self._known[key] = tuple(told[1:])
        return self._known[key]
