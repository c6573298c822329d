"""Write a policy: its rules as sentences, its file, and what is wrong with it as it stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.cases.writing import free_id
from offentligroll.editing.changing import add_entry, remove_entry, set_value, set_verb
from offentligroll.editing.completing import completions
from offentligroll.editing.draft import Draft
from offentligroll.editing.fact_index import found_facts
from offentligroll.editing.hovering import hover
from offentligroll.editing.lensing import lenses
from offentligroll.editing.marking import problems
from offentligroll.editing.names import own_facts
from offentligroll.editing.positions import Position, apply_edits
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages import Message, MessageError
from offentligroll.policy.policy import Policy
from offentligroll.report.page import Entry, Line, Link, Section, words_of
from offentligroll.report.picture.drawing import policy_picture
from offentligroll.report.policy_page import policy_page
from offentligroll.workbench.asking import cases_of
from offentligroll.workbench.at_hand import draft_of, runs_at_hand
from offentligroll.workbench.controls import condition_of, controls
from offentligroll.workbench.service import Bench, Feature

_MOST_FOUND = 30
_MOST_WORDS = 5


def facts(bench: Bench) -> list[dict[str, str]]:
    """List the facts that rules can speak of.

    Args:
        bench: where somebody works.

    Returns:
        Of each its id, its words and its chapter, in the order of the vocabulary.
    """
    return [
        {"id": one.id, "words": one.phrase.in_language(bench.language), "group": one.group.value}
        for one in Vocabulary.shipped().values()
    ]


def looked_at(bench: Bench, name: str, text: str, cases: str) -> dict[str, Any]:
    """Look at a policy as it stands on the page.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its text.
        cases: the text of its file of cases; empty where there is none.

    Returns:
        Its problems with fixes, its rules with what can be chosen, its own facts, languages and sources, and
        which cases each rule has.
    """
    draft, language = draft_of(bench, name, text), bench.language
    of_cases = Draft.of(cases, cases_of(name), folder=bench.folder, of_policy=draft)
    files, runs = [of_cases] if cases else [], runs_at_hand(bench, name)
    seen = {(one.kind, one.id): one for one in lenses(draft, files, language, run=runs.run)}
    rules = controls(draft, language)
    for rule in rules:
        lens = seen.get((rule["kind"], rule["id"]))
        rule["cases"] = "" if lens is None else lens.title
        rule["lacking"] = [] if lens is None else list(lens.lacking)
    policy = draft.policy
    return {
        "problems": [one.to_dict() for one in problems(draft, language)],
        "rules": rules,
        "own": [{"id": one.id, "words": _own_words(one.sentences, one.id)} for one in own_facts(draft)],
        "languages": ["sv"] if policy is None else list(policy.languages),
        "sources": _sources(draft),
        "title": "" if policy is None else policy.title.in_language(language),
    }


def _own_words(sentences: tuple[str, ...], identity: str) -> str:
    return sentences[0] if sentences else identity


def _sources(draft: Draft) -> list[str]:
    return [
        str(one.path[1]) for one in draft.tree.entries if one.path[:1] == ("sources",) and len(one.path) == 2
    ]


def changed(bench: Bench, name: str, text: str, change: Mapping[str, Any]) -> dict[str, str]:
    """Make a change that somebody chose.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its text.
        change: ``do`` and what it takes: ``set`` a ``key`` to a ``value``, a ``verb``, a ``condition``,
            ``add`` or ``remove`` a rule; each of a ``kind`` with an ``id``.

    Returns:
        The new text; comments and order stay.

    Raises:
        MessageError: there is no such rule, or no such change.
    """
    draft = Draft.of(text, name)
    do, kind, identity = str(change["do"]), str(change["kind"]), str(change.get("id", ""))
    if do == "add":
        edits = add_entry(draft, kind, _new(draft_of(bench, name, text), kind, change))
    elif do == "remove":
        edits = remove_entry(draft, kind, identity)
    elif do == "verb":
        edits = set_verb(draft, kind, identity, change["value"])
    elif do in ("set", "condition"):
        value = condition_of(change["form"], change["facts"]) if do == "condition" else change["value"]
        edits = set_value(draft, (kind, identity, *change["key"].split(".")), value)
    else:
        raise MessageError(Message("workbench.no-such-change", name=do))
    return {"text": apply_edits(text, edits)}


def _new(draft: Draft, kind: str, change: Mapping[str, Any]) -> dict[str, Any]:
    """Make a new rule, whole enough to be read."""
    taken = {one.id or "" for one in draft.tree.entries}
    sentence, verb = str(change["says"]).strip(), str(change.get("verb", ""))
    languages = ["sv"] if draft.policy is None else list(draft.policy.languages)
    words, condition = dict.fromkeys(languages, sentence), condition_of("all_of", change.get("facts", []))
    parts: dict[str, dict[str, Any]] = {
        "capacity": {verb: change.get("value"), "when": condition},
        "guideline": {verb: condition},
        "house_rule": {"not_allowed": condition, "then": verb},
        "obligation": {"when": condition, "action": words},
    }
    values = {
        "id": free_id(" ".join(sentence.split()[:_MOST_WORDS]), taken),
        **parts.get(kind, {}),
        "says": words,
        "cite": change.get("cite") or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def shown(bench: Bench, name: str, text: str) -> dict[str, Any]:
    """Show a policy as numbered sentences, and as a picture.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its text.

    Returns:
        The page in parts, and SVG; of the text as it last had no errors.

    Raises:
        MessageError: it never was without errors.
    """
    draft = draft_of(bench, name, text)
    good = draft.good
    if good is None or good.policy is None:
        raise MessageError(Message("workbench.has-errors", name=name))
    policy = Policy.of(good.policy)
    document = None if isinstance(good.document, Exception) else good.document
    page = policy_page(policy, bench.language, document)
    return {
        "title": page.title,
        "about": [_line(one) for one in page.about],
        "sections": [_section(one) for one in page.sections],
        "footer": _line(page.footer),
        "picture": policy_picture(policy, bench.language),
        "is_earlier": good is not draft,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        "title": section.title,
        "intro": [_line(one) for one in section.intro],
        "entries": [_entry(one) for one in section.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "words": words_of(entry.words),
        "number": entry.number,
        "id": entry.id,
        "encoded": [f"{kind} {identity}" for kind, identity in entry.encoded],
        "lines": [_line(one) for one in entry.lines],
    }


def _line(line: Line) -> list[Any]:
    """Return texts, and links as pairs."""
    return [[one.words, one.target] if isinstance(one, Link) else one for one in line]


def completed(bench: Bench, name: str, text: str, line: int, character: int) -> list[dict[str, Any]]:
    """Return what can be written at the cursor.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its text.
        line: the line, from 0.
        character: the place in it, in UTF-16 units.

    Returns:
        What can be written, the likeliest first.
    """
    found = completions(draft_of(bench, name, text), Position(line, character), bench.language)
    return [one.to_dict() for one in found]


def meant(bench: Bench, name: str, text: str, line: int, character: int) -> dict[str, Any] | None:
    """Return what the word under the pointer means.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its text.
        line: the line, from 0.
        character: the place in it, in UTF-16 units.

    Returns:
        What it means, as Markdown, with its place; None where there is nothing to tell.
    """
    found = hover(draft_of(bench, name, text), Position(line, character), bench.language)
    return None if found is None else found.to_dict()


def sought(bench: Bench, name: str, text: str, typed: str) -> list[str]:
    """Look for facts by words of their sentences, or words that posts have.

    Args:
        bench: where somebody works.
        name: the file's name.
        text: its text.
        typed: the words.

    Returns:
        The ids, the likeliest first.
    """
    return [one.id for one in found_facts(typed, own_facts(draft_of(bench, name, text)))[:_MOST_FOUND]]


FEATURE = Feature(
    name="write",
    calls={
        "write/facts": facts,
        "write/look": looked_at,
        "write/change": changed,
        "write/show": shown,
        "write/complete": completed,
        "write/meaning": meant,
        "write/seek": sought,
    },
    is_listed=False,
)
"""A policy, its rules and its file."""
