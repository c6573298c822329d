"""What a reading of an archive is asked for."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from offentligroll.archives.folder import ArchiveLimits
from offentligroll.archives.intake import Intake
from offentligroll.archives.selecting import Repeats, Selection
from offentligroll.files.problems import Problem
from offentligroll.languages import MessageError, with_hint
from offentligroll.model.directory import Directory
from offentligroll.model.reading.directory_ids import bad_channel_id
from offentligroll.model.typed import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class Wanted:
    """What a reading is asked for, each of the right type: the word "no" would let private posts in."""

    directory: Directory | None
    """Where accounts are looked up."""
    include_private: bool
    """Whether what only a limited audience could see is wanted."""
    account: str | None
    """Id of the account's channel, for archives that do not tell it."""
    on_problem: Callable[[Problem], None] | None
    """Called with each problem."""
    limits: ArchiveLimits
    """What the archive may cost."""
    selection: Selection | None
    """The period and channels that are wanted."""
    repeats: Repeats | None
    """What was read from other archives."""

    def begin(self) -> Intake:
        """Start with nothing gathered."""
        return Intake(
            directory=self.directory,
            include_private=self.include_private,
            account=self.account,
            on_problem=self.on_problem,
            limits=self.limits,
        )

    def check_account(self) -> None:
        """Raise ValueError unless the account is the id of a channel."""
        try:
            self.begin().named_channel()
        except ValueError:
            raise MessageError(with_hint(*bad_channel_id(self.account or ""))) from None
