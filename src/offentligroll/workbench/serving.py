"""Serving on this machine alone."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from pathlib import Path

from offentligroll.files.extras import needed
from offentligroll.workbench.door import Door
from offentligroll.workbench.features import service_for

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


def serve(folder: Path, port: int, language: str, tell: Callable[[str], None]) -> None:
    """Serve the workbench until somebody interrupts it.

    Args:
        folder: the folder whose files are worked on.
        port: the port; 0 for any that is free.
        language: the language of the page.
        tell: told the address, with the token that lets its reader in.

    Raises:
        MessageError: a package is missing.
        OSError: the port is taken.
    """
    uvicorn = needed("uvicorn", "workbench")
    needed("starlette", "workbench")
    from offentligroll.workbench.server import application  # noqa: PLC0415

    with listening(port) as made:
        host = f"{ADDRESS}:{made.getsockname()[1]}"
        door = Door.new(host)
        app = application(service_for(folder), door, language)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="off", server_header=False
        )
        tell(f"http://{host}/?token={door.token}")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[made])
