"""A whole archive under a policy: what came in, what was done about it, by when, and what can't be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.model.id_times import time_in_id as time_in_id
    from offentligroll.review.measures import Lacking as Lacking
    from offentligroll.review.measures import Measure as Measure
    from offentligroll.review.parts import CameInBy as CameInBy
    from offentligroll.review.parts import ChannelCount as ChannelCount
    from offentligroll.review.parts import Coverage as Coverage
    from offentligroll.review.parts import Fulfilment as Fulfilment
    from offentligroll.review.parts import FulfilmentOutcome as FulfilmentOutcome
    from offentligroll.review.parts import Holds as Holds
    from offentligroll.review.parts import Request as Request
    from offentligroll.review.parts import RequestOutcome as RequestOutcome
    from offentligroll.review.parts import WhyNotKnown as WhyNotKnown
    from offentligroll.review.review import Review as Review
    from offentligroll.review.reviewing import Reviewing as Reviewing
    from offentligroll.review.side import Side as Side

_HOMES = {
    "CameInBy": "review.parts",
    "ChannelCount": "review.parts",
    "Coverage": "review.parts",
    "Holds": "review.parts",
    "Fulfilment": "review.parts",
    "FulfilmentOutcome": "review.parts",
    "Lacking": "review.measures",
    "Measure": "review.measures",
    "Request": "review.parts",
    "RequestOutcome": "review.parts",
    "Review": "review.review",
    "Reviewing": "review.reviewing",
    "Side": "review.side",
    "WhyNotKnown": "review.parts",
    "time_in_id": "model.id_times",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "CameInBy",
    "ChannelCount",
    "Coverage",
    "Fulfilment",
    "FulfilmentOutcome",
    "Holds",
    "Lacking",
    "Measure",
    "Request",
    "RequestOutcome",
    "Review",
    "Reviewing",
    "Side",
    "WhyNotKnown",
    "time_in_id",
]


def __dir__() -> list[str]:
    return __all__
