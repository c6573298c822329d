"""The questions that people ask, named where a rule answers them."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.languages import say
from offentligroll.questions.template import Template
from offentligroll.report.page import Line
from offentligroll.report.page_words import joined
from offentligroll.rules.template_id import TemplateId


def question_titles(questions: Iterable[TemplateId], language: str) -> Line:
    """Name questions by their titles.

    Args:
        questions: ids of questions.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The titles in quotes, as a part of a line.

    Example:
        >>> question_titles([TemplateId.MAY_SAY, TemplateId.IS_RECORD], "en")
        ('“May I say this?”', ' and ', '“Is it a public record?”')
    """
    titles = (Template.shipped(one).title.in_language(language) for one in questions)
    return joined([say("pages.rule.question", language, title=title) for title in titles], language)
