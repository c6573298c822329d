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

from offentligroll.archives.claim import Claim, Coverage
from offentligroll.archives.folder import ArchiveLimits
from offentligroll.archives.intake import Intake
from offentligroll.archives.offer import Format, Offer, format_names
from offentligroll.archives.reading import Reader, open, read  # noqa: A004
from offentligroll.archives.selecting import Repeats, Selection

__all__ = [
    "ArchiveLimits",
    "Claim",
    "Coverage",
    "Format",
    "Intake",
    "Offer",
    "Reader",
    "Repeats",
    "Selection",
    "format_names",
    "open",
    "read",
]
