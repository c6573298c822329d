"""A hash of the facts that an answer rests on, by which a stored answer can be held against them."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable

from offentligroll.assessment.parts import UsedFact
from offentligroll.model.capacity import Tone

KEYED = "hmac-sha256:"
"""The beginning of hashes that only who has the key can make again."""


def facts_hash(facts: Iterable[UsedFact], tone: Tone, key: bytes | None = None) -> str:
    """Hash what is known, with origin and evidence.

    Args:
        facts: every fact that the policy asks for and that is known, in its order.
        tone: the tone, which rests on facts that no rule need ask for.
        key: a secret, without which nobody can tell by a guess at the words whether the guess was right.

    Returns:
        SHA-256 in hexadecimal; keyed where there is a key, and marked so.
    """
    plain = json.dumps([[used.fact.to_plain() for used in facts], tone]).encode()
    if key is None:
        return hashlib.sha256(plain).hexdigest()
    return f"{KEYED}{hmac.new(key, plain, hashlib.sha256).hexdigest()}"
