"""The checks by their codes, and how grave what they find is."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from offentligroll.files.problems import Severity


class Check(enum.StrEnum):
    """What is looked for; the values stay the same across versions."""

    NEVER_STANDS = "never-stands"
    NEVER_IN_FORCE = "never-in-force"
    EXCEPTION_NEVER_APPLIES = "exception-never-applies"
    REBUTTAL_NEVER_APPLIES = "rebuttal-never-applies"
    DEFENCE_NEVER_APPLIES = "defence-never-applies"
    NEVER_BREACHED = "never-breached"
    NEVER_FOLLOWED = "never-followed"
    CONSTANT_FACT = "constant-fact"
    SHADOWED_RULE = "shadowed-rule"
    COVERED_RULE = "covered-rule"
    DUPLICATE_RULE = "duplicate-rule"
    ALWAYS_CONTRADICTS = "always-contradicts"
    CONTRADICTORY_DUTIES = "contradictory-duties"
    BROADER_OUTRANKER = "broader-outranker"
    SOURCE_OUT_OF_FORCE = "source-out-of-force"
    IN_FORCE_GAP = "in-force-gap"
    IN_FORCE_OVERLAP = "in-force-overlap"
    MISSING_CITE = "missing-cite"
    UNUSED_FACT = "unused-fact"
    UNUSED_SOURCE = "unused-source"
    UNUSED_ASSUMPTION = "unused-assumption"
    OPENS_THE_RULE = "opens-the-rule"
    ONLY_WHEN_TOLD = "only-when-told"
    REACHES_PRIVATE_SPEECH = "reaches-private-speech"
    PRESCRIBES_DISCLAIMER = "prescribes-disclaimer"
    FORBIDS_CRITICISM = "forbids-criticism"
    REMOVES_VIEWS = "removes-views"
    ACCEPT_UNUSED = "accept-unused"
    SELDOM_REACHED = "seldom-reached"
    NOT_LOOKED_AT = "not-looked-at"


_HINTS = frozenset(
    {
        Check.BROADER_OUTRANKER,
        Check.UNUSED_SOURCE,
        Check.UNUSED_ASSUMPTION,
        Check.OPENS_THE_RULE,
        Check.ONLY_WHEN_TOLD,
        Check.ACCEPT_UNUSED,
        Check.SELDOM_REACHED,
        Check.NOT_LOOKED_AT,
    }
)

SEVERITIES: Mapping[Check, Severity] = {
    check: Severity.HINT if check in _HINTS else Severity.WARNING for check in Check
}
"""How grave a finding of each check is; none is an error, since the file can be used."""

LAWFULNESS = frozenset(
    {
        Check.REACHES_PRIVATE_SPEECH,
        Check.PRESCRIBES_DISCLAIMER,
        Check.FORBIDS_CRITICISM,
        Check.REMOVES_VIEWS,
    }
)
"""The checks that ask whether a guideline may be made; what is accepted of them is shown with answers."""
