"""What an object of ActivityStreams says: its words, pictures, links and what it quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from offentligroll.archives.audience import QUOTES, has_quote
from offentligroll.archives.html_text import HtmlText, html_to_text
from offentligroll.archives.values import id_of, language_of, list_of, mapping_of, text_of
from offentligroll.model.statement import Media


def said(thing: dict[str, Any]) -> HtmlText:
    """Return the words of a post: title, content warning, text and the choices of a poll.

    Args:
        thing: the post.

    Returns:
        The words, and what they link to.
    """
    content = _content(thing)
    is_html = thing.get("mediaType") in (None, "text/html")
    body = html_to_text(content, without_quote=has_quote(thing)) if is_html else HtmlText(text=content)
    parts = [text_of(thing.get("name")), text_of(thing.get("summary")), body.text]
    if "oneOf" in thing or "anyOf" in thing:
        choices = (
            text_of(mapping_of(one).get("name"))
            for key in ("oneOf", "anyOf")
            for one in list_of(thing.get(key))
        )
        parts.append("\n".join(one for one in choices if one))
    text = "\n\n".join(part for part in parts if part)
    return body if text == body.text else attrs.evolve(body, text=text)


def _content(thing: dict[str, Any]) -> str:
    """The text itself; where there are only translations, the first of them."""
    content = text_of(thing.get("content"))
    if content is not None:
        return content
    translations = mapping_of(thing.get("contentMap")).values()
    return next((one for one in translations if text_of(one)), "")


def language(thing: dict[str, Any]) -> str | None:
    """Return the language of a post.

    Args:
        thing: the post.

    Returns:
        The language whose words are the text; None where that can't be told.
    """
    translations = mapping_of(thing.get("contentMap"))
    if len(translations) == 1:
        return language_of(next(iter(translations)))
    content = _content(thing)
    matching = [code for code, words in translations.items() if words == content]
    return language_of(matching[0]) if len(matching) == 1 else None


def media(thing: dict[str, Any]) -> tuple[Media, ...]:
    """Return the pictures, films and sounds of a post.

    Args:
        thing: the post.

    Returns:
        Its attachments without link previews.
    """
    found = []
    for one in list_of(thing.get("attachment")):
        told = mapping_of(one)
        if _is_preview(told):
            continue
        url = text_of(one) or id_of(told.get("url")) or text_of(told.get("href"))
        kind = text_of(told.get("mediaType"))
        description = text_of(told.get("name")) or text_of(told.get("summary"))
        if description is None and "name" in told:
            # The export tells the words of every picture that has some.
            description = ""
        if url or kind or description:
            found.append(Media(url=url, kind=kind, description=description))
    return tuple(found)


def preview_links(thing: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses of link previews, which Mastodon writes among the attachments since version 4.7.

    Args:
        thing: the post.

    Yields:
        The addresses.
    """
    for one in map(mapping_of, list_of(thing.get("attachment"))):
        address = text_of(one.get("href"))
        if address is not None and _is_preview(one):
            yield address


def _is_preview(told: dict[str, Any]) -> bool:
    kind = text_of(told.get("mediaType")) or "text/html"
    return told.get("type") == "Link" and kind.partition("/")[0] in ("text", "application")


def quoted(thing: dict[str, Any]) -> tuple[tuple[str, ...], str | None]:
    """Return the address of a quoted post, and its words where the export holds them.

    Args:
        thing: the post that quotes.

    Returns:
        The address, if there is one, and the words.
    """
    for key in QUOTES if has_quote(thing) else ():
        quote = thing.get(key)
        if quote is not None and (address := id_of(quote)):
            return (address,), said(mapping_of(quote)).text or None
    return (), None


def quotes_what_is_gone(thing: dict[str, Any]) -> bool:
    """Return whether a post quotes one that was deleted.

    Args:
        thing: the post that quotes.

    Returns:
        Whether only a tombstone is left.
    """
    return has_quote(thing) and any(mapping_of(thing.get(key)).get("type") == "Tombstone" for key in QUOTES)


def web_address(thing: dict[str, Any]) -> str | None:
    """Return where a post stands on the web.

    Args:
        thing: the post.

    Returns:
        The address; None where none is told.
    """
    for one in list_of(thing.get("url")):
        address = text_of(one) or text_of(mapping_of(one).get("href"))
        if address is not None and address.startswith(("https://", "http://")):
            return address
    return None
