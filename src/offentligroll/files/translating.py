"""Saying a message again in another language, by templates: the words of a problem are data.

Messages are made in English, with words of the file filled in. A table gives for each English template its
translation; a message is held against the templates, and what fills the holes of one is taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

import attrs

_AND = re.compile(r"(?<=`) and (?=`)")
_DEEPEST = 4


@attrs.frozen(kw_only=True)
class Template:
    """A message with holes, and the same message in another language."""

    fixed: tuple[str, ...]
    """The words before, between and after the holes."""
    holes: tuple[str, ...]
    """What the holes are called."""
    translated: str
    """The other message, with the same names in braces."""

    @classmethod
    def of(cls, message: str, translated: str) -> Template:
        """Read a template.

        Args:
            message: the English message, with names in braces.
            translated: the same in the other language.

        Returns:
            The template.
        """
        fixed = [""]
        holes = []
        # Doubled braces come as pieces of their own, without a hole behind them.
        for words, hole, _, _ in Formatter().parse(message):
            fixed[-1] += words
            if hole is not None:
                holes.append(hole)
                fixed.append("")
        return cls(fixed=tuple(fixed), holes=tuple(holes), translated=translated)

    def filled_by(self, message: str) -> dict[str, str] | None:
        """Tell what fills the holes.

        Args:
            message: a message.

        Returns:
            The words by the names of the holes; None where it is another message.
        """
        first, *rest = self.fixed
        if not message.startswith(first):
            return None
        if not rest:
            return {} if message == first else None
        *middle, last = rest
        begin, end = len(first), len(message) - len(last)
        if begin > end or not message.endswith(last):
            return None
        filled = []
        for words in middle:
            found = message.find(words, begin, end)
            if found < 0:
                return None
            filled.append(message[begin:found])
            begin = found + len(words)
        return dict(zip(self.holes, (*filled, message[begin:end]), strict=True))


@attrs.frozen
class Translations:
    """The messages of one language.

    What fills a hole is taken over as it is, but where its name begins with ``clause``: then it is a message
    itself, with ``kinds``: kinds of values with *or* between them, with ``names``: names with *and* between
    them, or with ``elsewhere``: a place of another file, and a message.

    Example:
        >>> swedish = Translations.of({"`{key}` is missing": "`{key}` saknas"}, "och", "eller")
        >>> swedish.translate("`title` is missing")
        '`title` saknas'
        >>> swedish.translate("what nobody translated") is None
        True
    """

    templates: tuple[Template, ...]
    """The templates, those with the most fixed words first, since they say the most."""
    and_word: str
    """How the language says *and*."""
    or_word: str
    """How the language says *or*."""

    @classmethod
    def of(cls, table: Mapping[str, str], and_word: str, or_word: str) -> Translations:
        """Read a table of messages.

        Args:
            table: for each English template its translation.
            and_word: how the language says *and*.
            or_word: how the language says *or*.

        Returns:
            The translations.
        """
        templates = [Template.of(message, translated) for message, translated in table.items()]
        return cls(tuple(sorted(templates, key=lambda one: -sum(map(len, one.fixed)))), and_word, or_word)

    def translate(self, message: str) -> str | None:
        """Say a message in the language.

        Args:
            message: the English message.

        Returns:
            The message in the language; None where it has no translation.
        """
        return self._translate(message, _DEEPEST)

    def _translate(self, message: str, depth: int) -> str | None:
        for template in self.templates if depth else ():
            filled = template.filled_by(message)
            if filled is not None:
                return template.translated.format(
                    **{hole: self._hole_words(hole, words, depth - 1) for hole, words in filled.items()}
                )
        return None

    def _hole_words(self, hole: str, words: str, depth: int) -> str:
        if hole.startswith("clause"):
            return self._translate(words, depth) or words
        if hole.startswith("kinds"):
            return self._translate(words, depth) or f" {self.or_word} ".join(
                self._translate(part, depth) or part for part in words.split(" or ")
            )
        if hole.startswith("elsewhere"):
            return next(
                (
                    words[:place] + said
                    for place in _after_colons(words)
                    if (said := self._translate(words[place:], depth)) is not None
                ),
                words,
            )
        return _AND.sub(f" {self.and_word} ", words) if hole.startswith("names") else words


def _after_colons(words: str) -> Iterator[int]:
    """Give the places at which a message may begin behind the place that it is about."""
    yield from (match.end() for match in re.finditer(": ", words))
