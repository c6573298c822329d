"""What a check looks for, why, an example, and how to fix it, in words."""

from __future__ import annotations

import attrs

from offentligroll.languages import FALLBACK, render
from offentligroll.policy.checking.check import Check


@attrs.frozen(kw_only=True)
class CheckWords:
    """A check in the words of one language."""

    severity: str
    """How grave a finding is."""
    what: str
    """What is looked for."""
    why: str
    """Why it matters; may have several paragraphs and a list."""
    fix: str
    """How to put it right; begins in lower case."""

    @classmethod
    def of(cls, check: Check, language: str = FALLBACK) -> CheckWords:
        """Find the words of a check.

        Args:
            check: the check.
            language: such as ``"sv"``.

        Returns:
            The words.

        Example:
            >>> from offentligroll.policy.checking.registry import all_checks
            >>> CheckWords.of(all_checks()["unused-source"], "sv").fix
            'ange den, eller stryk den.'
        """
        parts = {part: render(f"checks.{check.code}.{part}", {}, language) for part in ("what", "why", "fix")}
        return cls(severity=render(f"checks.severity.{check.severity}", {}, language), **parts)
