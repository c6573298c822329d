"""The playground in a real browser: the workbench without a server, where nothing leaves the browser."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

import playground
from browser.looks import Look

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOADING = 90_000
"""How long the first answer may take in milliseconds, on a machine that does much else."""


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


def test_somebody_tries_it_and_shares_it(
    host: str, open_page: Callable[..., Page], accessible: Callable[..., None], picture: Callable[..., None]
) -> None:
    """The example is there, a policy is begun, and a colleague opens the address in Swedish and sees it."""
    from playwright.sync_api import expect

    page = open_page(host)
    example = page.locator("main code", has_text="exempelstad.policy.toml")
    expect(example).to_be_visible(timeout=LOADING)
    accessible(page)
    picture(page, "playground")
    example.locator("xpath=..").get_by_role("link").click()
    words = page.get_by_label("Words of the post")
    words.fill("Vi har beslutat att bygga en ny simhall.", timeout=LOADING)
    expect(page.locator("main mark").first).to_contain_text("Vi har beslutat", timeout=LOADING)
    page.goto(f"{host}#/policies")
    page.locator("input[name=name]").fill("Lindby")
    page.locator("main form button.first").click()
    page.wait_for_url("**/#/write/**", timeout=LOADING)
    shares = page.locator("a.share")
    # The first state has been replaced by the one with the new policy.
    expect(shares).to_have_attribute("href", _longer_than(3000), timeout=LOADING)
    address = shares.get_attribute("href") or ""
    other = open_page(f"{host}index.html?lang=sv{address}", Look(language="sv"))
    expect(other.locator(".playground [role=status]")).to_contain_text("delat med dig", timeout=LOADING)
    expect(other.locator("main code", has_text="lindby.policy.toml")).to_be_visible(timeout=LOADING)
    assert other.url == f"{host}sv.html"
    picture(other, "playground", Look(language="sv"))


def test_an_address_that_is_broken_is_told(host: str, open_page: Callable[..., Page]) -> None:
    """Whoever opens half an address learns it, and gets the example."""
    from playwright.sync_api import expect

    page = open_page(f"{host}sv.html#shared=half")
    expect(page.locator(".playground [role=status]")).to_contain_text("trasig", timeout=LOADING)


def _longer_than(length: int) -> Any:  # noqa: ANN401 - a pattern
    import re

    return re.compile(f"^#shared=.{{{length},}}$")
