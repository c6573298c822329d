"""Explanations in one sentence."""

from __future__ import annotations

from typing import Any

import pytest
from assessment_builders import (
    assessment,
    provenance,
    rule,
)
from explaining import everything, privately, reasons

from offentligroll.assessment.wording.explanation import explain
from offentligroll.model.capacity import Capacity
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import Verb


@pytest.mark.parametrize(
    ("given", "swedish", "english"),
    [
        (
            {"because": (rule(),)},
            ("Enligt ”Sociala medier i Katrineholm” är uttalandet officiellt, gjort för Katrineholms kommun, "
            "och det är avgjort: Kanaler på kommunens lista är officiella."),
            ("Under “Social media in Katrineholm” the statement is official, on behalf of Katrineholms "
            "kommun, and that is settled: Channels on the municipality's list are official."),
        ),
        (
            {"because": (rule(),), "provenance": provenance(organisation_name=None)},
            ("Enligt ”Sociala medier i Katrineholm” är uttalandet officiellt, och det är avgjort: "
            "Kanaler på kommunens lista är officiella."),
            ("Under “Social media in Katrineholm” the statement is official, and that is settled: "
            "Channels on the municipality's list are official."),
        ),
        (
            {"capacity": Capacity.PERSONAL, "status": Status.ASSUMED, "because": (privately(),)},
            ("Enligt ”Sociala medier i Katrineholm” är uttalandet personligt, inte gjort för Katrineholms "
            "kommun, så länge antagandena stämmer: Egna bloggar är privata."),
            ("Under “Social media in Katrineholm” the statement is personal, not on behalf of Katrineholms "
            "kommun, as long as the assumptions hold: Own blogs are private."),
        ),
        (
            {"capacity": Capacity.PERSONAL, "status": Status.PROVISIONAL, "because": ()},
            ("Enligt ”Sociala medier i Katrineholm” är uttalandet preliminärt personligt, inte gjort för "
            "Katrineholms kommun: ingen av reglerna om vems ord det är gäller här, och policyn säger att det "
            "då är personligt."),
            ("Under “Social media in Katrineholm” the statement is personal for now, not on behalf of "
            "Katrineholms kommun: no rule on whose words they are applies, and the policy says that it is "
            "then personal."),
        ),
        (
            {
                "capacity": Capacity.PERSONAL,
                "because": (
                    rule(
                        verb=Verb.OFFICIAL_ONLY_IF,
                        concludes=Capacity.PERSONAL,
                        sv="Bara den som får tala för kommunen gör det.",
                        en="Only who may speak for it does.",
                    ),
                ),
            },
            ("Enligt ”Sociala medier i Katrineholm” är uttalandet personligt, inte gjort för Katrineholms "
            "kommun, och det är avgjort: ett krav för att det ska vara officiellt är inte uppfyllt (”Bara "
            "den som får tala för kommunen gör det”)."),
            ("Under “Social media in Katrineholm” the statement is personal, not on behalf of Katrineholms "
            "kommun, and that is settled: a requirement for it to be official is not met (“Only who may "
            "speak for it does”)."),
        ),
        (
            {
                "capacity": Capacity.UNDETERMINED,
                "status": Status.OPEN,
                "lean": Capacity.OFFICIAL,
                "held_open_by": (rule(sv="Mandat krävs.", en="A mandate is required."),),
            },
            ("Enligt ”Sociala medier i Katrineholm” går det ännu inte att avgöra om uttalandet är "
            "officiellt, gjort för Katrineholms kommun, eller personligt; det lutar åt att det är "
            "officiellt, men det är inte känt om ett krav är uppfyllt: Mandat krävs."),
            ("Under “Social media in Katrineholm” it is still open whether the statement is official, "
            "on behalf of Katrineholms kommun, or personal; it leans towards official, but it is not known "
            "whether a requirement is met: A mandate is required."),
        ),
        (
            {"capacity": Capacity.UNDETERMINED, "status": Status.OPEN},
            ("Enligt ”Sociala medier i Katrineholm” går det ännu inte att avgöra om uttalandet är "
            "officiellt, gjort för Katrineholms kommun, eller personligt, eftersom det saknas uppgifter."),
            ("Under “Social media in Katrineholm” it is still open whether the statement is official, "
            "on behalf of Katrineholms kommun, or personal, because facts are missing."),
        ),
        (
            {
                "capacity": Capacity.UNDETERMINED,
                "status": Status.CONFLICTING,
                "because": (privately(), rule()),
                "provenance": provenance(organisation_name=None),
            },
            ("Enligt ”Sociala medier i Katrineholm” går det inte att avgöra om uttalandet är officiellt "
            "eller personligt, eftersom lika starka regler säger emot varandra: ”Kanaler på kommunens lista "
            "är officiella” mot ”Egna bloggar är privata”."),
            ("Under “Social media in Katrineholm” it cannot be decided whether the statement is official or "
            "personal, because rules of the same strength contradict each other: “Channels on the "
            "municipality's list are official” against “Own blogs are private”."),
        ),
        (
            {"capacity": Capacity.UNDETERMINED, "status": Status.SILENT},
            ("Enligt ”Sociala medier i Katrineholm” går det inte att avgöra om uttalandet är officiellt, "
            "gjort för Katrineholms kommun, eller personligt, eftersom ingen av reglerna "
            "om vems ord det är gäller här."),
            ("Under “Social media in Katrineholm” it cannot be decided whether the statement is official, on "
            "behalf of Katrineholms kommun, or personal, because none of its rules on that applies."),
        ),
        (
            {"capacity": Capacity.UNDETERMINED, "status": Status.ASSUMED},
            ("Enligt ”Sociala medier i Katrineholm” går det inte att avgöra om uttalandet är officiellt, "
            "gjort för Katrineholms kommun, eller personligt, eftersom ingen av reglerna "
            "om vems ord det är gäller här så länge antagandena stämmer."),
            ("Under “Social media in Katrineholm” it cannot be decided whether the statement is official, on "
            "behalf of Katrineholms kommun, or personal, because none of its rules on that applies as long "
            "as the assumptions hold."),
        ),
        (
            {"capacity": Capacity.UNDETERMINED, "status": Status.NOT_IN_FORCE},
            ("”Sociala medier i Katrineholm” gällde inte den 3 februari 2011, så uttalandet bedöms inte "
            "enligt den."),
            ("“Social media in Katrineholm” was not in force on 3 February 2011, so the statement is not "
            "assessed under it."),
        ),
        (
            {
                "capacity": Capacity.UNDETERMINED,
                "status": Status.NOT_IN_FORCE,
                "provenance": provenance(day=None),
            },
            "”Sociala medier i Katrineholm” gällde inte då, så uttalandet bedöms inte enligt den.",
            "“Social media in Katrineholm” was not in force then, so the statement is not assessed under it.",
        ),
    ],
    ids=[
        "settled", "no-organisation", "assumed", "otherwise", "requirement", "lean", "open", "conflicting",
        "silent", "silent-assumed", "not-in-force", "not-in-force-undated",
    ],
)  # fmt: skip
def test_one_sentence(given: dict[str, Any], swedish: str, english: str) -> None:
    """The sentence says whose words they are, how firm that is, under which policy, and the main reason."""
    one = assessment(**given)
    assert explain(one, "sv", "sentence") == swedish
    assert explain(one, "en", "sentence") == english
    assert reasons(one).startswith(swedish + "\n")
    assert everything(one, "en").startswith(english + "\n")


def test_a_lean_without_its_requirement_is_still_said() -> None:
    """A record that names no requirement is explained by its status."""
    one = assessment(Capacity.UNDETERMINED, Status.OPEN, lean=Capacity.PERSONAL)
    assert explain(one, "en", "sentence").endswith("whether a requirement is met: Open.")
