"""The editing service for editors that speak the Language Server Protocol, over standard input and output.

Only this module needs pygls, the extra ``lsp``; ``offentligroll lsp`` imports it when it is run.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any, cast

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from offentligroll.editing.completing import completions
from offentligroll.editing.desk import Desk
from offentligroll.editing.draft import Draft
from offentligroll.editing.hovering import hover
from offentligroll.editing.lsp_types import (
    actions,
    completion,
    diagnostic,
    place,
    range_of,
    symbol,
    touch,
)
from offentligroll.editing.marking import Marked, problems
from offentligroll.editing.outlining import outline
from offentligroll.editing.previewing import preview
from offentligroll.languages import FALLBACK, LANGUAGES
from offentligroll.version import __version__

SHOW = "offentligroll.show"
"""The command that gives the page of an open policy, as ``offentligroll show --format html`` writes it."""

_PAUSE = 0.3
"""Seconds without a change after which problems are told."""


class _Protocol(LanguageServerProtocol):
    """Counts in UTF-16, which every editor can, whatever else it offers."""

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        if params.capabilities.general is not None:
            params.capabilities.general.position_encodings = None
        cast("Server", self._server).choose_language(params)
        return (yield from super().lsp_initialize(params))


class Server(LanguageServer):
    """A language server of policies, cases and directories.

    Args:
        language: ``"sv"`` or ``"en"``; None for that of the editor.
        pause: seconds without a change after which problems are told.
    """

    def __init__(self, language: str | None = None, pause: float = _PAUSE) -> None:
        super().__init__("offentligroll", __version__, protocol_cls=_Protocol)
        self.desk = Desk()
        """The files that are open."""
        self.language = language or FALLBACK
        """In which it speaks."""
        self._is_chosen = language is not None
        self._pause = pause
        self._waiting: dict[str, asyncio.Task[None]] = {}
        for features in (_notes, _at_the_cursor, _of_the_file):
            features(self)

    def choose_language(self, params: types.InitializeParams) -> None:
        """Speak the editor's language, unless one was chosen.

        Args:
            params: what the editor tells of itself.
        """
        spoken = (params.locale or "").replace("_", "-").partition("-")[0].casefold()
        if not self._is_chosen and spoken in LANGUAGES:
            self.language = spoken

    @property
    def has_snippets(self) -> bool:
        """Whether the editor knows places to fill in."""
        return _can(self.client_capabilities, "text_document.completion.completion_item.snippet_support")

    def draft(self, uri: str) -> Draft | None:
        """Return an open file.

        Args:
            uri: its address.

        Returns:
            The draft; None where the file is none of ours.
        """
        path = path_of(uri)
        return None if path is None else self.desk.draft(path)

    def changed(self, uri: str) -> None:
        """Take the text of a file out of the editor, and tell its problems after a pause.

        Args:
            uri: its address.
        """
        path = path_of(uri)
        if path is None:
            return
        self.desk.put(path, self.workspace.get_text_document(uri).source)
        if uri in self._waiting:
            self._waiting[uri].cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._tell_later(uri, path))

    def closed(self, uri: str) -> None:
        """Forget a file, and its problems.

        Args:
            uri: its address.
        """
        path = path_of(uri)
        if path is None:
            return
        if uri in self._waiting:
            self._waiting.pop(uri).cancel()
        self.desk.close(path)
        self._publish(uri, ())

    async def _tell_later(self, uri: str, path: Path) -> None:
        await asyncio.sleep(self._pause)
        self._waiting.pop(uri, None)
        for other in (path, *self.desk.about(path)):
            draft = self.desk.draft(other)
            address = uri if other == path else uris.from_fs_path(str(other)) or ""
            self._publish(address, () if draft is None else problems(draft, self.language))
        if _can(self.client_capabilities, "workspace.code_lens.refresh_support"):
            # The cases of a rule stand in another file than the rule.
            self.workspace_code_lens_refresh(None)

    def _publish(self, uri: str, found: Iterable[Marked]) -> None:
        told = [diagnostic(one) for one in found]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=told))


def _can(capabilities: types.ClientCapabilities, name: str) -> bool:
    """Return whether an editor says that it can do something."""
    found: Any = capabilities
    for part in name.split("."):
        found = getattr(found, part, None)
    return found is True


def path_of(uri: str) -> Path | None:
    """Return which file an address means.

    Args:
        uri: the address.

    Returns:
        The file; None where it is no policy, cases or directory. What has no file yet is known by its tab.
    """
    name = uris.to_fs_path(uri) or uri.partition(":")[2]
    path = Path(name)
    return path if Desk.is_ours(path) else None


def serve(language: str | None = None) -> None:
    """Serve one editor over standard input and output, until it says that it has had enough.

    Args:
        language: ``"sv"`` or ``"en"``; None for that of the editor.
    """
    # What serves closes its streams at the end, and those of the process are not its own.
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    Server(language).start_io(stdin, stdout)


def _notes(server: Server) -> None:
    """Let the server hear of texts that are opened, changed and closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)


def _at_the_cursor(server: Server) -> None:
    """Let the server answer what is asked of a place."""
    triggers = types.CompletionOptions(trigger_characters=['"', "[", "{", "-", " "])
    quick = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)
    def completed(params: types.CompletionParams) -> types.CompletionList | None:
        draft = server.draft(params.text_document.uri)
        if draft is None:
            return None
        found = completions(draft, place(params.position), server.language)
        items = [completion(one, number, snippets=server.has_snippets) for number, one in enumerate(found)]
        return types.CompletionList(is_incomplete=True, items=items)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        draft = server.draft(params.text_document.uri)
        found = None if draft is None else hover(draft, place(params.position), server.language)
        if found is None:
            return None
        words = types.MarkupContent(kind=types.MarkupKind.Markdown, value=found.text)
        return types.Hover(contents=words, range=range_of(found.span))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, quick)
    def fixes(params: types.CodeActionParams) -> list[types.CodeAction]:
        draft = server.draft(params.text_document.uri)
        wanted = params.context.only
        is_wanted = wanted is None or types.CodeActionKind.QuickFix in wanted
        found = problems(draft, server.language) if draft is not None and is_wanted else ()
        return [
            action
            for one in found
            if touch(range_of(one.span), params.range)
            for action in actions(params.text_document.uri, one)
        ]


def _of_the_file(server: Server) -> None:
    """Let the server answer what is asked of a whole file."""

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lensed(params: types.CodeLensParams) -> list[types.CodeLens]:
        path = path_of(params.text_document.uri)
        found = () if path is None else server.desk.lenses(path, server.language)
        return [
            types.CodeLens(range=range_of(one.span), command=types.Command(title=one.title, command=""))
            for one in found
        ]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        draft = server.draft(params.text_document.uri)
        return [] if draft is None else [symbol(one) for one in outline(draft, server.language)]

    @server.command(SHOW)
    def shown(uri: str) -> str | None:
        draft = server.draft(uri)
        return None if draft is None else preview(draft, server.language)
