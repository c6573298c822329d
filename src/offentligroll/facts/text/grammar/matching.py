"""Meeting one pattern where one of its elements stands.

All ways in which the elements can lie are followed at once, as sets of places, so the work for one
place of a text is bounded by the length of the pattern, whatever its gaps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from offentligroll.facts.text.grammar.forms import Form, Run
from offentligroll.facts.text.grammar.places import by_end
from offentligroll.facts.text.grammar.rule import Part, Step
from offentligroll.facts.text.grammar.runs import Ends, Lying, runs_in
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import CLAUSE, SENTENCE, Words

_MOST_FILLERS = 2
_NOWHERE: Collection[int] = ()
_NO_ENDS: Ends = {}
_NO_RUNS = _NO_FILLED = _NO_ENDS


class Reader:
    """One text, seen with the grammar of one language and for one subject."""

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
        self._gaps = words.gaps
        self.runs_from, self.runs_to = runs_in(forms, words.gaps)
        self._fillers = fillers.longest_in(words)
        self._filled = _filled_by(self._fillers) if self._fillers else _NO_FILLED
        self._busy = _busy(self.runs_from, self._fillers)
        self._place_ends: dict[str, Ends] = {}

    def may_begin(self, element: int, at: int) -> bool:
        """Return whether an element begins at a word.

        Args:
            element: the element.
            at: the index of the word.

        Returns:
            Whether it does.
        """
        return element in self.forms[at].whole or element in self.runs_from.get(at, _NO_RUNS)

    def span(self, part: Part, at: int) -> tuple[int, int] | None:
        """Meet a part whose anchor begins at a word.

        Args:
            part: the part.
            at: the index of the word.

        Returns:
            Where it begins and ends; None where it is not met.
        """
        if part.run:
            start = at - part.anchor
            end = start + len(part.run)
            if not self._busy or self._busy.isdisjoint(range(start, end + 1)):
                return (start, end) if self._is_there(part.run, start, end) else None
        steps, index = part.steps, part.anchor
        anchor = steps[index]
        # Nearly every pattern that is looked for in vain is given up here.
        if not self._has_neighbours(part, anchor, at) or not (ends := self._ends(anchor, at)):
            return None
        if anchor.begins_clause and not self.begins_clause(at):
            return None
        start = at
        if index:
            starts = self._backward(steps, index, at)
            if not starts:
                return None
            start = max(starts)
        if index + 1 < len(steps):
            ends = self._forward(steps, index + 1, ends)
            if not ends:
                return None
        return start, max(ends)

    def _is_there(self, run: Run, start: int, end: int) -> bool:
        """Return whether elements stand side by side in one sentence, each a word."""
        if start < 0 or end > len(self.forms):
            return False
        for element, form in zip(run, self.forms[start:end], strict=True):
            if element not in form.whole:
                return False
        return SENTENCE not in self._gaps[start + 1 : end]

    def _has_neighbours(self, part: Part, anchor: Step, at: int) -> bool:
        """Return whether the words beside an anchor can be what has to stand there."""
        before, after = part.before, part.after
        if before >= 0:
            if not at:
                return False
            is_there = before in self.forms[at - 1].whole or before in self.runs_to.get(at, _NO_RUNS)
            if not is_there and at not in self._filled:
                return False
        if after >= 0 and not anchor.places and anchor.number not in self.runs_from.get(at, _NO_RUNS):
            following = at + 1
            if following >= len(self.forms):
                return False
            return self.may_begin(after, following) or following in self._fillers
        return True

    # ------------------------------------------------------------ one element

    def _ends(self, step: Step, at: int) -> Collection[int]:
        number = step.number
        ends = self.runs_from[at].get(number, _NOWHERE) if at in self.runs_from else _NOWHERE
        if number in self.forms[at].whole:
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
        if number in self.forms[end - 1].whole:
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
        forms, runs = self.forms, self.runs_from
        for step in steps[index:]:
            number, is_word = step.number, not step.places
            found: set[int] = set()
            for end in ends:
                for at in self._after(end, step):
                    if is_word and number not in forms[at].whole and at not in runs:
                        continue
                    if not step.begins_clause or self.begins_clause(at):
                        found.update(self._ends(step, at))
            if step.optional:
                found.update(ends)
            elif not found:
                return _NOWHERE
            ends = found
        return ends

    def _backward(self, steps: Sequence[Step], index: int, start: int) -> Collection[int]:
        # An element that is missing leaves its place to the one after it, with that one's gap.
        open_ends = {(start, steps[index])}
        for before in reversed(steps[:index]):
            found: set[tuple[int, Step]] = set()
            for at, step in open_ends:
                for end in self._before(at, step):
                    for one in self._starts(before, end):
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


def _busy(runs: Lying, fillers: Mapping[int, int]) -> AbstractSet[int]:
    """Return where words fill an element together, or may be passed over."""
    busy: set[int] = set()
    for start, elements in runs.items():
        for ends in elements.values():
            busy.update(range(start, max(ends) + 1))
    for start, end in fillers.items():
        busy.update(range(start, end + 1))
    return busy
