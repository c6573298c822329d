"""The service does what it says; ``nox -s program`` runs this, with the packages that it needs."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import httpx
from program import DIRECTORY, POLICY, app, findings

from offentligroll import Assessment
from offentligroll.model import statement_from_record

POST = {
    "id": "1",
    "act": "post",
    "at": "2024-05-02",
    "author": "kim",
    "channel": "mastodon:112",
    "language": "sv",
}
KIND, RUDE = {**POST, "text": "Nu plogas Storgatan."}, {**POST, "id": "2", "text": "Ni är idioter."}


def asked(method: str, path: str, record: Any = None) -> httpx.Response:  # noqa: ANN401 - any JSON
    """Ask the service, without a network."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://lindby.example") as client:
            return await client.request(method, path, json=record)

    return asyncio.run(ask())


def test_a_draft_is_assessed() -> None:
    """A draft goes in as JSON, and an answer comes out that reads back."""
    response = asked("POST", "/assessments", RUDE)
    assert response.status_code == 200
    answer = Assessment.from_dict(response.json())
    assert answer.capacity.value == "official"
    assert [finding.id for finding in answer.against] == ["no-abuse"]
    assert "one-word model" in answer.explain("en", "everything")


def test_all_faults_of_a_draft_go_back() -> None:
    """Who sends what is no statement learns all that is wrong with it."""
    response = asked("POST", "/assessments", {"act": "shout", "txt": "Hej"})
    assert response.status_code == 422
    assert len(response.json()["detail"]) == 2


def test_the_description_names_every_field() -> None:
    """The OpenAPI description has both schemas, and every reference in it leads somewhere."""
    description = asked("GET", "/openapi.json").json()
    schemas = description["components"]["schemas"]
    assert {"act", "author", "text"} <= schemas["Statement"]["properties"].keys()
    assert {"capacity", "findings", "provenance"} <= schemas["Assessment"]["properties"].keys()
    waiting, names = [description], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            names.add(part.get("$ref"))
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    names -= {None}
    assert {str(name).rpartition("/")[2] for name in names} <= schemas.keys()
    assert all(str(name).startswith("#/components/schemas/") for name in names)


def test_a_frame_of_findings() -> None:
    """Many statements become a table, with a row for each norm and statement."""
    frame = findings(statement_from_record(one, DIRECTORY) for one in (KIND, RUDE))
    assert Counter(frame["outcome"]) == {"undecided": 1, "breached": 1}
    assert list(frame[frame["is_against"]]["statement"]) == ["2"]


def test_the_record_can_be_verified() -> None:
    """What the service answered can be held against its policy later, and another policy says so."""
    record = asked("POST", "/assessments", KIND).json()
    assert not POLICY.verify(record).is_same_policy
