"""How an assessment is shown in a notebook."""

from __future__ import annotations

from offentligroll.assessment.details import Explained
from offentligroll.assessment.wording.explanation import explain
from offentligroll.assessment.wording.phrasing import capacity_words, status_words
from offentligroll.languages import say
from offentligroll.languages.notebook import reader_language, shown_in_notebook


def assessment_in_notebook(assessment: Explained) -> str:
    """Show an assessment without the words of its statement.

    Args:
        assessment: the assessment.

    Returns:
        HTML: the answer in a sentence, and why, which unfolds.
    """
    language = reader_language()
    answer = {
        "capacity": capacity_words(assessment.capacity, language),
        "status": status_words(assessment.status, language, short=True),
    }
    return shown_in_notebook(
        say("report.notebook.answer", language, **answer),
        [explain(assessment, language, "sentence", words=False)],
        (say("report.why", language), explain(assessment, language, "reasons", words=False)),
    )
