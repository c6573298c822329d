"""Builders for tests about facts: a municipal director, her municipality, and what she posts."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from offentligroll.assessment.wording.notes import note_words, record_words
from offentligroll.facts.asking import ask
from offentligroll.facts.detector import Answer, Context, Detector
from offentligroll.facts.fact import Fact
from offentligroll.model.calendar import WorkingCalendar
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official, Role, RoleKind, Title
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.period import Period
from offentligroll.model.statement import Act, Statement

STOCKHOLM = ZoneInfo("Europe/Stockholm")

DAY = dt.date(2011, 2, 3)
"""A Thursday."""

KATRINEHOLM = Organisation(
    id="katrineholm",
    name="Katrineholms kommun",
    kind=OrganisationKind.MUNICIPALITY,
    short_names=("Katrineholm",),
    mandates_complete=True,
)
BOTKYRKA = Organisation(id="botkyrka", name="Botkyrka kommun", kind=OrganisationKind.MUNICIPALITY)
PARTY = Organisation(id="partiet", name="Partiet", kind=OrganisationKind.PARTY)

HELD = Period.from_texts("2009-01-01", "2014-12-31")
"""A period around the day."""
ENDED = Period.from_texts("2005-01-01", "2008-12-31")
"""A period before the day."""
PERHAPS = Period.from_texts("2009-01-01", "2011")
"""A period that ends in the year of the day, nobody has told when."""


def _told(fields: dict[str, Any], **otherwise: Any) -> dict[str, Any]:  # noqa: ANN401
    return otherwise | fields


def role(period: Period = HELD, **fields: Any) -> Role:  # noqa: ANN401
    """Make a role, an appointed one in Katrineholm unless told otherwise."""
    return Role(period=period, **_told(fields, organisation=KATRINEHOLM, kind=RoleKind.APPOINTED))


def director(period: Period = HELD, **fields: Any) -> Role:  # noqa: ANN401
    """Make the role of the municipal director."""
    titles = (Title(language="sv", words="kommunchef"), Title(language="en", words="municipal director"))
    return role(period, **_told(fields, titles=titles))


def official(*roles: Role, **fields: Any) -> Official:  # noqa: ANN401
    """Make a person with these roles, who had no others."""
    return Official(
        **_told(fields, id="jansson", name="Mattias Jansson", roles=roles, roles_complete=bool(roles))
    )


def channel(**fields: Any) -> Channel:  # noqa: ANN401
    """Make an account of which nothing is told but what the test tells."""
    identity = fields.get("id", "twitter:1")
    return Channel(**_told(fields, id=identity, platform=identity.partition(":")[0]))


def statement(**fields: Any) -> Statement:  # noqa: ANN401
    """Make a post of that day."""
    return Statement(**_told(fields, act=Act.POST, at=DAY))


def context(
    said: Statement,
    *,
    organisation: Organisation | None = KATRINEHOLM,
    calendar: WorkingCalendar | None = None,
) -> Context:
    """See a statement for an organisation."""
    return Context(statement=said, organisation=organisation, zone=STOCKHOLM, calendar=calendar)


def answer(
    detectors: tuple[Detector, ...],
    fact: str,
    said: Statement,
    *,
    organisation: Organisation | None = KATRINEHOLM,
    calendar: WorkingCalendar | None = None,
) -> Fact:
    """Ask the detector of a fact."""
    (detector,) = [one for one in detectors if one.fact == fact]
    return ask(detector, context(said, organisation=organisation, calendar=calendar))


JANSSON = official(director())
"""The municipal director."""


def answer_of_directors_post(
    detectors: tuple[Detector, ...],
    fact: str,
    where: Channel | None,
    organisation: Organisation | None = KATRINEHOLM,
    **more: Any,  # noqa: ANN401
) -> Fact:
    """Ask the detector of a fact about a post of the director on a channel."""
    said = statement(**_told(more, author=JANSSON, channel=where))
    return answer(detectors, fact, said, organisation=organisation)


def records(fact: Fact | Answer) -> list[str]:
    """Say in English which records an answer rests on."""
    return [record_words(evidence.record, "en") for evidence in fact.evidence if evidence.record is not None]


def why(fact: Fact | Answer) -> str | None:
    """Say in English why an answer is not known."""
    return None if fact.note is None else note_words(fact.note, "en")
