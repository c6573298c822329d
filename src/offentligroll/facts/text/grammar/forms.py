"""Which elements of patterns the words of a text can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from offentligroll.facts.text.grammar.notation import CAPITAL, NUMBER, Alternatives, Atom
from offentligroll.facts.text.grammar.rule import Rule

_MOST_KEPT = 50_000
"""So many word forms are kept; a run over an archive would else keep every name in it."""


Run = tuple[int, ...]
"""What of several words fills an element, each as the number of an element of its own."""
Runs = dict[int, tuple[Run, ...]]
"""Such runs, by the element that they fill."""


@attrs.frozen(eq=False)
class Form:
    """What one word form can be."""

    whole: frozenset[int]
    """The elements that it fills by itself."""
    begins: frozenset[int]
    """The elements that it fills or begins."""
    asked: frozenset[int]
    """Those of them that some pattern asks for beside the one at which it is looked for."""
    first: Runs
    """The runs that it begins."""
    last: Runs
    """The runs that it ends."""
    anchored: Mapping[int | None, tuple[Rule, ...]]
    """The patterns that are looked for where it stands, by their rarest other element."""
    partners: frozenset[int | None]
    """These other elements."""


@attrs.frozen
class _Entry:
    """An atom of an element: which element, and of what run it is the first or the last."""

    number: int
    first_of: Run | None = None
    last_of: Run | None = None


@attrs.define(eq=False)
class ElementTable:
    """The elements of all patterns of a language, each with a number."""

    _numbers: dict[Alternatives, int] = attrs.field(factory=dict)
    _exact: dict[str, list[_Entry]] = attrs.field(factory=dict)
    _written: dict[str, list[_Entry]] = attrs.field(factory=dict)
    _stems: dict[str, list[_Entry]] = attrs.field(factory=dict)
    _heads: dict[str, list[_Entry]] = attrs.field(factory=dict)
    _capitals: list[_Entry] = attrs.field(factory=list)
    _figures: list[_Entry] = attrs.field(factory=list)

    def number_of(self, alternatives: Alternatives) -> int:
        """Give the number of an element.

        Args:
            alternatives: what may stand in its place.

        Returns:
            The number, the same for the same alternatives.
        """
        known = self._numbers.get(alternatives)
        if known is not None:
            return known
        number = self._numbers[alternatives] = len(self._numbers)
        for atoms in sorted(alternatives, key=repr):
            if len(atoms) == 1:
                self._place(atoms[0], _Entry(number))
                continue
            run = tuple(self.number_of(frozenset(((atom,),))) for atom in atoms)
            self._place(atoms[0], _Entry(number, first_of=run))
            self._place(atoms[-1], _Entry(number, last_of=run))
        return number

    def _place(self, atom: Atom, entry: _Entry) -> None:
        if atom is CAPITAL:
            self._capitals.append(entry)
        elif atom is NUMBER:
            self._figures.append(entry)
        elif atom.as_written:
            self._written.setdefault(atom.word, []).append(entry)
        elif atom.is_head:
            for ending in atom.endings or ("",):
                self._heads.setdefault(atom.word + ending, []).append(entry)
        elif atom.endings is None:
            self._stems.setdefault(atom.word, []).append(entry)
        else:
            for ending in atom.endings:
                self._exact.setdefault(atom.word + ending, []).append(entry)

    def entries_of(self, word: str, written: str) -> list[_Entry]:
        """Tell which elements a word fills, begins or ends.

        Args:
            word: the word, folded.
            written: the word as it stands.

        Returns:
            The entries of all atoms that it fits.
        """
        entries = [*self._exact.get(word, ()), *self._written.get(written, ())]
        for length in range(2, len(word) + 1):
            entries += self._stems.get(word[:length], ())
        for start in range(len(word) - 1):
            entries += self._heads.get(word[start:], ())
        if written[:1].isupper():
            entries += self._capitals
        if any(map(str.isdigit, word)):
            entries += self._figures
        return entries


@attrs.define(eq=False)
class Forms:
    """The word forms that were met so far, each looked up once."""

    table: ElementTable
    """The elements of all patterns."""
    anchors: Mapping[int, tuple[Rule, ...]]
    """The patterns that are looked for where an element begins."""
    asked: frozenset[int]
    """The elements that some pattern asks for beside the one at which it is looked for."""
    _known: dict[str, Form] = attrs.field(factory=dict)

    def of(self, folded: Iterable[str], written: Iterable[str]) -> list[Form]:
        """Look up the words of a text.

        Args:
            folded: the words, folded.
            written: the words as they stand.

        Returns:
            What each can be.
        """
        known = self._known.get
        return [known(form) or self._look_up(word, form) for word, form in zip(folded, written, strict=True)]

    def _look_up(self, word: str, written: str) -> Form:
        whole: set[int] = set()
        first: Runs = {}
        last: Runs = {}
        for entry in self.table.entries_of(word, written):
            if entry.first_of is not None:
                first[entry.number] = (*first.get(entry.number, ()), entry.first_of)
            elif entry.last_of is not None:
                last[entry.number] = (*last.get(entry.number, ()), entry.last_of)
            else:
                whole.add(entry.number)
        begins = frozenset(whole) | first.keys()
        anchored: dict[int | None, tuple[Rule, ...]] = {}
        for number in sorted(begins):
            for rule in self.anchors.get(number, ()):
                anchored[rule.partner] = (*anchored.get(rule.partner, ()), rule)
        form = Form(
            whole=frozenset(whole),
            begins=begins,
            asked=begins & self.asked,
            first=first,
            last=last,
            anchored=anchored,
            partners=frozenset(anchored),
        )
        # Where one sign stands for several words (½), it can't tell which of them is meant.
        if written.casefold() == word and len(self._known) < _MOST_KEPT:
            self._known[written] = form
        return form
