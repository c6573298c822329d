"""Telling policies from other files, of which nothing is quoted."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from offentligroll.files.problems import FileError, Place, Problem
from offentligroll.languages import Message

_FORMAT = re.compile(rb"(?m)^[ \t]*format[ \t]*=")
_LOOKED_AT = 1_000_000


@contextlib.contextmanager
def quoting_policies_only(path: Path) -> Iterator[None]:
    """Read what may be no policy: names come from outside, and what other files hold is nobody's business.

    Args:
        path: the file.

    Yields:
        Nothing; problems that are met meanwhile go on, but for those of a file that does not even say that it
        is a policy.

    Raises:
        FileError: the file is no policy; the error quotes nothing of it.
    """
    try:
        yield
    except FileError:
        if not _is_no_policy(path):
            raise
        message, hint = Message("policy.no-policy"), Message("policy.advice.no-policy")
        problem = Problem("no-policy", message, hint=hint, place=Place(str(path), 1, 1))
        raise FileError([problem]) from None


def _is_no_policy(path: Path) -> bool:
    with contextlib.suppress(OSError, ValueError):
        # What is read only once, such as the output of another program, can't be looked at again.
        if path.is_file():
            with path.open("rb") as file:
                content = file.read(_LOOKED_AT)
                return _FORMAT.search(content) is None and not content.isspace() and content != b""
    return False
