"""Archives as they are: some accounts over many days, whose facts repeat; a line of JSON for each post.

Fresh interpreters go through the archive twice: *cold*, when nothing has been judged yet, and *warm*. Both
editions read the same policy files, those of the first, and have run before on the machine: their code is
compiled, and what they keep in the user's cache is there.
"""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import random
import tempfile

import earlier
from measuring import SEED, Settings, micro, print_table, settings, times

POLICIES = ("us-lindke", "katrineholm", "se-practice")
_DAYS = 90
_OPENINGS = (
    ("sv", "Nu har vi beslutat om"),
    ("sv", "Läs mer om"),
    ("sv", "I kväll talar jag om"),
    ("sv", "Har du frågor om"),
    ("sv", "Mina egna tankar om"),
    ("en", "The council has decided on"),
    ("en", "Read more about"),
    ("en", "My own thoughts on"),
)
_TOPICS = ("badhuset", "skolan", "budgeten", "snöröjningen", "biblioteket", "our schools", "roads")
_ORGANISATION = """format = 1
[[organisation]]
id = "byn"
name = "Byn"
short_names = ["Byn"]
kind = "municipality"
country = "SE"
zone = "Europe/Stockholm"
"""


def write_archive(folder: pathlib.Path, accounts: int, posts: int) -> None:
    """Write an archive and its directory.

    Args:
        folder: where they go.
        accounts: how many accounts there are, each with its holder.
        posts: how many posts they have together.
    """
    random_ = random.Random(SEED)  # noqa: S311 - a workload is no secret
    entries = [_ORGANISATION]
    for number in range(accounts):
        kind = random_.choice(("elected", "appointed"))
        listed = random_.choice(("", 'listed = [{ by = "byn", from = "2020", until = "open" }]\n'))
        label = random_.choice(("", 'label = "official"\n', 'label = "private"\n'))
        entries.append(
            f'[[official]]\nid = "o{number}"\nname = "Kim Nummer{number}"\n[[official.role]]\n'
            f'organisation = "byn"\nkind = "{kind}"\ntitles = {{ sv = ["kommunalråd"] }}\nfrom = "2018"\n'
            f'until = "open"\n[[channel]]\nid = "x:{number}"\nkind = "account"\nholder = "o{number}"\n'
            f'handles = [{{ handle = "@nummer{number}", from = "2018", until = "open" }}]\n{listed}{label}'
        )
    (folder / "directory.toml").write_text("\n".join(entries), encoding="utf-8")
    begin = dt.datetime(2024, 1, 1, 7, tzinfo=dt.UTC)
    with (folder / "posts.jsonl").open("w", encoding="utf-8") as file:
        for number in range(posts):
            account = random_.randrange(accounts)
            language, opening = random_.choice(_OPENINGS)
            topic, tag = random_.choice(_TOPICS), random_.choice(_TOPICS)
            text = f"{opening} {topic}: {random_.randrange(10_000)} #{tag}"
            at = begin + dt.timedelta(minutes=random_.randrange(_DAYS * 1440))
            record = {
                "id": f"p{number}",
                "act": "reply" if random_.random() < 0.2 else "post",
                "at": at.isoformat(),
                "author": f"o{account}",
                "channel": f"x:{account}",
                "text": text,
                "language": language,
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _warm_up(folder: pathlib.Path, before: pathlib.Path | None) -> None:
    few = folder / "few"
    few.mkdir()
    write_archive(few, 5, 20)
    for src in (None,) if before is None else (None, before):
        earlier.ask("repeating_one.py", [str(few), POLICIES[0]], folder, src)


def main(chosen: Settings) -> None:
    """Measure and print.

    Args:
        chosen: how long to measure.
    """
    accounts, posts = (20, 300) if chosen.quick else (100, 2_000)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_archive(folder, accounts, posts)
        before = earlier.sources(folder)
        _warm_up(folder, before)
        rows = []
        one = 0.0
        for policy in POLICIES:
            if before is None:
                print("the first edition is not in this repository, so that nothing stands beside it")
                now = earlier.ask("repeating_one.py", [name, policy], folder)
                rows.append([policy, "–", "–", micro(now["cold"]), micro(now["warm"]), "–", "–"])
            else:
                file = str(before / "offentligroll" / "library" / f"{policy}.policy.toml")
                old = earlier.ask("repeating_one.py", [name, file], folder, before)
                now = earlier.ask("repeating_one.py", [name, file], folder)
                if old["answers"] != now["answers"]:
                    print(f"{policy}: the editions answer otherwise (they know other words)")
                rows.append(
                    [
                        policy,
                        *(micro(found[when]) for found in (old, now) for when in ("cold", "warm")),
                        *(times(old[when], now[when]) for when in ("cold", "warm")),
                    ]
                )
            one = max(one, now["warm"])
        found = earlier.ask("repeating_one.py", [name, "all"], folder)
        rows.append(["all shipped", "–", "–", micro(found["cold"]), micro(found["warm"]), "–", "–"])
    print_table(
        f"Microseconds for a post: {accounts} accounts, {posts:,} posts in {_DAYS} days",
        ["", "0.1 cold", "0.1 warm", "cold", "warm", "faster, cold", "faster, warm"],
        rows,
    )
    print(f"\nAll shipped policies at once take {times(found['warm'], one)} of the dearest of the three.")


if __name__ == "__main__":
    main(settings(__doc__ or ""))
