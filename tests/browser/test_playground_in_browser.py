"""The playground in a real browser: the workbench without a server, where nothing leaves the browser."""

from __future__ import annotations

import base64
import functools
import http.server
import json
import re
import threading
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

import playground
from browser.looks import Look
from small_policy import TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.watching import Watched

LOADING = 90_000
"""How long the first answer may take in milliseconds, on a machine that does much else."""
REACHING = """() => new Promise((resolve) => {
  addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
  fetch("http://localhost:9/").catch(() => {});
})"""
"""What asks another host, and tells which rule of the page's policy forbade it."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain web host."""

    extensions_map = {  # noqa: RUF012 - as it is inherited
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as it is inherited
        """Say nothing."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the playground, put together of this checkout."""
    folder = tmp_path_factory.mktemp("playground") / "site"
    try:
        playground.build(folder)
    except playground.CannotBuildError as error:
        pytest.skip(str(error))
    serve = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def packed(files: dict[str, str]) -> str:
    """Write files as the part of an address that shares them."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    told = packer.compress(json.dumps(files).encode()) + packer.flush()
    return f"#shared={base64.urlsafe_b64encode(told).decode().rstrip('=')}"


def unpacked(address: str) -> dict[str, str]:
    """Read the files out of such an address."""
    told = base64.urlsafe_b64decode(f"{address.removeprefix('#shared=')}===")
    files: dict[str, str] = json.loads(zlib.decompress(told, wbits=-zlib.MAX_WBITS))
    return files


def test_somebody_opens_what_was_shared_and_shares_her_own(
    host: str,
    open_page: Callable[..., Page],
    accessible: Callable[..., None],
    picture: Callable[..., None],
    watched: Watched,
) -> None:
    """A colleague's files are there; a post is tried, a policy begun, and the address holds both.

    All of it in one start of Python, which takes long.
    """
    from playwright.sync_api import expect

    look = Look(language="sv")
    address = packed({"small.policy.toml": TEXT})
    page = open_page(f"{host}index.html?lang=sv{address}", look)
    expect(page.locator(".playground [role=status]")).to_contain_text("delat med dig", timeout=LOADING)
    assert page.url == f"{host}sv.html"
    shared = page.locator("main code", has_text="small.policy.toml")
    expect(shared).to_be_visible(timeout=LOADING)
    accessible(page)
    picture(page, "playground", look)
    shared.locator("xpath=..").get_by_role("link").click()
    page.get_by_label("Inläggets ord").fill("Rösta på oss i valet!", timeout=LOADING)
    expect(page.locator("main .verdict")).to_be_visible(timeout=LOADING)
    page.goto(f"{host}sv.html#/policies")
    page.locator("input[name=name]").fill("Lindby")
    page.locator("main form button.first").click()
    expect(page).to_have_url(re.compile("#/write/lindby"), timeout=LOADING)
    shares = page.locator("a.share")
    # The first state has been replaced by the one with the new policy.
    expect(shares).to_have_attribute("href", _longer_than(3000), timeout=LOADING)
    files = unpacked(shares.get_attribute("href") or "")
    assert files["small.policy.toml"] == TEXT
    assert "Lindby" in files["lindby.policy.toml"]

    # The worker in which the library runs reaches nobody else either, whatever the host sends.
    watched.expected.append("Content Security Policy")
    (worker,) = page.workers
    assert worker.evaluate(REACHING) == "connect-src"


def test_an_address_that_is_broken_is_told(host: str, open_page: Callable[..., Page]) -> None:
    """Whoever opens half an address learns it, and gets the example."""
    from playwright.sync_api import expect

    page = open_page("about:blank")
    with page.expect_response("**/example.json", timeout=LOADING) as example:
        page.goto(f"{host}sv.html#shared=half")
        expect(page.locator(".playground [role=status]")).to_contain_text("trasig", timeout=LOADING)
    assert "exempelstad.policy.toml" in example.value.json()


def _longer_than(length: int) -> re.Pattern[str]:
    return re.compile(f"^#shared=.{{{length},}}$")
