"""A reply in words: the answer first, then its ground, then what it rests on or what to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from offentligroll.assessment.parts import UsedFact
from offentligroll.assessment.wording.manner import Manner as Telling
from offentligroll.languages import check_language, is_known, written
from offentligroll.questions.parts import Condition, Form, Ground, Manner, Said
from offentligroll.questions.template import Template
from offentligroll.rules.outcome import Status
from offentligroll.rules.rule import Guideline
from offentligroll.rules.source import Citation
from offentligroll.rules.template_id import TemplateId

_MOST_RESTED_ON = 2
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MOST_BESIDE = 12


def text_of(reply: Said, language: str, *, whole: bool = False) -> str:
    """State a reply.

    Args:
        reply: the reply.
        language: ``"sv"`` or ``"en"``.
        whole: whether to tell the other rules that bear on it too.

    Returns:
        Plain text.

    Raises:
        ValueError: there is no such language.
    """
    check_language(language, reply.title)
    telling = Telling(language=language)
    lines = [answer_line(reply, telling), _ground_line(reply, telling), _third_line(reply, telling)]
    if whole:
        lines += _beside(reply, telling)
    return "\n".join(line for line in lines if line)


def answer_line(reply: Said, telling: Telling) -> str:
    """State what a reply comes to, in one line.

    Args:
        reply: the reply.
        telling: how to tell it.

    Returns:
        A sentence.
    """
    side = Template.shipped(reply.question).side(reply.asked_by)
    filled: dict[str, object] = {
        name: telling.plain(getattr(side, name)) for name in ("yes", "no", "whether", "protected")
    }
    filled["whose"] = telling.say(f"questions.whose.{reply.asked_by}")
    if reply.form is Form.NOT_KNOWN:
        return _not_known(reply, telling)
    conditions = [condition_words(one, telling) for one in reply.conditions]
    form = reply.form.value
    if reply.form is Form.MUST:
        filled["action"] = "" if reply.action is None else telling.plain(reply.action)
        moment = reply.by_moment or reply.by
        if moment is not None:
            form, filled["day"] = "must-by", written(moment, telling.language)
        elif reply.ground is not None and isinstance(reply.ground.rule, Guideline):
            form = "must-norm" if reply.action == reply.ground.says else "must-be"
            filled["action"] = _short(str(filled["action"]))
    return telling.say(_code(reply, form), **filled, conditions=conditions)


def _code(reply: Said, form: str) -> str:
    own = f"questions.form-{reply.manner}.{form}"
    return own if reply.manner is not None and is_known(own) else f"questions.form.{form}"


def _not_known(reply: Said, telling: Telling) -> str:
    if reply.ask is None:
        return telling.say("questions.form.not-known-at-all")
    return telling.say("questions.form.not-known", ask=telling.form(reply.ask.forms, "ask"))


def condition_words(condition: Condition, telling: Telling) -> str:
    """State a condition as a clause that follows *if*.

    Args:
        condition: the condition.
        telling: how to tell it.

    Returns:
        The clause.
    """
    if condition.used is None:
        return telling.say(f"questions.line.capacity-{condition.capacity}")
    return _short(telling.form(condition.used.forms, "is_" if condition.holds else "that_not"))


def _short(words: str) -> str:
    """Leave out what stands in brackets: examples, which a question gives."""
    return " ".join(_BRACKETS.sub("", words).split())


def _ground_line(reply: Said, telling: Telling) -> str:
    if reply.ground is None:
        return ""
    says = telling.plain(reply.ground.says)
    return telling.say("questions.line.ground", says=says, source=source_words(reply.ground.cite, telling))


def source_words(cite: Citation | None, telling: Telling) -> str:
    """Name a source in brackets, and say where nobody has read it.

    Args:
        cite: the source and the place in it.
        telling: how to tell it.

    Returns:
        The words.
    """
    if cite is None:
        return telling.say("questions.line.no-source")
    return telling.say(f"questions.line.{'read' if cite.source.verified else 'unread'}", cite=str(cite))


def _third_line(reply: Said, telling: Telling) -> str:
    asked = None if reply.ask is None else telling.form(reply.ask.forms, "ask")
    if reply.keep_until is not None:
        day = written(reply.keep_until, telling.language)
        return telling.say("questions.line.keep-until", day=day)
    hangs_on = reply.form in (Form.YES_IF, Form.NO_UNLESS) or reply.manner is Manner.PRECAUTION
    if hangs_on and asked is not None:
        return telling.say("questions.line.ask", ask=asked)
    if reply.status is Status.PROVISIONAL and not hangs_on and reply.form is not Form.NOT_KNOWN:
        if asked is None:
            return telling.say("questions.line.for-now-only")
        return telling.say("questions.line.for-now", ask=asked)
    return _assumed(reply, telling) or _rests(reply, telling)


def _assumed(reply: Said, telling: Telling) -> str:
    weak = [one for one in reply.rests_on if one.fact.is_weak]
    if reply.status is not Status.ASSUMED or not weak:
        return ""
    facts = [_fact(one, telling) for one in weak[:_MOST_RESTED_ON]]
    return telling.say("questions.line.assumed", facts=facts)


def _rests(reply: Said, telling: Telling) -> str:
    facts = [_fact(one, telling) for one in reply.rests_on[:_MOST_RESTED_ON]]
    return telling.say("questions.line.rests", facts=facts) if facts else ""


def _fact(used: UsedFact, telling: Telling) -> str:
    return _short(telling.form(used.forms, "is_" if used.fact.truth.value == "yes" else "is_not"))


def _beside(reply: Said, telling: Telling) -> list[str]:
    told = [one for one in reply.beside if one.form is not Form.NOT_SAID][:_MOST_BESIDE]
    if not told:
        return []
    return [telling.say("questions.line.beside"), *(f"- {_ground(one, telling)}" for one in told)]


def _ground(ground: Ground, telling: Telling) -> str:
    short = telling.say(f"questions.short.{ground.form}")
    says = telling.plain(ground.says)
    return f"{short[:1].upper()}{short[1:]}: {says} {source_words(ground.cite, telling)}"


def text_of_many(
    question: TemplateId,
    replies: Sequence[Said],
    silent: Sequence[Said],
    nearest: Sequence[str],
    language: str,
) -> str:
    """State what several policies answer.

    Args:
        question: what was asked.
        replies: the replies of those that say something, the one that goes first at the front.
        silent: the replies of those that don't.
        nearest: where no policy fits, the ids of the nearest.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Plain text.

    Raises:
        ValueError: there is no such language.
    """
    check_language(language, [one for reply in (*replies, *silent) for one in reply.title])
    telling = Telling(language=language)
    open_ones = [one for one in silent if one.form is Form.NOT_KNOWN]
    if not replies and not open_ones:
        side = Template.shipped(question).side(silent[0].asked_by if silent else None)
        whether = telling.plain(side.whether)
        lines = [telling.say("questions.many.none", whether=whether)]
        if nearest:
            lines.append(telling.say("questions.many.nearest", policies=tuple(nearest)))
        return "\n".join(lines)
    first, *others = [*replies, *open_ones]
    lines = [text_of(first, language), telling.say("questions.many.of", title=telling.plain(first.title))]
    for other in others:
        if other.form is Form.NEED_NOT and first.form is not Form.NEED_NOT:
            continue
        line = answer_line(other, telling)
        lines.append(telling.say("questions.many.also", title=telling.plain(other.title), answer=line))
    if any(one.form.is_favourable for one in replies) and any(one.form.is_adverse for one in replies):
        lines.append(telling.say("questions.many.part"))
    return "\n".join(lines)
