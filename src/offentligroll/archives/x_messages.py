"""Direct messages of an X archive: both sides of each conversation, and private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from offentligroll.archives.folder import Folder
from offentligroll.archives.intake import Intake, moment_of, speaker_of, visitor
from offentligroll.archives.values import id_of, list_of, mapping_of, text_of
from offentligroll.archives.x_account import Account
from offentligroll.archives.x_files import told_items
from offentligroll.archives.x_notes import unescaped
from offentligroll.model.statement import Act, Media, Statement

MESSAGES = ("direct-messages", "direct-messages-group")
"""The beginnings of the names of the files of messages."""


def messages_in(
    folder: Folder, files: Iterable[str], account: Account, intake: Intake
) -> Iterator[Statement]:
    """Read the messages of all conversations, where private items are asked for; else count them.

    Args:
        folder: the archive's ``data`` folder.
        files: the files of messages.
        account: whose archive it is.
        intake: what is wanted, and where problems and counts go.

    Yields:
        The messages, conversation by conversation. What else happened in a group, such as that somebody
        joined it, is counted.
    """
    for item in told_items(folder, files, intake):
        conversation = mapping_of(mapping_of(item).get("dmConversation"))
        for entry in map(mapping_of, list_of(conversation.get("messages"))):
            intake.hold()
            message = mapping_of(entry.get("messageCreate"))
            if not intake.include_private:
                intake.leave_out("message")
            elif not message:
                intake.leave_out("other-record")
            else:
                yield _statement(message, account, folder.name, intake)


def _statement(message: dict[str, Any], account: Account, where: str, intake: Intake) -> Statement:
    sender = id_of(message.get("senderId")) or "unknown"
    is_own = sender == account.number
    urls = (text_of(mapping_of(one).get("expanded")) for one in list_of(message.get("urls")))
    return Statement(
        act=Act.MESSAGE,
        id=id_of(message.get("id")) or "",
        at=moment_of(message.get("createdAt"), where, intake),
        **(speaker_of(account.channel) if is_own else visitor(sender)),
        channel=account.channel,
        text=unescaped(text_of(message.get("text")) or ""),
        links=tuple(dict.fromkeys(one for one in urls if one is not None)),
        media=tuple(Media(url=url) for one in list_of(message.get("mediaUrls")) if (url := text_of(one))),
        audience_is_limited=True,
        directory=intake.directory,
    )
