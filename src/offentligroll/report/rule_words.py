"""The rules of a policy as numbered sentences, each with its conditions, its rank and its source."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

import attrs

from offentligroll.assessment.wording.phrasing import (
    bound_words,
    capacity_words,
    duration_words,
    hat_words,
    sentence_words,
)
from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import say
from offentligroll.policy.rulebook import Rulebook
from offentligroll.report.condition_words import ConditionWords
from offentligroll.report.demand_words import DemandWords
from offentligroll.report.measure_words import measure_lines
from offentligroll.report.page import Entry, Line, Link, anchor_of
from offentligroll.report.page_words import joined, line, period_words, short_sentence
from offentligroll.report.question_words import question_titles
from offentligroll.report.ranks import Ranks
from offentligroll.rules.archive_rule import ArchiveRule
from offentligroll.rules.channel_rule import ChannelRule
from offentligroll.rules.condition import ALWAYS_TRUE, Condition
from offentligroll.rules.document import Principle
from offentligroll.rules.house_rule import HouseRule
from offentligroll.rules.rule import CapacityRule, Guideline, Modality, Obligation
from offentligroll.rules.source import Citation, Source

Rule = CapacityRule | Guideline | Obligation | HouseRule | ChannelRule | ArchiveRule | Principle


@attrs.frozen(kw_only=True)
class RuleWords:
    """Says the rules of one policy in one language."""

    policy: Rulebook
    """The policy."""
    language: str
    """``"sv"`` or ``"en"``."""

    @functools.cached_property
    def conditions(self) -> ConditionWords:
        """Says the conditions of the policy."""
        return ConditionWords(forms_of=self.policy.forms_of, language=self.language)

    def demand(self, guideline: Guideline) -> str:
        """State what a guideline asks.

        Args:
            guideline: the guideline.

        Returns:
            One sentence or several.
        """
        demands = DemandWords(conditions=self.conditions)
        return demands.sentences(guideline.modality, guideline.conduct)

    @functools.cached_property
    def numbers(self) -> Mapping[tuple[type[Rule], str], int]:
        """The numbers of the rules, by kind and id: all kinds are counted through."""
        return {(type(rule), rule.id): number for number, rule in enumerate(rules_of(self.policy), 1)}

    def users_of(self, source: Source) -> tuple[Rule, ...]:
        """Return which rules refer to a source.

        Args:
            source: the source.

        Returns:
            The rules.
        """
        return self._users.get(_work(source), ())

    @functools.cached_property
    def _users(self) -> Mapping[Source, tuple[Rule, ...]]:
        users: dict[Source, list[Rule]] = {}
        for one in rules_of(self.policy):
            if one.cite:
                users.setdefault(_work(one.cite.source), []).append(one)
        return {source: tuple(rules) for source, rules in users.items()}

    def entry(self, rule: Rule) -> Entry:
        """State a rule.

        Args:
            rule: a rule of the policy.

        Returns:
            Its sentence, and all that belongs to it.
        """
        says = one_line(rule.says.in_language(self.language))
        if isinstance(rule, CapacityRule):
            lines = self._capacity(rule)
        elif isinstance(rule, Guideline):
            lines = self._guideline(rule)
        elif isinstance(rule, ChannelRule):
            lines = self._channel_rule(rule)
        elif isinstance(rule, HouseRule):
            lines = self._house_rule(rule)
        elif isinstance(rule, ArchiveRule | Principle):
            lines = [] if isinstance(rule, Principle) else [*measure_lines(rule, self.conditions)]
        else:
            lines = [self._line("pages.obligation.says", says=says), *self._obligation(rule)]
            says = one_line(rule.action.in_language(self.language))
        if not isinstance(rule, Principle) and rule.in_force is not None:
            lines.append(self._line("pages.rule.in-force", period=period_words(rule.in_force, self.language)))
        if not isinstance(rule, ChannelRule | ArchiveRule | Principle) and rule.answers:
            lines.append(
                self._line("pages.rule.answers", questions=question_titles(rule.answers, self.language))
            )
        lines.append(self._source(rule.cite))
        lines += [
            self._line(
                "pages.rule.accepted",
                code=one.code,
                why=sentence_words(one_line(one.why.in_language(self.language))),
            )
            for one in rule.accept
        ]
        return Entry(words=(says,), number=self.numbers[type(rule), rule.id], id=rule.id, lines=tuple(lines))

    def references(self, rules: Iterable[Rule], *, short: bool = False) -> tuple[str | Link, ...]:
        """Refer to rules by their numbers.

        Args:
            rules: rules of the policy.
            short: whether to leave out their sentences.

        Returns:
            The parts of a line; none where there is no rule.
        """
        links = []
        for rule in rules:
            number = self.numbers[type(rule), rule.id]
            sentence = short_sentence(rule.says.in_language(self.language))
            words = say("pages.rule.reference", self.language, number=number, sentence=sentence)
            links.append(Link(str(number) if short else words, f"#{anchor_of(number)}"))
        parts = joined(links, self.language)
        if not short or not links:
            return parts
        return (say("pages.rule.number" if len(links) == 1 else "pages.rule.numbers", self.language), *parts)

    def _line(self, key: str, **filled: str | int | Sequence[str | Link]) -> Line:
        return line(key, self.language, **filled)

    def _conditions(self, **keys: tuple[str, Condition | None]) -> list[Line]:
        """State those of several conditions that there are."""
        return [
            self._line(key, **{name: self.conditions.clause(condition)})
            for name, (key, condition) in keys.items()
            if condition is not None and condition != ALWAYS_TRUE
        ]

    def _capacity(self, rule: CapacityRule) -> list[Line]:
        lines = [self._strength(rule)]
        if rule.requirement is not None:
            lines += self._conditions(when=("pages.rule.requirement-when", rule.when))
        lines += self._conditions(
            unless=("pages.rule.unless", rule.unless),
            rebutted=(f"pages.rule.rebutted-{rule.verb}", rule.rebutted_by),
        )
        if rule.hat is not None:
            lines.append(self._line("pages.rule.hat", hat=hat_words(rule.hat, self.language)))
        return lines + self._rank(rule)

    def _strength(self, rule: CapacityRule) -> Line:
        capacity = capacity_words(rule.concludes, self.language)
        if rule.requirement is not None:
            return self._line(
                "pages.rule.requirement",
                required=capacity_words(rule.concludes.other, self.language),
                requirement=self.conditions.clause(rule.requirement),
                capacity=capacity,
            )
        if rule.when == ALWAYS_TRUE:
            return self._line(f"pages.rule.{rule.verb}-always", capacity=capacity)
        return self._line(
            f"pages.rule.{rule.verb}", capacity=capacity, when=self.conditions.clause(rule.when)
        )

    @functools.cached_property
    def _ranks(self) -> Mapping[type[Rule], Ranks]:
        return {
            CapacityRule: Ranks.of(self.policy.capacity_rules),
            Guideline: Ranks.of(self.policy.guidelines),
        }

    def _rank(self, rule: CapacityRule | Guideline) -> list[Line]:
        ranks = self._ranks[type(rule)]
        below = [ranks.by_id[one] for one in rule.outranks if one in ranks.by_id]
        below.sort(key=lambda one: self.numbers[type(one), one.id])
        above = ranks.above.get(rule.id, ())
        lines = []
        if below:
            lines.append(self._line("pages.rule.outranks", rules=self.references(below)))
        if above:
            lines.append(self._line("pages.rule.outranked", rules=self.references(above, short=True)))
        return lines

    def _guideline(self, rule: Guideline) -> list[Line]:
        binds = f"pages.guideline.{'may-' if rule.modality is Modality.MAY else ''}{rule.in_capacity}"
        return [
            self._line("pages.guideline.asks", demand=self.demand(rule)),
            self._line(binds, bound=bound_words(rule.binds, self.language)),
            *self._conditions(
                when=("pages.guideline.when", rule.when),
                unless=("pages.guideline.unless", rule.unless),
                defence=("pages.guideline.defence", rule.defence),
            ),
            *self._rank(rule),
        ]

    def _channel_rule(self, rule: ChannelRule) -> list[Line]:
        return [
            self._line("pages.guideline.asks", demand=self.demand(rule.guideline)),
            *self._conditions(
                when=("pages.channel-rule.when", rule.when),
                unless=("pages.guideline.unless", rule.unless),
            ),
        ]

    def _house_rule(self, rule: HouseRule) -> list[Line]:
        clause = self.conditions.clause(rule.not_allowed)
        lines = [
            self._line("pages.house.not-allowed", clause=clause),
            self._line(f"pages.house.{rule.then}"),
        ]
        if rule.block_after is not None:
            lines.append(self._line("pages.house.block", count=rule.block_after))
        return lines

    def _obligation(self, rule: Obligation) -> list[Line]:
        bound = bound_words(rule.binds, self.language)
        lines = [
            self._line(f"pages.obligation.{rule.in_capacity}", bound=bound[:1].upper() + bound[1:]),
            *(
                self._conditions(when=("pages.obligation.when", rule.when))
                or [self._line("pages.obligation.when-always")]
            ),
            *self._conditions(unless=("pages.obligation.unless", rule.unless)),
            self._deadline(rule),
            *self._fulfilment(rule),
        ]
        if rule.ends is not None:
            lines.append(self._line("pages.obligation.ends"))
        if rule.retain is not None:
            key = "pages.obligation.retain-for-ever" if rule.retain.for_ever else "pages.obligation.retain"
            lines.append(self._line(key, duration=duration_words(rule.retain, self.language)))
        if rule.due_when_undecided:
            lines.append(self._line("pages.obligation.precaution"))
        return lines

    def _fulfilment(self, rule: Obligation) -> list[Line]:
        """State by what the obligation is met."""
        if rule.done_by is not None:
            return [self._line(f"pages.obligation.done-by-{rule.done_by}")]
        return self._conditions(condition=("pages.obligation.done-when", rule.done_when))

    def _deadline(self, rule: Obligation) -> Line:
        if rule.within is None:
            return self._line("pages.obligation.no-deadline")
        if rule.within.working_days == 0:
            return self._line(f"pages.obligation.within-same-day-{rule.starts}")
        duration = duration_words(rule.within, self.language)
        return self._line(f"pages.obligation.within-{rule.starts}", duration=duration)

    def _source(self, cite: Citation | None) -> Line:
        if cite is None:
            return (say("answers.source.none", self.language),)
        key = "answers.source.verified" if cite.source.verified else "answers.source.not-verified"
        return (say(key, self.language, cite=one_line(str(cite))),)


def rules_of(policy: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of a policy, in the order in which they are numbered.

    Args:
        policy: the policy.

    Returns:
        Capacity rules, guidelines, obligations, rules about visitors, channels and archives, principles.
    """
    return (
        *policy.capacity_rules,
        *policy.guidelines,
        *policy.obligations,
        *policy.house_rules,
        *policy.channel_rules,
        *policy.archive_rules,
        *policy.principles,
    )


def _work(source: Source) -> Source:
    """Return the work: a source that is taken in has a longer id, by the end of which its rules call it."""
    return attrs.evolve(source, id=source.id.rpartition("/")[2], verified=False)
