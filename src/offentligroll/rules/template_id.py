"""The ids of the questions that people ask, as rules name those that they answer."""

from __future__ import annotations

import enum


class TemplateId(enum.StrEnum):
    """A question that people ask; ``questions/templates`` has a file of each."""

    MAY_SAY = "may-say"
    IS_RECORD = "is-record"
    MAY_REMOVE = "may-remove"
    HOW_LONG = "how-long"
    MAY_LIKE_OR_SHARE = "may-like-or-share"
    MAY_USE_TITLE = "may-use-title"
    WHAT_MUST_BE_DONE = "what-must-be-done"
    WHICH_ACCOUNT = "which-account"
    MAY_OFFICE_DO = "may-office-do"
    MAY_SHOW_PERSON = "may-show-person"
