"""Which checks there are: one for each module in ``checks/``."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping

from offentligroll.policy.checking import checks
from offentligroll.policy.checking.check import Chapter, Check


@functools.cache
def all_checks() -> Mapping[str, Check]:
    """All checks.

    Returns:
        The checks by code, in the order of their chapters.

    Example:
        >>> all_checks()["unused-source"].severity.value
        'hint'
    """
    modules = [
        importlib.import_module(f"{checks.__name__}.{found.name}")
        for found in pkgutil.iter_modules(checks.__path__)
    ]
    chapters = list(Chapter)
    found: list[Check] = sorted(
        (module.CHECK for module in modules), key=lambda check: (chapters.index(check.chapter), check.code)
    )
    return {check.code: check for check in found}
