"""Parsers of other packages, loaded only where an archive needs them."""

from __future__ import annotations

import importlib
from typing import Any

from offentligroll.archives.folder import file_error
from offentligroll.languages import Message


def need(module: str, name: str) -> Any:  # noqa: ANN401 - a module
    """Load a parser.

    Args:
        module: its name.
        name: the file that needs it.

    Returns:
        The module.

    Raises:
        FileError: it is not installed; the error says how to.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = Message("archives.file.needs-extra", module=module)
        raise file_error(name, "needs-extra", message, Message("archives.file.install-extra")) from error
