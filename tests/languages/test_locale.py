"""The reader's language, by the settings of the computer."""

from __future__ import annotations

import pytest

from offentligroll.languages import of_locale


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_ALL": "", "LC_MESSAGES": "SV"}, "sv"),
        ({"LANG": "swa_KE.UTF-8"}, "en"),
        ({"LANG": "pl_PL.UTF-8"}, "en"),
    ],
)
def test_language_of_the_environment(environment: dict[str, str], language: str) -> None:
    """The first locale that is set decides; one that the library does not speak gives English."""
    assert of_locale(environment) == language
