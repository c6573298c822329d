"""What is offered at the cursor, in each state of a half-typed line."""

from __future__ import annotations

import pytest
from drafts import SOUND, at_cursor

from offentligroll.editing import (
    Completion,
    CompletionKind,
    Draft,
    FileKind,
    Position,
    TextEdit,
    apply_edits,
    completions,
)
from offentligroll.editing.meaning import about_key
from offentligroll.editing.wanted import wanted_at


def _offered(text: str, name: str = "town.policy.toml", language: str = "sv") -> tuple[Completion, ...]:
    draft, position = at_cursor(text, name)
    return completions(draft, position, language)


def _labels(text: str, name: str = "town.policy.toml") -> list[str]:
    return [one.label for one in _offered(text, name)]


def _taken(text: str, label: str, name: str = "town.policy.toml") -> str:
    """The line of the cursor once something is chosen."""
    draft, position = at_cursor(text, name)
    chosen = next(one for one in completions(draft, position) if one.label == label)
    changed = apply_edits(draft.text, [TextEdit(span=chosen.span, text=chosen.text)])
    return changed.splitlines()[position.line]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("|", ["format", "id", "version", "languages", "title", "question", "zone"]),
        ('format = 1\nid = "town"\n|', ["version", "languages", "title", "question", "zone"]),
        ("format = 1\nlang|", ["languages"]),
        ('format = 1\nid =\n|\nversion = "1"', ["id", "languages"][1:]),
        ("[|", ["document", "covers", "sources", "assume", "fact", "capacity"]),
        ("[[cap|", ["capacity"]),
        ("[[capacity]]\npre|", ["presumes"]),
        ("[[capacity]]\npre|\nsays = {}", ["presumes"]),
        ("[[capacity]]\npresumes = |", ["official", "personal"]),
        ('[[capacity]]\npresumes = "|', ["official", "personal"]),
        ('[[capacity]]\npresumes = "p|"', ["personal"]),
        ('[[capacity]]\nid = "a"\nwhen = { |', ["all_of", "any_of", "none_of", "at_least"]),
        ('[[capacity]]\nwhen = "partipol|"', ["author-is-politically-restricted", "takes-party-side"]),
        ('[[guideline]]\nbinds = ["|"]', ["speaker", "authority", "employer", "rule-maker"]),
        ("[[capacity]]\nsays = { |}", ["sv", "en"]),
        ('languages = ["sv", "en"]\n[[capacity]]\nsays = { sv = "", |}', ["en"]),
        ('[sources.qa]\nkind = "p|"', ["preparatory-works", "policy", "practice"]),
        ("[sources.qa]\nverified = |", ["true", "false"]),
        ('[[guideline]]\nanswers = ["may-r|"]', ["may-remove"]),
        ("[assume]\nauthor-is-elec|", ["author-is-elected"]),
        ("[assume]\nauthor-is-elected = |", ["true", "false"]),
        ('extends = ["se-l|"]', ["se-law"]),
        ('extends = [{ policy = "se-l|" }]', ["se-law"]),
        ('[[guideline]]\naccept = [{ code = "reaches|" }]', ["reaches-private-speech"]),
        ("[document]\nadopted|", ["adopted_by", "adopted"]),
        ('[[capacity]]\nwhen = { any_of = [{ all_of = ["is-reply",\n  |', ["all_of", "any_of", "none_of"]),
        ("[[capacity]]\n|", ["id", "decides", "presumes", "suggests", "official_only_if"]),
        ('[[capacity]]\nid = "a"\npresumes = "official"\n|', ["when", "unless", "rebutted_by", "outranks"]),
        ('zone = "Europe/S|"', ["Europe/Stockholm", "Europe/Samara"]),
        ('zone = "|"', ["Europe/Stockholm"]),
        ('country = "|"', ["SE"]),
        ("languages = [|]", ["sv", "en"]),
        ('[covers]\nroles = ["ele|"]', ["elected"]),
        ('[[obligation]]\ndone_by = "|"', ["answer", "removal", "registration", "disposal"]),
        ('[[obligation]]\nwithin = "|"', ["1 working day"]),
        ('languages = ["sv"]\n[[fact]]\nwords = { |', ["sv"]),
        ('languages = ["sv"]\n[[fact]]\nphrase = { |', ["sv"]),
        ('[covers]\nkinds = ["muni|"]', ["municipality"]),
    ],
)
def test_what_can_stand_there_is_offered(text: str, first: list[str]) -> None:
    """The likeliest comes first, and what is there already is not offered again."""
    assert _labels(text)[: len(first)] == first


