"""A review in which nobody can be recognised."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.redaction import keyed, keyed_channel
from offentligroll.model.statement import day_in
from offentligroll.review.parts import ChannelCount, Fulfilment, Request
from offentligroll.review.reviewed import Reviewed


def disclosed(review: Reviewed, key: bytes) -> Reviewed:
    """Leave out of a review who could be recognised: out of its data, not out of sight.

    Args:
        review: the review.
        key: a secret, by which ids are made anew.

    Returns:
        The same review without names and words, with keyed ids, and days in place of moments.
    """
    zones = (one.provenance.zone for one in review.assessments)
    hiding = _Hiding(key=key, zone=ZoneInfo(next(filter(None, zones), "UTC")))
    return attrs.evolve(
        review,
        assessments=tuple(one.redacted(key) for one in review.assessments),
        requests=tuple(map(hiding.request, review.requests)),
        obligations=tuple(map(hiding.fulfilment, review.obligations)),
        channels=tuple(map(hiding.channel_count, review.channels)),
        measures=tuple(attrs.evolve(one, channel=keyed_channel(key, one.channel)) for one in review.measures),
    )


@attrs.frozen(kw_only=True)
class _Hiding:
    """Makes ids anew, and days of moments."""

    key: bytes = attrs.field(repr=False)
    zone: ZoneInfo

    def id(self, identity: str | None) -> str | None:
        """Return an id that only who has the key can make again."""
        return None if identity is None else keyed(self.key, identity)

    def channel(self, identity: str | None) -> str | None:
        """Return a channel's id, of which the platform is left."""
        return None if identity is None else keyed_channel(self.key, identity)

    def request(self, one: Request) -> Request:
        """Hide who asked and who answered."""
        return attrs.evolve(
            one,
            id=keyed(self.key, one.id),
            channel=self.channel(one.channel),
            asked_by=self.id(one.asked_by),
            asked_by_name=None,
            came_in=self.day(one.came_in),
            answer=self.id(one.answer),
            answered=self.day(one.answered),
            answered_by=self.id(one.answered_by),
            answered_by_name=None,
        )

    def fulfilment(self, one: Fulfilment) -> Fulfilment:
        """Hide of which statement it is, and the moments by which that could be found."""
        return attrs.evolve(
            one,
            statement=keyed(self.key, one.statement),
            channel=self.channel(one.channel),
            starts=self.day(one.starts),
            due_at=None,
            done=self.day(one.done),
            done_in=self.id(one.done_in),
            late_by=None,
        )

    def channel_count(self, one: ChannelCount) -> ChannelCount:
        """Hide which channel it is."""
        found = one.assessment
        if found is not None:
            found = attrs.evolve(found, channel=keyed_channel(self.key, found.channel), told=())
        return attrs.evolve(one, channel=self.channel(one.channel), assessment=found)

    def day(self, moment: dt.datetime | dt.date | None) -> dt.date | None:
        """Return the day of a moment."""
        return day_in(moment, self.zone)
