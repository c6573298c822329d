"""A service that tells, before a post is published, what the guidelines of Lindby say of it.

Run it with ``fastapi run program.py``; its documentation is then at ``/docs``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
from fastapi import FastAPI, HTTPException, Request

from offentligroll import (
    Answer,
    Assessment,
    Capacity,
    CapacityRule,
    Channel,
    Directory,
    FileError,
    Guideline,
    Official,
    Organisation,
    Policy,
    Role,
    Statement,
)
from offentligroll.conversion import json_schema
from offentligroll.facts import BatchDetector, Context, Need
from offentligroll.model import (
    Listing,
    OrganisationKind,
    Period,
    RoleKind,
    Title,
    Wording,
    statement_from_record,
)
from offentligroll.rules import Citation, Modality, Source, SourceKind, Verb, all_of

ZONE = ZoneInfo("Europe/Stockholm")
LINDBY = Organisation(
    id="lindby", name="Lindby kommun", kind=OrganisationKind.MUNICIPALITY, country="SE", zone=ZONE
)
KIM = Official(
    id="kim",
    name="Kim Ek",
    roles=(
        Role(
            organisation=LINDBY,
            kind=RoleKind.APPOINTED,
            period=Period.from_dates(dt.date(2020, 1, 1)),
            titles=(Title(language="sv", words="kommundirektör"),),
        ),
    ),
    roles_complete=True,
)
ACCOUNT = Channel(
    id="mastodon:112", platform="mastodon", holder=KIM, listed=(Listing(by=LINDBY, period=Period()),)
)
DIRECTORY = Directory(organisations=(LINDBY,), officials=(KIM,), channels=(ACCOUNT,))

RULES = Source(id="rules", title="Riktlinjer för sociala medier", kind=SourceKind.POLICY, verified=True)
POLICY = Policy(
    id="lindby",
    version="1",
    languages=("sv", "en"),
    title=Wording({"sv": "Sociala medier i Lindby", "en": "Social media in Lindby"}),
    question=Wording({"sv": "Är det sagt i rollen?", "en": "Is it said in the role?"}),
    country="SE",
    zone=ZONE,
    sources=(RULES,),
    capacity_rules=(
        CapacityRule(
            id="listed",
            verb=Verb.PRESUMES,
            concludes=Capacity.OFFICIAL,
            when=all_of("account-is-listed", "author-holds-public-role"),
            says=Wording({"sv": "Konton på listan är officiella.", "en": "Listed accounts are official."}),
            cite=Citation(source=RULES, place="§ 1"),
        ),
    ),
    guidelines=(
        Guideline(
            id="no-abuse",
            modality=Modality.MUST_NOT,
            conduct=all_of("is-abusive"),
            says=Wording({"sv": "Ingen smädas.", "en": "Nobody is abused."}),
            cite=Citation(source=RULES, place="§ 2"),
        ),
    ),
)


def ask_model(contexts: Sequence[Context]) -> list[dict[str, Answer]]:
    """Ask a model about several posts at once; this one knows a single word, yours is better."""
    texts = [context.statement.text or "" for context in contexts]
    return [{"is-abusive": Answer.detected("idioter")} if "idioter" in text else {} for text in texts]


MODEL = BatchDetector(
    facts=("is-abusive",), name="one-word model", answer=ask_model, needs=frozenset({Need.WORDS})
)
ASKED = POLICY.with_detector(MODEL)


def findings(statements: Iterable[Statement]) -> pd.DataFrame:
    """Assess many statements, the model's part in batches, as a frame with a row for each norm."""
    assessments = ASKED.assess_all(statements, for_=LINDBY)
    return pd.DataFrame([row for assessment in assessments for row in assessment.rows()])


def drafted(record: Any) -> Assessment:  # noqa: ANN401 - whatever somebody sends
    """Assess a draft; what is wrong with it goes back to who sent it."""
    try:
        return ASKED.assess(statement_from_record(record, DIRECTORY), for_=LINDBY)
    except FileError as error:
        raise HTTPException(422, [problem.in_language("en") for problem in error.problems]) from error


app = FastAPI(title="Before it is published")
_STATEMENT = {"application/json": {"schema": {"$ref": "#/components/schemas/Statement"}}}
_ASSESSMENT = {"application/json": {"schema": {"$ref": "#/components/schemas/Assessment"}}}


@app.post(
    "/assessments",
    openapi_extra={"requestBody": {"required": True, "content": _STATEMENT}},
    responses={200: {"description": "What the policy says of it.", "content": _ASSESSMENT}},
)
async def assess(request: Request) -> dict[str, Any]:
    """Assess a draft."""
    return drafted(await request.json()).to_dict()


def described() -> dict[str, Any]:
    """Describe the service, with the schemas of what goes in and what comes out."""
    description = FastAPI.openapi(app)
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    for name in ("statement", "assessment"):
        schema = json_schema(name, "#/components/schemas/")
        schemas |= schema.pop("definitions") | {name.capitalize(): schema}
    return description


app.openapi = described  # type: ignore[method-assign]
