"""The reading of words."""
