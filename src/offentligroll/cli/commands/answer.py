"""``offentligroll answer``: the question that somebody has, answered in three lines."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.dialogue import Dialogue
from offentligroll.cli.leading import led_to
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Choice, Day, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.cli.which import Which, statement_asked_for, which_options
from offentligroll.languages import Message
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.rules.rule import Bound
from offentligroll.rules.template_id import TemplateId

if TYPE_CHECKING:
    from offentligroll.model.statement import Statement
    from offentligroll.policy.policy import Policy
    from offentligroll.questions.choosing import Replies

_COUNTRIES = {"sv": "SE"}
"""Where the country is taken from the language, if nobody says."""


@attrs.frozen(kw_only=True)
class AnswerRequest:
    """What ``answer`` is asked."""

    question: str
    """The id of the question."""
    yes: tuple[str, ...] = ()
    """Facts that are so, by id or phrase."""
    no: tuple[str, ...] = ()
    """Facts that are not so."""
    archive: str | None = None
    """Where the statement stands; None where only facts are told."""
    which: Which = attrs.field(factory=Which)
    """Which statement there."""
    policies: tuple[str, ...] = ()
    """Ids of shipped policies, or paths; none to choose by country, body and post."""
    whose: dict[str, str | None] = attrs.field(factory=dict)
    """Country, area, body and post."""
    days: dict[str, Any] = attrs.field(factory=dict)
    """When it was published, and when it came in."""
    asked_by: str | None = None
    """From whose side it is asked."""
    directory: str | None = None
    """The path of the directory."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""
    form: str = "text"
    """``"text"`` or ``"json"``."""
    draft: bool = False
    """Whether to draft what is to be written."""
    whole: bool = False
    """Whether to tell the other rules that bear on it."""

    @property
    def asks(self) -> bool:
        """Whether nothing was told, so that it has to be asked for."""
        return not self.yes and not self.no and self.archive is None and self.form == "text"


@helping.command("answer")
@helping.argument("question", type=Choice([one.value for one in TemplateId]), metavar="QUESTION")
@helping.argument("facts", nargs=-1, metavar="[FACT]...")
@helping.option("--no", "no", multiple=True, metavar="FACT", help="answer-no")
@helping.option("--statement", "archive", metavar="ARCHIVE", help="answer-statement")
@which_options
@helping.option("--policy", "policies", multiple=True, metavar="ID|FILE", help="answer-policy")
@helping.option("--country", metavar="CODE", help="answer-country")
@helping.option("--area", metavar="CODE", help="answer-area")
@helping.option("--body", type=Choice([one.value for one in OrganisationKind]), help="answer-body")
@helping.option("--post", type=Choice([one.value for one in RoleKind]), help="answer-post")
@helping.option("--asked-by", type=Choice([one.value for one in Bound]), help="asked-by")
@helping.option("--published", type=Day(), metavar="DATE", help="answer-published")
@helping.option("--received", type=Day(), metavar="DATE", help="answer-received")
@helping.option("--directory", metavar="FILE", help="directory")
@helping.option("--draft", is_flag=True, help="answer-draft")
@helping.option("--whole", is_flag=True, help="answer-whole")
@helping.option("--format", "form", type=Choice(("text", "json")), default="text", help="answer-format")
@language_option
def command(  # noqa: PLR0913
    *,
    question: str,
    facts: tuple[str, ...],
    no: tuple[str, ...],
    archive: str | None,
    which: Which,
    policies: tuple[str, ...],
    country: str | None,
    area: str | None,
    body: str | None,
    post: str | None,
    published: dt.date | None,
    received: dt.date | None,
    **others: Any,  # noqa: ANN401
) -> Work:
    """Read the arguments."""
    if archive is None and which.is_named:
        raise UsageMessage(Message("command.misuse.which-needs-statement"))
    if archive is not None and facts:
        raise UsageMessage(Message("command.misuse.facts-and-statement"))
    request = AnswerRequest(
        question=question,
        yes=facts,
        no=no,
        archive=archive,
        which=which,
        policies=policies,
        whose={"country": country, "area": area, "body": body, "post": post},
        days={"published": published, "received": received},
        **others,
    )
    return functools.partial(answer, request)


