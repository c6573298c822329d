"""Laying out a statement: its day, its authority and its facts, found once for all policies that ask."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from offentligroll.assessment.parts import StatementSummary
from offentligroll.facts.among import Among
from offentligroll.facts.batches import Batch
from offentligroll.facts.common import Common
from offentligroll.facts.heard import Pairs
from offentligroll.facts.sheet import common_of
from offentligroll.facts.told_sheet import Sheet
from offentligroll.facts.tone import TONE_FACTS
from offentligroll.languages.arguments import check_type
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.typed import maker_of
from offentligroll.policy.answered import authority, given_facts, has_answers, with_fact_ids, with_own_answers
from offentligroll.policy.arguments import check_can_be_told
from offentligroll.policy.judging.laid_out import LaidOut, Times, law_day_of
from offentligroll.policy.own_facts.deriving import asker_of, sheet_of
from offentligroll.policy.rulebook import Rulebook


class Asked:
    """A statement that is asked about; what is the same for all policies that answer is found once.

    Args:
        statement: the act of communication.
        for_: the organisation that is *the authority*, or its id.
        as_of: the day of the law, where it is another than that of the statement.
        among: the statements among which it stands.
        target: the statement that it is about, where that is at hand and stands not among the others.

    Raises:
        TypeError: it is no statement.
    """

    __slots__ = (
        "_by_zone",
        "among",
        "as_of",
        "for_",
        "is_answered",
        "statement",
        "summary",
        "target",
        "times",
    )

    def __init__(
        self,
        statement: Statement,
        *,
        for_: Organisation | str | None,
        as_of: dt.date | None,
        among: Among | None,
        target: Statement | None = None,
    ) -> None:
        check_type("statement", statement, Statement)
        self.statement = statement
        self.for_ = for_
        self.as_of = as_of
        self.among = among
        self.target = among.find(statement.target) if target is None and among is not None else target
        self.is_answered = has_answers(statement)
        """Whether somebody has told a fact of it, of its channel or of its author."""
        self.summary = _summary(statement)
        """The statement as an assessment remembers it."""
        self.times = Times.of(statement)
        """From when days are counted."""
        self._by_zone: dict[ZoneInfo, Common] = {}

    def by(self, rulebook: Rulebook) -> Asked:
        """Leave out what is told for other policies, and name facts by their ids.

        Args:
            rulebook: the policy that answers.

        Returns:
            The same, or a copy with what is told for this policy.

        Raises:
            ValueError: what is answered on the statement is no fact, or follows from others.
        """
        if not self.is_answered:
            return self
        statement = with_own_answers(self.statement, rulebook.id, rulebook.own_facts)
        statement = with_fact_ids(statement, rulebook.own_facts)
        check_can_be_told(given_facts(statement), rulebook.own_facts)
        if statement is self.statement:
            return self
        return Asked(statement, for_=self.for_, as_of=self.as_of, among=self.among, target=self.target)

    def in_zone(self, zone: ZoneInfo) -> Common:
        """Find the day of the statement, the authority and the facts.

        Args:
            zone: the zone whose days count.

        Returns:
            The facts; zones in which it is the same day share them.
        """
        found = self._by_zone.get(zone)
        if found is None:
            found = self._by_zone[zone] = self._on_its_day(zone)
        return found

    def _on_its_day(self, zone: ZoneInfo) -> Common:
        if self._by_zone:
            day = self.statement.day_in(zone)
            for one in self._by_zone.values():
                if one.context.day == day:
                    return one
        body = authority(self.for_, self.statement)
        told = None if self.is_answered else _NOTHING_TOLD
        return common_of(self.statement, zone, body, is_named=body is not None, among=self.among, told=told)


class OneStatement(LaidOut):
    """A statement whose facts are laid out when the first of them is read with its evidence.

    Args:
        rulebook: the policy that asks.
        asked: the statement.
        common: its facts as nobody in particular sees them.
        batch: what it is assessed together with.
    """

    __slots__ = ("_among", "_asker", "_batch", "_common", "_rulebook", "_shared", "_target")

    def __init__(self, rulebook: Rulebook, asked: Asked, common: Common, batch: Batch | None) -> None:
        as_of = law_day_of(rulebook, "as_of", asked.as_of)
        context = common.context
        self.statement = asked.statement
        self.organisation = context.organisation
        self.day = as_of or context.day
        self.as_of = as_of
        self.times = asked.times
        self.summary = asked.summary
        self._sheet = None
        self._rulebook = rulebook
        self._common = common
        self._batch = batch
        self._asker = asker_of(rulebook)
        self._shared = self._asker.timeless if common.has_hours else self._asker.common
        self._target = asked.target
        self._among = asked.among

    @property
    def sheet(self) -> Sheet:
        """Its facts, with their evidence; laid out when they are first read."""
        if self._sheet is None:
            # Two threads may both get here; what they lay out tells the same.
            self._sheet = sheet_of(
                self._rulebook, self._common, batch=self._batch, target=self._target, among=self._among
            )
        return self._sheet

    @property
    def has_read_words(self) -> bool:
        """Whether its words have been read already, be it for another policy."""
        detectors = self._rulebook.detectors
        return self._common.has_read_words and (detectors is None or detectors.is_library)

    @property
    def tone_bits(self) -> tuple[int, int]:
        """The answers to the facts that the tone rests on, which are the same for most policies."""
        common = self._common
        if self._rulebook.detectors is not None or not self._shared.issuperset(TONE_FACTS):
            return self.bits(TONE_FACTS)
        if common.tone_bits is None:
            common.tone_bits = self.bits(TONE_FACTS)
        return common.tone_bits

    def bits(self, facts: tuple[str, ...]) -> tuple[int, int]:
        """Return the answers to many facts; see :class:`LaidOut`."""
        detectors, common = self._rulebook.detectors, self._common
        if detectors is not None and not detectors.is_library:
            return self.sheet.bits(facts)
        return common.bits(self._asker.plan(facts, common.told, self._shared), self._read)

    def _read(self, facts: Pairs) -> tuple[int, int]:
        return self.sheet.read(facts)


def lay_out(  # noqa: PLR0913
    rulebook: Rulebook,
    statement: Statement,
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    batch: Batch | None = None,
    target: Statement | None = None,
    among: Among | None = None,
) -> OneStatement:
    """Lay out the facts of a statement; none is asked for yet.

    Args:
        rulebook: the contents of the policy.
        statement: the act of communication.
        for_: the organisation that is *the authority*.
        as_of: the day of the law, where it is another than that of the statement.
        batch: what it is assessed together with.
        target: the statement that it is about, where that is at hand and stands not among the others.
        among: the statements among which it stands.

    Returns:
        The statement, ready to be decided.

    Raises:
        TypeError: an argument is of another type.
        ValueError: what is answered on the statement is no fact, or follows from others.
    """
    asked = Asked(statement, for_=for_, as_of=as_of, among=among, target=target)
    return lay_out_asked(rulebook, asked, batch)


def lay_out_asked(rulebook: Rulebook, asked: Asked, batch: Batch | None = None) -> OneStatement:
    """Lay out the facts of a statement for one of the policies that are asked; none is asked for yet.

    Args:
        rulebook: the contents of the policy.
        asked: the statement.
        batch: what it is assessed together with.

    Returns:
        The statement, ready to be decided.

    Raises:
        TypeError: an argument is of another type.
        ValueError: what is answered on the statement is no fact, or follows from others.
    """
    asked = asked.by(rulebook)
    return OneStatement(rulebook, asked, asked.in_zone(rulebook.zone), batch)


_NOTHING_TOLD: frozenset[str] = frozenset()
_make_summary = maker_of(StatementSummary)


def _summary(statement: Statement) -> StatementSummary:
    author, channel = statement.author, statement.channel
    return _make_summary(
        id=statement.id,
        act=statement.act,
        at=statement.at,
        author=None if author is None else author.id,
        author_name=None if author is None else author.name,
        channel=None if channel is None else channel.id,
        text=statement.text,
        language=statement.language,
        received=statement.received,
    )
