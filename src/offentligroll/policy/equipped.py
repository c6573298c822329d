"""A policy that is asked in another way than the usual: with other detectors, or other working days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Self

import attrs

from offentligroll.policy.channels import AsksOfChannels

if TYPE_CHECKING:
    from offentligroll.facts.registry import Detectors, ProgramDetector
    from offentligroll.model.calendar import WorkingCalendar
    from offentligroll.model.organisation import Organisation
    from offentligroll.model.statement import Statement
    from offentligroll.policy.asking.interview import Interview


class Equipped(AsksOfChannels):
    """A policy with what answers its facts, and with the working days that it counts by."""

    __slots__ = ()

    def with_detector(self, detector: ProgramDetector) -> Self:
        """Return a copy that also asks a program's own detector.

        Args:
            detector: the detector, of one fact or of several; what it tells outranks what the library would
                compute. It may answer the policy's own facts, and name facts by their phrases.

        Returns:
            The copy.

        Raises:
            TypeError: it is no detector.
            MessageError: a fact of it is neither in the vocabulary nor the policy's own, follows from others,
                or is answered by a detector of that name already.
        """
        from offentligroll.facts.registry import Detectors  # noqa: PLC0415
        from offentligroll.policy.answered import with_ids  # noqa: PLC0415

        detectors = Detectors.shipped() if self.detectors is None else self.detectors
        own = [one.id for one in self.own_facts]
        named = with_ids(detector, self.own_facts)
        return self._asked(detectors=detectors.with_detector(named, own))

    def with_calendar(self, calendar: WorkingCalendar) -> Self:
        """Return a copy with other working days.

        Args:
            calendar: the working days.

        Returns:
            The copy.
        """
        return self._asked(calendar=calendar)

    def _asked(self, **changes: Detectors | WorkingCalendar) -> Self:
        """Return a copy that is asked in another way, and says the same."""
        changed: Self = attrs.evolve(self, **changes)  # type: ignore[arg-type]
        return changed.as_read() if self._was_read else changed

    def interview(
        self,
        statement: Statement | None = None,
        *,
        for_: Organisation | str | None = None,
        as_of: dt.date | None = None,
    ) -> Interview:
        """Ask only what is still open, in the order of what matters most.

        Args:
            statement: what to ask about; left out, everything is asked.
            for_: as for :meth:`~offentligroll.policy.Policy.assess`.
            as_of: as for :meth:`~offentligroll.policy.Policy.assess`.

        Returns:
            The interview, before its first question.
        """
        from offentligroll.policy.answered import authority  # noqa: PLC0415
        from offentligroll.policy.asking.interview import Interview  # noqa: PLC0415

        return Interview(
            policy=self.sound(), statement=statement, for_=authority(for_, statement), as_of=as_of
        )
