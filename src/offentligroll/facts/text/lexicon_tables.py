"""Making lexicons of the tables of their files."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from offentligroll.facts.text.grammar.grammar import Grammar
from offentligroll.facts.text.lexicons import Calling, Follows, Group, Lexicon, When
from offentligroll.facts.text.negation import Negation
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.tables import kept_tables, shipped_names, shipped_table
from offentligroll.facts.text.topics import Topics
from offentligroll.model.organisation import OrganisationKind

_FACT_FILES = "-"
"""The files of facts are those with a hyphen in their name; that of the language has none."""


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return the shipped lexicon of a language, read when it is first asked for.

    Args:
        language: one of ``languages().with_lexicon``.

    Returns:
        The lexicon.
    """
    names = [name for name in shipped_names(language) if name.endswith(".toml")]
    return kept_tables(
        f"lexicon-{language}",
        [f"{language}/{name}" for name in names],
        functools.partial(_compiled, language),
        lambda tables: lexicon_from(tables["table"], tables["facts"], tables["grammar"]),
    )


def _compiled(language: str) -> dict[str, Any]:
    table, facts = shipped_table(f"{language}/language.toml"), shipped_facts(language)
    return {"table": table, "facts": facts, "grammar": _grammar_of(table, facts)}


def shipped_facts(language: str) -> dict[str, dict[str, Any]]:
    """Read the files of the facts of a language.

    Args:
        language: one of ``languages().with_lexicon``.

    Returns:
        Their tables, by fact.
    """
    return {
        name.removesuffix(".toml"): shipped_table(f"{language}/{name}")
        for name in shipped_names(language)
        if _FACT_FILES in name and name.endswith(".toml")
    }


def lexicon_from(
    table: Mapping[str, Any],
    facts: Mapping[str, Mapping[str, Any]],
    grammar: Mapping[str, Any] | None = None,
) -> Lexicon:
    """Make a lexicon of the tables of its files.

    Args:
        table: as in ``facts/text/lexicon/sv/language.toml``.
        facts: as in the files beside it, by fact.
        grammar: the tables of their patterns, where these were made ready before.

    Returns:
        The lexicon.

    Raises:
        PatternError: a pattern is not in the notation, or refers to what there is not.
    """
    negation = table["negation"]
    clause_words = frozenset(negation["clause_words"])
    common = frozenset(table["common"])
    return Lexicon(
        language=table["language"],
        negation=Negation(
            negators=Phrases.compile(negation["negators"]),
            not_negating=Phrases.compile(negation["not_negating"]),
            clause_words=clause_words,
            contrast=frozenset(negation["contrast"]),
            far=Phrases.compile(negation["far"]),
            may_follow=bool(negation["may_follow"]),
        ),
        genitive=table["genitive"],
        common=common | clause_words | frozenset(negation["negators"]),
        callings={
            OrganisationKind(kind): Calling(**{name: tuple(words) for name, words in calling.items()})
            for kind, calling in table["authority"].items()
        },
        titles=Phrases.compile(table["titles"]),
        parties=tuple(table["parties"]),
        groups=tuple(_all_groups(table, facts)),
        follows=tuple(
            Follows(fact=fact, source=one["from"], when=_when(one))
            for fact, entry in facts.items()
            for one in entry.get("follows", ())
        ),
        topics=Topics.of(table.get("topics", {}), table.get("first_person", ())),
        weighed={fact: _when(entry["weighed"]) for fact, entry in facts.items() if "weighed" in entry},
        firm=frozenset(fact for fact, entry in facts.items() if entry.get("firm_no")),
        grammar=Grammar.of(
            _grammar_of(table, facts) if grammar is None else grammar,
            fillers=Phrases.compile(table["fillers"]),
            clause_words=clause_words,
        ),
    )


def _grammar_of(table: Mapping[str, Any], facts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    from offentligroll.facts.text.pattern_tables import pattern_tables  # noqa: PLC0415 - most find them kept

    return pattern_tables(table, _all_groups(table, facts))


def _all_groups(table: Mapping[str, Any], facts: Mapping[str, Mapping[str, Any]]) -> Iterator[Group]:
    yield from _markers(table)
    yield from _groups(facts)


def _markers(table: Mapping[str, Any]) -> Iterator[Group]:
    for name, entry in table.get("markers", {}).items():
        yield _group(f"~{name}", {"about": name, "negation": "kept"} | entry, {})


def _groups(facts: Mapping[str, Mapping[str, Any]]) -> Iterator[Group]:
    for fact, entry in facts.items():
        for group in entry.get("group", ()):
            yield _group(fact, group, entry)
        if "except" in entry:
            yield Group(fact=fact, about="exceptions", exceptions=tuple(entry["except"]))


def _group(fact: str, group: Mapping[str, Any], entry: Mapping[str, Any]) -> Group:
    return Group(
        fact=fact,
        about=group["about"],
        patterns=tuple(group.get("patterns", ())),
        suspect=tuple(group.get("suspect", ())),
        exceptions=tuple(group.get("except", ())),
        when=_when(group),
        keeps_negated=group.get("negation", entry.get("negation")) == "kept",
        is_weak=bool(group.get("weak")),
    )


def _when(entry: Mapping[str, Any]) -> When:
    return When(
        kinds=frozenset(entry.get("kinds", ())),
        not_kinds=frozenset(entry.get("not_kinds", ())),
        holds_role=entry.get("holds_role"),
        with_markers=frozenset(entry.get("with", ())),
        without_markers=frozenset(entry.get("without", ())),
    )
