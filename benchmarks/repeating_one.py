"""One turn of ``repeating.py``: an archive to lines of JSON, anew and then again; both editions run it."""

from __future__ import annotations

import gc
import hashlib
import json
import sys
import time
from typing import Any

from offentligroll import Directory, Policy, archives


def _line(assessment: Any) -> str:  # noqa: ANN401 - both editions have one
    if hasattr(assessment, "to_json_line"):
        line: str = assessment.to_json_line()
        return line
    from offentligroll.cli.records import compact_record  # type: ignore[attr-defined] # of 0.1

    return json.dumps(compact_record(assessment), ensure_ascii=False)


def main(folder: str, policies: list[str]) -> None:
    """Measure, and print what was found as JSON.

    Args:
        folder: where directory and posts are.
        policies: ids, or paths of policy files; ``all`` for all shipped ones.
    """
    directory = Directory.load(f"{folder}/directory.toml")
    loaded = [Policy.load(one) for one in (Policy.shipped_ids() if policies == ["all"] else policies)]
    try:
        from offentligroll.policy import assess_many
    except ImportError:
        assess_many = None  # type: ignore[assignment] # of 0.1
    told = hashlib.sha256()
    seconds = []
    gc.collect()
    gc.disable()
    for _ in range(2):
        count = 0
        begin = time.process_time()
        for post in archives.read(f"{folder}/posts.jsonl", directory):
            several = len(loaded) > 1 and assess_many is not None
            found = assess_many(post, loaded) if several else [one.assess(post) for one in loaded]
            for assessment in found:
                _line(assessment)
                told.update(f"{post.id} {assessment.capacity} {assessment.status}\n".encode())
            count += 1
        seconds.append((time.process_time() - begin) / count)
    print(json.dumps({"cold": seconds[0], "warm": seconds[1], "answers": told.hexdigest(), "posts": count}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
