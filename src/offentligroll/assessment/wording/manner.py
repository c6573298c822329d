"""How an explanation is told: in which language, with which words, at which length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from offentligroll.assessment.wording.phrasing import (
    safe_quote,
    sentence_words,
    status_words,
)
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.forms import FactForms
from offentligroll.languages import render, written
from offentligroll.model.wording import Wording
from offentligroll.rules.outcome import Status
from offentligroll.rules.source import Citation


@attrs.frozen(kw_only=True)
class Manner:
    """How an explanation is told."""

    language: str
    """``"sv"`` or ``"en"``."""
    shows_words: bool = True
    """Whether the statement's words are quoted."""
    is_full: bool = False
    """Whether everything is told, ids included."""

    def say(self, code: str, **parameters: Any) -> str:  # noqa: ANN401 - parameters are of many kinds
        """State a sentence of the language."""
        return render(code, parameters, self.language)

    def plain(self, wording: Wording) -> str:
        """Return a policy's words on one line."""
        return one_line(wording.in_language(self.language))

    def form(self, forms: FactForms, name: str) -> str:
        """A sentence of a fact, by the name of its form, on one line."""
        words: str = getattr(forms.in_language(self.language), name)
        return one_line(words)

    def quoted(self, wording: Wording) -> str:
        """Put a policy's words in quotation marks, without the full stop that ends a sentence of theirs."""
        words = wording.in_language(self.language).strip()
        return safe_quote(words.removesuffix("."), self.language, None)

    def name(self, says: Wording, id: str) -> str:  # noqa: A002
        """Name a rule or norm by its sentence, with its id where everything is told."""
        words = self.quoted(says)
        return self.say("answers.rule.named", says=words, id=one_line(id)) if self.is_full else words

    def status(self, status: Status) -> str:
        """Name a status in a word or two."""
        return status_words(status, self.language, short=True)

    def joined(self, items: Sequence[str], word: str = "and") -> str:
        """Join things by commas and a word."""
        return written(tuple(items), self.language, word)

    def source(self, cite: Citation | None) -> str:
        """State where a rule comes from, and whether somebody has read that."""
        if cite is None:
            return self.say("answers.source.none")
        kind = "verified" if cite.source.verified else "not-verified"
        return self.say(f"answers.source.{kind}", cite=one_line(str(cite)))


def item(text: str, *below: str) -> list[str]:
    """Write an item of a list, with what belongs to it.

    Args:
        text: the item, on one line.
        below: what stands under it.

    Returns:
        The lines.
    """
    return [f"- {sentence_words(text)}", *(f"  - {sentence_words(line)}" for line in below)]


def chapter(heading: str, items: Iterable[Iterable[str]]) -> list[str]:
    """Write a chapter.

    Args:
        heading: what it is about.
        items: the lines of each item.

    Returns:
        The lines of the chapter; none where it has no items.
    """
    lines = [line for one in items for line in one]
    return [heading, *lines] if lines else []
