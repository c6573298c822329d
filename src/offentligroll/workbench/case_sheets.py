"""The grid of cases as a spreadsheet, out and in again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from offentligroll.assessment.wording.phrasing import capacity_words
from offentligroll.cases.case import Case
from offentligroll.cases.writing import free_id
from offentligroll.editing.changing import add_entry
from offentligroll.editing.draft import Draft
from offentligroll.editing.positions import apply_edits
from offentligroll.languages import LANGUAGES, Message, MessageError, say
from offentligroll.model.capacity import Capacity
from offentligroll.policy.reading.conditions import facts_named
from offentligroll.workbench.case_changes import with_values
from offentligroll.workbench.service import Bench, Feature
from offentligroll.workbench.sheets import packed, read_sheet, to_csv, to_xlsx, unpacked
from offentligroll.workbench.suites import Grid, begun

_TOLD = ("id", "title", "text")
_YES = frozenset({"yes", "ja", "y", "j", "x", "1", "true", "sant"})
_NO = frozenset({"no", "nej", "n", "0", "false", "falskt"})


def written(bench: Bench, *, policy: str, cases: str, kind: str, text: str | None = None) -> dict[str, str]:
    """Write the cases as a spreadsheet.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.
        cases: the text of the file of cases.
        kind: ``"csv"`` or ``"xlsx"``.
        text: the text of the policy's file.

    Returns:
        The name of the file, and the file in letters.

    Raises:
        FileError: a file is wrong.
        MessageError: the policy has errors, or openpyxl is not installed.
    """
    grid = Grid.of(bench, policy, text, cases)
    rows = list(_rows(grid))
    content = to_xlsx(rows) if kind == "xlsx" else to_csv(rows, bench.language)
    return {"name": f"{grid.name.removesuffix('.toml')}.{kind}", "content": packed(content)}


def _rows(grid: Grid) -> Iterator[list[str]]:
    facts, language = grid.facts, grid.language
    heads = [say(f"workbench.sheet.{one}", language) for one in _TOLD]
    yield [*heads, *map(grid.words, facts), say("workbench.sheet.answer", language)]
    for case in grid.suite.cases:
        yield [
            case.id,
            case.title,
            case.text or "",
            *(_cell(case, one, language) for one in facts),
            _answer(case, language),
        ]


def _cell(case: Case, fact: str, language: str) -> str:
    if fact in case.yes:
        return say("workbench.truth.yes", language)
    return say("workbench.truth.no", language) if fact in case.no else ""


def _answer(case: Case, language: str) -> str:
    return "" if case.expect.capacity is None else capacity_words(case.expect.capacity, language)


def taken_in(  # noqa: PLR0913
    bench: Bench, *, policy: str, cases: str, name: str, content: str, text: str | None = None
) -> dict[str, Any]:
    """Take a spreadsheet in: rows with the id of a case change it, and others are new cases.

    Args:
        bench: where somebody works.
        policy: the name of the policy's file.
        cases: the text of the file of cases.
        name: the name of the spreadsheet.
        content: the spreadsheet in letters.
        text: the text of the policy's file.

    Returns:
        The new text of the file of cases, and what was and was not taken in.

    Raises:
        FileError: a file is wrong.
        MessageError: it is no spreadsheet, or a column or cell says nothing that is known.
    """
    grid = Grid.of(bench, policy, text, cases)
    rows = read_sheet(name, unpacked(name, content))
    if len(rows) < 2:
        raise MessageError(Message("workbench.no-table", name=name))
    sheet = _Sheet(grid=grid, heads=tuple(_head(one, grid) for one in rows[0]))
    new, count = begun(cases, grid.policy), {"added": 0, "changed": 0}
    for number, row in enumerate(rows[1:], start=2):
        new, what = sheet.with_row(new, row, number)
        count[what] += 1
    return {"text": new, "words": say("workbench.taken-in", bench.language, name=name, **count)}


def _head(head: str, grid: Grid) -> str:
    """Find what a column is: one of our own, or a fact by its words or id."""
    plain = head.casefold()
    for one in (*_TOLD, "answer"):
        if plain in {one, *(say(f"workbench.sheet.{one}", language).casefold() for language in LANGUAGES)}:
            return one
    own = {one.id: (*one.phrase.values(),) for one in grid.policy.own_facts}
    found = facts_named(head, own)
    if len(found) != 1 or plain.startswith(("not ", "inte ")):
        raise MessageError(Message("workbench.no-such-column", name=head))
    return found[0]


@attrs.frozen(kw_only=True)
class _Sheet:
    grid: Grid
    heads: tuple[str, ...]

    def with_row(self, text: str, row: Sequence[str], line: int) -> tuple[str, str]:
        """Return the text with one row taken in, and what became of the row."""
        told = dict(zip(self.heads, row, strict=False))
        name, identity = self.grid.name, told.get("id", "")
        case = next((one for one in self.grid.suite.cases if one.id == identity), None)
        values = self._values(told, line, case)
        if case is not None:
            return with_values(text, name, identity, _changes(values, case)), "changed"
        draft = Draft.of(text, name)
        stem = identity or told.get("title") or told.get("text") or "case"
        entry = {"id": free_id(stem, {one.id or "" for one in draft.tree.listed("case")})}
        entry |= {key: value for key, value in values.items() if value is not None}
        return apply_edits(text, add_entry(draft, "case", entry)), "added"

    def _values(self, told: Mapping[str, str], line: int, case: Case | None) -> dict[str, Any]:
        values: dict[str, Any] = {one: told[one] or None for one in ("title", "text") if one in told}
        facts = {
            fact: self._truth(cell, fact, line)
            for fact, cell in told.items()
            if fact not in (*_TOLD, "answer")
        }
        if facts:
            # What the sheet has no column for stays as it is.
            stay = {"yes": (), "no": ()} if case is None else {"yes": case.yes, "no": case.no}
            for key, wanted in (("yes", True), ("no", False)):
                told_here = (fact for fact, truth in facts.items() if truth is wanted)
                values[key] = [*(one for one in stay[key] if one not in facts), *told_here] or None
        if told.get("answer"):
            values["expect"] = {"capacity": self._capacity(told["answer"], line)}
        return values

    def _truth(self, cell: str, fact: str, line: int) -> bool | None:
        plain = cell.casefold()
        if plain and plain not in _YES | _NO:
            raise MessageError(
                Message("workbench.no-truth", cell=cell, line=line, column=self.grid.words(fact))
            )
        return plain in _YES if plain else None

    def _capacity(self, cell: str, line: int) -> str:
        for one in Capacity:
            words = {capacity_words(one, language).casefold() for language in LANGUAGES}
            if cell.casefold() in {one.value, *words}:
                return one.value
        raise MessageError(Message("workbench.no-capacity", cell=cell, line=line))


def _changes(values: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """Return what is otherwise than the case has it: an answer that is the same leaves the rest alone."""
    before: dict[str, Any] = {
        "title": case.title or None,
        "text": case.text,
        "yes": list(case.yes) or None,
        "no": list(case.no) or None,
        "expect": {"capacity": case.expect.capacity},
    }
    return {key: value for key, value in values.items() if not _is_same(value, before[key])}


def _is_same(one: Any, other: Any) -> bool:  # noqa: ANN401
    return sorted(one) == sorted(other) if isinstance(one, list) and isinstance(other, list) else one == other


FEATURE = Feature(name="sheets", calls={"sheets/write": written, "sheets/read": taken_in}, has_page=False)
"""Cases as spreadsheets."""
