"""The shipped lexicons: what the text detectors look for, by language and fact.

A lexicon is a folder of data (``facts/text/lexicon/sv/``): ``language.toml`` with what belongs to the
language, and one file for each fact, with groups of patterns. Patterns are written in the notation of
`offentligroll.facts.text.grammar.notation`. They may hold places to fill: ``{authority}``,
``{authority's}``, ``{mention}`` and ``{body}`` stand for what a body of the organisation's kind is called
(all kinds where the organisation is not known), the first three also for its own names; ``{title}``
stands for the author's titles, ``{party}`` for the names of parties.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from offentligroll.facts.text.grammar.grammar import Grammar
from offentligroll.facts.text.grammar.places import Places
from offentligroll.facts.text.negation import Negation
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.topics import Topics
from offentligroll.model.organisation import OrganisationKind


@attrs.frozen(kw_only=True)
class When:
    """Under what conditions a group of patterns counts."""

    kinds: frozenset[str] = frozenset()
    """Only for bodies of these kinds; empty for all."""
    not_kinds: frozenset[str] = frozenset()
    """Not for bodies of these kinds."""
    holds_role: bool | None = None
    """Only where the author is known to hold a role there, or known not to."""
    with_markers: frozenset[str] = frozenset()
    """Only where these markers are found in the text."""
    without_markers: frozenset[str] = frozenset()
    """Only where none of these markers is found in the text."""

    def holds_for(self, subject: Subject) -> bool:
        """Return whether the conditions on the subject hold.

        Args:
            subject: about whom and by whom the words are.

        Returns:
            Whether they hold. A kind that is not known is none that is excluded.
        """
        if self.kinds and subject.kind is not None and subject.kind not in self.kinds:
            return False
        if subject.kind in self.not_kinds:
            return False
        return self.holds_role is None or self.holds_role is subject.holds_role

    def holds_with(self, markers: frozenset[str]) -> bool:
        """Return whether the conditions on the text hold.

        Args:
            markers: the markers found in it.

        Returns:
            Whether they hold.
        """
        if self.with_markers and not self.with_markers <= markers:
            return False
        return not markers or self.without_markers.isdisjoint(markers)


@attrs.frozen(kw_only=True)
class Group:
    """Patterns that belong together."""

    fact: str
    """The fact that they speak for; a marker begins with ``~``."""
    about: str
    """What they have in common, for those who read the file."""
    patterns: tuple[str, ...] = ()
    """What speaks for the fact."""
    suspect: tuple[str, ...] = ()
    """What arouses no more than suspicion."""
    exceptions: tuple[str, ...] = ()
    """What means something else: a find that overlaps it does not count. In a group without patterns,
    they hold for all groups of the fact."""
    when: When = When()
    """Under what conditions the group counts."""
    keeps_negated: bool = False
    """Whether a negated find is a find all the same."""
    is_weak: bool = False
    """Whether a find rests on what is not in the text."""

    is_marker: bool = attrs.field(init=False)
    """Whether it is no fact's, but a marker to which conditions refer."""

    @is_marker.default
    def _begins_as_marker(self) -> bool:
        return self.fact[0] == "~"


@attrs.frozen(kw_only=True)
class Follows:
    """One fact that follows from another."""

    fact: str
    """The fact that follows."""
    source: str
    """The fact from which it follows."""
    when: When
    """Under what conditions it follows."""


@attrs.frozen(kw_only=True)
class Calling:
    """What bodies of one kind are called."""

    names: tuple[str, ...]
    """With the article, as the subject of a sentence: *kommunen*, *the council*."""
    mentions: tuple[str, ...]
    """The names that can hardly mean anything else, wherever they stand."""
    bodies: tuple[str, ...]
    """Without the article, as after *our*: *kommun*, *council*."""


PLACES = frozenset(("authority", "authority's", "mention", "body", "title", "party"))


@attrs.frozen(kw_only=True, eq=False)
class Lexicon:
    """All that the text detectors know of one language."""

    language: str
    """Its language code, such as ``"sv"``."""
    negation: Negation
    """How it negates."""
    genitive: str
    """What it adds to a name to make it a genitive."""
    common: frozenset[str]
    """The most frequent words, which tell nothing by themselves."""
    callings: Mapping[OrganisationKind, Calling]
    """What public bodies are called."""
    titles: Phrases
    """Usual titles, for authors whose own are not known."""
    parties: tuple[str, ...]
    """The names of parties."""
    groups: tuple[Group, ...]
    """All groups of patterns."""
    follows: tuple[Follows, ...]
    """What follows from what."""
    topics: Topics
    """What its words are about, for the linear reader."""
    weighed: Mapping[str, When]
    """Under what conditions the weight of the words alone may say so, for facts that have some."""
    firm: frozenset[str] = frozenset()
    """The facts without weights of which finding nothing was measured to mean something."""
    grammar: Grammar
    """All patterns, ready to be met; an owner's number is that of its group."""

    @functools.cached_property
    def facts(self) -> frozenset[str]:
        """The facts for which it has something to look for."""
        return frozenset(one.fact for one in self.groups if not one.is_marker)

    def is_strange(self, word: str) -> bool:
        """Return whether a word, as far as its letters tell, is none that the language is known to have.

        Args:
            word: the word, folded.

        Returns:
            Whether it stands in no pattern and no list, and is no number.
        """
        # In lower case, since a word with a capital fills any place for a name.
        return not (
            word in self.common
            or word in self.topics.by_word
            or not word.isalpha()
            or self.grammar.forms.of((word,), (word,))[0].whole
        )

    def genitive_of(self, name: str) -> str:
        """Return the genitive of a name.

        Args:
            name: the name.

        Returns:
            The genitive; in languages that add a bare *s*, names on *s* stay as they are.
        """
        if self.genitive == "s" and name[-1:] in "sSxXzZ":
            return name
        return name + self.genitive

    def seen_by(self, subject: Subject) -> Seen:
        """Return what depends on nothing but the subject.

        Args:
            subject: about whom and by whom the words are.

        Returns:
            The phrases that fill places, and the groups that may count.
        """
        return _seen_by(self, subject)


@attrs.frozen(kw_only=True, eq=False)
class Seen:
    """What of a lexicon depends on nothing but the subject."""

    places: Places
    """What fills the places of patterns."""
    groups: frozenset[int]
    """The numbers of the groups whose conditions on the subject hold."""


@functools.lru_cache(maxsize=1024)
def _seen_by(one: Lexicon, subject: Subject) -> Seen:
    return Seen(
        places=_places_for(one, subject),
        groups=frozenset(number for number, group in enumerate(one.groups) if group.when.holds_for(subject)),
    )


def _places_for(one: Lexicon, subject: Subject) -> Places:
    callings = [calling for kind, calling in one.callings.items() if subject.kind in (None, kind)]
    names = (*subject.names, *(name for calling in callings for name in calling.names))
    genitives = tuple(map(one.genitive_of, names))
    own = (*subject.names, *map(one.genitive_of, subject.names))
    parties = (*one.parties, *subject.parties)
    phrases = {
        "authority": Phrases.compile(names),
        "authority's": Phrases.compile(genitives),
        "mention": Phrases.compile((*own, *(name for calling in callings for name in calling.mentions))),
        "body": Phrases.compile(name for calling in callings for name in calling.bodies),
        "title": Phrases.compile(subject.titles) if subject.titles else one.titles,
        "party": Phrases.compile((*parties, *map(one.genitive_of, parties))),
    }
    return Places.of(phrases)
