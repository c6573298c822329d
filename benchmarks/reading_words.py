"""How well words are read, on labelled posts that nothing was trained on; and what reading them costs.

python benchmarks/reading_words.py            # quality and cost
python benchmarks/reading_words.py --quality  # quality alone, quickly
python benchmarks/reading_words.py --answers FILE  # keep all answers, or compare them with those kept before

What is made faster has to answer as before: keep the answers first, and compare them afterwards.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import pathlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Self
from zoneinfo import ZoneInfo

import attrs
from measuring import Settings, compare, micro, print_table, settings, times

from offentligroll.facts.registry import Detectors
from offentligroll.facts.sheet import FactSheet
from offentligroll.facts.text.finding import find
from offentligroll.facts.text.lexicon_tables import lexicon
from offentligroll.facts.text.reading import read
from offentligroll.facts.text.subjects import Subject
from offentligroll.facts.text.words import Words
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.official import Official, Role, RoleKind, Title
from offentligroll.model.organisation import Organisation, OrganisationKind
from offentligroll.model.period import Period
from offentligroll.model.statement import Act, Statement
from offentligroll.model.truth import Truth

POSTS = pathlib.Path(__file__).parents[1] / "tests" / "words" / "posts"
FEW = POSTS.parent / "few"
LANGUAGES = ("sv", "en")
ZONE = ZoneInfo("Europe/Stockholm")
FEWEST = 8
"""Facts with fewer posts that have them are left out of the average over facts."""
_LABELLED = frozenset(
    fact
    for path in POSTS.glob("*/*.jsonl")
    for line in path.read_text("utf-8").splitlines()
    for fact in json.loads(line)["yes"]
)
FACTS = tuple(one.id for one in Vocabulary.shipped().values() if one.id in _LABELLED)


@attrs.define
class Count:
    """What came out for one fact."""

    yes: int = 0
    found: int = 0
    false: int = 0
    no: int = 0
    wrong_no: int = 0
    unknown: int = 0
    posts: int = 0

    def add(self, truth: Truth, label: bool) -> None:
        """Count one answer."""
        self.posts += 1
        self.yes += label
        if truth is Truth.YES:
            self.found += label
            self.false += not label
        elif truth is Truth.NO:
            self.no += 1
            self.wrong_no += label
        else:
            self.unknown += 1

    def __iadd__(self, other: Count) -> Self:
        for field in attrs.fields(Count):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))
        return self

    @property
    def balance(self) -> float:
        """The F1 measure."""
        return 2 * self.found / max(1, self.found + self.false + self.yes)

    def row(self, name: str) -> list[str]:
        """Give the line of the table."""
        return [
            name,
            str(self.yes),
            f"{self.found / max(1, self.found + self.false):.2f}",
            f"{self.found / max(1, self.yes):.2f}",
            f"{self.balance:.2f}",
            f"{100 * self.wrong_no / max(1, self.no):.1f} %",
            f"{100 * self.unknown / max(1, self.posts):.0f} %",
        ]


def records(language: str, split: str = "measure") -> Iterator[dict[str, Any]]:
    """Give the labelled posts of a split."""
    for path in sorted((POSTS / language).glob("*.jsonl")):
        if path.name != "second-reader.jsonl":
            for line in path.read_text("utf-8").splitlines():
                record = json.loads(line)
                if record["split"] == split:
                    yield record


def statement_of(record: dict[str, Any]) -> tuple[Statement, Organisation | None]:
    """Make the statement of a labelled post, with what the detectors get to know."""
    told, wrote = record["organisation"], record["author"]
    organisation = author = None
    if told:
        organisation = Organisation(id="body", name=told["name"], kind=OrganisationKind(told["kind"]))
    if wrote and organisation:
        role = Role(
            organisation=organisation,
            kind=RoleKind(wrote["role_kind"]),
            period=Period.from_texts("2000-01-01", "open"),
            titles=(Title(language=record["id"][:2], words=wrote["title"]),) if wrote["title"] else (),
        )
        author = Official(id="author", name="N. N.", roles=(role,))
    statement = Statement(
        act=Act(record["act"]),
        id=record["id"],
        text=record["text"],
        quoted=record.get("quoted"),
        author=author,
    )
    return statement, organisation


def sheet_of(record: dict[str, Any]) -> FactSheet:
    """Lay out the facts of a labelled post."""
    statement, organisation = statement_of(record)
    return FactSheet.of_statement(statement, organisation, ZONE)


def counts(language: str, split: str) -> tuple[dict[str, Count], Count]:
    """Read the posts of a language; the last is the answers on posts in several or other languages."""
    by_fact = {fact: Count() for fact in FACTS}
    foreign = Count()
    for record in records(language, split):
        sheet = sheet_of(record)
        is_foreign = record.get("mixed") or record.get("language", language) != language
        for fact in FACTS:
            if fact in record["unclear"]:
                continue
            (foreign if is_foreign else by_fact[fact]).add(sheet[fact].truth, fact in record["yes"])
    return by_fact, foreign


def quality(split: str) -> None:
    """Print how well the words are read."""
    for language in LANGUAGES:
        by_fact, foreign = counts(language, split)
        whole = Count()
        for one in by_fact.values():
            whole += one
        enough = [one.balance for one in by_fact.values() if one.yes >= FEWEST]
        rows = [one.row(fact) for fact, one in by_fact.items()]
        rows += [
            whole.row("all"),
            [f"average over {len(enough)} facts", "", "", "", f"{sum(enough) / len(enough):.2f}", "", ""],
        ]
        rows += [foreign.row("in several or other languages")]
        posts = sum(1 for _ in records(language, split))
        print_table(
            f"{posts} posts in `{language}` ({split})",
            ["fact", "yes", "precision", "recall", "F1", "wrong no", "unknown"],
            rows,
        )


def quality_of_few(split: str) -> None:
    """Print how well the languages are read that have a grammar alone, for the facts that they have."""
    for path in sorted(FEW.glob("*.jsonl")):
        records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        labelled = {fact for record in records for fact in record["yes"]}
        by_fact = {fact: Count() for fact in FACTS if fact in labelled & lexicon(path.stem[:2]).facts}
        records = [record for record in records if record["split"] == split]
        whole = Count()
        for record in records:
            sheet = sheet_of(record)
            for fact, count in by_fact.items():
                if fact not in record["unclear"]:
                    count.add(sheet[fact].truth, fact in record["yes"])
        for one in by_fact.values():
            whole += one
        print_table(
            f"{len(records)} posts in `{path.stem}` ({split})",
            ["fact", "yes", "precision", "recall", "F1", "wrong no", "unknown"],
            [*(one.row(fact) for fact, one in by_fact.items()), whole.row("all")],
        )


def _asking(each: Sequence[tuple[Statement, Organisation | None]]) -> Callable[[], object]:
    def run() -> None:
        for statement, organisation in each:
            FactSheet.of_statement(statement, organisation, ZONE).bits(FACTS)

    return run


def _cutting(texts: Sequence[str]) -> list[tuple[str, ...]]:
    return [Words.of(text).folded for text in texts]


def _finding(language: str, texts: Sequence[str]) -> None:
    subject = Subject(kind=OrganisationKind.MUNICIPALITY, holds_role=True)
    for text in texts:
        find(lexicon(language), Words.of(text), subject)


def cost(chosen: Settings) -> None:
    """Print what reading costs, beside cutting the text into words."""
    for language in LANGUAGES:
        each = [statement_of(record) for record in list(records(language))[:200]]
        texts = [statement.text or "" for statement, _ in each]
        Detectors.shipped()
        runs: dict[str, Callable[[], object]] = {
            "cutting into words": functools.partial(_cutting, texts),
            "cutting, and finding by the grammar": functools.partial(_finding, language, texts),
            "all facts of the words, from the statement": _asking(each),
        }
        if importlib.util.find_spec("ahocorasick"):
            runs["the set phrases with pyahocorasick"] = _automaton(language, texts)
        found = compare(runs, chosen)
        least = found["cutting into words"]
        print_table(
            f"Reading a post in `{language}` of {sum(map(len, texts)) / len(texts):.0f} characters",
            ["", "µs for a post", "times cutting"],
            [[name, micro(seconds / len(texts)), times(seconds, least)] for name, seconds in found.items()],
        )


def long_texts(chosen: Settings) -> None:
    """Print what long texts cost for each of their characters: the same, if the time is linear."""
    subject = Subject(kind=OrganisationKind.MUNICIPALITY, holds_role=True)
    for language in LANGUAGES:
        joined = " ".join(record["text"] for record in records(language, "train"))
        runs = {
            size: functools.partial(_read_long, (joined * (1 + size // len(joined)))[:size], subject)
            for size in ((10_000, 100_000) if chosen.quick else (10_000, 100_000, 1_000_000))
        }
        found = compare({f"{size:,}": run for size, run in runs.items()}, attrs.evolve(chosen, rounds=3))
        print_table(
            f"Reading long texts in `{language}` for all facts",
            ["characters", "ms", "ns for a character"],
            [
                [name, f"{1e3 * seconds:.0f}", f"{1e9 * seconds / size:.0f}"]
                for size, (name, seconds) in zip(runs, found.items(), strict=True)
            ],
        )


def _read_long(text: str, subject: Subject) -> None:
    read(Words.of(text), subject)


def _automaton(language: str, texts: Sequence[str]) -> Callable[[], object]:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for group in lexicon(language).groups:
        for pattern in group.patterns:
            if pattern.replace(" ", "").isalpha():
                automaton.add_word(f" {pattern} ", pattern)
    automaton.make_automaton()
    return lambda: [list(automaton.iter(f" {' '.join(Words.of(text).folded)} ")) for text in texts]


def all_answers() -> Iterator[str]:
    """Give all answers on all labelled posts, with their quotes, notes and origins."""
    posts = [
        record
        for language in LANGUAGES
        for split in ("train", "measure")
        for record in records(language, split)
    ]
    posts += [
        json.loads(line)
        for path in sorted(FEW.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    for record in posts:
        sheet = sheet_of(record)
        yield json.dumps([record["id"], *(sheet[fact].to_plain() for fact in FACTS)], ensure_ascii=False)


def compare_answers(path: pathlib.Path) -> None:
    """Keep all answers in a file; where it is there already, count those that are not the same."""
    found = list(all_answers())
    if not path.exists():
        path.write_text("\n".join(found), "utf-8")
        print(f"{len(found)} posts kept")
        return
    kept = path.read_text("utf-8").splitlines()
    different = sum(one != other for one, other in zip(kept, found, strict=True))
    print(f"{len(found)} posts, {different} answered otherwise than before")


def main(arguments: list[str]) -> None:
    """Measure and print."""
    if "--answers" in arguments:
        compare_answers(pathlib.Path(arguments[arguments.index("--answers") + 1]))
        return
    split = "train" if "--train" in arguments else "measure"
    quality(split)
    quality_of_few(split)
    if "--quality" not in arguments:
        chosen = settings(__doc__ or "")
        cost(chosen)
        long_texts(chosen)


if __name__ == "__main__":
    main(sys.argv[1:])
