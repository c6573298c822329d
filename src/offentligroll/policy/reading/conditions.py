"""Reading conditions out of a policy file: facts by id or phrase, and groups."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.document import Document
from offentligroll.files.problems import Problem, Words, did_you_mean
from offentligroll.files.where import Path, problem_at
from offentligroll.languages import Message
from offentligroll.model.wording import Wording
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind

DEEPEST = 3
"""How deep groups may nest; a fact of the policy's own starts anew."""

MOST_SUGGESTIONS = 50
"""A file with more problems than this gets no more suggestions, which cost more than finding the problems."""

_NEGATIONS = ("not ", "inte ")
_EXAMPLE = 'such as `"account-is-listed"` or `{ any_of = ["…", "…"] }`'


def folded(phrase: str) -> str:
    """Fold case and spaces, so that phrases can be compared.

    Args:
        phrase: the words.

    Returns:
        The same words in lower case with single spaces.
    """
    return " ".join(unicodedata.normalize("NFC", phrase).casefold().split())


@attrs.define(kw_only=True)
class ConditionReader:
    """Turns what stands in one file into conditions, and gathers what is wrong."""

    document: Document
    """The file."""
    own_facts: Mapping[str, Wording]
    """Phrases of the policy's own facts, by id."""
    problems: list[Problem] = attrs.field(factory=list)
    """What was found wrong."""
    _ids_by_phrase: dict[str, tuple[str, ...]] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        known = {fact: definition.phrases for fact, definition in Vocabulary.shipped().items()}
        own = {fact: tuple(phrase.values()) for fact, phrase in self.own_facts.items()}
        for fact, phrases in (*known.items(), *own.items()):
            for words in {folded(phrase) for phrase in phrases}:
                self._ids_by_phrase[words] = (*self._ids_by_phrase.get(words, ()), fact)

    def read(self, value: Any, path: Path) -> Condition | None:  # noqa: ANN401 - any TOML value
        """Read one condition.

        Args:
            value: what stands there; None where nothing does.
            path: the way to it.

        Returns:
            The condition; None where there is none, or where it is wrong and has been reported.
        """
        return None if value is None else self._read(value, path, DEEPEST)

    def _read(self, value: Any, path: Path, deepest: int) -> Condition | None:  # noqa: ANN401
        if isinstance(value, str):
            return self._fact(value, path)
        if isinstance(value, list):
            self._report(
                path,
                "wrong-type",
                "a condition is one fact or one group, got a list",
                "write { all_of = [ … ] }",
            )
        elif not isinstance(value, dict):
            self._report(path, "wrong-type", "a condition is a fact or a group", _EXAMPLE)
        elif len(value) != 1:
            keys = " and ".join(f"`{key}`" for key in value) or "none"
            self._report(
                path, "group-keys", f"a group has exactly one key, got {keys}", "put one group into the other"
            )
        elif deepest == 0:
            hint = "give the inner group a name of its own as a [[fact]]"
            self._report(path, "too-deep", f"groups nest at most {DEEPEST} deep", hint)
        else:
            ((key, members),) = value.items()
            return self._group(key, members, (*path, key), deepest - 1)
        return None

    def _group(self, key: str, members: Any, path: Path, deepest: int) -> Condition | None:  # noqa: ANN401
        if key not in [kind.value for kind in GroupKind]:
            hint = did_you_mean(key, GroupKind) or "it is all_of, any_of, none_of or at_least"
            self._report(path, "unknown-key", f"unknown group `{key}`", hint)
            return None
        kind, count = GroupKind(key), 0
        if kind is GroupKind.AT_LEAST:
            if not isinstance(members, dict) or set(members) != {"count", "of"}:
                hint = 'write { at_least = { count = 2, of = ["…", "…", "…"] } }'
                self._report(path, "at-least", "`at_least` wants a table with `count` and `of`", hint)
                return None
            count, members, path = members["count"], members["of"], (*path, "of")
        conditions = self._members(members, path, deepest)
        is_counted = kind is GroupKind.AT_LEAST and isinstance(members, list) and members
        if is_counted and (type(count) is not int or not 0 < count <= len(members)):
            message = f"`count` is a whole number from 1 to {len(members)}, the number of members"
            hint = "correct `count`, or add members"
            self._report((*path[:-1], "count"), "at-least", message, hint)
            return None
        return Group(kind=kind, members=conditions, count=count) if conditions else None

    def _members(self, members: Any, path: Path, deepest: int) -> tuple[Condition, ...]:  # noqa: ANN401
        """Read the members of a group: all of them, or none where one is wrong."""
        if not isinstance(members, list):
            got = "one text" if isinstance(members, str) else "something else"
            self._report(path, "wrong-type", f"`{path[-1]}` wants a list, got {got}", "put it in [ ]")
            return ()
        if not members:
            self._report(path, "empty-list", f"`{path[-1]}` is an empty list", "name at least one fact")
        found = [self._read(member, (*path, number), deepest) for number, member in enumerate(members)]
        return tuple(one for one in found if one is not None) if None not in found else ()

    def _fact(self, text: str, path: Path) -> FactTest | None:
        found, negated = self._find(text), False
        for negation in _NEGATIONS:
            if not found and text.casefold().startswith(negation):
                found, negated = self._find(text[len(negation) :]), True
        if len(found) == 1:
            return FactTest(fact=found[0], negated=negated)
        if found:
            names = " and ".join(f"`{one}`" for one in found)
            message = f"`{text}` is the phrase of several facts: {names}"
            self._report(path, "ambiguous-phrase", message, "write the id of the one that is meant")
        else:
            self._report(path, "unknown-fact", f"`{text}` is not a fact", self.suggestion(text))
        return None

    def _find(self, text: str) -> tuple[str, ...]:
        """Find the facts of an id or phrase; more than one where they share the phrase."""
        if text in self.own_facts or text in Vocabulary.shipped():
            return (text,)
        return self._ids_by_phrase.get(folded(text), ()) if " " in text else ()

    def suggestion(self, text: str) -> Message | None:
        """Suggest what fact somebody may have meant.

        Args:
            text: what was written.

        Returns:
            A question, or None where nothing is near, or where the file has too many problems.
        """
        if len(self.problems) >= MOST_SUGGESTIONS:
            return None
        stem = next((text[len(one) :] for one in _NEGATIONS if text.casefold().startswith(one)), text)
        known: Iterable[str] = (*self.own_facts, *Vocabulary.shipped())
        return did_you_mean(stem, known if " " not in stem else self._ids_by_phrase)

    def _report(self, path: Path, code: str, message: Words, hint: Words | None = None) -> None:
        self.problems.append(problem_at(self.document, path, code, message, hint))
