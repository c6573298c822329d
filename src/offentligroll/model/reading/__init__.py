"""Directories and statements from files and records."""