@pytest.mark.parametrize(
    "text",
    [
        "# a comment |",
        'id = "a" |',
        'id = "a" # so |',
        "[[capacity]] |",
        'title = { sv = "Ord|" }',
        '[[capacity]]\ncolour = "|"',
        'id = |"a"',
        'title = { sv = "a" }|',
        'languages = |["sv"]',
    ],
)
def test_nothing_is_offered_where_nothing_of_ours_stands(text: str) -> None:
    """In comments, behind values, in words of one's own."""
    assert _labels(text) == []


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("takes-par", "takes-party-side"),
        ("det tar partipolitisk", "takes-party-side"),
        ("inte det tar parti", "takes-party-side"),
        ("does the stat", "takes-party-side"),
        ("samtycke", "all-shown-have-consented"),
        ("lista officiella kanaler", "account-is-listed"),
        ("KONTOT TILLHÖR", "account-belongs-to-authority"),
        ("kommunens konto i fjol", "account-belongs-to-authority"),
        ("svordom", "is-obscene"),
    ],
)
def test_facts_are_found_by_id_phrase_and_words(typed: str, fact: str) -> None:
    """In Swedish and in English, whatever the case, with a negation before it or not."""
    assert fact in _labels(f'[[capacity]]\nwhen = {{ any_of = ["is-reply", "{typed}|')


def test_a_negation_stays() -> None:
    """What is chosen keeps the word that it is denied by."""
    assert _taken('[[capacity]]\nwhen = "not is-sat|"', "is-satire") == 'when = "not is-satire"'


@pytest.mark.parametrize(
    ("text", "label", "line"),
    [
        ("[[capacity]]\nwhen = |", "is-satire", 'when = "is-satire"'),
        ('[[capacity]]\nwhen = "is-sat|', "is-satire", 'when = "is-satire'),
        ('[[capacity]]\nwhen = { any_of = ["is-sat|"] }', "is-satire", 'when = { any_of = ["is-satire"] }'),
        ("[[capacity]]\nwhen = |", "any_of", 'when = { any_of = [""] }'),
        ("[[capacity]]\nwhen = { an| }", "any_of", 'when = { any_of = [""] }'),
        ("[[capacity]]\nsa|", "says", 'says = { sv = "", en = "" }'),
        ("[[capacity]]\nsa| = {}", "says", "says = {}"),
        ("[[capacity]]\nin_f|", "in_force", "in_force = { from =  }"),
        ("[[capacity]]\nacc|", "accept", 'accept = [{ code = "", why = "" }]'),
        ("[[archive_rule]]\nmu|", "must", 'must = { share_of = "", at_least =  }'),
        ("for|", "format", "format = 1"),
        ("[[fact]]\nat_l|", "at_least", 'at_least = { count = , of = [""] }'),
        ("[[fact]]\nword|", "words", 'words = { sv = [""] }'),
        ("[[fact]]\nwords = { |", "sv", 'words = { sv = [""]'),
        ("[[fact]]\nwords = { s| = []", "sv", "words = { sv = []"),
        ("[[archive_rule]]\nmust = { lon|", "longest_gap", "must = { longest_gap = true"),
        ("[assume]\nis-sat|", "is-satire", "is-satire = "),
        ("[assume]\nis-sat| = true", "is-satire", "is-satire = true"),
        ("[sources.qa]\nveri|", "verified", "verified = false"),
        ("ti|", "title", 'title = { sv = "", en = "" }'),
        ("[[gui|", "guideline", "[[guideline]]"),
        ("[sou|", "sources", "[sources.]"),
        ("[as|", "assume", "[assume]"),
    ],
)
def test_what_is_chosen_is_well_formed(text: str, label: str, line: str) -> None:
    """Quotation marks, braces and ``=`` come along where they are missing, and only there."""
    assert _taken(text, label) == line


