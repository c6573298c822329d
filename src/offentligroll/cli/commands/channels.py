"""``offentligroll channels``: what a policy asks of the channels of a directory, on a day."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Choice, Day
from offentligroll.cli.reviewed import day_for
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.assessment.channel_assessment import ChannelAssessment
    from offentligroll.cli.inputs import Inputs
    from offentligroll.policy.policy import Policy

FORMATS = ("text", "json")
"""How the findings can be written."""


@attrs.frozen(kw_only=True)
class ChannelsRequest:
    """What ``channels`` is asked."""

    policies: tuple[str, ...]
    """Ids of shipped policies, or paths."""
    directory: str
    """The path of the directory."""
    channels: tuple[str, ...] = ()
    """Ids of channels; none for all of the directory."""
    organisation: str | None = None
    """The id of the organisation that is *the authority*; None for the one whose channel it is."""
    on: dt.date | None = None
    """The day; None for today."""
    language: str = "en"
    """``"sv"`` or ``"en"``."""
    form: str = "text"
    """One of :data:`FORMATS`."""


@helping.command("channels")
@helping.argument("channels", nargs=-1, metavar="[CHANNEL]...")
@helping.option(
    "--policy", "policies", multiple=True, required=True, metavar="ID|FILE", help="channel-policies"
)
@helping.option("--directory", required=True, metavar="FILE", help="directory")
@helping.option("--for", "organisation", metavar="ID", help="for")
@helping.option("--on", type=Day(), metavar="DATE", help="channels-on")
@helping.option("--format", "form", type=Choice(FORMATS), default="text", help="channels-format")
@language_option
def command(  # noqa: PLR0913 - one for each option
    *,
    channels: tuple[str, ...],
    policies: tuple[str, ...],
    directory: str,
    organisation: str | None,
    on: dt.date | None,
    form: str,
    language: str,
) -> Work:
    """Read the arguments."""
    request = ChannelsRequest(
        policies=policies,
        directory=directory,
        channels=channels,
        organisation=organisation,
        on=on,
        language=language,
        form=form,
    )
    return functools.partial(assess_channels, request)


def assess_channels(request: ChannelsRequest, terminal: Terminal) -> int:
    """Assess channels under each policy, those first that a person must look at.

    Args:
        request: what is asked.
        terminal: where the findings go.

    Returns:
        0, or 1 if a rule about channels is breached, or a channel could not be assessed.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: the directory has no such channel or organisation.
    """
    from offentligroll.cli.inputs import Asked, Inputs

    asked = Asked(
        archives=(),
        policies=request.policies,
        directory=request.directory,
        organisation=request.organisation,
        language=request.language,
    )
    inputs = Inputs.opened(asked, terminal)
    found = [_of_policy(policy, inputs, request) for policy in inputs.policies]
    if request.form == "json":
        records = [one.to_dict() for together in found for one in together]
        terminal.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
    else:
        for number, (policy, together) in enumerate(zip(inputs.policies, found, strict=True)):
            if number:
                terminal.say()
            _tell(policy, together, request, terminal)
    is_against = any(one.against for together in found for one in together)
    return int(inputs.has_errors or is_against)


def _of_policy(policy: Policy, inputs: Inputs, request: ChannelsRequest) -> Sequence[ChannelAssessment]:
    from offentligroll.cli.misuse import MisuseError
    from offentligroll.model.unknown_id import UnknownIdError
    from offentligroll.rules.outcome import Outcome

    if not policy.channel_rules:
        return ()
    directory, on = inputs.directory, day_for(policy, request.on)
    named = request.channels or tuple(one.id for one in directory.channels) if directory else ()
    assessed = []
    for one in named:
        try:
            assessed.append(policy.assess_channel(one, on=on, for_=inputs.organisation, directory=directory))
        except UnknownIdError as error:
            raise MisuseError(error.message) from None
        except ValueError as error:
            inputs.wrong("channel", one, error)

    def order(one: ChannelAssessment) -> tuple[int, int]:
        return -len(one.against), -sum(found.outcome is Outcome.UNDECIDED for found in one.findings)

    return sorted(assessed, key=order)


def _tell(
    policy: Policy, together: Sequence[ChannelAssessment], request: ChannelsRequest, terminal: Terminal
) -> None:
    from offentligroll.languages import say, written
    from offentligroll.report.review_measures import finding_lines

    language = request.language
    if not policy.channel_rules:
        terminal.say(say("review.no-channel-rules", language, policy=policy.id))
        return
    on = day_for(policy, request.on)
    title = policy.title.in_language(language)
    told = {"day": written(on, language), "title": title, "policy": policy.id}
    terminal.say(say("review.channels-title", language, **told))
    for one in together:
        for line in finding_lines(one.channel, one.findings, language):
            terminal.say(line)
