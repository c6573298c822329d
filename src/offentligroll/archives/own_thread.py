"""One's own posts, kept in mind while an archive is read: for threads that go on, and shares of one's own."""

from __future__ import annotations

import collections

import attrs

_MOST_WORDS = 5_000
"""So many posts back the words are kept; people share again what is recent."""


@attrs.frozen
class OwnWords:
    """The words of an own post, and who could see them."""

    words: str
    """The words."""
    audience: str
    """The audience."""


@attrs.define
class OwnPosts:
    """The posts of an account, as far as they have been read.

    Example:
        >>> own = OwnPosts()
        >>> own.add("https://a.example/objects/1", "Nu plogas Storgatan.", "public")
        >>> own.holds("https://a.example/objects/1"), own.holds("https://b.example/objects/1")
        (True, False)
    """

    _ids: set[int] = attrs.field(factory=set)
    _words: collections.OrderedDict[str, OwnWords] = attrs.field(factory=collections.OrderedDict)

    def add(self, identity: str, words: str, audience: str = "public", account: str | None = None) -> None:
        """Keep a post in mind.

        Args:
            identity: its id.
            words: its words.
            audience: who could see it.
            account: the account's address; what stands below it is known without being kept.
        """
        if not _is_below(identity, account):
            # A hash takes a tenth of an address.
            self._ids.add(hash(identity))
        self._words[identity] = OwnWords(words, audience)
        if len(self._words) > _MOST_WORDS:
            self._words.popitem(last=False)

    def holds(self, identity: str | None, account: str | None = None) -> bool:
        """Return whether a post is one of the account's own.

        Args:
            identity: its id.
            account: the account's address; what stands below it is its own.

        Returns:
            Whether it is; an own post that comes later in the file and does not stand below it is not known.
        """
        if identity is None:
            return False
        return _is_below(identity, account) or hash(identity) in self._ids

    def words_of(self, identity: str | None) -> OwnWords | None:
        """Return the words of an own post.

        Args:
            identity: its id.

        Returns:
            The words; None where it is none, or stood too long ago in the file.
        """
        return None if identity is None else self._words.get(identity)


def _is_below(identity: str, account: str | None) -> bool:
    return account is not None and identity.startswith(account) and identity[len(account) :][:1] == "/"