def test_a_new_entry_has_the_keys_it_needs() -> None:
    """With a place to fill in for each, in the languages of the file."""
    chosen = next(one for one in _offered('languages = ["en"]\n[[house|') if one.label == "house_rule")
    assert chosen.kind is CompletionKind.ENTRY
    assert chosen.snippet.splitlines() == [
        "[[house_rule]]",
        'id = "${1}"',
        'not_allowed = "${2}"',
        'then = "${3}"',
        'says = { en = "${4}" }',
        'cite = "${5}"',
    ]
    assert "$" not in chosen.text


def test_names_of_the_text_are_offered_as_they_stand() -> None:
    """Own facts, other rules and sources: also those that have just been typed."""
    own = '\n[[fact]]\nid = "thanks"\nphrase = { sv = "det tackar", en = "it thanks" }\n'
    assert _labels(f'{SOUND}{own}[[capacity]]\nwhen = "tack|"')[0] == "thanks"
    assert _labels(f'{SOUND}[[capacity]]\nid = "mine"\noutranks = ["|"]') == ["listed"]
    assert _labels(f'{SOUND}[[capacity]]\ncite = "|"') == ["rules"]
    assert _labels(f'{SOUND}[[capacity]]\ncite = "sociala|"') == ["rules"]


def test_facts_of_extended_policies_are_offered() -> None:
    """Once the file has been read; they keep the id of their policy before their own."""
    own = '\n[[fact]]\nid = "mine"\nphrase = { sv = "a", en = "b" }\nany_of = ["is-reply"]\n'
    draft = Draft.of(SOUND.replace("zone =", 'extends = ["se-practice"]\nzone =') + own)
    assert draft.policy is not None
    later, position = at_cursor(f'{draft.text}\n[[capacity]]\nwhen = "se-practice/|')
    offered = completions(draft.edited(later.text), position)
    assert {one.label.partition("/")[0] for one in offered} == {"se-practice"}


def test_explanations_come_in_the_readers_language() -> None:
    """What a key and a fact mean."""
    (swedish,), (english,) = (_offered("[[capacity]]\nhat|", language=one) for one in ("sv", "en"))
    assert swedish.about != english.about
    fact = _offered('[[capacity]]\nwhen = "takes-party|"')[0]
    assert fact.detail == "det tar partipolitisk ställning eller driver kampanj"
    assert "Tar uttalandet" in fact.about


_CASES = 'format = 1\npolicy = "town"\n[[case]]\nid = "a"\n'


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ('yes = ["takes-p|"]', "takes-party-side"),
        ('expect = { capacity = "off|" }', "official"),
        ('because = ["|"]', "listed"),
        ("findings = { | }", "no-party"),
        ('findings = { no-party = "breached", | }', None),
        ('findings = { no-party = "bre|" }', "breached"),
        ("unm|", "unmentioned_is_no"),
    ],
)
def test_cases_know_their_policy(line: str, first: str | None) -> None:
    """Facts, rules by their kind, and outcomes."""
    text = f"{_CASES}{line}" if "unm" not in line else line
    draft, position = at_cursor(text, "town.cases.toml")
    draft = Draft.of(draft.text, draft.name, of_policy=Draft.of(SOUND))
    assert next((one.label for one in completions(draft, position)), None) == first


