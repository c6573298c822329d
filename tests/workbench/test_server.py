"""The local server lets in whoever started it, and nobody else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx2")

from httpx2 import Response
from starlette.testclient import TestClient

from offentligroll.workbench import server
from offentligroll.workbench.door import Door
from offentligroll.workbench.features import service_for
from offentligroll.workbench.server import application

HOST = "127.0.0.1:4711"


@pytest.fixture
def door() -> Door:
    """A door with its secrets."""
    return Door.new(HOST)


@pytest.fixture
def client(tmp_path: Path, door: Door) -> TestClient:
    """A browser that has not come in."""
    app = application(service_for(tmp_path), door, "sv")
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def inside(client: TestClient, door: Door) -> TestClient:
    """A browser that has come in."""
    client.get("/", params={"token": door.token})
    return client


def call(client: TestClient, door: Door, name: str = "files/list", **headers: str | None) -> Response:
    """Call as the page does; a header that is None is left out."""
    own: dict[str, str | None] = {
        "Sec-Fetch-Site": "same-origin",
        "X-Start": door.start,
        "Content-Type": "application/json",
    }
    own |= {key.replace("_", "-"): value for key, value in headers.items()}
    told = {key: value for key, value in own.items() if value is not None}
    return client.post("/call", content=json.dumps({"name": name}), headers=told)


class TestComingIn:
    """The token of the address becomes a cookie, once."""

    def test_the_address_leads_to_the_page_without_its_token(self, client: TestClient, door: Door) -> None:
        """The token does not stay in the address, where others could see it."""
        answer = client.get("/", params={"token": door.token or ""})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert door.cookie in answer.cookies
        assert client.get("/").status_code == 200

    def test_the_cookie_is_this_starts_own(self, client: TestClient, door: Door) -> None:
        """Cookies are shared by ports: two starts have different names; no script reads them."""
        cookie = client.get("/", params={"token": door.token or ""}).headers["set-cookie"].lower()
        assert Door.new(HOST).cookie != door.cookie
        assert "httponly" in cookie
        assert "samesite=strict" in cookie

    def test_the_token_works_once(self, client: TestClient, door: Door) -> None:
        """Whoever sees the address later is not let in."""
        token = door.token or ""
        client.get("/", params={"token": token})
        client.cookies.clear()
        assert client.get("/", params={"token": token}).status_code == 403

    @pytest.mark.parametrize("token", ["", "wrong", "å"])
    def test_a_wrong_token_is_refused(self, client: TestClient, door: Door, token: str) -> None:
        """And the right one still works after it."""
        assert client.get("/", params={"token": token}).status_code == 403
        assert client.get("/", params={"token": door.token or ""}).status_code == 303

    @pytest.mark.parametrize("path", ["/", "/static/shell.js", "/nothing"])
    def test_nothing_is_shown_to_strangers(self, client: TestClient, path: str) -> None:
        """Without the cookie there is only the advice to open the address."""
        answer = client.get(path)
        assert answer.status_code == 403
        assert "Öppna adressen" in answer.text

    def test_another_starts_cookie_is_none(self, inside: TestClient, tmp_path: Path) -> None:
        """A server that was started anew knows nobody."""
        app = application(service_for(tmp_path), Door.new(HOST), "sv")
        other = TestClient(app, base_url=f"http://{HOST}", cookies=inside.cookies)
        assert other.get("/").status_code == 403


class TestCalling:
    """What writes comes from the page itself, of this start."""

    def test_the_page_may_call(self, inside: TestClient, door: Door) -> None:
        """What the page sends is answered."""
        assert call(inside, door).json() == {"value": []}

    def test_without_the_cookie_nothing_is_called(self, client: TestClient, door: Door) -> None:
        """The token of the start is not enough."""
        assert call(client, door).status_code == 403

    @pytest.mark.parametrize(
        "site", [None, "same-site", "cross-site", "none"], ids=["missing", "port", "elsewhere", "typed"]
    )
    def test_other_sites_are_refused(self, inside: TestClient, door: Door, site: str | None) -> None:
        """A page on another port of this machine sends the cookie along, and is refused all the same."""
        assert call(inside, door, Sec_Fetch_Site=site).status_code == 403

    @pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
    def test_only_json_is_taken(self, inside: TestClient, door: Door, kind: str | None) -> None:
        """What a form could send from anywhere is refused."""
        assert call(inside, door, Content_Type=kind).status_code == 403

    @pytest.mark.parametrize("start", [None, "of an earlier start"])
    def test_an_old_page_writes_nothing(self, inside: TestClient, door: Door, start: str | None) -> None:
        """A tab of an earlier start is told to load again."""
        answer = call(inside, door, X_Start=start)
        assert answer.status_code == 403
        assert "tidigare start" in answer.text

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
    def test_other_methods_are_refused(self, inside: TestClient, method: str) -> None:
        """There is nothing that they could mean."""
        assert inside.request(method, "/call").status_code == 403

    def test_too_much_is_refused(
        self, inside: TestClient, door: Door, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nobody fills the memory."""
        monkeypatch.setattr(server, "_MOST_BYTES", 5)
        assert call(inside, door).status_code == 413


