"""What the linear readers weigh: words, their stems, ends and pairs, and what the grammar has found."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from offentligroll.facts.text.memo import Memo
from offentligroll.facts.text.topics import Topics
from offentligroll.facts.text.words import Words

if TYPE_CHECKING:
    from offentligroll.facts.text.finding import Findings, Finds
    from offentligroll.facts.text.subjects import Subject
    from offentligroll.model.organisation import OrganisationKind

_DIGITS = "0123456789"
_UNIT = 3
"""So many letters behind a number count."""
_STEM = 6
"""So many letters of a word are its stem."""
_TAIL = 5
"""So many letters at the end of a long word are taken for the head of a compound."""
_LONG = 10

_SIGNS = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_MARKS = tuple((mark, f"#mark {mark}") for mark in "!?£$€%")
_LENGTHS = (6, 12, 20, 40)
"""What is told of the length of a text: whether it has more words than so many."""
_SENTENCES = (2, 3, 5)
"""What is told of the sentences of a text: whether it has at least so many."""
_CAPITALS = (1, 2, 4)
"""What is told of the words that are written as names: whether there are at least so many."""
_MANY = 4
"""So many different patterns of one fact are counted."""


def stem_of(word: str) -> str:
    """Return the stem of a word: its first letters.

    Args:
        word: the word, folded.

    Returns:
        The stem; all numbers have one, with what stands behind them.
    """
    if word[:1].isdecimal():
        # 9am and 10am, 1st and 25th, 40 and 400.
        return "0" + word.lstrip(_DIGITS)[:_UNIT]
    return word if len(word) <= _STEM else word[:_STEM] + "-"


_OPENS = "^"
"""What stands before the first word of a sentence in pairs."""
_NAME = "@"
"""The stem of all names of accounts."""
_TOPIC = "&"
"""What stands before a topic."""
_AT_THE_ENDS = 3
"""So many words at the beginning of a text, and at its end, are told to stand there."""


@functools.lru_cache(maxsize=64)
def _told(topics: Topics) -> Memo[tuple[str, Sequence[str], bool]]:
    """What each word tells: its stem, what it tells beside that, and whether the author speaks of herself."""

    def told_by(word: str) -> tuple[str, Sequence[str], bool]:
        whole = (word,) if len(word) > _STEM and not word[0].isdecimal() else ()
        end = ("-" + word[-_TAIL:],) if len(word) >= _LONG else ()
        beside = (*whole, *end, *topics.by_word.get(word, ()))
        return stem_of(word), beside, word in topics.first_person

    return Memo(told_by)


_MOST_OF_A_TOPIC = 3
"""So many words of one topic are counted."""


@attrs.define(kw_only=True, eq=False)
class WordFeatures:
    """The features of the words themselves: stems, pairs, long words, their ends, and what stands where."""

    stems: Sequence[str]
    """The stem of each word."""
    pairs: Sequence[str]
    """Each stem with the one before it; with ``^`` where a sentence begins."""
    extras: Sequence[tuple[int, str]]
    """Long words, their ends, and what words are about, each with the index of its word."""
    is_personal: bool
    """Whether the author speaks of herself."""

    @classmethod
    def of(cls, words: Words, topics: Topics) -> WordFeatures:
        """Return the features of words.

        Args:
            words: the words.
            topics: what words are about in their language.

        Returns:
            Their features.
        """
        told = [*map(_told(topics).__getitem__, words.folded)]
        stems = [stem for stem, _, _ in told]
        extras = [(at, name) for at, (_, beside, _) in enumerate(told) if beside for name in beside]
        if "@" in words.text:
            for at in _named(words):
                stems[at] = _NAME
            extras = [(at, name) for at, name in extras if name[0] == _TOPIC or stems[at] != _NAME]
        before = ["", *stems[:-1]]
        for at in words.starts:
            before[at] = _OPENS
        return cls(
            stems=stems,
            pairs=[f"{first} {second}" for first, second in zip(before, stems, strict=False)],
            extras=extras,
            is_personal=True in [is_personal for _, _, is_personal in told],
        )

    @property
    def names(self) -> set[str]:
        """The features, each once."""
        stems = self.stems
        names = {*stems, *self.pairs}
        names.update([f"< {stem}" for stem in stems[:_AT_THE_ENDS]])
        names.update([f"> {stem}" for stem in stems[-_AT_THE_ENDS:]])
        # A counter of the standard library takes longer than all the rest here.
        for _, name in self.extras:
            counted = name
            if name[0] == _TOPIC:
                if self.is_personal:
                    names.add(f"i {name}")
                while counted in names and len(counted) < len(name) + _MOST_OF_A_TOPIC - 1:
                    counted = f"&{counted}"
            names.add(counted)
        if self.is_personal:
            names.add("i &")
        return names

    def places_of(self, names: Container[str]) -> Iterator[tuple[str, int, int]]:
        """Yield where features stand.

        Args:
            names: the features.

        Yields:
            Each of them, from which word to which, as often as it stands there.
        """
        for at, stem in enumerate(self.stems):
            if stem in names:
                yield stem, at, at + 1
        for at, pair in enumerate(self.pairs):
            if pair in names:
                yield pair, (at if pair[0] == _OPENS else at - 1), at + 1
        for at, name in self.extras:
            if name in names:
                yield name, at, at + 1


def _named(words: Words) -> Iterable[int]:
    """Return the words that are names of accounts."""
    return [at for at, before in enumerate(words.between[:-1]) if before[-1:] == "@"]


def circumstances(
    words: Words, findings: Findings, subject: Subject, links: Iterable[str] = ()
) -> Sequence[str]:
    """Return the features of what stands around the words.

    Args:
        words: the words.
        findings: what the grammar has found in them.
        subject: about whom and by whom they are.
        links: the kinds of the links in them.

    Returns:
        The features, each once; each begins with a sign that no word has.
    """
    text, starts, capitals = words.text, words.starts, words.capitals
    around = [
        *_of_subject(subject.kind, subject.holds_role),
        *_at_least("longer", _LENGTHS, len(capitals) - 1),
        *_at_least("sentences", _SENTENCES, len(starts)),
        *_at_least("capitals", _CAPITALS, sum(capitals) - sum([capitals[at] for at in starts])),
        *[name for mark, name in _MARKS if mark in text],
    ]
    for fact, finds in findings.finds.items():
        around += _of_finds(fact, finds)
    around += [f"#marker {marker}" for marker in findings.markers]
    if links:
        around += {f"#link {link}" for link in links}
    if text[:1] == "@":
        around.append("#reply")
    if not text.isascii():
        around += set(_SIGNS.findall(text))
    return around


@functools.cache
def _of_subject(kind: OrganisationKind | None, holds_role: bool | None) -> Sequence[str]:
    role = () if holds_role is None else ("#role" if holds_role else "#no role",)
    return ("#bias", f"#kind {kind.value if kind else '?'}", *role)


def _of_finds(fact: str, finds: Finds) -> Sequence[str]:
    met = {hit.phrase for hit in finds.standing}
    kinds = len(met.union([hit.phrase for hit in finds.suspicions])) if finds.suspicions else len(met)
    found = "finds" if met else "suspects" if finds.suspicions else "negated" if finds.hits else ""
    return _of_found(fact, found, min(kinds, _MANY))


@functools.lru_cache(maxsize=1024)
def _of_found(fact: str, found: str, kinds: int) -> Sequence[str]:
    return [f"#{found} {fact}"] * bool(found) + [f"#many {fact} {times}" for times in range(2, kinds + 1)]


def _at_least(what: str, steps: tuple[int, ...], count: int) -> Sequence[str]:
    return _reached(what, steps, min(count, steps[-1]))


@functools.cache
def _reached(what: str, steps: tuple[int, ...], count: int) -> Sequence[str]:
    """Name the steps that a count has reached."""
    return [f"#{what} {fewest}" for fewest in steps if count >= fewest]
