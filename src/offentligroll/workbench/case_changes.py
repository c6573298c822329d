"""What is chosen in the grid of cases, as changes of their file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from offentligroll.cases.case import Case
from offentligroll.cases.running import run_case
from offentligroll.cases.suite import Suite
from offentligroll.cases.writing import expected_of, free_id
from offentligroll.editing.changing import add_entry, remove_entry, set_value
from offentligroll.editing.draft import Draft
from offentligroll.editing.positions import apply_edits
from offentligroll.languages import Message, MessageError
from offentligroll.policy.policy import Policy

_CASE = "case"
_EXPECTED = ("expect", "because", "findings", "obligations")


@attrs.frozen(kw_only=True)
class CaseChange:
    """A file of cases, about to be changed."""

    name: str
    """The file's name."""
    suite: Suite
    """Its cases."""
    policy: Policy
    """Their policy."""
    text: str
    """Its text."""

    def made(self, change: Mapping[str, Any]) -> tuple[str, str]:
        """Make a change.

        Args:
            change: ``do`` and what it takes: ``add`` a case, or of the case with an ``id`` tell a ``cell``,
                ``set`` a key, ``expect`` an answer, ``accept`` what came out, or ``remove`` it.

        Returns:
            The new text, whose comments and order stay, and the id of the case.

        Raises:
            MessageError: there is no such case, or no such change.
        """
        do, identity = str(change["do"]), str(change.get("id", ""))
        if do == "add":
            return self._added(str(change.get("title", "")))
        return self._changed(do, identity, change), identity

    def _changed(self, do: str, identity: str, change: Mapping[str, Any]) -> str:
        case = next((one for one in self.suite.cases if one.id == identity), None)
        if case is None:
            raise MessageError(Message("workbench.no-such-case", id=identity))
        if do == "remove":
            draft = Draft.of(self.text, self.name)
            return apply_edits(self.text, remove_entry(draft, _CASE, identity))
        if do == "accept":
            return self._put(case, self._came_out(case))
        values: dict[str, Callable[[], dict[str, Any]]] = {
            "cell": lambda: self._cell(case, change["fact"], change["truth"]),
            "set": lambda: {change["key"]: change["value"] or None},
            # How firm it is, and because of which rule, is left open where another answer is expected.
            "expect": lambda: {"because": None, "expect": _expected(change["capacity"])},
        }
        if do not in values:
            raise MessageError(Message("workbench.no-such-change", name=do))
        return self._put(case, values[do]())

    def _put(self, case: Case, values: Mapping[str, Any]) -> str:
        return with_values(self.text, self.name, case.id, values)

    def _added(self, title: str) -> tuple[str, str]:
        identity = free_id(title, {one.id for one in self.suite.cases})
        entry = add_entry(Draft.of(self.text, self.name), _CASE, {"id": identity, "title": title})
        return apply_edits(self.text, entry), identity

    @staticmethod
    def _cell(case: Case, fact: str, truth: str | None) -> dict[str, Any]:
        """Tell a fact of a case, or take it back."""
        values: dict[str, Any] = {}
        for key, told in (("yes", case.yes), ("no", case.no)):
            facts = [one for one in told if one != fact] + ([fact] if truth == key else [])
            if set(facts) != set(told):
                values[key] = facts or None
        return values

    def _came_out(self, case: Case) -> dict[str, Any]:
        """Return what came out as what is expected."""
        result = run_case(case, self.suite, self.policy)
        if result.assessment is None:
            raise MessageError(Message("workbench.nothing-came-out", id=case.id))
        found = tomllib.loads(expected_of(result.assessment))
        return {key: found.get(key) for key in _EXPECTED}


def _expected(capacity: str | None) -> dict[str, str] | None:
    return {"capacity": capacity} if capacity else None


def with_values(text: str, name: str, identity: str, values: Mapping[str, Any]) -> str:
    """Write values in a case; comments and order stay.

    Args:
        text: the text of the file of cases.
        name: its name.
        identity: the case's id.
        values: what stands there from now on, by key; None for nothing.

    Returns:
        The new text.
    """
    for key, value in values.items():
        text = apply_edits(text, set_value(Draft.of(text, name), (_CASE, identity, key), value))
    return text
