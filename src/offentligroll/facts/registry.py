"""Which detectors there are: those of the library, and those that a program brings."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs

from offentligroll.facts.batch_detector import BatchDetector
from offentligroll.facts.detector import Detector
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.files.problems import did_you_mean
from offentligroll.languages import Message, MessageError, with_hint
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

ProgramDetector = Detector | BatchDetector
"""What a program may bring."""


@attrs.frozen(kw_only=True, field_transformer=typed)
class Detectors:
    """An immutable register of detectors, by the fact that they answer.

    Example:
        >>> from offentligroll.facts.detector import Answer
        >>> from offentligroll.model.truth import Truth
        >>> spots_satire = Detector(
        ...     fact="is-satire",
        ...     name="our satire model",
        ...     answer=lambda context: Answer.looked_up(Truth.NO, "our satire model, 2026"),
        ...     cost=100,
        ... )
        >>> programs, shipped = Detectors.shipped().with_detector(spots_satire).for_fact("is-satire")
        >>> [detector.name for detector in programs], shipped
        (['our satire model'], None)
    """

    __repr__ = short_repr

    library: tuple[Detector, ...] = ()
    """The library's own, at most one for each fact."""
    programs: tuple[ProgramDetector, ...] = ()
    """Those that a program brings; they outrank the library's own."""
    _by_fact: Mapping[str, tuple[tuple[ProgramDetector, ...], Detector | None]] = attrs.field(
        init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        own = {detector.fact: detector for detector in self.library}
        brought: dict[str, list[ProgramDetector]] = {}
        for detector in sorted(self.programs, key=lambda one: one.cost):
            for fact in detector.facts:
                brought.setdefault(fact, []).append(detector)
        by_fact = {
            fact: (tuple(brought.get(fact, ())), own.get(fact)) for fact in dict.fromkeys([*own, *brought])
        }
        object.__setattr__(self, "_by_fact", by_fact)

    @classmethod
    @functools.cache
    def shipped(cls) -> Detectors:
        """Return the detectors that come with the library.

        Returns:
            One for every fact of the vocabulary that is computed from the model or detected in the words.
        """
        from offentligroll.facts.detectors.act import ACT_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.around import AROUND_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.author import AUTHOR_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.channel import CHANNEL_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.declaring import DECLARING_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.other_accounts import OTHER_ACCOUNT_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.profile import PROFILE_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.purpose import PURPOSE_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.setting import SETTING_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.speaker import SPEAKER_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.text import TEXT_DETECTORS  # noqa: PLC0415
        from offentligroll.facts.detectors.upkeep import UPKEEP_DETECTORS  # noqa: PLC0415

        return cls(
            library=(
                *AUTHOR_DETECTORS,
                *SPEAKER_DETECTORS,
                *CHANNEL_DETECTORS,
                *DECLARING_DETECTORS,
                *OTHER_ACCOUNT_DETECTORS,
                *PROFILE_DETECTORS,
                *UPKEEP_DETECTORS,
                *PURPOSE_DETECTORS,
                *AROUND_DETECTORS,
                *ACT_DETECTORS,
                *SETTING_DETECTORS,
                *TEXT_DETECTORS,
            )
        )

    def with_detector(self, detector: ProgramDetector, own: Collection[str] = ()) -> Detectors:
        """Return a register that also asks a program's own detector.

        Args:
            detector: the detector; its name is shown as the teller of what it tells.
            own: the ids of a policy's own facts, which it may answer too.

        Returns:
            The new register.

        Raises:
            TypeError: it is no detector.
            MessageError: a fact of it is not in the vocabulary, or one of that name answers it already.
        """
        check_is_detector(detector)
        for fact in detector.facts:
            if fact not in Vocabulary.shipped() and fact not in own:
                near = did_you_mean(fact, Vocabulary.shipped())
                raise MessageError(with_hint(Message("facts.not-in-vocabulary", fact=fact), near))
            if any(one.name == detector.name and fact in one.facts for one in self.programs):
                raise MessageError(Message("facts.detector-twice", name=detector.name, fact=fact))
        return attrs.evolve(self, programs=(*self.programs, detector))

    @functools.cached_property
    def is_library(self) -> bool:
        """Whether it asks the detectors that come with the library, and no others."""
        return not self.programs and self.library is Detectors.shipped().library

    @property
    def batch_size(self) -> int:
        """How many statements are best assessed together: the most that a batch detector takes, or 1."""
        return max((one.batch_size for one in self.programs if isinstance(one, BatchDetector)), default=1)

    @property
    def names(self) -> tuple[str, ...]:
        """The program's own detectors: each by its name and the fact that it answers."""
        return tuple(f"{one.name} ({fact})" for one in self.programs for fact in one.facts)

    def for_fact(self, fact: str) -> tuple[tuple[ProgramDetector, ...], Detector | None]:
        """Return the detectors that answer a fact.

        Args:
            fact: the id of the fact.

        Returns:
            The program's own, the cheap ones first, and the library's own if there is one.
        """
        return self._by_fact.get(fact, _NONE)

    def __reduce__(self) -> tuple[Callable[..., Detectors], tuple[Any, ...]]:
        # What is shipped is pickled by name: a pickled assessment should not carry it along.
        if self.library is Detectors.shipped().library:
            return _shipped_with, (self.programs,)
        return _rebuilt, (self.library, self.programs)


def check_is_detector(detector: object) -> None:
    """Refuse what is no detector, such as the function of one.

    Args:
        detector: what a program brings.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(detector, Detector | BatchDetector):
        raise TypeError(f"`detector` has to be a Detector or a BatchDetector, got {detector!r:.60}")


_NONE: tuple[tuple[ProgramDetector, ...], Detector | None] = ((), None)


def _shipped_with(programs: tuple[ProgramDetector, ...]) -> Detectors:
    shipped = Detectors.shipped()
    return attrs.evolve(shipped, programs=programs) if programs else shipped


def _rebuilt(library: tuple[Detector, ...], programs: tuple[ProgramDetector, ...]) -> Detectors:
    return Detectors(library=library, programs=programs)
