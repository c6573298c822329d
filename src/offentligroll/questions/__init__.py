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
    "Ground": "questions.parts",
    "Kind": "questions.template",
    "Reply": "questions.reply",
    "Side": "questions.template",
    "Template": "questions.template",
    "TemplateId": "rules.template_id",
    "templates": "questions.template",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "Condition",
    "Form",
    "Ground",
    "Kind",
    "Reply",
    "Side",
    "Template",
    "TemplateId",
    "templates",
]


def __dir__() -> list[str]:
    return __all__
