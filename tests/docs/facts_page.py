"""The page of the fact vocabulary, made from the vocabulary."""

from __future__ import annotations

from offentligroll.facts.vocabulary import FactDefinition, Group, Source, Vocabulary

_HEADINGS = {
    Group.WHO: ("Who speaks", "Vem som talar"),
    Group.WHERE: ("Where", "Var"),
    Group.ACT: ("The act", "Handlingen"),
    Group.WORDS: ("The words", "Orden"),
    Group.SETTING: ("The setting", "Omständigheterna"),
    Group.AFTERWARDS: ("Afterwards", "Efteråt"),
}
_SOURCES = {Source.MODEL: "records", Source.TEXT: "words", Source.GIVEN: "people"}

_HEAD = """\
# The facts

A fact is something that is so, is not so, or is not known about one statement.
In a policy it is named by its id or by one of its phrases, and `not ` before it, \
in Swedish phrases `inte `, negates it.
There are {count} facts in the vocabulary; a policy can name further ones itself \
(see [the policy file](policy-file.md)).

*Answered from* says where the answer usually comes from:

- **records**: looked up in the directory, the archive and the calendar.
- **words**: looked for in the author's own words, in Swedish and English.
  Where nothing is found the answer is *no*, with the origin *not found*, \
and what rests on it is at most *assumed*.
- **people**: only a person, or a program that you bring, can tell; it is never guessed.

An answer that somebody gives always outranks one that is looked up or looked for.
Facts marked *account* are *no* for spoken words, \
and *unknown* where the channel was not recorded.
`offentligroll facts ID` says of one fact how it is answered.

This page is made from the vocabulary that the library reads.
"""


def facts_page() -> str:
    """Make the page.

    Returns:
        The page as Markdown.
    """
    vocabulary = Vocabulary.shipped()
    parts = [_HEAD.format(count=len(vocabulary))]
    for group in Group:
        english, swedish = _HEADINGS[group]
        parts.append(f"\n## {english} · {swedish}\n\n")
        if group is Group.AFTERWARDS:
            parts.append(
                "These may stand in guidelines and obligations, and are refused in capacity rules.\n\n"
            )
        parts.append("| id | English | svenska | answered from |\n|---|---|---|---|\n")
        parts += [_row(one) for one in vocabulary.values() if one.group is group]
    return "".join(parts)


def _row(one: FactDefinition) -> str:
    source = _SOURCES[one.source] + (", account" if one.needs_account else "")
    return f"| `{one.id}` | {one.phrase['en']} | {one.phrase['sv']} | {source} |\n"
