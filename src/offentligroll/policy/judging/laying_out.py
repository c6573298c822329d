"""Laying out a statement: its day, its authority and its facts, found once for all policies that ask."""

from __future__ import annotations

import datetime as dt
import functools
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.parts import StatementSummary
from offentligroll.facts.among import Among
from offentligroll.facts.batches import Batch
from offentligroll.facts.bearer import organisation_for
from offentligroll.facts.sheet import FactSheet
from offentligroll.languages.arguments import check_type
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.policy.answered import authority, given_facts, with_fact_ids, with_own_answers
from offentligroll.policy.arguments import check_can_be_told
from offentligroll.policy.judging.laid_out import LaidOut, Times, law_day_of
from offentligroll.policy.own_facts.deriving import sheet_of
from offentligroll.policy.rulebook import Rulebook

Found = tuple[dt.date | None, Organisation | None, FactSheet]
"""A day, *the authority* on that day, and the facts as nobody in particular sees them."""


@attrs.frozen(kw_only=True, eq=False)
class Asked:
    """A statement that is asked about; what is the same for all policies that answer is found once."""

    statement: Statement
    """The act of communication."""
    for_: Organisation | str | None = None
    """The organisation that is *the authority*, or its id."""
    as_of: dt.date | None = None
    """The day of the law, where it is another than that of the statement."""
    among: Among | None = None
    """The statements among which it stands."""
    target: Statement | None = None
    """The statement that it is about, where that is at hand."""
    by_many: bool = False
    """Whether several policies ask, so that all facts are found in one go."""
    _by_zone: dict[ZoneInfo, Found] = attrs.field(factory=dict)

    @classmethod
    def of(  # noqa: PLR0913
        cls,
        statement: Statement,
        *,
        for_: Organisation | str | None,
        as_of: dt.date | None,
        among: Among | None,
        target: Statement | None = None,
        by_many: bool = False,
    ) -> Asked:
        """Ask about a statement.

        Args:
            statement: the act of communication.
            for_: the organisation that is *the authority*, or its id.
            as_of: the day of the law, where it is another than that of the statement.
            among: the statements among which it stands.
            target: the statement that it is about, where that is at hand and stands not among the others.
            by_many: whether several policies ask.

        Returns:
            What is asked.

        Raises:
            TypeError: it is no statement.
        """
        check_type("statement", statement, Statement)
        if target is None and among is not None:
            target = among.find(statement.target)
        return cls(statement=statement, for_=for_, as_of=as_of, among=among, target=target, by_many=by_many)

    @functools.cached_property
    def is_answered(self) -> bool:
        """Whether somebody has told a fact of it, of its channel or of its author."""
        return bool(given_facts(self.statement))

    @functools.cached_property
    def summary(self) -> StatementSummary:
        """The statement as an assessment remembers it."""
        return _summary(self.statement)

    @functools.cached_property
    def times(self) -> Times:
        """From when days are counted."""
        return Times.of(self.statement)

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
        return self if statement is self.statement else attrs.evolve(self, statement=statement, by_zone={})

    def in_zone(self, zone: ZoneInfo) -> Found:
        """Find the day of the statement, the authority and the facts.

        Args:
            zone: the zone whose days count.

        Returns:
            These three; zones in which it is the same day share the facts.
        """
        found = self._by_zone.get(zone)
        if found is None:
            day = self.statement.day_in(zone)
            found = next((one for one in self._by_zone.values() if one[0] == day), None)
            if found is None:
                found = self._on(day, zone)
            self._by_zone[zone] = found
        return found

    def _on(self, day: dt.date | None, zone: ZoneInfo) -> Found:
        body = authority(self.for_, self.statement) or organisation_for(self.statement, day)
        sheet = FactSheet.common(self.statement, body, zone, self.among)
        if self.by_many:
            for _, other, earlier in self._by_zone.values():
                if other is body:
                    sheet.in_common.take(earlier.in_common)
            sheet.in_common.ask_all()
        return day, body, sheet


def lay_out(  # noqa: PLR0913
    rulebook: Rulebook,
    statement: Statement,
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    batch: Batch | None = None,
    target: Statement | None = None,
    among: Among | None = None,
) -> LaidOut:
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
    asked = Asked.of(statement, for_=for_, as_of=as_of, among=among, target=target)
    return lay_out_asked(rulebook, asked, batch)


def lay_out_asked(rulebook: Rulebook, asked: Asked, batch: Batch | None = None) -> LaidOut:
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
    own_day, organisation, common = asked.in_zone(rulebook.zone)
    law_day = law_day_of(rulebook, "as_of", asked.as_of)
    return LaidOut(
        sheet=sheet_of(
            rulebook,
            common,
            organisation,
            batch=batch,
            target=asked.target,
            among=asked.among,
        ),
        statement=asked.statement,
        organisation=organisation,
        day=law_day or own_day,
        as_of=law_day,
        times=asked.times,
        summary=asked.summary,
    )


def _summary(statement: Statement) -> StatementSummary:
    return StatementSummary(
        id=statement.id,
        act=statement.act,
        at=statement.at,
        author=statement.author.id if statement.author else None,
        author_name=statement.author.name if statement.author else None,
        channel=statement.channel.id if statement.channel else None,
        text=statement.text,
        language=statement.language,
        received=statement.received,
    )
