"""Yes, no and not known: the three truth values everything else is built on.

It stands on the lowest floor because already a question about a partial date can have
no other honest answer than *unknown*.
"""

from __future__ import annotations

import enum


class Truth(enum.StrEnum):
    """The answer to a yes/no question, by strong Kleene logic.

    Example:
        >>> Truth.YES & Truth.UNKNOWN
        <Truth.UNKNOWN: 'unknown'>
        >>> Truth.NO & Truth.UNKNOWN
        <Truth.NO: 'no'>
        >>> ~Truth.UNKNOWN
        <Truth.UNKNOWN: 'unknown'>
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def from_bool(cls, value: bool | None) -> Truth:
        """Turn a Python answer into a truth.

        Args:
            value: ``True``, ``False``, or ``None`` where nobody has said.

        Returns:
            Yes, no or unknown.
        """
        if value is None:
            return cls.UNKNOWN
        return cls.YES if value else cls.NO

    def __and__(self, other: Truth) -> Truth:
        if Truth.NO in (self, other):
            return Truth.NO
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.YES

    def __or__(self, other: Truth) -> Truth:
        if Truth.YES in (self, other):
            return Truth.YES
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.NO

    def __invert__(self) -> Truth:
        if self is Truth.UNKNOWN:
            return Truth.UNKNOWN
        return Truth.NO if self is Truth.YES else Truth.YES

    def __bool__(self) -> bool:
        """Refuse to be read as a bool, since *unknown* is neither.

        Raises:
            TypeError: always; compare with ``is Truth.YES`` instead.
        """
        raise TypeError(
            f"a truth is yes, no or unknown; write `is Truth.YES` instead of using {self!r} as a bool"
        )
