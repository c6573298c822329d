"""What a policy file says of the adopted document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import attrs

from offentligroll.files.shape import NotEmpty, Shape, SlipError
from offentligroll.languages import Message


@attrs.frozen(kw_only=True)
class DocumentShape(Shape):
    """``[document]``."""

    number: str | None = None
    adopted_by: dict[str, str] | None = None
    adopted: dt.date | None = None
    review_by: dt.date | None = None

    @classmethod
    def slips(cls, read: Mapping[str, Any]) -> Iterator[SlipError]:
        """Find a review before the adoption."""
        adopted, review_by = read.get("adopted"), read.get("review_by")
        if adopted is not None and review_by is not None and review_by < adopted:
            message = Message("policy.reviewed-early", adopted=str(adopted), review=str(review_by))
            yield SlipError(
                "contradictory-dates", message, Message("policy.advice.reviewed-early"), key=("review_by",)
            )


DocumentTable = Annotated[DocumentShape, NotEmpty()]
