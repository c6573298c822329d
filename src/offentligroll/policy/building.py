"""From the shape of a policy file to a policy, with everything that is wrong with it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import Document
from offentligroll.files.problems import Problem, did_you_mean
from offentligroll.files.where import Path, problem_at
from offentligroll.model.wording import Wording
from offentligroll.policy.conditions import ConditionReader
from offentligroll.policy.shapes import (
    InForceShape,
    NormShape,
    OwnFactShape,
    PolicyShape,
)
from offentligroll.rules.condition import ALWAYS_TRUE
from offentligroll.rules.rule import Accepted, OwnFact
from offentligroll.rules.source import Citation, InForce, Source

_ID = re.compile(r"[a-z0-9-]+")
_GROUP_KEYS = ("all_of", "any_of", "none_of", "at_least")


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

    def report(self, path: Path, code: str, message: str, hint: str | None = None) -> None:
        """Note a problem.

        Args:
            path: the way to what is wrong.
            code: a short name of the kind of problem.
            message: what is wrong.
            hint: what to do about it.
        """
        self.problems.append(problem_at(self.document, path, code, message, hint))

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
        entries = self.document.data.get(kind)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield entry["id"]

    def placed(self, kind: str, entries: Sequence[Any]) -> list[tuple[Path, Any]]:
        """Give entries with their places in the file; faulty ones before them have been left out.

        Args:
            kind: the key of the list of entries.
            entries: the entries that could be read.

        Returns:
            The way to each entry, and the entry.
        """
        numbers: dict[str, list[int]] = {}
        raw = self.document.data.get(kind)
        for number, entry in enumerate(raw if isinstance(raw, list) else ()):
            if isinstance(entry, dict):
                numbers.setdefault(str(entry.get("id")), []).append(number)
        return [((kind, numbers[entry.id].pop(0)), entry) for entry in entries]

    def check_ids(self, kind: str, placed: Sequence[tuple[Path, Any]]) -> None:
        """Report ids of another form, and ids that stand twice.

        Args:
            kind: what the entries are, as the file calls them.
            placed: the entries with their places.
        """
        seen: Counter[str] = Counter()
        for path, entry in placed:
            seen[entry.id] += 1
            if not _ID.fullmatch(entry.id):
                message = f"`{entry.id}` is no id; ids have small letters a to z, digits and hyphens only"
                self.report((*path, "id"), "bad-id", message)
            if seen[entry.id] == 2:
                self.report(
                    (*path, "id"), "doubled-id", f"two entries of [[{kind}]] have the id `{entry.id}`"
                )

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
        for language in words:
            if language not in self.shape.languages:
                message = f"`{language}` is not among the file's languages"
                hint = did_you_mean(language, self.shape.languages) or f'add "{language}" to `languages`'
                self.report((*path, language), "unknown-language", message, hint)
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
                hint = (
                    did_you_mean(key.strip(), self.sources) or f"add a table [sources.{key.strip() or 'key'}]"
                )
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

    def own_facts(self) -> tuple[OwnFact, ...]:
        """Build the facts that the policy names itself.

        Returns:
            The facts that can be built.
        """
        placed = self.placed("fact", self.shape.fact)
        self.check_ids("fact", placed)
        return tuple(fact for path, one in placed if (fact := self._own_fact(one, path)) is not None)

    def _own_fact(self, one: OwnFactShape, path: Path) -> OwnFact | None:
        if one.id in Vocabulary.shipped():
            message = f"`{one.id}` is a fact of the vocabulary"
            self.report((*path, "id"), "taken-id", message, "give the policy's own fact another id")
        phrase = self.wording(one.phrase, (*path, "phrase"))
        groups = [key for key in _GROUP_KEYS if getattr(one, key) is not None]
        if len(groups) + (one.words is not None) != 1:
            message = "an own fact is one group (all_of, any_of, none_of or at_least) or a table `words`"
            self.report(path, "own-fact", message, "keep exactly one of them")
            return None
        if one.words is not None:
            return self._word_fact(one, phrase, one.words, path)
        group = self.conditions.read({groups[0]: getattr(one, groups[0])}, path)
        return None if group is None else OwnFact(id=one.id, phrase=phrase, group=group)

    def _word_fact(
        self, one: OwnFactShape, phrase: Wording, words: Mapping[str, tuple[str, ...]], path: Path
    ) -> OwnFact | None:
        empty = [language for language, phrases in words.items() if not any(map(str.strip, phrases))]
        for language in empty or ([] if words else [""]):
            self.report((*path, "words", language), "empty-list", "`words` names no words to look for")
        if empty or not words:
            return None
        return OwnFact(id=one.id, phrase=phrase, words=tuple(words.items()))

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


def cycle_in(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Find a circle in what names what.

    Args:
        graph: for each id the ids that it names; ids that are no key name nothing.

    Returns:
        The ids of one circle in order, or nothing.
    """
    done: set[str] = set()
    for start in graph:
        trail: dict[str, Iterator[str]] = {}
        current: str | None = start if start not in done else None
        while current is not None:
            branches = trail.setdefault(current, iter(tuple(graph.get(current, ()))))
            following = next((one for one in branches if one not in done), None)
            if following is None:
                done.add(current)
                del trail[current]
                current = next(reversed(trail), None)
            elif following in trail:
                names = list(trail)
                return tuple(names[names.index(following) :])
            else:
                current = following
    return ()
