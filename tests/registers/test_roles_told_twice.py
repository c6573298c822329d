"""A role that several registers tell is taken in once."""

from __future__ import annotations

import datetime as dt

from offentligroll.model import Organisation, Period
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import OrganisationKind
from offentligroll.registers.gathering import Gathering


def test_a_role_that_is_there_is_not_taken_twice() -> None:
    """The same post in the same days is one role, whichever register tells it."""
    gathering = Gathering(source="list", day=dt.date(2024, 5, 2))
    person = gathering.person("Kim Ek", {"hr": "17"})
    town = Organisation(id="town", name="Town", kind=OrganisationKind.MUNICIPALITY)
    for _ in range(2):
        gathering.role(person, town, RoleKind.APPOINTED, Period.from_texts("2020-01-01"))
    assert len(person.roles) == 1
