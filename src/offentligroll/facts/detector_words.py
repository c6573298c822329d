"""How the library's own detectors answer facts, in words."""

from __future__ import annotations

from offentligroll.facts.registry import Detectors
from offentligroll.languages import is_known, say


def detector_words(fact: str, language: str) -> str | None:
    """How the library's own detector answers a fact.

    Args:
        fact: the id of the fact.
        language: such as ``"sv"``.

    Returns:
        What it looks at, and its name; None where the library does not answer the fact itself.
    """
    _, detector = Detectors.shipped().for_fact(fact)
    if detector is None:
        return None
    code = f"detectors.{fact}"
    return f"{say(code if is_known(code) else 'detectors.directory-field', language)} [{detector.name}]"
