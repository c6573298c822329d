"""Results of cases as JUnit XML, as build servers read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from offentligroll.cases.running import CaseResult, Verdict
from offentligroll.cases.suite import Suite
from offentligroll.files.xml_writing import DECLARATION, xml_tag, xml_text
from offentligroll.languages import check_language
from offentligroll.languages.arguments import check_several

_SKIPPED = (Verdict.KNOWN, Verdict.OVERRULED)


def junit_of(runs: Iterable[tuple[Suite, Sequence[CaseResult]]], language: str = "en") -> str:
    """Write what came out of suites of cases.

    Args:
        runs: each suite with its results.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The file; what is known to come out differently counts as skipped.
    """
    check_language(language)
    check_several("runs", runs, tuple)
    suites = [(suite, list(results)) for suite, results in runs]
    everything = [result for _, results in suites for result in results]
    body = (f"\n{_suite(suite, results, language)}" for suite, results in suites)
    return DECLARATION + xml_tag("testsuites", *body, "\n", **_counts(everything)) + "\n"


def _suite(suite: Suite, results: list[CaseResult], language: str) -> str:
    cases = (f"\n{one}" for one in _cases(suite, results, language))
    return xml_tag("testsuite", *cases, "\n", name=suite.name, **_counts(results))


def _counts(results: list[CaseResult]) -> dict[str, str]:
    return {
        "tests": str(len(results)),
        "failures": str(sum(one.verdict.is_error for one in results)),
        "errors": "0",
        "skipped": str(sum(one.verdict in _SKIPPED for one in results)),
    }


def _cases(suite: Suite, results: list[CaseResult], language: str) -> Iterator[str]:
    for result in results:
        inner: tuple[str, ...] = ()
        if result.verdict.is_error:
            words = xml_text(result.explain(language))
            inner = (xml_tag("failure", words, type=result.verdict.value, message=_first(result, language)),)
        elif result.verdict in _SKIPPED:
            inner = (xml_tag("skipped", message=str(result.case.known or result.case.overruled_by)),)
        yield xml_tag("testcase", *inner, classname=suite.policy, name=result.case.id)


def _first(result: CaseResult, language: str) -> str:
    return "; ".join(one.explain(language) for one in result.differences) or result.verdict.value
