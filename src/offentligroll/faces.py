"""Faces of folders: names that are promised, each loaded from its module when it is first used."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Callable, Mapping
from types import ModuleType

Loader = Callable[[str], object]


def loader(face: str, homes: Mapping[str, str]) -> Loader:
    """Make the ``__getattr__`` of a face.

    Args:
        face: the module's name.
        homes: the module in which each name stands, below the package; a name that is itself a module
            has that module's own name.

    Returns:
        What loads a name when it is first asked for; it raises AttributeError where there is no such name.
    """

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {face!r} has no attribute {name!r}")
        module = _loaded(f"offentligroll.{homes[name]}")
        value = module if homes[name].rpartition(".")[2] == name else getattr(module, name)
        setattr(sys.modules[face], name, value)
        return value

    return load


def _loaded(name: str) -> ModuleType:
    # Of all that modules make when they are loaded, nothing can be thrown away.
    was_on = gc.isenabled()
    gc.disable()
    try:
        return importlib.import_module(name)
    finally:
        if was_on:
            gc.enable()
