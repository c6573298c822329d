"""What countries are called."""

from __future__ import annotations

from offentligroll.languages import is_known, say


def country_words(country: str | None, language: str) -> str:
    """Name the country of a policy.

    Args:
        country: its code; None for a policy without one.
        language: ``"sv"`` or ``"en"``.

    Returns:
        Its name; a country that there is no name for goes by its code.

    Example:
        >>> country_words("SE", "sv"), country_words("IS", "sv"), country_words(None, "en")
        ('Sverige', 'IS', 'No country')
    """
    name = country or "none"
    code = f"pages.country.{name}"
    return say(code, language) if is_known(code) else name
