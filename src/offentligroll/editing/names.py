"""The names that can stand at a place: of rules, sources, facts of the file, checks and other policies."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib import resources

import attrs

from offentligroll.editing.draft import Draft, FileKind
from offentligroll.editing.fact_index import Named
from offentligroll.editing.nodes import Item, Value, ValueKind
from offentligroll.editing.tree import Tree
from offentligroll.editing.usual import about_value, usual_values
from offentligroll.files.where import Path
from offentligroll.languages import chain
from offentligroll.policy.checking.explaining import CheckWords
from offentligroll.policy.checking.registry import all_checks
from offentligroll.policy.reading.shipped_files import SUFFIX, shipped_ids

RULE_KINDS = (
    "capacity",
    "guideline",
    "obligation",
    "house_rule",
    "channel_rule",
    "archive_rule",
    "principle",
)
"""The keys of the lists of rules."""


@attrs.frozen(kw_only=True)
class Name:
    """A name that can be written somewhere."""

    name: str
    """The name."""
    says: str
    """What it stands for, in a line."""


@functools.lru_cache(maxsize=16)
def own_facts(draft: Draft) -> tuple[Named, ...]:
    """Return the facts that a policy names itself, as they stand in the text, and those that it takes in.

    Args:
        draft: the file; of a file of cases, its policy's.

    Returns:
        The facts.
    """
    policy = draft if draft.kind is FileKind.POLICY else draft.of_policy
    return () if policy is None else tuple(_own_facts(policy))


def _own_facts(policy: Draft) -> Iterator[Named]:
    for entry in policy.tree.listed("fact"):
        if entry.id:
            item = entry.item("phrase")
            yield Named(id=entry.id, sentences=_texts(None if item is None else item.value), is_own=True)
    # What is taken in seldom changes, and reading the whole for it takes long.
    known = policy.policy if policy.before is None else policy.before.policy
    for fact in () if known is None else known.own_facts:
        if "/" in fact.id:
            yield Named(id=fact.id, sentences=(*fact.phrase.values(),), is_own=True)


def _texts(value: Value | None) -> tuple[str, ...]:
    items = () if value is None else value.items
    return tuple(one.value.text for one in items if one.value.kind is ValueKind.TEXT)


def names_at(draft: Draft, path: Path, language: str) -> tuple[Name, ...]:
    """Return the names that can stand at a place, other than facts.

    Args:
        draft: the file.
        path: the way to the value.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The names; none where the place wants none.
    """
    keys = tuple(step for step in path if isinstance(step, str))
    if draft.kind is FileKind.CASES:
        return _in_cases(draft, keys, language)
    if keys[-1:] == ("outranks",):
        return _rules(draft.tree, (keys[0],), language, but=_entry_id(draft.tree, path))
    if keys[-1:] == ("cite",):
        return _sources(draft.tree)
    if keys[-2:] == ("accept", "code"):
        return tuple(
            Name(name=one.code, says=CheckWords.of(one, language).what) for one in all_checks().values()
        )
    if keys in (("extends",), ("extends", "policy")):
        return _policies(language)
    return tuple(Name(name=one, says=about_value(keys, one, language)) for one in usual_values(keys))


def _in_cases(draft: Draft, keys: tuple[str, ...], language: str) -> tuple[Name, ...]:
    if keys == ("policy",):
        return _policies(language)
    tree = None if draft.of_policy is None else draft.of_policy.tree
    return () if tree is None or keys[:1] != ("case",) else _rules(tree, _TOLD.get(keys[1:], ()), language)


_TOLD: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("because",): ("capacity",),
    ("findings",): ("guideline", "house_rule", "channel_rule"),
    ("obligations",): ("obligation",),
    ("measures",): ("archive_rule",),
}


def _rules(tree: Tree, kinds: tuple[str, ...], language: str, but: str | None = None) -> tuple[Name, ...]:
    return tuple(
        Name(name=entry.id, says=says_of(entry.item("says"), language))
        for kind in kinds
        for entry in tree.listed(kind)
        if entry.id and entry.id != but
    )


def says_of(item: Item | None, language: str) -> str:
    """Read a sentence as it stands in the text.

    Args:
        item: the key with the sentence behind it; None where there is none.
        language: the language that is wanted.

    Returns:
        The sentence in that language, else in English, else in any; empty where there is none.
    """
    items = () if item is None else item.value.items
    texts = {one.keys[0]: one.value.text for one in items if one.keys}
    wanted = (texts.get(one) for one in chain(language))
    return next(filter(None, wanted), next(iter(texts.values()), ""))


def _sources(tree: Tree) -> tuple[Name, ...]:
    found = []
    for entry in tree.entries:
        if entry.path[:1] == ("sources",) and len(entry.path) == 2:
            title = entry.item("title")
            found.append(Name(name=str(entry.path[1]), says=title.value.text if title else ""))
    return tuple(found)


def _entry_id(tree: Tree, path: Path) -> str | None:
    return next((one.id for one in tree.entries if one.path == path[:2]), None)


@functools.cache
def _policies(language: str) -> tuple[Name, ...]:
    return tuple(Name(name=one, says=_title(one, language)) for one in shipped_ids())


def _title(identity: str, language: str) -> str:
    """Read the title of a shipped policy without loading it."""
    file = resources.files("offentligroll.library").joinpath(f"{identity}{SUFFIX}")
    head, _, _ = file.read_text("utf-8").partition("\n[")
    return says_of(Tree.of(head).entries[0].item("title"), language)
