"""The command `check` on policies: warnings and hints, what is accepted, cases, and both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_builders import offentligroll, written

from offentligroll.model.statement import Act

HEAD = """format = 1
id = "town"
version = "1"
languages = ["sv", "en"]
zone = "Europe/Stockholm"
title = { sv = "Stad", en = "Town" }
question = { sv = "I rollen?", en = "In the role?" }

[sources.qa]
title = "Frågor"
kind = "practice"
verified = true
"""
RULE = """
[[capacity]]
id = "{id}"
presumes = "official"
when = "{when}"
says = {{ sv = "En regel.", en = "A rule." }}
cite = "qa, först"
"""
PARTY = """
[[guideline]]
id = "party"
must_not = "takes-party-side"
in_capacity = "any"
says = { sv = "Inte parti.", en = "No party." }
cite = "qa, sist"
"""
ACCEPTED = 'accept = [{ code = "reaches-private-speech", why = "the source\\nsays so" }]\n'
CASES = 'format = 1\npolicy = "town"\n[[case]]\nid = "one"\nyes = ["account-is-listed"]\n'


def rule(id: str, when: str) -> str:  # noqa: A002
    """Write a capacity rule."""
    return RULE.format(id=id, when=when)


def test_a_warning_is_told_with_its_code_and_its_fix(tmp_path: Path) -> None:
    """A warning stands with file, line and column, one sentence, the fix and its code; it is no failure."""
    policy = written(tmp_path, "town.policy.toml", HEAD + PARTY)
    ended = offentligroll("check", policy)
    assert ended.code == 0
    assert ended.out == (
        f'warning: {policy}:17:1: guideline[1] "party": in_capacity: the guideline binds what people say '
        "privately, and its source, of the kind `practice`, is not law (let it bind in the official capacity "
        "only, cite the law, or accept it with a reason) [reaches-private-speech]\n"
    )


def test_a_warning_in_swedish(tmp_path: Path) -> None:
    """In Swedish the sentence, the fix and the word for how grave it is are Swedish."""
    policy = written(tmp_path, "town.policy.toml", HEAD + PARTY)
    ended = offentligroll("check", policy, "--lang", "sv")
    assert ended.out.startswith(f"varning: {policy}:17:1: ")
    assert "riktlinjen binder det som sägs privat" in ended.out
    assert "ange lagstödet eller godta det med ett skäl) [reaches-private-speech]" in ended.out


@pytest.mark.parametrize(
    ("country", "case"), [("SE", "Härjedalen"), ("DK", "FOB 2016-2"), ("NO", "Grunnloven")]
)
def test_a_warning_cites_the_cases_of_the_policys_country(tmp_path: Path, country: str, case: str) -> None:
    """A Danish guideline is not held against a Swedish decision."""
    policy = written(
        tmp_path, "town.policy.toml", HEAD.replace("\n", f'\ncountry = "{country}"\n', 1) + PARTY
    )
    told = offentligroll("check", policy).out
    assert [one for one in ("Härjedalen", "FOB 2016-2", "Grunnloven") if one in told] == [case]


def test_load_errors_in_swedish(tmp_path: Path) -> None:
    """Errors at loading are told in Swedish as well, as text and as JSON."""
    policy = written(tmp_path, "town.policy.toml", HEAD + rule("a", "is-satir"))
    ended = offentligroll("check", policy, "--lang", "sv")
    assert ended.code == 1
    assert "`is-satir` är inget faktum (menades `is-satire`?) [unknown-fact]\n" in ended.out
    told = json.loads(offentligroll("check", policy, "--lang", "sv", "--format", "json").out)
    (problem,) = told[0]["problems"]
    assert (problem["message"], problem["hint"]) == ("`is-satir` är inget faktum", "menades `is-satire`?")


@pytest.mark.parametrize(
    ("rules", "code"),
    [(PARTY, 1), (PARTY + ACCEPTED, 0), (rule("a", "acts-on-assignment"), 0), (PARTY + "must = 1\n", 1)],
    ids=["warning", "accepted", "hint", "error"],
)
def test_strict_fails_at_warnings(tmp_path: Path, rules: str, code: int) -> None:
    """With --strict a warning that is not accepted is a reason to fail, and a hint is none."""
    policy = written(tmp_path, "town.policy.toml", HEAD + rules)
    assert offentligroll("check", policy, "--strict").code == code


def test_accepted_warnings_are_listed_when_asked_for(tmp_path: Path) -> None:
    """What a file accepts is not told, unless it is asked for: then with the reason, on one line."""
    policy = written(tmp_path, "town.policy.toml", HEAD + PARTY + ACCEPTED)
    good = f"{policy}: no problems (policy)\n"
    assert offentligroll("check", policy).out == good
    told = offentligroll("check", policy, "--accepted").out
    assert told.startswith(f"{good}accepted: {policy}:17:1: ")
    assert told.endswith("is not law [reaches-private-speech]: the source says so\n")
    plain, full = (
        json.loads(offentligroll("check", policy, "--format", "json", *more).out)[0]
        for more in ((), ("--accepted",))
    )
    assert plain == {"file": str(policy), "problems": []}
    assert [(one["code"], one["why"]) for one in full["accepted"]] == [
        ("reaches-private-speech", "the source\nsays so")
    ]


class TestStatements:
    """JSON Lines are checked as well."""

    SLIPS = '{"act": "pst", "lenguage": "sv"}\n{"act": "post"\n'

    def test_all_slips_of_all_lines(self, tmp_path: Path) -> None:
        """Each slip has its line and its key, in the words of all files, in both languages."""
        path = written(tmp_path, "s.jsonl", self.SLIPS)
        ended = offentligroll("check", path)
        assert ended.code == 1
        acts = ", ".join(f"`{act}`" for act in list(Act)[:15]) + ", …"
        assert ended.out.splitlines() == [
            f"{path}:1:1: act: `pst` is not one of {acts} (did you mean `post`?) [unknown-value]",
            f"{path}:1:1: unknown key `lenguage` (did you mean `language`?) [unknown-key]",
            f"{path}:2:15: a `,` or a closing bracket is missing here [json-syntax]",
        ]
        swedish = offentligroll("check", path, "--lang", "sv").out.splitlines()
        assert swedish[1] == f"{path}:1:1: okänd nyckel `lenguage` (menades `language`?) [unknown-key]"

    @pytest.mark.parametrize("name", ["s.jsonl", "s.ndjson", "posts", "posts.json"])
    def test_they_are_known_by_name_or_content(self, tmp_path: Path, name: str) -> None:
        """What begins with a brace is no TOML, whatever it is called."""
        path = written(tmp_path, name, '\ufeff {"act": "post", "publisher": "town"}\n')
        assert offentligroll("check", path).out == f"{path}: no problems (statements)\n"

    @pytest.mark.parametrize(("count", "code"), [(0, 0), (1, 1), (2, 0)])
    def test_a_directory_that_is_given_too_tells_whom_they_name(
        self, tmp_path: Path, count: int, code: int
    ) -> None:
        """Ids are looked up where there is one directory; two might contradict each other."""
        path = written(tmp_path, "s.jsonl", '{"act": "post", "author": "janson"}\n')
        person = 'format = 1\n[[official]]\nid = "jansson"\nname = "M"\n'
        directories = [written(tmp_path, f"{number}.toml", person) for number in range(count)]
        ended = offentligroll("check", path, *directories)
        assert ended.code == code
        assert ("there is no official `janson` in the directory" in ended.out) is bool(code)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """It ends as with other files that are not there, and the others are checked all the same."""
        good = written(tmp_path, "good.jsonl", '{"act": "post"}')
        ended = offentligroll("check", tmp_path / "s.jsonl", good)
        assert ended.code == 2
        assert f"{good}: no problems (statements)" in ended.out


class TestCases:
    """Cases of a policy are looked at with it."""

    def check(self, tmp_path: Path, *more: Path) -> list[str]:
        """Check a policy of three rules, and give the hints."""
        rules = rule("a", "account-is-listed") + rule("b", "is-reply") + rule("c", "is-share")
        policy = written(tmp_path, "town.policy.toml", HEAD + rules)
        return [line for line in offentligroll("check", policy, *more).out.splitlines() if "[seldom" in line]

    def test_cases_beside_the_policy(self, tmp_path: Path) -> None:
        """Rules that no case makes stand, and those that one alone does, are named in a hint each."""
        written(tmp_path, "town.cases.toml", CASES + '[[case]]\nid = "two"\nyes = ["no-such-fact"]\n')
        hints = self.check(tmp_path)
        assert len(hints) == 2
        assert "no case makes `b`, `c` stand" in hints[0]
        assert "only one case makes `a` stand" in hints[1]

    def test_cases_that_are_given(self, tmp_path: Path) -> None:
        """Cases that are given go before those beside the policy, whatever their name."""
        written(tmp_path, "town.cases.toml", CASES)
        several = "".join(f'[[case]]\nid = "{n}"\nyes = ["is-reply", "is-share"]\n' for n in "xy")
        hints = self.check(tmp_path, written(tmp_path, "given.cases.toml", CASES + several))
        assert len(hints) == 1
        assert "only one case makes `a` stand" in hints[0]

    def test_all_rules_reached(self, tmp_path: Path) -> None:
        """Where several cases make each rule stand, there is nothing to tell."""
        yes = 'yes = ["account-is-listed", "is-reply", "is-share"]'
        cases = "".join(f'[[case]]\nid = "{n}"\n{yes}\n' for n in "xy")
        written(tmp_path, "town.cases.toml", f'format = 1\npolicy = "town"\n{cases}')
        assert self.check(tmp_path) == []

    @pytest.mark.parametrize("content", ["[[", 'format = 1\npolicy = "other"\n'], ids=["broken", "other"])
    def test_cases_that_are_wrong(self, tmp_path: Path, content: str) -> None:
        """Broken cases beside a policy are no problem of the policy; those of another policy say nothing."""
        name = "town.cases.toml" if content == "[[" else "other.cases.toml"
        written(tmp_path, name, content)
        assert self.check(tmp_path) == []

    def test_a_faulty_policy(self, tmp_path: Path) -> None:
        """Nothing is asked of cases while the policy can't be used."""
        written(tmp_path, "town.cases.toml", CASES)
        policy = written(tmp_path, "town.policy.toml", HEAD + rule("a", "is-satir"))
        assert "[seldom" not in offentligroll("check", policy).out


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "unused-source (hint)", "Fix: cite it, or remove it."),
        ("sv", "unused-source (tips)", "Åtgärd: ange den, eller stryk den."),
    ],
)
def test_a_check_is_explained(language: str, first: str, last: str) -> None:
    """A code that a warning ends with can be looked up: what is looked for, why, an example, and the fix."""
    ended = offentligroll("check", "--explain", "unused-source", "--lang", language)
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert (lines[0], lines[-1]) == (first, last)
    assert "    [sources.spare]" in lines


def test_a_check_without_an_example_is_explained() -> None:
    """What no page can show an example of is explained in words."""
    ended = offentligroll("check", "--explain", "not-looked-at", "--lang", "en")
    assert "An example" not in ended.out


@pytest.mark.parametrize(
    ("code", "hint"),
    [("unused-sorce", "did you mean `unused-source`?"), ("zzz", "error messages are self-explanatory")],
)
def test_an_unknown_check_cant_be_explained(code: str, hint: str) -> None:
    """A slip in a code gets a suggestion."""
    ended = offentligroll("check", "--explain", code, "--lang", "en")
    assert (ended.code, ended.err) == (2, f"offentligroll: there is no check `{code}` ({hint})\n")


def test_a_shipped_policy_is_checked_by_its_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As other commands take it; a file of that name goes first."""
    monkeypatch.chdir(tmp_path)
    checked = offentligroll("check", "katrineholm", "--lang", "en")
    assert checked.code == 0
    assert "no file" not in checked.out + checked.err
    Path("katrineholm").write_text("format = 1\nnonsense = 2\n", encoding="utf-8")
    assert offentligroll("check", "katrineholm", "--lang", "en").code == 1
