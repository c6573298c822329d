"""Who may come in: what is looked at in every request before anything answers it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Self

import attrs

SAFE_METHODS = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""


@attrs.define(kw_only=True)
class Door:
    """The door of one start of the server: its address, and the secrets of whoever started it."""

    host: str
    """The one name, with its port, under which it answers."""
    token: str | None
    """What lets somebody in, once; None after that."""
    cookie: str
    """The name of the cookie; cookies are shared by all ports, so that it holds an id of this start."""
    key: str
    """What stands in the cookie of whoever came in."""
    start: str
    """What every write carries, so that a page of another start writes nothing here."""

    @classmethod
    def new(cls, host: str) -> Self:
        """Make a door, with new secrets.

        Args:
            host: the name and port under which it answers.

        Returns:
            The door.
        """
        return cls(
            host=host,
            token=secrets.token_urlsafe(),
            cookie=f"offentligroll-{secrets.token_hex(8)}",
            key=secrets.token_urlsafe(),
            start=secrets.token_urlsafe(),
        )

    def lets_in(self, token: str) -> bool:
        """Take the token of the address, which works once.

        Args:
            token: what somebody came with.

        Returns:
            Whether it is right.
        """
        is_right = self.token is not None and _same(token, self.token)
        if is_right:
            self.token = None
        return is_right

    def knows(self, cookies: Mapping[str, str]) -> bool:
        """Return whether somebody has come in before.

        Args:
            cookies: the cookies of a request.

        Returns:
            Whether the right one is among them.
        """
        return _same(cookies.get(self.cookie, ""), self.key)

    def refuses(self, method: str, headers: Mapping[str, str]) -> str | None:
        """Look at a request, whoever it is from.

        Args:
            method: its method.
            headers: its headers, by names in lower case.

        Returns:
            What is wrong with it, as a code of the catalogue; None where it may go on.
        """
        if headers.get("host") != self.host:
            return "workbench.refused.host"
        if method in SAFE_METHODS:
            return None
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        wants = {
            "workbench.refused.method": method == "POST",
            # A page on another port is of the same site, and sends even strict cookies along.
            "workbench.refused.site": headers.get("sec-fetch-site") == "same-origin",
            "workbench.refused.json": kind == "application/json",
            "workbench.refused.start": _same(headers.get("x-start", ""), self.start),
        }
        return next((code for code, is_met in wants.items() if not is_met), None)


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())
