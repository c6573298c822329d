"""A third language is one folder; and a policy is shown in its own language as far as its own words go."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_builders import STATEMENTS, offentligroll

PACKAGE = Path(__file__).parents[2] / "src" / "offentligroll"
OWN = {
    "nb": ("no-expression", "Frågan: Fremsettes ytringen på egne vegne"),
    "da": ("dk-expression", "Frågan: Fremsættes ytringen"),
    "de": ("de-amtsautoritaet", "Frågan: "),
    "fi": ("fi-conduct", "Frågan: "),
    "fr": ("fr-compte", "Frågan: "),
}


@pytest.mark.parametrize("language", OWN)
def test_a_policy_is_shown_in_its_own_language(language: str) -> None:
    """Its own words are in its language, and the rest in the reader's."""
    policy, question = OWN[language]
    own = offentligroll("show", policy, "--lang", language, LC_ALL="sv_SE.UTF-8")
    swedish = offentligroll("show", policy, "--lang", "sv", LC_ALL="sv_SE.UTF-8")
    assert own.code == 0
    assert question in own.out
    assert own.out.splitlines()[0] != swedish.out.splitlines()[0]
    assert "Källor\n" in own.out


@pytest.mark.parametrize(
    ("policy", "language", "told"),
    [
        ("katrineholm", "de", ["none of these policies has words in `de`, so all is said in English"]),
        ("no-expression", "nb", []),
        ("no-expression", "no", []),
        ("katrineholm", "sv", []),
    ],
)
def test_a_language_that_nothing_is_said_in_is_told(policy: str, language: str, told: list[str]) -> None:
    """Whoever asks for words that there are none of is told, and gets the answer in another language."""
    ended = offentligroll(
        "assess", "-", "--policy", policy, "--lang", language, "--format", "jsonl", LC_ALL="en_GB.UTF-8"
    )
    assert [one for one in ended.err.splitlines() if "words in" in one] == told


@pytest.mark.parametrize(
    "words",
    [
        ["explain", STATEMENTS, "--policy", "no-expression"],
        ["assess", STATEMENTS, "--policy", "no-expression"],
        ["facts"],
        ["facts", "is-reply"],
        ["policies"],
        ["new", "nowhere", "--yes", "--show"],
        ["diff", "no-expression", "no-expression"],
    ],
    ids=lambda words: " ".join(Path(word).name for word in words[:2]),
)
def test_every_command_may_be_asked_in_another_language(words: list[str]) -> None:
    """What the library does not say in a language is said in the reader's."""
    ended = offentligroll(*words, "--lang", "nb", LC_ALL="sv_SE.UTF-8")
    assert "KeyError" not in ended.err
    assert ended.out


@pytest.fixture
def with_norwegian(tmp_path: Path) -> Path:
    """The library with a folder more, in which a few sentences are Norwegian."""
    package = tmp_path / "offentligroll"
    package.mkdir()
    for child in PACKAGE.iterdir():
        if child.name not in {"languages", "__pycache__"}:
            (package / child.name).symlink_to(child)
    shutil.copytree(PACKAGE / "languages", package / "languages")
    norwegian = package / "languages" / "nb"
    norwegian.mkdir()
    (norwegian / "pages.toml").write_text('[page]\nquestion = "Spørsmålet: {question}"\n', "utf-8")
    (norwegian / "help.toml").write_text('usage = "Bruk: "\n', "utf-8")
    return tmp_path


def run(root: Path, *words: str, locale: str) -> str:
    """Run the command of a library that stands somewhere else."""
    environment = {**os.environ, "PYTHONPATH": str(root), "LC_ALL": locale, "COLUMNS": "80"}
    command = [sys.executable, "-m", "offentligroll", *words]
    ended = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603 - our own command
    return ended.stdout.decode("utf-8")


def test_a_third_language_is_one_folder(with_norwegian: Path) -> None:
    """What is there of it is used, the rest is said in the reader's language, and the command offers it."""
    shown = run(with_norwegian, "show", "no-expression", "--lang", "nb", locale="sv_SE.UTF-8")
    assert "Spørsmålet: Fremsettes ytringen" in shown
    assert "Källor\n" in shown
    read = run(with_norwegian, "show", "--help", locale="nb_NO.UTF-8")
    assert read.startswith("Bruk: offentligroll show")
    assert "--lang [en|nb|sv]" in read
