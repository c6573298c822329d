"""Take the pictures of the documentation anew, from invented data: ``python tools/pictures.py``.

It needs Chromium and the groups ``browser`` and ``workbench``. The pictures are small, and change only where
the pages do; look at each before it is kept. The drawing of a policy is made by ``refresh_pages.py``, since a
test holds it.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from offentligroll import Directory, Policy, archives
from offentligroll.languages import say
from offentligroll.review import Holds
from offentligroll.workbench.door import Door
from offentligroll.workbench.features import service_for
from offentligroll.workbench.server import application
from offentligroll.workbench.serving import ADDRESS, listening

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
LANGUAGES = ("en", "sv")
_REVIEWED = ROOT / "examples" / "review"
_EXAMPLE = ROOT / "docs" / "how-to" / "exempelstad"
_SIZE = {"width": 1100, "height": 760}
_POST = "Vi har beslutat att bygga en ny simhall. Kom och demonstrera!"
_AS_WEBP = """async (png) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
}"""


def report(language: str, folder: Path) -> str:
    """Write the report of the invented archive.

    Args:
        language: ``"sv"`` or ``"en"``.
        folder: where it is put.

    Returns:
        Its address.
    """
    directory = Directory.load(_REVIEWED / "directory.toml")
    statements = list(archives.read(_REVIEWED / "archive.jsonl", directory, include_private=True))
    holds = Holds(sides=("own", "incoming"), start=dt.date(2024, 5, 1), end=dt.date(2024, 6, 7))
    policy = Policy.load(_REVIEWED / "lindby.policy.toml")
    review = policy.review(statements, on=dt.date(2024, 6, 7), holds=holds, for_="lindby")
    path = folder / f"report-{language}.html"
    path.write_text(review.to_html(language), "utf-8")
    return path.as_uri()


@contextlib.contextmanager
def workbench(language: str, folder: Path) -> Iterator[str]:
    """Serve the workbench with the invented municipality.

    Args:
        language: ``"sv"`` or ``"en"``.
        folder: where its files are put.

    Yields:
        The address that lets one window in.
    """
    files = folder / language
    files.mkdir()
    for name in ("exempelstad.policy.toml", "exempelstad.cases.toml", "directory.toml"):
        shutil.copy(_EXAMPLE / name, files)
    made = listening(0)
    door = Door.new(f"{ADDRESS}:{made.getsockname()[1]}")
    app: Any = application(service_for(files), door, language)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [made]})
    thread.start()
    try:
        yield f"http://{door.host}/?token={door.token}"
    finally:
        server.should_exit = True
        thread.join()
        made.close()


def kept(page: Page, name: str) -> None:
    """Keep what is seen of a page.

    Args:
        page: the page.
        name: the picture's name.
    """
    png = page.screenshot(animations="disabled", caret="hide")
    blank = page.context.new_page()
    webp = blank.evaluate(_AS_WEBP, base64.b64encode(png).decode())
    blank.close()
    (PICTURES / f"{name}.webp").write_bytes(bytes(webp))


def take(browser: Browser, language: str, folder: Path) -> None:
    """Take all pictures in one language.

    Args:
        browser: the browser.
        language: ``"sv"`` or ``"en"``.
        folder: where files may be put meanwhile.
    """
    context = browser.new_context(viewport=_SIZE, locale=language, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(report(language, folder))
    page.locator("article").first.wait_for(state="attached")
    kept(page, f"report-{language}")
    with workbench(language, folder) as address:
        page.goto(address)
        page.get_by_role("link", name=say("workbench.page.policies", language)).wait_for()
        page.goto(f"{page.url.partition('#')[0]}#/write/exempelstad.policy.toml")
        page.locator("main textarea").last.fill(_POST)
        rule = Policy.load(_EXAMPLE / "exempelstad.policy.toml").capacity_rules[0]
        page.get_by_text(rule.says.in_language(language)).first.wait_for()
        page.locator("main mark").first.wait_for()
        kept(page, f"workbench-{language}")
    context.close()


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language in LANGUAGES:
            take(browser, language, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
