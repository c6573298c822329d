"""The shipped lexicons: what the text detectors look for, by language and fact.

A lexicon is a file of data (``facts/lexicon/sv.toml``). Its phrases may hold places to fill:
``{authority}``, ``{authority's}``, ``{mention}`` and ``{body}`` stand for what a body of the
organisation's kind is called (all kinds where the organisation is not known), the first three also for
its own names; ``{title}`` stands for the author's titles; any other name for a list under ``[groups]``.
"""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from offentligroll.facts.phrases import Hit, Negation, Phrases
from offentligroll.facts.words import Words, fold
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


_BY_NAME = ("{authority}", "{authority's}", "{mention}")
_BY_KIND = (*_BY_NAME, "{body}")
_BY_TITLE = "{title}"
_PLACE = re.compile(r"\{[^{}]*\}")


@attrs.frozen
class _Compiled:
    """Phrases of many facts in one trie, and whose they are."""

    phrases: Phrases
    owners: Mapping[str, tuple[tuple[str, bool], ...]]

    @classmethod
    def of(cls, owned: Iterable[tuple[str, str, bool]]) -> _Compiled:
        owners: dict[str, dict[tuple[str, bool], None]] = {}
        for fact, phrase, is_exception in owned:
            owners.setdefault(fold(phrase), {})[fact, is_exception] = None
        return cls(Phrases.compile(owners), {phrase: tuple(facts) for phrase, facts in owners.items()})


@attrs.frozen(kw_only=True, eq=False)
class Lexicon:
    """All that the text detectors know of one language."""

    language: str
    """Its language code, such as ``"sv"``."""
    codes: frozenset[str]
    """Other codes of the same language."""
    negation: Negation
    """How it negates."""
    genitive: str
    """What it adds to a name to make it a genitive."""
    groups: Mapping[str, tuple[str, ...]]
    """Lists that phrases name in braces."""
    callings: Mapping[OrganisationKind, Calling]
    """What public bodies are called."""
    titles: tuple[str, ...]
    """Usual titles, for authors whose own are not known."""
    entries: Mapping[str, Entry]
    """What it has, by fact."""

    def find(self, words: Words, subject: Subject) -> dict[str, tuple[Hit, ...]]:
        """Find what speaks for each fact, all facts at once.

        Args:
            words: an author's own words.
            subject: whom they are about and by.

        Returns:
            The hits by fact, in their order; facts without any are left out. A negated hit is
            marked so, but for facts that hold negated too.
        """
        found: dict[str, dict[tuple[int, int], Hit]] = {}
        excepted: dict[str, set[int]] = {}
        for compiled in self._tries(subject):
            for hit in compiled.phrases.hits(words):
                for fact, is_exception in compiled.owners[hit.phrase]:
                    if is_exception:
                        excepted.setdefault(fact, set()).update(range(hit.start, hit.end))
                    else:
                        found.setdefault(fact, {})[hit.start, hit.end] = hit
        answer = {}
        for fact, hits in found.items():
            barred = excepted.get(fact, frozenset())
            kept = [self._judged(fact, words, hit) for hit in hits.values() if not _overlaps(hit, barred)]
            if kept:
                answer[fact] = tuple(sorted(kept, key=lambda hit: (hit.start, -hit.end)))
        return answer

    def _judged(self, fact: str, words: Words, hit: Hit) -> Hit:
        if self.entries[fact].keeps_negated:
            return hit
        negator = self.negation.negator_of(words, hit.start)
        return hit if negator is None else attrs.evolve(hit, negator=negator)

    def _tries(self, subject: Subject) -> Iterator[_Compiled]:
        yield _of_kind(self, subject.kind)
        if subject.names:
            yield _of_names(self, subject.names)
        yield _of_titles(self, subject.titles or self.titles)

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

    def owned(self) -> Iterator[tuple[str, str, bool]]:
        """Give all phrases with their places still to fill.

        Yields:
            The fact, the phrase, and whether it is an exception.
        """
        for fact, entry in self.entries.items():
            for phrase in entry.phrases:
                yield fact, phrase, False
            for phrase in entry.exceptions:
                yield fact, phrase, True

    def filled(
        self, fillers: Mapping[str, tuple[str, ...]], *, only: tuple[str, ...] = ()
    ) -> Iterator[tuple[str, str, bool]]:
        """Fill the places of all phrases.

        Args:
            fillers: what may stand in which place, beside the lexicon's own groups.
            only: leave out phrases that have none of these places; empty for all that can be filled.

        Yields:
            The fact, the phrase, and whether it is an exception.
        """
        groups = {f"{{{name}}}": words for name, words in self.groups.items()}
        for fact, phrase, is_exception in self.owned():
            places = _PLACE.findall(phrase)
            if only and not set(only).intersection(places):
                continue
            choices = [fillers.get(place) or groups.get(place, ()) for place in places]
            for choice in itertools.product(*choices):
                words = iter(choice)
                yield fact, _PLACE.sub(lambda _, words=words: next(words), phrase), is_exception  # type: ignore[misc]


def _overlaps(hit: Hit, barred: set[int] | frozenset[int]) -> bool:
    return bool(barred) and not barred.isdisjoint(range(hit.start, hit.end))


