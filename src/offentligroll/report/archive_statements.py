"""The statements of a report: what they are chosen by, where they are listed, and the keys."""

from __future__ import annotations

import html
from collections.abc import Iterator

from offentligroll.languages import say
from offentligroll.report.archive_rows import Rows
from offentligroll.report.page_formats import in_html

FINDINGS = ("against", "undecided", "neither")
"""What can be asked of a statement's findings."""
KEYS = (
    ("/", "search"),
    ("j", "next"),
    ("k", "previous"),
    ("o", "open"),
    ("n", "further"),
    ("p", "back"),
    ("?", "keys"),
)
"""The keys and what they do; the script knows them by the same names."""


def statements_as_html(rows: Rows, language: str) -> Iterator[str]:
    """Write what statements are chosen by, and the places that the script fills.

    Args:
        rows: the statements.
        language: ``"sv"`` or ``"en"``.

    Yields:
        Lines of HTML.
    """
    yield '<section aria-labelledby="statements">'
    yield f'<h2 id="statements" tabindex="-1">{in_html("section.statements", language)}</h2>'
    # Also where a browser runs scripts and yet not this one.
    yield f'<p id="needs-script">{in_html("needs-script", language)}</p>'
    yield '<form id="filter" role="search" aria-labelledby="statements" hidden>'
    words = in_html("filter.text", language)
    yield f'<label class="wide-field">{words} <input type="search" name="q"></label>'
    findings = zip(FINDINGS, (say(f"report.filter.{one}", language) for one in FINDINGS), strict=True)
    yield from _choice("finding", findings, language)
    chosen = {
        "channel": rows.channels,
        "policy": rows.policies,
        "capacity": rows.capacities,
        "status": rows.statuses,
        "guideline": rows.guidelines,
    }
    for name, numbered in chosen.items():
        yield from _choice(name, zip(numbered.keys, numbered.texts, strict=True), language)
    for name in ("from", "until"):
        yield f'<label>{in_html(f"filter.{name}", language)} <input type="date" name="{name}"></label>'
    yield '<div class="buttons">'
    yield f'<button type="reset">{in_html("filter.reset", language)}</button>'
    yield f'<button type="button" id="show-keys">{in_html("keys.show", language)}</button>'
    yield "</div>"
    yield "</form>"
    yield '<p id="told" role="status"></p>'
    yield '<div id="rows"></div>'
    yield '<div id="pages" class="pages" hidden>'
    yield f'<button type="button">{in_html("back", language)}</button>'
    yield f'<button type="button">{in_html("further", language)}</button>'
    yield "</div>"
    yield "</section>"


def _choice(name: str, options: Iterator[tuple[str, str]], language: str) -> Iterator[str]:
    yield f'<label>{in_html(f"filter.{name}", language)} <select name="{name}">'
    yield f'<option value="">{in_html("filter.any", language)}</option>'
    for key, text in options:
        yield f'<option value="{html.escape(key)}">{html.escape(text)}</option>'
    yield "</select></label>"


def keys_as_html(language: str) -> Iterator[str]:
    """Write the list of keys, which opens by one of them.

    Args:
        language: ``"sv"`` or ``"en"``.

    Yields:
        Lines of HTML.
    """
    yield '<dialog id="keys" aria-labelledby="keys-title">'
    yield f'<h2 id="keys-title">{in_html("keys.title", language)}</h2>'
    yield "<dl>"
    for key, name in KEYS:
        yield f"<div><dt><kbd>{key}</kbd></dt><dd>{in_html(f'keys.{name}', language)}</dd></div>"
    yield "</dl>"
    yield f'<label><input type="checkbox" id="keys-on" checked> {in_html("keys.on", language)}</label>'
    yield '<form method="dialog">'
    yield f"<button>{in_html('keys.close', language)}</button>"
    yield "</form>"
    yield "</dialog>"
