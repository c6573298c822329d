"""A saved web page on which a body lists its accounts."""

from __future__ import annotations

from html.parser import HTMLParser

from offentligroll.model.organisation import Organisation
from offentligroll.registers.addresses import account_at
from offentligroll.registers.file import RegisterFile
from offentligroll.registers.gathering import Gathering


def recognises(file: RegisterFile) -> bool:
    """Return whether a file is a web page."""
    return file.name.endswith((".html", ".htm", ".xhtml"))


def read(file: RegisterFile, gathering: Gathering, owner: Organisation | None = None) -> None:
    """Take in the accounts that a page links to.

    Args:
        file: the page.
        gathering: where they go.
        owner: the body whose list it is, and whose the accounts are; None where nobody says.
    """
    links = _Links()
    links.feed(file.text)
    for address in dict.fromkeys(links.found):
        account = account_at(address)
        if account is None:
            gathering.skipped["other-link"] += 1
            continue
        channel = gathering.channel(account[0], stable_id=account[2], handle=account[1], holder=owner)
        if channel is not None and owner is not None:
            gathering.list(channel, owner)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attributes if name == "href" and value]
