"""What a FAQ answered, kept beside the page: each answer is a case that is asked again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from offentligroll.files.problems import FileError, Problem
from offentligroll.files.reading import reason_of
from offentligroll.languages import Message, say
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids
from offentligroll.questions.faq import Entry, faq

SUFFIX = ".asked.json"
"""How the file is called beside the page, after the page's whole name."""

_FORMAT = 1
Answer = Mapping[str, str | None]
"""The form of an answer, and the id of the rule that it stands on."""


def answers_of(policy: Policy) -> dict[str, Answer]:
    """Ask a policy all that its FAQ answers.

    Args:
        policy: the policy.

    Returns:
        The answers, each by its question and case.

    Example:
        >>> answers = answers_of(Policy.shipped("se-law"))
        >>> answers["may-say: seeks-a-source, author-is-senior, not author-is-visitor"]
        {'form': 'yes', 'ground': 'l-medd'}
    """
    return _kept(faq(policy))


@attrs.frozen(kw_only=True)
class Change:
    """An answer that is not as it was."""

    case: str
    """The question, and the case."""
    before: Answer | None
    """What was answered; None where it was not."""
    now: Answer | None
    """What is answered; None where it is not any more."""

    @property
    def kind(self) -> str:
        """``"gone"``, ``"new"`` or ``"another"``."""
        return "gone" if self.now is None else "new" if self.before is None else "another"

    def explain(self, language: str = "en") -> str:
        """Return what was answered, and what is.

        Args:
            language: ``"sv"`` or ``"en"``.

        Returns:
            One line.
        """
        told = {name: _told(one) for name, one in (("before", self.before), ("now", self.now))}
        return say(f"cases.kept-faq.{self.kind}", language, case=self.case, **told)


@attrs.frozen(kw_only=True)
class KeptFaq:
    """The answers of a FAQ, and the policy that gave them."""

    policy: str
    """The id of a shipped policy, or the path of a file, as it is seen from the folder of the page."""
    answers: Mapping[str, Answer]
    """The answers, each by its question and case."""
    folder: Path
    """The folder of the page."""

    @classmethod
    def of(cls, policy: str, page: Path, entries: Iterable[Entry]) -> KeptFaq:
        """Take what a policy answers now.

        Args:
            policy: the id of a shipped policy, or a path.
            page: the page.
            entries: what stands on the page.

        Returns:
            What is to be kept.
        """
        folder = page.resolve().parent
        named = policy
        if policy not in shipped_ids():
            named = Path(os.path.relpath(Path(policy).resolve(), folder)).as_posix()
        return cls(policy=named, answers=_kept(entries), folder=folder)

    @classmethod
    def load(cls, path: Path) -> KeptFaq:
        """Read what was kept.

        Args:
            path: the file, or the page beside it.

        Returns:
            What was kept.

        Raises:
            FileError: it is missing, or not what was kept.
        """
        path = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
        try:
            found = json.loads(path.read_text("utf-8"))
        except OSError as error:
            raise _wrong(path, "missing", reason=reason_of(error)) from None
        except ValueError:
            found = None
        if not isinstance(found, dict) or found.get("format") != _FORMAT:
            raise _wrong(path, "other")
        policy, answers = found.get("policy"), found.get("answers")
        if not isinstance(policy, str) or not isinstance(answers, dict):
            raise _wrong(path, "other")
        return cls(policy=policy, answers=answers, folder=path.resolve().parent)

    def write(self, page: Path) -> None:
        """Keep it beside the page.

        Args:
            page: the page.

        Raises:
            OSError: it can't be written.
        """
        record = {"format": _FORMAT, "policy": self.policy, "answers": self.answers}
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
        page.with_name(page.name + SUFFIX).write_text(f"{text}\n", "utf-8", newline="\n")

    def loaded(self) -> Policy:
        """Load the policy that gave the answers.

        Returns:
            The policy, as it is now.

        Raises:
            FileError: it is missing or wrong.
        """
        return Policy.load(self.policy if self.policy in shipped_ids() else self.folder / self.policy)

    def changes(self, policy: Policy) -> Iterator[Change]:
        """Ask again.

        Args:
            policy: the policy, as it is now.

        Yields:
            What is answered otherwise, or not any more, or is new.
        """
        now = answers_of(policy)
        for case in dict.fromkeys((*self.answers, *now)):
            change = Change(case=case, before=self.answers.get(case), now=now.get(case))
            if change.before != change.now:
                yield change


def _kept(entries: Iterable[Entry]) -> dict[str, Answer]:
    return {entry.key: entry.kept() for entry in entries}


def _told(answer: Answer | None) -> str:
    return "" if answer is None else f"{answer.get('form')} ({answer.get('ground')})"


def _wrong(path: Path, code: str, **names: str) -> FileError:
    message = Message(f"cases.kept-faq.{code}", path=str(path), **names)
    return FileError([Problem("kept-faq", message)])
