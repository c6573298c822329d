"""What the rules about channels come to for one channel on one day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from offentligroll.assessment.parts import Finding
from offentligroll.assessment.wording.notes import record_words
from offentligroll.assessment.wording.phrasing import outcome_words, status_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.facts.evidence import Record
from offentligroll.languages import check_language, say, written
from offentligroll.model.indexes import entry_of
from offentligroll.model.short_repr import short_repr
from offentligroll.model.truth import Truth
from offentligroll.model.typed import typed
from offentligroll.model.wording import Wording


@attrs.frozen(kw_only=True, field_transformer=typed)
class ChannelAssessment:
    """The findings about one channel on one day, under one policy."""

    __repr__ = short_repr

    policy: str
    """The id of the policy."""
    title: Wording
    """What the policy is called."""
    channel: str
    """The id of the channel."""
    on: dt.date
    """The day."""
    organisation: str | None = None
    """The id of *the authority*; None where it is not clear which is meant."""
    findings: tuple[Finding, ...] = ()
    """What each rule in force comes to."""
    told: tuple[Record, ...] = ()
    """What is told of its purpose, of whom it is meant for and reaches, and of what it can do."""

    @property
    def against(self) -> tuple[Finding, ...]:
        """The findings that a rule is breached or departed from."""
        return tuple(one for one in self.findings if one.outcome.is_against)

    def finding(self, identity: str) -> Finding:
        """Return what one rule comes to.

        Args:
            identity: the rule's id.

        Returns:
            The finding.

        Raises:
            UnknownIdError: no rule in force has that id.
        """
        return entry_of("guideline", identity, {one.id: one for one in self.findings})

    def explain(self, language: str = "en") -> str:
        """State what each rule comes to, and what is not known.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            Plain text.

        Raises:
            ValueError: the language is another.
        """
        check_language(language, self.title)
        title, day = one_line(self.title.in_language(language)), written(self.on, language)
        lines = [say("answers.channel.heading", language, channel=self.channel, day=day, policy=title)]
        lines += [f"- {record_words(one, language)}" for one in self.told]
        for finding in self.findings:
            lines.append(
                say(
                    "answers.channel.finding",
                    language,
                    outcome=outcome_words(finding.outcome, language),
                    says=one_line(finding.guideline.says.in_language(language)),
                    status=status_words(finding.status, language, short=True),
                )
            )
            lines += [
                say("answers.channel.ask", language, question=used.forms.in_language(language).ask)
                for used in finding.facts
                if used.fact.truth is Truth.UNKNOWN
            ]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Write it as plain values, ready for JSON.

        Returns:
            A dictionary, with a finding for each rule and the facts that it rests on or lacks.
        """
        return {
            "policy": self.policy,
            "channel": self.channel,
            "on": self.on.isoformat(),
            "organisation": self.organisation,
            "told": [one.to_plain() for one in self.told],
            "findings": [
                {
                    "id": one.id,
                    "outcome": one.outcome.value,
                    "status": one.status.value,
                    "may_be_against": one.may_be_against,
                    "facts": {used.id: used.fact.truth.value for used in one.facts},
                }
                for one in self.findings
            ],
        }
