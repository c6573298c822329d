"""Problems as an editor marks them: on the very words, and with what puts them right."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import HEAD, SOUND, mended, words_of

from offentligroll.editing import Draft, apply_edits, problems

_RULE = """
[[guideline]]
id = "sides"
must_not = {conduct}
says = {{ sv = "a", en = "b" }}
cite = "qa, s 3"
"""


def _rule(conduct: str = '"takes-party-side"') -> str:
    source = '\n[sources.qa]\ntitle = "Q"\nkind = "policy"\nverified = true\n'
    return HEAD + source + _RULE.format(conduct=conduct)


@pytest.mark.parametrize(
    ("text", "code", "words", "line"),
    [
        (_rule('"takes-party-sid"'), "unknown-fact", '"takes-party-sid"', 'must_not = "takes-party-side"'),
        (
            _rule('{ any_of = ["is-reply", "not is-satir"] }'),
            "unknown-fact",
            '"not is-satir"',
            'must_not = { any_of = ["is-reply", "not is-satire"] }',
        ),
        (_rule('"ej is-reply"'), "unknown-fact", '"ej is-reply"', 'must_not = "not is-reply"'),
        (
            _rule('{ any_off = ["is-reply"] }'),
            "unknown-key",
            "any_off",
            'must_not = { any_of = ["is-reply"] }',
        ),
        (SOUND.replace("must_not", "mustnt"), "unknown-key", "mustnt", 'must_not = "takes-party-side"'),
        (SOUND.replace("must_not", "får_inte"), "toml-syntax", "år_inte", None),
        (SOUND.replace("zone", '"tidszon"'), "unknown-key", '"tidszon"', 'zone = "Europe/Stockholm"'),
        (SOUND.replace('"official"', '"officiell"'), "unknown-value", '"officiell"', 'decides = "official"'),
        (
            SOUND.replace('"rules, § 3"', '"rule, § 3"'),
            "unknown-source",
            '"rule, § 3"',
            'cite = "rules, § 3"',
        ),
        (SOUND.replace('"rules, § 3"', '"law, 4 §"'), "unknown-source", '"law, 4 §"', "[sources.law]"),
        (SOUND.replace('id = "no-party"', 'id = "Ej parti"'), "bad-id", '"Ej parti"', 'id = "ej-parti"'),
        (SOUND.replace('"en"]', '"en", "nb"]'), "missing-language", "title", None),
        (
            SOUND.replace(', en = "No party politics."', ""),
            "missing-language",
            "says",
            'says = { sv = "Ingen partipolitik.", en = "" }',
        ),
        (SOUND.replace('version = "1"\n', ""), "missing-key", "format", 'version = ""'),
        (SOUND.replace('id = "no-party"\n', ""), "missing-key", "[[guideline]]", 'id = ""'),
        (SOUND.replace('cite = "rules, § 3"\n', ""), "missing-cite", "[[guideline]]", None),
        (
            SOUND.replace("when =", "within = 3\nwhen ="),
            "unknown-key",
            "within",
            None,
        ),
        (
            SOUND.replace("# Whose", "[assume]\nis-satir = true\n# Whose"),
            "unknown-fact",
            "is-satir",
            "is-satire = true",
        ),
        (SOUND.replace('{ sv = "Ingen', '{ se = "Ingen'), "unknown-language", "se", None),
        (SOUND.replace("verified = true", "verified = True"), "toml-syntax", "True", "verified = true"),
        (SOUND.replace("# Whose", "title = 1\n# Whose"), "doubled-key", "title", None),
        (SOUND.replace("verified = true", 'verified = "ja"'), "wrong-type", '"ja"', "verified = true"),
        (
            SOUND.replace('{ sv = "Ingen partipolitik.", en = "No party politics." }', '"Nej."'),
            "wrong-type",
            '"Nej."',
            'says = { sv = "Nej.", en = "" }',
        ),
        (
            SOUND.replace("must_not", 'binds = "speaker"\nmust_not'),
            "wrong-type",
            '"speaker"',
            'binds = ["speaker"]',
        ),
        (SOUND.replace('"official"', '["official"]'), "wrong-type", '["official"]', 'decides = "official"'),
        (SOUND.replace("[[guideline]]", "[guideline]"), "wrong-type", "[guideline]", "[[guideline]]"),
        (
            SOUND.replace('{ sv = "Ingen', '{ nb = "Nei.", sv = "Ingen'),
            "unknown-language",
            "nb",
            'languages = ["sv", "en", "nb"]',
        ),
        (SOUND.replace("takes-party-side", "thanks-us"), "unknown-fact", '"thanks-us"', 'id = "thanks-us"'),
        (
            SOUND.replace("[[guide", "in_force = { fro = 2026-01-01 }\n\n[[guide"),
            "unknown-key",
            "fro",
            "in_force = { from = 2026-01-01 }",
        ),
        (
            SOUND.replace("[[guide", 'accept = [{ code = "x" }]\n\n[[guide'),
            "missing-key",
            '{ code = "x" }',
            'accept = [{ code = "x", why = "" }]',
        ),
    ],
)
def test_a_problem_stands_on_its_words_and_can_be_put_right(
    text: str, code: str, words: str, line: str | None
) -> None:
    """The words that are marked are those that are wrong, and the first fix writes what was meant."""
    draft = Draft.of(text)
    marked = next(one for one in problems(draft) if one.code == code)
    assert words_of(draft, marked) == words
    if line is not None:
        fixed = mended(draft, code)
        assert line in fixed.splitlines()
        # An empty sentence is still missing: the author has to say it.
        assert code == "missing-language" or (code, marked.where) not in {
            (one.code, one.where) for one in problems(Draft.of(fixed))
        }


def test_a_sound_policy_has_no_problems() -> None:
    """Nothing is marked that is right."""
    assert problems(Draft.of(SOUND)) == ()


_UNUSED = """
[assume]
is-satire = false

