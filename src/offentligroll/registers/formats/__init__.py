"""Registers, one format a file."""
