"""Which rules stand under which paragraph of an adopted document."""

from __future__ import annotations

import bisect

import attrs

from offentligroll.files.document import Built, Contents
from offentligroll.files.markdown import Paragraph
from offentligroll.files.where import Path


@attrs.frozen(kw_only=True)
class EncodedParagraph:
    """A paragraph, with what encodes it."""

    paragraph: Paragraph
    """The paragraph or heading."""
    entries: tuple[Path, ...] = ()
    """The ways to the entries of the file that stand under it, up to the next paragraph."""

    @property
    def is_encoded(self) -> bool:
        """Whether a rule, a principle or a term of the policy says it; a heading says nothing."""
        return self.paragraph.is_heading or bool(self.entries)


def encoded_paragraphs(document: Contents) -> tuple[EncodedParagraph, ...]:
    r"""Put the entries of a document under its paragraphs.

    Args:
        document: the file.

    Returns:
        The paragraphs in their order; none where the file is TOML alone, or where there is no file.

    Example:
        >>> from offentligroll.files.document import parse_document
        >>> words = "Be kind.\n```toml\n[[principle]]\nid = 'kind'\n```\nBe quick.\n"
        >>> [one.is_encoded for one in encoded_paragraphs(parse_document(words, "a.policy.md"))]
        [True, False]
    """
    if isinstance(document, Built):
        return ()
    begins = [paragraph.line for paragraph in document.paragraphs]
    entries: list[list[Path]] = [[] for _ in begins]
    for kind, rules in document.data.items():
        if begins and isinstance(rules, list) and all(isinstance(rule, dict) for rule in rules):
            for number in range(len(rules)):
                at = bisect.bisect(begins, document.place_of((kind, number)).line) - 1
                entries[max(at, 0)].append((kind, number))
    return tuple(
        EncodedParagraph(paragraph=paragraph, entries=tuple(found))
        for paragraph, found in zip(document.paragraphs, entries, strict=True)
    )
