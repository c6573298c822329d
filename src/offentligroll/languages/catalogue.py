"""The catalogue: for each language a folder of TOML files, and in each file sentences by code.

A code is the file's name and the keys in it: ``files.missing-key`` is ``missing-key`` in ``files.toml``. A
sentence has names in braces for what is filled in, and after a colon how: ``{names:quoted or 3}`` writes at
most three names in backticks with *or* before the last. A sentence that depends on a number has one text for
``one`` and one for ``many``, chosen by the parameter ``count``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from offentligroll.languages import writing

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FALLBACK = "en"
"""The language whose catalogue is whole; it is used where another lacks a sentence."""


class Hole(NamedTuple):
    """A place in a sentence that is filled in."""

    name: str
    """The parameter."""
    manner: str
    """How it is written; empty for the usual."""


Template = tuple[str | Hole, ...]
"""A sentence in pieces."""


class Catalogue:
    """The sentences of all languages.

    Args:
        folder: holds a folder for each language, named by its code.
    """

    languages: tuple[str, ...]
    """The codes of the languages."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self.languages = tuple(
            sorted(child.name for child in folder.iterdir() if child.is_dir() and child.name.isalpha())
        )
        self._files: dict[tuple[str, str], Mapping[str, Template]] = {}

    def codes(self, language: str) -> Mapping[str, Template]:
        """Everything that a language has a sentence for.

        Args:
            language: one language.

        Returns:
            The sentences by code; those that depend on a number have ``.one`` or ``.many`` behind it.
        """
        names = [child.name for child in self._folder.joinpath(language).iterdir()]
        files = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
        return {
            f"{file}.{name}": template
            for file in files
            for name, template in self._file(language, file).items()
        }

    def find(self, code: str, language: str, count: object = None) -> Template | None:
        """Look for a sentence in one language.

        Args:
            code: its code.
            language: one language.
            count: the number that it may depend on.

        Returns:
            The sentence; None where the language does not have it.
        """
        file, _, name = code.partition(".")
        sentences = self._file(language, file)
        found = sentences.get(name)
        return sentences.get(f"{name}.{'one' if count == 1 else 'many'}") if found is None else found

    def sentence(self, code: str, language: str, count: object = None) -> Template:
        """Find a sentence.

        Args:
            code: its code.
            language: one language, or several with commas between them, the most wanted first.
            count: the number that it may depend on.

        Returns:
            The sentence in the first of the languages that has it, or in English.

        Raises:
            KeyError: there is no such code.
        """
        for one in chain(language):
            found = self.find(code, one, count)
            if found is not None:
                return found
        raise KeyError(code)

    def _file(self, language: str, file: str) -> Mapping[str, Template]:
        found = self._files.get((language, file))
        if found is None:
            import tomllib  # noqa: PLC0415 - most programs that decide say nothing

            path = self._folder.joinpath(language, f"{file}.toml")
            table = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
            found = self._files[language, file] = {name: _pieces(text) for name, text in _flat(table)}
        return found


def render(code: str, parameters: Mapping[str, Any], language: str = FALLBACK) -> str:
    """State something.

    Args:
        code: what is said, as a code of the catalogue.
        parameters: what is filled in, by name.
        language: such as ``"sv"``; several with commas between them mean the first that has the words.

    Returns:
        The words.

    Raises:
        KeyError: there is no such code, or a parameter is missing.

    Example:
        >>> render("languages.example", {"count": 3}, "en")
        '3 statements'
    """
    return "".join(
        piece if isinstance(piece, str) else written(parameters[piece.name], language, piece.manner)
        for piece in pieces(code, language, parameters.get("count"))
    )


def pieces(code: str, language: str, count: object = None) -> Template:
    """Find a sentence in pieces, for whoever fills it in otherwise, such as with links.

    Args:
        code: its code.
        language: such as ``"sv"``.
        count: the number that it may depend on.

    Returns:
        Words, and the places that are filled in.

    Raises:
        KeyError: there is no such code.
    """
    return _CATALOGUE.sentence(code, language, count)


