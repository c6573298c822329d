"""One answer to one fact about one statement, with where it comes from."""

from __future__ import annotations

import enum
import functools
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.faces import loader
from offentligroll.facts.note import Note
from offentligroll.model.short_repr import short_repr
from offentligroll.model.truth import Truth
from offentligroll.model.typed import recorded, typed

if TYPE_CHECKING:
    from offentligroll.facts.evidence import Evidence
else:
    # Of bare facts there is none.
    __getattr__ = loader(__name__, {"Evidence": "facts.evidence"})


class Origin(enum.StrEnum):
    """Where an answer comes from."""

    GIVEN = "given"
    LOOKED_UP = "looked-up"
    DETECTED = "detected"
    NOT_FOUND = "not-found"
    ASSUMED = "assumed"
    IMPLIED = "implied"
    PREMISE = "premise"
    """What is taken as read of bare facts and of drafts, since these are about officials' statements."""


# Python 3.11 takes its time to look a member up in its enum, and to hash it.
_NOT_FOUND, _ASSUMED = Origin.NOT_FOUND, Origin.ASSUMED


@attrs.frozen(kw_only=True, field_transformer=typed)
class Fact:
    """One yes/no/unknown answer about a statement."""

    __repr__ = short_repr

    id: str
    """The fact's id in the vocabulary or among a policy's own facts."""
    truth: Truth
    """The answer."""
    origin: Origin | None = None
    """Where the answer comes from; None where it is unknown."""
    told_by: str | None = None
    """The place or program that told it, such as ``"statement"`` or a detector's name."""
    evidence: tuple[Evidence, ...] = ()
    """What the answer rests on."""
    note: Note | None = None
    """Why it is not known, or what the teller added."""
    follows_from: str | None = None
    """The answer that it follows from, if any: the id of a fact, with ``not`` before it for *no*."""
    is_weakly_implied: bool = False
    """Whether that answer is only assumed, or only *not found*."""
    beaten: tuple[Fact, ...] = ()
    """Answers from elsewhere that this one outranks, and that said something else."""
    rests_on_absence: bool = False
    """Whether a *yes* rests on what is not in the words beside the words that it quotes."""

    @property
    def is_weak(self) -> bool:
        """Whether it is assumed, *not found*, follows from such, or rests on what is not in the words."""
        origin = self.origin
        return origin is _NOT_FOUND or origin is _ASSUMED or self.rests_on_absence or self.is_weakly_implied

    def to_plain(self) -> list[Any]:
        """Write all that it says as plain values, for hashing.

        Returns:
            The fields in order, with evidence, note and beaten answers within.
        """
        evidence = [
            [part.quote, part.start, part.end, part.record and part.record.to_plain()]
            for part in self.evidence
        ]
        note = self.note and self.note.to_plain()
        beaten = [fact.to_plain() for fact in self.beaten]
        kinds = [self.follows_from, self.is_weakly_implied, self.rests_on_absence]
        return [self.id, self.truth, self.origin, self.told_by, evidence, note, kinds, beaten]


@functools.lru_cache(maxsize=4096)
def unknown(fact: str, note: Note | None) -> Fact:
    """Return the answer that a fact is not known; the same few are given again and again.

    Args:
        fact: the id of the fact.
        note: what is missing.

    Returns:
        The unknown fact.
    """
    return recorded(Fact, id=fact, truth=Truth.UNKNOWN, note=note)
