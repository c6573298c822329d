"""The shipped lexicons: what the text detectors look for, by language and fact.

A lexicon is a file of data (``facts/lexicon/sv.toml``). Its phrases may hold places to fill:
``{authority}``, ``{authority's}``, ``{mention}`` and ``{body}`` stand for what a body of the
organisation's kind is called (all kinds where the organisation is not known), the first three also for
its own names; ``{title}`` stands for the author's titles; any other name for a list under ``[groups]``.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.facts.text.languages import shipped_table
from offentligroll.facts.text.phrases import Hit, Negation, Phrases
from offentligroll.facts.text.templates import Owner, Templates, places_of
from offentligroll.facts.text.words import Words
from offentligroll.model.organisation import OrganisationKind


@attrs.frozen(kw_only=True)
class Subject:
    """About whom and by whom the words are, as far as the phrases depend on it."""

    kind: OrganisationKind | None = None
    """What sort of body the authority is; None where it is not known which it is."""
    names: tuple[str, ...] = ()
    """The authority's own names."""
    titles: tuple[str, ...] = ()
    """The author's titles; empty where none are known, and then all usual ones count."""


@attrs.frozen(kw_only=True)
class Entry:
    """What one language has for one fact."""

    phrases: tuple[str, ...]
    """The phrases, with their places to fill."""
    exceptions: tuple[str, ...] = ()
    """Longer phrases in which those mean something else: a hit that overlaps one does not count."""
    keeps_negated: bool = False
    """Whether a negated phrase is a hit all the same."""


@attrs.frozen(kw_only=True)
class Calling:
    """What bodies of one kind are called."""

    names: tuple[str, ...]
    """With the article, as the subject of a sentence: *kommunen*, *the council*."""
    mentions: tuple[str, ...]
    """The names that can hardly mean anything else, wherever they stand."""
    bodies: tuple[str, ...]
    """Without the article, as after *our*: *kommun*, *council*."""


_AUTHORITY = "authority"
_AUTHORITYS = "authority's"
_MENTION = "mention"
_BODY = "body"
_TITLE = "title"
_PLACES_BY_SUBJECT = (_AUTHORITY, _AUTHORITYS, _MENTION, _BODY, _TITLE)


@attrs.frozen(kw_only=True, eq=False)
class Lexicon:
    """All that the text detectors know of one language."""

    language: str
    """Its language code, such as ``"sv"``."""
    negation: Negation
    """How it negates."""
    genitive: str
    """What it adds to a name to make it a genitive."""
    groups: Mapping[str, Phrases]
    """Lists that phrases name in braces."""
    callings: Mapping[OrganisationKind, Calling]
    """What public bodies are called."""
    titles: Phrases
    """Usual titles, for authors whose own are not known."""
    entries: Mapping[str, Entry]
    """What it has, by fact."""
    templates: Templates
    """All of that in one trie."""

    def find(self, words: Words, subject: Subject) -> dict[str, tuple[Hit, ...]]:
        """Find what speaks for each fact, all facts in one pass.

        Args:
            words: an author's own words.
            subject: whom they are about and by.

        Returns:
            The hits by fact, in their order; facts without any are left out. A negated hit is
            marked so, but for facts that hold negated too.
        """
        found: dict[str, dict[tuple[int, int], Owner]] = {}
        excepted: dict[str, set[int]] = {}
        groups, first = _groups_for(self, subject)
        for start, end, owners in self.templates.hits(words, groups, first):
            for owner in owners:
                if owner.is_exception:
                    excepted.setdefault(owner.fact, set()).update(range(start, end))
                else:
                    found.setdefault(owner.fact, {})[start, end] = owner
        answer = {}
        for fact, spans in found.items():
            barred = excepted.get(fact, set())
            hits = tuple(
                self._hit(owner, words, start, end)
                for (start, end), owner in sorted(spans.items(), key=lambda item: item[0])
                if not barred or barred.isdisjoint(range(start, end))
            )
            if hits:
                answer[fact] = hits
        return answer

    def _hit(self, owner: Owner, words: Words, start: int, end: int) -> Hit:
        keeps_negated = self.entries[owner.fact].keeps_negated
        negator = None if keeps_negated else self.negation.negator_of(words, start)
        return Hit(start=start, end=end, phrase=owner.template, negator=negator)

    def genitive_of(self, name: str) -> str:
        """Give the genitive of a name.

        Args:
            name: the name.

        Returns:
            The genitive; in languages that add a bare *s*, names on *s* stay as they are.
        """
        if self.genitive == "s" and name[-1:] in "sSxXzZ":
            return name
        return name + self.genitive


