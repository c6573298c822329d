"""Try a post: what is read in it, what the policy makes of it, and what it would ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.parts import UsedFact
from offentligroll.assessment.wording.phrasing import (
    capacity_words,
    obligation_words,
    outcome_words,
    status_words,
)
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.cases.writing import NewCase, case_added
from offentligroll.languages import say
from offentligroll.model.directory import Directory
from offentligroll.model.reading.statement_record import statement_from_record
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.asking.interview import Interview
from offentligroll.policy.policy import Policy
from offentligroll.rules.outcome import ObligationOutcome, Outcome
from offentligroll.workbench.asking import cases_of
from offentligroll.workbench.at_hand import directory_at_hand, only_organisation, policy_at_hand
from offentligroll.workbench.service import Bench, Feature

_VISITOR = "visitor"
_UNTOLD = (Outcome.NOT_APPLICABLE,)


def people(bench: Bench) -> dict[str, Any]:
    """List who may have written, where, and what can be done.

    Args:
        bench: where somebody works.

    Returns:
        The officials and channels of the folder's directory, and the acts, each with words.

    Raises:
        FileError: the directory is wrong.
    """
    directory = directory_at_hand(bench)
    return {
        "authors": [] if directory is None else [[one.id, one.name] for one in directory.officials],
        "channels": [] if directory is None else [[one.id, one.id] for one in directory.channels],
        "acts": [[one.value, say(f"answers.act.{one}", bench.language)] for one in Act],
    }


def tried(
    bench: Bench, policy: str, post: Mapping[str, Any], answers: Mapping[str, str], text: str | None = None
) -> dict[str, Any]:
    """Assess a post.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.
        post: ``text``, ``act``, ``author``, ``channel`` and ``at``, as far as they are told.
        answers: what people answered: ``"yes"``, ``"no"`` or ``"unknown"`` by fact.
        text: the text of the policy's file, as it stands on the page.

    Returns:
        The answer and why, the facts with what is quoted, what guidelines and duties come to, and the next
        question.

    Raises:
        FileError: the policy or the directory can't be read, or the post is none.
        MessageError: the policy has errors, or an answer is about no fact.
    """
    interview = _interview(bench, policy_at_hand(bench, policy, text), post, answers)
    assessment, language = interview.assessment, bench.language
    words = str(post.get("text") or "")
    return {
        "capacity": assessment.capacity.value,
        "answer": capacity_words(assessment.capacity, language),
        "status": status_words(assessment.status, language, short=True),
        "sentence": assessment.explain(language, "sentence"),
        "lines": assessment.explain(language).split("\n"),
        "facts": [_fact(one, words, language) for one in assessment.facts],
        "findings": list(_findings(assessment, language)),
        "duties": list(_duties(assessment, language)),
        "answers": [_answered(interview, fact, truth, language) for fact, truth in interview.answers],
        "next": _next(interview, language),
    }


def _interview(
    bench: Bench, policy: Policy, post: Mapping[str, Any], answers: Mapping[str, str]
) -> Interview:
    directory = directory_at_hand(bench)
    statement = _statement(post, directory)
    # Whose authority it is can't be told by a statement that names nobody.
    body = only_organisation(directory)
    interview = policy.interview(statement, for_=body)
    for fact, truth in answers.items():
        interview = interview.with_answer(fact, Truth(truth))
    return interview


def _statement(post: Mapping[str, Any], directory: Directory | None) -> Statement:
    record = {key: value for key, value in post.items() if value}
    record.setdefault("act", Act.POST.value)
    if record.get("author") == _VISITOR:
        record["author"] = {"id": _VISITOR, "name": _VISITOR, "visitor": True}
    return statement_from_record(record, directory)


def _fact(used: UsedFact, words: str, language: str) -> dict[str, Any]:
    fact, forms = used.fact, used.forms.in_language(language)
    quotes = ((one.start, one.end) for one in fact.evidence)
    return {
        "id": fact.id,
        "truth": fact.truth.value,
        "says": one_line(forms.is_ if fact.truth is Truth.YES else forms.is_not),
        "origin": "" if fact.origin is None else say(f"workbench.origin.{fact.origin}", language),
        "is_weak": fact.is_weak,
        "quotes": [
            [_units(words[:start]), _units(words[:end])]
            for start, end in quotes
            if start is not None and end is not None
        ],
    }


def _units(text: str) -> int:
    """Count as browsers do."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _findings(assessment: Assessment, language: str) -> Iterator[dict[str, Any]]:
    for one in assessment.findings:
        if one.outcome not in _UNTOLD:
            yield {
                "id": one.id,
                "outcome": outcome_words(one.outcome, language),
                "status": status_words(one.status, language, short=True),
                "says": one_line(one.guideline.says.in_language(language)),
                "is_against": one.outcome.is_against,
                "asks": _asks(one.facts, language) if one.outcome is Outcome.UNDECIDED else [],
            }


def _duties(assessment: Assessment, language: str) -> Iterator[dict[str, Any]]:
    for one in assessment.obligations:
        if one.outcome is not ObligationOutcome.NOT_DUE:
            yield {
                "id": one.id,
                "outcome": obligation_words(one.outcome, language),
                "status": status_words(one.status, language, short=True),
                "says": one_line(one.obligation.action.in_language(language)),
                "is_against": False,
                "asks": _asks(one.facts, language),
            }


def _asks(facts: Iterable[UsedFact], language: str) -> list[dict[str, str]]:
    unknown = (one for one in facts if one.fact.truth is Truth.UNKNOWN)
    return [{"fact": one.id, "ask": one_line(one.forms.in_language(language).ask)} for one in unknown]


def _answered(interview: Interview, fact: str, truth: Truth, language: str) -> dict[str, str]:
    forms = interview.policy.forms_of(fact)
    return {"fact": fact, "truth": truth.value, "ask": one_line(forms.in_language(language).ask)}


def _next(interview: Interview, language: str) -> dict[str, Any] | None:
    question = interview.question
    if question is None:
        return None
    rules = [one_line(one.says.in_language(language)) for one in interview.waiting]
    return {"fact": question.id, "ask": one_line(question.forms.in_language(language).ask), "rules": rules}


def kept(  # noqa: PLR0913
    bench: Bench,
    *,
    policy: str,
    post: Mapping[str, Any],
    answers: Mapping[str, str],
    cases: str,
    title: str,
    text: str | None = None,
) -> dict[str, Any]:
    """Write a post as a case, at the end of the cases as they stand on the page.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.
        post: the post.
        answers: what people answered.
        cases: the text of the file of cases.
        title: what the case is about; left empty, the beginning of the post.
        text: the text of the policy's file.

    Returns:
        The new text of the file of cases, and the case's id.

    Raises:
        FileError: a file is wrong.
    """
    found = policy_at_hand(bench, policy, text)
    interview = _interview(bench, found, post, answers)
    words = str(post.get("text") or "")
    title = title.strip() or " ".join(words.split())[:80] or say("workbench.case-title", bench.language)
    case = NewCase(stem=title, title=title, assessment=interview.assessment, text=words)
    added, identity = case_added(cases, cases_of(policy), bench.folder, found, case)
    return {"text": cases + added, "id": identity}


FEATURE = Feature(
    name="trying",
    calls={"trying/people": people, "trying/try": tried, "trying/keep": kept},
    has_page=False,
)
"""A post, tried under a policy as it is being written."""
