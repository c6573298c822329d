"""Which elements of patterns the words of a text can be."""

from __future__ import annotations

import functools
import json
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from offentligroll.facts.text.buckets import Buckets
from offentligroll.facts.text.grammar.rule import Rule, Rules, Sought
from offentligroll.facts.text.memo import keep

Run = tuple[int, ...]
"""Words that fill an element together, each as the number of an element of its own."""


class Filling(NamedTuple):
    """A run of words that fills an element."""

    element: int
    """The element."""
    run: Run
    """The words."""


class Begun(NamedTuple):
    """The runs that begin with two words."""

    pairs: list[int]
    """The elements that these two fill."""
    longer: dict[int, list[Filling]]
    """The longer runs, by their third word."""


_NONE_BEGUN: Mapping[int, Begun] = {}


class Form(NamedTuple):
    """What one word form can be."""

    whole: frozenset[int]
    """The elements that it fills by itself."""
    runs: Mapping[int, Begun]
    """The runs that it begins, by their second word."""
    begins: int
    """These second words, as bits."""
    follows: int
    """The second words of runs that it can be, as bits."""
    shows: int
    """What patterns need of this, as bits."""
    met: Sequence[Rule]
    """The patterns that are met wherever it stands."""
    sought: Sought | None
    """The other patterns that are looked for where it stands; None where there are none."""


class Kind(NamedTuple):
    """What is seen of a word by the look of it."""

    is_capital: bool
    """Whether it is written with a capital."""
    is_figure: bool
    """Whether there is a digit in it."""

    @classmethod
    def of(cls, word: str, written: str) -> Kind:
        """Look at a word.

        Args:
            word: the word, folded.
            written: the word as it stands.

        Returns:
            Its kind.
        """
        return cls(written[:1].isupper(), not word.isalpha() and any(map(str.isdigit, word)))


_Entries = Mapping[str, Sequence[int | Filling]]


@attrs.define(eq=False)
class ElementTable:
    """The elements of all patterns of a language, each with a number."""

    _exact: Buckets
    _written: _Entries
    _stems: _Entries
    _heads: _Entries
    _capitals: Sequence[int | Filling]
    _figures: Sequence[int | Filling]
    seconds: Mapping[int, int]
    """The places of the bits of the elements that are second in a run of words."""

    @classmethod
    def of(cls, tables: Mapping[str, Any]) -> ElementTable:
        """Make a table.

        Args:
            tables: as :func:`grammar_tables` gives them; a filling may be a list.

        Returns:
            The table.
        """
        written, stems, heads = (_by_word(tables[name]) for name in ("written", "stems", "heads"))
        seconds = {number: place for place, number in enumerate(tables["seconds"])}
        return cls(
            Buckets(tables["exact"]), written, stems, heads, tables["capitals"], tables["figures"], seconds
        )

    @functools.cached_property
    def _stem_lengths(self) -> Sequence[int]:
        return sorted({len(stem) for stem in self._stems} - {1})

    @functools.cached_property
    def _head_lengths(self) -> Sequence[int]:
        return sorted({len(head) for head in self._heads} - {1})

    def entries_of(self, word: str, written: str) -> Iterator[int | Filling]:
        """Yield which elements a word fills or begins, beside those that names and numbers fill.

        Args:
            word: the word, folded.
            written: the word as it stands.

        Yields:
            The numbers of the elements that it fills, and the runs that it begins.
        """
        exact = self._exact.get(word)
        if exact is not None:
            yield from json.loads(exact)
        if self._written:
            yield from self._written.get(written, ())
        length = len(word)
        for stem in self._stem_lengths:
            if stem > length:
                break
            yield from self._stems.get(word[:stem], ())
        for head in self._head_lengths:
            if head > length:
                break
            yield from self._heads.get(word[length - head :], ())

    def entries_of_kind(self, kind: Kind) -> Iterator[int | Filling]:
        """Yield which elements all words of a kind fill or begin.

        Args:
            kind: the kind.

        Yields:
            As for :meth:`entries_of`.
        """
        if kind.is_capital:
            yield from self._capitals
        if kind.is_figure:
            yield from self._figures


