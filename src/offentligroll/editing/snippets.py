"""What is put in for a key or an entry, with places to fill in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from offentligroll.editing.draft import Draft
from offentligroll.editing.nodes import ValueKind
from offentligroll.editing.wanted import Wanted, wanted_at

_TABSTOP = re.compile(r"\$\{\d+\}")
_ENTRIES: Mapping[str, tuple[str, ...]] = {
    "capacity": ("id", "decides", "when", "says", "cite"),
    "guideline": ("id", "must", "says", "cite"),
    "obligation": ("id", "when", "within", "action", "says", "cite"),
    "house_rule": ("id", "not_allowed", "then", "says", "cite"),
    "channel_rule": ("id", "must", "says", "cite"),
    "archive_rule": ("id", "must", "says", "cite"),
    "principle": ("id", "says", "cite"),
    "fact": ("id", "phrase", "ask"),
    "sources": ("title", "kind", "verified"),
    "document": ("number", "adopted_by"),
    "case": ("id", "title", "yes", "expect"),
}
"""The keys that an entry begins with."""

_OF_GUIDELINES = ("must", "must_not", "should", "should_not", "may")

VERBS: Mapping[str, tuple[str, ...]] = {
    "capacity": ("decides", "presumes", "suggests", "official_only_if", "personal_only_if"),
    "guideline": _OF_GUIDELINES,
    "channel_rule": _OF_GUIDELINES,
    "archive_rule": ("must", "should"),
}
"""The verbs of which a rule of a kind has exactly one."""

_TABLES: Mapping[str, Mapping[str, str]] = {
    "inforce": {"from": "{}"},
    "at-least": {"count": "{}", "of": '["{}"]'},
    "expectation": {"capacity": '"{}"'},
    "measure": {"share_of": '"{}"', "at_least": "{}"},
    "accepted": {"code": '"{}"', "why": '"{}"'},
}
"""The keys that a table between braces begins with, by the name of its definition."""


def languages_of(draft: Draft) -> tuple[str, ...]:
    """Return the languages that a file's sentences need.

    Args:
        draft: the file.

    Returns:
        Those of ``languages``; Swedish and English where it names none yet.
    """
    item = draft.tree.entries[0].item("languages")
    members = () if item is None else item.value.members
    return tuple(one.text for one in members if one.kind is ValueKind.TEXT and one.text) or ("sv", "en")


def value_snippet(draft: Draft, wanted: Wanted, stops: Iterator[int] | None = None) -> str:
    """Write the form of a value.

    Args:
        draft: the file.
        wanted: what may stand there.
        stops: the numbers of the places to fill in; left out, from 1.

    Returns:
        The form; empty where nothing is known of it.
    """
    stops = itertools.count(1) if stops is None else stops
    if wanted.is_sentence:
        texts = ", ".join(f'{one} = "{_stop(stops)}"' for one in languages_of(draft))
        return f"{{ {texts} }}"
    if wanted.is_by_language:
        return f'{{ {languages_of(draft)[0]} = ["{_stop(stops)}"] }}'
    if wanted.is_list:
        return f"[{value_snippet(draft, wanted.element, stops)}]"
    for name, keys in _TABLES.items():
        if name in wanted.named:
            inner = ", ".join(f"{key} = {form.format(_stop(stops))}" for key, form in keys.items())
            return f"{{ {inner} }}"
    return _scalar(wanted, stops)


def _scalar(wanted: Wanted, stops: Iterator[int]) -> str:
    fixed = [one["const"] for one in wanted.schemas if isinstance(one.get("const"), int)]
    if wanted.is_truth or fixed:
        return "false" if wanted.is_truth else str(fixed[0]).lower()
    return f'"{_stop(stops)}"' if wanted.is_text or wanted.takes_facts else _stop(stops)


def plain(snippet: str) -> str:
    """Take the marks of the places to fill in out of what is put in.

    Args:
        snippet: what is put in.

    Returns:
        The text alone.
    """
    return _TABSTOP.sub("", snippet)


def _stop(stops: Iterator[int]) -> str:
    return f"${{{next(stops)}}}"


def entry_snippet(draft: Draft, name: str) -> str:
    """Write the header of an entry, with the keys that it begins with.

    Args:
        draft: the file.
        name: the key of the file's top, such as ``"capacity"``.

    Returns:
        Several lines.
    """
    stops = itertools.count(1)
    is_list = wanted_at(draft.kind, (name,)).is_list
    header = f"[[{name}]]" if is_list else f"[{name}]"
    path: tuple[str | int, ...] = (name, 0) if is_list else (name,)
    if name == "sources":
        header, path = f"[sources.{_stop(stops)}]", ("sources", "key")
    lines = [header]
    keys = _ENTRIES.get(name, ("id",) if "id" in wanted_at(draft.kind, path).keys else ())
    lines += [f"{key} = {value_snippet(draft, wanted_at(draft.kind, (*path, key)), stops)}" for key in keys]
    return "\n".join(lines)
