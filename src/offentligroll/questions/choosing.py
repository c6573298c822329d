"""Which policies are asked: by country, body and post; and what they say together."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any, cast

import attrs

from offentligroll.facts.bearer import organisation_for
from offentligroll.languages.arguments import some_of
from offentligroll.model.official import RoleKind
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.statement import Statement
from offentligroll.model.typed import typed
from offentligroll.policy.all_rules import all_rules
from offentligroll.policy.reading.kept_policies import shipped_rulebook
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.policy.rulebook import Rulebook
from offentligroll.questions.answering import About, answer, asked
from offentligroll.questions.parts import Form
from offentligroll.questions.reply import Reply
from offentligroll.rules.source import rank_of
from offentligroll.rules.template_id import TemplateId

_MOST_NEAREST = 2


@attrs.frozen(kw_only=True, field_transformer=typed)
class Whose:
    """Whose question it is: in which country, of which body, in which post."""

    country: str | None = None
    """ISO 3166 code of the country."""
    area: str | None = None
    """The part of the country, such as ``"US-WA"``."""
    body: OrganisationKind | None = None
    """The kind of body."""
    body_id: str | None = None
    """The id of the body, as directories have it."""
    post: RoleKind | None = None
    """The kind of post."""

    @classmethod
    def of(cls, statement: Statement) -> Whose:
        """Take it from a statement and its directory.

        Args:
            statement: the statement.

        Returns:
            What can be told of it.
        """
        body = organisation_for(statement, None)
        holder = None if statement.channel is None else statement.channel.holder
        body = holder if body is None and isinstance(holder, Organisation) else body
        author = statement.author
        roles = () if author is None else author.roles
        if body is None:
            body = next((role.organisation for role in roles if role.organisation.kind.is_public), None)
        post = next((role.kind for role in roles if body is not None and role.organisation == body), None)
        if body is None:
            return cls(post=post)
        return cls(country=body.country, area=body.area, body=body.kind, body_id=body.id, post=post)


@attrs.frozen(kw_only=True, field_transformer=typed)
class Replies:
    """What several policies say to one question, each by itself: law before guidance, never blended."""

    question: TemplateId
    """What was asked."""
    replies: tuple[Reply, ...] = ()
    """The replies of those that say something, the one that goes first at the front."""
    silent: tuple[Reply, ...] = ()
    """The replies of those that don't."""
    nearest: tuple[str, ...] = ()
    """Where no policy fits: the ids of the nearest, which are not applied."""

    @property
    def first(self) -> Reply | None:
        """The reply that goes first; None where no policy says anything."""
        return self.replies[0] if self.replies else None

    @property
    def contradictions(self) -> tuple[tuple[Reply, Reply], ...]:
        """The pairs of which one says yes and the other no."""
        yes = [one for one in self.replies if one.form.is_favourable]
        no = [one for one in self.replies if one.form.is_adverse]
        return tuple((one, other) for one in yes for other in no)

    def text(self, language: str = "en") -> str:
        """State them: the first in three lines, then what the others say, and where they part.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            Plain text.

        Raises:
            ValueError: there is no such language.
        """
        from offentligroll.questions.wording import text_of_many  # noqa: PLC0415

        return text_of_many(self.question, self.replies, self.silent, self.nearest, language)


