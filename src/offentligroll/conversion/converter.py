"""The public converter between objects of the library and plain values."""

from __future__ import annotations

from typing import Any

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from offentligroll.archives.claim import Claim
from offentligroll.archives.offer import Offer
from offentligroll.archives.reading import Reader
from offentligroll.archives.selecting import Repeats
from offentligroll.assessment.assessment import Assessment
from offentligroll.assessment.part_converter import part_converter
from offentligroll.cases.case import Case
from offentligroll.cases.mutation import MutationReport
from offentligroll.cases.running import CaseResult, Difference
from offentligroll.conversion.case_statements import register_case_statements
from offentligroll.conversion.times import register_times
from offentligroll.facts.batch_detector import BatchDetector
from offentligroll.facts.detector import Context, Detector
from offentligroll.facts.registry import Detectors
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.given import GivenFact, SignedFact
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Statement
from offentligroll.model.typed import resolve_fields
from offentligroll.policy.asking.interview import Interview
from offentligroll.policy.changes import FieldChange, PartChange, PolicyChanges
from offentligroll.policy.checking.report import CheckReport
from offentligroll.policy.policy import Policy
from offentligroll.policy.rulebook import Rulebook

_FUNCTIONS = "it holds functions; name what your program has, and make it there"
_AT_WORK = "it holds what a program works with; write what it gives"
_MESSAGES = "it holds messages in all languages; write what `in_language` gives of them"

NOT_CONVERTED: dict[type, str] = {
    BatchDetector: _FUNCTIONS,
    CaseResult: _MESSAGES,
    CheckReport: _MESSAGES,
    Claim: _FUNCTIONS,
    Context: _AT_WORK,
    Detector: _FUNCTIONS,
    Detectors: _FUNCTIONS,
    Difference: _MESSAGES,
    FieldChange: "its values may be of any type; write both policies",
    Interview: _AT_WORK,
    MutationReport: _AT_WORK,
    Offer: _AT_WORK,
    PartChange: "its values may be of any type; write both policies",
    PolicyChanges: "its values may be of any type; write both policies",
    Reader: _AT_WORK,
    Repeats: _AT_WORK,
}
"""Public classes that are no plain values, and why."""


def make_converter() -> cattrs.Converter:
    """Make a converter for the library's classes, for a program to add hooks of its own to.

    It writes dictionaries, lists, texts, numbers, truths and None; fields that hold their default are left
    out. It reads what it has written: nothing is turned into another type, and keys that it does not know, of
    later versions, are passed over. A statement is written with its people and its channel, and without its
    directory; an assessment as :meth:`~offentligroll.assessment.Assessment.to_dict` writes it. What holds
    functions or other things of a running program, such as a detector, is refused with TypeError.

    Returns:
        The converter.

    Example:
        >>> from offentligroll import Guideline, Policy
        >>> converter = make_converter()
        >>> guideline = Policy.shipped("katrineholm").guideline("m-kat-1")
        >>> converter.structure(converter.unstructure(guideline), Guideline) == guideline
        True
    """
    resolve_fields(Rulebook, Policy)
    converter = part_converter(omit_if_default=True)
    register_times(converter)
    register_case_statements(converter)
    for cls, why in NOT_CONVERTED.items():
        _refuse(converter, cls, why)
    holder = Organisation | Official
    for kind in (holder, holder | None):
        converter.register_structure_hook(kind, lambda data, _: _holder(data, converter))
    _register_answers(converter)
    # Classes whose annotations name types that only type checkers load can't be registered by themselves.
    converter.register_unstructure_hook_func(lambda kind: kind is Assessment, Assessment.to_dict)
    converter.register_structure_hook_func(
        lambda kind: kind is Assessment, lambda data, _: Assessment.from_dict(data)
    )
    brought = Detectors | None
    converter.register_unstructure_hook_func(lambda kind: kind == brought, _nothing)
    converter.register_structure_hook_func(lambda kind: kind == brought, lambda value, _: _nothing(value))
    # A vocabulary is a mapping too, and would be written as one.
    for cls, left_out in ((Vocabulary, ()), (Statement, ("directory",)), (Case, ("path", "faulty"))):
        omitted: dict[str, Any] = dict.fromkeys(left_out, override(omit=True))
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, **omitted))
        converter.register_structure_hook(cls, make_dict_structure_fn(cls, converter, **omitted))
    return converter


def _register_answers(converter: cattrs.Converter) -> None:
    """Keep who signed an answer, wherever it stands among others."""
    write = make_dict_unstructure_fn(GivenFact, converter, _cattrs_omit_if_default=True)
    read = make_dict_structure_fn(GivenFact, converter)

    def written(given: GivenFact) -> Any:  # noqa: ANN401 - any JSON
        return converter.unstructure(given, SignedFact) if isinstance(given, SignedFact) else write(given)

    def was_read(data: Any, _: object) -> GivenFact:  # noqa: ANN401 - any JSON
        is_signed = isinstance(data, dict) and "by" in data
        return converter.structure(data, SignedFact) if is_signed else read(data, GivenFact)

    converter.register_unstructure_hook_func(lambda kind: kind is GivenFact, written)
    converter.register_structure_hook_func(lambda kind: kind is GivenFact, was_read)


def _refuse(converter: cattrs.Converter, refused: type, why: str) -> None:
    def refuse(*_: object) -> Any:  # noqa: ANN401 - it gives nothing
        raise TypeError(f"a `{refused.__name__}` can't be written as plain values: {why}")

    converter.register_unstructure_hook_func(lambda kind: kind is refused, refuse)
    converter.register_structure_hook_func(lambda kind: kind is refused, refuse)


def _nothing(value: object) -> None:
    """Nothing stands in for a program's own detectors."""
    if value is not None:
        raise TypeError(
            "a policy with detectors of a program's own can't be written as plain values: they are "
            "functions; write the policy without them, and add them with `with_detector`"
        )


def _holder(data: Any, converter: cattrs.Converter) -> Organisation | Official | None:  # noqa: ANN401
    if data is None:
        return None
    # An organisation always tells its kind, and a person has none.
    is_body = isinstance(data, dict) and "kind" in data
    return converter.structure(data, Organisation) if is_body else converter.structure(data, Official)
