"""Who, where, what and when: the typed things that facts are computed from.

This floor knows people, posts, channels, statements and dates. It knows nothing of rules,
and only :mod:`offentligroll.model.directory` knows that a directory can come from a file.
"""
