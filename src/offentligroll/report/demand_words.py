"""What a guideline demands, forbids or permits, as sentences that a native would write.

Each fact has a demand and a prohibition of its own. *Should* and *may* are made of these by their verb, and
groups become several sentences where each of their members is demanded by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from offentligroll.assessment.wording.phrasing import sentence_words
from offentligroll.languages import say
from offentligroll.report.condition_words import ConditionWords, plainest
from offentligroll.rules.condition import Condition, FactTest, Group, GroupKind
from offentligroll.rules.rule import Modality

_STRENGTHS = {Modality.MUST_NOT: Modality.MUST, Modality.SHOULD_NOT: Modality.SHOULD}


@attrs.frozen(kw_only=True)
class DemandWords:
    """Says what the guidelines of one policy ask, in one language.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> conditions = ConditionWords(forms_of=Policy.load("katrineholm").forms_of, language="en")
        >>> demands = DemandWords(conditions=conditions)
        >>> demands.sentences(Modality.SHOULD_NOT, FactTest(fact="takes-party-side"))
        'The statement should not take a party-political side or campaign.'
    """

    conditions: ConditionWords
    """Says the conditions of the policy."""

    def sentences(self, modality: Modality, conduct: Condition) -> str:
        """State what is asked.

        Args:
            modality: how strongly, and whether the conduct is right or wrong.
            conduct: what must, must not, should, should not or may be.

        Returns:
            One sentence or several.
        """
        strength = _STRENGTHS.get(modality, modality)
        clauses = self._clauses(strength, conduct, is_wrong=modality.is_prohibition)
        return " ".join(sentence_words(clause) for clause in clauses)

    def _clauses(self, strength: Modality, conduct: Condition, *, is_wrong: bool) -> Iterator[str]:
        """State each thing that is asked or permitted by itself."""
        if isinstance(conduct, FactTest):
            yield self._fact(strength, conduct.fact, is_wrong=conduct.negated is not is_wrong)
            return
        group = plainest(conduct)
        is_none = group.kind is GroupKind.NONE_OF and strength is not Modality.MAY and not is_wrong
        # What is permitted or forbidden with an "or" is each of it; what is asked with an "and" is too.
        each = GroupKind.ANY_OF if is_wrong or strength is Modality.MAY else GroupKind.ALL_OF
        if is_none or group.kind is each or len(group.members) == 1:
            for member in group.members:
                yield from self._clauses(strength, member, is_wrong=is_wrong or is_none)
        else:
            yield self._group(strength, group, is_wrong=is_wrong)

    def _fact(self, strength: Modality, fact: str, *, is_wrong: bool) -> str:
        forms = self.conditions.forms(fact)
        said: str | None
        match strength, is_wrong:
            case Modality.MUST, False:
                said = forms.must
            case Modality.MUST, True:
                said = forms.must_not
            case Modality.SHOULD, True:
                said = self._with_verb(forms.must_not, "must_not", "should_not")
                said = said or self._with_verb(forms.must_not, "must_not-mild", "should_not")
            case Modality.SHOULD, False:
                said = self._with_verb(forms.must, "must", "should")
            case _ if self.conditions.language not in self.conditions.forms_of(fact).must:
                # "It may be so" would be a guess, where a demand made of the phrase was none.
                said = None
            case _:
                said = self._with_verb(forms.must, "must", "need_not" if is_wrong else "may")
        clause = forms.that_not if is_wrong and strength is Modality.MAY else forms.is_
        name = f"{strength}_not" if is_wrong else strength
        return said or self._say(f"pages.demand.{name}", clause=clause)

    def _with_verb(self, form: str, verb: str, other: str) -> str | None:
        """Put another verb into a demand; None where the author's words do not have the usual one."""
        words, other_words = self._say(f"pages.verb.{verb}"), self._say(f"pages.verb.{other}")
        said, count = re.subn(rf"\b{words}\b", other_words, form, count=1)
        return said if count else None

    def _group(self, strength: Modality, group: Group, *, is_wrong: bool) -> str:
        """State what is asked of several things together."""
        kind = group.kind
        if strength is Modality.MAY and kind is not GroupKind.ALL_OF:
            return self._say("pages.demand.may", clause=self.conditions.clause(group))
        if kind is GroupKind.NONE_OF:
            kind, is_wrong = GroupKind.ANY_OF, False
        members = self.conditions.members(group)
        name = f"{strength}_not" if is_wrong else strength
        count = group.count - 1 if is_wrong else group.count
        return self._say(f"pages.demand.{name}-{kind}", members=members, count=count)

    def _say(self, key: str, **filled: str | int) -> str:
        return say(key, self.conditions.language, **filled)
