"""Findings as SARIF 2.1.0: what was breached fails, and what only people can decide is for review."""

from __future__ import annotations

import hashlib
import json
import re
import urllib.parse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import Finding
from offentligroll.policy.rulebook import Rulebook
from offentligroll.records.answers_list import answered_record
from offentligroll.records.handed import Handed, Settings
from offentligroll.records.item import Item
from offentligroll.rules.outcome import Outcome
from offentligroll.rules.rule import Guideline
from offentligroll.version import __version__

NAME = "findings.sarif"
"""The file's name."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_KINDS = {
    Outcome.BREACHED: ("fail", "error"),
    Outcome.DEPARTED_FROM: ("fail", "warning"),
    Outcome.UNDECIDED: ("review", "none"),
}
"""What is told of a finding; what complies, is permitted or is excused is not told."""
_WEB = re.compile(r"https?://[^\s]+")


@attrs.define
class Sarif:
    """Gathers the findings as they come, a run for each policy."""

    folder: Path
    """Where the file goes."""
    settings: Settings
    """What may be told."""
    _results: dict[str, list[dict[str, Any]]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._results = {one.id: [] for one in self.settings.policies}

    def add(self, item: Item, assessments: Sequence[Assessment]) -> None:
        """Take in its findings."""
        for assessment in assessments:
            told = [one for one in assessment.findings if one.outcome in _KINDS]
            self._results[assessment.provenance.policy] += [self._result(item, one) for one in told]

    def end(self, handed: Handed) -> None:  # noqa: ARG002 - all was taken in
        """Write the file."""
        runs = [
            _run(policy, self._results[policy.id], self.settings.language)
            for policy in self.settings.policies
        ]
        log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}
        with (self.folder / NAME).open("x", encoding="utf-8", newline="\n") as file:
            json.dump(log, file, ensure_ascii=True, indent=1)
            file.write("\n")

    def _result(self, item: Item, finding: Finding) -> dict[str, Any]:
        told, language = self.settings.disclosure, self.settings.language
        identity = told.identity(item.id) or ""
        decided_by = {one.id for one in finding.facts}
        kind, level = _KINDS[finding.outcome]
        parts = "\x1f".join((finding.id, identity, told.channel(item.channel) or ""))
        return {
            "ruleId": finding.id,
            "kind": kind,
            "level": level,
            "message": {"text": finding.guideline.says.in_language(language)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(told.name(item.address), identity)}
                    },
                    "logicalLocations": [{"name": identity, "kind": "statement"}],
                }
            ],
            "partialFingerprints": {
                "finding/v1": hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()
            },
            "properties": {
                "outcome": finding.outcome.value,
                "status": finding.status.value,
                "answered": [
                    one for one in answered_record(self.settings, item) if one["fact"] in decided_by
                ],
            },
        }


def _uri(address: str | None, identity: str) -> str:
    if address is not None and _WEB.fullmatch(address):
        return urllib.parse.quote(address, safe="/:?#[]@!$&'()*+,;=%~-._")
    return f"urn:offentligroll:statement:{urllib.parse.quote(identity.encode('utf-8', 'replace'), safe='')}"


def _run(policy: Rulebook, results: list[dict[str, Any]], language: str) -> dict[str, Any]:
    return {
        "tool": {
            "driver": {
                "name": "offentligroll",
                "semanticVersion": __version__,
                "rules": [_rule(one, language) for one in policy.guidelines],
            }
        },
        "automationDetails": {"id": f"{policy.id}/"},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"policy": policy.id, "policyVersion": policy.version},
    }


def _rule(guideline: Guideline, language: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": guideline.id,
        "shortDescription": {"text": guideline.says.in_language(language)},
    }
    cite = guideline.cite
    if cite is not None:
        rule["fullDescription"] = {"text": str(cite)}
        if cite.source.url is not None:
            rule["helpUri"] = cite.source.url
    return rule
