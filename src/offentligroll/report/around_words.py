"""What stands around a statement in its archive, in words: its thread, and what is missing from it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from offentligroll.assessment.wording.phrasing import safe_quote
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.among import Among
from offentligroll.languages import say, written
from offentligroll.model.statement import Act, Statement

_LONGEST = 100
_SHOWN = 5
_PASSING_ON = (Act.SHARE, Act.POST, Act.REPLY)


def around_lines(statement: Statement, among: Among, language: str, *, words: bool = True) -> Iterator[str]:
    """State what a statement answers, what is about it, and what a share of it leaves out.

    Args:
        statement: the statement.
        among: the archive.
        language: ``"sv"`` or ``"en"``.
        words: whether words are quoted.

    Yields:
        A heading, and an item for each.
    """
    yield say("around.heading", language)
    lines = list(_Around(among=among, language=language, words=words).lines(statement))
    for line in lines or [say("around.nothing", language)]:
        yield f"- {line}"


@attrs.frozen(kw_only=True)
class _Around:
    """An archive, and how it is told."""

    among: Among
    language: str
    words: bool

    def lines(self, statement: Statement) -> Iterator[str]:
        among = self.among
        above = among.thread_of(statement)
        yield from self._told("answers", above) if above else self._one("answers", statement.in_reply_to)
        yield from self._told("answered-by", among.answers_to(statement))
        for reference in statement.contains:
            yield from self._published(reference)
        yield from self._told("published-in", among.publishing(statement))
        yield from self._one("takes-back", statement.takes_back)
        yield from self._told("taken-back-by", among.taking_back(statement))
        yield from self._told("elsewhere", among.elsewhere(statement))
        yield from self._one("target", statement.target)
        yield from self._told("about", among.about(statement))
        torn = among.find(statement.target)
        if torn is not None and statement.act in _PASSING_ON:
            yield from self._told("left-out", (*among.thread_of(torn), *among.answers_to(torn)))

    def _told(self, key: str, others: tuple[Statement, ...]) -> Iterator[str]:
        for other in others[:_SHOWN]:
            yield say(f"around.{key}", self.language, what=self._named(other))
        if left := len(others[_SHOWN:]):
            yield say("around.more", self.language, count=left)

    def _one(self, key: str, reference: str | None) -> Iterator[str]:
        other = self.among.find(reference)
        if other is not None:
            yield from self._told(key, (other,))
        elif reference is not None:
            yield say("around.missing", self.language, id=one_line(reference, _LONGEST))

    def _published(self, reference: str) -> Iterator[str]:
        yield from self._one("contains", reference)
        came_in = self.among.find(reference)
        if came_in is not None and came_in.publication_agreed is not None:
            key = "agreed" if came_in.publication_agreed else "refused"
            yield say(f"around.{key}", self.language, id=one_line(came_in.id, _LONGEST))

    def _named(self, statement: Statement) -> str:
        language, at = self.language, statement.at
        speaker = statement.author or statement.on_behalf_of or statement.publisher
        named = say(
            "around.named",
            language,
            id=one_line(statement.id, _LONGEST),
            act=say(f"answers.act.{statement.act}", language),
            who=say("around.somebody", language) if speaker is None else one_line(speaker.name, _LONGEST),
            at=say("around.undated", language) if at is None else written(at, language),
        )
        if not self.words or not statement.text:
            return named
        return say("around.quoted", language, what=named, text=safe_quote(statement.text, language, _LONGEST))