class TestTheAddress:
    """It answers under one name, with its port."""

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "127.0.0.1:4712", "localhost:4711", "evil.example", "evil.example:4711"]
    )
    def test_other_names_are_refused(self, inside: TestClient, door: Door, host: str) -> None:
        """A name that somebody else lets lead here is not answered, whatever it brings."""
        assert inside.get("/", headers={"Host": host}).status_code == 403
        assert call(inside, door, Host=host).status_code == 403


class TestWhatIsSent:
    """The page loads from here alone, and nothing can be run in it that is not its own."""

    def test_the_policy_lets_nothing_else_in(self, inside: TestClient) -> None:
        """Neither inline scripts nor other hosts; the editor's style has a nonce, new each time."""
        policies = [inside.get("/").headers["content-security-policy"] for _ in range(2)]
        assert all(one.startswith("default-src 'none'; script-src 'self'; ") for one in policies)
        assert "unsafe" not in policies[0]
        assert policies[0] != policies[1]

    @pytest.mark.parametrize("path", ["/", "/static/shell.js", "/nothing", "/static/nothing.js"])
    def test_everything_has_the_headers(self, inside: TestClient, path: str) -> None:
        """No page is framed, sniffed, kept or sent on as referrer."""
        headers = inside.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"

    @pytest.mark.parametrize(
        ("path", "kind"), [("shell.js", "text/javascript"), ("workbench.css", "text/css")]
    )
    def test_what_the_page_loads_is_there(self, inside: TestClient, path: str, kind: str) -> None:
        """Scripts and styles come from the package."""
        answer = inside.get(f"/static/{path}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)

    @pytest.mark.parametrize("path", ["..%2Fpage.py", "__init__.py", "nothing.js", "%2e%2e%2fservice.py"])
    def test_nothing_else_of_the_package_is(self, inside: TestClient, path: str) -> None:
        """Names that lead elsewhere lead nowhere."""
        assert inside.get(f"/static/{path}").status_code == 404

    def test_nothing_on_the_page_comes_from_elsewhere(self, inside: TestClient) -> None:
        """Everything that it loads is relative."""
        loads = re.findall(r'(?:src|href)="([^"]*)"', inside.get("/").text)
        assert [one for one in loads if "//" in one] == []

    @pytest.mark.parametrize(("asked", "language"), [("en", "en"), ("sv", "sv"), ("xx", "sv"), ("", "sv")])
    def test_the_page_is_in_the_language_that_is_asked_for(
        self, inside: TestClient, asked: str, language: str
    ) -> None:
        """Else it is in that of the command."""
        assert f'<html lang="{language}">' in inside.get("/", params={"lang": asked}).text
