"""Suites are read from their files, and all that is wrong with one is told at once."""

from __future__ import annotations

import datetime as dt
import pathlib
import pickle

import pytest
from case_builders import suite, suite_text

import offentligroll.cases
from offentligroll.cases import Suite, run_suite
from offentligroll.cases.case import CaseSource
from offentligroll.cases.policies import policy_of
from offentligroll.files.limits import Limits
from offentligroll.files.problems import FileError
from offentligroll.model.capacity import Capacity
from offentligroll.model.partial_date import PartialDate
from offentligroll.rules.outcome import ObligationOutcome, Outcome, Status

_SHARED = pathlib.Path(__file__).parents[2] / ".." / "shared" / "cases"
_EXAMPLE = pathlib.Path(__file__).parents[2] / "examples" / "katrineholm"


def problems_of(text: str) -> list[str]:
    """Give the problems of a file, each as its line of words."""
    with pytest.raises(FileError) as caught:
        Suite.from_text(text, "a.toml")
    return [str(problem) for problem in caught.value.problems]


class TestWhatIsRead:
    """What the keys of a file become."""

    def test_every_key_of_a_case_has_its_type(self) -> None:
        """Words of the design become enums, dates become dates, and lists become tuples."""
        (case,) = suite(
            """
            title = "On the list"
            source = { cite = "JO 1", url = "http://example.org", date = "2019-11" }
            jurisdiction = "SE"
            at = 2018-09-01
            text = "Hej"
            yes = ["account-is-listed"]
            no = ["acts-on-assignment"]
            expect = { capacity = "official", status = "settled", hat = "director", standing = "settled" }
            because = ["listed"]
            findings = { "no-sides" = "breached" }
            obligations = { "keep" = "due" }
            decider = "JO"
            law_status = "good_law"
            """
        ).cases
        assert case.source == CaseSource(
            cite="JO 1", url="http://example.org", date=PartialDate.from_text("2019-11")
        )
        assert (case.at, case.yes, case.no) == (
            dt.date(2018, 9, 1),
            ("account-is-listed",),
            ("acts-on-assignment",),
        )
        assert (case.expect.capacity, case.expect.status) == (Capacity.OFFICIAL, Status.SETTLED)
        assert case.findings == {"no-sides": Outcome.BREACHED}
        assert case.obligations == {"keep": ObligationOutcome.DUE}

    def test_a_source_may_have_a_whole_date(self) -> None:
        """A day in the file is the same as its words."""
        (case,) = suite('source = { cite = "JO 1", date = 2019-11-06 }').cases
        assert case.source is not None
        assert case.source.date == PartialDate.from_text("2019-11-06")

    @pytest.mark.parametrize(("top", "stands"), [("", False), ('in_force = "policy"', True)])
    def test_a_suite_says_whether_the_law_is_that_of_the_policy(self, top: str, stands: bool) -> None:
        """`in_force = "policy"` takes the policy as it stands; left out, each case has its own day."""
        assert suite(top=top).as_policy_stands is stands

    def test_statements_stand_under_the_id_of_their_case(self) -> None:
        """A whole statement is read as in the native format, dates and times included."""
        read = suite(
            """
            [case.statement]
            act = "post"
            at = 2011-02-03T21:14:00+01:00
            text = "Nu plogas det."
            topics = ["snow"]
            """
        )
        statement = read.statements["a"]
        assert statement.at == dt.datetime(2011, 2, 3, 20, 14, tzinfo=dt.UTC)
        assert (statement.text, statement.topics) == ("Nu plogas det.", ("snow",))

    def test_a_suite_can_be_pickled(self) -> None:
        """What was read can be sent to another process."""
        read = suite('yes = ["account-is-listed"]')
        assert pickle.loads(pickle.dumps(read)) == read  # noqa: S301 - our own bytes

    def test_own_word_facts_of_a_policy_are_no_slip(self) -> None:
        """An id that is near no fact of the vocabulary may be the policy's own."""
        assert suite('yes = ["mentions-the-ferry"]').cases[0].yes == ("mentions-the-ferry",)


