"""A decided case beside an answer, and the nearest ones about one question."""

from __future__ import annotations

from typing import Any

import attrs

from offentligroll.cases.case import Case
from offentligroll.cases.leanings import Sign
from offentligroll.model.typed import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class Precedent:
    """A decided case, and how near it is."""

    case: Case
    """The case."""
    answer: str
    """What was decided: a capacity, or an outcome of the guideline."""
    distance: int
    """How far it is: two for each fact that is known to be otherwise, one for each told on one side only."""
    alike: tuple[Sign, ...]
    """Facts that are the same, with whether they are so; those that are so come first."""
    unlike: tuple[Sign, ...]
    """Facts as they were there, which are not known here or are otherwise."""
    only_here: tuple[Sign, ...]
    """Facts that are so here, and that were not known there."""
    is_followed: bool
    """Whether the assessment has the same answer."""
    is_split: bool = False
    """Whether others have decided otherwise on facts that spoke at least as strongly for the same."""
    is_contradicted: bool = False
    """Whether the answer is another although nothing speaks less for that of the case here."""

    @property
    def is_apart(self) -> bool:
        """Whether the case was overruled, or another body decided it the other way."""
        return self.case.overruled_by is not None


@attrs.frozen(kw_only=True, field_transformer=typed)
class Precedents:
    """The nearest decided cases about one question."""

    guideline: str | None
    """The guideline that they are about; None for whose words they are."""
    answer: str
    """The assessment's own answer."""
    nearest: tuple[Precedent, ...]
    """The nearest with the same answer and with others, in the order of their distance."""
    apart: tuple[Precedent, ...] = ()
    """The nearest of those that were overruled, or decided the other way by another body."""

    @property
    def followed(self) -> tuple[Precedent, ...]:
        """Those that were decided as the assessment is."""
        return tuple(one for one in self.nearest if one.is_followed)

    @property
    def against(self) -> tuple[Precedent, ...]:
        """Those that were decided otherwise."""
        return tuple(one for one in self.nearest if not one.is_followed)

    @property
    def contradicted(self) -> tuple[Precedent, ...]:
        """Those whose answer would hold here all the more, although the assessment has another."""
        return tuple(one for one in self.nearest if one.is_contradicted)

    def to_dict(self) -> dict[str, Any]:
        """Return what can be written as JSON.

        Returns:
            Plain values.
        """
        return {
            "guideline": self.guideline,
            "answer": self.answer,
            "nearest": [_as_dict(one) for one in self.nearest],
            "apart": [_as_dict(one) for one in self.apart],
        }


def _as_dict(one: Precedent) -> dict[str, Any]:
    source = one.case.source
    return {
        "case": one.case.id,
        "title": one.case.title,
        "cite": None if source is None else source.cite,
        "url": None if source is None else source.url,
        "decider": one.case.decider,
        "overruled_by": one.case.overruled_by,
        "answer": one.answer,
        "distance": one.distance,
        "alike": dict(one.alike),
        "unlike": dict(one.unlike),
        "only_here": dict(one.only_here),
        "is_followed": one.is_followed,
        "is_split": one.is_split,
        "is_contradicted": one.is_contradicted,
    }
