"""A fact that an answer rests on, as plain data; its sentences only where they can't be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import cattrs

from offentligroll.assessment.parts import UsedFact
from offentligroll.facts.fact import Fact
from offentligroll.facts.forms import FORM_NAMES, FactForms
from offentligroll.facts.vocabulary import Vocabulary
from offentligroll.model.wording import Wording


@attrs.frozen(kw_only=True)
class _UsedFactRecord:
    """A fact with its phrase; forms stand there only where the vocabulary does not have them."""

    fact: Fact
    phrase: Wording
    forms: Mapping[str, Wording] | None = None


def used_to_plain(used: UsedFact, converter: cattrs.Converter) -> dict[str, Any]:
    """Turn a used fact into plain values.

    Args:
        used: the fact.
        converter: what turns its parts into plain values.

    Returns:
        The answer and the phrase, and the other forms only where the vocabulary does not have them.
    """
    plain: dict[str, Any] = {
        "fact": converter.unstructure(used.fact),
        "phrase": converter.unstructure(used.phrase),
    }
    if used.forms != _known_forms(used.fact, used.phrase):
        given = {form: dict(getattr(used.forms, form)) for form in FORM_NAMES}
        plain["forms"] = {form: words for form, words in given.items() if words}
    return plain


def used_from_plain(data: object, converter: cattrs.Converter) -> UsedFact:
    """Turn plain values back into a used fact.

    Args:
        data: what :func:`used_to_plain` gave.
        converter: what makes its parts.

    Returns:
        The fact.

    Raises:
        ValueError: the data has another shape.
    """
    record = converter.structure(data, _UsedFactRecord)
    if record.forms is None:
        return UsedFact(fact=record.fact, forms=_known_forms(record.fact, record.phrase))
    if unknown := record.forms.keys() - set(FORM_NAMES):
        raise ValueError(f"`{min(unknown)}` is no sentence form")
    return UsedFact(fact=record.fact, forms=FactForms(phrase=record.phrase, **record.forms))


def _known_forms(fact: Fact, phrase: Wording) -> FactForms:
    """The forms by what the vocabulary knows of a fact with that phrase."""
    definition = Vocabulary.shipped().get(fact.id)
    return (
        definition.forms
        if definition is not None and definition.phrase == phrase
        else FactForms(phrase=phrase)
    )