def answer(request: AnswerRequest, terminal: Terminal) -> int:
    """Answer a question.

    Args:
        request: what is asked.
        terminal: where the answer goes, and where what is missing is asked for.

    Returns:
        0, or 1 if the statement could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together.
    """
    statement = None
    if request.archive is not None:
        statement = _statement(request, terminal)
        if statement is None:
            return 1
    policies = _policies(request, statement)
    try:
        yes, no = (request.yes, request.no) if not request.asks else _asked(request, policies, terminal)
        replies = _replies(request, policies, statement, yes, no)
    except ValueError as error:
        raise MisuseError(_message(error)) from None
    _show(request, replies, terminal)
    return 0


def _message(error: ValueError) -> Message:
    from offentligroll.languages import MessageError

    if isinstance(error, MessageError) and isinstance(error.message, Message):
        return error.message
    return Message("command.misuse.as-told", told=str(error))


def _statement(request: AnswerRequest, terminal: Terminal) -> Statement | None:
    from offentligroll.cli.inputs import Asked

    asked = Asked(
        archives=(request.archive or "",),
        policies=request.policies or ("se-law",),
        directory=request.directory,
        language=request.language,
        include_private=True,
    )
    return statement_asked_for(asked, request.which, terminal)[1]


def _policies(request: AnswerRequest, statement: Statement | None) -> tuple[Policy, ...]:
    """The policies that were named; none where they are chosen by country, body and post."""
    from offentligroll.policy.policy import Policy

    if request.policies:
        return tuple(Policy.load(one) for one in dict.fromkeys(request.policies))
    if statement is None and _country(request) is None:
        raise MisuseError(Message("command.misuse.no-country"))
    return ()


def _country(request: AnswerRequest) -> str | None:
    return request.whose.get("country") or _COUNTRIES.get(request.language.partition(",")[0])


def _replies(
    request: AnswerRequest,
    policies: tuple[Policy, ...],
    statement: Statement | None,
    yes: tuple[str, ...],
    no: tuple[str, ...],
) -> Replies:
    from offentligroll.questions.choosing import answers

    whose = {name: value for name, value in request.whose.items() if value is not None}
    if not policies and statement is None:
        whose["country"] = _country(request) or ""
    named = tuple(policies) or None
    return answers(
        request.question,
        yes if statement is None else statement,
        no,
        policies=named,
        asked_by=request.asked_by,
        chosen=named is None,
        **({} if named else whose),
        **request.days,
    )


def _asked(
    request: AnswerRequest, policies: tuple[Policy, ...], terminal: Terminal
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ask what can still change the answer, and give what was told."""
    from offentligroll.policy.policy import Policy

    lead = policies[0] if policies else None
    if lead is None:
        found = _replies(request, (), None, (), ())
        ids = [one.policy for one in (*found.replies, *found.silent)]
        lead = Policy.shipped(ids[0]) if ids else None
    if lead is None:
        return (), ()
    asking = lead.interview_for(request.question, asked_by=request.asked_by)
    dialogue = Dialogue(terminal=terminal, language=request.language)
    told = led_to(asking, dialogue).asked
    return told.yes, told.no


def _show(request: AnswerRequest, replies: Replies, terminal: Terminal) -> None:
    if request.form == "json":
        from offentligroll.files.json_writing import json_line

        told = (*replies.replies, *replies.silent)
        record = {"replies": [one.to_dict() for one in told], "nearest": list(replies.nearest)}
        terminal.write(json_line(record) + "\n")
        return
    terminal.say(replies.text(request.language))
    first = replies.first
    if first is None:
        return
    if request.whole:
        terminal.say()
        terminal.say(first.text(request.language, whole=True))
    if request.draft and (draft := first.draft(request.language)) is not None:
        terminal.say()
        terminal.say(draft)
