"""A policy that is asked about channels."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from offentligroll.policy.filed import Filed

if TYPE_CHECKING:
    from offentligroll.assessment.channel_assessment import ChannelAssessment
    from offentligroll.model.channel import Channel
    from offentligroll.model.directory import Directory
    from offentligroll.model.organisation import Organisation


class AsksOfChannels(Filed):
    """What a policy can be asked about channels."""

    __slots__ = ()

    def assess_channel(
        self,
        channel: Channel | str,
        *,
        on: dt.date,
        for_: Organisation | str | None = None,
        directory: Directory | None = None,
    ) -> ChannelAssessment:
        """Assess a channel on a day under the rules about channels.

        Args:
            channel: the channel, or its id in ``directory``.
            on: the day.
            for_: as for :meth:`assess`.
            directory: where ids, and what else there is of the holder, are looked up.

        Returns:
            What each rule about channels comes to.
        """
        from offentligroll.policy.judging.assessing_channels import assess_channel  # noqa: PLC0415

        return assess_channel(self.sound(), channel, on=on, for_=for_, directory=directory)
