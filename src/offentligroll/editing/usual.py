"""Values that are mostly written at a place where much else could stand: zones, countries, durations."""

from __future__ import annotations

import functools
from zoneinfo import available_timezones

from offentligroll.facts.text.languages import languages
from offentligroll.languages import LANGUAGES, is_known, say
from offentligroll.model.official import RoleKind
from offentligroll.rules.rule import DoneBy

_ZONE = "Europe/Stockholm"
_DURATIONS = (
    *("1 working day", "3 working days", "24 hours", "4 office hours"),
    *("P1D", "P2W", "P6M", "P2Y", "forever"),
)


def usual_values(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is mostly written at a place of a policy.

    Args:
        keys: the way to the value, without numbers.

    Returns:
        The values, the likeliest first; none where nothing is usual.

    Example:
        >>> usual_values(("zone",))[0], usual_values(("obligation", "done_by"))[0]
        ('Europe/Stockholm', 'answer')
    """
    if keys == ("zone",):
        return _zones()
    if keys == ("languages",):
        return tuple(dict.fromkeys(("sv", *LANGUAGES, *languages().with_lexicon)))
    if keys in (("country",), ("covers", "countries")):
        return tuple(one for one in _countries() if is_known(f"pages.country.{one}"))
    if keys == ("covers", "roles"):
        return tuple(one.value for one in RoleKind)
    if keys == ("obligation", "done_by"):
        return tuple(one.value for one in DoneBy)
    return _DURATIONS if keys[-1:] in (("within",), ("retain",), ("answered",)) else ()


def about_value(keys: tuple[str, ...], value: str, language: str) -> str:
    """State in a few words what a usual value is.

    Args:
        keys: the way to it.
        value: the value.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Such as the name of a country; empty where the value says it itself.
    """
    code = f"pages.country.{value}"
    return say(code, language) if keys[-1:] in (("country",), ("countries",)) and is_known(code) else ""


@functools.cache
def _zones() -> tuple[str, ...]:
    return tuple(dict.fromkeys((_ZONE, *sorted(available_timezones()))))


def _countries() -> tuple[str, ...]:
    return tuple(dict.fromkeys(("SE", *sorted(languages().countries))))
