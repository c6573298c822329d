"""Whatever a file holds, it is used or its problems are told: no traceback, no flood, no endless work.

The corpus beside this holds whole files, of which chance makes broken ones, and files that were faults once.
A few are tried in the ordinary run, many in the nightly one.
"""

# ruff: noqa: S311 - chance need not be secret
from __future__ import annotations

import json
import random
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutating import as_json, as_toml, changed, garbled

from offentligroll import Assessment, Directory, Policy, archives
from offentligroll.archives import ArchiveLimits
from offentligroll.cases.running import run_suite
from offentligroll.cases.suite import Suite
from offentligroll.files.problems import FileError, Problem
from offentligroll.languages import MessageError
from offentligroll.model.statement import Act, Statement

CORPUS = Path(__file__).parent / "corpus"
KATRINEHOLM = Policy.load("katrineholm")
POST = Statement(act=Act.POST, text="Borgmästaren säger att nu plogas Storgatan.", language="sv")
SEEDS = st.integers(min_value=0, max_value=2**32)
MUTANTS = 4


def told(problems: Iterable[Problem]) -> None:
    """Say problems in both languages, as a person would read them."""
    for problem in problems:
        for language in ("sv", "en"):
            line = problem.in_language(language)
            # A sign of a later Unicode is printed as it stands.
            assert all(one.isprintable() or unicodedata.category(one) in ("Cn", "Co", "Zs") for one in line)
            assert len(line) < 5_000


def used(policy: Policy, statement: Statement) -> None:
    """Use a policy and a statement as programs do: judge, explain, ask, write down and read back."""
    try:
        assessment = policy.assess(statement)
    except MessageError as error:
        # Which facts there are is known to the policy alone; what it is not is told like a problem.
        told([Problem("not-assessed", error.message)])
        return
    for language in ("sv", "en"):
        if language in policy.languages:
            assessment.explain(language, "everything")
    assessment.open_questions()
    written = json.dumps(assessment.to_dict()).encode("utf-8", "strict")
    assert Assessment.from_dict(json.loads(written)) == assessment


def toml_of(file: Path, seed: int) -> Iterable[str]:
    """Make files of a file of the corpus, by structure and by letters."""
    text = file.read_text("utf-8")
    whole = tomllib.loads(text)
    for number in range(MUTANTS):
        chance = random.Random(f"{seed} {number}")
        mutant = as_toml(changed(whole, chance)) if number % 2 else garbled(text, chance)
        # A file is UTF-8, so half of a pair of code units can't stand in one.
        yield mutant.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.policy.toml")), ids=lambda file: file.name)
@given(seed=SEEDS)
def test_policies(file: Path, seed: int) -> None:
    """A policy is used, or all that is wrong with it is told."""
    for text in (file.read_text("utf-8"), *toml_of(file, seed)):
        try:
            policy = Policy.from_text(text)
        except FileError as error:
            told(error.problems)
        else:
            used(policy, POST)


@given(seed=SEEDS)
def test_directories(seed: int) -> None:
    """A directory finds people and channels, or all that is wrong with it is told."""
    for text in toml_of(CORPUS / "whole.directory.toml", seed):
        try:
            directory = Directory.from_text(text)
        except FileError as error:
            told(error.problems)
            continue
        for channel in directory.channels:
            used(KATRINEHOLM, Statement(act=Act.POST, channel=channel, text="Hej", directory=directory))


@given(seed=SEEDS)
def test_cases(seed: int) -> None:
    """Cases are run, or all that is wrong with them is told."""
    for text in toml_of(CORPUS / "whole.cases.toml", seed):
        try:
            suite = Suite.from_text(text)
        except FileError as error:
            told(error.problems)
        else:
            if suite.policy == KATRINEHOLM.id:
                run_suite(suite, KATRINEHOLM)


def json_of(file: str, chance: random.Random) -> str:
    """Make a file of a file of the corpus, by structure or by letters."""
    text = (CORPUS / file).read_text("utf-8")
    if chance.random() < 0.4:
        return garbled(text, chance)
    if file.endswith(".jsonl"):
        return "".join(f"{as_json(changed(json.loads(line), chance))}\n" for line in text.splitlines())
    before, bracket, value = text.partition("[") if file.endswith(".js") else ("", "", text)
    return before + as_json(changed(json.loads(bracket + value), chance))


EXPORTS = {
    "mastodon": ("outbox.json",),
    "x": ("tweets.js", "account.js", "protected-history.js", "twitter-circle-tweet.js"),
    "lines": ("whole.jsonl",),
}
DIRECTORY = Directory.load(CORPUS / "whole.directory.toml")


@pytest.mark.parametrize("files", EXPORTS.values(), ids=EXPORTS.keys())
@given(seed=SEEDS)
def test_exports(tmp_path_factory: pytest.TempPathFactory, files: tuple[str, ...], seed: int) -> None:
    """Each item of an export is read, left out, or told; what is read can be judged."""
    for number in range(MUTANTS):
        chance = random.Random(f"{seed} {number}")
        folder = tmp_path_factory.mktemp("export")
        for file in files:
            (folder / file).write_bytes(json_of(file, chance).encode("utf-8", "replace"))
        path = folder / files[0] if len(files) == 1 else folder
        read(path, chance)
        if len(files) > 1:
            read(zipped(folder, chance), chance)


def read(path: Path, chance: random.Random) -> None:
    """Read an export, and judge what is in it."""
    private = chance.random() < 0.5
    try:
        reader = archives.read(
            path,
            DIRECTORY,
            include_private=private,
            limits=ArchiveLimits(unpacked_bytes=100_000, problems=50),
        )
        statements = list(reader)
    except FileError as error:
        told(error.problems)
        return
    told(reader.problems)
    assert len(reader.problems) <= 50
    assert private or not any(one.act is Act.MESSAGE or one.audience_is_limited for one in statements)
    for statement in statements:
        used(KATRINEHOLM, statement)


def zipped(folder: Path, chance: random.Random) -> Path:
    """Pack a folder, and mostly damage some bytes."""
    path = folder / "export.zip"
    methods = (
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_STORED,
        zipfile.ZIP_LZMA,
        zipfile.ZIP_BZIP2,
    )
    with zipfile.ZipFile(path, "w", chance.choice(methods)) as archive:
        for file in sorted(folder.glob("*.js*")):
            archive.write(file, chance.choice(("", "data/", "a\\data\\")) + file.name)
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((0, 1, 1, 3, 20))):
        # Most of what is interesting stands in the list of names at the end.
        at = chance.randrange(len(data) // 2, len(data)) if chance.random() < 0.8 else 0
        data[at] = chance.randrange(256)
    path.write_bytes(data[: chance.choice((len(data), len(data), chance.randrange(len(data))))])
    return path