[sources.more]
title = "More"
kind = "policy"
verified = true
"""


def test_where_more_is_missing_than_a_key_nothing_is_added() -> None:
    """A count needs a period, and nobody knows which."""
    rule = '[[archive_rule]]\nid = "posts"\nmust = { count_of = "is-reply", at_least = 1 }\n'
    says = 'says = { sv = "a", en = "b" }\ncite = "rules, § 4"\n'
    (marked,) = problems(Draft.of(f"{SOUND}\n{rule}{says}"))
    assert (marked.code, marked.fixes) == ("missing-key", ())


def test_a_key_of_a_table_in_braces_is_added_there() -> None:
    """With the form that it has."""
    case = '[[case]]\nid = "a"\nsource = { url = "https://a.example" }\n'
    draft = Draft.of(f'format = 1\npolicy = "katrineholm"\n{case}', "t.cases.toml")
    fixed = mended(draft, "missing-key")
    assert 'source = { url = "https://a.example", cite = "" }' in fixed.splitlines()


@pytest.mark.parametrize(
    ("code", "words", "gone"),
    [
        ("unused-assumption", "is-satire = false", "is-satire = false\n"),
        ("unused-source", "[sources.more]", _UNUSED[_UNUSED.index("[sources") :]),
    ],
)
def test_what_nothing_uses_can_be_taken_out(code: str, words: str, gone: str) -> None:
    """The whole of it, and nothing else."""
    draft = Draft.of(SOUND + _UNUSED)
    marked = next(one for one in problems(draft) if one.code == code)
    assert words_of(draft, marked) == words
    assert mended(draft, code) == draft.text.replace(gone, "")


def test_a_doubled_id_gets_a_number() -> None:
    """One that no other entry has."""
    text = SOUND.replace('"no-party"', '"listed"').replace("[[guideline]]", "[[capacity]]")
    more = f'{text}\n[[capacity]]\nid = "listed-2"\n'
    assert mended(Draft.of(more), "doubled-id").count('id = "listed-3"') == 1


def test_a_warning_can_be_accepted_once() -> None:
    """With a reason, which the author has to give; an entry that accepts something already is left alone."""
    bare = SOUND.replace('cite = "rules, § 3"\n', "")
    accepted = mended(Draft.of(bare), "missing-cite")
    assert accepted.endswith('accept = [{ code = "missing-cite", why = "" }]\n')
    assert [one.code for one in problems(Draft.of(accepted))] == []
    other = Draft.of(f'{bare}accept = [{{ code = "never-stands", why = "x" }}]\n')
    assert all(one.fixes == () for one in problems(other))


@pytest.mark.parametrize(
    ("says", "line"),
    [
        ('[guideline.says]\nsv = "Nej."\n', 'en = ""'),
        ('says.sv = "Nej."\n', None),
        ("says = {}\n", 'says = { sv = "" }'),
    ],
)
def test_a_missing_language_is_added_in_whatever_form(says: str, line: str | None) -> None:
    """A table of its own gets a line; dotted keys are left to the author."""
    draft = Draft.of(
        SOUND.replace('says = { sv = "Ingen partipolitik.", en = "No party politics." }\n', "") + says
    )
    marked = next(one for one in problems(draft) if one.code == "missing-language")
    assert bool(marked.fixes) is (line is not None)
    assert line is None or line in mended(draft, "missing-language").splitlines()


def test_without_languages_no_language_is_added() -> None:
    """Nobody knows which the file promises."""
    text = SOUND.replace('{ sv = "Ingen', '{ nb = "Nei.", sv = "Ingen')
    text = text.replace('languages = ["sv", "en"]\n', "")
    marked = next(one for one in problems(Draft.of(text)) if one.code == "unknown-language")
    assert marked.fixes == ()


def test_fixes_have_plain_values() -> None:
    """For pages and programs elsewhere."""
    (marked,) = problems(Draft.of(SOUND.replace("party-side", "party-sid")), "sv")
    assert marked.to_dict()["fixes"][0] == {
        "title": "Skriv `takes-party-side`",
        "edits": [marked.fixes[0].edits[0].to_dict()],
        "isPreferred": True,
    }


def test_what_is_wrong_elsewhere_stands_where_the_file_is_named(tmp_path: Path) -> None:
    """A directory that cases name."""
    (tmp_path / "directory.toml").write_text("format = 2", "utf-8")
    text = 'format = 1\npolicy = "katrineholm"\ndirectory = "directory.toml"\n'
    draft = Draft.of(text, "t.cases.toml", folder=tmp_path)
    (marked,) = problems(draft)
    assert words_of(draft, marked) == 'directory = "directory.toml"'
    lost = Draft.of("", "t.cases.toml")
    assert words_of(lost, problems(lost)[0]) == ""


def test_entries_in_a_document_are_added_in_blocks() -> None:
    """An own fact made of a name stands in a block of its own."""
    draft = Draft.of(f"# R\n\n```toml\n{SOUND.replace('takes-party-side', 'thanks-us')}```\n", "r.policy.md")
    block = '[[fact]]\nid = "thanks-us"\nphrase = { sv = "", en = "" }\nask = { sv = "", en = "" }\n'
    assert mended(draft, "unknown-fact").endswith(f"```\n\n```toml\n{block}```\n")


_SLIPS = sorted((Path(__file__).parents[1] / "policy" / "slips").glob("*.toml"))


@pytest.mark.parametrize("path", _SLIPS, ids=lambda path: path.stem)
def test_no_fix_makes_it_worse(path: Path) -> None:
    """Of all that people get wrong: each fix takes its problem away, and what could be read still can."""
    text = path.read_text("utf-8")
    draft = Draft.of(text)
    told = problems(draft)
    before = [(one.code, one.where, one.message) for one in told]
    for marked in told:
        for fix in marked.fixes:
            after = problems(Draft.of(apply_edits(text, fix.edits)))
            key = (marked.code, marked.where, marked.message)
            left = [(one.code, one.where, one.message) for one in after]
            assert left.count(key) < before.count(key) or marked.code == "missing-language", fix.title
            assert marked.code == "toml-syntax" or "toml-syntax" not in {one.code for one in after}


@pytest.mark.parametrize(
    ("old", "new", "code", "lines"),
    [
        ("zone =", "zone:", "toml-syntax", ['zone = "Europe/Stockholm"']),
        ('decides = "official"', 'decides = "official', "toml-syntax", ['decides = "official"']),
        ('id = "listed"', 'id = "', "toml-syntax", ['id = ""']),
        ("verified = true", "verified = 2011-02-29", "toml-syntax", []),
        (
            "must_not",
            "in_force = { from = 2026-01-01, since = 1 }\nmust_not",
            "unknown-key",
            ["in_force = { from = 2026-01-01 }"],
        ),
        (
            'when = "account-is-listed"',
            'when = { all_of = [\n  "is-reply",\n  "not is-reply",\n] }',
            "never-stands",
            ['accept = [{ code = "never-stands", why = "" }]'],
        ),
        ("must_not =", "must not =", "toml-syntax", ['must_not = "takes-party-side"']),
        ('"takes-party-side"', "takes-party-side", "toml-syntax", ['must_not = "takes-party-side"']),
        (
            'must_not = "takes-party-side"',
            'must_not = ["takes-party-side"]',
            "wrong-type",
            [f'must_not = {{ {one} = ["takes-party-side"] }}' for one in ("all_of", "any_of")],
        ),
        (
            'must_not = "takes-party-side"\n',
            "",
            "no-verb",
            ['must = ""', 'must_not = ""', 'should = ""'],
        ),
        (
            "must_not",
            'must = "is-reply"\nmust_not',
            "two-verbs",
            ['must_not = "takes-party-side"', 'must = "is-reply"'],
        ),
        ('when = "account-is-listed"\n', "", "missing-key", ['when = ""']),
        ('"rules, § 3"', '"§ 3"', "unknown-source", ['cite = "rules, § 3"']),
        (
            'decides = "official"',
            'decides = "maybe"',
            "unknown-value",
            ['decides = "official"', 'decides = "personal"'],
        ),
        ("[[guideline]]", "[[riktlinje]]", "unknown-key", ["[[guideline]]"]),
        ("[sources.rules]", '[sources."Regler"]', "bad-id", ['[sources."regler"]']),
        ("[sources.rules]", '[sources."R\\u00e9gler"]', "bad-id", []),
        ('languages = ["sv", "en"]', "languages = []", "empty-list", ['languages = ["sv", "en"]']),
        ("must_not", "binds = []\nmust_not", "empty-list", ['must_not = "takes-party-side"']),
        ("must_not", "must_not = { any_of = [] }\nunless", "empty-list", []),
        ("must_not", "colour = 1\nmust_not", "unknown-key", ['must_not = "takes-party-side"']),
        (
            '"No party politics."',
            '"No\\u001b party."',
            "control-character",
            ['says = { sv = "Ingen partipolitik.", en = "No  party." }'],
        ),
        ("must_not", 'defence = "is-satire"\nmay', "defence", ['may = "takes-party-side"']),
        ("must_not", "binds = 1\nmust_not", "wrong-type", []),
        ("verified = true", "verified = []", "wrong-type", []),
    ],
)
def test_slips_are_put_right(old: str, new: str, code: str, lines: list[str]) -> None:
    """Each fix writes a line that was meant; where nobody can know what is meant, there is none."""
    draft = Draft.of(SOUND.replace(old, new, 1))
    marked = next(one for one in problems(draft) if one.code == code)
    assert len(marked.fixes) == len(lines)
    for fix, line in zip(marked.fixes, lines, strict=True):
        assert line in apply_edits(draft.text, fix.edits).splitlines()


def test_an_empty_file_is_begun() -> None:
    """With the keys that it needs, behind comments that are there already."""
    assert mended(Draft.of("# Mine.\n"), "empty-file").splitlines()[:3] == [
        "# Mine.",
        "format = 1",
        'id = ""',
    ]


def test_a_phrase_of_several_facts_is_told_apart() -> None:
    """By the ids of those that it may mean; a negation stays."""
    facts = "".join(
        f'[[fact]]\nid = "{one}"\nphrase = {{ sv = "det är så", en = "it is so" }}\nany_of = ["is-reply"]\n'
        for one in ("a", "b")
    )
    draft = Draft.of(SOUND.replace('"takes-party-side"', '"not it is so"') + facts)
    marked = next(one for one in problems(draft) if one.code == "ambiguous-phrase")
    assert [fix.edits[0].text for fix in marked.fixes] == ['"not a"', '"not b"']


def test_what_is_about_all_rules_is_not_accepted_at_one() -> None:
    """Only what stands at a rule can be accepted there."""
    text = SOUND.replace('when = "account-is-listed"', 'when = "acts-on-assignment"')
    marked = next(one for one in problems(Draft.of(text)) if one.code == "only-when-told")
    assert marked.fixes == ()
