"""Make the table of letter trigrams from Django's translations and the project's own labelled posts.

    python tools/train_trigrams.py DJANGO OUT

``DJANGO`` is an unpacked Django (BSD licence; its messages are used for counting only), ``OUT`` the file
``src/offentligroll/facts/text/lexicon/trigrams.json``. Of each language, every second message is used, so
that the other half can be used for measuring.
"""

from __future__ import annotations

import collections
import json
import math
import pathlib
import re
import sys
from collections.abc import Iterator

from offentligroll.facts.text.words import Words

POSTS = pathlib.Path(__file__).parents[1] / "tests" / "words" / "posts"
LEFT_OUT = {"en_AU", "en_GB", "es_AR", "es_CO", "es_MX", "es_NI", "es_VE", "ia", "io", "eo"}
"""Doubles, and languages that were made up of others."""
PER_LANGUAGE = 600
READ = {"sv": 1500, "en": 1500, "nb": 1000, "da": 1000}
FLOOR = 1 / 12_000
"""A run so rare tells nothing."""
WEIGHED = 8
_MESSAGE = re.compile(r'^msgstr(?:\[\d\])? ((?:".*"\s*)+)', re.MULTILINE)
_PLACE = re.compile(r"%\([^)]*\)[a-z]|%[a-z]|\{[^}]*\}|<[^>]*>|\\[a-z]")


def messages(folder: pathlib.Path, parity: int | None) -> Iterator[str]:
    """Give the messages of three words and more of a language."""
    found: dict[str, None] = {}
    for path in sorted(folder.rglob("*.po")):
        for block in _MESSAGE.findall(path.read_text("utf-8")):
            text = _PLACE.sub(" ", "".join(re.findall(r'"(.*)"', block)))
            if len(text.split()) >= 3 and "Project-Id" not in text:
                found[text] = None
    for number, text in enumerate(found):
        if parity is None or number % 2 == parity:
            yield text


def locales(django: pathlib.Path) -> dict[str, list[pathlib.Path]]:
    """Give the folders of each language."""
    by_language: dict[str, list[pathlib.Path]] = {}
    for folder in sorted(django.rglob("locale/*")):
        if folder.is_dir() and folder.name not in LEFT_OUT:
            by_language.setdefault(folder.name.partition("_")[0], []).append(folder)
    return by_language


def posts(language: str) -> Iterator[str]:
    """Give the training posts that are in one language."""
    for path in sorted((POSTS / language).glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            post = json.loads(line)
            if post.get("split") == "train" and not post.get("mixed") and not post.get("language"):
                yield post["text"]


def count(texts: Iterator[str]) -> collections.Counter[str]:
    """Count the trigrams of texts."""
    counts: collections.Counter[str] = collections.Counter()
    for text in texts:
        for word in Words.of(re.sub(r"[@#]\S+|\S*[/.]\S+\.\S+", " ", text)).folded:
            if word.isalpha():
                spelled = f" {word[:24]} "
                counts.update(spelled[at : at + 3] for at in range(len(spelled) - 2))
    return counts


def main(django: pathlib.Path, out: pathlib.Path) -> None:
    """Count and write."""
    languages: dict[str, dict[int, str]] = {}
    for language, folders in locales(django).items():
        shares: collections.Counter[str] = collections.Counter()
        sources = [count(text for folder in folders for text in messages(folder, 0))]
        if (POSTS / language).is_dir():
            sources.append(count(posts(language)))
        sources = [source for source in sources if source.total() > 2000]
        for source in sources:
            for run, times in source.items():
                shares[run] += times / source.total() / len(sources)  # type: ignore[assignment]
        if not sources:
            continue
        kept = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[
            : READ.get(language, PER_LANGUAGE)
        ]
        figures: dict[int, list[str]] = {}
        for run, share in kept:
            if (figure := round(WEIGHED * math.log(share / FLOOR))) > 0:
                figures.setdefault(figure, []).append(run)
        languages[language] = {figure: "".join(sorted(runs)) for figure, runs in sorted(figures.items())}
    table = {
        "format": 1,
        "about": "How much more often three letters stand in a language than its rarest ones here; "
        "8 for each factor of e. "
        "Counted by tools/train_trigrams.py from every second message of Django's translations (BSD licence) "
        "and from the project's own training posts.",
        "languages": languages,
    }
    out.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
