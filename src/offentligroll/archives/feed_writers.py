"""Who wrote an entry of a feed, as far as the feed tells, and what its title adds to its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from offentligroll.archives.chats import Members
from offentligroll.archives.intake import Intake, Speaker, speaker_of
from offentligroll.model.channel import Channel
from offentligroll.model.official import Official

_WORD = re.compile(r"\w+")
_NOBODY = frozenset(
    {"admin", "administrator", "webmaster", "editor", "author", "staff", "root", "user", "noreply", "unknown",
     "info", "contact", "office", "press", "redaktör", "redaktion", "redaktionen", "webbredaktion",
     "webbredaktionen", "kommunikation", "webb", "kontakt", "kansli", "registrator"}
)  # fmt: skip
"""Names of logins and offices, and of nobody in particular."""


@attrs.frozen
class Told:
    """A writer as a feed tells of one."""

    name: str | None
    """The name."""
    mail: str | None = None
    """The mail address."""


@attrs.define(kw_only=True)
class Writers:
    """Tells who speaks in the entries of a feed."""

    intake: Intake
    """What is wanted."""
    channel: Channel | None
    """The site."""
    title: str | None = None
    """The feed's own name, which often stands in place of a writer's."""
    _members: Members = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._members = Members(intake=self.intake, platform="web")

    def speaker(self, told: Sequence[Told]) -> Speaker:
        """Return who speaks.

        Args:
            told: the writers of an entry.

        Returns:
            The site's holder, where no writer is told, or the holder or nobody in particular is, by name or
            mail address; who the directory has with the mail address; else somebody of that name, of whom
            nothing is known. Of several writers none, since nobody can tell whose words are whose. What
            stands on the site of an organisation is on its behalf, whoever wrote it.
        """
        usual = speaker_of(self.channel)
        named = [one for one in dict.fromkeys(told) if one.name or one.mail]
        if not named or (len(named) == 1 and self._is_own(named[0].name) and named[0].mail is None):
            return usual
        if len(named) > 1:
            return {**usual, "author": None}
        called = named[0].name or (named[0].mail or "").partition("@")[0]
        found = self._members.speaker(None, named[0].name, named[0].mail)["author"]
        if found is None or (self._is_own(called) and not self._is_known(found)):
            return usual
        return {**usual, "author": found}

    def _is_known(self, author: Official) -> bool:
        directory = self.intake.directory
        return directory is not None and author in directory.officials

    def _is_own(self, name: str | None) -> bool:
        """Whether a name is the holder's, the feed's own, or nobody's in particular."""
        words = _WORD.findall((name or "").casefold())
        holder = None if self.channel is None else self.channel.holder
        own = [_WORD.findall(one.casefold()) for one in (self.title, holder and holder.name) if one]
        compact = "".join(words)
        return (
            compact in _NOBODY
            or any(compact == "".join(one) for one in own)
            # A blog of one's own is often signed with the first name only.
            or (isinstance(holder, Official) and len(words) == 1 and words[0] in own[-1])
        )


def with_title(title: str, text: str) -> str:
    """Put a title above a text, unless it only repeats how the text begins.

    Args:
        title: the title.
        text: the text.

    Returns:
        The words of both.

    Example:
        >>> with_title("Nu plogas …", "Nu plogas Storgatan."), with_title("Snö", "")
        ('Nu plogas Storgatan.', 'Snö')
    """
    if text.startswith(title.rstrip("… ").removesuffix("...")):
        return text
    return "\n\n".join(part for part in (title, text) if part)
