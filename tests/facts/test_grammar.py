"""The notation of patterns, and where they are met in a text."""

# ruff: noqa: E501 - examples are easier to read in one line

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offentligroll.facts.text.grammar.grammar import Grammar
from offentligroll.facts.text.grammar.making import grammar_tables
from offentligroll.facts.text.grammar.notation import Notation, PatternError
from offentligroll.facts.text.grammar.places import Places
from offentligroll.facts.text.phrases import Phrases
from offentligroll.facts.text.words import Words
from steps import steps_of

ENDINGS = {"v": ("a", "ar", "ade"), "n": ("", "en", "ens")}
NAMES = {"who": Phrases.compile(["kommunen", "ekeby kommun"]), "nobody": Phrases.compile([])}
PLACES = Places.of(NAMES)
FILLERS = Phrases.compile(["nu", "i dag"])


def notation() -> Notation:
    """A small language."""
    one = Notation(classes={}, endings=ENDINGS, places=frozenset(NAMES))
    bodies = one.alternatives(["nämnden", "*styrelsen"], "<body>")
    decides = one.alternatives(["beslutar", "har beslutat"], "<decides>")
    return Notation(classes={"body": bodies, "decides": decides}, endings=ENDINGS, places=frozenset(NAMES))


def grammar(*patterns: str) -> Grammar:
    """The grammar of these patterns."""
    read = notation()
    tables = grammar_tables(
        [((number, "finds"), one) for number, source in enumerate(patterns) for one in read.read(source)],
        frozenset(("vi", "har", "i", "att")).__contains__,
    )
    return Grammar.of(tables, fillers=FILLERS, clause_words=frozenset(("och", "men")))


def met(pattern: str, text: str) -> list[str]:
    """The words at which a pattern is met, each run once."""
    one = grammar(pattern)
    words = Words.of(text)
    found = {span for _, spans in one.sweep(one.reader(words, PLACES)) for span in spans}
    return [" ".join(words.folded[start:end]) for start, end in sorted(found)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param("plogas", "Nu PLOGAS gatan", ["plogas"], id="a word in any case"),
        pytest.param("plogas", "Omplogas", [], id="whole words only"),
        pytest.param("=SD", "SD vill. Hon sd.", ["sd"], id="a word as it is written"),
        pytest.param("beslut-", "Beslutsunderlag", ["beslutsunderlag"], id="a stem"),
        pytest.param("beslut-v", "beslutade, beslutet", ["beslutade"], id="a stem with endings"),
        pytest.param("*nämnden", "Socialnämnden och nämnden", ["socialnämnden", "nämnden"], id="a head"),
        pytest.param("*nämnd-n", "Socialnämndens", ["socialnämndens"], id="a head with endings"),
        pytest.param("<body> <decides>", "Kommunstyrelsen har beslutat", ["kommunstyrelsen har beslutat"], id="classes"),
        pytest.param("<number> kronor", "300 kronor", ["300 kronor"], id="a number"),
        pytest.param("rösta på <Capital>", "rösta på Anna", ["rösta på anna"], id="a capital"),
        pytest.param("rösta på <Capital>", "rösta på anna", [], id="no capital"),
        pytest.param("{who} beslutar", "Ekeby kommun beslutar", ["ekeby kommun beslutar"], id="a place"),
        pytest.param("{who}", "Kommunen", ["kommunen"], id="a place alone"),
        pytest.param("{nobody} beslutar", "Kommunen beslutar", [], id="a place that nothing fills"),
        pytest.param("vi|{who} beslutar", "vi beslutar. Kommunen beslutar", ["vi beslutar", "kommunen beslutar"], id="words or a place"),
        pytest.param("[har sagt|säger] nej", "de har sagt nej", ["har sagt nej"], id="runs of words"),
        pytest.param("på (hela) kommunens vägnar", "på kommunens vägnar", ["på kommunens vägnar"], id="optional, missing"),
        pytest.param("på (hela) kommunens vägnar", "på hela kommunens vägnar", ["på hela kommunens vägnar"], id="optional, there"),
        pytest.param("(hela) vägnar", "hela vägnar", ["vägnar"], id="optional before the rarest word"),
        pytest.param("beslutunderlag ^ hej", "beslutunderlag hej", [], id="no clause begins inside"),
        pytest.param("beslutunderlag ^ hej", "beslutunderlag, hej", ["beslutunderlag hej"], id="a clause begins inside"),
        pytest.param("vi beslutat", "vi nu i dag beslutat", ["vi nu i dag beslutat"], id="fillers"),
        pytest.param("vi beslutat", "vi nu nu nu beslutat", [], id="too many fillers"),
        pytest.param("vi .. beslut", "vi i kväll fattat beslut", [], id="a gap that is too short"),
        pytest.param("vi ... beslut", "vi i kväll fattat beslut", ["vi i kväll fattat beslut"], id="a gap"),
        pytest.param("vi ... beslut", "vi gick, de fattade beslut", [], id="a gap ends with its clause"),
        pytest.param("vi .... beslut", "vi gick, de fattade beslut", ["vi gick de fattade beslut"], id="a gap over clauses"),
        pytest.param("vi .... beslut", "vi gick. De fattade beslut", [], id="no gap over sentences"),
        pytest.param("vi .... beslut", "vi gick. Nu beslut", [], id="no gap back over sentences"),
        pytest.param("vi beslut", "vi. Nu beslut", [], id="no filler back over sentences"),
        pytest.param("vi beslut", "vi. Beslut", [], id="nothing reaches over sentences"),
        pytest.param("vi ~ har beslutat", "har vi beslutat", ["har vi beslutat"], id="inverted"),
        pytest.param("vi ~ har beslutat", "vi har beslutat", ["vi har beslutat"], id="not inverted"),
        pytest.param("^ rösta på", "Gå och rösta på mig", ["rösta på"], id="a clause after and"),
        pytest.param("^ rösta på", "Nu rösta på mig", ["rösta på"], id="a clause after a filler"),
        pytest.param("^ rösta på", "De ska rösta på mig", [], id="not where a clause begins"),
        pytest.param("^ tyck till", "Hej, tyck till", ["tyck till"], id="a clause after a comma"),
        pytest.param("vad tycker du ?", "Vad tycker du om det?", ["vad tycker du"], id="a question"),
        pytest.param("vad tycker du ?", "Vad tycker du om det.", [], id="no question"),
        pytest.param("swisha + partiet", "Partiet hoppas att du kan swisha", ["partiet", "swisha"], id="two parts"),
        pytest.param("swisha + partiet", "Partiet hoppas. Du kan swisha", [], id="two parts in two sentences"),
        pytest.param("swisha + {who}", "Kommunen kan swisha", ["kommunen", "swisha"], id="a place as a part"),
        pytest.param("vi <decides>", "vi har beslutat", ["vi har beslutat"], id="a run that ends a pattern"),
        pytest.param("<decides> nej", "Han har beslutat nej", ["har beslutat nej"], id="a run that begins one"),
        pytest.param("<decides> nej", "Han har. Beslutat nej", [], id="a run within its sentence"),
    ],
)  # fmt: skip
def test_where_a_pattern_is_met(pattern: str, text: str, expected: list[str]) -> None:
    """Each sign of the notation does what its page says."""
    assert met(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "the pattern is empty"),
        ("{whom} beslutar", r"nothing fills `\{whom\}`.*did you mean `\{who\}`"),
        ("{xyz}", r"nothing fills `\{xyz\}` in `\{xyz\}`$"),
        ("<xyz>", "there is no class `<xyz>`"),
        ("beslut-xyz", "there are no endings `xyz`"),
        ("*nämnd-", "open at both ends"),
        ("(kanske)", "needs a word that must be there"),
        ("vi ..", "one after each gap"),
        ("~ vi", "wants an element on either side"),
        ("vi ~", "wants an element on either side"),
        ("vi [ | ]", "has an empty place"),
        ("vi <a", "can't be read"),
        ("a b c d e f g h i j k l m n o", "more than 14 elements"),
    ],
)
def test_what_is_not_in_the_notation(pattern: str, message: str) -> None:
    """A slip is told with the pattern in which it stands."""
    with pytest.raises(PatternError, match=message):
        notation().read(pattern)


