"""The questions that people ask, as data: from whose side, about which facts first, how answered."""

from __future__ import annotations

import enum
import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

import attrs

from offentligroll.languages import Message, MessageError
from offentligroll.model.statement import Act
from offentligroll.model.typed import typed
from offentligroll.model.wording import NO_WORDS, Wording
from offentligroll.questions.parts import Form
from offentligroll.rules.rule import Bound
from offentligroll.rules.template_id import TemplateId

_WORDS = ("asks", "yes", "no", "whether")


class Kind(enum.StrEnum):
    """What a question is answered from."""

    PERMISSION = "permission"
    """Whether something may be done: from what is forbidden, asked and permitted."""
    STATUS = "status"
    """What something is: from the capacity, where rules of it answer, and from what follows."""
    DUTY = "duty"
    """What is to be done: from obligations, and from what is asked of whoever is bound."""


class Reading(enum.StrEnum):
    """What a capacity means to a question that its rules answer."""

    YES = "yes"
    NO = "no"
    OFFICIAL = "official"
    PERSONAL = "personal"

    @property
    def is_favourable(self) -> bool:
        """Whether it is a yes."""
        return self in (Reading.YES, Reading.PERSONAL)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Side:
    """How a question is asked and answered from one side of an event."""

    by: Bound
    """Who asks."""
    binds: tuple[Bound, ...]
    """Whose norms answer."""
    protected_from: tuple[Bound, ...] = ()
    """Who may not act against whoever asks: their norms answer with the signs turned."""
    supposes: tuple[str, ...] = ()
    """Facts that the question itself says, unless somebody tells otherwise."""
    owner: str | None = None
    """Whose account the question is about, unless somebody tells of an owner."""
    asks: Wording
    """The question, as people put it."""
    yes: Wording
    """Yes, without a full stop."""
    no: Wording
    """No, without a full stop."""
    whether: Wording
    """The question as a clause."""
    protected: Wording = NO_WORDS
    """What protection from others comes to, without a full stop."""
    protection: Form = Form.YES
    """What a reply says that rests on such protection."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Template:
    """A question that people ask.

    Example:
        >>> Template.shipped("may-remove").side(None).asks.in_language("sv")
        'Får vi ta bort eller dölja kommentaren, eller blockera den som skrev den?'
    """

    id: TemplateId
    """Its id, as rules name it."""
    kind: Kind
    """What it is answered from."""
    title: Wording
    """The question in a few words."""
    asked_by: Bound
    """Who asks it, where nobody says."""
    sides: tuple[Side, ...]
    """From whose side it can be asked."""
    first: tuple[str, ...] = ()
    """The facts that whoever asks knows first."""
    supposes: tuple[str, ...] = ()
    """Facts that the question itself says, unless somebody tells otherwise."""
    supposes_not: tuple[str, ...] = ()
    """Facts that the question itself denies, unless somebody tells otherwise."""
    supposes_one_of: tuple[str, ...] = ()
    """Acts, of which the question says the first where none is told."""
    act: Act | None = None
    """The act that is asked about, where a statement of another is what it would be done to."""
    capacity: tuple[tuple[str, Reading], ...] = ()
    """What each capacity means where rules of it answer the question."""

    @staticmethod
    def shipped(identity: str) -> Template:
        """Return a question that comes with the library.

        Args:
            identity: its id.

        Returns:
            The template.

        Raises:
            MessageError: there is none of that id.
        """
        return _shipped(template_id(identity))

    def side(self, asked_by: Bound | str | None) -> Side:
        """Return the side from which it is asked.

        Args:
            asked_by: who asks; None for whoever usually does.

        Returns:
            The side.

        Raises:
            MessageError: nobody asks it from there.
        """
        by = self.asked_by if asked_by is None else asked_by
        found = next((one for one in self.sides if one.by == by), None)
        if found is None:
            sides = tuple(one.by.value for one in self.sides)
            message = Message("questions.no-such-side", asked_by=str(by), question=self.id, sides=sides)
            raise MessageError(message)
        return found

    def meaning(self, capacity: str) -> Reading | None:
        """Return what a capacity means to it.

        Args:
            capacity: the capacity.

        Returns:
            The meaning; None where it has none.
        """
        return dict(self.capacity).get(capacity)


def template_id(identity: str) -> TemplateId:
    """Take the id of a question.

    Args:
        identity: the id.

    Returns:
        The id.

    Raises:
        MessageError: there is no such question.
    """
    try:
        return TemplateId(identity)
    except ValueError:
        known = tuple(one.value for one in TemplateId)
        message = Message("questions.no-such-question", question=str(identity), known=known)
        raise MessageError(message) from None


def templates() -> tuple[Template, ...]:
    """Return all questions that come with the library.

    Returns:
        The templates, in the order in which people most often ask.

    Example:
        >>> len(templates())
        10
    """
    return tuple(_shipped(one) for one in TemplateId)


@functools.cache
def _shipped(identity: TemplateId) -> Template:
    file = resources.files("offentligroll.questions").joinpath("templates", f"{identity}.toml")
    return _template(identity, tomllib.loads(file.read_text("utf-8")))


def _template(identity: TemplateId, written: Mapping[str, Any]) -> Template:
    sides = tuple(_side(Bound(name), table) for name, table in written["sides"].items())
    lists = {
        name: tuple(written.get(name, ()))
        for name in ("first", "supposes", "supposes_not", "supposes_one_of")
    }
    return Template(
        id=identity,
        kind=Kind(written["kind"]),
        title=Wording(written["title"]),
        asked_by=Bound(written["asked_by"]),
        sides=sides,
        act=Act(written["act"]) if "act" in written else None,
        capacity=tuple((name, Reading(value)) for name, value in written.get("capacity", {}).items()),
        **lists,
    )


def _side(by: Bound, table: Mapping[str, Any]) -> Side:
    languages = {name: words for name, words in table.items() if isinstance(words, dict)}
    words = {name: Wording({language: said[name] for language, said in languages.items()}) for name in _WORDS}
    return Side(
        by=by,
        binds=tuple(Bound(one) for one in table["binds"]),
        protected_from=tuple(Bound(one) for one in table.get("protected_from", ())),
        supposes=tuple(table.get("supposes", ())),
        owner=table.get("owner"),
        protection=Form(table.get("protection", "yes")),
        protected=Wording(
            {name: said["protected"] for name, said in languages.items() if "protected" in said}
        ),
        **words,
    )
