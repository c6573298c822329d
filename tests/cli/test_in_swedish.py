"""Whoever reads Swedish meets no English: every command over right and faulty input.

No word is shown that only English sentences have, but in quotations: what stands in files, in code, in
backticks or quotation marks, and what the system says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from cli_builders import (
    DIRECTORY,
    EXAMPLE,
    EXPORT,
    KATRINEHOLM,
    POLICY,
    STATEMENTS,
    lines_of,
    offentligroll,
    written,
)

from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.languages.catalogue import Catalogue
from offentligroll.policy.policy import Policy
from offentligroll.policy.reading.shipped_files import shipped_ids

CATALOGUE = Catalogue(resources.files("offentligroll.languages"))
_QUOTED = re.compile(
    r"`[^`]*`|(?<=: )[a-z_]+(?=: )|offentligroll [a-z]+|”[^”]*”|\[[a-z-]+\]$|\"[^\"]*\"", re.MULTILINE
)
# Lines of TOML, and those that say that they quote English.
_QUOTING = re.compile(r"^#? *[a-z_]+ = |^#? ?\[|På engelska: |\(en\), (?:nu|förut): ")
_LETTERS = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> set[str]:
    """The words of a text, without what stands in code."""
    shown = "\n".join(line for line in text.split("\n") if not _QUOTING.search(line))
    tokens = _QUOTED.sub(" ", shown).split()
    plain = [token for token in tokens if not re.search(r"\w[-_/.=:]\w|[/<>{}=*\\]|\d|^-", token)]
    return {word.casefold() for token in plain for word in _LETTERS.findall(token) if len(word) > 1}


def swedish_of(policy: Policy) -> Iterator[str]:
    """What a shipped policy says in Swedish."""
    yield policy.title["sv"]
    yield policy.question["sv"]
    yield from (rule.says["sv"] for rule in policy.capacity_rules)
    yield from (norm.says["sv"] for norm in policy.guidelines)
    yield from (duty.says["sv"] for duty in policy.obligations)
    if policy.country == "SE":
        yield from (source.title for source in policy.sources)


def sentences(language: str) -> set[str]:
    """The words of all sentences of a language, those of facts included."""
    texts = [
        " ".join(piece for piece in template if isinstance(piece, str))
        for template in CATALOGUE.codes(language).values()
    ]
    texts += [fact.phrase[language] for fact in Vocabulary.shipped().values()]
    if language == "sv":
        texts += [words for policy in map(Policy.load, shipped_ids()) for words in swedish_of(policy)]
    return {word for text in texts for word in words_of(text)}


LIBRARY = Path(__file__).parents[2] / "src" / "offentligroll" / "library"
CASES = LIBRARY / "edelegationen-2010.cases.toml"
SUBJECT = ["--kind", "municipality", "--name", "Byn", "--title", "ordförande"]
ENGLISH = sentences("en") - sentences("sv")
"""Words that English sentences have and Swedish ones have not."""


def test_there_are_english_words_to_look_for() -> None:
    """The search knows common words of English and none of Swedish, so that the tests below can fail."""
    assert {"the", "is", "not", "with", "rule", "statement", "missing"} <= ENGLISH
    assert not {"och", "inte", "regeln", "uttalandet", "policy"} & ENGLISH


def english_in(*words: str | Path, stdin: bytes = b"") -> set[str]:
    """Run a command for somebody who reads Swedish, and give the English words that come out."""
    ended = offentligroll(*words, stdin=stdin, LC_ALL="sv_SE.UTF-8", width=200)
    return words_of(ended.out + ended.err) & ENGLISH


@pytest.fixture
def swedish(tmp_path: Path) -> Path:
    """The directory of the example with Swedish words of its authors in place of the English ones."""
    content = Path(DIRECTORY).read_text("utf-8")
    return written(
        tmp_path, "directory.toml", re.sub(r'(source|note) = "[^"]*"', r'\1 = "påhittat"', content)
    )


RIGHT = [
    ["assess", EXPORT, *KATRINEHOLM],
    ["assess", EXPORT, *KATRINEHOLM, "--format", "text", "--detail", "everything"],
    ["assess", STATEMENTS, "--policy", "se-practice", "--explain"],
    ["explain", STATEMENTS, *KATRINEHOLM],
    ["compare", STATEMENTS, "--policy", "se-practice", "--policy", "katrineholm"],
    ["check", EXAMPLE / "directory.toml", "--accepted"],
    ["check", "--explain", "opens-the-rule"],
    ["diff", "katrineholm", "se-practice"],
    ["diff", "katrineholm", "se-practice", LIBRARY / "katrineholm.cases.toml"],
    ["facts"],
    ["facts", "is-reply"],
    ["policies"],
    ["schema", "cases"],
    ["test", CASES],
    ["test", CASES, "--coverage"],
    ["test", LIBRARY / "edelegationen-2010.cases.toml", "--mutate", "--most", "200"],
    ["words", "Vi har i kväll fattat beslut om en ny bro. Jag tycker att det är bra. Rösta på oss!"],
    ["words", "Vi har i kväll fattat beslut om en ny bro. Jag är så glad!", *SUBJECT],
    ["words", "Hyvää päivää kaikille, kiitos paljon avusta"],
    ["words", "hm"],
    ["show", "se-practice"],
    ["new", "nowhere", "--yes", "--show"],
]


@pytest.mark.parametrize("words", RIGHT, ids=lambda words: " ".join(Path(word).name for word in words[:4]))
def test_right_input(words: list[str | Path], swedish: Path) -> None:
    """Answers are Swedish throughout."""
    assert english_in(*(swedish if word == DIRECTORY else word for word in words)) == set()


COMMANDS = LIBRARY.parent / "cli" / "commands"
LINDBY = Path(__file__).parents[2] / "examples" / "review"
ASKED: list[str | Path] = [
    "--policy",
    LINDBY / "lindby.policy.toml",
    "--directory",
    LINDBY / "directory.toml",
]
ON_A_DAY = [*ASKED, "--on", "2024-06-07"]
ARCHIVE = LINDBY / "archive.jsonl"
NAMED = [json.loads(line)["id"] for line in ARCHIVE.read_text("utf-8").splitlines()]
NAMED += [duty.id for duty in Policy.load(LINDBY / "lindby.policy.toml").obligations]
IDS = words_of(" ".join(NAMED)) | {word for one in NAMED for word in one.split("-")}
"""What the statements of the archive, and what is asked of them, are called."""

OF_ARCHIVES: list[list[str | Path]] = [
    ["answer", "may-remove", "content-breaks-house-rules", "--country", "SE", "--body", "municipality"],
    ["answer", "what-must-be-done", "receives-request", *ASKED[:2], "--received", "2024-06-03", "--draft"],
    ["answer", "is-record", "--statement", ARCHIVE, "--id", "late", *ASKED],
    ["channels", *ON_A_DAY],
    ["faq", *ASKED[:2]],
    ["queue", ARCHIVE, *ASKED],
    ["review", ARCHIVE, *ON_A_DAY],
    ["directory", "check", LINDBY / "directory.toml", "--on", "2024-06-07"],
    ["directory", "diff", DIRECTORY, LINDBY / "directory.toml"],
]


@pytest.mark.parametrize(
    "words", OF_ARCHIVES, ids=lambda words: " ".join(Path(one).name for one in words[:3])
)
def test_archives_and_questions(words: list[str | Path]) -> None:
    """Answers, reviews, queues and directories are Swedish, but for what statements are called."""
    assert english_in(*words) - IDS == set()


@pytest.mark.parametrize("command", sorted(path.stem for path in COMMANDS.glob("[a-z]*.py")))
def test_help(command: str) -> None:
    """What each command says of itself is Swedish, but for keys, formats and names of files."""
    assert english_in(command, "--help") == set()


MACHINES = [
    ["assess", EXPORT, *KATRINEHOLM, "--format", "json"],
    ["assess", EXPORT, *KATRINEHOLM, "--format", "json", "--full"],
    ["check", EXAMPLE / "directory.toml", "--accepted", "--format", "json"],
    ["diff", "katrineholm", "se-practice", LIBRARY / "katrineholm.cases.toml", "--format", "json"],
    ["test", CASES, "--format", "json"],
    ["test", CASES, "--coverage", "--format", "json"],
    ["test", LIBRARY / "edelegationen-2010.cases.toml", "--mutate", "--most", "200", "--format", "json"],
]
_OTHERS_WORDS = {"en", "words", "text", "quote", "where", "what", "period"}
"""Keys of JSON under which English is quoted, or keys of files and periods as registers keep them stand."""
_CONDITION = re.compile("not [a-z-]+")


def said_in(part: Any) -> Iterator[str]:  # noqa: ANN401 - a JSON value
    """The sentences of JSON that the library says itself."""
    if isinstance(part, dict) and part.get("language") != "en":
        for key, value in part.items():
            if key not in _OTHERS_WORDS:
                yield from said_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from said_in(value)
    elif isinstance(part, str) and " " in part and not _CONDITION.fullmatch(part):
        yield part


def english_said(*words: str | Path) -> set[str]:
    """Run a command for a machine of somebody who reads Swedish, and give the English that it is told."""
    ended = offentligroll(*words, LC_ALL="sv_SE.UTF-8")
    said = [word for text in said_in(json.loads(ended.out)) for word in words_of(text)]
    return (set(said) | words_of(ended.err)) & ENGLISH


@pytest.mark.parametrize("words", MACHINES, ids=lambda words: " ".join(Path(word).name for word in words))
def test_right_input_for_machines(words: list[str | Path], swedish: Path) -> None:
    """What JSON says in sentences is Swedish; keys and codes are the same in all languages."""
    assert english_said(*(swedish if word == DIRECTORY else word for word in words)) == set()


ODD = """format = 2
id = "Odd Id"
languages = ["sv"]
zone = "Europe/Stokholm"
title = "Titel"
colour = 1

