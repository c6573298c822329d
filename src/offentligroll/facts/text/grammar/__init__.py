"""The grammar of slots: patterns as data, met in one sweep over a text."""
