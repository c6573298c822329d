"""The browser itself: what pages must not do is seen, and what keeps people out is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.looks import LOOKS, Look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGE = (
    '<!doctype html><html lang="en"><head><title>t</title></head>'
    "<body><main><h1>t</h1>{}</main></body></html>"
)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>console.log('hello')</script>", "console log: hello"),
        ("<script>throw new Error('oh')</script>", "error: "),
        ("<script>alert('hacked')</script>", "dialog: hacked"),
        ('<img alt="" src="https://elsewhere.invalid/a.png">', "request of https://elsewhere.invalid/a.png"),
        (
            "<script>fetch('https://elsewhere.invalid').catch(() => 0)</script>",
            "request of https://elsewhere.invalid/",
        ),
    ],
    ids=["console", "error", "dialog", "picture", "fetch"],
)
def test_what_a_page_must_not_do_is_seen(chromium: Browser, body: str, told: str) -> None:
    """Words on the console, errors, dialogs, and what is asked for elsewhere."""
    from browser.watching import Watched

    watched = Watched()
    context = chromium.new_context()
    watched.watch(context)
    page = context.new_page()
    page.set_content(PAGE.format(body))
    page.wait_for_timeout(50)
    context.close()
    assert any(told in one for one in watched.unexpected())
    watched.expected.append(".")
    assert watched.unexpected() == []


def test_a_page_that_keeps_people_out_is_found(open_page: Callable[..., Page]) -> None:
    """A field without a name, and text that can't be told from its ground."""
    from browser.watching import overflow, violations

    bad = '<input><p style="color: #eee; background: #fff">faint</p><div style="width: 3000px">wide</div>'
    page = open_page(PAGE.format(bad))
    assert {one.partition(" ")[0] for one in violations(page)} == {"label", "color-contrast"}
    assert overflow(page) > 1000


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_page_is_seen_as_the_look_says(open_page: Callable[..., Page], look: Look) -> None:
    """The browser answers by language, theme, width, medium, forced colours and motion."""
    page = open_page(PAGE.format(""), look)
    asked = {
        "(prefers-color-scheme: dark)": look.theme == "dark",
        "print": look.is_print,
        "(forced-colors: active)": look.has_forced_colours,
        "(prefers-reduced-motion: reduce)": look.has_reduced_motion,
        f"(width: {look.width}px)": True,
    }
    assert {query: page.evaluate("query => matchMedia(query).matches", query) for query in asked} == asked
    assert page.evaluate("navigator.language")[:2] == look.language


def test_a_page_without_script_runs_none(open_page: Callable[..., Page]) -> None:
    """What stands there without script is what somebody reads whose browser runs none."""
    page = open_page(
        PAGE.format("<p id='p'>plain</p><script>p.textContent = 'run'</script>"), Look(has_script=False)
    )
    assert page.locator("#p").text_content() == "plain"
