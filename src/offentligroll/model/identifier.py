"""What other registers call a person or body, in their own form."""

from __future__ import annotations

import attrs

from offentligroll.model.typed import typed


@attrs.frozen(kw_only=True, field_transformer=typed)
class Identifier:
    """An id in somebody else's register.

    Example:
        >>> Identifier(scheme="wikidata", value="Q359442").value
        'Q359442'
    """

    scheme: str
    """Whose register, such as ``"wikidata"``, ``"bioguide"`` or ``"riksdagen"``."""
    value: str
    """The id there, in its own form."""


def together(identifiers: tuple[Identifier, ...]) -> tuple[Identifier, ...]:
    """Put those of one register together, each once, in their order."""
    schemes = list(dict.fromkeys(one.scheme for one in identifiers))
    return tuple(sorted(dict.fromkeys(identifiers), key=lambda one: schemes.index(one.scheme)))
