"""Loading policies: shipped ones by id, others from files, with the policies that they extend."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from offentligroll.files.document import Contents, Document, parse_document, read_document
from offentligroll.files.invisible import refuse_invisible
from offentligroll.files.limits import Limits
from offentligroll.files.problems import FileError, Problem, did_you_mean
from offentligroll.files.readers import empty_value
from offentligroll.files.strict import read_file
from offentligroll.files.where import problem_at
from offentligroll.languages import Message
from offentligroll.languages.arguments import path_of
from offentligroll.policy.reading.archive_building import build_archive_rules
from offentligroll.policy.reading.building import Builder, in_force
from offentligroll.policy.reading.channel_building import build_channel_rules
from offentligroll.policy.reading.covers_building import built_covers
from offentligroll.policy.reading.document_building import built_document, built_principles
from offentligroll.policy.reading.extending import TakenIn, may_be_taken_in, take_in
from offentligroll.policy.reading.house_building import build_house_rules
from offentligroll.policy.reading.own_fact_building import built_own_facts
from offentligroll.policy.reading.own_facts import assumptions, refuse_too_much, usable_groups
from offentligroll.policy.reading.recognising import quoting_policies_only
from offentligroll.policy.reading.rule_building import (
    build_capacity_rules,
    build_guidelines,
    build_obligations,
)
from offentligroll.policy.reading.shapes import PolicyShape
from offentligroll.policy.reading.shipped_files import SUFFIX, shipped_ids, shipped_text
from offentligroll.policy.rulebook import Rulebook

MOST_RULES = 10_000
"""How many rules a policy may have."""

_RULES = ("capacity", "guideline", "obligation", "house_rule", "channel_rule", "archive_rule")
_ENTRIES = ("fact", *_RULES, "principle")

DOCUMENT_SUFFIX = ".policy.md"
"""How the names of adopted documents end that hold their policy between their paragraphs."""


def policy_beside(folder: Path, identity: str) -> Path | None:
    """Look for the file of a policy in a folder.

    Args:
        folder: the folder.
        identity: the policy's id.

    Returns:
        The file; None where there is none.
    """
    files = (folder / f"{identity}{suffix}" for suffix in (SUFFIX, DOCUMENT_SUFFIX))
    return next((file for file in files if file.exists()), None)


@attrs.define(kw_only=True)
class _Loading:
    """What the loading of one policy, and of all that it extends, has in common."""

    limits: Limits | None
    loaded: dict[tuple[Path | None, str], Rulebook | FileError] = attrs.field(factory=dict)
    """Extended policies by folder and id, so that each is read once, however many extend it."""
    held: Mapping[str, TakenIn] = attrs.field(factory=dict)
    """What a program has taken into the one policy already, by the extended policy."""

    def extended(self, wanted: str, folder: Path | None, trail: tuple[str, ...]) -> Rulebook:
        """Load a policy that another extends: from beside it, or one that is shipped."""
        if (folder, wanted) not in self.loaded:
            try:
                self.loaded[folder, wanted] = self._extended(wanted, folder, trail)
            except FileError as error:
                self.loaded[folder, wanted] = error
        found = self.loaded[folder, wanted]
        if isinstance(found, FileError):
            raise found
        return found

    def _extended(self, wanted: str, folder: Path | None, trail: tuple[str, ...]) -> Rulebook:
        beside = None if folder is None else policy_beside(folder, wanted)
        if beside is not None:
            document = read_document(beside, self.limits)
        elif wanted in shipped_ids():
            document, folder = self.shipped(wanted), None
        else:
            raise unknown_policy("policy.unknown-beside", wanted)
        if document.data.get("id", wanted) != wanted:
            # It would not be known by what it is taken in as, and circles could go unseen.
            message, hint = Message("policy.wrong-id", wanted=wanted), Message("policy.advice.wrong-id")
            raise FileError([problem_at(document, ("id",), "wrong-id", message, hint)])
        return _policy(document, self, folder, trail)

    def shipped(self, policy: str) -> Document:
        """Read a shipped policy."""
        name = f"{policy}{SUFFIX}"
        return parse_document(shipped_text(policy), name, self.limits)


def unknown_policy(code: str, wanted: str) -> FileError:
    """Make the error for a policy that there is not.

    Args:
        code: the code of the sentence that says so.
        wanted: what was asked for.

    Returns:
        The error, with what may have been meant.
    """
    hint = did_you_mean(wanted, shipped_ids()) or Message("policy.advice.shipped", ids=shipped_ids())
    return FileError([Problem("unknown-policy", Message(code, wanted=wanted), hint=hint)])


def read_shipped(identity: str) -> tuple[Rulebook, Iterable[str]]:
    """Read a shipped policy from its file.

    Args:
        identity: its id, one of the shipped ones.

    Returns:
        The policy, and the ids of all shipped policies whose files it was made of.
    """
    loading = _Loading(limits=None)
    policy = _policy(loading.shipped(identity), loading, None, ())
    return policy, (identity, *(other for _, other in loading.loaded))


def read_rulebook(source: str | Path, limits: Limits | None = None) -> tuple[Document, Rulebook]:
    """Load a policy, and give the file that it stands in along with it.

    Args:
        source: the id of a shipped policy, or a path.
        limits: what a file may cost.

    Returns:
        The file and the policy.

    Raises:
        FileError: the file is missing or wrong.
    """
    loading = _Loading(limits=limits)
    if isinstance(source, str) and source in shipped_ids():
        document = loading.shipped(source)
        return document, _policy(document, loading, None, ())
    path = Path(path_of("source", source))
    # Python 3.11 raises where a name is too long to be one; then it is no file either.
    with contextlib.suppress(OSError):
        if isinstance(source, str) and not path.suffix and not path.exists():
            raise unknown_policy("policy.unknown", source)
    with quoting_policies_only(path):
        document = read_document(path, limits)
        return document, _policy(document, loading, path.parent, ())


def rulebook_from_text(text: str, name: str, limits: Limits | None = None) -> Rulebook:
    """Read a policy from TOML that is already text; it can extend shipped policies only.

    Args:
        text: the TOML.
        name: what to call it in problems.
        limits: what it may cost.

    Returns:
        The policy.

    Raises:
        FileError: the text is wrong.
    """
    return rulebook_of(parse_document(text, name, limits), limits)


def rulebook_of(
    document: Contents,
    limits: Limits | None = None,
    *,
    held: Mapping[str, TakenIn] | None = None,
    known: Iterable[Rulebook] = (),
    folder: Path | None = None,
) -> Rulebook:
    """Make a policy of a file that has been read, or of what a program built instead.

    Args:
        document: the contents; they can extend shipped policies, those beside them, and those that are handed
            in.
        limits: what those that it extends may cost.
        held: what has been taken in already, by the extended policy.
        known: further policies that can be taken in.
        folder: where the file stands; None where nothing stands beside it.

    Returns:
        The policy.

    Raises:
        FileError: the contents are wrong.
    """
    loading = _Loading(limits=limits, held=held or {})
    loading.loaded |= {(None, one.id): one for one in known}
    return _policy(document, loading, folder, ())


def _policy(document: Contents, loading: _Loading, folder: Path | None, trail: tuple[str, ...]) -> Rulebook:
    _refuse_too_many(document, TakenIn())
    builder = Builder(read=read_file(document, PolicyShape))
    refuse_invisible(builder.report)
    taken_in = _extended(builder, loading, folder, (*trail, builder.shape.id))
    _refuse_too_many(document, taken_in)
    builder.taken_in = {fact.id: fact.phrase for fact in taken_in.own_facts}
    policy = _build(builder, document, taken_in)
    if builder.report.problems:
        raise FileError(builder.report.problems)
    return policy


def _refuse_too_many(document: Contents, taken_in: TakenIn) -> None:
    entries = [document.data.get(kind) for kind in _ENTRIES]
    count = sum(len(one) for one in entries if isinstance(one, list)) + taken_in.size
    if count > MOST_RULES:
        code = "policy.too-many-taken-in" if taken_in.size else "policy.too-many"
        message, hint = Message(code, number=count, most=MOST_RULES), Message("policy.advice.split")
        raise FileError([Problem("too-many", message, hint=hint, place=document.place_of(()))])


def _extended(builder: Builder, loading: _Loading, folder: Path | None, trail: tuple[str, ...]) -> TakenIn:
    """Load the policies that a file takes in; its own problems come first, theirs are theirs."""
    taken: list[TakenIn] = []
    seen: set[str] = set()
    for wanted in builder.shape.extends:
        if not may_be_taken_in(builder, wanted, seen, trail):
            continue
        seen.add(wanted.policy)
        if len(trail) == 1 and wanted.policy in loading.held:
            taken.append(loading.held[wanted.policy])
            continue
        try:
            policy = loading.extended(wanted.policy, folder, trail)
        except FileError as error:
            for problem in error.problems:
                there = attrs.evolve(problem, hint=None)
                message = Message("policy.cannot-take-in", wanted=wanted.policy, problem=there)
                builder.report.add(wanted.path, "extends", message, problem.advice)
            continue
        lacking = tuple(language for language in builder.languages if language not in policy.languages)
        if lacking:
            message = Message("policy.lacks-language", wanted=wanted.policy, languages=lacking)
            hint = Message("policy.advice.drop-language")
            builder.report.add(wanted.path, "missing-language", message, hint)
        taken.append(take_in(policy, capacity=wanted.capacity))
        if sum(part.size for part in taken) > MOST_RULES:
            break
    return TakenIn.joined(taken)


def _build(builder: Builder, document: Contents, taken_in: TakenIn) -> Rulebook:
    shape = builder.shape
    if document.data.get("languages") == []:
        message = empty_value(Message("files.name.key", key="languages"), [])
        builder.report.add(("languages",), "empty-list", message, Message("policy.advice.languages"))
    own_facts = (*taken_in.own_facts, *built_own_facts(builder))
    groups = usable_groups(builder, own_facts)
    policy = Rulebook(
        id=shape.id,
        version=shape.version,
        languages=shape.languages,
        title=builder.heading("title", shape.title),
        question=builder.heading("question", shape.question),
        country=shape.country,
        zone=shape.zone,
        in_force=in_force(shape.in_force),
        document=built_document(builder),
        covers=built_covers(builder),
        model_for=shape.model_for,
        otherwise=shape.otherwise,
        sources=(*taken_in.sources, *builder.sources.values()),
        assume=assumptions(builder, own_facts, taken_in.assume),
        own_facts=own_facts,
        capacity_rules=build_capacity_rules(builder, groups, taken_in.capacity_rules),
        guidelines=build_guidelines(builder, taken_in.guidelines),
        obligations=build_obligations(builder, taken_in.obligations),
        house_rules=build_house_rules(builder, groups, taken_in.house_rules),
        channel_rules=build_channel_rules(builder, own_facts, groups),
        archive_rules=build_archive_rules(builder, own_facts, groups),
        principles=built_principles(builder),
        extends=taken_in.policies,
        sha256=taken_in.hash_with(document.sha256),
    )
    refuse_too_much(builder, policy, groups)
    return policy.as_read()
