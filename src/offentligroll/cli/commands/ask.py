"""``offentligroll ask``: an interview that ends with the assessment."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.dialogue import Dialogue, Reply
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, detail_option, language_option
from offentligroll.cli.parsing import Choice, Day, FilePath, UsageMessage
from offentligroll.cli.terminal import Terminal
from offentligroll.cli.which import Which, statement_asked_for, which_options
from offentligroll.languages import Message
from offentligroll.model.statement import Act

if TYPE_CHECKING:
    from offentligroll.assessment.details import Detail
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.saving import Keeper
    from offentligroll.model.statement import Statement
    from offentligroll.policy.interview import Interview

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
    policy: str = "katrineholm"
    """The id of a shipped policy, or a path."""
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
@helping.option(
    "--policy",
    default="katrineholm",
    metavar="ID|FILE",
    help="one-policy",
    filled={"policies": "katrineholm"},
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
    policy: str,
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
    dialogue = Dialogue(terminal=terminal, language=request.language)
    if request.archive is None:
        statement = _made(request.act or _act(dialogue))
    if statement is None:
        return 1
    interview = policy.interview(statement, for_=inputs.organisation, as_of=inputs.asked.as_of)
    try:
        interview = _led(interview, dialogue)
    except ValueError as error:
        inputs.wrong_statement(statement, error)
        return 1
    terminal.say()
    terminal.say(interview.assessment.explain(request.language, request.detail))
    if keeper is not None:
        terminal.say()
        terminal.say(_kept(keeper, interview, dialogue))
    return int(any(one.outcome.is_against for one in interview.assessment.findings))


def _opened(request: AskRequest, terminal: Terminal) -> tuple[Inputs, Statement | None]:
    from offentligroll.cli.inputs import STANDARD_INPUT, Asked, Inputs

    if request.archive == STANDARD_INPUT:
        raise MisuseError(Message("command.misuse.answers-on-input"))
    asked = Asked(
        archives=() if request.archive is None else (request.archive,),
        policies=(request.policy,),
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

    language = dialogue.language
    words = {act: say(f"answers.act.{act}", language) for act in Act}
    choices = ", ".join(f"{number} {word}" for number, word in enumerate(words.values(), start=1))
    known = {str(number): act for number, act in enumerate(Act, start=1)}
    known |= {word: act for act in Act for word in (act.value, words[act])}
    while True:
        line = dialogue.line(say("command.ask.act", language, choices=choices))
        if not line:
            return Act.POST
        if line.casefold() in known:
            return known[line.casefold()]
        dialogue.terminal.say(say("command.ask.act-not-understood", language, count=len(Act)))


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


def _led(interview: Interview, dialogue: Dialogue) -> Interview:
    """Ask until nothing is open, or nobody answers any more."""
    from offentligroll.languages import say
    from offentligroll.model.truth import Truth

    language = dialogue.language
    dialogue.terminal.say(say("command.ask.begin" if interview.question else "command.ask.nothing", language))
    way = [interview]
    while (question := way[-1].question) is not None:
        dialogue.terminal.say()
        reply = dialogue.reply(_asked(way[-1], language))
        match reply:
            case Reply.QUIT:
                dialogue.terminal.say(say("command.ask.stopped", language))
                break
            case Reply.WHY:
                dialogue.terminal.say(_why(way[-1], language))
            case Reply.BACK if len(way) > 1:
                way.pop()
            case Reply.BACK:
                dialogue.terminal.say(say("command.ask.at-first", language))
            case _:
                way.append(way[-1].with_answer(question.id, Truth(reply)))
    return way[-1]


def _asked(interview: Interview, language: str) -> str:
    from offentligroll.assessment.wording.safe_text import one_line
    from offentligroll.languages import say
    from offentligroll.model.truth import Truth

    question = interview.question
    assert question is not None  # noqa: S101 - there is one whenever it is asked
    words = one_line(question.forms.in_language(language).ask)
    known = question.fact.truth
    now = () if known is Truth.UNKNOWN else (say(f"answers.fact.now-{known}", language),)
    return " ".join((words, *now, say("command.ask.keys", language)))


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
