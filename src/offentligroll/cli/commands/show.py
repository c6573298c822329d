"""``offentligroll show``: a policy as plain numbered sentences, for a lawyer to review."""

from __future__ import annotations

import functools

from offentligroll.cli import helping
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Choice
from offentligroll.cli.terminal import Terminal


@helping.command("show")
@helping.argument("policy", metavar="FILE|ID")
@language_option
@helping.option(
    "--format",
    "form",
    type=Choice(("text", "md", "html", "svg")),
    default="text",
    help="show-format",
)
def command(*, policy: str, language: str, form: str) -> Work:
    """Read the arguments."""
    return functools.partial(show, policy, language, form)


def show(policy: str, language: str, form: str, terminal: Terminal) -> int:
    """Show a policy.

    Args:
        policy: the id of a shipped policy, or a path.
        language: ``"sv"`` or ``"en"``.
        form: ``"text"``, ``"md"``, ``"html"``, or ``"svg"`` for a picture.
        terminal: where the page goes.

    Returns:
        0.

    Raises:
        FileError: the file is missing or wrong.
    """
    from offentligroll.policy.policy import Policy
    from offentligroll.policy.reading.loading import read_rulebook
    from offentligroll.report.page_formats import FORMATS
    from offentligroll.report.picture.drawing import policy_picture
    from offentligroll.report.policy_page import policy_page

    document, rulebook = read_rulebook(policy)
    if form == "svg":
        page = policy_picture(rulebook, language)
    else:
        shown = policy_page(Policy.of(rulebook), language, document, is_drawn=form == "html")
        page = FORMATS[form](shown)
    if form == "text":
        terminal.say(page.rstrip("\n"))
    else:
        terminal.write(page)
    return 0
