"""Shipped policies as adopted documents, in ``examples/adopted``: the same in every answer."""

from __future__ import annotations

import pytest

from adopted_documents import DOCUMENTS, FOLDER, document_text
from offentligroll import Policy, Suite
from offentligroll.cases import run_suite
from offentligroll.policy.checking.report import check_policy

pytestmark = pytest.mark.parametrize("policy", DOCUMENTS)


def test_a_document_is_the_shipped_file_in_another_form(policy: str) -> None:
    """The document holds what the file holds; ``tools/adopted_documents.py`` writes it anew."""
    assert (FOLDER / f"{policy}.policy.md").read_text("utf-8") == document_text(policy)


def test_a_document_is_the_same_policy(policy: str) -> None:
    """Every answer of the document is that of the shipped policy: they have the same contents."""
    document, shipped = Policy.load(FOLDER / f"{policy}.policy.md"), Policy.shipped(policy)
    assert document == shipped
    assert document.fingerprint == shipped.fingerprint


def test_the_cases_come_out_the_same(policy: str) -> None:
    """All cases of the shipped policy come out of the document as they come out of the file."""
    suite = Suite.shipped(policy)
    document = Policy.load(FOLDER / f"{policy}.policy.md")
    assert [one.verdict for one in run_suite(suite, document)] == [
        one.verdict for one in run_suite(suite, Policy.shipped(policy))
    ]


def test_no_paragraph_is_without_its_rule(policy: str) -> None:
    """Each sentence of the document is encoded right under it."""
    codes = {one.code for one in check_policy(FOLDER / f"{policy}.policy.md").problems}
    assert "unencoded-paragraph" not in codes
