"""Serving on this machine alone."""

from __future__ import annotations

import contextlib
import socket
import zlib
from collections.abc import Callable
from pathlib import Path

from offentligroll.files.extras import needed
from offentligroll.workbench.door import Door
from offentligroll.workbench.features import service_for

_FIRST_PORT, _PORTS = 49_152, 16_384
ADDRESS = "127.0.0.1"
"""Where it listens: nobody else's machine reaches it."""


def listening(port: int) -> socket.socket:
    """Take a port before anything is told of it.

    Args:
        port: the port; 0 for any that is free.

    Returns:
        The socket, which listens.

    Raises:
        OSError: the port is taken.
    """
    # Where the protocol is left open, answers wait for one another, and each takes 40 ms longer.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.bind((ADDRESS, port))
        made.listen()
    except BaseException:
        made.close()
        raise
    return made


def port_of(folder: Path) -> int:
    """Give a folder a port of its own: what a browser keeps, it keeps by the port.

    Args:
        folder: the folder.

    Returns:
        One of the ports that are nobody's in particular.
    """
    return _FIRST_PORT + zlib.crc32(str(folder.resolve()).encode("utf-8", "replace")) % _PORTS


def _socket_for(folder: Path, port: int | None) -> socket.socket:
    if port is not None:
        return listening(port)
    try:
        return listening(port_of(folder))
    except OSError:
        return listening(0)


def serve(folder: Path, port: int | None, language: str, tell: Callable[[str], None]) -> None:
    """Serve the workbench until somebody interrupts it.

    Args:
        folder: the folder whose files are worked on.
        port: the port; None for the folder's own, or any that is free where that is taken.
        language: the language of the page.
        tell: told the address, with the token that lets its reader in.

    Raises:
        MessageError: a package is missing.
        OSError: the port is taken.
    """
    uvicorn = needed("uvicorn", "workbench")
    needed("starlette", "workbench")
    from offentligroll.workbench.server import application  # noqa: PLC0415

    with _socket_for(folder, port) as made:
        host = f"{ADDRESS}:{made.getsockname()[1]}"
        door = Door.new(host)
        app = application(service_for(folder), door, language)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="off", server_header=False
        )
        tell(f"http://{host}/?token={door.token}")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[made])
