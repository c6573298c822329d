"""House rules: what visitors may not post on the authority's channels, and what follows from one."""

from __future__ import annotations

import enum

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import ALWAYS_TRUE, Condition, all_of
from offentligroll.rules.rule import Accepted, Bound, DoneBy, Guideline, InCapacity, Modality, Obligation
from offentligroll.rules.source import Citation, InForce
from offentligroll.rules.template_id import TemplateId
from offentligroll.rules.visitor import VISITOR_FACT

BREAKS_HOUSE_RULES = "content-breaks-house-rules"
"""The fact that what was taken down broke the house rules; each policy answers it by its own."""

BROKE_BEFORE = "has-broken-house-rules-before"
"""The fact that the visitor had broken them before."""

_ON_OUR_PAGE = "account-belongs-to-authority"
_REMOVE = Wording({"sv": "Ta bort inlägget.", "en": "Remove the post."})
_SHOULD_REMOVE = Wording({"sv": "Inlägget bör tas bort.", "en": "The post should be removed."})


class Then(enum.StrEnum):
    """What is done about a post that breaks a house rule."""

    MUST_REMOVE = "must_remove"
    SHOULD_REMOVE = "should_remove"
    MAY_REMOVE = "may_remove"


@attrs.frozen(kw_only=True, field_transformer=typed)
class HouseRule:
    """What visitors may not post on the authority's channels.

    Example:
        >>> from offentligroll.rules import FactTest
        >>> rule = HouseRule(
        ...     id="no-threats",
        ...     not_allowed=FactTest(fact="is-threat"),
        ...     then="must_remove",
        ...     says={"en": "Threats are taken down."},
        ... )
        >>> [one.id for one in rule.guidelines], [one.id for one in rule.obligations]
        (['no-threats', 'no-threats-removal'], ['no-threats-removal'])
    """

    __repr__ = short_repr

    id: str
    """Its id in the policy."""
    not_allowed: Condition
    """What a visitor's post may not be."""
    when: Condition = ALWAYS_TRUE
    """Where it counts; files can't write it, but what is taken in keeps the scope of its policy."""
    then: Then = Then.MAY_REMOVE
    """What is done about it."""
    block_after: int | None = None
    """How many breaches may lead to a block; None where none may."""
    says: Wording
    """The rule as a sentence."""
    cite: Citation | None = None
    """Where it comes from."""
    answers: tuple[TemplateId, ...] = ()
    """The questions that people ask and that it answers."""
    in_force: InForce | None = None
    """When it counts; None for always."""
    accept: tuple[Accepted, ...] = ()
    """Warnings that the author has accepted."""

    def __attrs_post_init__(self) -> None:
        if self.block_after is not None and self.block_after < 1:
            raise ValueError(f"a block can't follow {self.block_after} breaches")

    @property
    def guidelines(self) -> tuple[Guideline, ...]:
        """The prohibition that binds visitors, and the permissions of who takes down what breaks it."""
        where = all_of(_ON_OUR_PAGE, *(() if self.when == ALWAYS_TRUE else (self.when,)))
        forbidden = self._norm(self.id, Modality.MUST_NOT, self.not_allowed, Bound.VISITOR, where)
        removal = self._norm(
            f"{self.id}-removal",
            Modality.MAY,
            all_of("is-removal"),
            Bound.AUTHORITY,
            all_of(where, broken_id(self.id)),
        )
        if self.block_after is None:
            return (forbidden, removal)
        often = (repeated_id(self.id),) if self.block_after > 1 else ()
        block = self._norm(
            f"{self.id}-block",
            Modality.MAY,
            all_of("is-block"),
            Bound.AUTHORITY,
            all_of(where, broken_id(self.id), *often),
        )
        return (forbidden, removal, block)

    def _norm(
        self, identity: str, modality: Modality, conduct: Condition, bound: Bound, when: Condition
    ) -> Guideline:
        return Guideline(
            id=identity,
            modality=modality,
            conduct=conduct,
            in_capacity=InCapacity.ANY,
            binds=(bound,),
            when=when,
            says=self.says,
            cite=self.cite,
            answers=self._answers(bound),
            in_force=self.in_force,
        )

    def _answers(self, bound: Bound) -> tuple[TemplateId, ...]:
        """Whoever asks what may be taken down is answered by what visitors may not post."""
        own = self.answers if bound is Bound.VISITOR else ()
        return tuple(dict.fromkeys((*own, TemplateId.MAY_REMOVE)))

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What is to be done about a visitor's post that breaks it."""
        if self.then is Then.MAY_REMOVE:
            return ()
        return (
            Obligation(
                id=f"{self.id}-removal",
                action=_REMOVE if self.then is Then.MUST_REMOVE else _SHOULD_REMOVE,
                in_capacity=InCapacity.ANY,
                binds=(Bound.AUTHORITY,),
                when=all_of(_ON_OUR_PAGE, VISITOR_FACT, self.when, self.not_allowed),
                done_by=DoneBy.REMOVAL,
                says=self.says,
                cite=self.cite,
                answers=(TemplateId.WHAT_MUST_BE_DONE,),
                in_force=self.in_force,
            ),
        )


def broken_id(rule: str) -> str:
    """Name the fact that what an act is about broke a house rule.

    Args:
        rule: the id of the house rule.

    Returns:
        An id that no file can give to a fact of its own.

    Example:
        >>> broken_id("no-threats")
        'broken:no-threats'
    """
    return f"broken:{rule}"


def repeated_id(rule: str) -> str:
    """Name the fact that whoever is blocked broke the house rules often enough.

    Args:
        rule: the id of the house rule.

    Returns:
        An id that no file can give to a fact of its own.
    """
    return f"repeated:{rule}"
