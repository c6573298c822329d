"""The questions that people ask, as data, and their answers.

Example:
    >>> from offentligroll.questions import Template
    >>> Template.shipped("may-remove").title.in_language("en")
    'May we remove, hide or block?'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.questions.choosing import Replies as Replies
    from offentligroll.questions.choosing import answers as answers
    from offentligroll.questions.goal import GoalInterview as GoalInterview
    from offentligroll.questions.parts import Condition as Condition
    from offentligroll.questions.parts import Form as Form
    from offentligroll.questions.parts import Ground as Ground
    from offentligroll.questions.reply import Reply as Reply
    from offentligroll.questions.template import Kind as Kind
    from offentligroll.questions.template import Side as Side
    from offentligroll.questions.template import Template as Template
    from offentligroll.questions.template import templates as templates
    from offentligroll.rules.template_id import TemplateId as TemplateId

_HOMES = {
    "Condition": "questions.parts",
    "Form": "questions.parts",
    "GoalInterview": "questions.goal",
    "Ground": "questions.parts",
    "Kind": "questions.template",
    "Replies": "questions.choosing",
    "Reply": "questions.reply",
    "Side": "questions.template",
    "Template": "questions.template",
    "TemplateId": "rules.template_id",
    "answers": "questions.choosing",
    "templates": "questions.template",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Condition",
    "Form",
    "GoalInterview",
    "Ground",
    "Kind",
    "Replies",
    "Reply",
    "Side",
    "Template",
    "TemplateId",
    "answers",
    "templates",
]


def __dir__() -> list[str]:
    return __all__
