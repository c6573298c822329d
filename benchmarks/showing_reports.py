"""Showing a report of 20,000 statements in a real browser, beside an empty page of the same bytes.

The clock is the browser's own, and what counts is what a person waits for: until the page stands, and until
what was chosen is painted.
"""

from __future__ import annotations

import datetime as dt
import functools
import pathlib
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import posts
from measuring import Settings, milli, print_table, settings, times

from offentligroll import Policy
from offentligroll.cases import NearCases
from offentligroll.report.archive_page import archive_page

sys.path.append(str(pathlib.Path(__file__).parents[1] / "tests"))
from browser.many_rows import with_rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STATEMENTS = 20_000
KINDS = 50
"""How many statements differ in more than id, day and number."""
NOTICED = 0.1
"""Seconds after which an answer no longer seems to be there at once."""
EMPTY = "an empty page of the same bytes"
NO_NAMES = ["--host-resolver-rules=MAP * ~NOTFOUND"]
_PAINTED = """() => new Promise((done) => {{
    const choose = (name, value) => {{
        const field = document.querySelector(`#filter [name=${{name}}]`);
        field.value = value;
        field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    }};
    const last = (name) => document.querySelector(`[name=${{name}}] option:last-child`).value;
    const before = performance.now();
    {act};
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
}})"""
CHOICES = {
    "nothing (a frame)": "0",
    "by words": "choose('q', 'ärende 1')",
    "by channel": "choose('channel', last('channel'))",
    "by guideline": "choose('guideline', last('guideline'))",
    "by findings": "choose('finding', 'against')",
    "all again": "document.querySelector('[type=reset]').click()",
    "the next hundred": "document.querySelectorAll('#pages button')[1].click()",
}
"""What is done in the page, by name."""


def _report(count: int) -> str:
    policy, directory = Policy.load("katrineholm"), posts.directory()
    statements = posts.posts(KINDS, directory)
    review = policy.review(statements, on=dt.date(2013, 2, 28))
    return with_rows(archive_page([review], "sv", near=NearCases.of([policy])), count)


def _opened(browser: Browser, path: pathlib.Path) -> float:
    page = browser.new_page()
    page.goto(path.as_uri())
    took = float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    page.close()
    return took / 1000


def _chosen(page: Page, act: str) -> float:
    return float(page.evaluate(_PAINTED.format(act=act))) / 1000


def _medians(run: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Measure in turns."""
    measured: dict[str, list[float]] = {name: [] for name in run}
    for _ in range(rounds):
        for name, once in run.items():
            measured[name].append(once())
    return {name: statistics.median(found) for name, found in measured.items()}


def _measure(browser: Browser, folder: pathlib.Path, chosen: Settings) -> None:
    report = _report(STATEMENTS)
    size = len(report.encode())
    ours, empty = folder / "report.html", folder / "empty.html"
    ours.write_text(report, "utf-8")
    before, after = "<!doctype html><title>Empty</title><script type='application/json'>", "</script>"
    empty.write_text(f"{before}{' ' * (size - len(before) - len(after))}{after}", "utf-8")
    run = {
        EMPTY: functools.partial(_opened, browser, empty),
        "the report": functools.partial(_opened, browser, ours),
    }
    found = _medians(run, chosen.rounds)
    print_table(
        f"Opening a report of {STATEMENTS:,} statements ({size / 1e6:.1f} MB)",
        ["", "ms", f"of {EMPTY}"],
        [[name, milli(seconds), times(seconds, found[EMPTY])] for name, seconds in found.items()],
    )
    page = browser.new_page()
    page.goto(ours.as_uri())
    found = _medians(
        {name: functools.partial(_chosen, page, act) for name, act in CHOICES.items()}, chosen.rounds
    )
    print_table(
        "Choosing among them, until it is painted",
        ["", "ms", "of what a person notices"],
        [[name, milli(seconds), times(seconds, NOTICED)] for name, seconds in found.items()],
    )
    page.close()


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("Playwright is not installed (pip install --group browser), so that nothing is measured.")
        return
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("There is no Chromium on this machine, so that nothing is measured.")
        return
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", *NO_NAMES])
        _measure(browser, pathlib.Path(folder), chosen)
        print(f"\nChromium {browser.version}")
        browser.close()


if __name__ == "__main__":
    main(settings(__doc__ or ""))
