"""Building what a policy file says of the adopted document, and the principles in it."""

from __future__ import annotations

from offentligroll.model.wording import NO_WORDS
from offentligroll.policy.reading.building import Builder
from offentligroll.rules.document import AdoptedDocument, Principle


def built_document(builder: Builder) -> AdoptedDocument | None:
    """Build what the file says of the adopted document.

    Args:
        builder: the file.

    Returns:
        The document; None where the file names none.
    """
    shape = builder.shape.document
    if shape is None:
        return None
    by = shape.adopted_by
    return AdoptedDocument(
        number=shape.number,
        adopted_by=NO_WORDS if by is None else builder.wording(by, (*shape.path, "adopted_by")),
        adopted=shape.adopted,
        review_by=shape.review_by,
    )


def built_principles(builder: Builder) -> tuple[Principle, ...]:
    """Build the sentences that no machine can watch.

    Args:
        builder: the file.

    Returns:
        The principles.
    """
    return tuple(
        Principle(
            id=one.id,
            says=builder.wording(one.says, (*one.path, "says")),
            cite=builder.citation(one.cite, (*one.path, "cite")),
            accept=builder.accepted(one.accept),
        )
        for one in builder.shape.principle
    )