class TestFiles:
    """Suites from files."""

    def test_a_file_knows_its_folder_and_its_directory(self, tmp_path: pathlib.Path) -> None:
        """`directory` is a path beside the file, and statements name people and channels of it."""
        (tmp_path / "directory.toml").write_text((_EXAMPLE / "directory.toml").read_text("utf-8"), "utf-8")
        statement = 'statement = { act = "post", author = "jansson", channel = "twitter:kommunchef" }'
        path = tmp_path / "town.cases.toml"
        path.write_text(suite_text(statement, top='directory = "directory.toml"'), "utf-8")
        read = Suite.load(path)
        author = read.statements["a"].author
        assert author is not None
        assert author.name == "Mattias Jansson"
        assert (read.folder, read.name) == (tmp_path, str(path))

    def test_a_missing_file_is_told(self, tmp_path: pathlib.Path) -> None:
        """A path with nothing there is a problem of the file, as any other."""
        with pytest.raises(FileError, match=r"none\.cases\.toml"):
            Suite.load(tmp_path / "none.cases.toml")

    def test_limits_are_a_setting(self, tmp_path: pathlib.Path) -> None:
        """A caller may allow less than usual."""
        path = tmp_path / "town.cases.toml"
        path.write_text(suite_text(), "utf-8")
        with pytest.raises(FileError, match="too large"):
            Suite.load(path, limits=Limits(bytes=5))
        with pytest.raises(FileError, match="too large"):
            Suite.from_text(suite_text(), limits=Limits(bytes=5))

    def test_shipped_suites_come_by_the_id_of_their_policy(self) -> None:
        """The cases of a shipped policy need no path."""
        assert Suite.shipped("katrineholm").policy == "katrineholm"

    def test_a_policy_without_cases_has_no_shipped_suite(self) -> None:
        """Nothing is made up for it."""
        with pytest.raises(FileError, match="no shipped policy is called `none`"):
            Suite.shipped("none")


