"""What is known of a statement whichever policy asks: facts of the vocabulary as bits in fixed positions."""

from __future__ import annotations

import functools
from collections.abc import Callable

from offentligroll.facts.asking import has_words, missing_in
from offentligroll.facts.circumstances import (
    NO_BITS,
    Bits,
    Circumstances,
    has_hours,
    joined_to,
    shared_facts,
)
from offentligroll.facts.detector import Context, Need
from offentligroll.facts.detectors.around import LOOKED_AROUND_FOR
from offentligroll.facts.heard import Pairs
from offentligroll.facts.known_facts import BY_THE_CLOCK
from offentligroll.facts.plans import Found, Plan, Read, facts_of, mask_of
from offentligroll.facts.told_sheet import Sheet
from offentligroll.model.bounded import keep

MOST_SILENCES = 64
"""So many ways of taking silence are kept for one of its circumstances."""
MOST_DAYS = 512
"""So many days are kept for one of its circumstances."""
MOST_PLANS = 1024
"""So many policies' lists of facts are kept for one of its circumstances; a policy may go before it does."""
BY_THE_DAY = frozenset(("is-election-period", "account-listing-was-checked-within-a-year"))
"""The facts that may differ from one day to the next although no record names either."""
READ_BESIDES = frozenset(
    (
        "acts-on-assignment",
        "contains-incoming-document",
        "is-political-comment",
        "receives-request",
        "takes-back-earlier-statement",
    )
)
"""The facts of which the words are read where no record tells them."""


