"""Watching a page: what it says on the console, and what it asks for elsewhere, fails the test."""

from __future__ import annotations

import re
import urllib.parse
from importlib import resources
from typing import Any

import attrs
from playwright.sync_api import BrowserContext, Dialog, Page

TAGS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe that hold: WCAG 2.2 A and AA, and what is good practice beside it."""
_LOCAL = ("127.0.0.1", "localhost", "::1")


@attrs.define(slots=False)  # Playwright keeps something at the objects whose methods it calls
class Watched:
    """What pages did that they must not do."""

    wrong: list[str] = attrs.field(factory=list)
    """Messages on the console, errors, dialogs, and what was asked for elsewhere."""
    expected: list[str] = attrs.field(factory=list)
    """What a test provokes: patterns of messages that are no fault here, such as ``"status of 409"``."""

    def watch(self, context: BrowserContext) -> None:
        """Watch all pages of a context, with their frames and workers.

        Args:
            context: the context.
        """
        context.on("console", lambda said: self._tell(f"console {said.type}: {said.text}"))
        context.on("weberror", lambda found: self._tell(f"error: {found.error}"))
        context.on("dialog", self._dismiss)
        context.on("request", lambda asked: self._look_at(asked.url))

    def unexpected(self) -> list[str]:
        """Give what no test provoked.

        Returns:
            A line for each message.
        """
        return [one for one in self.wrong if not any(re.search(each, one) for each in self.expected)]

    def _tell(self, told: str) -> None:
        self.wrong.append(told)

    def _dismiss(self, shown: Dialog) -> None:
        self._tell(f"dialog: {shown.message}")
        shown.dismiss()

    def _look_at(self, url: str) -> None:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in _LOCAL:
            self._tell(f"request of {url}")


def violations(page: Page, within: str | None = None) -> list[str]:
    """Look for what keeps people out of a page, with axe.

    Args:
        page: the page, as it stands.
        within: a selector of what is looked at; left out, all of it.

    Returns:
        What was found, a line each: the rule, how bad it is, what it says and the first elements.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "([within, tags]) => axe.run(within ?? document, { runOnly: tags, resultTypes: ['violations'] })",
        [within, TAGS],
    )
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: "
        + "; ".join(str(node["html"])[:200] for node in one["nodes"][:3])
        for one in found["violations"]
    ]


def overflow(page: Page) -> int:
    """Tell by how many pixels a page is wider than its window.

    Args:
        page: the page.

    Returns:
        Zero where nothing has to be scrolled sideways.
    """
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
