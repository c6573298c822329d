"""The review of an archive, as people get it: what was found, and the page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from offentligroll.assessment.assessment import Assessment
from offentligroll.languages import say, written
from offentligroll.languages.notebook import reader_language, shown_in_notebook
from offentligroll.model.typed import typed
from offentligroll.review.reviewed import Reviewed


@attrs.frozen(kw_only=True, field_transformer=typed)
class Review(Reviewed):
    """A whole archive under a policy, by the day of a report."""

    def __repr__(self) -> str:
        # Logs and tracebacks print this: it may hold thousands of statements.
        counts = (f"{name}={len(getattr(self, name))}" for name in ("assessments", "requests", "obligations"))
        return f"Review(policy={self.policy!r}, on={str(self.on)!r}, {', '.join(counts)})"

    def _repr_html_(self) -> str:
        language = reader_language()
        counts = (
            f"{say(f'review.outcome.{outcome}', language)} {written(count, language)}"
            for outcome, count in self.counts.items()
        )
        against = sum(bool(one.against) for one in self.assessments)
        told = {"assessed": len(self.assessments), "against": against, "unanswered": len(self.unanswered)}
        numbers = (
            f"{written(count, language)} {say(f'report.overview.{name}', language, count=count)}"
            for name, count in told.items()
        )
        title = say("report.title", language, day=written(self.on, language))
        return shown_in_notebook(
            f"{title}: {self.policy}",
            [", ".join(numbers), f"{say('review.outcomes', language)}: {', '.join(counts)}"],
        )

    def to_html(
        self,
        language: str = "en",
        *,
        words: bool = True,
        key: bytes | None = None,
        near: Callable[[Assessment, str], Iterable[str]] | None = None,
    ) -> str:
        """Write a report to look at: one page that needs nothing else.

        Args:
            language: ``"sv"`` or ``"en"``.
            words: whether the words of statements are told.
            key: a secret of at least 16 bytes, by which names are left out and ids made anew.
            near: what tells of the decided cases that are nearest to an assessment, such as
                :class:`~offentligroll.cases.NearCases`; left out, nothing does.

        Returns:
            HTML. What strangers wrote is shown in it, and can't be run.

        Raises:
            ValueError: there is no such language, or the key is too short.
        """
        from offentligroll.report.archive_page import archive_page  # noqa: PLC0415

        more = {} if near is None else {"near": near}
        return archive_page([self], language, words=words, key=key, **more)
