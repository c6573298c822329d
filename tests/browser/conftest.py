"""Pages in a real browser: Debian's Chromium, driven by Playwright.

``nox -s browser`` brings what these tests need and runs them; by hand::

    pip install --group browser
    python -m pytest tests/browser

They run only where this folder, or a file of it, is named: an ordinary run of all tests skips them at once.
Where Playwright, axe or Chromium is missing they are skipped too, and say so.

How to write one:

- A test is a function of the fixture ``open_page``. ``open_page(address)`` opens a file, a web address of
  this machine, or HTML, and gives Playwright's ``Page``; with ``Look(language="sv", width=320)`` after the
  address it does so as somebody else sees it. Looks stand in ``browser.looks``: parametrize over ``LOOKS``,
  ``FEW``, ``THEMES`` or ``PLAIN`` with ``ids=lambda look: look.name``.
- **Every message on the console, every error, every dialog and every request of another machine fails the
  test**, at its end, without a word in the test. What a test provokes it names first:
  ``watched.expected.append("status of 409")`` with the fixture ``watched``.
- ``accessible(page)`` fails where axe finds anything by the rules of WCAG 2.2 AA, and where the page has to
  be scrolled sideways.
- ``picture(page, "workbench", look)`` keeps a picture of the whole page under ``pictures/``, which git does
  not see, for people to look at; where ``PICTURES=1`` is in the environment, since pictures take long.
- Our pages forbid evaluating text in them. ``page.evaluate`` works all the same; ``wait_for_function`` and
  ``add_script_tag`` don't: wait for an element with ``expect(page.locator(…))`` instead.
- Import Playwright within tests or under ``TYPE_CHECKING`` only: these modules are collected where it is
  missing. The same holds for the package of an extra, which ``nox -s browser`` then has to install.
- A server is started by the test on a port that the system gives (``port=0``), and stopped by it.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.looks import Look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.watching import Watched

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
_NEEDED = ("playwright", "axe_playwright_python")
_PATIENCE = 30_000
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.hookimpl
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, or where nobody asked for it.

    Args:
        config: the run.
        items: the tests that were collected.
    """
    if reason := _why_not(config):
        for item in items:
            if item.path.is_relative_to(HERE):
                item.add_marker(pytest.mark.skip(reason=reason))


def _why_not(config: pytest.Config) -> str | None:
    named = (Path(one.partition("::")[0]).resolve() for one in config.args)
    if not any(one.is_relative_to(HERE) for one in named):
        return "`nox -s browser` runs this in a real browser"
    lacking = [one for one in _NEEDED if importlib.util.find_spec(one) is None]
    if lacking:
        return f"{' and '.join(lacking)} of the group `browser` is not installed"
    return None if _CHROMIUM else "there is no Chromium on this machine"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, which finds no other machine."""
    from playwright.sync_api import expect, sync_playwright

    # Only a failure takes as long, and a machine that does much else is no failure.
    expect.set_options(timeout=_PATIENCE)
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]
    if os.geteuid() == 0:
        # The sandbox of Chromium refuses the superuser, as whom containers run.
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def watched() -> Iterator[Watched]:
    """What pages did that they must not do; at the end there must be nothing of it."""
    from browser.watching import Watched

    watching = Watched()
    yield watching
    assert watching.unexpected() == []


@pytest.fixture
def open_page(chromium: Browser, watched: Watched, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """What opens a file, an address of this machine or HTML, as somebody sees it."""
    contexts = []

    def open_it(what: str | Path, look: Look | None = None, **more: Any) -> Page:  # noqa: ANN401
        look = look or Look()
        context = chromium.new_context(**look.context, **more)
        contexts.append(context)
        watched.watch(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        if look.is_print:
            page.emulate_media(media="print")
        page.goto(_address(what, tmp_path))
        return page

    yield open_it
    for context in contexts:
        context.close()


def _address(what: str | Path, folder: Path) -> str:
    if isinstance(what, str) and what.startswith(("http://", "file://")):
        return what
    if isinstance(what, str):
        path = folder / "page.html"
        path.write_text(what, "utf-8")
        return path.as_uri()
    return what.as_uri()


@pytest.fixture
def accessible() -> Callable[..., None]:
    """What fails where somebody is kept out of a page."""
    from browser.watching import overflow, violations

    def look_at(page: Page, within: str | None = None) -> None:
        assert violations(page, within) == []
        assert overflow(page) == 0

    return look_at


@pytest.fixture
def picture() -> Callable[..., None]:
    """What keeps a picture of a whole page, where people want to look at it."""

    def keep(page: Page, name: str, look: Look | None = None) -> None:
        if not os.environ.get("PICTURES"):
            return
        PICTURES.mkdir(exist_ok=True)
        path = PICTURES / f"{name}-{(look or Look()).name}.png"
        page.screenshot(path=path, full_page=True, animations="disabled")

    return keep
