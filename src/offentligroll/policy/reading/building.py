"""From the shape of a policy file to a policy, with everything that is wrong with it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.files.document import Document
from offentligroll.files.problems import Problem, Words, did_you_mean
from offentligroll.files.where import Path, problem_at
from offentligroll.languages import Message
from offentligroll.model.wording import Wording
from offentligroll.policy.reading.conditions import MOST_SUGGESTIONS, ConditionReader
from offentligroll.policy.reading.shapes import (
    InForceShape,
    NormShape,
    PolicyShape,
)
from offentligroll.rules.condition import ALWAYS_TRUE
from offentligroll.rules.rule import Accepted
from offentligroll.rules.source import Citation, InForce, Source

_ID = re.compile(r"[a-z0-9-]{1,100}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@attrs.define(kw_only=True)
class Builder:
    """What the parts of one policy file are built with."""

    document: Document
    """The file."""
    shape: PolicyShape
    """What stands in it."""
    taken_in: Mapping[str, Wording]
    """Phrases of the own facts of extended policies, by their full ids."""
    problems: list[Problem] = attrs.field(factory=list)
    """What was found wrong."""

    def report(self, path: Path, code: str, message: Words, hint: Words | None = None) -> None:
        """Note a problem.

        Args:
            path: the way to what is wrong.
            code: a short name of the kind of problem.
            message: what is wrong.
            hint: what to do about it.
        """
        self.problems.append(problem_at(self.document, path, code, message, hint))

    def suggestion(self, word: str, known: Iterable[str]) -> Message | None:
        """Suggest what somebody may have meant.

        Args:
            word: what was written.
            known: the words that would have been right.

        Returns:
            A question, or None where nothing is near, or where the file has too many problems.
        """
        return did_you_mean(word, known) if len(self.problems) < MOST_SUGGESTIONS else None

    @functools.cached_property
    def conditions(self) -> ConditionReader:
        """Reads conditions; its problems are the builder's."""
        own = {one.id: Wording(one.phrase) for one in self.shape.fact}
        raw = {entry: Wording({}) for entry in self.raw_ids("fact")}
        return ConditionReader(
            document=self.document, own_facts={**self.taken_in, **raw, **own}, problems=self.problems
        )

    def raw_ids(self, kind: str) -> Iterator[str]:
        """Give the ids of all entries of a kind, faulty ones included, so that they can be named.

        Args:
            kind: the key of the list of entries.

        Yields:
            The ids.
        """
        for _, entry in self._raw_entries(kind):
            yield entry

    def _raw_entries(self, kind: str) -> Iterator[tuple[int, str]]:
        entries = self.document.data.get(kind)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield number, entry["id"]

    def placed(self, kind: str, entries: Sequence[Any]) -> list[tuple[Path, Any]]:
        """Give entries with their places in the file; faulty ones before them have been left out.

        Args:
            kind: the key of the list of entries.
            entries: the entries that could be read.

        Returns:
            The way to each entry, and the entry.
        """
        numbers: dict[str, list[int]] = {}
        for number, entry in self._raw_entries(kind):
            numbers.setdefault(entry, []).append(number)
        return [((kind, numbers[entry.id].pop(0)), entry) for entry in entries]

    def check_id(self, entry: str, path: Path) -> None:
        """Report an id of another form.

        Args:
            entry: the id.
            path: the way to it.
        """
        if not _ID.fullmatch(entry):
            message = (
                f"`{entry}` is no id; ids have small letters a to z, digits and hyphens only, at most 100"
            )
            self.report(path, "bad-id", message)

    def check_ids(self, kind: str) -> None:
        """Report ids of another form, and ids that stand twice, in faulty entries too.

        Args:
            kind: the key of the list of entries.
        """
        seen: set[str] = set()
        for number, entry in self._raw_entries(kind):
            self.check_id(entry, (kind, number, "id"))
            if entry in seen:
                message = f"two entries of [[{kind}]] have the id `{entry}`"
                self.report((kind, number, "id"), "doubled-id", message, "give one of them another id")
            seen.add(entry)

    def wording(self, words: Mapping[str, str], path: Path) -> Wording:
        """Take a sentence, and report languages that the file promises and the sentence lacks.

        Args:
            words: the sentence by language.
            path: the way to it.

        Returns:
            The sentence.
        """
        for language in self.shape.languages:
            if not words.get(language, "").strip():
                message = f"`{path[-1]}` is missing in `{language}`"
                hint = "the file promises this language under `languages`"
                self.report(path, "missing-language", message, hint)
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
            if language not in self.shape.languages:
                message = f"`{language}` is not among the file's languages"
                near = self.suggestion(language, self.shape.languages) or f'add "{language}" to `languages`'
                self.report((*path, language), "unknown-language", message, near)
        return Wording(words)

    @functools.cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by key."""
        return {
            key: Source(
                id=key,
                title=one.title,
                kind=one.kind,
                verified=one.verified,
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
            if key.strip() not in self.raw_sources():
                near = self.suggestion(key.strip(), self.sources)
                hint = near or f"add a table [sources.{key.strip() or 'key'}]"
                self.report(path, "unknown-source", f"`{key.strip()}` is not a source of this file", hint)
            return None
        return Citation(source=source, place=place.strip())

    def raw_sources(self) -> Iterable[str]:
        """Give the keys of all sources, faulty ones included.

        Returns:
            The keys.
        """
        sources = self.document.data.get("sources")
        return sources if isinstance(sources, dict) else ()

    def common(self, norm: NormShape, path: Path) -> dict[str, Any]:
        """Build what every rule has.

        Args:
            norm: the entry.
            path: the way to it.

        Returns:
            Arguments for the rule's class.
        """
        return {
            "id": norm.id,
            "says": self.wording(norm.says, (*path, "says")),
            "cite": self.citation(norm.cite, (*path, "cite")),
            "when": self.conditions.read(norm.when, (*path, "when")) or ALWAYS_TRUE,
            "unless": self.conditions.read(norm.unless, (*path, "unless")),
            "in_force": in_force(norm.in_force),
            "accept": tuple(Accepted(code=one.code, why=one.why) for one in norm.accept),
        }

    def country(self) -> str | None:
        """Check the country.

        Returns:
            Its code; None where there is none.
        """
        country = self.shape.country
        if country is not None and not _COUNTRY.fullmatch(country):
            message = f"`{country}` is not a country code"
            self.report(("country",), "unknown-country", message, "write two capital letters such as `SE`")
        return country

    def zone(self) -> ZoneInfo:
        """Find the time zone.

        Returns:
            The zone; UTC where it is unknown and has been reported.
        """
        try:
            return ZoneInfo(self.shape.zone)
        except (ValueError, OSError, KeyError):
            message = f"`{self.shape.zone}` is not a time zone"
            self.report(("zone",), "unknown-zone", message, "write a name such as Europe/Stockholm")
            return ZoneInfo("UTC")


def in_force(shape: InForceShape | None) -> InForce | None:
    """Build the days on which something counts.

    Args:
        shape: what stands in the file.

    Returns:
        The days, or None for always.
    """
    return None if shape is None else InForce(start=shape.start, end=shape.end)
