"""The policy as a whole: load, check, compile, assess."""
