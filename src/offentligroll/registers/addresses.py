"""Addresses of accounts: which platform they are on, and under what name."""

from __future__ import annotations

import re

_END = r"/?(?:[?#].*)?$"
_ACCOUNTS = {
    "x": r"(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:#!/)?@?(\w{1,15})",
    "facebook": r"(?:[a-z-]+\.)?facebook\.com/(?:pages/[^/]+/)?([\w.-]+)",
    "instagram": r"(?:www\.)?instagram\.com/([\w.]+)",
    "youtube": r"(?:www\.)?youtube\.com/(?:channel/|user/|c/|@)?([\w.-]+)",
    "linkedin": r"(?:[a-z]+\.)?linkedin\.com/(?:company|in|school)/([\w%-]+)",
    "tiktok": r"(?:www\.)?tiktok\.com/@([\w.]+)",
    "bluesky": r"bsky\.app/profile/([\w.:-]+)",
    "threads": r"(?:www\.)?threads\.(?:net|com)/@([\w.]+)",
}
_PATTERNS = {
    platform: re.compile(f"https?://{account}{_END}", re.IGNORECASE)
    for platform, account in _ACCOUNTS.items()
}
_MASTODON = re.compile(r"https?://([\w.-]+)/(?:@|users/)(\w+)/?$")
_NO_ACCOUNTS = frozenset(
    {"share", "intent", "sharer", "sharer.php", "hashtag", "search", "home", "watch", "login", "i", "explore"}
)


def account_at(address: str) -> tuple[str, str, str | None] | None:
    """Return which account an address is of.

    Args:
        address: the address of an account or page.

    Returns:
        The platform, the name there, and the id that stays, where the address tells it; None where it is of
        no account that is known.

    Example:
        >>> account_at("https://twitter.com/kommunchef")
        ('x', 'kommunchef', None)
        >>> account_at("https://social.example/@kim")
        ('mastodon', 'kim@social.example', 'https://social.example/users/kim')
        >>> account_at("https://twitter.com/share?text=a") is None
        True
    """
    for platform, pattern in _PATTERNS.items():
        match = pattern.match(address.strip())
        if match is not None:
            return None if match[1].casefold() in _NO_ACCOUNTS else (platform, match[1], None)
    match = _MASTODON.match(address.strip())
    if match is None:
        return None
    host, name = match[1].casefold(), match[2]
    return "mastodon", f"{name}@{host}", f"https://{host}/users/{name}"
