"""What keys and facts mean, in the reader's language."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

from offentligroll.editing.draft import Draft, FileKind
from offentligroll.editing.fact_index import Named
from offentligroll.editing.names import own_facts
from offentligroll.editing.wanted import Key, wanted_at
from offentligroll.facts.detector_words import detector_words
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.where import Path
from offentligroll.languages import FALLBACK, chain, say


def phrase_of(fact: Named, language: str) -> str:
    """Return the sentence by which a fact is known.

    Args:
        fact: the fact.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Its phrase; of an own fact the first that it has, else its id.
    """
    if fact.is_own:
        return next(iter(fact.sentences), fact.id)
    return Vocabulary.shipped()[fact.id].phrase.in_language(language)


def about_key(kind: FileKind, path: Path, key: Key, language: str) -> str:
    """State what a key means.

    Args:
        kind: the sort of file.
        path: the way to the table.
        key: the key.
        language: ``"sv"`` or ``"en"``.

    Returns:
        What it means, and whether it is needed.
    """
    spoken = next(one for one in chain(language) if one == FALLBACK or _told(one))
    words = _named(_told(spoken), kind, path, key) or key.about
    return f"{words} {say('editing.needed', language)}" if key.is_needed else words


def _named(told: Mapping[str, Mapping[str, str]], kind: FileKind, path: Path, key: Key) -> str | None:
    names = wanted_at(kind, path).named or {kind.value}
    found = (told.get(name, {}).get(key.name) for name in sorted(names))
    return next((words for words in found if words), told.get("any", {}).get(key.name))


@functools.cache
def _told(language: str) -> Mapping[str, Mapping[str, str]]:
    """The words on keys in a language; English stands in the schemas."""
    file = resources.files("offentligroll.languages").joinpath(language, "templates", "keys.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def about_fact(draft: Draft, fact: str, language: str) -> str:
    """State what a fact means, and who answers it.

    Args:
        draft: the file, which may name facts of its own.
        fact: the fact's id.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Markdown; empty where there is no such fact.
    """
    own = next((one for one in own_facts(draft) if one.id == fact), None)
    if own is not None:
        return f"**{phrase_of(own, language)}**\n\n{say('editing.own-fact', language)}"
    return _about_fact(fact, language)


@functools.lru_cache(maxsize=1_000)
def _about_fact(fact: str, language: str) -> str:
    definition = Vocabulary.shipped().get(fact)
    if definition is None:
        return ""
    forms = definition.forms.in_language(language)
    told = detector_words(fact, language)
    lines = [
        f"**{forms.is_}**",
        forms.ask,
        say(f"command.fact.source-{definition.source}", language),
        *(() if told is None else (told,)),
    ]
    return "\n\n".join(lines)
