"""Other people's packages that only some formats need: imported where used, and named where missing."""

from __future__ import annotations

import importlib
from types import ModuleType

from offentligroll.languages import Message, MessageError


def needed(module: str, extra: str) -> ModuleType:
    """Import a package of an extra.

    Args:
        module: the module's name.
        extra: which extra of the library brings it.

    Returns:
        The module.

    Raises:
        MessageError: it is not installed.

    Example:
        >>> needed("xml.sax", "registers").__name__
        'xml.sax'
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise MessageError(Message("files.needs-extra", package=package, extra=extra)) from None
