"""What happens when the command is called wrongly."""

from __future__ import annotations

from offentligroll.languages import Message


class MisuseError(Exception):
    """The command was asked for something that does not exist; it ends with 2.

    Args:
        message: what is wrong and what to do, in one line.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong and what to do."""