def is_known(code: str) -> bool:
    """Whether there is a sentence, for what may be said of words from elsewhere.

    Args:
        code: its code, without a number that it may depend on.

    Returns:
        Whether there is one.
    """
    return _CATALOGUE.find(code, FALLBACK) is not None


def say(code: str, language: str, /, **parameters: Any) -> str:  # noqa: ANN401 - parameters are of many kinds
    """State something, with what is filled in by name.

    Args:
        code: what is said, as a code of the catalogue.
        language: such as ``"sv"``.
        parameters: what is filled in.

    Returns:
        The words.

    Example:
        >>> say("languages.example", "sv", count=3)
        '3 uttalanden'
    """
    return render(code, parameters, language)


def written(value: Any, language: str, manner: str = "") -> str:  # noqa: ANN401 - any parameter
    """Write a parameter as the language does.

    Args:
        value: a text, a number, a day, what says itself, or several of these.
        language: such as ``"sv"``.
        manner: words that say how: ``quoted`` for backticks around each; ``and``, ``or`` or ``commas`` for
            what joins several; a number for how many are shown.

    Returns:
        The words.
    """
    words = manner.split()
    if not isinstance(value, tuple | list):
        text = writing.single(value, language, render)
        return f"`{text}`" if "quoted" in words else text
    items = [written(item, language, "quoted" if "quoted" in words else "") for item in value]
    most = next((int(word) for word in words if word.isdecimal()), len(items))
    if len(items) > most:
        return ", ".join([*items[:most], "…"])
    if "commas" in words or len(items) < 2:
        return ", ".join(items)
    *first, last = items
    join = "languages.or" if "or" in words else "languages.and"
    return render(join, {"first": ", ".join(first), "last": last}, language)


_FORMS = {"no": ("no", "nb", "nn")}
"""The codes of a language's written forms, where words may stand under any of them."""


@functools.cache
def chain(language: str) -> tuple[str, ...]:
    """The languages in which somebody wants to read, the most wanted first.

    Args:
        language: codes with commas between them, such as ``"nb,sv"``.

    Returns:
        The codes, with English at the end; *Norwegian* is either of its written forms.

    Example:
        >>> chain("nb,sv")
        ('nb', 'sv', 'en')
    """
    return tuple(dict.fromkeys([*asked_for(language), FALLBACK]))


def asked_for(language: str) -> tuple[str, ...]:
    """The languages that somebody names; see :func:`chain`.

    Args:
        language: codes with commas between them.

    Returns:
        The codes, without English where nobody names it.
    """
    wanted = [code for part in language.split(",") if (code := part.strip())]
    return tuple(code for one in wanted for code in _FORMS.get(one, (one,)))


def nearest(said: Mapping[str, str], language: str) -> str:
    """Find words in the language that somebody wants, or in the nearest one there is.

    Args:
        said: words, by the codes of their languages.
        language: codes with commas between them, the most wanted first.

    Returns:
        The words in the first of the languages that has some; else in English, else in the first that there
        is; empty where there are none.

    Example:
        >>> nearest({"sv": "Hej", "en": ""}, "nb")
        'Hej'
    """
    return next((said[code] for code in (*chain(language), *said) if said.get(code)), "")


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield before + key, value
        else:
            yield from _flat(value, f"{before}{key}.")


def _pieces(text: str) -> Template:
    import string  # noqa: PLC0415 - as above

    pieces: list[str | Hole] = []
    for words, name, manner, _ in string.Formatter().parse(text):
        # Doubled braces come as pieces of their own, without a hole behind them.
        pieces += [words] if words else []
        pieces += [] if name is None else [Hole(name, manner or "")]
    return tuple(pieces)


_CATALOGUE = Catalogue(Path(__file__).parent)

LANGUAGES = _CATALOGUE.languages
"""The languages that the library speaks."""
