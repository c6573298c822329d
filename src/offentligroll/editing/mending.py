"""What puts each kind of problem right, beside what its advice says to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from offentligroll.editing.changing import add_entry
from offentligroll.editing.draft import FileKind
from offentligroll.editing.mender import Fix, Mender, parameters
from offentligroll.editing.names import RULE_KINDS
from offentligroll.editing.nodes import ValueKind
from offentligroll.editing.pointing import inner_values
from offentligroll.editing.snippets import VERBS, languages_of, plain, value_snippet
from offentligroll.editing.wanted import wanted_at
from offentligroll.files.invisible import without_invisible
from offentligroll.files.toml_writing import toml_text
from offentligroll.files.values import untaken

_ID = re.compile(r"[a-z0-9-]+")
_KEY_LINE = re.compile(r"[ \t]*(?P<key>[^=\n#\"']+?)[ \t]*=")
_OPEN_TEXT = re.compile(r"[^\]},#\n]*[^\]},#\s]")
_MOST_WORDS = 4
_MOST_VERBS = 3


def _missing_key(mender: Mender) -> Iterator[Fix]:
    key, value = mender.told("key"), mender.pointed.value
    if mender.advice == "policy.advice.say-when":
        yield mender.line(mender.pointed.entry, "when", '""')
    elif key and value is not None and value.kind is ValueKind.TABLE and mender.problem.where:
        item = mender.pointed.item
        path = (*mender.pointed.entry.path, *(() if item is None else item.keys), key)
        edit = mender.splicer.text_into_table(value, f"{key} = {mender.form(path)}")
        yield mender.fix("add", [edit], key)
    elif key:
        head = mender.draft.tree.entries[0]
        yield mender.line(mender.pointed.entry if mender.problem.where else head, key)


def _missing_language(mender: Mender) -> Iterator[Fix]:
    item, language = mender.pointed.item, mender.told("language")
    if item is None:
        yield mender.line(mender.pointed.entry, language, '""')
    elif item.value.kind is ValueKind.TABLE:
        yield mender.fix("add", [mender.splicer.into_table(item.value, language, "")], language)


def _unknown_language(mender: Mender) -> Iterator[Fix]:
    """Promise a language that is written."""
    language = mender.told("language")
    item = mender.draft.tree.entries[0].item("languages")
    if item is not None and item.value.kind is ValueKind.LIST:
        yield mender.fix("add", mender.splicer.into_list(item.value, toml_text(language)), language)


def _unknown_source(mender: Mender) -> Iterator[Fix]:
    key = mender.advised("key")
    if mender.advice == "policy.advice.add-source":
        source = {"id": key, "title": "", "kind": "policy", "verified": False}
        yield mender.fix("add-source", add_entry(mender.draft, "sources", source), key)
    elif mender.advice == "policy.advice.name-source":
        yield mender.instead(toml_text(f"{key}, {mender.advised('place')}"))


def _unknown_fact(mender: Mender) -> Iterator[Fix]:
    """Make a fact of the policy's own of a name that is none."""
    fact = mender.told("fact")
    if mender.draft.kind is FileKind.POLICY and _ID.fullmatch(fact):
        sentences = dict.fromkeys(languages_of(mender.draft), "")
        entry = {"id": fact, "phrase": sentences, "ask": sentences}
        yield mender.fix("own-fact", add_entry(mender.draft, "fact", entry), fact)


def _ambiguous_phrase(mender: Mender) -> Iterator[Fix]:
    text = mender.told("phrase").casefold()
    negation = next((one for one in ("not ", "inte ") if text.startswith(one)), "")
    for fact in parameters(mender.problem.says, "facts"):
        yield mender.instead(toml_text(negation + fact))


def _unknown_key(mender: Mender) -> Iterator[Fix]:
    if mender.advice in ("files.advice.keys", "") and mender.pointed.item is not None:
        yield from _removed(mender)


def _unknown_value(mender: Mender) -> Iterator[Fix]:
    words = parameters(mender.problem.says, "words")
    if mender.advice != "files.did-you-mean" and len(words) <= _MOST_WORDS:
        yield from (mender.instead(toml_text(word)) for word in words)


def _wrong_type(mender: Mender) -> Iterator[Fix]:
    """Put a text that stands alone into a table by language, or into a list; or take a list away."""
    pointed, value, held = mender.pointed, mender.pointed.value, mender.held
    if mender.advice == "files.advice.double-brackets" and pointed.is_header:
        header = f"[[{pointed.entry.path[0]}]]"
        yield mender.write(pointed.start, pointed.end, header, header)
    elif mender.advice == "files.advice.languages":
        first, *others = languages_of(mender.draft)
        texts = ", ".join((f"{first} = {held}", *(f'{one} = ""' for one in others)))
        yield mender.instead(f"{{ {texts} }}")
    elif mender.advice == "files.advice.list":
        yield mender.instead(f"[{held}]")
    elif mender.advice == "files.advice.no-list" and value is not None and value.members:
        member = value.members[0]
        yield mender.instead(mender.draft.text[member.start : member.end])
    elif mender.advice == "policy.advice.condition-list":
        yield from (mender.instead(f"{{ {group} = {held} }}") for group in ("all_of", "any_of"))


