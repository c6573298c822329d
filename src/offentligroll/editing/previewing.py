"""The policy as a page for people, while somebody writes it."""

from __future__ import annotations

import enum

from offentligroll.editing.draft import Draft
from offentligroll.files.document import Document
from offentligroll.languages import check_language
from offentligroll.policy.policy import Policy
from offentligroll.report.page_formats import FORMATS
from offentligroll.report.policy_page import policy_page


class Form(enum.StrEnum):
    """How a page is written."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"


def preview(draft: Draft, language: str = "en", form: Form | str = Form.HTML) -> str | None:
    """Write the policy as ``offentligroll show`` does.

    Args:
        draft: the file of a policy.
        language: ``"sv"`` or ``"en"``.
        form: ``"html"`` for a whole page that needs nothing from elsewhere and runs nothing, ``"md"`` or
            ``"text"``.

    Returns:
        The page: of the text as it stands, or as it last had no errors; None where it never had none.

    Raises:
        ValueError: the language or form is another.

    Example:
        >>> from offentligroll.editing import Draft
        >>> preview(Draft.of("format = 1")) is None
        True
    """
    check_language(language)
    good, form = draft.good, Form(form)
    if good is None or good.policy is None:
        return None
    document = good.document if isinstance(good.document, Document) else None
    return FORMATS[form.value](policy_page(Policy.of(good.policy), language, document))
