"""The base class of what the library raises on purpose."""

from __future__ import annotations


class OffentligrollError(Exception):
    """Something can't be used or found; each error is also the built-in one that fits.

    Example:
        >>> from offentligroll import Directory
        >>> try:
        ...     Directory().official("jansson")
        ... except OffentligrollError as error:
        ...     print(isinstance(error, LookupError))
        True
    """
