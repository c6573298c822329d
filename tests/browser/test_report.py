"""The report in a browser: seen, walked by keyboard, chosen from, printed; nothing of strangers is run."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from browser.looks import LOOKS, PLAIN, Look
from browser.many_rows import with_rows
from offentligroll import Policy
from offentligroll.cases import NearCases
from offentligroll.languages import say
from offentligroll.report.archive_page import archive_page
from reviews import EVIL, katrineholm, lindby

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Opened = Callable[..., Page]

POSTS = (
    "Ledig dag! God bok i soffan.",
    "Kommunstyrelsen beslutade i dag att öppna en ny förskola i höst.",
    EVIL,
    "Sammanträde i kväll. Ärla och Åmål tar upp frågan om vägen.",
)


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    """The report of a municipality's page and of its chief's, in each language."""
    reviews = [lindby(), katrineholm(*POSTS)]
    near = NearCases.of([Policy.shipped("katrineholm")])
    return {language: archive_page(reviews, language, near=near) for language in ("sv", "en")}


@pytest.fixture(scope="module")
def long_report(reports: dict[str, str]) -> str:
    """A report of 20,000 statements."""
    return with_rows(reports["sv"], 20_000)


def unfold(page: Page) -> None:
    """Unfold everything that can be unfolded in the first statements, and the tables."""
    page.evaluate(
        "document.querySelectorAll('article:nth-child(-n+3) details, figure details')"
        ".forEach(one => { one.open = true })"
    )
    page.locator("article .lines").first.wait_for()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_it_keeps_nobody_out(
    open_page: Opened,
    accessible: Callable[..., None],
    picture: Callable[..., None],
    reports: dict[str, str],
    look: Look,
) -> None:
    """Axe finds nothing in either language and theme, on a phone, in forced colours and with all unfolded."""
    page = open_page(reports[look.language], look)
    if look.is_print:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    else:
        unfold(page)
    picture(page, "report", look)
    accessible(page)


def test_it_is_read_without_script(
    open_page: Opened, accessible: Callable[..., None], reports: dict[str, str]
) -> None:
    """Numbers, dates, findings and drawings are there, and what needs a script is not shown in vain."""
    from playwright.sync_api import expect

    page = open_page(reports["en"], Look(has_script=False))
    for name in ("first", "dates", "calendar", "findings", "requests", "channels", "capacity"):
        expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.get_by_text("duties are overdue")).to_be_visible()
    expect(page.get_by_text("are shown by a script, which is switched off here")).to_be_visible()
    expect(page.locator("#filter")).to_be_hidden()
    expect(page.locator("#pages")).to_be_hidden()


CHOICES = (
    ("finding", "against", 1),
    ("channel", "page:lindby", 27),
    ("policy", "katrineholm", 4),
    ("capacity", "personal", 15),
    ("guideline", "katrineholm.m-kat-2", 2),
    ("from", "2024-06-01", 3),
    ("until", "2011-12-31", 4),
    ("q", "still-due", 1),
    ("q", "ÄRLA OCH", 1),
)


def test_what_is_chosen_stands_in_the_address(open_page: Opened, reports: dict[str, str]) -> None:
    """Each choice is counted; who opens the same address sees the same, and all of them come back."""
    from playwright.sync_api import expect

    page = open_page(reports["en"])
    told, show_all = page.locator("#told"), page.get_by_role("button", name="Show all")
    for name, value, count in CHOICES:
        expect(told).to_have_text("Shown: 1–31 of 31; 31 in all.")
        field = page.locator(f"#filter [name={name}]")
        if name in ("q", "from", "until"):
            field.fill(value)
        else:
            field.select_option(value)
        expect(told).to_have_text(f"Shown: 1–{count} of {count}; 31 in all.")
        assert f"#{name}=" in page.url
        if (name, value) != CHOICES[-1][:2]:
            show_all.click()
            expect(page).to_have_url(re.compile("#statements$"))
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator("article")).to_have_count(1)
    expect(again.locator("#filter [name=q]")).to_have_value("ÄRLA OCH")
    expect(again.locator("#statements")).to_be_focused()


def test_numbers_and_days_lead_to_their_statements(open_page: Opened, reports: dict[str, str]) -> None:
    """A click in the calendar, on a number at the top or on an id chooses, and goes to the list."""
    from playwright.sync_api import expect

    page = open_page(reports["en"])
    page.get_by_role("link", name="5 February 2011: 1 against").click()
    expect(page.locator("article")).to_have_count(1)
    expect(page.locator("article mark")).to_have_text(["Ledig dag", "i soffan"])
    expect(page.locator("#statements")).to_be_focused()
    page.get_by_role("link", name="undetermined").click()
    expect(page.locator("#filter [name=finding]")).to_have_value("")
    page.get_by_role("link", name="letter-overdue").click()
    expect(page.locator("article")).to_have_count(1)


@pytest.mark.parametrize("look", PLAIN, ids=lambda look: look.name)
def test_it_is_walked_by_keyboard(
    open_page: Opened,
    accessible: Callable[..., None],
    picture: Callable[..., None],
    reports: dict[str, str],
    look: Look,
) -> None:
    """Keys go to the search and from statement to statement, open why, and list themselves."""
    from playwright.sync_api import expect

    page = open_page(reports[look.language], look)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#statements")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("article").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("article").nth(0)).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("article .lines").first).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    accessible(page, "#keys")
    picture(page, "report-keys", look)
    page.keyboard.press("Escape")
    expect(page.locator("article").nth(0)).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#filter [name=q]")).to_be_focused()
    page.keyboard.type("jko/?")
    expect(page.locator("#filter [name=q]")).to_have_value("jko/?")
    expect(page.locator("article")).to_have_count(0)


def test_keys_can_be_switched_off(open_page: Opened, reports: dict[str, str]) -> None:
    """Who dictates or whose hands shake presses none unmeant, and the next time neither."""
    from playwright.sync_api import expect

    page = open_page(reports["en"])
    page.get_by_role("button", name="Keys (?)").click()
    page.get_by_label("Keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.locator("#statements").focus()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.reload()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()


def test_nothing_of_strangers_is_run(open_page: Opened, reports: dict[str, str]) -> None:
    """Markup in posts is shown as it was written; `$&` and the end of an element change nothing."""
    from playwright.sync_api import expect

    page = open_page(reports["en"])
    page.locator("#filter [name=q]").fill("</script>")
    shown = page.locator("article .words")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text('</script><script>alert("$&")</script><img src=x onerror=alert(1)>')
    assert page.locator("article script, article img").count() == 0
    assert page.locator("script").count() == 2


def test_paper_has_all_of_them(open_page: Opened, long_report: str) -> None:
    """What is chosen is printed whole, with what is undecided; afterwards there are a hundred again."""
    from playwright.sync_api import expect

    page = open_page(f"{long_report}<!-- -->", Look(language="sv"))
    page.locator("#filter [name=until]").fill("2011-02-28")
    expect(page.locator("article")).to_have_count(100)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("article")).to_have_count(295)
    assert page.locator("article .undecided").count() > 0
    assert page.locator("article details.undecided").count() == 0
    assert len(page.pdf(format="A4")) > 100_000
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("article")).to_have_count(100)


def test_twenty_thousand_statements_are_opened_and_chosen(open_page: Opened, long_report: str) -> None:
    """A hundred at a time are in the page; pages are turned by button and by key."""
    from playwright.sync_api import expect

    page = open_page(long_report, Look(language="sv"))
    told = page.locator("#told")
    expect(told).to_have_text(re.compile(r"^Visas: 1–100 av 20\s000; 20\s000 sammanlagt\.$"))
    page.get_by_role("button", name="Längre fram i listan").click()
    expect(told).to_contain_text("101–200")
    expect(page.locator("#statements")).to_be_focused()
    page.keyboard.press("n")
    expect(told).to_contain_text("201–300")
    page.keyboard.press("p")
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(told).to_contain_text("1–100")
    expect(page.get_by_role("button", name="Tidigare i listan")).to_be_disabled()
    page.locator("#filter [name=q]").fill("Ärende 19999.")
    expect(page.locator("article")).to_have_count(1)
    took = page.evaluate(
        "() => { const field = document.querySelector('[name=q]'); field.value = 'ärende 1'; const before ="
        " performance.now(); field.dispatchEvent(new Event('input', { bubbles: true }));"
        " return performance.now() - before; }"
    )
    # Twenty times what was measured, so that a busy machine fails nothing.
    assert took < 1_000


@pytest.mark.parametrize("look", PLAIN, ids=lambda look: look.name)
def test_words_that_were_left_out_are_nowhere(open_page: Opened, look: Look) -> None:
    """Neither in the page nor in its data; the page says so."""
    review = katrineholm(*POSTS)
    page = open_page(review.to_html(look.language, key=b"sixteen bytes or more"), look)
    assert say("report.redacted", look.language) in page.locator("header").inner_text()
    assert "soffan" not in page.content()
    assert "Jansson" not in page.content()


def test_choices_are_in_the_order_of_their_language(open_page: Opened, reports: dict[str, str]) -> None:
    """Swedish puts Å before Ä, and the first choice is that of all."""
    page = open_page(reports["sv"], Look(language="sv"))
    for name in ("channel", "policy", "guideline"):
        options = page.locator(f"#filter [name={name}] option").all_text_contents()
        in_order = page.evaluate("all => all.toSorted(new Intl.Collator('sv').compare)", options[1:])
        assert options == ["Alla", *in_order]
        assert page.locator(f"#filter [name={name}]").input_value() == ""
