"""Policies from files and to files, and policies of programs held to what holds for files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import attrs

from offentligroll.languages.arguments import check_type
from offentligroll.model.typed import recorded
from offentligroll.policy.reading.kept_policies import rulebook_from, shipped_rulebook
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.policy.rulebook import Rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from offentligroll.files.limits import Limits
    from offentligroll.files.problems import Problem


class Filed(Rulebook):
    """The ways of a policy from files, and into them."""

    __slots__ = ()

    @classmethod
    def load(cls, source: str | Path, *, limits: Limits | None = None) -> Self:
        """Load a shipped policy, or one from a file.

        Where the name comes from outside, use :meth:`shipped`, which opens no files.

        Args:
            source: the id of a shipped policy, such as ``"katrineholm"``, or a path to a TOML file.
            limits: what the file may cost; left out, the usual limits.

        Returns:
            The policy.

        Raises:
            FileError: the file is missing or wrong; the error names all problems with their places.
        """
        return cls.of(rulebook_from(source, limits))

    @classmethod
    def shipped(cls, identity: str) -> Self:
        """Return a policy that comes with the library; no file is ever opened by that name.

        Args:
            identity: its id, such as ``"katrineholm"``, which may come from outside.

        Returns:
            The policy.

        Raises:
            FileError: there is no shipped policy of that id.

        Example:
            >>> from offentligroll import Policy
            >>> Policy.shipped("katrineholm").id
            'katrineholm'
        """
        return cls.of(shipped_rulebook(identity))

    @staticmethod
    def shipped_ids() -> tuple[str, ...]:
        """Name the policies that come with the library.

        Returns:
            Their ids, in alphabetical order.

        Example:
            >>> from offentligroll import Policy
            >>> "katrineholm" in Policy.shipped_ids()
            True
        """
        return shipped_ids()

    @classmethod
    def from_text(cls, text: str, name: str = "policy.toml", *, limits: Limits | None = None) -> Self:
        """Read a policy from TOML that is already text.

        Args:
            text: the TOML.
            name: what to call it in problems.
            limits: what it may cost; left out, the usual limits.

        Returns:
            The policy.

        Raises:
            FileError: the text is wrong; the error names all problems with their places.
        """
        from offentligroll.policy.reading.loading import rulebook_from_text  # noqa: PLC0415

        return cls.of(rulebook_from_text(text, name, limits))

    @classmethod
    def of(cls, rulebook: Rulebook) -> Self:
        """Make a policy of contents that have been read.

        Args:
            rulebook: what the policy says.

        Returns:
            The policy.
        """
        check_type("rulebook", rulebook, Rulebook)
        fields = (field for field in attrs.fields(Rulebook) if field.init)
        contents = {field.name: getattr(rulebook, field.name) for field in fields}
        # What was read, or made by a program, has been held to its types.
        return recorded(cls, **contents, _was_read=rulebook._was_read)  # noqa: SLF001 - of its own base

    @classmethod
    def check(cls, source: str | Path | Rulebook, *, limits: Limits | None = None) -> tuple[Problem, ...]:
        """Find everything that can be wrong with a policy without running it.

        Args:
            source: the id of a shipped policy, a path to a TOML file, or a policy that a program built.
            limits: what the file may cost; left out, the usual limits.

        Returns:
            Errors, warnings and hints by place, but for what the policy accepts; nothing is raised. What a
            program built has no lines: ``where`` says which entry it is.

        Example:
            >>> from offentligroll import Policy
            >>> [one.message for one in Policy.check("katrinholm")]
            ['`katrinholm` is neither a shipped policy nor a file']
        """
        from offentligroll.policy.checking.report import check_policy  # noqa: PLC0415

        return check_policy(source, limits=limits).problems

    def to_toml(self) -> str:
        """Write the policy as the text of its file.

        Returns:
            TOML that reads back equal. Detectors and working days of its own are no part of it, and what it
            extends stands beside it.

        Raises:
            FileError: no file could hold it; the error carries everything that is wrong with it.

        Example:
            >>> from offentligroll import Policy
            >>> policy = Policy.shipped("katrineholm")
            >>> Policy.from_text(policy.to_toml()) == policy
            True
        """
        from offentligroll.policy.reading.built import read_built  # noqa: PLC0415
        from offentligroll.policy.reading.policy_record import record_to_toml  # noqa: PLC0415

        return record_to_toml(read_built(self, anew=True).data)

    def extending(self, other: Rulebook, *, capacity: bool = False) -> Self:
        """Return a copy that takes in another policy's own facts, guidelines and obligations.

        Args:
            other: the policy that is taken in, with the assumptions that its rules read.
            capacity: whether its capacity rules are taken in too.

        Returns:
            The copy, with the other's id before the ids of what it took in.

        Raises:
            FileError: the other can't be taken in, or one of the two can't be used.

        Example:
            >>> from offentligroll import Policy
            >>> policy = Policy.shipped("katrineholm").extending(Policy.shipped("se-law"))
            >>> policy.extends
            ('se-law',)
        """
        from offentligroll.policy.reading.built import extending  # noqa: PLC0415

        taken = self.of(extending(self, other, capacity=capacity))
        return attrs.evolve(taken, detectors=self.detectors, calendar=self.calendar).as_read()

    def sound(self) -> Self:
        """Hold a policy that a program built to what holds for files, the first time that it is asked.

        Returns:
            The same.

        Raises:
            FileError: no file could hold it; the error carries everything that is wrong with it.
        """
        if not self._was_read:
            from offentligroll.policy.reading.built import read_built  # noqa: PLC0415

            read_built(self)
            self.as_read()
        return self
