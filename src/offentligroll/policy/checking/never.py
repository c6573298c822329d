"""Rules and parts of rules that can never come to bear: conditions that exclude each other, and the like."""

from __future__ import annotations

from offentligroll.files.where import Path
from offentligroll.policy.checking.codes import Check
from offentligroll.policy.checking.dates import days_of
from offentligroll.policy.checking.regions import Entry, all_of, none_of
from offentligroll.policy.checking.subject import Subject
from offentligroll.policy.checking.tables import is_possible
from offentligroll.rules.condition import Condition
from offentligroll.rules.rule import CapacityRule, Guideline

_PARTS = {
    "unless": (Check.EXCEPTION_NEVER_APPLIES, "the exception"),
    "rebutted_by": (Check.REBUTTAL_NEVER_APPLIES, "the rebuttal"),
}
_LEAVE_OUT = "leave it out, or look for a missing or superfluous `not`"


def check_never(subject: Subject) -> None:
    """Look for rules that can never stand, and for parts of rules that never apply.

    Args:
        subject: the policy.
    """
    for path, entry in subject.own:
        if not days_of(entry.rule, subject.policy):
            message = "the policy itself is out of force on all days on which this rule would count"
            hint = "correct `in_force`, here or at the top of the file"
            subject.report((*path, "in_force"), Check.NEVER_IN_FORCE, message, hint)
        _Looking(subject, path, entry).look()
    _check_own_facts(subject)


class _Looking:
    """One rule that is being looked at."""

    def __init__(self, subject: Subject, path: Path, entry: Entry) -> None:
        self.subject = subject
        self.path = path
        self.entry = entry

    def look(self) -> None:
        if self.is_impossible(self.entry.when):
            message = "the rule can never apply: the conditions of `when` exclude each other"
            hint = "take one of them out, or join them by `any_of`"
            self.report(Check.NEVER_STANDS, "when", message, hint)
        elif not self.has_needless_part() and isinstance(self.entry.rule, Guideline):
            self.look_at_conduct(self.entry.rule)

    def is_impossible(self, condition: Condition) -> bool:
        """Tell whether a condition can never hold; where it is too large to look, that is noted."""
        found = is_possible(condition)
        if found is None:
            self.subject.passed_over.add(self.path)
        return found is False

    def report(self, code: Check, part: str, message: str, hint: str) -> None:
        self.subject.report((*self.path, part), code, message, hint)

    def has_needless_part(self) -> bool:
        """Go through what takes away from a rule; tell whether one takes away nothing, or everything."""
        remains = self.entry.when
        for name in ("unless", "requirement", "rebutted_by"):
            part = self.entry.part(name)
            if part is None:
                continue
            if name in _PARTS and self.is_impossible(all_of(remains, part)):
                code, what = _PARTS[name]
                message = f"{what} can never apply: where it is so, the rule does not apply anyway"
                self.report(code, name, message, _LEAVE_OUT)
                return True
            remains = all_of(remains, none_of(part))
            if self.is_impossible(remains):
                self.report_all_taken(name)
                return True
        return False

    def report_all_taken(self, name: str) -> None:
        rule = self.entry.rule
        if name == "requirement" and isinstance(rule, CapacityRule):
            message = "the requirement is always met where the rule applies, so that it requires nothing"
            self.report(Check.NEVER_STANDS, rule.verb.value, message, "leave the rule out, or widen `when`")
        else:
            message = f"the rule can never stand: `{name}` holds whenever it applies"
            self.report(Check.NEVER_STANDS, name, message, f"narrow `{name}`, or leave the rule out")

    def look_at_conduct(self, rule: Guideline) -> None:
        entry, verb = self.entry, rule.modality.value
        if not rule.modality.is_duty:
            if self.is_impossible(all_of(entry.applies, entry.followed)):
                message = "the permission never permits anything: its conduct can't be where it applies"
                hint = "let `when` and the conduct fit together"
                self.report(Check.NEVER_STANDS, verb, message, hint)
            return
        if self.is_impossible(entry.gone_against):
            message = "nothing can go against the guideline: where it applies, it is always followed"
            hint = "keep in `when` only what comes before the conduct"
            self.report(Check.NEVER_BREACHED, verb, message, hint)
        elif self.is_impossible(all_of(entry.applies, entry.followed)):
            message = "nothing can follow the guideline: where it applies, it is always gone against"
            hint = "keep in `when` only what comes before the conduct"
            self.report(Check.NEVER_FOLLOWED, verb, message, hint)
        elif (defence := entry.part("defence")) is not None and self.is_impossible(
            all_of(entry.gone_against, defence)
        ):
            message = "the defence can never apply: where it is so, nothing goes against the guideline"
            self.report(Check.DEFENCE_NEVER_APPLIES, "defence", message, _LEAVE_OUT)


def _check_own_facts(subject: Subject) -> None:
    """Look for own facts that always have the same answer."""
    own = {one.id: one for one in subject.policy.own_facts}
    for number, raw in enumerate(subject.document.data.get("fact", ())):
        group = own[raw["id"]].group
        if group is None:
            continue
        plain = subject.policy.plain(group)
        opposite = none_of(plain)
        for condition, answer in ((plain, "never"), (opposite, "always")):
            found = None if condition is None else is_possible(condition)
            if found is None:
                subject.passed_over.add(("fact", number))
            elif not found:
                message = f"`{raw['id']}` is {answer} so, whatever the facts that it is made of"
                hint = "look for a missing or superfluous `not`, or for `all_of` in place of `any_of`"
                subject.report(("fact", number), Check.CONSTANT_FACT, message, hint)
