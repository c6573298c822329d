"""What people must decide in an archive: the questions in their order, and the answers that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offentligroll.faces import loader

if TYPE_CHECKING:
    from offentligroll.queue.kept import Kept as Kept
    from offentligroll.queue.parts import Deed as Deed
    from offentligroll.queue.parts import DeedKind as DeedKind
    from offentligroll.queue.parts import KeptAnswer as KeptAnswer
    from offentligroll.queue.parts import OpenQuestion as OpenQuestion
    from offentligroll.queue.parts import QuestionKind as QuestionKind
    from offentligroll.queue.parts import Scope as Scope
    from offentligroll.queue.session import ReviewSession as ReviewSession
    from offentligroll.queue.store import AnswerStore as AnswerStore

_HOMES = {
    "AnswerStore": "queue.store",
    "Deed": "queue.parts",
    "DeedKind": "queue.parts",
    "Kept": "queue.kept",
    "KeptAnswer": "queue.parts",
    "OpenQuestion": "queue.parts",
    "QuestionKind": "queue.parts",
    "ReviewSession": "queue.session",
    "Scope": "queue.parts",
}

if not TYPE_CHECKING:
    __getattr__ = loader(__name__, _HOMES)

__all__ = [
    "AnswerStore",
    "Deed",
    "DeedKind",
    "Kept",
    "KeptAnswer",
    "OpenQuestion",
    "QuestionKind",
    "ReviewSession",
    "Scope",
]


def __dir__() -> list[str]:
    return __all__
