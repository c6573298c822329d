"""The answers that are kept, put on the statements that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.bearer import organisation_for
from offentligroll.model.given import SignedFact
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.queue.parts import KeptAnswer, Whereabouts

Asked = tuple[str | None, str]
"""A fact by the policy whose own it is, or None, and its id."""


def place_of(statement: Statement, zone: ZoneInfo, for_: Organisation | None = None) -> Whereabouts:
    """Return what may join a statement to others.

    Args:
        statement: the statement.
        zone: the zone whose days count.
        for_: *the authority*, where somebody has named it.

    Returns:
        Ids and the day.
    """
    day = statement.day_in(zone)
    organisation = for_ or organisation_for(statement, day)
    return Whereabouts(
        statement=statement.id,
        channel=None if statement.channel is None else statement.channel.id,
        author=None if statement.author is None else statement.author.id,
        on_behalf_of=None if statement.on_behalf_of is None else statement.on_behalf_of.id,
        organisation=None if organisation is None else organisation.id,
        day=day,
    )


@attrs.frozen
class Kept:
    """The answers of a review, found by what they are about.

    Example:
        >>> import datetime as dt
        >>> from offentligroll.model.statement import Act
        >>> from offentligroll.queue.parts import Scope
        >>> monday = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
        >>> answer = KeptAnswer(
        ...     number=1,
        ...     fact="is-satire",
        ...     truth=Truth.NO,
        ...     scope=Scope(statement="7"),
        ...     by="Åsa Ek",
        ...     at=monday,
        ... )
        >>> post = Statement(act=Act.POST, id="7", text="Nu plogas det.")
        >>> post = Kept((answer,)).on(post, ZoneInfo("UTC"))
        >>> [(one.fact, one.value, one.by) for one in post.facts]
        [('is-satire', False, 'Åsa Ek')]
    """

    answers: tuple[KeptAnswer, ...] = ()
    """The answers that stand, in their order."""
    _by_statement: Mapping[str, list[KeptAnswer]] = attrs.field(init=False, eq=False, repr=False)
    _of_groups: list[KeptAnswer] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        found: dict[str, list[KeptAnswer]] = {}
        groups: list[KeptAnswer] = []
        for one in self.answers:
            where = groups if one.scope.statement is None else found.setdefault(one.scope.statement, [])
            where.append(one)
        object.__setattr__(self, "_by_statement", found)
        object.__setattr__(self, "_of_groups", groups)

    def about(self, place: Whereabouts) -> tuple[KeptAnswer, ...]:
        """Return the answers that count for a statement.

        Args:
            place: what is known of the statement.

        Returns:
            One for each fact: what is answered of the statement itself before what is answered of a group,
            and the later before the earlier.
        """
        counting: dict[Asked, KeptAnswer] = {}
        for one in self._in_order(place):
            counting[one.policy, one.fact] = one
        return tuple(counting.values())

    def _in_order(self, place: Whereabouts) -> Iterator[KeptAnswer]:
        for answers in (self._of_groups, self._by_statement.get(place.statement, ())):
            yield from (one for one in answers if one.scope.covers(place))

    def on(self, statement: Statement, zone: ZoneInfo, for_: Organisation | None = None) -> Statement:
        """Put on a statement what people have answered about it.

        Args:
            statement: the statement.
            zone: the zone whose days count.
            for_: *the authority*, where somebody has named it.

        Returns:
            A copy with the answers, each with who gave it and when; the same where there are none.
        """
        if not self.answers:
            return statement
        return with_answers(statement, self.about(place_of(statement, zone, for_)))


def with_answers(statement: Statement, answers: Iterable[KeptAnswer]) -> Statement:
    """Put answers on a statement.

    Args:
        statement: the statement.
        answers: one for each fact.

    Returns:
        A copy, on which they take the place of earlier ones; what nobody can tell stays as it was, and so
        does what the archive itself answers of the statement where only a group was asked about.
    """
    told = {one.fact for one in statement.facts}
    signed = [
        _signed(one)
        for one in answers
        if one.truth is not Truth.UNKNOWN and not (one.scope.is_group and one.fact in told)
    ]
    if not signed:
        return statement
    facts = {one.fact for one in signed}
    others = tuple(one for one in statement.facts if one.fact not in facts)
    return attrs.evolve(statement, facts=(*others, *signed))


def _signed(answer: KeptAnswer) -> SignedFact:
    return SignedFact(
        fact=answer.fact,
        value=answer.truth is Truth.YES,
        note=answer.note,
        by=answer.by,
        at=answer.at,
        seen_by=answer.seen_by,
        seen_at=answer.seen_at,
        policy=answer.policy,
    )
