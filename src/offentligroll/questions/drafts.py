"""Drafts of what is to be written once a question is answered, for somebody to check and finish."""

from __future__ import annotations

from offentligroll.assessment.wording.manner import Manner as Telling
from offentligroll.languages import check_language
from offentligroll.questions.parts import Form, Said
from offentligroll.questions.wording import text_of
from offentligroll.rules.rule import Bound
from offentligroll.rules.template_id import TemplateId

_CALLED_FOR = {
    (TemplateId.MAY_REMOVE, Form.YES): "removal",
    (TemplateId.MAY_REMOVE, Form.YES_IF): "removal",
    (TemplateId.MAY_REMOVE, Form.NO): "stays",
    (TemplateId.MAY_REMOVE, Form.NO_UNLESS): "stays",
    (TemplateId.WHAT_MUST_BE_DONE, Form.MUST): "pointing-elsewhere",
    (TemplateId.IS_RECORD, Form.YES): "note",
    (TemplateId.IS_RECORD, Form.NO): "note",
    (TemplateId.IS_RECORD, Form.MUST): "note",
}
"""Which draft a reply calls for, by question and form."""


def draft_of(reply: Said, language: str) -> str | None:
    """Draft what a reply calls for.

    Args:
        reply: the reply.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The draft, which says that it is one; None where nothing is to be written.

    Raises:
        ValueError: there is no such language.
    """
    check_language(language, reply.title)
    name = _CALLED_FOR.get((reply.question, reply.form))
    if name is None or reply.ground is None or reply.asked_by is Bound.VISITOR:
        return None
    telling = Telling(language=language)
    cite = reply.ground.cite
    filled = {
        "says": telling.plain(reply.ground.says),
        "source": telling.say("questions.draft.no-source") if cite is None else str(cite),
        "answer": text_of(reply, language).partition("\n")[0],
    }
    heading = telling.say("questions.draft.heading")
    return f"{heading}\n\n{telling.say(f'questions.draft.{name}', **filled)}"
