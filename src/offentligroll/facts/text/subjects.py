"""About whom and by whom words are, as far as the reading depends on it."""

from __future__ import annotations

import attrs

from offentligroll.model.organisation import OrganisationKind


@attrs.frozen(kw_only=True, cache_hash=True)
class Subject:
    """About whom and by whom the words are, as far as the patterns depend on it."""

    kind: OrganisationKind | None = None
    """What sort of body the authority is; None where it is not known which it is."""
    names: tuple[str, ...] = ()
    """The authority's own names."""
    titles: tuple[str, ...] = ()
    """The author's titles; empty where none are known, and then all usual ones count."""
    holds_role: bool | None = None
    """Whether whoever writes holds a public role there; None where it is not known who that is."""
    parties: tuple[str, ...] = ()
    """The names of the parties in which the author is known to hold a role."""
