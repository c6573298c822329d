"""A session at the workbench: a policy is written, tried, kept and asked in Swedish; no file is opened."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.looks import Look
from browser.served import workbench
from offentligroll import Policy, Suite
from offentligroll.cases import run_suite
from offentligroll.cases.writing import free_id
from offentligroll.languages import say

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.watching import Watched

NAME, CASES = "aby-kommun.policy.toml", "aby-kommun.cases.toml"
WRITE = f"#/write/{NAME}"
SWEDISH = Look(language="sv")

DOCUMENT = """# Riktlinjer

```toml
format = 1
id = "town"
version = "1"
languages = ["sv"]
title = { sv = "Staden" }
question = { sv = "Är det stadens ord?" }
zone = "Europe/Stockholm"
[sources.guideline]
title = "Riktlinjer"
kind = "policy"
verified = true
```

## Öppenhet

Vi svarar så fort vi kan.

## Ton

Medarbetare är sakliga. De kränker ingen.

```toml
[[guideline]]
id = "not-abusive"
must_not = "is-abusive"
says = { sv = "Medarbetare är aldrig kränkande." }
cite = "guideline, 3"
```
"""


pytest.importorskip("starlette")
pytest.importorskip("uvicorn")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """The address of an empty folder, served in Swedish."""
    with workbench(tmp_path, "sv") as address:
        yield address


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[str]:
    """The address of a folder with the policy of a municipality, as the template has it."""
    from offentligroll.workbench.features import service_for

    told = {"name": "Åby kommun", "country": "SE", "kind": "municipality"}
    service_for(tmp_path).call("policies/start", told, "sv")
    with workbench(tmp_path, "sv") as address:
        yield address


def write(page: Page, hash_: str = WRITE) -> None:
    """Open the policy on a page that has come in."""
    page.evaluate("hash => { location.hash = hash; }", hash_)
    page.wait_for_selector(".rule")
    page.wait_for_selector(".problems summary:not(:empty)")


def add_rule(  # noqa: PLR0913, PLR0917 - the fields of the form
    page: Page, kind: str, says: str, verb: str, fact: str, identity: str
) -> None:
    """Add a rule by the form: its kind, its sentence, its strength, a fact found by words."""
    if page.locator(".adding[open]").count() == 0:
        page.click(".adding > summary")
    page.select_option(".adding [name=kind]", kind)
    page.fill(".adding [name=says]", says)
    page.select_option(".adding [name=verb]", verb)
    page.fill(".adding .fact", fact)
    page.click(f'.adding [data-id="{identity}"]')
    page.fill(".adding [name=place]", "avsnitt 2")
    page.click(".adding button.first")
    page.wait_for_selector(f'.rule:has-text("{says}")')


def try_post(page: Page, words: str, **answers: str) -> None:
    """Try a post, and answer what is asked by the words of the question."""
    page.fill(".right textarea", words)
    page.wait_for_selector(".verdict")
    for question, truth in answers.items():
        page.click(f'.result .question:has-text("{question}") [data-truth={truth}]')
        page.wait_for_selector(f'.answered:has-text("{question}")')


def keep_case(page: Page, title: str) -> None:
    """Keep what was tried as a case."""
    page.fill(".right .keep input", title)
    page.click(".right .keep button")
    page.wait_for_selector(f"#told:has-text('{free_id(title, ())}')")


def test_a_policy_from_an_empty_folder(  # noqa: PLR0915 - one session, step by step
    empty: str, open_page: Callable[..., Page], picture: Callable[..., None], tmp_path: Path
) -> None:
    """The steps of a press officer: three rules, a house rule and five cases, and no TOML."""
    from playwright.sync_api import expect

    page = open_page(empty, SWEDISH)
    expect(page.get_by_text(say("workbench.policies.none", "sv"))).to_be_visible()

    # She starts a policy for her municipality out of the template.
    page.fill("[name=name]", "Åby kommun")
    page.select_option("[name=kind]", "municipality")
    page.click("form button.first")
    page.wait_for_selector(".rule")

    # She adds three rules and a house rule; facts are found by the words of her guidelines.
    kept = "Officiella konton gillar inte partiers inlägg."
    add_rule(page, "guideline", kept, "must_not", "gillning", "is-reaction")
    signed = "Inlägg i tjänsten ber inte om pengar till någon kampanj."
    add_rule(page, "guideline", signed, "must_not", "pengar till ett parti", "solicits-contribution")
    duty = "Det som skrivs i tjänsten är kommunens ord."
    add_rule(page, "capacity", duty, "presumes", "i tjänst", "is-on-duty")
    house = "Ingen partireklam i kommentarerna."
    add_rule(page, "house_rule", house, "should_remove", "tar partipolitisk", "takes-party-side")
    picture(page, "workbench-story-rules", SWEDISH)

    # One is too strict: she makes it a recommendation, and adds an exception.
    card = page.locator(f'.rule:has-text("{kept}")')
    card.locator("summary").first.click()
    card.get_by_label("Styrka").select_option("should_not")
    page.wait_for_selector(f'.rule:has-text("{kept}") .tag:has-text("bör inte")')
    exception = page.locator(f'.rule:has-text("{kept}") fieldset:has-text("undantag")')
    exception.get_by_role("button", name="Lägg till ett faktum").click()
    exception.locator("input.fact").fill("före ett val")
    exception.locator("[data-id]").first.click()
    page.wait_for_selector(f'.rule:has-text("{kept}") fieldset:has-text("undantag") .of')

    # She tries posts as they are written, answers what is asked, and keeps three of them as cases.
    try_post(page, "Kommunstyrelsen har beslutat att bygga en ny simhall.", förteckning="yes")
    assert page.locator(".verdict").inner_text().startswith("Officiellt")
    keep_case(page, "Beslut om simhallen")
    try_post(page, "Fin kväll vid sjön.", förteckning="no")
    keep_case(page, "En kväll vid sjön")
    try_post(page, "Rösta på oss i valet!", förteckning="yes")
    assert page.locator("details[data-part=norms] summary").count() == 1
    keep_case(page, "Röstuppmaning")
    picture(page, "workbench-story-tried", SWEDISH)

    # Two more cases she writes in the grid, with the keyboard alone.
    page.click("[data-view=cases]")
    page.wait_for_selector(".grid [data-row='0']")
    before = page.locator(".grid tbody tr").count()
    for title, key in (("Ett inlägg av en besökare", "j"), ("Ett gillande i tjänsten", "n")):
        page.click("text=Nytt fall")
        page.wait_for_selector(f".grid tbody tr:nth-child({before + 1}) th:focus")
        before += 1
        page.keyboard.press("F2")
        page.keyboard.press("Control+a")
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        page.wait_for_selector(f'.grid th:has-text("{title}")')
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press(key)
        word = {"j": "ja", "n": "nej"}[key]
        page.wait_for_selector(f'.grid tr:has-text("{title}") td:nth-child(3):has-text("{word}")')
        page.keyboard.press("End")
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.click("text=Vänta det som kom ut")
        page.wait_for_selector(f'.grid tr:has-text("{title}") .good')
    picture(page, "workbench-story-cases", SWEDISH)

    # Her new rule leaves open what the template's case had settled: she sees it, and says that it is meant.
    while page.locator(".wrong-row").count():
        wrong = page.locator(".wrong-row").count()
        page.locator(".wrong-row th").first.click()
        page.wait_for_selector(".about li")
        page.click("text=Vänta det som kom ut")
        expect(page.locator(".wrong-row")).to_have_count(wrong - 1)

    # She saves, and asks her own policy a question.
    page.get_by_role("button", name="Spara", exact=True).click()
    page.wait_for_selector(".state:not(.changed)")
    page.evaluate("location.hash = '#/asking'")
    page.click(".questions button:has-text('Får vi ta bort')")
    page.wait_for_selector(".reply .answer")
    for _ in range(3):
        if page.locator(".question").count() == 0:
            break
        page.locator(".question button").first.click()
        page.wait_for_timeout(300)
    picture(page, "workbench-story-asked", SWEDISH)

    # What stands in the files is what was chosen on the page.
    policy = Policy.load(tmp_path / NAME)
    data = tomllib.loads((tmp_path / NAME).read_text("utf-8"))
    assert data["guideline"][-2]["should_not"] == "is-reaction"
    assert data["guideline"][-1]["must_not"] == "solicits-contribution"
    assert data["capacity"][-1]["presumes"] == "official"
    assert data["house_rule"][-1] | {"id": ""} == {
        "id": "",
        "not_allowed": "takes-party-side",
        "then": "should_remove",
        "says": {"sv": house},
        "cite": "guidelines, avsnitt 2",
    }
    suite = Suite.load(tmp_path / CASES)
    assert {"Beslut om simhallen", "Ett gillande i tjänsten"} <= {one.title for one in suite.cases}
    assert [one.case.id for one in run_suite(suite, policy) if one.verdict.is_error] == []


class TestTheFile:
    """The editor: it marks what is wrong, follows the rules, and lets the keyboard out."""

    def test_rules_and_file_are_kept_in_step(self, begun: str, open_page: Callable[..., Page]) -> None:
        """What is typed in the file stands in the rule, and what is chosen in the rule stands in the file."""
        page = open_page(begun, SWEDISH)
        write(page)
        page.click("[data-view=file]")
        page.locator(".cm-content").focus()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text('\n\n[[principle]]\nid = "snallt"\nsays = { sv = "Var snäll." }\n')
        page.click("[data-view=rules]")
        page.wait_for_selector('.rule:has-text("Var snäll.")')
        card = page.locator('.rule:has-text("Kanalerna används inte för partipolitik")')
        card.locator("summary").first.click()
        card.get_by_label("Styrka").select_option("should_not")
        page.wait_for_selector('.rule:has-text("partipolitik") .tag:has-text("bör inte")')
        card.get_by_role("button", name="Visa i filen").click()
        page.wait_for_selector('.cm-content:has-text("should_not")')

    def test_every_change_can_be_taken_back(self, begun: str, open_page: Callable[..., Page]) -> None:
        """Wherever it was made: in a rule, or in the file of cases."""
        page = open_page(begun, SWEDISH)
        write(page)
        card = page.locator('.rule:has-text("Kanalerna används inte för partipolitik")')
        card.locator("summary").first.click()
        card.get_by_label("Styrka").select_option("may")
        page.wait_for_selector('.rule:has-text("partipolitik") .tag:text-is("får")')
        page.get_by_role("button", name="Ångra").click()
        page.wait_for_selector('.rule:has-text("partipolitik") .tag:text-is("får inte")')
        page.click("[data-view=cases]")
        page.wait_for_selector(".grid td")
        page.locator(".case-file summary").click()
        page.locator(".case-file .cm-content").focus()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text('\n[[case]]\nid = "ny"\ntitle = "Ur filen"\n')
        page.wait_for_selector('.grid th:has-text("Ur filen")')
        page.get_by_role("button", name="Ångra").click()
        page.wait_for_selector('.grid th:has-text("Ur filen")', state="detached")
        assert page.get_by_role("button", name="Ångra").is_disabled()

    def test_what_is_wrong_is_marked_and_put_right(self, begun: str, open_page: Callable[..., Page]) -> None:
        """A misspelt fact is marked as one types, and one press mends it."""
        page = open_page(begun, SWEDISH)
        write(page)
        page.click("[data-view=file]")
        page.locator(".cm-content").focus()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text('\n[[guideline]]\nid = "ny"\nmust = "is-spokn"\nsays = { sv = "Ny." }\n')
        page.wait_for_selector(".cm-lintRange-error")
        page.locator(".problems summary").click()
        page.get_by_role("button", name="Skriv `is-spoken`").click()
        page.wait_for_selector(".problems:not(.bad)")

    def test_a_rule_points_at_its_paragraph(self, tmp_path: Path, open_page: Callable[..., Page]) -> None:
        """Of a guideline that was adopted as a document: the words that the rule says are marked."""
        from playwright.sync_api import expect

        (tmp_path / "town.policy.md").write_text(DOCUMENT, "utf-8")
        with workbench(tmp_path, "sv") as address:
            page = open_page(address, SWEDISH)
            write(page, "#/write/town.policy.md")
            card = page.locator('.rule:has-text("aldrig kränkande")')
            card.locator("summary").first.click()
            card.get_by_role("button", name="Visa i texten").click()
            pointed = page.locator(".pointed")
            expect(pointed).to_be_focused()
            expect(pointed).to_contain_text("Medarbetare är sakliga.")

    def test_tab_leaves_the_editor(self, begun: str, open_page: Callable[..., Page]) -> None:
        """Nobody is caught in it who has no mouse."""
        page = open_page(begun, SWEDISH)
        write(page)
        page.click("[data-view=file]")
        page.locator(".cm-content").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.cm-editor') === null")

    def test_without_the_editor_a_plain_field_serves(
        self, begun: str, open_page: Callable[..., Page], watched: Watched
    ) -> None:
        """Where the bundle can't be had, the file can be written all the same."""
        watched.expected.append("Failed to load resource")
        page = open_page(begun, SWEDISH)
        page.route("**/codemirror.js", lambda route: route.abort())
        write(page)
        page.click("[data-view=file]")
        area = page.locator(".file textarea")
        area.fill(area.input_value() + '\n[[principle]]\nid = "snallt"\nsays = { sv = "Var snäll." }\n')
        page.click("[data-view=rules]")
        page.wait_for_selector('.rule:has-text("Var snäll.")')


