"""Above each rule: the cases in which it decides, and whether they come out as they should."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Self

import attrs

from offentligroll.cases.aims import Aim, Shows
from offentligroll.cases.coverage import Coverage, coverage_of
from offentligroll.cases.gap_words import aim_words, names_of
from offentligroll.cases.running import CaseResult, run_suite
from offentligroll.cases.suite import Suite
from offentligroll.editing.draft import Draft
from offentligroll.editing.outlining import outline
from offentligroll.editing.positions import Span
from offentligroll.languages import check_language, say
from offentligroll.policy.policy import Policy

_Rule = tuple[str, str]
"""The key of a rule's list, and its id."""
Run = Callable[[Suite, Policy], tuple[CaseResult, ...]]
"""What runs the cases of a suite."""

_STAYS_OUT = frozenset({Shows.NOT_APPLICABLE, Shows.NOT_DUE, Shows.NOT_COVERED})
_WITHOUT_CASES = frozenset({"principle", "fact"})


@attrs.frozen(kw_only=True)
class CaseSeen:
    """A case in which a rule decides."""

    id: str
    """The case's id."""
    file: str
    """The file of the case."""
    title: str
    """What it is about; empty where it has no title."""
    is_right: bool
    """Whether it comes out as it should, or is known to come out otherwise."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``id``, ``file``, ``title`` and ``isRight``.
        """
        return {"id": self.id, "file": self.file, "title": self.title, "isRight": self.is_right}


@attrs.frozen(kw_only=True)
class Lens:
    """The cases in which a rule decides, or that a file of cases has."""

    span: Span
    """The header of the rule or case."""
    kind: str
    """The key of the list, such as ``"capacity"``."""
    id: str
    """The rule's id, or the case's."""
    title: str
    """A few words, such as *3 cases, 1 of them fails*."""
    cases: tuple[CaseSeen, ...] = ()
    """The cases that bring the rule into play: it applies, decides, is broken, excused, met."""
    lacking: tuple[str, ...] = ()
    """What no case shows of it, in the reader's language, to follow on *no case shows that*."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values.

        Returns:
            ``range``, ``kind``, ``id``, ``title``, ``cases`` and ``lacking``.
        """
        return {
            "range": self.span.to_dict(),
            "kind": self.kind,
            "id": self.id,
            "title": self.title,
            "cases": [case.to_dict() for case in self.cases],
            "lacking": list(self.lacking),
        }


def lenses(
    draft: Draft, cases: Iterable[Draft] = (), language: str = "en", *, run: Run = run_suite
) -> tuple[Lens, ...]:
    """Find for each rule which cases bring it into play, and for each case whether it comes out right.

    Args:
        draft: the file of a policy, or of cases that know the draft of their policy.
        cases: the files of cases of a policy, as drafts; those that can't be read count as empty.
        language: ``"sv"`` or ``"en"``.
        run: what runs cases; left out, each of them is run.

    Returns:
        One for each rule that cases can be about, or for each case; none while the policy can't be read and
        never could be.

    Raises:
        ValueError: the language is another.

    Example:
        >>> from importlib import resources
        >>> file = resources.files("offentligroll.library").joinpath("katrineholm.policy.toml")
        >>> cases = Draft.of('''format = 1
        ... policy = "katrineholm"
        ... [[case]]
        ... id = "on-the-list"
        ... yes = ["account-is-listed"]
        ... expect = { capacity = "official" }''', "katrineholm.cases.toml")
        >>> lens = lenses(Draft.of(file.read_text("utf-8")), [cases])[0]
        >>> lens.id, lens.title
        ('listed-channel', '1 case')
    """
    check_language(language)
    if draft.of_policy is not None:
        return tuple(_of_cases(draft, draft.of_policy, language, run))
    if draft.policy is None:
        return ()
    policy = Policy.of(draft.policy)
    names = names_of(policy, language)
    return tuple(_of_rules(draft, _Seen.of(draft, policy, cases, run), names, language))


def run_of(cases: Draft, policy: Draft, run: Run = run_suite) -> tuple[Suite, tuple[CaseResult, ...]] | None:
    """Run the cases of a file.

    Args:
        cases: the file.
        policy: the file of their policy.
        run: what runs them.

    Returns:
        The cases, and what became of each; None where one of the files can't be read.
    """
    suite, rulebook = attrs.evolve(cases, of_policy=policy).suite, policy.policy
    if not isinstance(suite, Suite) or rulebook is None:
        return None
    return suite, run(suite, Policy.of(rulebook))


@attrs.frozen
class _Seen:
    """The cases of each rule, and what of it no case shows."""

    cases: Mapping[_Rule, list[CaseSeen]]
    lacking: Mapping[_Rule, list[Aim]]

    @classmethod
    def of(cls, draft: Draft, policy: Policy, files: Iterable[Draft], run: Run) -> Self:
        cases: dict[_Rule, list[CaseSeen]] = {}
        covered: Coverage | None = None
        for file in files:
            ran = run_of(file, draft, run)
            if ran is None:
                continue
            suite, results = ran
            coverage = coverage_of(suite, policy, results)
            covered = coverage if covered is None else covered.with_cases_of(coverage)
            for identity, hit in _hits(coverage):
                result = next(one for one in results if one.case.id == hit)
                cases.setdefault(identity, []).append(_seen(result, file.name))
        lacking: dict[_Rule, list[Aim]] = {}
        for aim in () if covered is None else covered.lacking:
            lacking.setdefault((aim.kind.value, aim.rule), []).append(aim)
        return cls(cases, lacking)


def _hits(coverage: Coverage) -> Iterator[tuple[_Rule, str]]:
    """Return each rule with the cases that bring it into play, each once."""
    found = {
        ((reach.aim.kind.value, reach.aim.rule), case): None
        for reach in coverage.reaches
        if reach.aim.shows not in _STAYS_OUT
        for case in reach.cases
    }
    return iter(found)


def _seen(result: CaseResult, file: str) -> CaseSeen:
    return CaseSeen(
        id=result.case.id,
        file=file,
        title=result.case.title or "",
        is_right=not result.verdict.is_error and not result.problems,
    )


def _of_rules(draft: Draft, seen: _Seen, names: Mapping[str, str], language: str) -> Iterator[Lens]:
    for item in outline(draft, language):
        if item.kind in _WITHOUT_CASES:
            continue
        cases = tuple(seen.cases.get((item.kind, item.id), ()))
        lacking = tuple(aim_words(one, language, names) for one in seen.lacking.get((item.kind, item.id), ()))
        wrong = sum(not one.is_right for one in cases)
        parts = [say("editing.lens.cases" if cases else "editing.lens.no-case", language, count=len(cases))]
        if wrong:
            parts.append(say("editing.lens.wrong", language, count=wrong))
        if cases and lacking:
            parts.append(say("editing.lens.lacking", language, count=len(lacking)))
        yield Lens(
            span=item.name_span,
            kind=item.kind,
            id=item.id,
            title=", ".join(parts),
            cases=cases,
            lacking=lacking,
        )


def _of_cases(draft: Draft, policy: Draft, language: str, run: Run) -> Iterator[Lens]:
    places = {one.id: one.name_span for one in outline(draft, language)}
    ran = run_of(draft, policy, run)
    for result in () if ran is None else ran[1]:
        identity = result.case.id
        verdict = say(f"editing.verdict.{result.verdict}", language)
        differences = "; ".join(one.explain(language) for one in result.differences)
        yield Lens(
            span=places[identity],
            kind="case",
            id=identity,
            title=f"{verdict}: {differences}" if differences else verdict,
            cases=(_seen(result, draft.name),),
        )