def _empty_list(mender: Mender) -> Iterator[Fix]:
    if mender.advice == "policy.advice.languages":
        yield mender.instead('["sv", "en"]')
    elif mender.advice == "files.advice.fill":
        yield from _removed(mender)


def _no_verb(mender: Mender) -> Iterator[Fix]:
    entry = mender.pointed.entry
    for verb in VERBS.get(str(entry.path[0]), ())[:_MOST_VERBS]:
        yield mender.line(entry, verb, '""')


def _two_verbs(mender: Mender) -> Iterator[Fix]:
    entry, verbs = mender.pointed.entry, parameters(mender.problem.says, "verbs")
    for item in entry.items:
        if item.keys[0] in verbs:
            edit = mender.splicer.without(item, entry.items, in_table=False)
            yield mender.fix("remove", [edit], item.keys[0])


def _empty_file(mender: Mender) -> Iterator[Fix]:
    """Begin the file with the keys that it needs."""
    draft = mender.draft
    keys = wanted_at(draft.kind, ()).keys.values()
    lines = [f"{one.name} = {plain(value_snippet(draft, one.wanted))}\n" for one in keys if one.is_needed]
    yield mender.fix("begin", [mender.splicer.change(len(draft.text), len(draft.text), "".join(lines))], "")


def _doubled_id(mender: Mender) -> Iterator[Fix]:
    doubled = mender.told("id")
    taken = {doubled, *(one.id or "" for one in mender.draft.tree.entries)}
    yield mender.instead(toml_text(untaken(doubled, taken)))


def _control_character(mender: Mender) -> Iterator[Fix]:
    value = mender.pointed.value
    yield mender.instead(toml_text("" if value is None else without_invisible(value.text)))


def _syntax(mender: Mender) -> Iterator[Fix]:
    """Put right what is no TOML."""
    text, start = mender.draft.text, mender.pointed.start
    if mender.advice == "files.toml.equals-not-colon":
        yield mender.write(start, start + 1, " =", "=")
    elif mender.advice == "files.toml.short-text":
        written = _OPEN_TEXT.match(text, start)
        end = start if written is None else written.end()
        yield mender.write(end, end, '"', '"')
    elif mender.advice == "files.advice.key":
        line = _KEY_LINE.match(text, text.rfind("\n", 0, start) + 1)
        start, end = (start, mender.pointed.end) if line is None else line.span("key")
        yield mender.write(start, end, mender.advised("key"))


def _removed(mender: Mender) -> Iterator[Fix]:
    """Take the key or the entry out."""
    entry, item = mender.pointed.entry, mender.pointed.item
    if item is None:
        edits = mender.splicer.entry_out([entry])
        yield mender.fix("remove", edits, entry.id or str(entry.path[-1]))
    else:
        inner = (one.items for top in entry.items for one in inner_values(top.value))
        siblings = next(items for items in (entry.items, *inner) if item in items)
        edit = mender.splicer.without(item, siblings, in_table=siblings is not entry.items)
        yield mender.fix("remove", [edit], item.keys[-1])


def accepted(mender: Mender) -> Iterator[Fix]:
    """Accept a warning, with a reason that the author has to give.

    Args:
        mender: the warning, and the tools.

    Yields:
        The fix, where an entry can accept something and does not do so yet.
    """
    entry = mender.pointed.entry
    is_of_entry = "[" in mender.problem.where and entry.path[:1] and entry.path[0] in RULE_KINDS
    if is_of_entry and entry.item("accept") is None:
        value = [{"code": mender.problem.code, "why": ""}]
        yield mender.fix("accept", [mender.splicer.into_entry(entry, "accept", value)], mender.problem.code)


BY_CODE: Mapping[str, Callable[[Mender], Iterator[Fix]]] = {
    "missing-key": _missing_key,
    "missing-language": _missing_language,
    "unknown-language": _unknown_language,
    "words-in-another-language": _unknown_language,
    "unknown-source": _unknown_source,
    "unknown-fact": _unknown_fact,
    "ambiguous-phrase": _ambiguous_phrase,
    "unknown-key": _unknown_key,
    "unknown-value": _unknown_value,
    "wrong-type": _wrong_type,
    "empty-list": _empty_list,
    "empty-file": _empty_file,
    "no-verb": _no_verb,
    "two-verbs": _two_verbs,
    "doubled-id": _doubled_id,
    "control-character": _control_character,
    "toml-syntax": _syntax,
    "rebuttal": _removed,
    "defence": _removed,
    "outranks": _removed,
    "within": _removed,
    "unused-source": _removed,
    "unused-fact": _removed,
    "unused-assumption": _removed,
}
"""What puts problems of a kind right, by their code."""