SLIPS = {
    "empty": ("", ["a.toml:1:1: the file is empty (it needs at least `format` and `policy`)"]),
    "no-policy": ("format = 1", ["a.toml:1:1: `policy` is missing (it should be text in quotes)"]),
    "other-format": (
        suite_text().replace("format = 1", "format = 2"),
        [
            (
                "a.toml:1:1: this version reads format 1, and the file has format 2 (a newer "
                "version of the library may read it)"
            )
        ],
    ),
    "in-force": (
        suite_text(top='in_force = "today"'),
        ["a.toml:3:1: in_force: `today` is not one of `policy`"],
    ),
    "policy-is-a-path": (
        suite_text().replace('"town"', '"../town"'),
        [
            (
                "a.toml:2:1: policy: `../town` is not an id; an id has only the small letters a "
                "to z, digits and hyphens, at most 200 (write `town`)"
            )
        ],
    ),
    "case-id": (
        suite_text('id = "På"'),
        [
            (
                'a.toml:5:1: case[1] "På": id: `På` is not an id; '
                "an id has only the small letters a to z, digits and hyphens, at most 200 (write `pa`)"
            )
        ],
    ),
    "doubled-id": (
        suite_text('id = "a"', 'id = "a"'),
        ['a.toml:7:1: case[2] "a": id: duplicate id `a`; first used on line 5 (give one of them another id)'],
    ),
    "no-ids": (
        'format = 1\npolicy = "town"\n[[case]]\ntitle = "x"\n[[case]]\nid = 5',
        [
            "a.toml:3:1: case[1]: `id` is missing (it should be text in quotes)",
            (
                "a.toml:6:1: case[2].id: `id` should be text in quotes, not the number 5 "
                '(put it in quotes: "5")'
            ),
        ],
    ),
    "other-policy": (
        suite_text('policy = "city"'),
        [
            (
                'a.toml:6:1: case[1] "a": policy: the case is about the policy `city`, '
                "and the file about `town` (put it into a file of its own, or remove `policy`)"
            )
        ],
    ),
    "slip-in-facts": (
        suite_text('yes = ["account-is-liste"]\nno = ["account-is-listed"]'),
        [
            (
                'a.toml:6:8: case[1] "a": yes[1]: `account-is-liste` is not a fact '
                "(did you mean `account-is-listed`?)"
            )
        ],
    ),
    "slip-in-unmentioned": (
        suite_text(top='unmentioned_is_no = ["is-own-words", "account-is-liste"]'),
        [
            (
                "a.toml:3:38: unmentioned_is_no[2]: `account-is-liste` is not a fact "
                "(did you mean `account-is-listed`?)"
            )
        ],
    ),
    "told-twice": (
        suite_text('yes = ["account-is-listed"]\nno = ["account-is-listed"]'),
        [
            (
                'a.toml:7:7: case[1] "a": no[1]: `account-is-listed` is in both `yes` and `no` '
                "(remove it from one of the lists)"
            )
        ],
    ),
    "unknown-key": (
        suite_text('becuse = ["listed"]'),
        ['a.toml:6:1: case[1] "a": unknown key `becuse` (did you mean `because`?)'],
    ),
    "unknown-outcome": (
        suite_text('findings = { "no-sides" = "broken" }'),
        [
            (
                'a.toml:6:14: case[1] "a": findings.no-sides: `broken` is not one of '
                "`not-applicable`, `permitted`, `complies`, "
                "`excused`, `undecided`, `breached`, `departed-from`"
            )
        ],
    ),
    "source-date": (
        suite_text('source = { cite = "x", date = 5 }'),
        [
            (
                'a.toml:6:24: case[1] "a": source.date: `date` should be a date such as '
                '2009-10-31, "2009-10" or "2009", not the number 5 (put it in quotes: "5")'
            )
        ],
    ),
    "facts-not-a-list": (
        suite_text('yes = "account-is-listed"'),
        ['a.toml:6:1: case[1] "a": yes: `yes` should be a list, not a single text (put it in [ ])'],
    ),
    "facts-not-texts": (
        suite_text("yes = [5]\nno = [5]"),
        [
            (
                'a.toml:6:8: case[1] "a": yes[1]: `yes[1]` should be text in quotes, '
                'not the number 5 (put it in quotes: "5")'
            ),
            (
                'a.toml:7:7: case[1] "a": no[1]: `no[1]` should be text in quotes, '
                'not the number 5 (put it in quotes: "5")'
            ),
        ],
    ),
    "cases-not-tables": (
        'format = 1\npolicy = "town"\ncase = "a"',
        ["a.toml:3:1: case: `case` should be a list, not text"],
    ),
    "directory-without-file": (
        suite_text(top='directory = "d.toml"'),
        ["a.toml:3:1: directory: `directory` is a path beside the file, and these cases come from no file"],
    ),
    "two-kinds": (
        suite_text('yes = ["is-own-words"]\nstatement = { act = "post" }'),
        [
            (
                'a.toml:7:1: case[1] "a": statement: a case has either a statement, with `facts` in it, '
                "or `yes` and `no` (remove one of them)"
            )
        ],
    ),
    "statement-not-a-table": (
        suite_text('statement = "hello"'),
        ['a.toml:6:1: case[1] "a": statement: `statement` should be a table, not text'],
    ),
    "statement-slip": (
        suite_text('statement = { act = "pots" }'),
        [
            (
                'a.toml:6:15: case[1] "a": statement.act: `pots` is not one of '
                "`post`, `reply`, `share`, `like`, `follow`, `block`, `removal`, `message`, `spoken`, "
                "`edit`, `hide`, `unhide`, `unblock`, `mute`, `report`, … (did you mean `post`?)"
            )
        ],
    ),
}


