"""Whether a file can be written is told before anybody waits for it, or answers anything."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from unittest import mock

import pytest
from cli_builders import EXPORT, KATRINEHOLM, offentligroll

from offentligroll.cli.misuse import MisuseError, check_place


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Nothing is read, and nobody is asked, for a file that will have no place."""
    nowhere = str(tmp_path / "none" / "file")
    report = offentligroll("report", EXPORT, *KATRINEHOLM, "--out", nowhere)
    assert (report.code, report.out) == (2, "")
    assert "can't be written; the system answers “no such file or directory”" in report.err
    asked = offentligroll("ask", "--policy", "se-law", "--act", "post", "--save", nowhere)
    assert (asked.code, asked.out) == (2, "")


def test_a_folder_without_rights(tmp_path: Path) -> None:
    """What the system would not let be written is told in its words."""
    with mock.patch.object(os, "access", return_value=False), pytest.raises(MisuseError) as raised:
        check_place(tmp_path / "file")
    assert "permission denied" in str(raised.value.message)


def test_a_folder_that_nobody_can_look_into(tmp_path: Path) -> None:
    """That it can't even be looked for is told as any other reason."""
    closed = PermissionError(errno.EACCES, "")
    with mock.patch.object(Path, "exists", side_effect=closed), pytest.raises(MisuseError) as raised:
        check_place(tmp_path / "file")
    assert "permission denied" in str(raised.value.message)


def test_a_place(tmp_path: Path) -> None:
    """A new file, and one that is there, have their place."""
    check_place(tmp_path / "file")
    (tmp_path / "file").touch()
    check_place(tmp_path / "file")
