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
            return _UNKNOWN
        return _YES if value else _NO

    def __and__(self, other: Truth) -> Truth:
        if self is _NO or other is _NO:
            return _NO
        return _UNKNOWN if self is _UNKNOWN or other is _UNKNOWN else _YES

    def __or__(self, other: Truth) -> Truth:
        if self is _YES or other is _YES:
            return _YES
        return _UNKNOWN if self is _UNKNOWN or other is _UNKNOWN else _NO

    def __invert__(self) -> Truth:
        if self is _UNKNOWN:
            return _UNKNOWN
        return _NO if self is _YES else _YES

    def __bool__(self) -> bool:
        """Refuse to be read as a bool, since *unknown* is neither.

        Raises:
            TypeError: always; compare with ``is Truth.YES`` instead.
        """
        raise TypeError(
            f"a truth is yes, no or unknown; write `is Truth.YES` instead of using {self!r} as a bool"
        )


# Python 3.11 takes its time to look a member up in its enum, and nothing here is wanted more often.
_YES, _NO, _UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
