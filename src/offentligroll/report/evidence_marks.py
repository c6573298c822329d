"""The words of a statement, parted by what the answer rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.wording.safe_text import safe_lines


def marked(assessment: Assessment) -> Iterator[str]:
    """Part the words by what the answer rests on.

    Args:
        assessment: the assessment.

    Yields:
        Words that are no evidence and words that are, by turns; nothing where there are no words.
    """
    text = None if assessment.statement is None else assessment.statement.text
    if not text:
        return
    spans = sorted(
        (one.start, one.end)
        for used in assessment.facts
        for one in used.fact.evidence
        if one.start is not None and one.end is not None
    )
    place = 0
    for start, end in _joined(spans):
        yield safe_lines(text[place:start])
        yield safe_lines(text[start:end])
        place = end
    yield safe_lines(text[place:])


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Make one of spans that overlap or meet."""
    under_way: tuple[int, int] | None = None
    for start, end in spans:
        if under_way is None or start > under_way[1]:
            if under_way is not None:
                yield under_way
            under_way = start, end
        else:
            under_way = under_way[0], max(under_way[1], end)
    if under_way is not None:
        yield under_way
