"""Reading and writing TOML and JSON: positions, problems, the strict converter. Knows none of our classes."""
