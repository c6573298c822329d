"""What is wrong with a file, and what could be better: where, and what would put it right."""

from __future__ import annotations

from typing import Any

import attrs

from offentligroll.editing.draft import Draft, FileKind
from offentligroll.editing.fixing import fixes_of
from offentligroll.editing.mender import Fix
from offentligroll.editing.pointing import pointed_at
from offentligroll.editing.positions import Span
from offentligroll.files.problems import Problem, Severity
from offentligroll.languages import check_language


@attrs.frozen(kw_only=True)
class Marked:
    """A problem, as an editor marks it."""

    code: str
    """Its code, such as ``"unknown-fact"``; it stays the same across versions."""
    severity: Severity
    """How grave it is."""
    span: Span
    """The words that it is about."""
    message: str
    """What is wrong, in the reader's language."""
    advice: str = ""
    """What to do about it; empty where the message says it all."""
    where: str = ""
    """The entry that it is about, such as ``capacity[1] "listed-channel": when``."""
    fixes: tuple[Fix, ...] = ()
    """What would put it right, the likeliest first."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``code``, ``severity``, ``range``, ``message``, ``advice``, ``where`` and ``fixes``.
        """
        return {
            "code": self.code,
            "severity": self.severity.value,
            "range": self.span.to_dict(),
            "message": self.message,
            "advice": self.advice,
            "where": self.where,
            "fixes": [fix.to_dict() for fix in self.fixes],
        }


def problems(draft: Draft, language: str = "en") -> tuple[Marked, ...]:
    r"""Return what is wrong with a file: errors, and where there are none what ``offentligroll check`` finds.

    Args:
        draft: the file.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The problems by place; those of another file, such as one that is extended, stand at its name.

    Raises:
        ValueError: the language is another.

    Example:
        >>> from offentligroll.editing import Draft
        >>> draft = Draft.of('format = 1\nzon = "Europe/Stockholm"\n')
        >>> wrong = next(one for one in problems(draft) if one.code == "unknown-key")
        >>> wrong.message, wrong.fixes[0].title, wrong.fixes[0].edits[0].text
        ('unknown key `zon`', 'Write `zone`', 'zone')
    """
    check_language(language)
    return tuple(_marked(draft, one, language) for one in _found(draft))


def _found(draft: Draft) -> tuple[Problem, ...]:
    return draft.report.problems if draft.kind is FileKind.POLICY else draft.problems_of_others


def _marked(draft: Draft, problem: Problem, language: str) -> Marked:
    pointed = pointed_at(draft, problem)
    return Marked(
        code=problem.code,
        severity=problem.severity,
        span=draft.lines.span(pointed.start, pointed.end),
        message=problem.says.in_language(language),
        advice="" if problem.advice is None else problem.advice.in_language(language),
        where=problem.where,
        fixes=fixes_of(draft, problem, pointed, language),
    )
