"""Telling what looks like a slip and would else be silent: a language, and answers of a directory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from offentligroll.facts.known_facts import known_facts
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import LANGUAGES, Message, chain, say
from offentligroll.languages.catalogue import asked_for
from offentligroll.model.directory import Directory
from offentligroll.policy.policy import Policy


def words_of_slips(directory: Directory | None, policies: Sequence[Policy], language: str) -> Iterator[str]:
    """Say that nothing is told in the language, and which facts that no policy knows a directory answers.

    Facts are told where a known one is close; what else is not known is taken for a fact of other policies'
    own, which one directory may serve.

    Args:
        directory: the directory; None where there is none.
        policies: the policies that are asked.
        language: such as ``"sv"``.

    Yields:
        A line for each.
    """
    wanted = language.partition(",")[0]
    said = {*LANGUAGES, *(one for policy in policies for one in policy.title)}
    if policies and said.isdisjoint(asked_for(wanted)):
        spoken = next(one for one in chain(language) if one in LANGUAGES)
        name = Message(f"languages.name.{spoken}")
        yield say("command.unspoken", language, wanted=wanted, spoken=name)
    if directory is None:
        return
    owners = (*(one.facts for one in directory.officials), *(one.facts for one in directory.channels))
    answered = dict.fromkeys(answer.fact for facts in owners for answer in facts)
    if not answered:
        return
    from offentligroll.policy.answered import is_known_to

    own = tuple(fact for policy in policies for fact in policy.sound().own_facts)
    known = (*known_facts(), *(fact.id for fact in own))
    for fact in answered:
        if is_known_to(fact, own):
            continue
        meant = did_you_mean(fact, known, closeness=0.8)
        if meant is not None:
            yield say("command.unread-fact", language, fact=fact, meant=meant)
