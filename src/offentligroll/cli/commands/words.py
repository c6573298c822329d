"""``offentligroll words``: what is read in a text, with the quotes and the patterns."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.cli import helping
from offentligroll.cli.misuse import MisuseError
from offentligroll.cli.options import Work, language_option
from offentligroll.cli.parsing import Choice
from offentligroll.cli.terminal import Terminal
from offentligroll.files.harmless import harmless
from offentligroll.languages import Message, MessageError
from offentligroll.model.organisation import OrganisationKind

if TYPE_CHECKING:
    from offentligroll.facts.text.lexicons import Lexicon
    from offentligroll.facts.text.reading import WordReading
    from offentligroll.facts.text.verdicts import Verdict
    from offentligroll.facts.text.words import Words

_LONGEST = 1_000_000
_KINDS = tuple(kind.value for kind in OrganisationKind)


@attrs.frozen(kw_only=True)
class WordsRequest:
    """What ``words`` is asked."""

    text: str
    """The text; ``-`` for standard input."""
    tried: str | None = None
    """A file of patterns that takes the place of the shipped one for its fact."""
    kind: str | None = None
    """What sort of body the authority is."""
    name: str | None = None
    """The authority's name."""
    title: str | None = None
    """The author's title."""
    language: str = "en"
    """In which language to speak."""


@helping.command("words")
@helping.argument("text", default="-", metavar="[TEXT]")
@helping.option("--try", "tried", metavar="FILE", help="words-try")
@helping.option("--kind", type=Choice(_KINDS), metavar="KIND", help="words-kind")
@helping.option("--name", metavar="NAME", help="words-name")
@helping.option("--title", metavar="TITLE", help="words-title")
@language_option
def command(**asked: Any) -> Work:  # noqa: ANN401
    """Read the arguments."""
    return functools.partial(show_words, WordsRequest(**asked))


def show_words(request: WordsRequest, terminal: Terminal) -> int:
    """Show what is read in a text.

    Args:
        request: what is asked.
        terminal: where it goes.

    Returns:
        0.

    Raises:
        FileError: the file of patterns is missing, or no TOML.
        MisuseError: a pattern in it can't be read, or the language of the text has no lexicon.
    """
    from offentligroll.facts.text.own_words import blank_foreign_words
    from offentligroll.facts.text.reading import read
    from offentligroll.facts.text.subjects import Subject
    from offentligroll.facts.text.words import Words

    text = request.text
    if text == "-":
        text = terminal.stdin.read(_LONGEST).decode("utf-8", "replace")
    words = Words.of(blank_foreign_words(text))
    subject = Subject(
        kind=OrganisationKind(request.kind) if request.kind else None,
        names=(request.name,) if request.name else (),
        titles=(request.title,) if request.title else (),
        holds_role=True if request.title else None,
    )
    tried = None if request.tried is None else _tried(request.tried, words)
    reading = read(words, subject, told=tried.language if tried else None, tried=tried)
    _tell(words, reading, request.language, terminal)
    return 0


def _tried(path: str, words: Words) -> Lexicon:
    """Make the lexicon of the text's language, with the file's patterns for its fact."""
    from offentligroll.facts.text.languages import languages
    from offentligroll.facts.text.lexicon_tables import lexicon_from, shipped_facts
    from offentligroll.facts.text.tables import shipped_table
    from offentligroll.facts.vocabulary import Vocabulary
    from offentligroll.files.document import read_document

    document = read_document(path)
    table = document.data
    language = table.get("language") or languages().guess(words)
    if language not in languages().with_lexicon:
        raise MisuseError(Message("command.reading.no-lexicon"))
    fact = table.get("fact")
    if fact not in Vocabulary.shipped():
        raise MisuseError(Message("command.reading.no-fact", file=path, fact=str(fact)))
    try:
        return lexicon_from(
            shipped_table(f"{language}/language.toml"), shipped_facts(str(language)) | {str(fact): table}
        )
    except MessageError as slip:
        raise MisuseError(Message("command.reading.slip", file=path, slip=slip.message)) from None
    except KeyError as slip:
        raise MisuseError(Message("command.reading.lacks", file=path, key=str(slip.args[0]))) from None
    except (TypeError, AttributeError):
        raise MisuseError(Message("command.reading.shape", file=path)) from None


def _tell(words: Words, reading: WordReading, language: str, terminal: Terminal) -> None:
    from offentligroll.facts.vocabulary import Source, Vocabulary
    from offentligroll.languages import say

    spoken = reading.spoken.main or say("command.reading.unclear", language)
    terminal.say(say("command.reading.language", language, language=spoken))
    for start, end, other in reading.spoken.others:
        first, last = words.quote(start, end)
        quote = harmless(" ".join(words.text[first:last].split()))
        terminal.say(say("command.reading.other", language, language=other, quote=quote))
    silent: dict[str, list[str]] = {}
    for one in Vocabulary.shipped().values():
        if one.source is not Source.TEXT or one.id.startswith(("links-", "signs-")):
            # What is told by addresses and marks has no patterns.
            continue
        verdict = reading.of(one.id)
        if verdict.spans:
            _tell_fact(f"{one.phrase.in_language(language)} [{one.id}]", words, verdict, language, terminal)
        else:
            silent.setdefault(verdict.ground.value, []).append(one.id)
    for ground, facts in silent.items():
        terminal.say()
        terminal.say(say(f"command.reading.ground-{ground}", language))
        terminal.say("  " + ", ".join(facts))


def _tell_fact(fact: str, words: Words, verdict: Verdict, language: str, terminal: Terminal) -> None:
    from offentligroll.languages import say

    terminal.say()
    terminal.say(f"{say(f'command.reading.{verdict.truth.value}', language)}: {fact}", style="bold")
    terminal.say("  " + say(f"command.reading.ground-{verdict.ground.value}", language))
    for first, last in sorted(set(verdict.spans)):
        start, end = words.quote(first, last)
        quote = harmless(" ".join(words.text[start:end].split()))
        terminal.say("  " + say("command.reading.quote", language, quote=quote))
    for pattern in verdict.patterns:
        terminal.say("  " + say("command.reading.pattern", language, pattern=pattern))
