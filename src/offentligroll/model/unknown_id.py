"""What is raised where nothing has an id."""

from __future__ import annotations

from collections.abc import Iterable

from offentligroll.languages import Message, with_hint
from offentligroll.languages.errors import OffentligrollError

_KINDS_OF_RULES = ("guideline",)


class UnknownIdError(OffentligrollError, LookupError):
    """The directory, or the policy, has nothing under an id.

    Args:
        kind: what was looked for, such as ``"official"``.
        identity: the id that was looked for.
        known: the ids that there are.

    Example:
        >>> print(UnknownIdError("official", "janson", ["jansson"]))
        there is no official `janson` in the directory (did you mean `jansson`?)
    """

    def __init__(self, kind: str, identity: str, known: Iterable[str] = ()) -> None:
        self.kind = kind
        """What was looked for."""
        self.identity = identity
        """The id that was looked for."""
        self.known = tuple(known)
        """The ids that there are."""
        super().__init__(kind, identity, self.known)

    @property
    def message(self) -> Message:
        """What was looked for, and what may have been meant."""
        from offentligroll.files.problems import did_you_mean  # noqa: PLC0415

        identity = str(self.identity)
        if self.kind in _KINDS_OF_RULES:
            missing = Message("policy.unknown-rule", kind=Message(f"policy.kind.{self.kind}"), id=identity)
        else:
            kinds = (Message(f"model.kind.{self.kind}"),)
            missing = Message("model.unknown-id", kinds=kinds, id=identity)
        return with_hint(missing, did_you_mean(str(self.identity), self.known))

    def __str__(self) -> str:
        return str(self.message)
