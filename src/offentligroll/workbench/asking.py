"""Ask: a question as people put it, answered in two or three taps, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.assessment.wording.phrasing import bound_words
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cases.suite import SUFFIX as CASES
from offentligroll.cases.writing import NewCase, case_added
from offentligroll.languages import Message, MessageError, chain, say
from offentligroll.model.truth import Truth
from offentligroll.policy.reading.loading import DOCUMENT_SUFFIX
from offentligroll.policy.reading.shipped_files import SUFFIX
from offentligroll.questions.goal import GoalInterview
from offentligroll.questions.parts import Form
from offentligroll.questions.template import Template, templates
from offentligroll.report.library_index import library_index
from offentligroll.workbench.at_hand import SHIPPED, policy_at_hand
from offentligroll.workbench.files import listed, opened, saved
from offentligroll.workbench.service import Bench, Feature


def offered(bench: Bench) -> dict[str, Any]:
    """List what can be asked, and under which policies.

    Args:
        bench: where somebody works.

    Returns:
        The questions, each with the sides from which it is asked; the policies of the folder, and those that
        come with the library.
    """
    own = [
        {"id": one["name"], "words": one["title"] or one["name"], "country": None}
        for one in listed(bench)
        if one["kind"] == "policy"
    ]
    shipped = [
        {
            "id": f"{SHIPPED}{one.id}",
            "words": _said(one.title, bench.language),
            "country": one.country,
        }
        for one in library_index()
    ]
    return {
        "questions": [_question(one, bench.language) for one in templates()],
        "own": own,
        "shipped": shipped,
    }


def _said(words: Mapping[str, str], language: str) -> str:
    return next((words[one] for one in chain(language) if one in words), "")


def _question(template: Template, language: str) -> dict[str, Any]:
    sides = [
        {
            "by": one.by.value,
            "words": bound_words((one.by,), language),
            "asks": one.asks.in_language(language),
        }
        for one in template.sides
    ]
    return {
        "id": template.id.value,
        "title": template.title.in_language(language),
        "side": template.asked_by.value,
        "sides": sides,
    }


def asked(  # noqa: PLR0913
    bench: Bench,
    *,
    policy: str,
    question: str,
    side: str,
    answers: Mapping[str, str],
    text: str | None = None,
) -> dict[str, Any]:
    """Ask, and tell what to ask back.

    Args:
        bench: where somebody works.
        policy: the policy, as :func:`offered` has it.
        question: the question's id.
        side: who asks.
        answers: what was answered so far: ``"yes"``, ``"no"`` or ``"unknown"`` by fact, in order.
        text: the text of the policy's file, as it stands on the page.

    Returns:
        The reply in lines, whether it is final, what was told, and the next question, if any.

    Raises:
        MessageError: there is no such question, side or fact.
        FileError: the policy can't be read.
    """
    interview = _interview(bench, policy, question, side, answers, text)
    reply, language = interview.reply, bench.language
    following = interview.question
    asks = _first_of(interview) if following is None else following.id
    lines = reply.text(language).split("\n")
    whole = reply.text(language, whole=True).split("\n")
    return {
        "form": reply.form.value,
        "answer": lines[0],
        "source": lines[1:],
        "beside": whole[len(lines) :],
        "draft": reply.draft(language),
        "told": [_told(interview, fact, truth, language) for fact, truth in interview.answers],
        "next": None if asks is None else {"fact": asks, "ask": _ask(interview, asks, language)},
    }


def _first_of(interview: GoalInterview) -> str | None:
    """Where no single answer would tell: what whoever asks knows first, of what the policy asks."""
    if interview.reply.form is not Form.NOT_KNOWN:
        return None
    told = {*interview.asked.yes, *interview.asked.no, *(fact for fact, _ in interview.answers)}
    asked = interview.policy.compiled.positions
    return next((one for one in interview.asked.template.first if one in asked and one not in told), None)


def _ask(interview: GoalInterview, fact: str, language: str) -> str:
    return one_line(interview.policy.forms_of(fact).in_language(language).ask)


def _interview(  # noqa: PLR0913, PLR0917
    bench: Bench, policy: str, question: str, side: str, answers: Mapping[str, str], text: str | None
) -> GoalInterview:
    interview = policy_at_hand(bench, policy, text).interview_for(question, asked_by=side)
    for fact, truth in answers.items():
        interview = interview.with_answer(fact, Truth(truth))
    return interview


def _told(interview: GoalInterview, fact: str, truth: Truth, language: str) -> dict[str, str]:
    return {"fact": fact, "truth": truth.value, "ask": _ask(interview, fact, language)}


def kept(  # noqa: PLR0913
    bench: Bench, *, policy: str, question: str, side: str, answers: Mapping[str, str], title: str
) -> dict[str, Any]:
    """Keep what was asked as a case, at the end of the policy's file of cases.

    Args:
        bench: where somebody works.
        policy: the policy.
        question: the question's id.
        side: who asked.
        answers: what was answered.
        title: what the case is about.

    Returns:
        The file and the case's id.

    Raises:
        MessageError: there is no such question, side or fact.
        FileError: a file is wrong.
    """
    interview = _interview(bench, policy, question, side, answers, None)
    found = policy_at_hand(bench, policy)
    name = cases_of(policy)
    before: dict[str, Any] = {"text": "", "hash": None}
    if (bench.folder / name).exists():
        before = opened(bench, name)
    told = interview.asked
    assessment = found.assess_facts(told.yes, told.no)
    title = title.strip() or Template.shipped(question).side(side).asks.in_language(bench.language)
    case = NewCase(stem=title, title=title, assessment=assessment)
    added, identity = case_added(before["text"], name, bench.folder, found, case)
    answer = saved(bench, name, before["text"] + added, before["hash"])
    if "hash" not in answer:
        raise MessageError(Message("workbench.changed-meanwhile", name=name))
    return {
        "file": name,
        "id": identity,
        "words": say("workbench.kept-case", bench.language, id=identity, name=name),
    }


def cases_of(policy: str) -> str:
    """Name the file in which the cases of a policy stand.

    Args:
        policy: the policy, as pages name it.

    Returns:
        The file's name.

    Example:
        >>> cases_of("own.policy.toml"), cases_of("shipped:se-law")
        ('own.cases.toml', 'se-law.cases.toml')
    """
    if policy.startswith(SHIPPED):
        return f"{policy.removeprefix(SHIPPED)}{CASES}"
    return f"{policy.removesuffix(SUFFIX).removesuffix(DOCUMENT_SUFFIX)}{CASES}"


FEATURE = Feature(name="asking", calls={"asking/offered": offered, "asking/ask": asked, "asking/keep": kept})
"""Questions, and their answers."""
