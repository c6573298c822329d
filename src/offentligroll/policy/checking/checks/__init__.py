"""One check a file: its code, how grave it is, how it is found, and an example.

Whoever adds a check adds a file with a ``CHECK`` here, and its words to ``checks.toml`` of each language. The
page of the checks, ``offentligroll check --explain`` and the tests of the examples follow from that.
"""
