"""What can be written at the cursor."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.editing.cursor import Role, Spot, spot_at
from offentligroll.editing.draft import Draft
from offentligroll.editing.fact_index import Named, found_facts
from offentligroll.editing.meaning import about_fact, about_key, phrase_of
from offentligroll.editing.names import names_at, own_facts
from offentligroll.editing.positions import Position, Span
from offentligroll.editing.snippets import VERBS, entry_snippet, languages_of, plain, value_snippet
from offentligroll.editing.splicing import KEY_PLACES
from offentligroll.editing.wanted import Key, Wanted, wanted_at
from offentligroll.files.toml_writing import toml_text
from offentligroll.languages import check_language, say

_NEGATION = re.compile(r"(?:not|inte) +", re.IGNORECASE)
_MOST = 300


class CompletionKind(enum.StrEnum):
    """What sort of thing is offered."""

    KEY = "key"
    ENTRY = "entry"
    """The header of an entry, with the keys that it needs."""
    FACT = "fact"
    OWN_FACT = "own-fact"
    NAME = "name"
    """The name of a rule, source, check or policy."""
    WORD = "word"
    """One of a fixed list of words, or a form to fill in."""


@attrs.frozen(kw_only=True)
class Completion:
    """One thing that can be written at the cursor."""

    label: str
    """What the list shows: the key, the fact's id, the word."""
    kind: CompletionKind
    """What sort of thing it is."""
    span: Span
    """What it takes the place of: what is typed there already, without quotation marks."""
    snippet: str
    """What is put in; ``${1}``, ``${2}`` are the places to fill in, as editors know them."""
    detail: str = ""
    """A few words beside the label: a fact's phrase, a rule's sentence."""
    about: str = ""
    """What it means, as Markdown."""
    filter: str = ""
    """What is typed and led to it: editors that filter by the label alone filter by this."""

    @property
    def text(self) -> str:
        """What is put in, without the marks of the places to fill in."""
        return plain(self.snippet)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``label``, ``kind``, ``range``, ``snippet``, ``text``, ``detail``, ``about`` and ``filter``.
        """
        return {
            "label": self.label,
            "kind": self.kind.value,
            "range": self.span.to_dict(),
            "snippet": self.snippet,
            "text": self.text,
            "detail": self.detail,
            "about": self.about,
            "filter": self.filter,
        }


def completions(draft: Draft, position: Position, language: str = "en") -> tuple[Completion, ...]:
    r"""Return what can be written at the cursor: also while the file can't be read.

    Facts are found by their id, by their phrase and by words of it in Swedish and English, and by words that
    are looked for in posts; own facts and names of rules are those of the text as it stands.

    Args:
        draft: the file.
        position: the cursor.
        language: ``"sv"`` or ``"en"``: in which things are explained.

    Returns:
        What can be written, the likeliest first; at most 300. Ask anew after each character typed,
        since what fits a sentence does not begin as the label does.

    Raises:
        ValueError: the language is another.

    Example:
        >>> draft = Draft.of('[[guideline]]\nid = "no-party"\nmust_not = "partipol')
        >>> [one.label for one in completions(draft, Position(2, 20), "sv")][:2]
        ['author-is-politically-restricted', 'takes-party-side']
    """
    check_language(language)
    spot = spot_at(draft, draft.lines.offset(position))
    if spot is None:
        return ()
    offered = _Offer(draft, spot, language).all()
    return tuple(one for one, _ in zip(offered, range(_MOST), strict=False))


@attrs.frozen
class _Offer:
    draft: Draft
    spot: Spot
    language: str

    def all(self) -> Iterator[Completion]:
        spot = self.spot
        if spot.role is Role.HEADER:
            yield from self._headers()
            return
        wanted = wanted_at(self.draft.kind, spot.path)
        if spot.role is Role.KEY:
            yield from self._keys(wanted)
            return
        yield from self._words(wanted)
        yield from self._names()
        if spot.role is Role.VALUE:
            yield from self._forms(wanted)
        if wanted.takes_facts:
            yield from self._facts()

    def _headers(self) -> Iterator[Completion]:
        for key in wanted_at(self.draft.kind, ()).keys.values():
            if _stands_alone(key) and _begins(self.spot.typed, key.name):
                yield self._entry(key)

    def _entry(self, key: Key) -> Completion:
        return self._made(
            key.name,
            CompletionKind.ENTRY,
            entry_snippet(self.draft, key.name),
            about=about_key(self.draft.kind, (), key, self.language),
        )

    def _keys(self, wanted: Wanted) -> Iterator[Completion]:
        for key in self._ordered(wanted):
            if not self.spot.path and _stands_alone(key):
                yield self._entry(key)
                continue
            written = value_snippet(self.draft, key.wanted)
            snippet = key.name if self.spot.has_equals else f"{key.name} = {written}"
            about = about_key(self.draft.kind, self.spot.path, key, self.language)
            yield self._made(key.name, CompletionKind.KEY, snippet, about=about)
        yield from self._named_keys(wanted)

    def _ordered(self, wanted: Wanted) -> list[Key]:
        """Return the keys that can still stand there, in the order in which authors mostly write them."""
        spot = self.spot
        taken = set(spot.taken)
        verbs = VERBS.get(str(spot.path[0]), ()) if len(spot.path) == 2 else ()
        if taken.intersection(verbs):
            taken.update(verbs)
        if wanted.is_sentence:
            taken.update(wanted.keys.keys() - set(languages_of(self.draft)))
        open_keys = (one for one in wanted.keys.values() if one.name not in taken)
        keys = [one for one in open_keys if _begins(spot.typed, one.name)]
        if not spot.path:
            return sorted(keys, key=lambda key: not key.is_needed)
        return sorted(keys, key=lambda key: KEY_PLACES.get(key.name, len(KEY_PLACES)))

    def _named_keys(self, wanted: Wanted) -> Iterator[Completion]:
        """Offer facts and rules as keys."""
        if wanted.is_by_language:
            for language in languages_of(self.draft):
                if language not in self.spot.taken and _begins(self.spot.typed, language):
                    snippet = language if self.spot.has_equals else f'{language} = ["${{1}}"]'
                    yield self._made(language, CompletionKind.KEY, snippet)
        if wanted.has_fact_keys:
            for fact in found_facts(self.spot.typed, own_facts(self.draft)):
                if fact.id not in self.spot.taken:
                    snippet = fact.id if self.spot.has_equals else f"{fact.id} = ${{1}}"
                    yield self._fact(fact, snippet)
        for name in names_at(self.draft, self.spot.path, self.language):
            if name.name not in self.spot.taken and _begins(self.spot.typed, name.name):
                snippet = name.name if self.spot.has_equals else f'{name.name} = "${{1}}"'
                yield self._made(name.name, CompletionKind.NAME, snippet, detail=name.says)

    def _words(self, wanted: Wanted) -> Iterator[Completion]:
        for word in wanted.words:
            if _begins(self.spot.typed, word):
                yield self._made(word, CompletionKind.WORD, self._quoted(word))
        if wanted.is_truth and self.spot.role is Role.VALUE:
            for word in ("true", "false"):
                yield self._made(word, CompletionKind.WORD, word)

    def _names(self) -> Iterator[Completion]:
        for one in names_at(self.draft, self.spot.path, self.language):
            if _begins(self.spot.typed, one.name) or self.spot.typed.casefold() in one.says.casefold():
                yield self._made(one.name, CompletionKind.NAME, self._quoted(one.name), detail=one.says)

    def _facts(self) -> Iterator[Completion]:
        negation = _NEGATION.match(self.spot.typed)
        before = "" if negation is None else negation[0]
        for fact in found_facts(self.spot.typed[len(before) :], own_facts(self.draft)):
            yield self._fact(fact, self._quoted(before + fact.id))

    def _fact(self, fact: Named, snippet: str) -> Completion:
        return self._made(
            fact.id,
            CompletionKind.OWN_FACT if fact.is_own else CompletionKind.FACT,
            snippet,
            detail=phrase_of(fact, self.language),
            about=about_fact(self.draft, fact.id, self.language),
        )

    def _forms(self, wanted: Wanted) -> Iterator[Completion]:
        snippet = value_snippet(self.draft, wanted)
        if wanted.takes_facts and "condition" in wanted.named:
            for group in ("all_of", "any_of", "none_of"):
                about = say(f"editing.group.{group}", self.language)
                yield self._made(group, CompletionKind.WORD, f'{{ {group} = ["${{1}}"] }}', about=about)
        elif plain(snippet) and not wanted.words and not wanted.is_truth:
            yield self._made(plain(snippet), CompletionKind.WORD, snippet)

    def _quoted(self, word: str) -> str:
        return word if self.spot.role is Role.TEXT else toml_text(word)

    def _made(
        self, label: str, kind: CompletionKind, snippet: str, *, detail: str = "", about: str = ""
    ) -> Completion:
        return Completion(
            label=label,
            kind=kind,
            span=self.draft.lines.span(self.spot.start, self.spot.end),
            snippet=snippet,
            detail=detail,
            about=about,
            filter=self.spot.written or label,
        )


def _stands_alone(key: Key) -> bool:
    """Whether a key of the file's top is written as a header."""
    wanted = key.wanted
    is_table = any(one.get("type") == "object" for one in wanted.schemas) and not wanted.is_sentence
    inner = [one["items"] for one in wanted.schemas if "items" in one]
    return (is_table and "inforce" not in wanted.named) or any("$ref" in one for one in inner)


def _begins(typed: str, word: str) -> bool:
    return word.casefold().startswith(typed.strip().casefold())
