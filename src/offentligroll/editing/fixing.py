"""What would put a problem right: changes that an editor makes at a keypress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.editing.draft import Draft
from offentligroll.editing.names import RULE_KINDS
from offentligroll.editing.nodes import Entry, Path, Value, ValueKind
from offentligroll.editing.pointing import Pointed, parameter
from offentligroll.editing.positions import TextEdit
from offentligroll.editing.snippets import languages_of, plain, value_snippet
from offentligroll.editing.wanted import wanted_at
from offentligroll.files.problems import Problem, Severity
from offentligroll.files.toml_writing import toml_text
from offentligroll.languages import say


@attrs.frozen(kw_only=True)
class Fix:
    """A change that puts something right."""

    title: str
    """What it does, in the reader's language."""
    edits: tuple[TextEdit, ...]
    """The changes in the text."""
    is_preferred: bool = False
    """Whether it is plainly what is meant, so that an editor may offer it first."""

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain values.

        Returns:
            ``title``, ``edits`` and ``isPreferred``.
        """
        return {
            "title": self.title,
            "edits": [edit.to_dict() for edit in self.edits],
            "isPreferred": self.is_preferred,
        }


def fixes_of(draft: Draft, problem: Problem, pointed: Pointed, language: str) -> tuple[Fix, ...]:
    """Find what would put a problem right.

    Args:
        draft: the file.
        problem: what is wrong with it.
        pointed: the words that it is about.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The changes, the likeliest first; none where nobody can know what is meant.
    """
    return tuple(_Fixer(draft, problem, pointed, language).all())


_WRITTEN: Mapping[str, tuple[str, bool]] = {
    "files.did-you-mean": ("word", True),
    "files.advice.id": ("id", True),
    "files.toml.write": ("word", False),
    "files.advice.no-quotes": ("value", False),
    "files.advice.quotes": ("value", False),
    "files.advice.decimal": ("value", False),
    "files.advice.day": ("day", False),
    "policy.advice.limit": ("share", False),
    "policy.advice.host": ("host", True),
    "policy.advice.duration": ("duration", True),
}
"""Advice that says what to write: the parameter, and whether it is a text."""


@attrs.frozen
class _Fixer:
    draft: Draft
    problem: Problem
    pointed: Pointed
    language: str

    def all(self) -> Iterator[Fix]:
        yield from self._written()
        yield from self._by_code()
        if self.problem.severity is not Severity.ERROR:
            yield from self._accepted()

    def _by_code(self) -> Iterator[Fix]:
        """What puts problems of a kind right, beside what their advice says to write."""
        made: Mapping[str, Callable[[], Iterator[Fix]]] = {
            "missing-key": self._missing_key,
            "missing-language": self._missing_language,
            "unknown-source": self._unknown_source,
            "unknown-fact": self._unknown_fact,
            "doubled-id": self._doubled_id,
            "unused-source": self._removed,
            "unused-fact": self._removed,
            "unused-assumption": self._removed,
        }
        if self.problem.code in made:
            yield from made[self.problem.code]()

    def _written(self) -> Iterator[Fix]:
        advice = self.problem.advice
        if advice is None:
            return
        if advice.code == "files.advice.key":
            yield self._key(parameter(advice, "key"))
        elif advice.code == "policy.advice.negate":
            yield self._replaced(f'"not {parameter(advice, "fact")}"')
        elif advice.code in _WRITTEN:
            name, is_text = _WRITTEN[advice.code]
            word = parameter(advice, name)
            if self.problem.code in ("unknown-key", "unknown-group"):
                yield self._key(word)
            else:
                yield self._replaced(self._as_before(word) if is_text else word)

    def _as_before(self, word: str) -> str:
        """Keep what stands around the misspelt name in a text: a negation before it, a place behind it."""
        value = self.pointed.value
        if value is None or value.kind is not ValueKind.TEXT:
            return word
        text = value.text
        for negation in ("not ", "inte "):
            if text.casefold().startswith(negation) and not word.casefold().startswith(negation):
                word = text[: len(negation)] + word
        key, comma, rest = text.partition(",")
        named = parameter(self.problem.says, "key")
        return toml_text(word + comma + rest if comma and key.strip() == named else word)

    def _key(self, key: str) -> Fix:
        item = self.pointed.item
        end = self.pointed.end if item is None else item.key_end
        return self._made("write", [(self.pointed.start, end, key)], word=key)

    def _replaced(self, text: str) -> Fix:
        pointed = self.pointed
        start, end = pointed.start, pointed.end
        if pointed.value is not None and pointed.value.kind is not ValueKind.MISSING:
            start, end = pointed.value.start, pointed.value.end
        return self._made("write", [(start, end, text)], word=text.strip('"'))

    def _missing_key(self) -> Iterator[Fix]:
        key = parameter(self.problem.says, "key")
        item = self.pointed.item
        if not key:
            return
        if not self.problem.where:
            yield self._put_in(key, self.draft.tree.entries[0])
        elif item is None:
            yield self._put_in(key, self.pointed.entry)
        elif item.value.kind is ValueKind.TABLE:
            path = (*self.pointed.entry.path, *item.keys)
            yield self._put_between(item.value, f"{key} = {self._form((*path, key))}", key)

    def _form(self, path: Path) -> str:
        return plain(value_snippet(self.draft, wanted_at(self.draft.kind, path)))

    def _put_in(self, key: str, entry: Entry) -> Fix:
        """Add a line at the end of an entry."""
        line, at = f"{key} = {self._form((*entry.path, key))}", entry.last
        return self._made("add", [(at, at, f"\n{line}" if at else f"{line}\n")], preferred=True, word=key)

    def _put_between(self, table: Value, text: str, word: str) -> Fix:
        """Add a key to a table between braces."""
        at = table.items[-1].end if table.items else table.start + 1
        text = f", {text}" if table.items else f" {text}"
        return self._made("add", [(at, at, text)], preferred=True, word=word)

    def _missing_language(self) -> Iterator[Fix]:
        item, language = self.pointed.item, parameter(self.problem.says, "language")
        if item is not None and item.value.kind is ValueKind.TABLE:
            yield self._put_between(item.value, f'{language} = ""', language)

    def _unknown_source(self) -> Iterator[Fix]:
        key = parameter(self.problem.advice, "key") or parameter(self.problem.says, "key")
        if key and self.problem.advice is not None and self.problem.advice.code == "policy.advice.add-source":
            end = len(self.draft.text)
            block = f'\n[sources.{key}]\ntitle = ""\nkind = "policy"\nverified = false\n'
            before = "" if self.draft.text.endswith("\n") else "\n"
            yield self._made("add-source", [(end, end, before + block)], word=key)

    def _unknown_fact(self) -> Iterator[Fix]:
        value = self.pointed.value
        text = parameter(self.problem.says, "fact")
        if value is None or not text or " " in text or self.draft.name.endswith(".md"):
            return
        phrase = ", ".join(f'{one} = ""' for one in languages_of(self.draft))
        end = len(self.draft.text)
        block = f'\n[[fact]]\nid = "{text}"\nphrase = {{ {phrase} }}\nask = {{ {phrase} }}\n'
        before = "" if self.draft.text.endswith("\n") else "\n"
        yield self._made("own-fact", [(end, end, before + block)], word=text)

    def _doubled_id(self) -> Iterator[Fix]:
        value = self.pointed.value
        if value is not None and value.kind is ValueKind.TEXT:
            taken = {one.id for one in self.draft.tree.entries}
            numbers = (f"{value.text}-{number}" for number in range(2, len(taken) + 3))
            new = next(one for one in numbers if one not in taken)
            yield self._made("write", [(value.start, value.end, toml_text(new))], word=new)

    def _removed(self) -> Iterator[Fix]:
        entry, item = self.pointed.entry, self.pointed.item
        if item is not None:
            start, end = item.start, self._line_end(item.end)
            yield self._made("remove", [(start, end, "")], word=item.keys[-1])
        elif entry.path:
            end = self._line_end(entry.last)
            yield self._made("remove", [(entry.start, end, "")], word=entry.id or str(entry.path[-1]))

    def _line_end(self, offset: int) -> int:
        end = self.draft.text.find("\n", offset)
        return len(self.draft.text) if end < 0 else end + 1

    def _accepted(self) -> Iterator[Fix]:
        """Accept a warning, with a reason that the author has to give."""
        entry = self.pointed.entry
        if entry.path[:1] and entry.path[0] in RULE_KINDS and entry.item("accept") is None:
            at = entry.last
            line = f'\naccept = [{{ code = "{self.problem.code}", why = "" }}]'
            yield self._made("accept", [(at, at, line)], word=self.problem.code)

    def _made(
        self, code: str, changes: list[tuple[int, int, str]], *, preferred: bool | None = None, word: str
    ) -> Fix:
        lines = self.draft.lines
        return Fix(
            title=say(f"editing.fix.{code}", self.language, word=word),
            edits=tuple(TextEdit(span=lines.span(start, end), text=text) for start, end, text in changes),
            is_preferred=code == "write" if preferred is None else preferred,
        )
