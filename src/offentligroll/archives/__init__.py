"""Real exports, read as statements: one format a file."""
