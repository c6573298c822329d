"""The notation in which patterns are written, and how it is read.

A pattern is a line of elements with blanks between them:

- ``plogas``: this word, in upper or lower case. ``=SD``: this word, written just so.
- ``beslut-``: any word that begins so. ``beslut-v1``: the stem with the endings that the language lists
  under that name.
- ``*nämnden``: the word itself, or a compound that ends in it; ``*nämnd-n``: the same, with endings.
- ``<decides>``: a word class of the language. ``<number>``: a word with a digit in it.
  ``<Capital>``: a word that is written with a capital.
- ``{authority}``: a place that is filled when the text is read.
- ``vi|oss``: either. ``[har beslutat|fattade beslut]``: either, of several words.
- ``(redan)``: may be there. ``(från och med|från)``: either may be there.
- ``..``: up to two other words in the clause. ``...``: up to five. ``....``: up to eight in the sentence.
- ``vi ~ har``: in either order.
- ``^``: here a clause begins. ``?`` and ``!``: the sentence ends so. ``$``: the text ends after at most
  three more words.
- ``A + B``: both in one sentence, in any order.

Small words that a language lists as fillers may stand between any two elements.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import attrs

from offentligroll.facts.text.words import Words
from offentligroll.languages import Message, MessageError

_TOKEN = re.compile(r"\[[^\]]*\]|\([^)]*\)|\S+")
_ATOM = re.compile(
    r"(?P<head>\*?)(?P<case>=?)(?P<word>[^\W_][\w’']*)(?P<stem>-(?P<endings>[a-zåäö0-9]*))?", re.UNICODE
)
_MOST_VARIANTS = 400
_MOST_ELEMENTS = 14


class PatternError(MessageError):
    """A pattern is not written in the notation."""


def _slip(code: str, **parameters: str | int) -> PatternError:
    return PatternError(Message(f"facts.pattern-{code}", **parameters))


class Atom(NamedTuple):
    """What one word of a text may be."""

    word: str
    """The word, the stem or the head, folded; with ``as_written``, as it stands."""
    endings: tuple[str, ...] | None = ("",)
    """What may follow; None for anything."""
    is_head: bool = False
    """Whether compounds that end so count too."""
    as_written: bool = False
    """Whether upper and lower case count."""


NUMBER = Atom("<number>")
CAPITAL = Atom("<Capital>")
_BUILT_IN = {"number": NUMBER, "Capital": CAPITAL}

Alternatives = frozenset[tuple[Atom, ...]]


class Element(NamedTuple):
    """One place of a pattern: some word or words, or a place to fill."""

    alternatives: Alternatives = frozenset()
    """What may stand here, each a run of words."""
    places: tuple[str, ...] = ()
    """The places that may stand here."""
    optional: bool = False
    """Whether it may be missing."""
    skip: int = 0
    """How many other words may stand before it."""
    over_clauses: bool = False
    """Whether these may reach over the end of a clause."""
    begins_clause: bool = False
    """Whether it has to stand at the beginning of a clause."""


class Pattern(NamedTuple):
    """A pattern as it is read, each part a run of elements."""

    source: str
    """As it is written."""
    parts: tuple[tuple[Element, ...], ...]
    """Its parts, all of them in one sentence."""
    mark: str | None = None
    """The mark with which the sentence ends, where that matters."""
    ends_text: bool = False
    """Whether it has to stand at the end of the text."""


@attrs.frozen(kw_only=True)
class Notation:
    """What patterns of one language may refer to."""

    classes: Mapping[str, Alternatives]
    """Its word classes."""
    endings: Mapping[str, tuple[str, ...]]
    """Its sets of endings."""
    places: frozenset[str]
    """What is filled when the text is read."""
    _elements: dict[str, Element] = attrs.field(factory=dict, init=False, eq=False, repr=False)
    _known: dict[str, Sequence[tuple[Atom, ...]]] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    def read(self, source: str) -> tuple[Pattern, ...]:
        """Read one line.

        Args:
            source: the line.

        Returns:
            What it stands for: one pattern, or one for each order.

        Raises:
            PatternError: it is not in the notation, or refers to what there is not.
        """
        tokens = _TOKEN.findall(source)
        if not tokens:
            raise _slip("empty")
        mark = tokens.pop() if tokens[-1] in ("?", "!") else None
        ends_text = bool(tokens) and tokens[-1] == "$" and bool(tokens.pop())
        patterns = []
        for order in _orders(tokens):
            parts = tuple(self._part(tuple(part), source) for part in _split(order, "+"))
            patterns.append(Pattern(source=source, parts=parts, mark=mark, ends_text=ends_text))
        return tuple(patterns)

    def _part(self, tokens: Sequence[str], source: str) -> tuple[Element, ...]:
        elements: list[Element] = []
        skip, over, begins = 0, False, False
        for sign in tokens:
            if sign in _GAPS:
                skip, over = _GAPS[sign]
            elif sign == "^":
                begins = True
            else:
                element = self._elements.get(sign)
                if element is None:
                    element = self._elements[sign] = self._element(sign, source)
                if skip or begins:
                    element = element._replace(skip=skip, over_clauses=over, begins_clause=begins)
                elements.append(element)
                skip, over, begins = 0, False, False
        if all(element.optional for element in elements) or skip or begins:
            raise _slip("needs-word", source=source)
        if len(elements) > _MOST_ELEMENTS:
            raise _slip("long", source=source, most=_MOST_ELEMENTS)
        return tuple(elements)

    def _element(self, token: str, source: str) -> Element:
        optional = token[0] == "("
        written = (token[1:-1] if token[0] in "([" else token).split("|")
        places = tuple(one[1:-1] for one in written if one[:1] == "{" and one[-1:] == "}")
        for place in places:
            if place not in self.places:
                import difflib  # noqa: PLC0415 - few patterns have a slip

                close = difflib.get_close_matches(place, sorted(self.places), n=1)
                if close:
                    raise _slip("place-near", place=f"{{{place}}}", source=source, near=f"{{{close[0]}}}")
                raise _slip("place", place=f"{{{place}}}", source=source)
        words = [one for one in written if one[:1] != "{"]
        return Element(
            alternatives=self.alternatives(words, source) if words else frozenset(),
            places=places,
            optional=optional,
        )

    def alternatives(self, written: Iterable[str], source: str) -> Alternatives:
        """Read what may stand in one place.

        Args:
            written: words or runs of words, in the notation.
            source: the line that they come from.

        Returns:
            The runs that they stand for.

        Raises:
            PatternError: one of them is not in the notation.
        """
        found: set[tuple[Atom, ...]] = set()
        for one in written:
            runs = [self._runs(token, source) for token in one.split()]
            if len(runs) == 1:
                found.update(runs[0][:_MOST_VARIANTS])
                continue
            for combined in itertools.islice(itertools.product(*runs), _MOST_VARIANTS):
                found.add(tuple(itertools.chain.from_iterable(combined)))
        found.discard(())
        if not found:
            raise _slip("empty-place", source=source)
        return frozenset(found)

    def _runs(self, token: str, source: str) -> Sequence[tuple[Atom, ...]]:
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = self._read_runs(token, source)
        return found

    def _read_runs(self, token: str, source: str) -> Sequence[tuple[Atom, ...]]:
        if token[0] == "<" and token[-1] == ">":
            name = token[1:-1]
            if name in _BUILT_IN:
                return [(_BUILT_IN[name],)]
            if name not in self.classes:
                raise _slip("class", name=token, source=source)
            return sorted(self.classes[name], key=repr)
        return [self._atoms(token, source)]

    def _atoms(self, token: str, source: str) -> tuple[Atom, ...]:
        if token.isascii() and token.isalpha():
            return (Atom(token.lower()),)
        found = _ATOM.fullmatch(token)
        if found is None:
            words = Words.of(token).folded
            if not words or any(sign in token for sign in "<>{}()[]*=|"):
                raise _slip("unread", part=token, source=source)
            return tuple(Atom(word) for word in words)
        if found["case"]:
            return (Atom(found["word"], as_written=True),)
        words = Words.of(found["word"]).folded
        name = found["endings"]
        endings: tuple[str, ...] | None = ("",)
        if found["stem"]:
            endings = None if not name else self.endings.get(name)
            if name and endings is None:
                raise _slip("endings", name=name, source=source)
        if found["head"] and endings is None:
            raise _slip("open", part=token, source=source)
        *before, last = words
        return (*map(Atom, before), Atom(last, endings, is_head=bool(found["head"])))


_GAPS = {"..": (2, False), "...": (5, False), "....": (8, True)}


def _orders(tokens: Sequence[str]) -> Iterable[Sequence[str]]:
    """Return the orders that ``~`` allows."""
    if "~" not in tokens:
        return [tokens]
    at = tokens.index("~")
    if at == 0 or at == len(tokens) - 1:
        raise _slip("order")
    before, left, right, after = tokens[: at - 1], tokens[at - 1], tokens[at + 1], tokens[at + 2 :]
    return [[*before, *pair, *rest] for rest in _orders(after) for pair in ((left, right), (right, left))]


def _split(tokens: Sequence[str], separator: str) -> Iterable[Sequence[str]]:
    part: list[str] = []
    for token in tokens:
        if token == separator:
            yield part
            part = []
        else:
            part.append(token)
    yield part
