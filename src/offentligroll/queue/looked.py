"""A statement as it stands with the answers about it."""

from __future__ import annotations

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.known import Known
from offentligroll.queue.parts import KeptAnswer, Whereabouts
from offentligroll.queue.waiting import Waits


@attrs.frozen(kw_only=True)
class Looked:
    """A statement as it stands with the answers about it."""

    place: Whereabouts
    """What may join it to others."""
    answers: tuple[KeptAnswer, ...] = ()
    """The answers about it, one for each fact."""
    not_usable: tuple[KeptAnswer, ...] = ()
    """Those of them that can't be so together with earlier ones."""
    assessments: tuple[Assessment, ...] = ()
    """What each policy says of it."""
    known: tuple[Known, ...] = ()
    """What each policy knows of it."""
    waits: tuple[tuple[Waits, ...], ...] = ()
    """What each policy still asks."""
