"""Answers without words, names and notes, with ids that only who has the key can make again."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from typing import TypeVar
from zoneinfo import ZoneInfo

import attrs

from offentligroll.assessment.details import Explained
from offentligroll.assessment.facts_hash import facts_hash
from offentligroll.assessment.parts import (
    Duty,
    Finding,
    OpenQuestions,
    Provenance,
    Reason,
    StatementSummary,
    UsedFact,
)
from offentligroll.assessment.record import AssessmentRecord
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Fact
from offentligroll.facts.note import Note, Parameter
from offentligroll.model.statement import day_in

Norm = TypeVar("Norm", Finding, Duty)

SHORTEST_KEY = 16
"""How many bytes a key has at least: what is shorter can be found by trying."""

LEFT_OUT = "…"
"""What stands where something was left out."""

_PEOPLES = (RecordKind.OFFICIAL, RecordKind.ROLE, RecordKind.MANDATE)
_CHANNELS = (RecordKind.CHANNEL, RecordKind.PROFILE)
_KEPT_VALUES = frozenset(
    {
        (RecordKind.STATEMENT, "act"),
        (RecordKind.STATEMENT, "on_behalf_of"),
        (RecordKind.ROLE, "titles"),
        (RecordKind.ROLE, "kind"),
        (RecordKind.ROLE, "from"),
        (RecordKind.ROLE, "hours"),
        (RecordKind.MANDATE, "topics"),
        (RecordKind.ORGANISATION, "election_periods"),
        (RecordKind.CHANNEL, "audience"),
        (RecordKind.CHANNEL, "declared"),
        (RecordKind.CHANNEL, "label"),
        (RecordKind.CHANNEL, "other_account"),
        (RecordKind.CHANNEL, "run_by"),
        (RecordKind.CHANNEL, "since"),
    }
)
"""The fields whose values are words of the library, days, roles or organisations; all others may be names."""

_KEPT_OF = _KEPT_VALUES | {
    (RecordKind.CHANNEL, "listed"),
    (RecordKind.OFFICIAL, "channels"),
    (RecordKind.OFFICIAL, "role"),
}
_KEPT_PARAMETERS = frozenset(
    {"act", "capacity", "clause", "day", "fact", "kind", "language", "notes", "period", "role", "title"}
)


def redacted(assessment: Explained, key: bytes, *, questions: bool = False) -> AssessmentRecord:
    """Leave out of an answer who and what could be recognised in it.

    Args:
        assessment: the answer.
        key: a secret of at least 16 bytes; the same id becomes the same keyed one under the same key.
        questions: whether to look for what to ask next, which takes longest.

    Returns:
        The answer as a record.

    Raises:
        TypeError: the key is not bytes.
        ValueError: the key is too short.
    """
    if not isinstance(key, bytes):
        raise TypeError(f"`key` wants bytes, got {type(key).__name__}")
    if len(key) < SHORTEST_KEY:
        raise ValueError(
            f"`key` wants {SHORTEST_KEY} bytes or more, got {len(key)}; take `secrets.token_bytes(32)`"
        )
    return _Redaction(key=key).of_record(AssessmentRecord.from_assessment(assessment, questions=questions))


def keyed(key: bytes, identity: str) -> str:
    """Make an id that only who has the key can make again.

    Args:
        key: the secret.
        identity: the id.

    Returns:
        The same for the same id under the same key.

    Example:
        >>> keyed(b"a key of some length", "kim")
        'keyed-024eefd6059ec3ed'
    """
    digest = hmac.new(key, identity.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return f"keyed-{digest.hexdigest()[:16]}"


def keyed_channel(key: bytes, identity: str) -> str:
    """Make a channel's id that only who has the key can make again.

    Args:
        key: the secret.
        identity: the id.

    Returns:
        The platform, which tells nobody apart and on which rules may hang, and a keyed id.
    """
    platform, colon, _ = identity.partition(":")
    return f"{platform}{colon}{keyed(key, identity)}"


@attrs.frozen
class _Redaction:
    """One redaction, by one key."""

    key: bytes = attrs.field(repr=False)

    def of_record(self, record: AssessmentRecord) -> AssessmentRecord:
        questions = record.questions
        origin = attrs.evolve(record.provenance, facts=facts_hash(record.facts, record.tone, self.key))
        return attrs.evolve(
            record,
            statement=None if record.statement is None else self._statement(record.statement, record),
            because=self._reasons(record.because),
            despite=self._reasons(record.despite),
            held_open_by=self._reasons(record.held_open_by),
            rules=self._reasons(record.rules),
            findings=tuple(self._with_facts(one) for one in record.findings),
            obligations=tuple(self._duty(one) for one in record.obligations),
            weak_facts=self._facts(record.weak_facts),
            facts=self._facts(record.facts),
            questions=None if questions is None else self._questions(questions),
            provenance=origin,
        )

    def _reasons(self, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        return tuple(attrs.evolve(one, facts=self._facts(one.facts)) for one in reasons)

    def _with_facts(self, norm: Norm) -> Norm:
        return attrs.evolve(norm, facts=self._facts(norm.facts))

    def _duty(self, duty: Duty) -> Duty:
        # A moment counted from the act's own would tell it.
        return attrs.evolve(self._with_facts(duty), due_at=None)

    def _questions(self, found: OpenQuestions) -> OpenQuestions:
        asked = tuple(attrs.evolve(one, facts=self._facts(one.facts)) for one in found.questions)
        return attrs.evolve(found, questions=asked)

    def _facts(self, facts: tuple[UsedFact, ...]) -> tuple[UsedFact, ...]:
        return tuple(attrs.evolve(used, fact=self._fact(used.fact)) for used in facts)

    def _fact(self, fact: Fact) -> Fact:
        return attrs.evolve(
            fact,
            evidence=tuple(self._evidence(part) for part in fact.evidence),
            note=None if fact.note is None else self._note(fact.note),
            beaten=tuple(self._fact(one) for one in fact.beaten),
        )

    def _statement(self, statement: StatementSummary, record: AssessmentRecord) -> StatementSummary:
        origin = record.provenance
        return attrs.evolve(
            statement,
            id=self._keyed(statement.id),
            at=_day(statement.at, origin),
            received=_day(statement.received, origin),
            author=None if statement.author is None else self._keyed(statement.author),
            author_name=_title(record.facts, statement.author),
            channel=None if statement.channel is None else self._channel(statement.channel),
            text=None,
        )

    def _keyed(self, identity: str) -> str:
        return keyed(self.key, identity)

    def _channel(self, identity: str) -> str:
        return keyed_channel(self.key, identity)

    def _evidence(self, part: Evidence) -> Evidence:
        if part.record is not None:
            return Evidence(record=self._record(part.record))
        # Where the words stood would tell whether a guess at them is right.
        return Evidence(start=0, end=0)

    def _record(self, record: Record) -> Record:
        field = (record.kind, record.field)
        identity = record.id
        if identity is not None and record.kind in (*_PEOPLES, *_CHANNELS):
            identity = self._channel(identity) if record.kind in _CHANNELS else self._keyed(identity)
        is_word = isinstance(record.value, str) and field not in _KEPT_VALUES
        return attrs.evolve(
            record,
            id=identity,
            value=LEFT_OUT if is_word else record.value,
            of=record.of if record.of is None or field in _KEPT_OF else LEFT_OUT,
            source=None,
        )

    def _note(self, note: Note) -> Note | None:
        """What the library says of what is missing is kept; what somebody wrote is not."""
        if note.code == "text":
            return None
        return Note(note.code, tuple((name, self._parameter(name, value)) for name, value in note.parameters))

    def _parameter(self, name: str, value: Parameter) -> Parameter:
        if isinstance(value, Note):
            return self._note(value) or LEFT_OUT
        if isinstance(value, tuple):
            return tuple(kept for one in value if (kept := self._note(one)) is not None)
        if name == "id":
            return self._channel(value) if ":" in value else self._keyed(value)
        return value if name in _KEPT_PARAMETERS else LEFT_OUT


def _day(at: dt.datetime | dt.date | None, origin: Provenance) -> dt.date | None:
    """The day alone: by its instant anybody could find the act."""
    return day_in(at, ZoneInfo(origin.zone or "UTC"))


def _title(facts: tuple[UsedFact, ...], author: str | None) -> str | None:
    """The author's title, where the facts tell one."""
    records = (part.record for used in facts for part in used.fact.evidence if part.record is not None)
    titles = (
        str(one.value)
        for one in records
        if one.kind is RecordKind.ROLE and one.field == "titles" and one.id == author
    )
    return next(titles, None)