def answers(  # noqa: PLR0913
    question: str,
    about: About = (),
    no: Iterable[str] = (),
    *,
    country: str | None = None,
    area: str | None = None,
    body: str | None = None,
    post: str | None = None,
    policies: Iterable[Rulebook] | None = None,
    chosen: bool = True,
    **told: Any,  # noqa: ANN401 - as for one policy
) -> Replies:
    """Answer a question under all policies that fit the country, the body and the post.

    Args:
        question: the id of the question.
        about: the statement, whose directory tells the country, the body and the post; or facts.
        no: facts that are not so.
        country: ISO 3166 code of the country.
        area: the part of it, such as ``"US-WA"``.
        body: the kind of body, such as ``"municipality"``.
        post: the kind of post, such as ``"elected"``.
        policies: those among which is chosen; left out, those that come with the library.
        chosen: whether to choose among them; else all of them are asked.
        told: all else that :meth:`~offentligroll.policy.Policy.answer` takes.

    Returns:
        The replies.

    Raises:
        ValueError: there is no such question, side, body or post, or a fact is none.

    Example:
        >>> found = answers("may-remove", ["content-breaks-house-rules"], country="SE", body="municipality")
        >>> found.first.form, found.first.policy
        (<Form.YES_IF: 'yes-if'>, 'se-law')
    """
    whose = Whose(
        country=country,
        area=area,
        body=cast("OrganisationKind | None", body),
        post=cast("RoleKind | None", post),
    )
    if isinstance(about, Statement):
        own = Whose.of(about)
        told_apart = {name: value for name, value in attrs.asdict(whose).items() if value is not None}
        whose = attrs.evolve(own, **told_apart)
    known = _shipped() if policies is None else some_of("policies", policies, Rulebook)
    days = (told.get(one) for one in ("published", "received", "as_of"))
    is_dated = isinstance(about, Statement) or any(days)
    fitting = [one for one in known if not chosen or (fits(one, whose) and (is_dated or not is_over(one)))]
    replies = [answer(one, asked(one, question, about, no, **told)) for one in fitting]
    said = sorted((one for one in replies if one.form.is_said), key=_weight)
    silent = sorted((one for one in replies if not one.form.is_said), key=_openness)
    tells = said or any(one.form is Form.NOT_KNOWN for one in silent)
    others = [one for one in known if one not in fitting]
    nearest = () if tells else _nearest(others, TemplateId(question), whose)
    return Replies(question=TemplateId(question), replies=tuple(said), silent=tuple(silent), nearest=nearest)


@functools.cache
def _shipped() -> tuple[Rulebook, ...]:
    # What covers nobody in particular is somebody's own, or a model for those who have none.
    rulebooks = (shipped_rulebook(one) for one in shipped_ids())
    return tuple(one for one in rulebooks if one.covers is not None or one.model_for)


def fits(rulebook: Rulebook, whose: Whose) -> bool:
    """Return whether a policy is for somebody: what is not told does not speak against it.

    Args:
        rulebook: the policy.
        whose: whose question it is.

    Returns:
        Whether country, body and post are among those that it covers; a policy of one body or of a part of a
        country only where that body or part is told.
    """
    covers = rulebook.covers
    if covers is None:
        is_there = rulebook.country is None or whose.country in (None, rulebook.country)
        return is_there and (whose.body is None or not rulebook.model_for or whose.body in rulebook.model_for)
    if covers.organisations and whose.body_id not in covers.organisations:
        return False
    if whose.country is not None and whose.country not in _countries(rulebook):
        return False
    if covers.areas and not {whose.area, whose.country} & set(covers.areas):
        return False
    if whose.body is not None and covers.kinds and whose.body not in covers.kinds:
        return False
    return whose.post is None or not covers.roles or whose.post.value in covers.roles


def _countries(rulebook: Rulebook) -> set[str]:
    covers = rulebook.covers
    named = set() if covers is None else {*covers.countries, *(one[:2] for one in covers.areas)}
    return named or {rulebook.country or ""}


def is_over(rulebook: Rulebook) -> bool:
    """Return whether a policy has ceased to count, as far as its file knows.

    Args:
        rulebook: the policy.

    Returns:
        Whether its file gives the last day on which it is in force.
    """
    return rulebook.in_force is not None and rulebook.in_force.end is not None


def _nearest(known: Iterable[Rulebook], question: TemplateId, whose: Whose) -> tuple[str, ...]:
    """Name the policies that answer such a question and come nearest: of the country before of the post."""

    def distance(rulebook: Rulebook) -> tuple[bool, bool, bool]:
        covers = rulebook.covers
        kinds, roles = (() if covers is None else covers.kinds), (() if covers is None else covers.roles)
        return (
            whose.country not in _countries(rulebook),
            bool(kinds) and whose.body not in kinds,
            bool(roles) and (whose.post is None or whose.post.value not in roles),
        )

    answering = [one for one in known if any(question in rule.answers for rule in all_rules(one))]
    return tuple(one.id for one in sorted(answering, key=distance)[:_MOST_NEAREST])


def _weight(reply: Reply) -> tuple[bool, int, str]:
    return (reply.form is Form.NEED_NOT, rank_of(reply.source), reply.policy)


def _openness(reply: Reply) -> tuple[bool, bool, int, str]:
    return (reply.form is not Form.NOT_KNOWN, *_weight(reply))
