"""The server listens on this machine alone, and the command says what is missing."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cli_builders import offentligroll

from offentligroll.workbench import serving
from offentligroll.workbench.serving import listening, port_of, serve


def test_it_listens_on_this_machine_alone() -> None:
    """On the loopback address, with the protocol named."""
    with listening(0) as made:
        assert made.getsockname()[0] == "127.0.0.1"
        assert made.proto == socket.IPPROTO_TCP


def test_a_port_that_is_taken_is_told() -> None:
    """It is taken before anything is told of it."""
    with listening(0) as made, pytest.raises(OSError, match="in use"):
        listening(made.getsockname()[1])


class TestServing:
    """The server runs until somebody interrupts it."""

    @pytest.fixture
    def run(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """What the server was run with, and which was interrupted at once."""
        pytest.importorskip("starlette")
        ran: list[Any] = []

        class Server:
            def __init__(self, config: object) -> None:
                ran.append(config)

            def run(self, sockets: list[socket.socket]) -> None:
                ran.append(sockets[0].getsockname())
                raise KeyboardInterrupt

        uvicorn = SimpleNamespace(Server=Server, Config=lambda app, **options: (app, options))
        monkeypatch.setitem(sys.modules, "uvicorn", uvicorn)
        return ran

    def test_a_folder_has_a_port_of_its_own(self, tmp_path: Path, run: list[Any]) -> None:
        """What a browser keeps is there after a new start; where the port is taken, any other serves."""
        told: list[str] = []
        with listening(port_of(tmp_path)):
            serve(tmp_path, None, "sv", told.append)
        serve(tmp_path, None, "sv", told.append)
        ports = [int(one.partition("/?")[0].rpartition(":")[2]) for one in told]
        assert ports[0] != port_of(tmp_path)
        assert ports[1] == port_of(tmp_path)
        assert run

    def test_it_tells_its_address_before_it_serves(self, tmp_path: Path, run: list[Any]) -> None:
        """The address has the port and the token, and no access is noted anywhere."""
        told: list[str] = []
        serve(tmp_path, 0, "sv", told.append)
        (_, options), (host, port) = run
        assert told[0].startswith(f"http://{host}:{port}/?token=")
        assert options["access_log"] is False

    @pytest.mark.usefixtures("run")
    def test_the_command_serves_a_folder(self, tmp_path: Path) -> None:
        """The folder is made where it is not there, and the end is no failure."""
        ended = offentligroll("workbench", str(tmp_path / "new"), "--lang", "sv")
        assert ended.code == 0
        assert "http://127.0.0.1:" in ended.out
        assert (tmp_path / "new").is_dir()

    @pytest.mark.usefixtures("run")
    @pytest.mark.parametrize("port", ["70000", "taken"])
    def test_a_port_that_can_not_be_had_is_misuse(self, tmp_path: Path, port: str) -> None:
        """It is said in a line."""
        with listening(0) as made:
            number = str(made.getsockname()[1]) if port == "taken" else port
            ended = offentligroll("workbench", str(tmp_path), "--port", number)
        assert ended.code == 2
        assert "can't be served" in ended.err


@pytest.mark.parametrize(("language", "words"), [("sv", "installera"), ("en", "install")])
def test_what_is_missing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    """Without the extra the command names the package and the extra."""
    monkeypatch.setattr(serving, "needed", _missing)
    ended = offentligroll("workbench", str(tmp_path), "--lang", language)
    assert ended.code == 2
    assert f"{words} `offentligroll[workbench]`" in ended.err


def _missing(module: str, extra: str) -> None:
    from offentligroll.files.extras import needed

    needed(f"{module}_that_is_missing", extra)