def test_time_is_linear_whatever_the_pattern() -> None:
    """Gaps and optional elements never make the time explode."""
    one = grammar("a (b) ... (a) ... (b) ... a ... (b) ... a ... z")

    def steps(text: str) -> int:
        words = Words.of(text)
        return steps_of(lambda: list(one.sweep(one.reader(words, PLACES))))

    assert met("a (b) ... (a) ... (b) ... a ... (b) ... a ... z", "a b " * 50 + "z")
    # Without its rarest word nothing is tried; with it, only where it stands.
    for text in ("a b ", "a b a b z "):
        few, many = steps(text * 40), steps(text * 400)
        assert many < 12 * few


@pytest.mark.property
@given(
    text=st.lists(st.sampled_from(["vi", "har", "nu", "beslutat", "kommunen", ".", ",", "?", "nämnden"]), max_size=25).map(" ".join),
    pattern=st.sampled_from(
        ["vi ~ har ... beslutat", "<body>|{who} .. <decides>", "^ vi (har) .. {who} ?", "vi + <body>", "(nu) vi .... beslutat"]
    ),
)  # fmt: skip
def test_a_match_begins_and_ends_in_its_sentence(text: str, pattern: str) -> None:
    """Whatever is met is a run of words with no end of a sentence inside."""
    one = grammar(pattern)
    words = Words.of(text)
    for _, spans in one.sweep(one.reader(words, PLACES)):
        for start, end in spans:
            assert 0 <= start < end <= len(words)
            assert all(words.gaps[at] < 2 for at in range(start + 1, end))


def test_one_sign_for_several_words_is_not_mixed_up() -> None:
    """What stands for two words (½) is looked up each time anew."""
    assert met("1 2 liter", "½ liter, ½ liter") == ["1 2 liter", "1 2 liter"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hälsar kommunchef", ["kommunchef"]),
        ("Kommunchef i Ekeby kommun", ["kommunchef"]),
        ("Kommunchef var det som hade gått hem", []),
    ],
)
def test_the_end_of_the_text(text: str, expected: list[str]) -> None:
    """At most three more words may follow."""
    assert met("kommunchef $", text) == expected


def test_a_pattern_that_begins_a_clause_at_its_rarest_word() -> None:
    """Where the rarest word does not begin a clause, nothing is met."""
    assert met("^ bojkotta", "de ska bojkotta") == []


def test_a_place_alone_is_tried_only_where_the_rest_is_there() -> None:
    """Without a number in the text, nothing that needs one is looked for."""
    assert met("<number> {who}", "Kommunen sover") == []
    assert met("<number> {who}", "3 kommunen") == ["3 kommunen"]