[[capacity]]
id = "a"
decides = "officiel"
presumes = "personal"
when = { any_of = "account-is-lsted", all_of = [] }
says = { fi = "Sääntö." }
cite = "nowhere, 1"
in_force = { from = 2012-01-01, until = 2010-01-01 }

[[obligation]]
id = "a"
within = "soon"
"""
NORMS = """
[[guideline]]
id = "n"
must_not = "criticises-own-authority"
in_capacity = "any"
says = { sv = "Ingen kritik.", en = "No criticism." }

[[guideline]]
id = "m"
must = { all_of = ["is-reply", "not is-reply"] }
when = "is-reply"
says = { sv = "Svara.", en = "Answer." }
"""
FILES: dict[str, str | bytes] = {
    "odd.policy.toml": ODD,
    "empty.policy.toml": "",
    "syntax.policy.toml": "format = 1\nid = [1, 2\n",
    "quote.policy.toml": 'id = "a\n',
    "twice.policy.toml": 'id = "a"\nid = "b"\n',
    "norms.policy.toml": POLICY + NORMS,
    "bytes.policy.toml": b"\xff\xfe",
    "directory.toml": (
        'format = 1\n[[official]]\nid = "Kim"\n[[official.role]]\nfrom = "soon"\n[[channel]]\nid = "x"\n'
    ),
    "odd.cases.toml": 'format = 1\npolicy = "katrineholm"\n[[case]]\nid = "a"\nyes = ["is-replay"]\nno = 1\n',
    "lost.cases.toml": 'format = 1\npolicy = "nowhere"\n[[case]]\nid = "a"\n',
    "wrong.cases.toml": (
        'format = 1\npolicy = "katrineholm"\n[[case]]\nid = "a"\nyes = ["account-is-listed"]\n'
        'expect = { capacity = "personal", status = "open" }\nbecause = ["listed-channel"]\n'
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_faulty_files(tmp_path: Path, name: str) -> None:
    """What is wrong with a file is said in Swedish, however it is asked."""
    path = written(tmp_path, name, FILES[name])
    command = "test" if name.endswith(".cases.toml") else "show"
    assert english_in("check", path, "--accepted") == set()
    assert english_in(command, path) == set()
    assert english_in("assess", STATEMENTS, "--directory", path) == set()
    assert english_said("check", path, "--accepted", "--format", "json") == set()


STATEMENT_LINES = (
    b'{"act": "pst", "lenguage": "sv", "at": "soon", "author": "nobody", "channel": 3}\n'
    b'{"act": "post", "text": "Hej", "facts": {"is-satir": true}}\n[1]\n{"a": }\n{"a": 1, "a": 2}\n\xff\n'
    b'{"act": "post", "at": "2011-02-03T21:14:00"}\n{"act": "post", "facts": {"is-reply": 3}}\n'
)


@pytest.mark.parametrize("command", ["assess", "explain", "compare"])
def test_faulty_statements(command: str, swedish: Path) -> None:
    """What is wrong with statements is said in Swedish."""
    assert english_in(command, "-", "--directory", swedish, stdin=STATEMENT_LINES) == set()


ARCHIVES: dict[str, str | bytes] = {
    "outbox.json": '{"orderedItems": [1, {"type": "Like"}, {"type": "O"}, {"type": 3}, {"type": "Create"}]}',
    "tweets.js": 'window.YTD.tweets.part0 = [1, {"tweet": {}}, {"tweet": {"text": "R", "created_at": "x"}}]',
    "odd.json": "{}",
    "archive.zip": b"PK\x03\x04odd",
    "posts.tar.gz": b"odd",
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_faulty_archives(tmp_path: Path, name: str, swedish: Path) -> None:
    """What is wrong with archives is said in Swedish, and what was left out is named in it."""
    path = written(tmp_path, name, ARCHIVES[name])
    assert english_in("assess", path, "--directory", swedish) == set()
    assert english_in("assess", path.parent) == set()


ODDITIES: list[list[str]] = [
    ["assess", STATEMENTS, "--for", "nobody"],
    ["assess", STATEMENTS, "--policy", "katrinholm"],
    ["assess", "nowhere.jsonl"],
    ["assess", "-", "-"],
    ["assess", STATEMENTS, "--full"],
    ["ask", "-"],
    ["check", "nowhere.toml"],
    ["check", "."],
    ["check", "--explain", "x"],
    ["explain", STATEMENTS, "--id", "nobody"],
    ["explain", STATEMENTS, "--number", "999"],
    ["facts", "is-replay"],
    ["test", "nowhere.cases.toml"],
    ["test", "nowhere.cases.toml", "--format", "json"],
    ["words", "--try", "nowhere.toml", "Hej"],
    ["words", "Hej", "--kind", "klubb"],
    ["facts", "--used", "nowhere"],
    ["new", "/proc/nowhere", "--yes"],
    ["schema", "x"],
    ["tst"],
    ["answer", "x"],
    ["answer", "may-say", "is-replay", "--country", "SE"],
    ["answer", "may-say", "is-reply", "--country", "XX"],
    ["directory", "x"],
    ["directory", "from", "nowhere"],
    ["faq", "--policy", "nowhere"],
    ["queue", "nowhere"],
    ["records", "nowhere"],
    ["report", "nowhere"],
    ["review", "nowhere"],
    ["review", STATEMENTS, "--holds", "x"],
]


@pytest.mark.parametrize("words", ODDITIES, ids=" ".join)
def test_oddities(words: list[str]) -> None:
    """What does not exist, or does not fit together, is told in Swedish."""
    assert english_in(*words) == set()


PATTERNS: dict[str, str] = {
    "no TOML": "fact = [",
    "no fact": 'fact = "is-replay"\n',
    "a key missing": 'fact = "announces-decision"\n[[group]]\npatterns = ["har beslutat"]\n',
    "another form": 'fact = "announces-decision"\n[[group]]\nabout = "beslut"\npatterns = 3\n',
    "no pattern": 'fact = "announces-decision"\n[[group]]\nabout = "beslut"\npatterns = ["[a|b"]\n',
    "no class": 'fact = "announces-decision"\n[[group]]\nabout = "beslut"\npatterns = ["<nowhere>"]\n',
    "right": 'fact = "announces-decision"\n[[group]]\nabout = "beslut"\npatterns = ["har beslutat"]\n',
}


@pytest.mark.parametrize("name", PATTERNS)
def test_tried_patterns(tmp_path: Path, name: str) -> None:
    """What comes of patterns that are tried, and what is wrong with them, is said in Swedish."""
    path = written(tmp_path, "announces-decision.toml", PATTERNS[name])
    assert english_in("words", "--try", path, "Nämnden har beslutat om bron i kväll.") == set()


def test_cases_that_come_out_wrong(tmp_path: Path) -> None:
    """What JSON says of a case that came out wrong is Swedish."""
    path = written(tmp_path, "wrong.cases.toml", FILES["wrong.cases.toml"])
    ended = offentligroll("test", path, "--format", "json", LC_ALL="sv_SE.UTF-8")
    assert "väntat" in ended.out
    assert english_said("test", path, "--format", "json") == set()


def test_an_interview(tmp_path: Path) -> None:
    """Questions, why they are asked, and what is kept are Swedish."""
    kept = tmp_path / "kept.cases.toml"
    replies = b"\n?\nvad\nj\nt\nn\nv\ns\n"
    assert english_in("ask", "--policy", "se-practice", "--save", kept, stdin=replies) == set()
    assert english_in("ask", "--policy", "katrineholm", "--save", kept, stdin=replies) == set()


def test_people_without_titles_and_records(tmp_path: Path) -> None:
    """Roles without titles, kinds of bodies, and records are named in Swedish."""
    directory = written(
        tmp_path,
        "directory.toml",
        """format = 1
[[organisation]]
id = "byn"
name = "Byn"
kind = "municipality"
[[official]]
id = "kim"
name = "Kim"
[[official.role]]
organisation = "byn"
kind = "appointed"
seniority = "top"
from = 2010
[[channel]]
id = "x:1"
platform = "x"
kind = "account"
holder = "kim"
audience = "public"
""",
    )
    post = lines_of(
        {"id": "a", "at": "2011-02-03", "author": "kim", "channel": "x:1", "text": "Vi har beslutat."}
    )
    asked = ("--directory", directory, "--for", "byn", "--policy", "se-practice", "--policy", "katrineholm")
    assert english_in("explain", "-", *asked, stdin=post) == set()
