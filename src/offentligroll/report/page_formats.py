"""Writing a page as plain text, Markdown or HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping

from offentligroll.languages import chain, say
from offentligroll.report.page import Entry, Line, Link, Page, Section, words_of

_MARKED = re.compile(r"([\\`*_\[\]<>|~&])")
_BLOCK = re.compile(r"^([#+=-]|[0-9]+(?=[.)]))")
_AUTOLINK = re.compile(r"https?://[^\s<>\\\[\]()]+")

_STYLE = """\
:root { color-scheme: light dark; --ground: #fff; --ink: #1a1a1a; --soft: #4a4a4a; --edge: #767676;
  --link: #0b4f8a; --target: #fff6d6; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --ink: #ececec; --soft: #b4b4b4; --edge: #8c8c8c;
    --link: #8ec5f5; --target: #33301f; }
}
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 Georgia, "Times New Roman", serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--edge);
  padding-bottom: .25rem; }
nav, footer, .intro, code { font-family: system-ui, sans-serif; font-size: .9rem; }
nav ul { padding-left: 1.2rem; }
a { color: var(--link); }
ol, ul { padding-left: 2.2rem; }
li { margin: .35rem 0; }
li.entry { margin: 1.1rem 0; break-inside: avoid; }
li.entry > p { margin: 0; font-weight: 600; }
li.entry > ul { padding-left: 1.2rem; }
code { color: var(--soft); overflow-wrap: anywhere; font-weight: 400; }
footer { margin-top: 3rem; border-top: 1px solid var(--edge); padding-top: .75rem; }
:target { background: var(--target); }
summary { cursor: pointer; min-height: 24px; }
.wide { overflow-x: auto; position: relative; left: 50%; width: min(94vw, 90rem);
  transform: translateX(-50%); }
