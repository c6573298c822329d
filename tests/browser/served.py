"""The workbench as it is served on this machine, for as long as a test lasts."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def workbench(folder: Path, language: str = "en") -> Iterator[str]:
    """Serve the workbench on a port that the system gives.

    Args:
        folder: the folder that is worked on.
        language: the language of its page.

    Yields:
        The address with the token, which works once.
    """
    import uvicorn

    from offentligroll.workbench.door import Door
    from offentligroll.workbench.features import service_for
    from offentligroll.workbench.server import application
    from offentligroll.workbench.serving import ADDRESS, listening

    with listening(0) as made:
        host = f"{ADDRESS}:{made.getsockname()[1]}"
        door = Door.new(host)
        app = application(service_for(folder), door, language)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
        thread.start()
        try:
            yield f"http://{host}/?token={door.token}"
        finally:
            server.should_exit = True
            thread.join(10)