@functools.lru_cache(maxsize=64)
def _of_kind(lexicon: Lexicon, kind: OrganisationKind | None) -> _Compiled:
    """All phrases but those with titles, for bodies of a kind."""
    callings = [one for of, one in lexicon.callings.items() if kind in (None, of)]
    names = tuple(dict.fromkeys(name for one in callings for name in one.names))
    fillers = {
        "{authority}": names,
        "{authority's}": tuple(lexicon.genitive_of(name) for name in names),
        "{mention}": tuple(dict.fromkeys(name for one in callings for name in one.mentions)),
        "{body}": tuple(dict.fromkeys(name for one in callings for name in one.bodies)),
    }
    return _Compiled.of(lexicon.filled(fillers))


@functools.lru_cache(maxsize=256)
def _of_names(lexicon: Lexicon, names: tuple[str, ...]) -> _Compiled:
    genitives = tuple(lexicon.genitive_of(name) for name in names)
    fillers = dict(zip(_BY_NAME, (names, genitives, (*names, *genitives)), strict=True))
    return _Compiled.of(lexicon.filled(fillers, only=_BY_NAME))


@functools.lru_cache(maxsize=1024)
def _of_titles(lexicon: Lexicon, titles: tuple[str, ...]) -> _Compiled:
    return _Compiled.of(lexicon.filled({_BY_TITLE: titles}, only=(_BY_TITLE,)))


# ---------------------------------------------------------------- which language


@attrs.frozen(kw_only=True)
class Languages:
    """The lexicons there are, and the words by which languages are told apart."""

    lexicons: Mapping[str, Lexicon]
    """By language code."""
    common: Mapping[str, frozenset[str]]
    """Frequent small words of these languages and of some without a lexicon."""
    untold: frozenset[str]
    """Codes by which archives say that they don't know."""

    def code_of(self, language: str | None) -> str | None:
        """Give the plain code of a language.

        Args:
            language: as an archive writes it, such as ``"sv-SE"``.

        Returns:
            ``"sv"``; None where no language is told.
        """
        if language is None:
            return None
        plain = language.strip().replace("_", "-").partition("-")[0].casefold()
        if not plain or plain in self.untold:
            return None
        return next((code for code, one in self.lexicons.items() if plain in one.codes), plain)

    def guess(self, words: Words) -> str | None:
        """Guess the language from its small words.

        Args:
            words: the words.

        Returns:
            The language's code, or None where the guess is not clear.
        """
        scores = Counter({code: len(common & words.distinct) for code, common in self.common.items()})
        (code, best), (_, second) = scores.most_common(2)
        few = best * _RAREST_SHARE < len(words.distinct) or (best == 1 and len(words) > _SHORT)
        return None if best == 0 or few or best < 2 * second else code


_RAREST_SHARE = 10
"""Less than one small word among so many words tells nothing."""
_SHORT = 6
"""Up to so many words, a single small word tells."""


def languages() -> Languages:
    """Give the languages that the library knows.

    Returns:
        All shipped lexicons.
    """
    return _shipped()


@functools.cache
def _shipped() -> Languages:
    import tomllib  # noqa: PLC0415
    from importlib import resources  # noqa: PLC0415

    folder = resources.files("offentligroll.facts").joinpath("lexicon")

    def read(name: str) -> dict[str, Any]:
        return tomllib.loads(folder.joinpath(name).read_text("utf-8"))

    table = read("languages.toml")
    return Languages(
        lexicons={code: lexicon_from(read(f"{code}.toml")) for code in table["lexicons"]},
        common={code: frozenset(words) for code, words in table["common"].items()},
        untold=frozenset(table["untold"]),
    )


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
    lexicon = Lexicon(
        language=table["language"],
        codes=frozenset(table["codes"]),
        negation=Negation(
            negators=Phrases.compile(negation["negators"]),
            not_negating=Phrases.compile(negation["not_negating"]),
            clause_words=frozenset(negation["clause_words"]),
            contrast=frozenset(negation["contrast"]),
        ),
        genitive=table["genitive"],
        groups={name: tuple(words) for name, words in table["groups"].items()},
        callings={
            OrganisationKind(kind): Calling(
                names=tuple(words["names"]), mentions=tuple(words["mentions"]), bodies=tuple(words["bodies"])
            )
            for kind, words in table["authority"].items()
        },
        titles=tuple(table["titles"]),
        entries={
            fact: Entry(
                phrases=tuple(entry["phrases"]),
                exceptions=tuple(entry.get("except", ())),
                keeps_negated=entry.get("negation") == "kept",
            )
            for fact, entry in table["facts"].items()
        },
    )
    known = {*_BY_KIND, _BY_TITLE, *(f"{{{name}}}" for name in lexicon.groups)}
    for fact, phrase, _ in lexicon.owned():
        for place in _PLACE.findall(phrase):
            if place not in known:
                close = difflib.get_close_matches(place, known, n=1)
                hint = f" (did you mean `{close[0]}`?)" if close else ""
                raise ValueError(f"{fact}: nothing fills `{place}` in `{phrase}`{hint}")
    return lexicon
