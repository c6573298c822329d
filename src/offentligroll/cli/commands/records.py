"""``offentligroll records``: what an archive leaves, as lists, transfer files, calendars and bundles."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.options import Work, asked_options
from offentligroll.cli.parsing import Choice, Day, FilePath
from offentligroll.cli.reviewed import day_for, day_option, held, holds_option, request_of
from offentligroll.cli.terminal import Terminal

if TYPE_CHECKING:
    from offentligroll.cli.inputs import Asked, Inputs
    from offentligroll.records.handed import Settings
    from offentligroll.records.handing_on import HandingOn

FORMATS = (
    "registration",
    "disposal",
    "deadlines",
    "erms",
    "nara",
    "sarif",
    "assessments",
    "answers",
    "parquet",
    "annotations",
    "bundle",
)
"""What can be written."""
USUAL = ("registration", "disposal", "deadlines", "erms", "assessments")
"""What is written where nobody says."""
COVERAGE = "coverage.html"
"""The page that tells what the folder covers."""
BUNDLE_PAGE = "statements.html"
"""The page of a bundle."""


@attrs.frozen(kw_only=True)
class RecordsRequest:
    """What ``records`` is asked."""

    asked: Asked
    """What is handed on, under which policies."""
    out: Path = Path("records")
    """The folder, which is not there yet."""
    formats: tuple[str, ...] = USUAL
    """Which of :data:`FORMATS`."""
    start: dt.date | None = None
    """The first day that is handed on."""
    end: dt.date | None = None
    """The last."""
    channels: tuple[str, ...] = ()
    """Ids of the channels that are handed on; none for all."""
    people: tuple[str, ...] = ()
    """Ids of the people and organisations whose statements are handed on; none for all."""
    on: dt.date | None = None
    """The day of the report; None for today."""
    holds: str | None = None
    """Whose statements the archive holds; None where nobody says."""
    withhold: Path | None = None
    """A list of what the bundle withholds."""
    redact: Path | None = None
    """A file with the key by which everything is redacted."""


@helping.command("records")
@helping.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...")
@asked_options()
@helping.option("--out", type=FilePath(is_folder=True), default="records", metavar="FOLDER", help="out")
@helping.option(
    "--format", "formats", multiple=True, type=Choice(FORMATS), default=USUAL, help="records-format"
)
@helping.option("--from", "start", type=Day(), metavar="DATE", help="from")
@helping.option("--until", "end", type=Day(), metavar="DATE", help="records-until")
@helping.option("--channel", "channels", multiple=True, metavar="ID", help="channel")
@helping.option("--person", "people", multiple=True, metavar="ID", help="person")
@day_option
@holds_option
@helping.option("--withhold", type=FilePath(), metavar="FILE", help="withhold")
@helping.option("--redact", type=FilePath(), metavar="FILE", help="redact")
def command(**options: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    return functools.partial(write_records, request_of(RecordsRequest, options))


def write_records(request: RecordsRequest, terminal: Terminal) -> int:
    """Go through archives once, and write a folder of records.

    Args:
        request: what is asked.
        terminal: where it is told what was written, and problems go.

    Returns:
        0, or 1 if an input could not be read.

    Raises:
        FileError: a file is missing or wrong.
        MisuseError: what was asked does not fit together, or the folder is there already.
    """
    from offentligroll.cli.inputs import Inputs
    from offentligroll.cli.misuse import MisuseError, not_written
    from offentligroll.languages import Message, MessageError, say
    from offentligroll.records.handing_on import hand_on
    from offentligroll.records.withholding import read_withheld

    asked = request.asked
    inputs = Inputs.opened(asked, terminal)
    settings = _settings(request, inputs)
    withheld = {} if request.withhold is None else read_withheld(request.withhold)
    try:
        with hand_on(
            request.out, settings, formats=request.formats, for_=inputs.organisation, withheld=withheld
        ) as under_way:
            for statement in inputs.statements():
                try:
                    under_way.add(statement)
                except ValueError as error:
                    inputs.wrong_statement(statement, error)
            _write_pages(request, inputs, under_way)
    except FileExistsError:
        message = Message("command.misuse.there-already", count=1, paths=(str(request.out),))
        raise MisuseError(message) from None
    except OSError as error:
        raise not_written(request.out, error) from None
    except MessageError as error:
        raise MisuseError(error.message) from None
    count = sum(path.is_file() for path in request.out.rglob("*"))
    terminal.say(say("handed.wrote", asked.language, count=count, folder=str(request.out)))
    inputs.tell_left_out()
    return int(inputs.has_errors)


def _settings(request: RecordsRequest, inputs: Inputs) -> Settings:
    from offentligroll.archives.selecting import Selection
    from offentligroll.cli.redacting import key_in
    from offentligroll.records.disclosure import Disclosure
    from offentligroll.records.handed import Settings

    policies = inputs.policies
    key = None if request.redact is None else key_in(request.redact)
    return Settings(
        policies=policies,
        on=day_for(policies[0], request.on),
        language=request.asked.language,
        disclosure=Disclosure(words=request.asked.words, key=key),
        selection=Selection(
            start=request.start,
            end=request.end,
            channels=request.channels,
            people=request.people,
        ),
        authority=None if inputs.organisation is None else inputs.organisation.name,
        as_of=request.asked.as_of,
    )


def _write_pages(request: RecordsRequest, inputs: Inputs, under_way: HandingOn) -> None:
    from offentligroll.records.bundle import FOLDER, Bundle
    from offentligroll.report.page_formats import page_as_html
    from offentligroll.report.records_pages import bundle_page, coverage_page

    handed = under_way.end(inputs.left_out, held(inputs, request.holds))
    folder = under_way.folder
    (folder / COVERAGE).write_text(page_as_html(coverage_page(handed)), encoding="utf-8")
    if "bundle" in request.formats:
        bundle = Bundle(folder, under_way.withheld)
        page = page_as_html(bundle_page(handed, bundle))
        (folder / FOLDER / BUNDLE_PAGE).write_text(page, encoding="utf-8")