class TestWhatIsWrong:
    """All that can be wrong with a file, in words for the person who wrote it."""

    @pytest.mark.parametrize(
        ("text", "wanted"), [pytest.param(*slip, id=name) for name, slip in SLIPS.items()]
    )
    def test_each_slip_has_its_place_and_its_words(self, text: str, wanted: list[str]) -> None:
        """A problem names file, line, column and entry, and what to do about it."""
        assert problems_of(text) == wanted

    def test_all_problems_come_together(self) -> None:
        """One run tells all that is wrong, in the order of the file."""
        text = suite_text(
            'id = "a"\nbecuse = []',
            'id = "a"\nyes = ["account-is-liste"]',
            'statement = { at = "never" }',
            top='in_force = "x"',
        )
        with pytest.raises(FileError) as caught:
            Suite.from_text(text)
        codes = [problem.code for problem in caught.value.problems]
        assert codes == [
            *("unknown-value", "unknown-key", "doubled-id", "unknown-fact"),
            *("missing-key", "invalid-value"),
        ]

    def test_a_problem_behind_a_faulty_case_stands_at_its_own(self) -> None:
        """Cases that are left out as faulty do not shift the places of the others."""
        found = problems_of(suite_text("id = 5", 'id = "b"\nstatement = 7', 'id = "b"\nstatement = 8'))
        assert [line for line in found if "should be a table" in line] == [
            'a.toml:8:1: case[2] "b": statement: `statement` should be a table, not the number 7',
            'a.toml:11:1: case[3] "b": statement: `statement` should be a table, not the number 8',
        ]

    def test_problems_of_the_directory_come_along(self, tmp_path: pathlib.Path) -> None:
        """A faulty directory is told with the cases' own problems, under its own name."""
        (tmp_path / "d.toml").write_text("format = 2", "utf-8")
        path = tmp_path / "town.cases.toml"
        path.write_text(suite_text("becuse = []", top='directory = "d.toml"'), "utf-8")
        with pytest.raises(FileError) as caught:
            Suite.load(path)
        places = {pathlib.Path(one.place.file).name for one in caught.value.problems if one.place is not None}
        assert places == {"d.toml", "town.cases.toml"}

    def test_long_lists_of_slips_are_cut(self) -> None:
        """Looking for what was meant is given up after some hundreds, so that time stays linear."""
        slips = [f'"account-is-list{number}"' for number in range(1_000)]
        found = problems_of(suite_text(f"yes = [{', '.join(slips)}]"))
        assert len(found) == 200


class TestThePolicyOfASuite:
    """Where the policy of a suite is found."""

    def test_the_file_beside_it_comes_first(self, tmp_path: pathlib.Path) -> None:
        """Who changes a shipped policy runs its cases on the changed one."""
        text = Suite.shipped("katrineholm")
        shipped = policy_of(text)
        (tmp_path / "katrineholm.policy.toml").write_text(
            'format = 1\nid = "katrineholm"\nversion = "9"\nlanguages = ["en"]\nzone = "Europe/Stockholm"\n'
            'title = { en = "x" }\nquestion = { en = "x" }\notherwise = "official"\n',
            "utf-8",
        )
        path = tmp_path / "a.cases.toml"
        path.write_text('format = 1\npolicy = "katrineholm"', "utf-8")
        assert (policy_of(Suite.load(path)).version, shipped.version == "9") == ("9", False)

    def test_without_a_file_beside_it_the_shipped_one_is_taken(self, tmp_path: pathlib.Path) -> None:
        """A folder of cases needs no copy of the policy."""
        path = tmp_path / "a.cases.toml"
        path.write_text('format = 1\npolicy = "katrineholm"', "utf-8")
        assert policy_of(Suite.load(path)).id == "katrineholm"

    @pytest.mark.parametrize(
        ("policy", "hint"),
        [
            ("town", r"put `town\.policy\.toml` beside it"),
            ("katrinehoolm", r"did you mean `katrineholm`\?"),
        ],
    )
    def test_a_policy_that_is_nowhere_is_told(self, policy: str, hint: str) -> None:
        """The problem names the suite and what to do."""
        text = suite_text().replace('"town"', f'"{policy}"')
        with pytest.raises(FileError, match=rf"`x\.cases\.toml` is about the policy `{policy}`.*{hint}"):
            policy_of(Suite.from_text(text, "x.cases.toml"))


class TestTheNames:
    """What stands in ``offentligroll.cases``."""

    def test_each_name_is_there(self) -> None:
        """Every name of the package can be had, and `dir` shows just those."""
        assert dir(offentligroll.cases) == offentligroll.cases.__all__
        assert all(getattr(offentligroll.cases, name).__doc__ for name in offentligroll.cases.__all__)

    def test_no_other_name_is_made_up(self) -> None:
        """A slip is an error as of any module."""
        with pytest.raises(AttributeError, match="has no attribute 'Sweet'"):
            offentligroll.cases.Sweet  # type: ignore[attr-defined]  # noqa: B018 - reading it is the test


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.name) for path in sorted(_SHARED.glob("*.cases.toml"))]
)
def test_the_decided_cases_can_be_read(path: pathlib.Path) -> None:
    """Every suite of decided cases that the project was given is in the format."""
    assert Suite.load(path).cases


def test_a_suite_without_cases_has_no_results() -> None:
    """Nothing to run is nothing wrong."""
    assert run_suite(suite(), policy_of(Suite.shipped("katrineholm"))) == ()