def test_late_answers_are_dropped(begun: str, open_page: Callable[..., Page]) -> None:
    """What was asked last is what is shown, whichever answer comes last."""
    page = open_page(begun, SWEDISH)
    write(page)
    held = []

    def hold(route: object) -> None:
        asked = route.request.post_data or ""  # type: ignore[attr-defined]
        if "trying/try" in asked and "Vi har beslutat" in asked:
            held.append(route)
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/call", hold)
    page.fill(".right textarea", "Vi har beslutat om skolan.")
    page.wait_for_timeout(500)
    page.fill(".right textarea", "Rösta på oss!")
    page.wait_for_selector(".words mark")
    for route in held:
        route.continue_()  # type: ignore[attr-defined]
    page.wait_for_timeout(500)
    assert held
    assert page.locator(".words").inner_text() == "Rösta på oss!"


def test_the_grid_is_one_stop_for_the_keyboard(begun: str, open_page: Callable[..., Page]) -> None:
    """Arrows move within it, Enter edits, Escape leaves what was there."""
    page = open_page(begun, SWEDISH)
    write(page)
    page.click("[data-view=cases]")
    page.wait_for_selector(".grid td")
    assert page.locator(".grid [tabindex='0']").count() == 1
    first = page.locator(".grid [data-row='0'][data-column='0']")
    words = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Något annat")
    page.keyboard.press("Escape")
    assert first.inner_text() == words
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    place = "document.activeElement.dataset.row + document.activeElement.dataset.column"
    assert page.evaluate(place) == "11"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.grid') === null")


def test_a_sheet_goes_out_and_comes_in(begun: str, open_page: Callable[..., Page], tmp_path: Path) -> None:
    """Cases are saved as CSV, filled in elsewhere, and taken in again."""
    page = open_page(begun, SWEDISH)
    write(page)
    page.click("[data-view=cases]")
    page.wait_for_selector(".grid td")
    with page.expect_download() as download:
        page.click("text=Spara som CSV")
    path = tmp_path / "cases.csv"
    download.value.save_as(path)
    rows = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([*rows, ";Ett nytt fall ur kalkylbladet"]), "utf-8-sig")
    page.set_input_files("input[type=file]", path)
    page.wait_for_selector('.grid th:has-text("Ett nytt fall ur kalkylbladet")')
