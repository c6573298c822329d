"""What can be done at the workbench; each feature is a module of its own."""

from __future__ import annotations

from pathlib import Path

from offentligroll.workbench import asking, case_sheets, files, policies, review, suites, trying, writing
from offentligroll.workbench.service import Service

FEATURES = (
    policies.FEATURE,
    writing.FEATURE,
    asking.FEATURE,
    review.FEATURE,
    trying.FEATURE,
    suites.FEATURE,
    case_sheets.FEATURE,
    files.FEATURE,
)
"""All features; those with pages in the order in which they are offered."""


def service_for(folder: Path) -> Service:
    """Make what stands behind the page.

    Args:
        folder: the folder whose files are worked on.

    Returns:
        The service, with all features.
    """
    return Service(folder=folder, features=FEATURES)
