"""From the shape of a policy file to a policy, with everything that is wrong with it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from offentligroll.files.strict import Read
from offentligroll.files.where import BARE_KEY, Path, Report
from offentligroll.languages import Message
from offentligroll.model.wording import Wording
from offentligroll.policy.reading.conditions import ConditionReader
from offentligroll.policy.reading.shapes import (
    AcceptedShape,
    InForceShape,
    NormShape,
    PolicyShape,
)
from offentligroll.rules.condition import ALWAYS_TRUE
from offentligroll.rules.rule import Accepted
from offentligroll.rules.source import Citation, InForce, Source


@attrs.define(kw_only=True)
class Builder:
    """What the parts of one policy file are built with."""

    read: Read[PolicyShape]
    """What came of the file."""
    taken_in: Mapping[str, Wording] = attrs.field(factory=dict)
    """Phrases of the own facts of extended policies, by their full ids."""

    @property
    def shape(self) -> PolicyShape:
        """What stands in the file."""
        return self.read.made

    @property
    def report(self) -> Report:
        """What was found wrong."""
        return self.read.report

    @functools.cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the file promises; where that can't be read, those of its title."""
        if "languages" in self.shape.faulty:
            return tuple(self.shape.title) or ("sv", "en")
        return self.shape.languages

    @functools.cached_property
    def conditions(self) -> ConditionReader:
        """Reads conditions."""
        own = {one.id: Wording(one.phrase) for one in self.shape.fact}
        faulty = dict.fromkeys(self.ids("fact"), Wording({}))
        return ConditionReader(report=self.report, own_facts={**self.taken_in, **faulty, **own})

    def ids(self, kind: str) -> Iterable[str]:
        """Return the ids of all entries of a kind, faulty ones included, so that they can be named.

        Args:
            kind: the key of the list or table of entries.

        Returns:
            The ids.
        """
        return self.read.ids.get((kind,), ())

    def wording(self, words: Mapping[str, str], path: Path) -> Wording:
        """Take a sentence, and report languages that the file promises and the sentence lacks.

        Args:
            words: the sentence by language.
            path: the way to it.

        Returns:
            The sentence.
        """
        for language in self.languages:
            if not words.get(language, "").strip():
                message = Message("policy.missing-language", key=str(path[-1]), language=language)
                self.report.add(path, "missing-language", message, Message("policy.advice.promised"))
        return self.optional_wording(words, path)

    def optional_wording(self, words: Mapping[str, str], path: Path) -> Wording:
        """Take a sentence that need not be there in every language, and report languages of other files.

        Args:
            words: the sentence by language.
            path: the way to it.

        Returns:
            The sentence.
        """
        for language in words:
            if language not in self.languages:
                message = Message("policy.unknown-language", language=language)
                hint = self.report.suggestion(language, self.languages)
                hint = hint or Message("policy.advice.add-language", language=language)
                self.report.add((*path, language), "unknown-language", message, hint)
        return Wording(words)

    def heading(self, key: str, words: Mapping[str, str]) -> Wording:
        """Take a sentence of the head of the file.

        Args:
            key: its key.
            words: the sentence by language.

        Returns:
            The sentence; where it could not be read, none.
        """
        return Wording({}) if key in self.shape.faulty else self.wording(words, (key,))

    @functools.cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by key."""
        return {
            key: Source(
                id=key,
                title=one.title,
                kind=one.kind,
                verified=one.verified,
                read=one.read,
                date=one.date,
                url=one.url,
                in_force=in_force(one.in_force),
            )
            for key, one in self.shape.sources.items()
        }

    def citation(self, cite: str | None, path: Path) -> Citation | None:
        """Read a citation: the key of a source, then a comma, then where in it.

        Args:
            cite: what stands there.
            path: the way to it.

        Returns:
            The citation; None where there is none, or where its source is unknown and has been reported.
        """
        if cite is None:
            return None
        key, _, place = cite.partition(",")
        source = self.sources.get(key.strip())
        if source is None:
            if key.strip() not in self.ids("sources"):
                hint = self.report.suggestion(key.strip(), self.sources)
                hint = hint or self._source_advice(key.strip(), cite.strip())
                self.report.add(
                    path, "unknown-source", Message("policy.unknown-source", key=key.strip()), hint
                )
            return None
        return Citation(source=source, place=place.strip())

    def _source_advice(self, key: str, cite: str) -> Message:
        """What is no key of a table is the place in a source whose key was left out."""
        if BARE_KEY.fullmatch(key):
            return Message("policy.advice.add-source", key=key)
        return Message(
            "policy.advice.name-source", key=next(iter(self.sources), "key"), place=cite.strip(", ")
        )

    def common(self, norm: NormShape) -> dict[str, Any]:
        """Build what every rule has.

        Args:
            norm: the entry.

        Returns:
            Arguments for the rule's class.
        """
        path = norm.path
        return {
            "id": norm.id,
            "says": self.wording(norm.says, (*path, "says")),
            "cite": self.citation(norm.cite, (*path, "cite")),
            "when": self.conditions.read(norm.when, (*path, "when")) or ALWAYS_TRUE,
            "unless": self.conditions.read(norm.unless, (*path, "unless")),
            "in_force": in_force(norm.in_force),
            "accept": self.accepted(norm.accept),
        }

    def accepted(self, shapes: Iterable[AcceptedShape]) -> tuple[Accepted, ...]:
        """Take the warnings that an entry accepts.

        Args:
            shapes: what stands in the file.

        Returns:
            The warnings, with the author's reasons.
        """
        return tuple(map(self._accepted, shapes))

    def _accepted(self, shape: AcceptedShape) -> Accepted:
        if isinstance(shape.why, str):
            return Accepted(code=shape.code, why=shape.why)
        return Accepted(code=shape.code, why=self.optional_wording(shape.why, (*shape.path, "why")))


def in_force(shape: InForceShape | None) -> InForce | None:
    """Build the days on which something counts.

    Args:
        shape: what stands in the file.

    Returns:
        The days, or None for always.
    """
    return None if shape is None else InForce(start=shape.start, end=shape.end)
