"""``offentligroll queue``: what people must decide in an archive, and their answers."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs

from offentligroll.cli import helping
from offentligroll.cli.dialogue import Dialogue, Reply
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, asked_options
from offentligroll.cli.parsing import AtLeastOne, Choice
from offentligroll.cli.reviewed import request_of
from offentligroll.cli.terminal import Terminal
from offentligroll.rules.template_id import TemplateId

if TYPE_CHECKING:
    from collections.abc import Callable

    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.model.statement import Statement
    from offentligroll.queue.session import ReviewSession

DEFAULT = "answered.sqlite"
"""Where answers are kept if nobody says."""


@attrs.frozen(kw_only=True)
class QueueRequest:
    """What ``queue`` is asked."""

    asked: Asked
    """What is gone through, under which policies."""
    by: str | None = None
    """The name of whoever answers; None to show the queue alone."""
    rows: int = 20
    """How many questions are shown at most."""
    each: bool = False
    """Whether each is shown by itself, where it is asked of several accounts, people or statements."""
    question: str | None = None
    """What people want to know, where it is not all."""


@helping.command("queue")
@helping.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@asked_options()
@helping.option("--question", type=Choice([one.value for one in TemplateId]), help="queue-question")
@helping.option("--each", is_flag=True, help="queue-each")
@helping.option("--by", metavar="NAME", help="by")
@helping.option("--rows", type=AtLeastOne(), default=20, metavar="N", help="queue-rows")
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    return functools.partial(queue, request_of(QueueRequest, asked))


def queue(request: QueueRequest, terminal: Terminal) -> int:
    """Show what people must decide, or ask it.

    Args:
        request: what is asked.
        terminal: where questions go and answers come from.

    Returns:
        0, or 1 if an input could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together.
    """
    import tempfile

    from offentligroll.cli.inputs import STANDARD_INPUT, Inputs
    from offentligroll.languages import Message
    from offentligroll.queue.session import ReviewSession
    from offentligroll.queue.store import AnswerStore

    if request.by is not None and STANDARD_INPUT in request.asked.archives:
        raise MisuseError(Message("command.misuse.answers-on-input"))
    asked = attrs.evolve(request.asked, answers=None)
    inputs = Inputs.opened(asked, terminal)
    path = Path(request.asked.answers or DEFAULT)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # Who only looks leaves no file behind.
        is_only_seen = request.by is None and not path.exists()
        session = ReviewSession.of(
            inputs.statements(),
            inputs.policies,
            AnswerStore.opened(Path(folder, DEFAULT) if is_only_seen else path),
            for_=inputs.organisation,
            as_of=asked.as_of,
            on_error=_tells(inputs),
            question=request.question,
        )
        if request.by is None:
            _show(session, request, terminal)
        else:
            _ask(session, request.by, Dialogue(terminal=terminal, language=asked.language))
    inputs.tell_left_out()
    return int(inputs.has_errors)


def _tells(inputs: Inputs) -> Callable[[Statement, Exception], None]:
    def tell(statement: Statement, error: Exception) -> None:
        inputs.wrong_statement(statement, cast("ValueError", error))

    return tell


def _show(session: ReviewSession, request: QueueRequest, terminal: Terminal) -> None:
    from offentligroll.languages import say
    from offentligroll.report.queue_words import kind_words, question_words

    language, questions = request.asked.language, session.questions()
    if request.each:
        lines = [question_words(one, language) for one in questions[: request.rows]]
        count, left = len(questions), _left(session, language)
    else:
        kinds = questions.kinds()
        lines = [kind_words(one, language) for one in kinds[: request.rows]]
        count, left = len(kinds), _left_kinds(session, len(kinds), language)
    for number, line in enumerate(lines, start=1):
        terminal.say(f"{number}. {line}")
    if more := max(0, count - request.rows):
        terminal.say(say("queue.more", language, count=more))
    terminal.say(left)


def _left_kinds(session: ReviewSession, kinds: int, language: str) -> str:
    from offentligroll.languages import say

    if not kinds:
        return say("queue.none-open", language)
    counts = {"answers": len(session.questions()), "waiting": session.waiting}
    left = say("queue.left-kinds", language, count=kinds, all=len(session.statements), **counts)
    return f"{left} {say('queue.how-on', language)}"


def _left(session: ReviewSession, language: str) -> str:
    from offentligroll.languages import say

    questions = session.questions()
    if not questions:
        return say("queue.none-open", language)
    count = len(session.statements)
    return say("queue.left", language, count=len(questions), waiting=session.waiting, all=count)


def _ask(session: ReviewSession, by: str, dialogue: Dialogue) -> None:
    """Ask one question after the other until nothing is open, or whoever answers wants to stop."""
    from offentligroll.languages import MessageError, say
    from offentligroll.model.truth import Truth
    from offentligroll.queue.store import named

    language, terminal = dialogue.language, dialogue.terminal
    try:
        named(by)
    except MessageError as error:
        raise MisuseError(error.message) from None
    while questions := session.questions():
        asked = questions[0]
        for line in _question(session, language):
            terminal.say(line)
        alike = session.questions().count_alike(asked)
        keys = say("queue.keys" if alike == 1 else "queue.keys-alike", language, count=alike)
        reply, is_for_all = dialogue.reply_for_all(keys)
        match reply:
            case Reply.QUIT:
                break
            case Reply.WHY:
                rules = ", ".join(f"{policy}: {rule}" for policy, rule in asked.rules)
                terminal.say(say("queue.waiting", language, count=len(asked.rules), rules=rules))
            case Reply.BACK:
                terminal.say(_undone(session, by, language))
            case _:
                is_for_all = is_for_all and alike > 1
                note = say("queue.at-once", language, count=alike) if is_for_all else None
                session.answer(asked.id, Truth(reply), by=by, note=note, alike=is_for_all)
    terminal.say(_left(session, language))
    terminal.say(say("queue.kept", language, path=str(session.store.path)))


def _undone(session: ReviewSession, by: str, language: str) -> str:
    from offentligroll.languages import say

    before = len(session.store.kept())
    undone = session.undo(by=by)
    if undone is None:
        return say("queue.none-to-undo", language)
    count = before - len(session.store.kept())
    if count > 1:
        return say("queue.undone-several", language, count=count)
    return say("queue.undone", language, number=undone.number)


def _question(session: ReviewSession, language: str) -> tuple[str, ...]:
    from offentligroll.assessment.wording.phrasing import safe_quote
    from offentligroll.report.queue_words import question_words

    asked = session.questions()[0]
    text = session.statements[asked.statements[0]].text or ""
    return ("", question_words(asked, language), *((safe_quote(text, language),) if text else ()))
