"""Real exports, read as statements: one format a file.

Example:
    >>> import tempfile, pathlib
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "posts.jsonl")
    >>> _ = path.write_text('{"act": "post", "text": "Nu plogas Storgatan."}', encoding="utf-8")
    >>> [statement.text for statement in read(path)]
    ['Nu plogas Storgatan.']
    >>> folder.cleanup()
"""

from offentligroll.archives.folder import ArchiveLimits
from offentligroll.archives.reading import Format, Reader, open, read  # noqa: A004

__all__ = ["ArchiveLimits", "Format", "Reader", "open", "read"]
