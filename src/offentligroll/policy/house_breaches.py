"""Whether what an act is about broke the house rules: answered from the facts of that other statement."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping

import attrs

from offentligroll.facts.evidence import Evidence, Note, Record, RecordKind
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.sheet import FactSheet
from offentligroll.model.statement import Statement
from offentligroll.model.truth import Truth
from offentligroll.policy.rulebook import Rulebook
from offentligroll.rules.condition import all_of
from offentligroll.rules.house_rule import (
    BREAKS_HOUSE_RULES,
    BROKE_BEFORE,
    HouseRule,
    broken_id,
    repeated_id,
)
from offentligroll.rules.support import evaluate

_YES, _NO, _UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
_SHOWN = "account-has-house-rules"


@attrs.frozen(kw_only=True)
class _Breach:
    truth: Truth
    strong: Truth
    """The same without weak facts."""


@attrs.frozen(kw_only=True, eq=False)
class HouseBreaches:
    """The house rules of a policy, and the statement that an act of moderation is about."""

    rulebook: Rulebook
    """The policy."""
    target: Statement | None
    """The statement; None where it is not at hand."""
    sheet_of: Callable[[Statement], FactSheet]
    """Lays out the facts of a statement."""

    @property
    def facts(self) -> Mapping[str, Callable[[FactSheet], Fact]]:
        """What answers each fact about the breaches, by the fact."""
        answers: dict[str, Callable[[FactSheet], Fact]] = {}
        for rule in self.rulebook.house_rules:
            answers[broken_id(rule.id)] = functools.partial(self._broken, rule)
            if rule.block_after is not None and rule.block_after > 1:
                answers[repeated_id(rule.id)] = functools.partial(_repeated, rule)
        return answers | ({BREAKS_HOUSE_RULES: self._any_broken} if answers else {})

    @functools.cached_property
    def _breaches(self) -> Mapping[str, _Breach]:
        return dict(self._judged())

    def _judged(self) -> Iterator[tuple[str, _Breach]]:
        """Judge the target by each house rule that was in force when it was published."""
        if self.target is None:
            return
        sheet = self.sheet_of(self.target)
        day = self.target.day_in(self.rulebook.zone)
        shown = sheet[_SHOWN]
        for rule in self.rulebook.house_rules:
            in_force = _YES
            if rule.in_force is not None:
                in_force = _UNKNOWN if day is None else Truth.from_bool(rule.in_force.includes(day))
            condition = self.rulebook.plain(all_of(rule.when, rule.not_allowed))
            broken = evaluate(condition, lambda fact: sheet[fact].truth)
            surely = evaluate(condition, lambda fact: _UNKNOWN if sheet[fact].is_weak else sheet[fact].truth)
            yield (
                rule.id,
                _Breach(
                    truth=_ground(in_force & broken, shown.truth),
                    strong=_ground(in_force & surely, _UNKNOWN if shown.is_weak else shown.truth),
                ),
            )

    def _any_broken(self, _: FactSheet) -> Fact:
        breaches = self._breaches.values()
        truth = strong = _UNKNOWN
        if breaches:
            truth = strong = _NO
            for one in breaches:
                truth, strong = truth | one.truth, strong | one.strong
        return self._fact(BREAKS_HOUSE_RULES, _Breach(truth=truth, strong=strong))

    def _broken(self, rule: HouseRule, sheet: FactSheet) -> Fact:
        identity, told = broken_id(rule.id), sheet[BREAKS_HOUSE_RULES]
        found = self._breaches.get(rule.id)
        if found is not None and (told.origin is not Origin.GIVEN or told.truth is _YES):
            return self._fact(identity, found)
        if told.truth is _UNKNOWN:
            return Fact(id=identity, truth=_UNKNOWN, note=told.note)
        ground = BREAKS_HOUSE_RULES if told.truth is _YES else f"not {BREAKS_HOUSE_RULES}"
        return Fact(
            id=identity,
            truth=told.truth,
            origin=Origin.IMPLIED,
            follows_from=ground,
            told_by="policy",
            is_weakly_implied=told.is_weak,
        )

    def _fact(self, identity: str, breach: _Breach) -> Fact:
        if breach.truth is _UNKNOWN or self.target is None:
            missing = "target-missing" if self.target is None else "breach-unclear"
            return Fact(id=identity, truth=_UNKNOWN, note=Note.of(missing))
        record = Record(kind=RecordKind.STATEMENT, field="target", value=self.target.id)
        return Fact(
            id=identity,
            truth=breach.truth,
            origin=Origin.LOOKED_UP,
            told_by="policy",
            evidence=(Evidence(record=record),),
            is_weakly_implied=breach.strong is not breach.truth,
        )


def _ground(broken: Truth, shown: Truth) -> Truth:
    """A breach is a ground only where the rules are shown; without a breach there is none."""
    return broken if broken is not _YES else _YES & (shown if shown is _YES else _UNKNOWN)


def _repeated(rule: HouseRule, sheet: FactSheet) -> Fact:
    """Whether there were breaches enough; more than one before this one only a person can have counted."""
    before = sheet[BROKE_BEFORE]
    identity = repeated_id(rule.id)
    enough = before.truth is _YES and rule.block_after == 2
    if before.truth is not _NO and not enough:
        return Fact(id=identity, truth=_UNKNOWN, note=Note.of("breaches-uncounted"))
    return Fact(
        id=identity,
        truth=before.truth,
        origin=Origin.IMPLIED,
        follows_from=BROKE_BEFORE if before.truth is _YES else f"not {BROKE_BEFORE}",
        told_by="policy",
        is_weakly_implied=before.is_weak,
    )
