"""Asking people only what a policy still needs to know."""
