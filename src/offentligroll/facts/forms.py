"""The sentences in which one fact is spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from offentligroll.model.wording import Wording


@attrs.frozen(kw_only=True)
class Forms:
    """A fact's sentence forms in one language.

    All but the question are clauses, to be put into a sentence: no capital but a name's, no mark at the end.

    Example:
        >>> from offentligroll.facts.vocabulary import Vocabulary
        >>> forms = Vocabulary.shipped()["account-belongs-to-authority"].forms["sv"]
        >>> forms.ask, forms.is_not
        ('Tillhör kontot myndigheten?', 'kontot tillhör inte myndigheten')
        >>> f"Undantag: när {forms.that_not}."
        'Undantag: när kontot inte tillhör myndigheten.'
    """

    is_: str
    """The statement: "the account belongs to the authority"."""
    is_not: str
    """Its negation: "the account does not belong to the authority"."""
    that_not: str
    """The negation as it follows *that*, *when* or *whether*; Swedish has another word order there."""
    ask: str
    """The question, a whole sentence: "Does the account belong to the authority?"."""
    must: str
    """The demand: "the account must belong to the authority"."""
    must_not: str
    """The prohibition: "the account must not belong to the authority"."""

    @classmethod
    def of(cls, named: Mapping[str, str]) -> Forms:
        """Read forms by the names that they have in files.

        Args:
            named: `is`, `is_not`, `that_not`, `ask`, `must` and `must_not`; `that_not` may be left out where
                it is the same as `is_not`.

        Returns:
            The forms.

        Raises:
            ValueError: one of them is missing, or another is there.
        """
        wanted = ("is", "is_not", "that_not", "ask", "must", "must_not")
        given = {"that_not": named.get("is_not", "")} | dict(named)
        missing = [form for form in wanted if not given.get(form)]
        if missing or len(given) > len(wanted):
            wrong = missing or [form for form in given if form not in wanted]
            what = "missing" if missing else "unknown"
            raise ValueError(f"{what} sentence forms: {', '.join(f'`{form}`' for form in wrong)}")
        return cls(is_=given.pop("is"), **given)


def _pairs(value: Mapping[str, Forms]) -> tuple[tuple[str, Forms], ...]:
    return tuple(value.items())


@attrs.frozen
class FactForms(Mapping[str, Forms]):
    """A fact's sentence forms by language code.

    Args:
        by_language: the forms, such as ``{"sv": …, "en": …}``.
    """

    by_language: tuple[tuple[str, Forms], ...] = attrs.field(converter=_pairs)
    """Pairs of language code and forms, in the order of the file."""

    @property
    def phrase(self) -> Wording:
        """The statement in all languages."""
        return Wording({language: forms.is_ for language, forms in self.by_language})

    def __getitem__(self, language: str) -> Forms:
        return dict(self.by_language)[language]

    def __iter__(self) -> Iterator[str]:
        return (language for language, _ in self.by_language)

    def __len__(self) -> int:
        return len(self.by_language)
