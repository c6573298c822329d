"""``offentligroll ask``: an interview that ends with the assessment."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.dialogue import Dialogue
from offentligroll.cli.leading import chosen, lead, led_to, numbered
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, detail_option, language_option
from offentligroll.cli.parsing import Choice, Day, FilePath, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.cli.which import Which, statement_asked_for, which_options
from offentligroll.languages import Message
from offentligroll.model.statement import Act
from offentligroll.rules.template_id import TemplateId

if TYPE_CHECKING:
    from offentligroll.assessment.details import Detail
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.saving import Keeper
    from offentligroll.model.statement import Statement
    from offentligroll.policy.asking.interview import Interview
    from offentligroll.policy.policy import Policy

_WHOLE = "everything"
"""What is written in the place of a question by whoever wants to know all."""
_MOST_REASONS = 3


@attrs.frozen(kw_only=True)
class AskRequest:
    """What ``ask`` is asked."""

    archive: str | None = None
    """Where the statement stands; None for one that stands nowhere."""
    which: Which = attrs.field(factory=Which)
    """Which statement there."""
    act: Act | None = None
    """What was done, where there is no archive; None to ask about that too."""
    question: str | None = None
    """The question that the answers are for; None to ask about that too where somebody sits there."""
    policy: str | None = None
    """The id of a shipped policy, or a path; None for the authority's own."""
    options: dict[str, Any] = attrs.field(factory=dict)
    """The directory, the organisation and the day, as for :class:`~offentligroll.cli.inputs.Asked`."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""
    detail: Detail = "reasons"
    """How much the explanation tells."""
    save: Path | None = None
    """Where the answers are kept."""


@helping.command("ask")
@helping.argument("archive", required=False, metavar="[ARCHIVE]")
@which_options
@helping.option(
    "--act",
    type=Choice([one.value for one in Act]),
    help="act",
)
@helping.option("--question", type=Choice([*(one.value for one in TemplateId), _WHOLE]), help="ask-question")
@helping.option(
    "--policy",
    metavar="ID|FILE",
    help="one-policy",
    filled={"default": Message("help.default.own-policy")},
)
@helping.option("--directory", metavar="FILE", help="directory")
@helping.option("--for", "organisation", metavar="ID", help="for")
@helping.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="as-of",
)
@helping.option(
    "--save",
    type=FilePath(),
    metavar="FILE",
    help="save",
)
@detail_option("reasons")
@language_option
def command(  # noqa: PLR0913
    *,
    archive: str | None,
    which: Which,
    act: str | None,
    question: str | None,
    policy: str | None,
    language: str,
    detail: Detail,
    save: Path | None,
    **options: Any,  # noqa: ANN401
) -> Work:
    """Read the arguments."""
    if archive is None and which.is_named:
        raise UsageMessage(Message("command.misuse.which-needs-archive"))
    if archive is not None and act is not None:
        raise UsageMessage(Message("command.misuse.act-and-archive"))
    request = AskRequest(
        archive=archive,
        which=which,
        act=None if act is None else Act(act),
        question=question,
        policy=policy,
        options=options,
        language=language,
        detail=detail,
        save=save,
    )
    return functools.partial(ask, request)


def ask(request: AskRequest, terminal: Terminal) -> int:
    """Ask, and assess.

    Args:
        request: what is asked.
        terminal: where questions go and answers come from.

    Returns:
        0, or 1 if a guideline was breached or the statement could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together.
    """
    from offentligroll.cli.saving import Keeper

    inputs, statement = _opened(request, terminal)
    (policy,) = inputs.policies
    keeper = None if request.save is None else Keeper.opened(request.save, policy)
    if request.archive is not None and statement is None:
        return 1
    dialogue = Dialogue(terminal=terminal, language=request.language)
    question = request.question or (_wanted(dialogue) if terminal.stdin.isatty() else _WHOLE)
    if statement is None and (question == _WHOLE or keeper is not None):
        statement = _made(request.act or _act(dialogue))
    whose: dict[str, Any] = {"for_": inputs.organisation, "as_of": inputs.asked.as_of}
    try:
        if question == _WHOLE:
            interview = _told_all(policy.interview(statement, **whose), dialogue, request.detail)
        else:
            interview = _told_one(policy, question, statement, whose, dialogue)
    except ValueError as error:
        assert statement is not None  # noqa: S101 - nothing else can be wrong
        inputs.wrong_statement(statement, error)
        return 1
    if keeper is not None:
        terminal.say()
        terminal.say(_kept(keeper, interview, dialogue))
    return int(any(one.outcome.is_against for one in interview.assessment.findings))


def _wanted(dialogue: Dialogue) -> str:
    """Ask what somebody wants to know: that leaves out most of what could be asked."""
    from offentligroll.languages import say
    from offentligroll.questions.template import templates

    kinds = {str(one.id): one.title.in_language(dialogue.language) for one in templates()}
    kinds[_WHOLE] = say("command.ask.everything", dialogue.language)
    choices = "\n".join(f"  {one}" for one in numbered(kinds))
    question = say("command.ask.wanted", dialogue.language, choices=choices, last=str(len(kinds)))
    return chosen(dialogue, question, kinds, _WHOLE)


def _told_all(interview: Interview, dialogue: Dialogue, detail: Detail) -> Interview:
    """Ask what is open, and tell the assessment."""
    from offentligroll.languages import say

    language = dialogue.language
    dialogue.terminal.say(say("command.ask.begin" if interview.question else "command.ask.nothing", language))
    led = lead(interview, dialogue, lambda one: _why(one, language))
    if led.question is not None:
        dialogue.terminal.say(say("command.ask.stopped", language))
    dialogue.terminal.say()
    dialogue.terminal.say(led.assessment.explain(language, detail))
    return led


def _told_one(
    policy: Policy, question: str, statement: Statement | None, whose: dict[str, Any], dialogue: Dialogue
) -> Interview:
    """Ask what can still change the answer to one question, and tell it."""
    asking = policy.interview_for(question, () if statement is None else statement, **whose)
    answered = led_to(asking, dialogue)
    dialogue.terminal.say(answered.reply.text(dialogue.language))
    interview = policy.interview(statement, **whose)
    for fact, truth in answered.answers:
        interview = interview.with_answer(fact, truth)
    return interview


def _opened(request: AskRequest, terminal: Terminal) -> tuple[Inputs, Statement | None]:
    from offentligroll.cli.inputs import STANDARD_INPUT, Asked, Inputs

    if request.archive == STANDARD_INPUT:
        raise MisuseError(Message("command.misuse.answers-on-input"))
    asked = Asked(
        archives=() if request.archive is None else (request.archive,),
        policies=None if request.policy is None else (request.policy,),
        language=request.language,
        include_private=True,
        **request.options,
    )
    if request.archive is None:
        return Inputs.opened(asked, terminal), None
    return statement_asked_for(asked, request.which, terminal)


def _made(act: Act) -> Statement:
    from offentligroll.model.statement import Statement

    return Statement(act=act)


def _act(dialogue: Dialogue) -> Act:
    """Ask what was done: that answers many questions at once."""
    from offentligroll.languages import say

    words = {act: say(f"answers.act.{act}", dialogue.language) for act in Act}
    question = say("command.ask.act", dialogue.language, choices=", ".join(numbered(words)))
    return chosen(dialogue, question, words, Act.POST)


def _kept(keeper: Keeper, interview: Interview, dialogue: Dialogue) -> str:
    """Keep the answers; where the file does not take them, show them, so that they are not lost."""
    from offentligroll.files.json_writing import json_line
    from offentligroll.languages import say

    try:
        return keeper.keep(interview, dialogue.language)
    except MisuseError:
        dialogue.terminal.say(say("command.ask.not-kept", dialogue.language))
        dialogue.terminal.say(json_line(keeper.record(interview)))
        raise


def _why(interview: Interview, language: str) -> str:
    """Tell which rules wait for the answer, where they come from, and what is known meanwhile."""
    from offentligroll.assessment.wording.manner import Manner, item
    from offentligroll.assessment.wording.notes import note_words
    from offentligroll.assessment.wording.phrasing import sentence_words
    from offentligroll.languages import say

    manner = Manner(language=language, is_full=True)
    question = interview.question
    assert question is not None  # noqa: S101 - there is one whenever it is asked
    rules = interview.waiting
    lines = [say("command.ask.waiting", language, count=len(rules))]
    for rule in rules[:_MOST_REASONS]:
        lines += item(manner.name(rule.says, rule.id), manner.source(rule.cite))
    if len(rules) > _MOST_REASONS:
        lines += item(say("command.ask.waiting-more", language, count=len(rules) - _MOST_REASONS))
    lines.append(say("command.ask.fact", language, id=question.id))
    missing = question.fact.note and note_words(question.fact.note, language)
    if missing:
        lines.append(sentence_words(missing))
    return "\n".join(lines)
