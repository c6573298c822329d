"""The detectors that ship with the library, one family a file."""
