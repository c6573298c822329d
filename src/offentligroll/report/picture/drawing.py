"""The picture of a policy as SVG: the same bytes each time, in the colours of whoever looks."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence

from offentligroll.assessment.wording.safe_text import one_line
from offentligroll.languages import check_language, say
from offentligroll.policy.rulebook import Rulebook
from offentligroll.report.page import words_of
from offentligroll.report.picture.layout import LINE, Placed, PlacedBand, Rail, Wire, placed
from offentligroll.report.picture.parts import DrawnFact, Use, bands_of
from offentligroll.report.rule_words import RuleWords, rules_of

_STYLE = """\
.policy-picture { color-scheme: light dark; --ground: #fff; --ink: #1a1a1a; --soft: #595959; --edge: #767676;
  --over: #0b4f8a; --not: #a3262a; background: var(--ground); font: 12px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { .policy-picture { --ground: #14171a; --ink: #ececec; --soft: #b4b4b4;
  --edge: #8c8c8c; --over: #8ec5f5; --not: #ff9d9d; } }
@media (forced-colors: active) { .policy-picture { --ground: Canvas; --ink: CanvasText; --soft: CanvasText;
  --edge: CanvasText; --over: CanvasText; --not: CanvasText; } }
.policy-picture .ground { fill: var(--ground); }
.policy-picture text { fill: var(--ink); }
.policy-picture .heading { font-size: 16px; font-weight: 600; }
.policy-picture .column, .policy-picture .head { fill: var(--soft); font-weight: 600; }
.policy-picture .box { fill: var(--ground); stroke: var(--edge); }
.policy-picture .own .box { stroke-dasharray: 6 2; }
.policy-picture .answer .box { stroke: var(--ink); stroke-width: 2; }
.policy-picture .answer text { font-weight: 600; text-anchor: middle; }
.policy-picture path { fill: none; stroke: var(--edge); }
.policy-picture .asks { stroke: var(--ink); stroke-width: 2; }
.policy-picture .unless { stroke: var(--not); stroke-dasharray: 2 3; }
.policy-picture .over { stroke: var(--over); stroke-width: 1.5; }
.policy-picture .to { stroke-width: .75; }
.policy-picture .bubble { fill: var(--ground); stroke: var(--ink); }
.policy-picture .tip { fill: var(--over); stroke: none; }
.policy-picture .dot { fill: var(--not); stroke: none; }
.policy-picture .rule:hover path { stroke-width: 3; }
.policy-picture .rule:hover .box { stroke: var(--ink); stroke-width: 2; }
@media print { .policy-picture .band { break-inside: avoid; } }
"""
_MARGIN, _HEADING, _LEGEND, _TAIL = 16, 58, 112, 40


def policy_picture(policy: Rulebook, language: str, *, alone: bool = True) -> str:
    """Draw which facts lead to which rules, and which rule goes before which.

    Args:
        policy: the policy.
        language: ``"sv"`` or ``"en"``.
        alone: whether it is a file of its own, which then says all of it in words, too; on the policy's
            page the words stand beside it.

    Returns:
        SVG, in lines. Nothing in it is loaded from elsewhere, and nothing is run.

    Raises:
        ValueError: the language is another.

    Example:
        >>> from offentligroll.policy import Policy
        >>> print(policy_picture(Policy.load("katrineholm"), "sv").splitlines()[1])
        <title id="policy-picture-title">Sociala medier i Katrineholms kommun: fakta, regler och svar</title>
    """
    check_language(language, policy.title)
    return "".join(f"{one}\n" for one in _drawing(policy, language, alone=alone))


def _drawing(policy: Rulebook, language: str, *, alone: bool) -> Iterator[str]:
    words = RuleWords(policy=policy, language=language)
    bands = [placed(band) for band in bands_of(words)]
    width = max([one.width for one in bands], default=600) + 2 * _MARGIN
    height = _LEGEND + sum(one.height + _HEADING + _TAIL for one in bands)
    name = 'aria-labelledby="policy-picture-title policy-picture-words"'
    space = 'xmlns="http://www.w3.org/2000/svg" ' if alone else ""
    yield (
        f'<svg {space}class="policy-picture" role="img" {name} '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    )
    title = say("pages.picture.title", language, policy=one_line(policy.title.in_language(language)))
    yield f'<title id="policy-picture-title">{html.escape(title)}</title>'
    yield f'<desc id="policy-picture-words">{html.escape(_in_words(words, bands, alone=alone))}</desc>'
    yield f"<style>\n{_STYLE}{''.join(map(_hovered, bands))}</style>"
    yield f'<rect class="ground" width="{width}" height="{height}"/>'
    yield from _legend(language)
    y = _LEGEND
    for band in bands:
        yield f'<g class="band" transform="translate({_MARGIN} {y})">'
        yield from _heading(band, language)
        yield f'<g transform="translate(0 {_HEADING})">'
        yield from _band(band, language)
        yield "</g></g>"
        y += band.height + _HEADING + _TAIL
    yield "</svg>"


def _hovered(band: PlacedBand) -> str:
    """Let a fact that is pointed at show the lines that leave it."""
    names = _names(band).values()
    return "".join(f".policy-picture:has(.{one}:hover) .of-{one} {{ stroke-width: 3; }}\n" for one in names)


def _names(band: PlacedBand) -> Mapping[str, str]:
    """Name the facts of a chapter, as no other chapter names them."""
    first = band.band.rules[0].number
    return {fact: f"f{first}-{number}" for number, fact in enumerate(band.facts, 1)}


def _in_words(words: RuleWords, bands: Iterable[PlacedBand], *, alone: bool) -> str:
    """State all that is drawn, one line a term of the policy's own and one a rule."""
    if not alone:
        return say("pages.picture.beside", words.language)
    terms = dict.fromkeys(fact.meaning for band in bands for fact in band.band.facts if fact.meaning)
    entries = map(words.entry, rules_of(words.policy))
    rules = (f"{entry.number}. {' '.join(map(words_of, (entry.words, *entry.lines)))}" for entry in entries)
    return "\n".join((*terms, *rules))


def _legend(language: str) -> Iterator[str]:
    """Show what each line means, by a piece of it."""
    samples: tuple[tuple[str, Sequence[str]], ...] = (
        ("asks", ('<path class="asks" d="M16 0h44"/>',)),
        ("when", ('<path class="when" d="M16 0h44"/>',)),
        ("unless", ('<path class="unless" d="M16 0h44"/>', _dot(60, 0))),
        ("negated", ('<path class="when" d="M16 0h44"/>', _bubble(55, 0))),
        ("over", ('<path class="over" d="M16 0h44"/>', _tip(60, 0, 1))),
        ("own", ('<g class="own"><rect class="box" x="16" y="-6" width="44" height="12" rx="3"/></g>',)),
    )
    for number, (name, drawn) in enumerate(samples):
        x, y = 480 * (number % 2), 24 + 26 * (number // 2)
        yield f'<g transform="translate({x} {y})">'
        yield from drawn
        yield f'<text x="72" y="4">{html.escape(say(f"pages.picture.is-{name}", language))}</text></g>'


def _heading(band: PlacedBand, language: str) -> Iterator[str]:
    yield f'<text class="heading" y="20">{html.escape(band.band.title)}</text>'
    answers = band.answers[0][0]
    facts = min((one.x for one in band.facts.values()), default=0)
    for name, x in (("facts", facts), ("rules", band.rules[0].x), ("answers", answers.x)):
        said = html.escape(say(f"pages.picture.{name}", language))
        yield f'<text class="column" x="{x}" y="46">{said}</text>'


def _band(band: PlacedBand, language: str) -> Iterator[str]:
    for answer, middles in band.answers:
        for middle in middles:
            yield f'<path class="to" d="M{band.rules_end} {middle}H{answer.x}"/>'
        yield '<g class="answer">'
        yield _rect(answer)
        top = answer.middle - LINE * (len(answer.lines) - 1) // 2 + 4
        yield from _text(answer.lines, answer.x + answer.width // 2, top)
        yield "</g>"
    for rail in band.terms:
        yield _track(rail, "term")
    yield from _rules(band)
    for fact in band.band.facts:
        yield from _fact(fact, band, language)


def _rules(band: PlacedBand) -> Iterator[str]:
    names = _names(band)
    for rule, place, wires, rail in zip(band.band.rules, band.rules, band.wires, band.rails, strict=True):
        yield '<g class="rule">'
        yield f"<title>{html.escape(f'{rule.number}. {rule.words} [{rule.id}]')}</title>"
        yield from (_curve(wire, names[wire.edge.fact]) for wire in wires)
        if rail is not None:
            yield _track(rail, "over")
            yield from (_tip(rail.edge, y, -1) for y in rail.targets)
        yield _rect(place)
        head, *lines = place.lines
        yield f'<text class="head" x="{place.x + 8}" y="{place.y + 17}">{html.escape(head)}</text>'
        yield from _text(lines, place.x + 8, place.y + 17 + LINE)
        yield "</g>"


def _fact(fact: DrawnFact, band: PlacedBand, language: str) -> Iterator[str]:
    place, kind = band.facts[fact.id], "own" if fact.parts else "fact"
    asking = (one for one in band.band.rules if fact.id in {edge.fact for edge in one.edges})
    numbers = ", ".join(str(one.number) for one in asking)
    told = f"{fact.meaning or fact.words} [{fact.id}]"
    if numbers:
        told = f"{told} → {say('pages.picture.rules', language)} {numbers}"
    yield f'<g class="{kind} {_names(band)[fact.id]}"><title>{html.escape(told)}</title>'
    yield _rect(place)
    yield from _text(place.lines, place.x + 8, place.y + 17)
    yield "</g>"


def _rect(place: Placed) -> str:
    size = f'width="{place.width}" height="{place.height}"'
    return f'<rect class="box" x="{place.x}" y="{place.y}" {size} rx="4"/>'


def _text(lines: Sequence[str], x: int, y: int) -> Iterator[str]:
    for number, words in enumerate(lines):
        yield f'<text x="{x}" y="{y + number * LINE}">{html.escape(words)}</text>'


def _curve(wire: Wire, name: str) -> str:
    (x, y), (to_x, to_y) = wire.start, wire.end
    middle = (x + to_x) // 2
    drawn = (
        f'<path class="{wire.edge.use} of-{name}" d="M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}"/>'
    )
    is_exception = wire.edge.use is Use.UNLESS
    if is_exception:
        drawn += _dot(to_x, to_y)
    # At the rule every line has an end of its own; at the fact they have one beginning.
    return drawn + (_bubble(to_x - (12 if is_exception else 5), to_y) if wire.edge.negated else "")


def _track(rail: Rail, name: str) -> str:
    ends = "".join(f"M{rail.x} {rail.source}V{y}H{rail.edge}" for y in rail.targets)
    return f'<path class="{name}" d="M{rail.edge} {rail.source}H{rail.x}{ends}"/>'


def _bubble(x: int, y: int) -> str:
    return f'<circle class="bubble" cx="{x}" cy="{y}" r="4"/>'


def _dot(x: int, y: int) -> str:
    return f'<circle class="dot" cx="{x}" cy="{y}" r="3.5"/>'


def _tip(x: int, y: int, way: int) -> str:
    """Draw the tip of an arrow that points right, or left."""
    return f'<path class="tip" d="M{x} {y}l{-7 * way} -4v8z"/>'
