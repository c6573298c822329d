"""What was written down of the rules of each shipped policy when its version was last raised."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from offentligroll.policy.reading.shipped_files import shipped_ids

WRITTEN = Path(__file__).parent / "policy_versions.json"
"""The version of each shipped policy, and what its rules came to then."""
_LIBRARY = Path(__file__).parents[1] / "src" / "offentligroll" / "library"
_NO_RULES = frozenset(("version", "title", "question", "sources", "document"))
"""Parts of a policy that no answer hangs on."""
_WORDS = frozenset(("says", "cite", "phrase", "is_not", "that_not", "ask", "action", "accept"))
"""What is said of a rule, and on what source."""
_FORMS = frozenset(("must", "must_not"))
"""Forms of an own fact's sentence; of a rule they are what it asks."""


def rules_of(policy: Mapping[str, Any]) -> str:
    """Bring what a policy decides by to one short word, which its words and sources do not change.

    Args:
        policy: the policy, as its file has it.

    Returns:
        The word.
    """
    parts = {
        name: [_bare(one, name) for one in part] if isinstance(part, list) else part
        for name, part in policy.items()
        if name not in _NO_RULES
    }
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _bare(entry: object, table: str) -> object:
    if not isinstance(entry, dict):
        return entry
    words = _WORDS | _FORMS if table == "fact" else _WORDS
    return {key: value for key, value in entry.items() if key not in words}


def versions_now() -> dict[str, dict[str, str]]:
    """Read the version and the rules of each shipped policy.

    Returns:
        Both, by the policy's id.
    """
    files = {
        one: tomllib.loads((_LIBRARY / f"{one}.policy.toml").read_text("utf-8")) for one in shipped_ids()
    }
    return {one: {"version": file["version"], "rules": rules_of(file)} for one, file in files.items()}


def written_versions() -> dict[str, dict[str, str]]:
    """Read what was written down.

    Returns:
        Version and rules, by the policy's id.
    """
    written: dict[str, dict[str, str]] = json.loads(WRITTEN.read_text("utf-8"))
    return written


def write_versions() -> None:
    """Write down the rules of the policies whose version was raised, and of no others."""
    written = written_versions()
    kept = {
        one: written[one] if written.get(one, {}).get("version") == now["version"] else now
        for one, now in versions_now().items()
    }
    WRITTEN.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
