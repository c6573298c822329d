"""A policy that people look at: in a notebook, and as a picture."""

from __future__ import annotations

from offentligroll.policy.equipped import Equipped


class Shown(Equipped):
    """A policy with the ways in which it is looked at."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from offentligroll.policy.in_notebook import policy_in_notebook  # noqa: PLC0415

        return policy_in_notebook(self)

    def to_svg(self, language: str = "en") -> str:
        """Draw which facts lead to which rules, and which rule goes before which.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            SVG, which also says all of it in words, for those who don't see it.

        Raises:
            ValueError: there is no such language.

        Example:
            >>> from offentligroll.policy import Policy
            >>> Policy.shipped("katrineholm").to_svg("sv").startswith("<svg ")
            True
        """
        from offentligroll.report.picture.drawing import policy_picture  # noqa: PLC0415

        return policy_picture(self.sound(), language)
