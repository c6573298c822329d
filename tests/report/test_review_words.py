"""What became of an obligation, in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from offentligroll.model.wording import Wording
from offentligroll.report.review_words import fulfilment_words
from offentligroll.review import CameInBy, Fulfilment, FulfilmentOutcome, WhyNotKnown
from offentligroll.rules.rule import Obligation

WORDS = Wording({"sv": "Svara.", "en": "Answer."})
DUTY = Obligation(id="answer", action=WORDS, says=WORDS)
DAY = dt.date(2024, 5, 7)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due": DAY, "late_days": 1}, "Due by 7 May 2024. 1 day after the last day."),
        ({"due": DAY, "late_days": 0}, "Due by 7 May 2024."),
        ({"starts": DAY, "starts_by": CameInBy.RECORDED}, "Came in 7 May 2024 (recorded)."),
        ({"done": DAY}, "Done 7 May 2024."),
        (
            {"done_in": "a", "why": WhyNotKnown.UNTIMED},
            "Done by a. It was done, but it is not known exactly",
        ),
        ({"late_by": dt.timedelta(minutes=5)}, "5 minutes too late."),
        ({"late_by": dt.timedelta(hours=2)}, "2 hours too late."),
        ({"is_precaution": True}, "It is due as a precaution only."),
    ],
)
def test_what_became_of_it(fields: dict[str, Any], words: str) -> None:
    """Each thing that is known is said, and nothing else."""
    one = Fulfilment(obligation=DUTY, statement="q", outcome=FulfilmentOutcome.LATE, **fields)
    assert fulfilment_words(one, "en").startswith(f"Late: q – Answer. {words}")


@pytest.mark.parametrize("why", WhyNotKnown)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_why_it_is_not_known_is_said(why: WhyNotKnown, language: str) -> None:
    """Each reason has its sentence."""
    one = Fulfilment(obligation=DUTY, statement="q", outcome=FulfilmentOutcome.NOT_KNOWN, why=why)
    assert fulfilment_words(one, language).endswith(".")
    assert fulfilment_words(one, language).count(".") >= 2
