"""A conversation with the language server, as an editor has it: framed JSON over two pipes."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from offentligroll.editing.language_server import Server


class Conversation:
    """One server in a thread of its own, and what an editor says to it."""

    def __init__(self, language: str | None = None, pause: float = 0.01) -> None:
        (from_editor, to_server), (from_server, to_editor) = os.pipe(), os.pipe()
        self._to_server, self._from_server = os.fdopen(to_server, "wb"), os.fdopen(from_server, "rb")
        server = Server(language, pause=pause)
        streams = os.fdopen(from_editor, "rb"), os.fdopen(to_editor, "wb")
        self._thread = threading.Thread(target=server.start_io, args=streams, daemon=True)
        self._thread.start()
        self._streams = (*streams, self._to_server, self._from_server)
        self._number = 0
        self.told: list[dict[str, Any]] = []
        """What the server told unasked."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            assert self.ask("shutdown") is None
        self._send({"method": "exit"})
        # Whatever still waits for the editor's words reads their end.
        self._to_server.close()
        self._thread.join(10)
        for stream in self._streams:
            stream.close()

    def say(self, method: str, **parameters: object) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": parameters})

    def ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - whatever it answers
        """Ask the server something, and wait for the answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while (message := self._next()).get("id") != self._number:
            self.told.append(message)
        assert "error" not in message, message
        return message["result"]

    def problems(self, uri: str) -> list[dict[str, Any]]:
        """Wait for the problems of a file."""
        while True:
            for message in self.told:
                told = message.get("params", {})
                if message["method"] == "textDocument/publishDiagnostics" and told["uri"] == uri:
                    self.told.remove(message)
                    found: list[dict[str, Any]] = told["diagnostics"]
                    return found
            self.told.append(self._next())

    def asked(self) -> str:
        """Take what the server asked the editor first, as soon as it has."""
        while True:
            for message in self.told:
                if "id" in message:
                    self.told.remove(message)
                    self._send({"id": message["id"], "result": None})
                    return str(message["method"])
            self.told.append(self._next())

    def open(self, path: Path, text: str) -> str:
        """Open a file, and give its address."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "toml", "version": 1, "text": text}
        self.say("textDocument/didOpen", textDocument=document)
        return uri

    def _send(self, message: Mapping[str, object]) -> None:
        self._to_server.write(framed(message))
        self._to_server.flush()

    def _next(self) -> dict[str, Any]:
        return unframed(self._from_server)


def framed(message: Mapping[str, object]) -> bytes:
    """Write a message as it goes over the pipe."""
    content = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(content), content)


def unframed(stream: IO[bytes]) -> dict[str, Any]:
    """Read the next message."""
    length = 0
    while (line := stream.readline().strip()) or not length:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    message: dict[str, Any] = json.loads(stream.read(length))
    return message
