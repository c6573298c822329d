"""The workbench in a browser: nothing is lost, nothing of strangers is run, and nobody is kept out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.looks import FEW, Look
from browser.served import workbench
from offentligroll.languages import say
from small_policy import TEXT

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Opened = Callable[..., Page]

EVIL = 'Hej! </script><script>alert("$&")</script><img src=x onerror=alert(1)>'
"""What would be run, were it more than words."""


CASES = """format = 1
policy = "small"

[[case]]
id = "on-the-list"
title = "På listan"
yes = ["account-is-listed"]
expect = { capacity = "official" }

[[case]]
id = "wrong"
title = "Väntat fel"
no = ["account-is-listed"]
expect = { capacity = "official" }
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The workbench of an empty folder, in English."""
    with workbench(tmp_path) as found:
        yield found


def begin(page: Page, name: str = "Lindby kommun") -> None:
    """Start a policy from the template of Swedish municipalities."""
    page.locator("form [name=name]").fill(name)
    page.locator("form button.first").click()
    page.locator("details.rule").first.wait_for()


def add_rule(page: Page, kind: str, says: str, fact: str, verb: str) -> None:
    """Add a rule by the form, with a fact that is found by its words."""
    from playwright.sync_api import expect

    adding = page.locator("details.adding")
    if adding.get_attribute("open") is None:
        adding.locator("summary").first.click()
    adding.locator("[name=kind]").select_option(kind)
    adding.locator("[name=says]").fill(says)
    adding.locator("[name=verb]").select_option(verb)
    adding.locator("input.fact").first.fill(fact)
    adding.locator("[role=option]").first.click()
    adding.get_by_role("button", name="Add the rule").click()
    expect(page.locator("details.rule").filter(has_text=says)).to_have_count(1)


def test_two_windows_lose_nothing(address: str, open_page: Opened, tmp_path: Path) -> None:
    """Who saves later sees both texts, and decides; nothing is written over unseen."""
    from playwright.sync_api import expect

    first = open_page(address)
    begin(first)
    second = first.context.new_page()
    second.goto(first.url)
    second.locator("details.rule").first.wait_for()
    (path,) = tmp_path.glob("*.policy.toml")
    for window, says in ((first, "Ours stands."), (second, "Theirs stands.")):
        add_rule(window, "guideline", says, "title", "should")
    first.keyboard.press("Control+s")
    expect(first.locator(".state")).to_have_text("Saved")
    second.keyboard.press("Control+s")
    conflict = second.get_by_role("dialog", name="was changed elsewhere")
    expect(conflict.get_by_label("Yours")).to_have_value(re.compile("Theirs stands."))
    expect(conflict.get_by_label("The file as it is now")).to_have_value(re.compile("Ours stands."))
    assert "Theirs stands." not in path.read_text("utf-8")
    conflict.get_by_role("button", name="Keep mine").click()
    expect(second.locator(".state")).to_have_text("Saved")
    assert "Theirs stands." in path.read_text("utf-8")


def test_what_was_not_saved_is_offered_again(address: str, open_page: Opened) -> None:
    """A window that was closed, or a browser that fell, takes no work with it."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    add_rule(page, "guideline", "Written and not saved.", "title", "should")
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.goto(f"{address.partition('?')[0]}#/write/lindby-kommun.policy.toml")
    expect(again.get_by_text("was not saved")).to_be_visible()
    again.get_by_role("button", name="Take it up").click()
    expect(again.locator("details.rule").filter(has_text="Written and not saved.")).to_have_count(1)


def test_nothing_of_strangers_is_run(address: str, open_page: Opened) -> None:
    """A post, a sentence and a case that are markup are shown as they were written, wherever they stand."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page, name="Lindby <b>kommun</b>")
    expect(page.locator("h1")).to_have_text("Social media: Lindby <b>kommun</b>")
    add_rule(page, "guideline", EVIL, "title", "should")
    page.get_by_label("The words of the post").fill(EVIL)
    page.locator(".verdict").wait_for()
    page.locator("form.keep input").fill(EVIL)
    page.locator("form.keep button").click()
    page.get_by_role("button", name="As it reads").click()
    expect(page.locator("section.right ol").get_by_text("<img src=x").first).to_be_visible()
    page.get_by_role("button", name="Cases").click()
    expect(page.get_by_role("gridcell").filter(has_text="<img src=x")).to_have_count(1)
    assert page.locator("main img:not([src^='data:image/svg']), main script, main b").count() == 0


def test_the_ten_questions_are_answered_in_a_few_taps(
    address: str, open_page: Opened, tmp_path: Path
) -> None:
    """A question, one fact, a sentence with its source, kept as a case; each answer can be taken back."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    page.get_by_role("link", name="Ask").click()
    expect(page.locator(".questions button")).to_have_count(10)
    page.get_by_role("button", name="May we remove, hide or block?").click()
    expect(page.locator(".reply .answer")).to_contain_text("Yes, you may, if")
    page.get_by_role("button", name="no", exact=True).first.click()
    expect(page.locator(".reply .answer")).not_to_contain_text("Yes, you may, if")
    page.get_by_label("What the case is about").fill("An angry visitor")
    page.get_by_role("button", name="Save as case").click()
    expect(page.locator("#told")).to_contain_text("an-angry-visitor")
    (cases,) = tmp_path.glob("*.cases.toml")
    assert "An angry visitor" in cases.read_text("utf-8")
    page.get_by_role("button", name="Change the answer to").first.click()
    expect(page.locator(".reply .answer")).to_contain_text("Yes, you may, if")


@pytest.mark.parametrize("look", FEW, ids=lambda look: look.name)
def test_it_keeps_nobody_out(
    open_page: Opened,
    accessible: Callable[..., None],
    picture: Callable[..., None],
    tmp_path: Path,
    look: Look,
) -> None:
    """Axe finds nothing on any of its pages, also while a post is tried and a rule stands open."""
    (tmp_path / "small.policy.toml").write_text(TEXT, "utf-8")
    (tmp_path / "small.cases.toml").write_text(CASES, "utf-8")
    with workbench(tmp_path, look.language) as address:
        page = open_page(address, look)
        page.locator("h1").wait_for()
        accessible(page)
        page.locator(".files a").click()
        page.locator("details.rule summary").nth(1).click()
        page.locator("details.adding summary").first.click()
        page.locator("section.right textarea").fill("Rösta på Centern! Snön röjs.")
        page.locator(".verdict").wait_for()
        accessible(page)
        picture(page, "workbench-rules", look)
        page.locator("[data-view=shown]").click()
        page.locator("section.right ol").first.wait_for()
        page.get_by_text(say("workbench.shown.picture", look.language)).click()
        accessible(page)
        picture(page, "workbench-shown", look)
        page.locator("[data-view=file]").click()
        page.locator(".cm-content").wait_for()
        accessible(page)
        picture(page, "workbench-file", look)
        page.locator("[data-view=cases]").click()
        page.locator(".grid td").first.wait_for()
        accessible(page)
        picture(page, "workbench-cases", look)
        page.goto(f"{page.url.partition('#')[0]}#/asking")
        page.locator(".questions button").nth(2).click()
        page.locator(".reply .answer").wait_for()
        accessible(page)
        picture(page, "workbench-ask", look)
