"""Exports of many posts to statements: how many a second of processor time, and how much memory they take."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

import posts
from measuring import Settings, print_table, settings

ACTOR = "https://social.example/users/kim"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
AT = "2024-05-02T09:00:00Z"
_MOST_MEMORY = 60
_FEWEST_A_SECOND = 10_000
_WORDS = 2_000
_PROGRAM = """
import json, resource, sys, time
from offentligroll import archives
before = time.process_time()
count = sum(1 for _ in archives.read(sys.argv[1]))
seconds = time.process_time() - before
print(json.dumps([count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    count = 2_000 if chosen.quick else 200_000
    words = [one.text or "" for one in posts.posts(_WORDS, posts.directory())]
    rows = []
    for name, write in {"Mastodon": _mastodon, "X": _x, "JSON Lines": _lines}.items():
        with tempfile.TemporaryDirectory() as folder:
            path = write(pathlib.Path(folder), count, words)
            size = sum(one.stat().st_size for one in pathlib.Path(folder).iterdir())
            alone = _parsing(path)
            read, seconds, memory = _reading(path)
        assert read == count, f"{read} of {count} posts were read"
        speed = read / seconds
        rows.append(
            [
                name,
                f"{size / count:,.0f}",
                f"{seconds / count * 1e6:.0f}",
                f"{speed:,.0f}",
                f"{speed / _FEWEST_A_SECOND:.2f}",
                f"{seconds / alone:.1f}",
                f"{memory:.0f}",
                f"{memory / _MOST_MEMORY:.2f}",
            ]
        )
    print_table(
        f"{count:,} posts, each read in a fresh process",
        [
            "",
            "bytes a post",
            "µs a post",
            "posts a second",
            f"of {_FEWEST_A_SECOND:,}",
            "of json.loads",
            "MiB at most",
            f"of {_MOST_MEMORY}",
        ],
        rows,
    )


def _reading(path: pathlib.Path) -> tuple[int, float, float]:
    """Read an archive in a process of its own: the posts, the processor time, and the most memory in MiB."""
    found = subprocess.run([sys.executable, "-c", _PROGRAM, str(path)], capture_output=True, check=True)  # noqa: S603
    count, seconds, memory = json.loads(found.stdout)
    return count, seconds, memory


def _parsing(path: pathlib.Path) -> float:
    """Parse the lines of a file, each of which holds one post, and give the processor time."""
    with path.open(encoding="utf-8") as file:
        before = time.process_time()
        for line in file:
            if line.endswith("}\n"):
                json.loads(line.lstrip(","))
        return time.process_time() - before


def _written(path: pathlib.Path, begin: str, items: Iterator[dict[str, Any]], end: str) -> pathlib.Path:
    with path.open("w", encoding="utf-8") as file:
        file.write(begin)
        for number, item in enumerate(items):
            file.write(("," if number and begin else "") + json.dumps(item, ensure_ascii=False) + "\n")
        file.write(end)
    return path


def _mastodon(folder: pathlib.Path, count: int, words: list[str]) -> pathlib.Path:
    def items() -> Iterator[dict[str, Any]]:
        for number in range(count):
            note = f"{ACTOR}/statuses/{110_000_000_000_000_000 + number}"
            said = (
                words[number % len(words)].replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br />")
            )
            link = '<a href="https://town.example/a/long/way" rel="nofollow noopener" target="_blank">'
            shown = '<span class="invisible">https://</span><span class="ellipsis">town.example/a</span>'
            content = f"<p>{said} {link}{shown}</a></p>"
            to = {"to": [PUBLIC], "cc": [f"{ACTOR}/followers"], "published": AT}
            yield {
                "id": f"{note}/activity", "type": "Create", "actor": ACTOR, **to,
                "object": {
                    "id": note, "type": "Note", "summary": None, "inReplyTo": None,
                    "attributedTo": ACTOR, **to,
                    "url": f"https://social.example/@kim/{number}", "content": content, "attachment": [],
                    "contentMap": {"sv": content}, "tag": [], "sensitive": False, "atomUri": note,
                    "conversation": f"tag:social.example,2024-05-02:objectId={number}:objectType=Thread",
                    "replies": {"id": f"{note}/replies", "type": "Collection"},
                },
            }  # fmt: skip

    return _written(folder / "outbox.json", '{"orderedItems": [\n', items(), "]}")


def _x(folder: pathlib.Path, count: int, words: list[str]) -> pathlib.Path:
    def items() -> Iterator[dict[str, Any]]:
        for number in range(count):
            yield {
                "tweet": {
                    "id_str": str(1_780_000_000_000_000_000 + (number << 22)), "lang": "sv",
                    "created_at": "Thu May 02 09:00:00 +0000 2024", "full_text": words[number % len(words)],
                    "entities": {"hashtags": [], "symbols": [], "user_mentions": [], "urls": []},
                    "display_text_range": ["0", "100"], "source": '<a href="https://mobile.example">Web</a>',
                }
            }  # fmt: skip

    account = [{"account": {"accountId": "12", "username": "kim"}}]
    (folder / "account.js").write_text(f"window.YTD.account.part0 = {json.dumps(account)}", encoding="utf-8")
    return _written(folder / "tweets.js", "window.YTD.tweets.part0 = [\n", items(), "]")


def _lines(folder: pathlib.Path, count: int, words: list[str]) -> pathlib.Path:
    def items() -> Iterator[dict[str, Any]]:
        for number in range(count):
            said = words[number % len(words)]
            yield {
                "id": str(number),
                "act": "post",
                "at": AT,
                "channel": "x:12",
                "text": said,
                "language": "sv",
            }

    return _written(folder / "posts.jsonl", "", items(), "")


if __name__ == "__main__":
    main(settings(__doc__ or ""))
