"""Meeting one pattern where one of its elements stands.

All ways in which the elements can lie are followed at once, as sets of places, so the work for one
place of a text is bounded by the length of the pattern, whatever its gaps.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

import attrs

from offentligroll.facts.text.grammar.forms import Form, Run
from offentligroll.facts.text.grammar.rule import Part, Step
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Gap, Words

_MOST_FILLERS = 2
_NOWHERE: set[int] = set()
_SENTENCE_REACH = 60
"""How many words away the other part of a pattern may stand, however long the sentence is."""


@attrs.define(eq=False)
class Reader:
    """One text, seen with the grammar of one language and for one subject."""

    words: Words
    """The words."""
    forms: Sequence[Form]
    """What each word can be."""
    places: Mapping[str, Phrases]
    """What fills the places."""
    fillers: Phrases
    """What may stand between any two elements."""
    clause_words: frozenset[str]
    """The words that begin a clause."""
    _filled: dict[int, int] = attrs.field(factory=dict)

    def spans(self, part: Part, at: int) -> Iterator[tuple[int, int]]:
        """Meet a part whose anchor begins at a word.

        Args:
            part: the part.
            at: the index of the word.

        Yields:
            Where it begins and ends.
        """
        steps = part.steps
        anchor = steps[part.anchor]
        if anchor.begins_clause and not self.begins_clause(at):
            return
        ends = self._ends(anchor, at)
        if not ends:
            return
        starts = self._backward(steps, part.anchor, at)
        if not starts:
            return
        reached = self._forward(steps, part.anchor + 1, ends)
        if reached:
            yield max(starts), max(reached)

    # ------------------------------------------------------------ one element

    def _ends(self, step: Step, at: int) -> set[int]:
        number = step.number
        form = self.forms[at]
        if step.places:
            ends = {end for place in step.places for end in self.places[place].ends_from(self.words, at)}
        elif number in form.begins:
            ends = set()
        else:
            return _NOWHERE
        if number in form.whole:
            ends.add(at + 1)
        for run in form.first.get(number, ()):
            if at + len(run) <= len(self.forms) and self._fits(run, at):
                ends.add(at + len(run))
        return ends

    def _starts(self, step: Step, end: int) -> set[int]:
        starts = {
            start
            for place in step.places
            for start in range(max(0, end - self.places[place].longest), end)
            if end in self.places[place].ends_from(self.words, start)
        }
        form = self.forms[end - 1]
        if step.number in form.whole:
            starts.add(end - 1)
        for run in form.last.get(step.number, ()):
            if end >= len(run) and self._fits(run, end - len(run)):
                starts.add(end - len(run))
        return starts

    def _fits(self, run: Run, start: int) -> bool:
        forms, gaps = self.forms, self.words.gaps
        at = start
        for number in run:
            if number not in forms[at].whole or (at > start and gaps[at] >= Gap.SENTENCE):
                return False
            at += 1
        return True

    # ------------------------------------------------------------ between elements

    def _after(self, end: int, step: Step) -> Iterator[int]:
        """Give the places after an end at which the next element may begin."""
        gaps, size = self.words.gaps, len(self.forms)
        if end >= size or gaps[end] >= Gap.SENTENCE:
            return
        yield end
        limit = Gap.SENTENCE if step.over_clauses else Gap.CLAUSE
        if step.skip:
            for at in range(end, min(end + step.skip, size - 1)):
                if gaps[at + 1] >= limit or (gaps[at] >= limit and at > end):
                    return
                yield at + 1
            return
        at = end
        for _ in range(_MOST_FILLERS):
            reached = self._filler(at)
            if reached == at or reached >= size or gaps[reached] >= Gap.SENTENCE:
                return
            at = reached
            yield at

    def _filler(self, at: int) -> int:
        known = self._filled.get(at)
        if known is None:
            known = self._filled[at] = self.fillers.longest_from(self.words, at)
        return known

    def _before(self, start: int, step: Step) -> Iterator[int]:
        """Give the ends at which the element before one that begins here may end."""
        gaps = self.words.gaps
        if start <= 0 or gaps[start] >= Gap.SENTENCE:
            return
        yield start
        limit = Gap.SENTENCE if step.over_clauses else Gap.CLAUSE
        if step.skip:
            for end in range(start - 1, max(0, start - step.skip) - 1, -1):
                if end == 0 or gaps[end + 1] >= limit or gaps[end] >= Gap.SENTENCE:
                    return
                yield end
            return
        for end in range(start - 1, max(0, start - 2 * self.fillers.longest) - 1, -1):
            if end == 0 or gaps[end] >= Gap.SENTENCE:
                return
            if start in self._filled_from(end):
                yield end

    def _filled_from(self, at: int) -> tuple[int, ...]:
        once = self._filler(at)
        return (once, self._filler(once)) if at < once < len(self.forms) else (once,)

    # ------------------------------------------------------------ the whole part

    def _forward(self, steps: Sequence[Step], index: int, ends: set[int]) -> set[int]:
        for step in steps[index:]:
            found = {
                reached
                for end in ends
                for at in self._after(end, step)
                if not step.begins_clause or self.begins_clause(at)
                for reached in self._ends(step, at)
            }
            ends = found | ends if step.optional else found
            if not ends:
                break
        return ends

    def _backward(self, steps: Sequence[Step], index: int, start: int) -> set[int]:
        # An element that is missing leaves its place to the one after it, with that one's gap.
        open_ends = {(start, steps[index])}
        for before in reversed(steps[:index]):
            found = {
                (one, before)
                for at, step in open_ends
                for end in self._before(at, step)
                for one in self._starts(before, end)
                if not before.begins_clause or self.begins_clause(one)
            }
            open_ends = found | open_ends if before.optional else found
            if not open_ends:
                break
        return {one for one, _ in open_ends}

    def begins_clause(self, at: int) -> bool:
        """Tell whether a clause begins at a word.

        Args:
            at: the index of the word.

        Returns:
            Whether nothing, a mark, or a word such as *and* stands before it; fillers don't count.
        """
        if at == 0 or self.words.gaps[at] >= Gap.CLAUSE:
            return True
        if self.words.folded[at - 1] in self.clause_words:
            return True
        for before in range(at - 1, max(0, at - 2 * self.fillers.longest) - 1, -1):
            if at in self._filled_from(before) and (
                before == 0
                or self.words.gaps[before] >= Gap.CLAUSE
                or self.words.folded[before - 1] in self.clause_words
            ):
                return True
        return False

    # ------------------------------------------------------------ sentences

    def sentence(self, at: int) -> tuple[int, int]:
        """Give the sentence in which a word stands, as far as patterns reach in it.

        Args:
            at: the index of the word.

        Returns:
            The index of its first word, and the index after its last.
        """
        gaps = self.words.gaps
        start = at
        while start > 0 and gaps[start] < Gap.SENTENCE and at - start < _SENTENCE_REACH:
            start -= 1
        end = at + 1
        while end < len(gaps) and gaps[end] < Gap.SENTENCE and end - at < _SENTENCE_REACH:
            end += 1
        return start, end

    def mark_after(self, at: int) -> str:
        """Give what stands after the sentence of a word.

        Args:
            at: the index of the word.

        Returns:
            What stands between its last word and the next.
        """
        _, end = self.sentence(at)
        spans = self.words.spans
        following = spans[end][0] if end < len(spans) else len(self.words.text)
        return self.words.text[spans[end - 1][1] : following]

    @functools.cached_property
    def present_places(self) -> frozenset[str]:
        """The places that something in the text may fill."""
        distinct = self.words.distinct
        return frozenset(
            place for place, names in self.places.items() if not names.first_words.isdisjoint(distinct)
        )

    @functools.cached_property
    def present(self) -> frozenset[int]:
        """The elements that stand somewhere in the text."""
        return frozenset().union(*[form.begins for form in self.forms])
