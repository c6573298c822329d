"""Meeting one pattern where one of its elements stands.

All ways in which the elements can lie are followed at once, as sets of places, so the work for one
place of a text is bounded by the length of the pattern, whatever its gaps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from offentligroll.facts.text.grammar.forms import Form, Run
from offentligroll.facts.text.grammar.places import by_end
from offentligroll.facts.text.grammar.rule import Part, Rule, Sought, Step
from offentligroll.facts.text.grammar.runs import Ends, Lying, runs_in
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import CLAUSE, SENTENCE, Words

_MOST_FILLERS = 2
_NOWHERE: Collection[int] = ()
_NO_ENDS: Ends = {}
_NO_RUNS = _NO_FILLED = _NO_ENDS
_NOTHING: AbstractSet[int] = frozenset()
_NO_FORMS: Sequence[tuple[Any, ...]] = ((),) * 7


class Reader:
    """One text, seen with the grammar of one language and for one subject."""

    shows: Sequence[int]
    """What patterns need of each word, as bits."""
    met: Sequence[Sequence[Rule]]
    """The patterns that are met wherever it stands."""
    sought: Sequence[Sought | None]
    """The others that are looked for where it stands."""

    def __init__(
        self,
        words: Words,
        forms: Sequence[Form],
        places: Mapping[str, Ends],
        fillers: Phrases,
        clause_words: frozenset[str],
    ) -> None:
        """Lay out a text.

        Args:
            words: the words.
            forms: what each can be.
            places: where what fills each place begins, with its ends.
            fillers: what may stand between any two elements.
            clause_words: the words that begin a clause.
        """
        self.words = words
        self.forms = forms
        self.places = places
        self.clause_words = clause_words
        self._gaps = gaps = words.gaps
        # Nothing stands behind the last word, nor, at -1, before the first.
        columns = zip(*forms, strict=True) if forms else _NO_FORMS
        whole, _, begins, follows, self.shows, self.met, self.sought = columns
        self._wholes = wholes = (*whole, _NOTHING)
        self.runs_from, self.runs_to = runs_in(forms, wholes, begins, follows[1:], gaps)
        self._fillers = fillers.longest_in(words)
        self._filled = _filled_by(self._fillers) if self._fillers else _NO_FILLED
        self._busy = _busy(len(wholes), self.runs_from, self._fillers)
        self._place_ends: dict[str, Ends] = {}

    def may_begin(self, element: int, at: int) -> bool:
        """Return whether an element begins at a word.

        Args:
            element: the element.
            at: the index of the word.

        Returns:
            Whether it does.
        """
        return element in self._wholes[at] or element in self.runs_from.get(at, _NO_RUNS)

    def span(self, part: Part, at: int) -> tuple[int, int] | None:
        """Meet a part whose anchor begins at a word.

        Args:
            part: the part.
            at: the index of the word.

        Returns:
            Where it begins and ends; None where it is not met.
        """
        # Nearly every pattern that is looked for in vain is given up here.
        wholes, busy = self._wholes, self._busy
        before, after = part.before, part.after
        if before >= 0 and before not in wholes[at - 1] and not busy[at]:
            return None
        if after >= 0 and after not in wholes[at + 1] and not (busy[at] or busy[at + 1]):
            return None
        if run := part.run:
            start = at - part.anchor
            end = start + len(run)
            if start < 0 or end >= len(wholes):
                return None
            if busy.find(1, start, end + 1) < 0:
                return (start, end) if self._is_there(run, start, end) else None
        return self._followed(part.steps, part.anchor, at)

    def _followed(self, steps: Sequence[Step], index: int, at: int) -> tuple[int, int] | None:
        """Follow elements both ways from the one that begins at a word."""
        anchor = steps[index]
        ends = self._ends(anchor, at)
        if anchor.begins_clause and not self.begins_clause(at):
            return None
        if index + 1 < len(steps):
            ends = self._forward(steps, index + 1, ends)
        starts = self._backward(steps, index, at) if index and ends else (at,)
        return (max(starts), max(ends)) if starts and ends else None

    def _is_there(self, run: Run, start: int, end: int) -> bool:
        """Return whether elements stand side by side in one sentence, each a word."""
        for element, whole in zip(run, self._wholes[start:end], strict=True):
            if element not in whole:
                return False
        return SENTENCE not in self._gaps[start + 1 : end]

    # ------------------------------------------------------------ one element

    def _ends(self, step: Step, at: int) -> Collection[int]:
        number = step.number
        ends = self.runs_from[at].get(number, _NOWHERE) if at in self.runs_from else _NOWHERE
        if number in self._wholes[at]:
            ends = (at + 1, *ends) if ends else (at + 1,)
        if step.places:
            return {
                *ends,
                *(end for place in step.places for end in self.places.get(place, _NO_ENDS).get(at, _NOWHERE)),
            }
        return ends

    def _starts(self, step: Step, end: int) -> Collection[int]:
        number = step.number
        starts = self.runs_to[end].get(number, _NOWHERE) if end in self.runs_to else _NOWHERE
        if number in self._wholes[end - 1]:
            starts = (end - 1, *starts) if starts else (end - 1,)
        if step.places:
            return {
                *starts,
                *(one for place in step.places for one in self._to(place).get(end, _NOWHERE)),
            }
        return starts

    def _to(self, place: str) -> Ends:
        """Return where what fills a place ends."""
        found = self._place_ends.get(place)
        if found is None:
            found = self._place_ends[place] = by_end(self.places.get(place, _NO_ENDS))
        return found

    # ------------------------------------------------------------ between elements

    def _after(self, end: int, step: Step) -> Collection[int]:
        """Return the places after an end at which the next element may begin."""
        gaps, size = self._gaps, len(self.forms)
        if end >= size or gaps[end] >= SENTENCE:
            return _NOWHERE
        if not step.skip:
            return (end, *self._after_fillers(end)) if end in self._fillers else (end,)
        limit = SENTENCE if step.over_clauses else CLAUSE
        found = [end]
        for at in range(end, min(end + step.skip, size - 1)):
            if gaps[at + 1] >= limit or (gaps[at] >= limit and at > end):
                break
            found.append(at + 1)
        return found

    def _after_fillers(self, at: int) -> Iterator[int]:
        gaps, fillers = self._gaps, self._fillers
        for _ in range(_MOST_FILLERS):
            at = fillers.get(at, len(gaps))
            if at >= len(gaps) or gaps[at] >= SENTENCE:
                return
            yield at

    def _before(self, start: int, step: Step) -> Collection[int]:
        """Return the ends at which the element before one that begins here may end."""
        gaps = self._gaps
        if start <= 0 or gaps[start] >= SENTENCE:
            return _NOWHERE
        if not step.skip:
            return (start, *self._before_fillers(start)) if start in self._filled else (start,)
        limit = SENTENCE if step.over_clauses else CLAUSE
        found = [start]
        for end in range(start - 1, max(0, start - step.skip) - 1, -1):
            if end == 0 or gaps[end + 1] >= limit or gaps[end] >= SENTENCE:
                break
            found.append(end)
        return found

    def _before_fillers(self, start: int) -> Iterator[int]:
        gaps = self._gaps
        for end in self._filled[start]:
            if end and all(gaps[at] < SENTENCE for at in range(end, start)):
                yield end

    # ------------------------------------------------------------ the whole part

    def _forward(self, steps: Sequence[Step], index: int, ends: Collection[int]) -> Collection[int]:
        wholes, busy, gaps, size = self._wholes, self._busy, self._gaps, len(self._gaps)
        for step in steps[index:]:
            number, skip, is_word = step.number, step.skip, not step.places
            found: set[int] = set()
            for end in ends:
                if skip or busy[end]:
                    starts = self._after(end, step)
                else:
                    starts = (end,) if end < size and gaps[end] < SENTENCE else _NOWHERE
                for at in starts:
                    is_one = number in wholes[at]
                    if (is_one or busy[at] or not is_word) and (
                        not step.begins_clause or self.begins_clause(at)
                    ):
                        if is_one and is_word and not busy[at]:
                            found.add(at + 1)
                        else:
                            found.update(self._ends(step, at))
            if step.optional:
                found.update(ends)
            elif not found:
                return _NOWHERE
            ends = found
        return ends

    def _backward(self, steps: Sequence[Step], index: int, start: int) -> Collection[int]:
        wholes, busy, gaps = self._wholes, self._busy, self._gaps
        # An element that is missing leaves its place to the one after it, with that one's gap.
        open_ends = {(start, steps[index])}
        for before in reversed(steps[:index]):
            found: set[tuple[int, Step]] = set()
            number, is_word = before.number, not before.places
            for at, step in open_ends:
                if step.skip or busy[at]:
                    ends = self._before(at, step)
                else:
                    ends = (at,) if at > 0 and gaps[at] < SENTENCE else _NOWHERE
                for end in ends:
                    if is_word and not busy[end]:
                        starts = (end - 1,) if number in wholes[end - 1] else _NOWHERE
                    else:
                        starts = self._starts(before, end)
                    for one in starts:
                        if not before.begins_clause or self.begins_clause(one):
                            found.add((one, before))
            if before.optional:
                found |= open_ends
            elif not found:
                return _NOWHERE
            open_ends = found
        return {one for one, _ in open_ends}

    def begins_clause(self, at: int) -> bool:
        """Return whether a clause begins at a word.

        Args:
            at: the index of the word.

        Returns:
            Whether nothing, a mark, or a word such as *and* stands before it; fillers don't count.
        """
        return self._opens_clause(at) or any(map(self._opens_clause, self._filled.get(at, ())))

    def _opens_clause(self, at: int) -> bool:
        if at == 0 or self._gaps[at] >= CLAUSE:
            return True
        return self.words.folded[at - 1] in self.clause_words


def _filled_by(fillers: Mapping[int, int]) -> Ends:
    """Return where one filler or two begin, by where they end."""
    filled: dict[int, list[int]] = {}
    for at, end in fillers.items():
        filled.setdefault(end, []).append(at)
        if end in fillers:
            filled.setdefault(fillers[end], []).append(at)
    return filled


def _busy(size: int, runs: Lying, fillers: Mapping[int, int]) -> bytearray:
    """Mark where words fill an element together, or may be passed over."""
    busy = bytearray(size + 1)
    for start, elements in runs.items():
        end = max(map(max, elements.values())) + 1
        busy[start:end] = b"\1" * (end - start)
    for start, end in fillers.items():
        busy[start : end + 1] = b"\1" * (end + 1 - start)
    return busy
