"""What would put a problem right: changes that an editor makes at a keypress."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.editing.changing import add_entry
from offentligroll.editing.draft import Draft, FileKind
from offentligroll.editing.names import RULE_KINDS
from offentligroll.editing.nodes import Path, ValueKind
from offentligroll.editing.pointing import Pointed, parameter
from offentligroll.editing.positions import TextEdit
from offentligroll.editing.snippets import languages_of, plain, value_snippet
from offentligroll.editing.splicing import Splicer
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


_PREFERRED = frozenset({"write", "add"})
_ID = re.compile(r"[a-z0-9-]+")


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
            "unknown-language": self._unknown_language,
            "wrong-type": self._wrong_type,
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
            if self.pointed.is_key:
                yield self._key(word)
            else:
                yield self._replaced(self._as_before(word) if is_text else word)

    def _as_before(self, word: str) -> str:
        """Keep what stands around the misspelt name in a text: a negation before it, a place behind it."""
        text = "" if self.pointed.value is None else self.pointed.value.text
        for negation in ("not ", "inte "):
            if text.casefold().startswith(negation) and not word.casefold().startswith(negation):
                word = text[: len(negation)] + word
        key, comma, rest = text.partition(",")
        named = parameter(self.problem.says, "key")
        return toml_text(word + comma + rest if comma and key.strip() == named else word)

    def _key(self, key: str) -> Fix:
        pointed = self.pointed
        end = pointed.end if pointed.item is None else pointed.item.key_end
        return self._made("write", [self._splicer.change(pointed.start, end, key)], word=key)

    def _replaced(self, text: str) -> Fix:
        pointed = self.pointed
        start, end = pointed.start, pointed.end
        if pointed.value is not None and pointed.value.kind is not ValueKind.MISSING:
            start, end = pointed.value.start, pointed.value.end
        return self._made("write", [self._splicer.change(start, end, text)], word=text.strip('"'))

    def _wrong_type(self) -> Iterator[Fix]:
        """Put a text that stands alone into a table by language, or into a list; or take a list away."""
        value, code = self.pointed.value, "" if self.problem.advice is None else self.problem.advice.code
        if code == "files.advice.double-brackets":
            entry = self.pointed.entry
            header = f"[[{entry.path[0]}]]"
            yield self._made(
                "write", [self._splicer.change(entry.start, entry.header_end, header)], word=header
            )
        if value is None:
            return
        held = self.draft.text[value.start : value.end]
        if code == "files.advice.languages":
            first, *others = languages_of(self.draft)
            texts = ", ".join((f"{first} = {held}", *(f'{one} = ""' for one in others)))
            yield self._replaced(f"{{ {texts} }}")
        elif code == "files.advice.list":
            yield self._replaced(f"[{held}]")
        elif code == "files.advice.no-list":
            member = value.members[0]
            yield self._replaced(self.draft.text[member.start : member.end])

    def _missing_key(self) -> Iterator[Fix]:
        key, item, value = parameter(self.problem.says, "key"), self.pointed.item, self.pointed.value
        if not key:
            return
        if value is not None and value.kind is ValueKind.TABLE and self.problem.where:
            path = (*self.pointed.entry.path, *(() if item is None else item.keys), key)
            edit = self._splicer.text_into_table(value, f"{key} = {self._form(path) or toml_text('')}")
        else:
            entry = self.pointed.entry if self.problem.where else self.draft.tree.entries[0]
            line = f"{key} = {self._form((*entry.path, key))}"
            edit = self._splicer.line_into_entry(entry, key, line)
        yield self._made("add", [edit], word=key)

    def _form(self, path: Path) -> str:
        return plain(value_snippet(self.draft, wanted_at(self.draft.kind, path)))

    def _missing_language(self) -> Iterator[Fix]:
        item, language = self.pointed.item, parameter(self.problem.says, "language")
        if item is None:
            edit = self._splicer.into_entry(self.pointed.entry, language, "")
            yield self._made("add", [edit], word=language)
        elif item.value.kind is ValueKind.TABLE:
            yield self._made("add", [self._splicer.into_table(item.value, language, "")], word=language)

    def _unknown_source(self) -> Iterator[Fix]:
        key = parameter(self.problem.advice, "key")
        if key and self.problem.advice is not None and self.problem.advice.code == "policy.advice.add-source":
            source = {"id": key, "title": "", "kind": "policy", "verified": False}
            yield self._made("add-source", add_entry(self.draft, "sources", source), word=key)

    def _unknown_fact(self) -> Iterator[Fix]:
        """Make a fact of the policy's own of a name that is none."""
        fact = parameter(self.problem.says, "fact")
        if self.draft.kind is FileKind.POLICY and _ID.fullmatch(fact):
            sentences = dict.fromkeys(languages_of(self.draft), "")
            entry = {"id": fact, "phrase": sentences, "ask": sentences}
            yield self._made("own-fact", add_entry(self.draft, "fact", entry), word=fact)

    def _unknown_language(self) -> Iterator[Fix]:
        language = parameter(self.problem.says, "language")
        item = self.draft.tree.entries[0].item("languages")
        if item is not None and item.value.kind is ValueKind.LIST:
            yield self._made("add", self._splicer.into_list(item.value, toml_text(language)), word=language)

    def _doubled_id(self) -> Iterator[Fix]:
        taken = {one.id for one in self.draft.tree.entries}
        doubled = parameter(self.problem.says, "id")
        new = next(one for number in itertools.count(2) if (one := f"{doubled}-{number}") not in taken)
        yield self._replaced(toml_text(new))

    def _removed(self) -> Iterator[Fix]:
        entry, item = self.pointed.entry, self.pointed.item
        if item is None:
            yield self._made("remove", self._splicer.entry_out([entry]), word=entry.id or str(entry.path[-1]))
        else:
            edit = self._splicer.without(item, entry.items, in_table=False)
            yield self._made("remove", [edit], word=item.keys[-1])

    def _accepted(self) -> Iterator[Fix]:
        """Accept a warning, with a reason that the author has to give."""
        entry = self.pointed.entry
        if entry.path[:1] and entry.path[0] in RULE_KINDS and entry.item("accept") is None:
            accepted = [{"code": self.problem.code, "why": ""}]
            edit = self._splicer.into_entry(entry, "accept", accepted)
            yield self._made("accept", [edit], word=self.problem.code)

    @property
    def _splicer(self) -> Splicer:
        return Splicer(self.draft)

    def _made(self, code: str, edits: Iterable[TextEdit], *, word: str) -> Fix:
        title = say(f"editing.fix.{code}", self.language, word=word)
        return Fix(title=title, edits=tuple(edits), is_preferred=code in _PREFERRED)
