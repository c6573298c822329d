"""Whose an account can be."""

from __future__ import annotations

OWNERS = frozenset(
    {"account-belongs-to-authority", "account-belongs-to-author", "account-belongs-to-third-party"}
)
"""Whoever has told one owner of an account is not asked about another."""