class Common:
    """The facts of one statement for one organisation on its day, each found when it is first asked for.

    Args:
        context: the statement, seen for one organisation.
        told: the facts that somebody has told of it.
        circumstances: what was found before of acts of its circumstances; None where none are kept.
        make_sheet: gives the facts with their evidence as nobody in particular sees them.
    """

    __slots__ = (
        "_bits",
        "_circumstances",
        "_make_sheet",
        "_sheet",
        "context",
        "has_read_words",
        "told",
        "tone_bits",
    )

    def __init__(
        self,
        context: Context,
        told: frozenset[str],
        circumstances: Circumstances | None,
        make_sheet: Callable[[Common], Sheet],
    ) -> None:
        self.context = context
        self.told = told
        self._circumstances = circumstances
        self._make_sheet = make_sheet
        self._sheet: Sheet | None = None
        self._bits = NO_BITS
        self.tone_bits: Found | None = None
        """The answers to the facts that the tone rests on, once somebody has asked for them."""
        self.has_read_words = False
        """Whether its words have been read already."""

    def __reduce__(self) -> tuple[object, ...]:
        return Common, (self.context, self.told, None, self._make_sheet)

    @property
    def sheet(self) -> Sheet:
        """The same facts with their evidence."""
        if self._sheet is None:
            # Two threads may both get here; their sheets tell the same.
            self._sheet = self._make_sheet(self)
        return self._sheet

    @property
    def missing(self) -> frozenset[Need]:
        """What no detector can be told about the statement."""
        kept = self._circumstances
        if kept is None:
            return missing_in(self.context)
        return kept.missing if has_words(self.context.statement) else kept.missing | _WORDS

    @property
    def has_hours(self) -> bool:
        """Whether hours of duty or opening hours are told, by which it matters whose clock it is."""
        kept = self._circumstances
        return has_hours(self.context) if kept is None else kept.has_hours

    def bits(self, plan: Plan, own: Read) -> Found:
        """Answer a list of facts.

        Args:
            plan: how they are answered.
            own: reads the facts as the policy sees them that asks.

        Returns:
            The answers, and which of them are weak.
        """
        known = self._bits
        if plan.mask & ~known.asked:
            known = self._asked(plan.mask & ~known.asked)
        told, weak = plan.placed(known.told, known.weak)
        if plan.kept:
            circumstances = self._circumstances
            found = None if circumstances is None else circumstances.own.get(plan)
            if found is None:
                found = own(plan.kept)
                if circumstances is not None:
                    keep(circumstances.own, plan, found, MOST_PLANS)
            told, weak = told | found[0], weak | found[1]
        if plan.left:
            own_told, own_weak = own(plan.left)
            told, weak = told | own_told, weak | own_weak
        return told, weak

    def _asked(self, missing: int) -> Bits:
        """Ask for what is missing: of the circumstances, of the words, and of this very statement."""
        known = self._bits
        if self._circumstances is not None:
            known = self._of_circumstances(self._circumstances, missing, known)
            missing &= ~known.asked
        words, by_words, besides = _heard_in_words(self.told)
        if missing & (by_words | besides):
            known = self._of_words(words, missing & besides, known)
            missing &= ~known.asked
        if missing:
            known = known.joined(missing, *self._found(missing))
        self._bits = known
        return known

    def _of_circumstances(self, kept: Circumstances, missing: int, known: Bits) -> Bits:
        around = self.context.among
        is_alone = around is None or not around.statements
        decided = _decided_by_circumstances(self.told, is_alone=is_alone, has_hours=kept.has_hours)
        found, lacking = kept.bits, missing & decided & ~kept.bits.asked
        if lacking:
            # What two threads find at once is the same; what one of them loses is asked again.
            found = kept.bits = found.joined(lacking, *self._found(lacking))
        known = known.joined(found.asked & decided, found.told & decided, found.weak & decided)
        of_day = _of_a_day(self.told)
        return self._on_its_day(kept, missing & of_day, known) if missing & of_day else known

    def _on_its_day(self, kept: Circumstances, missing: int, known: Bits) -> Bits:
        day = self.context.day
        found = kept.on_days.get(day, NO_BITS)
        lacking = missing & ~found.asked
        if lacking:
            found = keep(kept.on_days, day, found.joined(lacking, *self._found(lacking)), MOST_DAYS)
        return known.joined(missing, found.told & missing, found.weak & missing)

    def _of_words(self, words: Pairs, besides: int, known: Bits) -> Bits:
        """Take all that words tell, since they are read at once, and what they leave open."""
        from offentligroll.facts.detectors.text import hear_words  # noqa: PLC0415 - as below

        heard = hear_words(self.context, self.missing)
        self.has_read_words = True
        told, weak, asked, *_ = heard.placed(words)
        known = known.joined(asked, told, weak)
        statement, kept = self.context.statement, self._circumstances
        is_recorded = statement.contains or statement.takes_back is not None
        if not besides or kept is None or is_recorded or heard.spoken_besides is None:
            return known
        if not _joined_to_besides().isdisjoint(heard.spoken_besides):
            return known
        # Where nothing speaks for them, their answers hang on the circumstances and on how silence is taken.
        silence = id(heard.silent), besides
        found = kept.besides_silence.get(silence)
        if found is None:
            made = heard.silent, *self._found(besides)
            found = keep(kept.besides_silence, silence, made, MOST_SILENCES)
        return known.joined(besides, found[1], found[2])

    def _found(self, mask: int) -> Found:
        return self.sheet.read(facts_of(mask))


@functools.lru_cache(maxsize=256)
def _of_a_day(told: frozenset[str]) -> int:
    """Both bits of the facts that circumstances decide for each day."""
    return mask_of(BY_THE_DAY - joined_to(told))


@functools.lru_cache(maxsize=256)
def _heard_in_words(told: frozenset[str]) -> tuple[Pairs, int, int]:
    """The facts that words alone answer, with their positions; both bits of each; and of those besides."""
    # Words are cut up, and lexicons are loaded, only where they are read.
    from offentligroll.facts.detectors.text import by_words_without  # noqa: PLC0415

    mask = mask_of(by_words_without(told))
    return facts_of(mask), mask, mask_of(READ_BESIDES - joined_to(told))


@functools.cache
def _joined_to_besides() -> frozenset[str]:
    """The facts on whose answers those may hang that are read besides, these included."""
    return joined_to(READ_BESIDES)


@functools.lru_cache(maxsize=256)
def _decided_by_circumstances(told: frozenset[str], *, is_alone: bool, has_hours: bool) -> int:
    alone = LOOKED_AROUND_FOR if is_alone else _NOTHING
    return mask_of((shared_facts() | alone | (_NOTHING if has_hours else BY_THE_CLOCK)) - joined_to(told))


_NOTHING: frozenset[str] = frozenset()
_WORDS = frozenset((Need.WORDS,))