@media print {
  main { max-width: none; padding: 0; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  h2 { break-after: avoid; }
}
"""
_SAFE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page_as_text(page: Page) -> str:
    """Write a page as plain text.

    Args:
        page: the page.

    Returns:
        Its lines, with a line break at the end.
    """
    lines = [page.title, "=" * len(page.title)]
    if page.about:
        lines += ["", *map(words_of, page.about)]
    for section in page.sections:
        lines += ["", section.title, "-" * len(section.title)]
        lines += [words_of(one) for one in section.intro]
        for entry in section.entries:
            lines += ["", *entry_as_text(entry)]
    if page.footer:
        lines += ["", words_of(page.footer)]
    return "".join(f"{one}\n" for one in lines)


def entry_as_text(entry: Entry) -> list[str]:
    """Write one entry as plain text.

    Args:
        entry: the entry.

    Returns:
        Its lines.
    """
    mark = "- " if entry.number is None else f"{entry.number}. "
    name = "" if entry.id is None else f" [{entry.id}]"
    below = (f"{' ' * len(mark)}- {words_of(one)}" for one in entry.lines)
    return [f"{mark}{words_of(entry.words)}{name}", *below]


def page_as_markdown(page: Page) -> str:
    """Write a page as Markdown.

    Args:
        page: the page.

    Returns:
        Its lines, with a line break at the end; nothing in the policy's words is read as markup.
    """
    blocks = [f"# {_plain(page.title)}", "\n".join(f"- {_marked(one)}" for one in page.about)]
    for section in page.sections:
        blocks.append(f"## {_plain(section.title)}")
        blocks += [_marked(one) for one in section.intro]
        blocks += [_markdown_entry(one) for one in section.entries]
    if page.footer:
        blocks.append(_marked(page.footer))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _markdown_entry(entry: Entry) -> str:
    mark = "- " if entry.number is None else f"{entry.number}. "
    words = _marked(entry.words)
    if entry.number is not None:
        words = f"**{words}**"
    name = "" if entry.id is None else f" `{entry.id.replace('`', ' ')}`"
    lines = [f"{mark}{words}{name}"]
    lines += [f"{' ' * len(mark)}- {_marked(one)}" for one in entry.lines]
    return "\n".join(lines)


def _marked(line: Line) -> str:
    """Write a line; links within the page become plain words, since Markdown has no anchors for them."""
    parts = [_linked(part) if isinstance(part, Link) else _escaped(part) for part in line]
    return _BLOCK.sub(r"\\\1", "".join(parts)) if not isinstance(line[0], Link) else "".join(parts)


def _linked(link: Link) -> str:
    if link.target.startswith("#"):
        return _escaped(link.words)
    if link.words == link.target and _AUTOLINK.fullmatch(link.target):
        return f"<{link.target}>"
    if link.target.endswith(".md"):
        return f"[{_escaped(link.words)}]({link.target})"
    return _escaped(link.words)


def _plain(words: str) -> str:
    return _BLOCK.sub(r"\\\1", _escaped(words))


def _escaped(words: str) -> str:
    return _MARKED.sub(r"\\\1", words)


def in_html(code: str, language: str) -> str:
    """Write a sentence of a report, for HTML.

    Args:
        code: its code in the catalogue, after ``report.``.
        language: ``"sv"`` or ``"en"``.

    Returns:
        The sentence, in which nothing can be read as markup.
    """
    return html.escape(say(f"report.{code}", language))


def page_as_html(page: Page) -> str:
    """Write a page as HTML that stands alone: nothing is loaded from elsewhere, and nothing is run.

    Args:
        page: the page.

    Returns:
        The document, with a line break at the end.
    """
    return "".join(f"{one}\n" for one in _html(page))


def _html(page: Page) -> Iterator[str]:
    title = html.escape(page.title)
    yield "<!doctype html>"
    yield f'<html lang="{html.escape(chain(page.language)[0])}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_SAFE}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield "<header>"
    yield f"<h1>{title}</h1>"
    yield from (f"<p>{_hypertext(one)}</p>" for one in page.about)
    yield "</header>"
    yield f'<nav aria-label="{html.escape(page.contents)}">'
    yield "<ul>"
    for section in page.sections:
        yield f'<li><a href="#{section.name}">{html.escape(section.title)}</a></li>'
    yield "</ul>"
    yield "</nav>"
    for section in page.sections:
        yield from section_as_html(section)
    if page.picture is not None:
        words = html.escape(page.picture.words)
        yield f"<details><summary>{words}</summary>"
        yield f'<div class="wide" tabindex="0" role="group" aria-label="{words}">'
        yield f"{page.picture.svg}</div></details>"
    if page.footer:
        yield f"<footer><p>{_hypertext(page.footer)}</p></footer>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def section_as_html(section: Section) -> Iterator[str]:
    """Write one section as HTML.

    Args:
        section: the section.

    Yields:
        Its lines.
    """
    yield f'<section aria-labelledby="{section.name}">'
    yield f'<h2 id="{section.name}">{html.escape(section.title)}</h2>'
    yield from (f'<p class="intro">{_hypertext(one)}</p>' for one in section.intro)
    if section.entries:
        kind = "ul" if section.entries[0].number is None else "ol"
        yield f"<{kind}>"
        for entry in section.entries:
            number = "" if entry.number is None else f' id="{entry.anchor}" value="{entry.number}"'
            name = "" if entry.id is None else f" <code>{html.escape(entry.id)}</code>"
            yield f'<li class="entry"{number}>'
            yield f"<p>{_hypertext(entry.words)}{name}</p>"
            if entry.lines:
                yield "<ul>"
                yield from (f"<li>{_hypertext(one)}</li>" for one in entry.lines)
                yield "</ul>"
            yield "</li>"
        yield f"</{kind}>"
    yield "</section>"


def _hypertext(line: Line) -> str:
    return "".join(
        f'<a href="{html.escape(part.target)}">{html.escape(part.words)}</a>'
        if isinstance(part, Link)
        else html.escape(part)
        for part in line
    )


FORMATS: Mapping[str, Callable[[Page], str]] = {
    "text": page_as_text,
    "md": page_as_markdown,
    "html": page_as_html,
}
"""How a page can be written, by name."""
