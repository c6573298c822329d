"""An archive gone through in a browser: one key an answer, a way back, and nothing lost over a restart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.looks import FEW, Look
from offentligroll.languages import say
from small_policy import DIRECTORY, TEXT

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from browser.served import workbench
from offentligroll.queue import AnswerStore

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Opened = Callable[..., Page]

EVIL = 'Hej! </script><script>alert("$&")</script><img src=x onerror=alert(1)> Så plogas det.'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a policy, a directory and an archive."""
    (tmp_path / "small.policy.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "directory.toml").write_text(DIRECTORY, encoding="utf-8")
    posts = (
        {
            "id": f"p{number}", "act": "post", "at": f"2024-05-0{1 + number % 9}T09:00:00+02:00",
            "channel": ("page:lindby", "page:lindby", "page:badhuset")[number % 3], "on_behalf_of": "lindby",
            "text": EVIL if number == 0 else f"Nu plogas väg {number}.", "language": "sv",
        }
        for number in range(30)
    )  # fmt: skip
    lines = "".join(f"{json.dumps(post)}\n" for post in posts)
    (tmp_path / "posts.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The workbench of that folder, in English."""
    with workbench(folder) as found:
        yield found


def begin(page: Page, name: str = "Åsa Ek") -> None:
    """Begin the review from the page."""
    page.locator("#pages a[href='#/review']").click()
    page.locator("form [name=by]").fill(name)
    page.locator("form button.first").click()
    page.locator(".deciding .words").wait_for()


def leave(page: Page) -> None:
    """Leave the review that is under way."""
    page.locator(".review-head button").click()
    page.locator("form [name=by]").wait_for()


def kept(folder: Path) -> list[tuple[str, str, str]]:
    """Give the answers that stand, as the file has them."""
    answers = AnswerStore.opened(folder / "answered.sqlite").kept()
    return [(one.fact, one.truth.value, one.by) for one in answers]


def test_one_key_is_an_answer_and_the_next_question(open_page: Opened, address: str, folder: Path) -> None:
    """Yes, no, don't know; and one key takes the last back."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    told, heading = page.locator("#told"), page.locator(".deciding h2")
    expect(page.locator(".deciding")).to_contain_text("20 statements")
    first = heading.inner_text()
    page.keyboard.press("y")
    expect(told).to_contain_text("Saved: answer 1.")
    expect(page.locator(".asked").first).to_contain_text("10 statements")
    page.keyboard.press("n")
    expect(told).to_contain_text("Saved: answer 2.")
    assert [one[1:] for one in kept(folder)] == [("yes", "Åsa Ek"), ("no", "Åsa Ek")]
    for number in (2, 1):
        page.keyboard.press("u")
        expect(told).to_contain_text(f"Taken back: answer {number}.")
    assert kept(folder) == []
    expect(page.locator(".asked").first).to_contain_text(first)


def test_one_answer_for_all_that_is_alike(open_page: Opened, address: str, folder: Path) -> None:
    """What each statement has its own answer to can be answered for all of an author's on an account."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    page.keyboard.press("y")
    told, box = page.locator("#told"), page.get_by_label("For all 20 statements")
    expect(told).to_contain_text("Saved: answer 1.")
    page.locator(".filters [type=search]").fill("town hall")
    expect(page.locator(".deciding h2")).to_contain_text("town hall")
    box.check()
    page.locator(".answers button[data-truth=no]").click()
    expect(told).to_contain_text("Saved: answer 2.")
    assert len(kept(folder)) == 21
    page.keyboard.press("u")
    expect(told).to_contain_text("Taken back")
    assert len(kept(folder)) == 1


def test_keys_rest_while_somebody_writes_or_has_turned_them_off(
    open_page: Opened, address: str, folder: Path
) -> None:
    """A note is not an answer; and who speaks to the machine can turn them off."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    page.locator("[name=note]").fill("")
    page.locator("[name=note]").press("y")
    expect(page.locator("[name=note]")).to_have_value("y")
    assert kept(folder) == []
    page.locator(".deciding h2").click()
    page.keyboard.press("?")
    expect(page.locator(".keys dd").first).to_be_visible()
    page.locator(".keys input").uncheck()
    page.locator(".deciding h2").click()
    page.keyboard.press("y")
    page.locator(".answers button[data-truth=no]").click()
    expect(page.locator("#told")).to_contain_text("Saved: answer 1.")
    assert [one[1] for one in kept(folder)] == ["no"]


def test_nothing_is_lost_over_a_restart(open_page: Opened, folder: Path) -> None:
    """What was answered counts when the workbench is started again."""
    from playwright.sync_api import expect

    with workbench(folder) as address:
        page = open_page(address)
        begin(page)
        page.keyboard.press("y")
        expect(page.locator("#told")).to_contain_text("Saved: answer 1.")
        state = page.locator("#review-state").inner_text()
    with workbench(folder) as address:
        page = open_page(address)
        begin(page, "Bo Lind")
        expect(page.locator("#review-state")).to_have_text(state)
        page.get_by_role("link", name="Second look").click()
        expect(page.get_by_text("(Åsa Ek,")).to_be_visible()
        page.locator(".review h1").click()
        page.keyboard.press("a")
        expect(page.get_by_text(say("reviewing.none-second", "en"))).to_be_visible()
    (answer,) = AnswerStore.opened(folder / "answered.sqlite").kept()
    assert (answer.by, answer.seen_by) == ("Åsa Ek", "Bo Lind")


def test_two_windows_lose_nothing(open_page: Opened, address: str, folder: Path) -> None:
    """Who answers second is told, and sees the queue as it is now."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    other = page.context.new_page()
    other.goto(f"{page.url.partition('#')[0]}#/review/queue")
    other.locator(".deciding .words").wait_for()
    page.keyboard.press("y")
    expect(page.locator("#told")).to_contain_text("Saved: answer 1.")
    other.bring_to_front()
    other.keyboard.press("n")
    expect(other.locator("#told")).to_contain_text("no longer open")
    expect(other.locator("#review-state")).to_have_text(page.locator("#review-state").inner_text())
    assert [one[1] for one in kept(folder)] == ["yes"]


def test_strangers_words_are_shown_and_never_run(open_page: Opened, address: str) -> None:
    """The harness fails on every dialog, message and foreign request."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    expect(page.locator(".words")).to_have_text(EVIL)
    page.keyboard.press("s")
    expect(page.locator(".words")).to_contain_text("Nu plogas väg 1.")
    page.locator(".filters [type=search]").fill("badhuset")
    expect(page.locator(".asked").first).to_contain_text("page:badhuset")
    page.locator(".filters [type=search]").fill("<b>none</b>")
    expect(page.locator(".deciding")).to_have_text("No open question fits.")


def test_a_changed_policy_shows_its_difference(open_page: Opened, address: str, folder: Path) -> None:
    """And the review goes on under it."""
    from playwright.sync_api import expect

    page = open_page(address)
    begin(page)
    page.keyboard.press("y")
    expect(page.locator("#told")).to_contain_text("Saved")
    changed = TEXT.replace('decides = "official"', 'decides = "personal"')
    (folder / "small.policy.toml").write_text(changed, encoding="utf-8")
    page.get_by_role("link", name="Changed policy").click()
    page.get_by_role("button", name=say("reviewing.read-anew", "en")).click()
    expect(page.get_by_text(say("reviewing.differences", "en", count=20))).to_be_visible()
    expect(page.locator(".review-part")).to_contain_text("official")


def test_what_is_handed_on_carries_who_decided(open_page: Opened, address: str) -> None:
    """A file is saved by the browser itself, and the trail is there to be read."""
    page = open_page(address)
    begin(page)
    page.keyboard.press("y")
    page.locator("#told").filter(has_text="Saved").wait_for()
    page.get_by_role("link", name="Export").click()
    page.locator(".trail li").first.wait_for()
    assert "Åsa Ek" in page.locator(".trail li").first.inner_text()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Download: Answers").click()
    assert saving.value.suggested_filename == "answered.csv"
    assert Path(saving.value.path()).read_text("utf-8").count("Åsa Ek") == 20


@pytest.mark.parametrize("look", FEW, ids=lambda look: look.name)
def test_everybody_can_use_it(
    open_page: Opened,
    folder: Path,
    look: Look,
    accessible: Callable[..., None],
    picture: Callable[..., None],
) -> None:
    """Nothing that axe knows of keeps anybody out; a picture of each part is kept to be looked at."""
    with workbench(folder, look.language) as address:
        page = open_page(address, look)
        page.locator("a[href='#/review']").first.wait_for(state="attached")
        page.goto(f"{page.url.partition('#')[0]}#/review")
        page.locator("form [name=by]").wait_for()
        accessible(page)
        picture(page, "review-begin", look)
        page.locator("form [name=by]").fill("Åsa Ek")
        page.evaluate("document.querySelector('.review form').requestSubmit()")
        page.locator(".deciding .words").wait_for()
        accessible(page)
        picture(page, "review-queue", look)
        page.locator(".answers button[data-truth=yes]").evaluate("button => button.click()")
        page.locator("#told:not(:empty)").wait_for(state="attached")
        for part in ("second", "difference", "hand-on"):
            page.goto(f"{page.url.partition('#')[0]}#/review/{part}")
            page.locator(f".parts a[href$='/{part}'][aria-current]").wait_for(state="attached")
            accessible(page)
            picture(page, f"review-{part}", look)
