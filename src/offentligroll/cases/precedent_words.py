"""The nearest decided cases, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from offentligroll.assessment.wording.phrasing import capacity_words, outcome_words, safe_quote
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cases.case import Case
from offentligroll.cases.leanings import Sign
from offentligroll.cases.precedent import Precedent, Precedents
from offentligroll.languages import check_language, say
from offentligroll.model.capacity import Capacity
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import Outcome

_MOST = 5
"""How many facts are named of each sort."""


def precedents_words(found: Sequence[Precedents], policy: Policy, language: str = "en") -> str:
    """Return the nearest decided cases: what is alike, what differs, and where they part from the answer.

    Args:
        found: what :func:`~offentligroll.cases.precedents_of` gave.
        policy: the policy, whose facts are spoken of.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Plain text: a heading, and an item a line.

    Raises:
        ValueError: the language is not one of these.

    Example:
        >>> from offentligroll import Policy
        >>> from offentligroll.cases import precedents_of, precedents_words
        >>> policy = Policy.shipped("us-lindke")
        >>> answer = policy.assess_facts(yes=["account-belongs-to-authority", "is-removal"])
        >>> print(precedents_words(precedents_of(answer, policy, most=1)[:1], policy).splitlines()[0])
        Decided cases
    """
    check_language(language, policy.title)
    lines = [line for one in found for line in _of_question(one, policy, language)]
    return "\n".join([say("precedents.heading", language), *(lines or [say("precedents.none", language)])])


def near_words(found: Precedents, language: str) -> str:
    """Name the nearest decided cases in a line.

    Args:
        found: the nearest about one question.
        language: ``"sv"`` or ``"en"``.

    Returns:
        A sentence.
    """
    named = [
        say(
            "precedents.near-one",
            language,
            title=safe_quote(one.case.title or one.case.id, language, None),
            answer=_answer_words(one.answer, found, language),
        )
        for one in found.nearest
    ]
    return say("precedents.near", language, listed="; ".join(named))


def _of_question(found: Precedents, policy: Policy, language: str) -> Iterator[str]:
    answer = _answer_words(found.answer, found, language)
    if found.guideline is None:
        yield say("precedents.capacity", language, answer=answer)
    else:
        yield say("precedents.guideline", language, norm=found.guideline, answer=answer)
    for one in (*found.nearest, *found.apart):
        yield f"- {' '.join(_of_case(one, found, policy, language))}"


def _of_case(one: Precedent, found: Precedents, policy: Policy, language: str) -> Iterator[str]:
    case, answer = _named(one.case, language), _answer_words(one.answer, found, language)
    if one.is_apart:
        by = one_line(one.case.overruled_by or "").rstrip(".")
        yield say("precedents.apart", language, answer=answer, case=case, by=by)
    elif one.is_followed:
        yield say("precedents.followed", language, case=case)
    else:
        yield say("precedents.otherwise", language, answer=answer, case=case)
    if one.is_contradicted:
        yield say("precedents.contradicted", language)
    if one.is_split:
        yield say("precedents.split", language)
    for key, signs in (("alike", one.alike), ("unlike", one.unlike), ("only-here", one.only_here)):
        if signs:
            yield say(f"precedents.{key}", language, listed=_listed(signs, policy, language))


def _named(case: Case, language: str) -> str:
    title = safe_quote(case.title or case.id, language, None)
    cite = "" if case.source is None else one_line(case.source.cite).rstrip(".")
    if case.decider is None:
        return say("precedents.decided", language, title=title, cite=cite)
    return say("precedents.decided-by", language, title=title, decider=one_line(case.decider), cite=cite)


def _listed(signs: Iterable[Sign], policy: Policy, language: str) -> str:
    told = [_said(fact, policy, language, is_so=is_so) for fact, is_so in signs]
    rest = len(told) - _MOST
    shown = told[:_MOST] + ([say("precedents.more", language, count=rest)] if rest > 0 else [])
    return "; ".join(shown)


def _said(fact: str, policy: Policy, language: str, *, is_so: bool) -> str:
    forms = policy.forms_of(fact).in_language(language)
    return one_line(forms.is_ if is_so else forms.is_not)


def _answer_words(answer: str, found: Precedents, language: str) -> str:
    if found.guideline is None:
        return capacity_words(Capacity(answer), language)
    return outcome_words(Outcome(answer), language)