def test_cases_without_their_policy_are_completed_as_far_as_possible() -> None:
    """Facts of the vocabulary and policies that are shipped."""
    assert _labels('policy = "katri|"', "town.cases.toml") == ["katrineholm"]
    assert _labels(f'{_CASES}because = ["|"]', "town.cases.toml") == []
    assert "is-satire" in _labels(f'{_CASES}no = ["is-sat|"]', "town.cases.toml")


def test_directories_are_completed() -> None:
    """Their keys and words stand in the schema too."""
    assert "municipality" in _labels('[[organisation]]\nkind = "|"', "directory.toml")


_DOCUMENT = "# Regler\n\nVar |vänlig.\n\n```toml\n[[principle]]\n\n```\n\n```python\nid\n```\n"


def test_in_a_document_only_blocks_of_toml_are_completed() -> None:
    """Paragraphs are the author's own."""
    assert _labels(_DOCUMENT, "regler.policy.md") == []
    draft = Draft.of(_DOCUMENT.replace("|", ""), "regler.policy.md")
    assert [one.label for one in completions(draft, Position(6, 0))][:2] == ["id", "says"]
    assert completions(draft, Position(10, 2)) == ()
    open_block = Draft.of("```toml\nfor", "regler.policy.md")
    assert [one.label for one in completions(open_block, Position(1, 3))] == ["format"]


def test_what_is_offered_has_plain_values() -> None:
    """For pages and programs elsewhere."""
    plain = _offered("for|")[0].to_dict()
    assert plain["label"] == "format"
    assert plain["range"] == {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 3}}
    assert plain["snippet"] == plain["text"] == "format = 1"


def test_an_unknown_language_is_refused() -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="language"):
        completions(Draft.of(""), Position(0, 0), "")


@pytest.mark.parametrize("kind", [FileKind.POLICY, FileKind.CASES])
def test_every_key_is_explained_in_swedish(kind: FileKind) -> None:
    """What English says in the schema, Swedish says in a file of its own."""
    places = {FileKind.POLICY: _POLICY_TABLES, FileKind.CASES: _CASE_TABLES}[kind]
    bare = [
        (path, key.name)
        for path in places
        for key in wanted_at(kind, path).keys.values()
        if about_key(kind, path, key, "sv") == about_key(kind, path, key, "en")
    ]
    assert bare == []


_LISTS = (
    "fact",
    "capacity",
    "guideline",
    "obligation",
    "house_rule",
    "channel_rule",
    "archive_rule",
    "principle",
)
_POLICY_TABLES = (
    (),
    *((kind, 0) for kind in _LISTS),
    ("sources", "qa"),
    ("document",),
    ("covers",),
    ("extends", 0),
    ("in_force",),
    ("archive_rule", 0, "must"),
    ("capacity", 0, "accept", 0),
    ("capacity", 0, "when"),
    ("capacity", 0, "when", "at_least"),
)
_CASE_TABLES = ((), ("case", 0), ("case", 0, "expect"), ("case", 0, "source"))


def test_short_and_strange_words_lead_nowhere() -> None:
    """Rather than to everything."""
    assert _labels('[[capacity]]\nwhen = "xq|"') == []
    assert _labels('[[capacity]]\nwhen = "xqzw vbnk|"') == []


def test_entries_without_an_id_are_not_offered() -> None:
    """They have no name yet; nor is a fact that is assumed already."""
    assert _labels('[[fact]]\nid = ""\n[[fact]]\n[[capacity]]\nwhen = "xq|"') == []
    assert _labels("[assume]\nis-satire = true\nis-satir| = false") == []


def test_editors_can_filter_by_what_is_written() -> None:
    """They compare what stands from the beginning of what is replaced; a header begins with its brackets."""
    assert {one.filter for one in _offered("[[cap|")} == {"[[cap"}
    assert {one.filter for one in _offered('[[capacity]]\nwhen = "not is-sati|"')} == {"not is-sati"}
    assert {one.filter for one in _offered("[[capacity]]\npresumes = |")} == {"official", "personal"}
