"""Decides: bits and integers; needs rules and truth, and nothing else."""
