"""What happens when the command is called wrongly."""

from __future__ import annotations


class MisuseError(Exception):
    """The command was asked for something that there is not; it ends with 2.

    Args:
        message: what is wrong and what to do, in one line.
    """
