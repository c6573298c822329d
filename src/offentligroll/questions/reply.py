"""The answer to a question that somebody asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.questions.drafts import draft_of
from offentligroll.questions.parts import Said
from offentligroll.questions.record import reply_to_dict
from offentligroll.questions.wording import text_of


@attrs.frozen(kw_only=True, field_transformer=typed)
class Reply(Said):
    """The answer of one policy to a question that somebody asked.

    Example:
        >>> from offentligroll.policy.policy import Policy
        >>> reply = Policy.shipped("katrineholm").answer("may-say", ["takes-party-side", "role-is-always-on"])
        >>> reply.form, reply.ground.id
        (<Form.NO: 'no'>, 'c-kat-no-party')
    """

    __repr__ = short_repr

    def text(self, language: str = "en", *, whole: bool = False) -> str:
        """State it: the answer, then the ground with its source, then what it rests on or what to ask.

        Args:
            language: ``"sv"`` or ``"en"``.
            whole: whether to tell the other rules that bear on it too.

        Returns:
            Plain text of three lines; more where the whole is asked for.

        Raises:
            ValueError: there is no such language.
        """
        return text_of(self, language, whole=whole)

    def draft(self, language: str = "en") -> str | None:
        """Draft what is to be written, for somebody to check and finish.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            The draft; None where this reply calls for none.

        Raises:
            ValueError: there is no such language.
        """
        return draft_of(self, language)

    def to_dict(self) -> Mapping[str, Any]:
        """Turn it into plain values, ready for JSON.

        Returns:
            A dictionary.
        """
        return reply_to_dict(self)
