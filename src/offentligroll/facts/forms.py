"""The sentences in which one fact is spoken of."""

from __future__ import annotations

import attrs

from offentligroll.languages import chain, render
from offentligroll.model.short_repr import short_repr
from offentligroll.model.typed import typed
from offentligroll.model.wording import NO_WORDS, Wording

FORM_NAMES = ("is_not", "that_not", "ask", "must", "must_not")
"""The forms beside the phrase, as files name them."""

SAME_ORDER = frozenset({"en"})
"""Languages in which a negation reads the same after *that*, so that `that_not` need not be written."""


@attrs.frozen(kw_only=True)
class Forms:
    """How a fact is spoken of in one language.

    All but the question are clauses, to be put into a sentence: no capital but a name's, no mark at the end.
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


@attrs.frozen(kw_only=True, field_transformer=typed)
class FactForms:
    """A fact's sentence forms in the languages in which they are given.

    Example:
        >>> from offentligroll.facts.vocabulary import Vocabulary
        >>> forms = Vocabulary.shipped()["account-belongs-to-authority"].forms.in_language("sv")
        >>> forms.ask, forms.is_not
        ('Tillhör kontot myndigheten?', 'kontot tillhör inte myndigheten')
        >>> f"Undantag: när {forms.that_not}."
        'Undantag: när kontot inte tillhör myndigheten.'
        >>> thanks = FactForms(phrase=Wording({"en": "the statement says thank you"}))
        >>> thanks.in_language("en").ask
        'Is it the case that the statement says thank you?'
    """

    __repr__ = short_repr

    phrase: Wording
    """The statement, of which the other forms are made where they are not given."""
    is_not: Wording = NO_WORDS
    """Its negation."""
    that_not: Wording = NO_WORDS
    """The negation in a subordinate clause."""
    ask: Wording = NO_WORDS
    """The question."""
    must: Wording = NO_WORDS
    """The demand."""
    must_not: Wording = NO_WORDS
    """The prohibition."""

    def in_language(self, language: str) -> Forms:
        """All forms in one language.

        Args:
            language: such as ``"sv"``; several with commas between them mean the first that has the phrase.

        Returns:
            The forms; those that are not given in it are made of the phrase.
        """
        spoken = next((one for one in chain(language) if one in self.phrase), language)
        phrase = self.phrase.in_language(spoken).strip().removesuffix(".")
        return Forms(
            is_=phrase,
            **{
                form: self._given(form, spoken) or render(f"forms.{form}", {"phrase": phrase}, spoken)
                for form in FORM_NAMES
            },
        )

    def _given(self, form: str, language: str) -> str | None:
        wording: Wording = getattr(self, form)
        if form == "that_not" and language in SAME_ORDER:
            return wording.get(language) or self.is_not.get(language)
        return wording.get(language)
