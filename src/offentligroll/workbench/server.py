"""The local server: the page, what it loads, and the way to the service."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from offentligroll.languages import LANGUAGES, say
from offentligroll.workbench.door import Door
from offentligroll.workbench.page import shell, static_files
from offentligroll.workbench.service import Service

_TYPES = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}
_MOST_BYTES = 32_000_000
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def application(service: Service, door: Door, language: str) -> Starlette:
    """Make what answers requests.

    Args:
        service: what is called.
        door: who may come in.
        language: the language of the page where nobody asks for another.

    Returns:
        The application.
    """

    async def page(request: Request) -> Response:
        token = request.query_params.get("token")
        if token is not None:
            return _come_in(door, token, language)
        asked = request.query_params.get("lang", "")
        nonce = secrets.token_urlsafe(16)
        way = {"kind": "server", "start": door.start, "nonce": nonce}
        written = shell(service.features, asked if asked in LANGUAGES else language, way)
        return HTMLResponse(written, headers={"Content-Security-Policy": _policy(nonce)})

    async def call(request: Request) -> Response:
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _MOST_BYTES:
                return _refusal("workbench.refused.size", language, 413)
        answer = await run_in_threadpool(service.answer, body.decode("utf-8", "replace"))
        return Response(answer.encode("utf-8", "replace"), media_type="application/json")

    async def guard(request: Request, further: RequestResponseEndpoint) -> Response:
        refused = door.refuses(request.method, request.headers)
        comes = request.url.path == "/" and "token" in request.query_params
        if refused is None and not comes and not door.knows(request.cookies):
            refused = "workbench.refused.key"
        response = await further(request) if refused is None else _refusal(refused, language)
        response.headers.setdefault("Content-Security-Policy", _policy(None))
        response.headers.update(_HEADERS)
        return response

    return Starlette(
        routes=[
            Route("/", page, methods=["GET"]),
            Route("/call", call, methods=["POST"]),
            Route("/static/{name}", _static, methods=["GET"]),
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard)],
    )


def _come_in(door: Door, token: str, language: str) -> Response:
    if not door.lets_in(token):
        return _refusal("workbench.refused.key", language)
    response = RedirectResponse("/", status_code=303)
    response.set_cookie(door.cookie, door.key, httponly=True, samesite="strict", path="/")
    return response


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    file = static_files().joinpath(name)
    kind = _TYPES.get(PurePosixPath(name).suffix)
    if kind is None or "/" in name or "\\" in name or not file.is_file():
        return PlainTextResponse("", status_code=404)
    return Response(file.read_bytes(), media_type=kind)


def _policy(nonce: str | None) -> str:
    """State what the page may load: what comes from here, and nothing else."""
    style = "'self'" if nonce is None else f"'self' 'nonce-{nonce}'"
    return (
        f"default-src 'none'; script-src 'self'; style-src {style}; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _refusal(code: str, language: str, status: int = 403) -> Response:
    return PlainTextResponse(say(code, language), status_code=status)
