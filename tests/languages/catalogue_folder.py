"""Builder: a catalogue of languages in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from offentligroll.languages.catalogue import Catalogue


def catalogue_in(folder: Path, **files: str) -> Catalogue:
    """Write a catalogue: the names are such as ``en_files``, the contents TOML."""
    for name, content in files.items():
        language, _, file = name.partition("_")
        folder.joinpath(language).mkdir(exist_ok=True)
        folder.joinpath(language, f"{file}.toml").write_text(content, "utf-8")
    return Catalogue(folder)