def _by_word(by_entries: Iterable[tuple[str, Sequence[int | Filling]]]) -> _Entries:
    found: dict[str, Sequence[int | Filling]] = {}
    for words, entries in by_entries:
        found.update(dict.fromkeys(words.split(" "), entries))
    return found


@attrs.define(eq=False)
class Forms:
    """The word forms that were met so far, each looked up once."""

    table: ElementTable
    """The elements of all patterns."""
    rules: Rules
    """The patterns."""
    anchors: Mapping[int | str, Sequence[int]]
    """The numbers of the patterns that are looked for where an element or a place begins."""
    bits: Mapping[int | str, int]
    """The bits of what patterns need beside the element at which they are looked for, by the elements and
    places that can be it."""
    _known: dict[str, Form] = attrs.field(factory=dict)
    _anchored: dict[int | str, Sequence[Rule]] = attrs.field(factory=dict)
    _sought: dict[int | str, Sought] = attrs.field(factory=dict)
    _unlisted: dict[Kind, Form] = attrs.field(factory=dict)
    """The forms of words that stand in no pattern, most of them names and numbers."""

    def of(self, folded: Iterable[str], written: Sequence[str]) -> list[Form]:
        """Look up the words of a text.

        Args:
            folded: the words, folded.
            written: the words as they stand.

        Returns:
            What each can be.
        """
        known = self._known.get
        found = [*map(known, written)]
        if None in found:
            return [
                known(form) or self._look_up(word, form) for word, form in zip(folded, written, strict=True)
            ]
        return found  # type: ignore[return-value] # none is missing

    def _look_up(self, word: str, written: str) -> Form:
        entries, kind = list(self.table.entries_of(word, written)), Kind.of(word, written)
        form = None if entries else self._unlisted.get(kind)
        if form is None:
            form = self._form([*entries, *self.table.entries_of_kind(kind)])
            if not entries:
                self._unlisted[kind] = form
        # Where one sign stands for several words (½), it can't tell which of them is meant.
        return keep(self._known, written, form) if written.casefold() == word else form

    def _form(self, entries: Iterable[int | Filling]) -> Form:
        whole: set[int] = set()
        runs: dict[int, Begun] = {}
        for entry in entries:
            if isinstance(entry, int):
                whole.add(entry)
            else:
                element, (_, second, *third) = entry
                begun = runs.get(second)
                if begun is None:
                    begun = runs[second] = Begun([], {})
                if third:
                    begun.longer.setdefault(third[0], []).append(Filling(*entry))
                else:
                    begun.pairs.append(element)
        seconds = self.table.seconds
        rules = [rule for number in whole for rule in self._rules_at(number)]
        return Form(
            whole=frozenset(whole),
            runs=runs or _NONE_BEGUN,
            begins=sum([1 << seconds[second] for second in runs]),
            follows=sum([1 << seconds[number] for number in whole if number in seconds]),
            shows=_joined(self.bits.get(number, 0) for number in whole),
            met=[rule for rule in rules if rule.is_word],
            sought=Sought.of(others) if (others := [rule for rule in rules if not rule.is_word]) else None,
        )

    def _rules_at(self, key: int | str) -> Sequence[Rule]:
        found = self._anchored.get(key)
        if found is None:
            found = self._anchored[key] = [self.rules[number] for number in self.anchors.get(key, ())]
        return found

    def sought_at(self, key: int | str) -> Sought:
        """Return the patterns that are looked for where an element or a place begins.

        Args:
            key: the element or the place.

        Returns:
            The patterns.
        """
        found = self._sought.get(key)
        if found is None:
            found = self._sought[key] = Sought.of(self._rules_at(key))
        return found


def _joined(bits: Iterable[int]) -> int:
    return functools.reduce(operator.or_, bits, 0)
