"""Write a policy: its rules as sentences, its file, and what is wrong with it as it stands on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.cases.writing import free_id
from offentligroll.editing.completing import completions
from offentligroll.editing.draft import Draft
from offentligroll.editing.fact_index import found_facts
from offentligroll.editing.hovering import hover
from offentligroll.editing.lensing import lenses
from offentligroll.editing.marking import problems
from offentligroll.editing.names import own_facts
from offentligroll.editing.positions import Position
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages import Message, MessageError
from offentligroll.policy.policy import Policy
from offentligroll.report.page import Entry, Line, Link, Section, words_of
from offentligroll.report.picture.drawing import policy_picture
from offentligroll.report.policy_page import policy_page
from offentligroll.workbench import changing
from offentligroll.workbench.asking import cases_of
from offentligroll.workbench.at_hand import draft_of
from offentligroll.workbench.controls import STRENGTHS, condition_of, controls
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
    files = [of_cases] if cases else []
    seen = {(one.kind, one.id): one for one in lenses(draft, files, language)}
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
        change: ``do`` and what it takes: ``set`` a ``key`` to a ``value``, ``choose`` an option, a
            ``condition``, ``add`` or ``remove`` a rule, each of a ``kind`` with a ``number``.

    Returns:
        The new text.

    Raises:
        MessageError: there is no such rule, or no such change.
    """
    do, kind = str(change["do"]), str(change["kind"])
    where = (kind, int(change.get("number", 0)))
    if do == "set":
        return {"text": changing.set_value(name, text, where, change["key"], change["value"])}
    if do == "choose":
        return {"text": _chosen(name, text, where, change["key"], change["value"])}
    if do == "condition":
        value = condition_of(change["form"], change["facts"])
        return {"text": changing.set_value(name, text, where, change["key"], value)}
    if do == "add":
        return {"text": _added(bench, name, text, kind, change)}
    if do == "remove":
        return {"text": changing.remove_entry(name, text, where)}
    raise MessageError(Message("workbench.no-such-change", name=do))


def _chosen(name: str, text: str, where: changing.Where, key: str, value: str) -> str:
    if key != "strength":
        return changing.set_value(name, text, where, key, value)
    entry = changing.entry_at(changing.tree_of(name, text), where)
    before = next(one for one in STRENGTHS[where[0]] if entry.item(one) is not None)
    return changing.rename_key(name, text, where, before, value)


def _added(bench: Bench, name: str, text: str, kind: str, change: Mapping[str, Any]) -> str:
    """Write a new rule, whole enough to be read."""
    draft = draft_of(bench, name, text)
    tree = draft.tree
    taken = {one.id or "" for one in tree.entries}
    sentence, strength = str(change["says"]).strip(), str(change.get("strength", ""))
    languages = ["sv"] if draft.policy is None else list(draft.policy.languages)
    values: dict[str, Any] = {"id": free_id(" ".join(sentence.split()[:_MOST_WORDS]), taken)}
    condition = condition_of("all_of", change.get("facts", []))
    if kind == "capacity":
        values |= {strength: change["value"], "when": condition}
    elif kind in STRENGTHS:
        values |= {strength: condition}
    elif kind == "house_rule":
        values |= {"not_allowed": condition, "then": strength}
    elif kind == "obligation":
        values |= {"action": dict.fromkeys(languages, sentence), "when": condition}
    values["says"] = dict.fromkeys(languages, sentence)
    if change.get("cite"):
        values["cite"] = change["cite"]
    told = {key: value for key, value in values.items() if value is not None}
    return changing.add_entry(name, text, kind, told)


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
        "lines": [_line(one) for one in entry.lines],
    }


def _line(line: Line) -> list[Any]:
    """Give texts, and links as pairs."""
    return [[one.words, one.target] if isinstance(one, Link) else one for one in line]


def completed(bench: Bench, name: str, text: str, line: int, character: int) -> list[dict[str, Any]]:
    """Tell what can be written at the cursor.

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
    """Tell what the word under the pointer means.

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
