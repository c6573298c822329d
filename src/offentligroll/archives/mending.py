"""The one way in which Facebook and Instagram break letters, undone where it can be proved."""

from __future__ import annotations

from typing import Any


def mended(text: str) -> str:
    """Undo that UTF-8 was written as if each byte were a letter.

    Args:
        text: as the export writes it.

    Returns:
        The text as it was; unchanged where its letters are no UTF-8, since then nothing was broken.

    Example:
        >>> mended("NÃ¥gra"), mended("Några")
        ('Några', 'Några')
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def mended_text_of(value: Any) -> str | None:  # noqa: ANN401 - any JSON is meant
    """Return a text as :func:`~offentligroll.archives.values.text_of` does, mended."""
    return mended(value) if isinstance(value, str) and value else None
