"""Whether what an act is about broke the house rules: answered from the facts of that other statement."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

import attrs

from offentligroll.facts.among import NOTHING_AROUND, Among
from offentligroll.facts.evidence import Evidence, Record, RecordKind
from offentligroll.facts.fact import Fact, Origin
from offentligroll.facts.note import Note
from offentligroll.facts.told_sheet import Sheet
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
_ON_OUR_PAGE = "account-belongs-to-authority"


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
    among: Among = NOTHING_AROUND
    """The statements among which it stands: earlier ones of the same visitor count for a block."""
    sheet_of: Callable[[Statement], Sheet]
    """Lays out the facts of a statement."""

    @property
    def facts(self) -> Mapping[str, Callable[[Sheet], Fact]]:
        """What answers each fact about the breaches, by the fact."""
        answers: dict[str, Callable[[Sheet], Fact]] = {}
        for rule in self.rulebook.house_rules:
            answers[broken_id(rule.id)] = functools.partial(self._broken, rule)
            if rule.block_after is not None and rule.block_after > 1:
                answers[repeated_id(rule.id)] = functools.partial(self._repeated, rule)
        return answers | ({BREAKS_HOUSE_RULES: self._any_broken} if answers else {})

    @functools.cached_property
    def _breaches(self) -> Mapping[str, _Breach]:
        return {} if self.target is None else dict(self._judged(self.target))

    def _judged(self, post: Statement) -> Iterator[tuple[str, _Breach]]:
        """Judge a post by each house rule that was in force when it was published."""
        sheet = self.sheet_of(post)
        day = post.day_in(self.rulebook.zone)
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

    def _any_broken(self, _: Sheet) -> Fact:
        return self._fact(BREAKS_HOUSE_RULES, _any_of(self._breaches.values()))

    def _broken(self, rule: HouseRule, sheet: Sheet) -> Fact:
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

    def _repeated(self, rule: HouseRule, sheet: Sheet) -> Fact:
        """Whether there were breaches enough; those that are not at hand only a person can have counted."""
        before, identity = sheet[BROKE_BEFORE], repeated_id(rule.id)
        enough = before.truth is _YES and rule.block_after == 2
        if before.truth is _NO or enough:
            return Fact(
                id=identity,
                truth=before.truth,
                origin=Origin.IMPLIED,
                follows_from=BROKE_BEFORE if enough else f"not {BROKE_BEFORE}",
                told_by="policy",
                is_weakly_implied=before.is_weak,
            )
        return self._counted(rule, identity)

    def _counted(self, rule: HouseRule, identity: str) -> Fact:
        """Count the breaches among the earlier posts at hand; too few are not known to be all."""
        wanted = (rule.block_after or 1) - 1
        surely = [one for one, breach in self._earlier_breaches if breach.strong is _YES]
        found = surely if len(surely) >= wanted else [one for one, _ in self._earlier_breaches]
        if len(found) < wanted:
            return Fact(id=identity, truth=_UNKNOWN, note=Note.of("breaches-uncounted"))
        records = (Record(kind=RecordKind.STATEMENT, field="target", value=one.id) for one in found[-wanted:])
        return Fact(
            id=identity,
            truth=_YES,
            origin=Origin.LOOKED_UP,
            told_by="policy",
            evidence=tuple(Evidence(record=record) for record in records),
            is_weakly_implied=found is not surely,
        )

    @functools.cached_property
    def _earlier_breaches(self) -> tuple[tuple[Statement, _Breach], ...]:
        """The earlier posts of the same visitor on the authority's pages that broke the house rules."""
        judged = ((one, _any_of(breach for _, breach in self._judged(one))) for one in self._earlier())
        return tuple((one, breach) for one, breach in judged if breach.truth is _YES)

    def _earlier(self) -> Iterator[Statement]:
        target = self.target
        if target is None or target.author is None:
            return
        for one in self.among.by(target.author.id):
            if (
                one.id != target.id
                and _is_earlier(one, target, self.rulebook.zone)
                and self.sheet_of(one)[_ON_OUR_PAGE].truth is _YES
            ):
                yield one


def _is_earlier(one: Statement, other: Statement, zone: ZoneInfo) -> bool:
    """Whether a post is known to have come before another."""
    if isinstance(one.at, dt.datetime) and isinstance(other.at, dt.datetime):
        return one.at < other.at
    first, second = one.day_in(zone), other.day_in(zone)
    return first is not None and second is not None and first < second


def _any_of(breaches: Iterable[_Breach]) -> _Breach:
    truth = strong = _UNKNOWN
    for number, one in enumerate(breaches):
        truth = one.truth | (truth if number else _NO)
        strong = one.strong | (strong if number else _NO)
    return _Breach(truth=truth, strong=strong)


def _ground(broken: Truth, shown: Truth) -> Truth:
    """A breach is a ground only where the rules are shown; without a breach there is none."""
    return broken if broken is not _YES else _YES & (shown if shown is _YES else _UNKNOWN)