@functools.lru_cache(maxsize=1024)
def _groups_for(lexicon: Lexicon, subject: Subject) -> tuple[Mapping[str, Phrases], frozenset[str]]:
    """What stands in the places of templates, and with which words a find can begin."""
    callings = [one for kind, one in lexicon.callings.items() if subject.kind in (None, kind)]
    names = (*subject.names, *(name for one in callings for name in one.names))
    genitives = tuple(map(lexicon.genitive_of, names))
    own = (*subject.names, *map(lexicon.genitive_of, subject.names))
    groups = {
        **lexicon.groups,
        _AUTHORITY: Phrases.compile(names),
        _AUTHORITYS: Phrases.compile(genitives),
        _MENTION: Phrases.compile((*own, *(name for one in callings for name in one.mentions))),
        _BODY: Phrases.compile(name for one in callings for name in one.bodies),
        _TITLE: Phrases.compile(subject.titles) if subject.titles else lexicon.titles,
    }
    return groups, lexicon.templates.first_words(groups)


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Give the shipped lexicon of a language, read when it is first asked for.

    Args:
        language: one of ``languages().with_lexicon``.

    Returns:
        The lexicon.
    """
    return lexicon_from(shipped_table(f"{language}.toml"))


def lexicon_from(table: Mapping[str, Any]) -> Lexicon:
    """Make a lexicon of the table of its file.

    Args:
        table: as in ``facts/lexicon/sv.toml``.

    Returns:
        The lexicon.

    Raises:
        ValueError: a phrase has a place that nothing fills.
    """
    negation = table["negation"]
    groups = {name: Phrases.compile(words) for name, words in table["groups"].items()}
    entries = {
        fact: Entry(
            phrases=tuple(entry["phrases"]),
            exceptions=tuple(entry.get("except", ())),
            keeps_negated=entry.get("negation") == "kept",
        )
        for fact, entry in table["facts"].items()
    }
    owners = tuple(_owners(entries))
    _check_places(owners, {*groups, *_PLACES_BY_SUBJECT})
    return Lexicon(
        language=table["language"],
        negation=Negation(
            negators=Phrases.compile(negation["negators"]),
            not_negating=Phrases.compile(negation["not_negating"]),
            clause_words=frozenset(negation["clause_words"]),
            contrast=frozenset(negation["contrast"]),
        ),
        genitive=table["genitive"],
        groups=groups,
        callings={
            OrganisationKind(kind): Calling(**{name: tuple(words) for name, words in calling.items()})
            for kind, calling in table["authority"].items()
        },
        titles=Phrases.compile(table["titles"]),
        entries=entries,
        templates=Templates.compile(owners),
    )


def _owners(entries: Mapping[str, Entry]) -> Iterator[Owner]:
    for fact, entry in entries.items():
        for phrase in entry.phrases:
            yield Owner(fact, phrase)
        for phrase in entry.exceptions:
            yield Owner(fact, phrase, is_exception=True)


def _check_places(owners: Iterable[Owner], known: set[str]) -> None:
    for owner in owners:
        for place in places_of(owner.template):
            if place not in known:
                close = difflib.get_close_matches(place, sorted(known), n=1)
                hint = f" (did you mean `{{{close[0]}}}`?)" if close else ""
                raise ValueError(f"{owner.fact}: nothing fills `{{{place}}}` in `{owner.template}`{hint}")
