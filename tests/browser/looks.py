"""How a page is looked at: language, theme, width, print, forced colours and reduced motion."""

from __future__ import annotations

from typing import Any, Literal

import attrs

Theme = Literal["light", "dark"]


@attrs.frozen(kw_only=True)
class Look:
    """One way in which somebody sees a page."""

    language: str = "en"
    """The language of the browser."""
    theme: Theme = "light"
    """Whether dark pages are wanted."""
    width: int = 1280
    """How many pixels wide the window is."""
    height: int = 900
    """How many pixels high the window is."""
    is_print: bool = False
    """Whether the page is seen as on paper."""
    has_forced_colours: bool = False
    """Whether the system gives all colours, as Windows does for contrast."""
    has_reduced_motion: bool = False
    """Whether nothing shall move."""
    has_script: bool = True
    """Whether scripts are run."""

    @property
    def name(self) -> str:
        """The look in a few words, for the names of tests and pictures."""
        told = {
            f"{self.width}px": self.width != Look().width,
            "print": self.is_print,
            "forced-colours": self.has_forced_colours,
            "reduced-motion": self.has_reduced_motion,
            "no-script": not self.has_script,
        }
        return "-".join((self.language, self.theme, *(name for name, is_so in told.items() if is_so)))

    @property
    def context(self) -> dict[str, Any]:
        """What Playwright's ``new_context`` is given."""
        return {
            "locale": {"sv": "sv-SE", "en": "en-GB"}[self.language],
            "timezone_id": "Europe/Stockholm",
            "color_scheme": self.theme,
            "viewport": {"width": self.width, "height": self.height},
            "forced_colors": "active" if self.has_forced_colours else "none",
            "reduced_motion": "reduce" if self.has_reduced_motion else "no-preference",
            "java_script_enabled": self.has_script,
        }


PLAIN = (Look(language="sv"), Look(language="en"))
"""Each language as most people see it."""
THEMES = tuple(
    Look(language=language, theme=theme) for language in ("sv", "en") for theme in ("light", "dark")
)
"""Each language, light and dark."""
LOOKS = (
    *THEMES,
    Look(language="sv", width=320),
    Look(language="sv", is_print=True),
    Look(language="en", has_forced_colours=True, has_reduced_motion=True),
)
"""All ways in which each page of ours is looked at."""
FEW = (
    Look(language="sv"),
    Look(language="en", theme="dark"),
    Look(language="sv", width=320),
    Look(language="en", has_forced_colours=True, has_reduced_motion=True),
)
"""What is left of them where a page takes long to be walked."""
