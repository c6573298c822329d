"""Assessing: from a statement to an assessment under the contents of a policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from offentligroll.assessment.assessment import Assessment
from offentligroll.engine.conclusions import Decision
from offentligroll.engine.known import Known
from offentligroll.facts.among import Among
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.typed import maker_of
from offentligroll.policy.judging.deciding import decided
from offentligroll.policy.judging.details import Working
from offentligroll.policy.judging.judgement import Judgement
from offentligroll.policy.judging.judgements import judged
from offentligroll.policy.judging.laid_out import LaidOut
from offentligroll.policy.judging.laying_out import OneStatement, lay_out
from offentligroll.policy.rulebook import Rulebook


def assess(
    rulebook: Rulebook,
    statement: Statement,
    *,
    for_: Organisation | str | None = None,
    as_of: dt.date | None = None,
    among: Iterable[Statement] = (),
) -> Assessment:
    """Assess one statement; see :meth:`offentligroll.policy.policy.Policy.assess`.

    Args:
        rulebook: the contents of the policy.
        statement: the act of communication.
        for_: the organisation that is *the authority*.
        as_of: the day of the law, where it is another than that of the statement.
        among: statements among which it stands: what it is about, takes back, publishes and says elsewhere.

    Returns:
        The assessment.

    Raises:
        TypeError: an argument is of another type.
        ValueError: what is answered on the statement is no fact, or follows from others.
    """
    return assess_laid(rulebook, lay_out(rulebook, statement, for_=for_, as_of=as_of, among=Among.of(among)))


def assess_laid(rulebook: Rulebook, laid: OneStatement) -> Assessment:
    """Assess a statement that has been laid out.

    Args:
        rulebook: the contents of the policy.
        laid: the statement.

    Returns:
        The assessment.
    """
    if laid.has_read_words and not rulebook.is_out_of_force(laid.day):
        # Another policy has had the words read, so that nothing dear is left to be spared.
        judgement = judged(rulebook, Known(*laid.bits(rulebook.compiled.facts)), laid.day)
        return assessed(rulebook, laid, judgement.decision, judgement)
    return assessed(rulebook, laid, decided(rulebook, laid))


def assessed(
    rulebook: Rulebook, laid: LaidOut, decision: Decision, judgement: Judgement | None = None
) -> Assessment:
    """Make an assessment of what is decided.

    Args:
        rulebook: the contents of the policy.
        laid: the statement.
        decision: its capacity.
        judgement: what the policy concludes beyond that; left out, it is worked out when it is read.

    Returns:
        The assessment; what it can tell beyond its answer is worked out when it is read.
    """
    details = maker_of(Working)(
        policy=rulebook,
        laid=laid,
        decision=decision,
        whole=judgement,
        _used={},
        _found={},
    )
    return maker_of(Assessment)(
        statement=laid.summary,
        capacity=decision.value,
        status=decision.status,
        lean=decision.lean,
        _details=details,
    )
