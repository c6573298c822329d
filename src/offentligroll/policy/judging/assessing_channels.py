"""Assessing a channel on a day under the rules of a policy about channels."""

from __future__ import annotations

import datetime as dt
from typing import cast

from offentligroll.assessment.channel_assessment import ChannelAssessment
from offentligroll.facts.detectors.purpose import told_of_use
from offentligroll.languages.arguments import check_type
from offentligroll.model.channel import Channel
from offentligroll.model.directory import Directory
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Act, Statement
from offentligroll.policy.judging.assessing import assess
from offentligroll.policy.rulebook import Rulebook


def post_of(channel: Channel, on: dt.date | None, directory: Directory | None) -> Statement:
    """Make the statement whose facts say what a channel is on a day: a post there by its holder.

    Args:
        channel: the channel.
        on: the day.
        directory: where what else there is of the holder is looked up.

    Returns:
        The statement.
    """
    holder = channel.holder
    return Statement(
        act=Act.POST,
        at=on,
        channel=channel,
        author=holder if isinstance(holder, Official) else None,
        on_behalf_of=holder if isinstance(holder, Organisation) else None,
        directory=directory,
    )


def assess_channel(
    rulebook: Rulebook,
    channel: Channel | str,
    *,
    on: dt.date,
    for_: Organisation | str | None = None,
    directory: Directory | None = None,
) -> ChannelAssessment:
    """Assess a channel; see :meth:`offentligroll.policy.policy.Policy.assess_channel`.

    Args:
        rulebook: the contents of the policy.
        channel: the channel, or its id in the directory.
        on: the day.
        for_: the organisation that is *the authority*.
        directory: where ids and what else is recorded are looked up.

    Returns:
        What the rules come to.

    Raises:
        TypeError: an argument is of another type, or an id where no directory is at hand.
        UnknownIdError: the directory has none of that id.
    """
    if isinstance(channel, str) and directory is not None:
        channel = directory.channel(channel)
    check_type("channel", channel, Channel)
    channel = cast("Channel", channel)
    check_type("on", on, dt.date)
    found = assess(rulebook.of_channels, post_of(channel, on, directory), for_=for_)
    return ChannelAssessment(
        policy=rulebook.id,
        title=rulebook.title,
        channel=channel.id,
        on=on,
        organisation=found.provenance.organisation,
        findings=found.findings,
        told=told_of_use(channel),
    )
