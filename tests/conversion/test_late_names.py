"""A converter knows the types of all fields, also of classes whose modules load some names late."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import attrs
import offentligroll
from offentligroll import assessment, conversion, facts, model, policy, rules
from offentligroll.conversion.converter import NOT_CONVERTED

def inner(error):
    yield error
    for one in getattr(error, "exceptions", ()):
        yield from inner(one)

converter = conversion.make_converter()
for face in (offentligroll, rules, facts, model, assessment, policy):
    for name in face.__all__:
        cls = getattr(face, name)
        if isinstance(cls, type) and attrs.has(cls) and cls not in NOT_CONVERTED:
            try:
                converter.structure({}, cls)
            except Exception as error:
                print(name, *{type(one).__name__ for one in inner(error)})
"""


def test_a_fresh_interpreter_resolves_every_class() -> None:
    """Nothing has been made or read there that would have loaded a name before."""
    run = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True)  # noqa: S603
    assert "Guideline" in run.stdout
    assert "NameError" not in run.stdout
