"""The prose of an assessment."""
