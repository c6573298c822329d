"""The page: one shell, in which scripts show one feature at a time."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from offentligroll.files.json_writing import json_for_page
from offentligroll.languages import LANGUAGES, chain, say
from offentligroll.languages.catalogue import Catalogue, Hole, Template
from offentligroll.version import __version__
from offentligroll.workbench.service import Feature

_WORDS = ("workbench",)


def static_files() -> Traversable:
    """Return the folder of what the page loads.

    Returns:
        The folder.
    """
    return resources.files("offentligroll.workbench").joinpath("static")


@functools.cache
def words_of(files: tuple[str, ...], language: str) -> dict[str, list[str | list[str]]]:
    """Return the sentences that the page says itself, in pieces.

    Args:
        files: which files of the catalogue.
        language: the language.

    Returns:
        Texts, and lists with the name of what is filled in, by code; what depends on a number has ``.one`` or
        ``.many`` behind its code.
    """
    catalogue = Catalogue(resources.files("offentligroll.languages"))
    wanted = {*_WORDS, *files}
    words: dict[str, Template] = {}
    for one in reversed(chain(language)):
        if one in catalogue.languages:
            words |= catalogue.codes(one)
    return {
        code: [[piece.name] if isinstance(piece, Hole) else piece for piece in pieces]
        for code, pieces in words.items()
        if code.partition(".")[0] in wanted
    }


def shell(
    features: Iterable[Feature], language: str, way: Mapping[str, Any], *, base: str = "static/"
) -> str:
    """Write the page.

    Args:
        features: what can be done.
        language: the language in which it is read.
        way: how the page reaches the service: ``{"kind": "server", "start": …}`` or
            ``{"kind": "worker", "script": …}``, and ``nonce``, by which the editor may add its style.
        base: where what it loads stands.

    Returns:
        The document.
    """
    return "".join(f"{one}\n" for one in _html(tuple(features), language, way, base))


def _html(features: tuple[Feature, ...], language: str, way: Mapping[str, Any], base: str) -> Iterator[str]:
    title = html.escape(say("workbench.title", language))
    config = {
        "way": dict(way),
        "language": language,
        "locale": chain(language)[0],
        "version": __version__,
        "pages": [one.name for one in features if one.has_page],
        "listed": [one.name for one in features if one.has_page and one.is_listed],
        "words": words_of(tuple(file for one in features for file in one.words), language),
    }
    yield "<!doctype html>"
    yield f'<html lang="{html.escape(chain(language)[0])}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield '<link rel="icon" href="data:,">'
    yield f'<link rel="stylesheet" href="{base}workbench.css">'
    yield "</head>"
    yield "<body>"
    yield f'<a class="skip" href="#main">{html.escape(say("workbench.skip", language))}</a>'
    yield '<header class="top">'
    yield f'<p class="name">{title}</p>'
    yield f'<nav id="pages" aria-label="{html.escape(say("workbench.pages", language))}"></nav>'
    yield '<p class="languages">'
    for one in LANGUAGES:
        name = html.escape(say(f"languages.name.{one}", one))
        chosen = ' aria-current="true"' if one == chain(language)[0] else ""
        yield f'<a href="?lang={one}" lang="{one}" hreflang="{one}"{chosen}>{name}</a>'
    yield "</p>"
    yield "</header>"
    yield '<main id="main" tabindex="-1">'
    yield f"<noscript><p>{html.escape(say('workbench.needs-script', language))}</p></noscript>"
    yield "</main>"
    yield '<p id="told" role="status"></p>'
    yield f'<script type="application/json" id="config">{json_for_page(config)}</script>'
    yield f'<script type="module" src="{base}shell.js"></script>'
    yield "</body>"
    yield "</html>"
