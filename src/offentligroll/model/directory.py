"""The register that officials, organisations and channels come from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

import attrs

from offentligroll.languages import say
from offentligroll.languages.arguments import path_of
from offentligroll.languages.notebook import reader_language, shown_in_notebook
from offentligroll.model.channel import Channel
from offentligroll.model.entries import Entries
from offentligroll.model.official import Official
from offentligroll.model.organisation import Organisation
from offentligroll.model.statement import Act, Statement
from offentligroll.model.typed import typed

if TYPE_CHECKING:
    from offentligroll.files.limits import Limits
    from offentligroll.model.reading.directory_file import DirectoryEntries


@attrs.frozen(kw_only=True, field_transformer=typed)
class Directory(Entries):
    """Organisations, officials and channels, found by id or name.

    Raises:
        ValueError: two entries of one kind have the same id.
    """

    def __repr__(self) -> str:
        # Logs and tracebacks print this: it may hold thousands of people.
        counts = (f"{name}={len(getattr(self, name))}" for name in ("organisations", "officials", "channels"))
        return f"Directory({', '.join(counts)})"

    def _repr_html_(self) -> str:
        counts = {name: len(getattr(self, name)) for name in ("organisations", "officials", "channels")}
        return shown_in_notebook(say("report.notebook.directory", reader_language(), **counts), ())

    @classmethod
    def load(
        cls, path: str | os.PathLike[str], *, limits: Limits | None = None, cache: bool = True
    ) -> Directory:
        """Read a directory from a TOML file.

        Large ones are kept in the user's cache, from which they are read at once for as long as the file is
        the same; ``OFFENTLIGROLL_CACHE`` names another folder for it, or says ``off``.

        Args:
            path: the file.
            limits: what it may cost; left out, the usual limits.
            cache: whether it is looked for and kept in the cache.

        Returns:
            The directory.

        Raises:
            FileError: the file can't be used; the error carries all problems with their places.
        """
        from offentligroll.model.reading.directory_cache import load_entries  # noqa: PLC0415

        return cls._of(load_entries(path_of("path", path), limits, cache=cache))

    @classmethod
    def from_text(cls, text: str, name: str = "directory.toml") -> Directory:
        """Read a directory from the text of a TOML file.

        Args:
            text: the contents.
            name: what problems call the file.

        Returns:
            The directory.

        Raises:
            FileError: the text can't be used; the error carries all problems with their places.

        Example:
            >>> directory = Directory.from_text('''
            ... format = 1
            ... [[official]]
            ... id = "jansson"
            ... name = "Mattias Jansson"
            ... ''')
            >>> directory.official("jansson").name
            'Mattias Jansson'
        """
        from offentligroll.files.document import parse_document  # noqa: PLC0415
        from offentligroll.model.reading.directory_file import entries_of  # noqa: PLC0415

        return cls._of(entries_of(parse_document(text, name)))

    @classmethod
    def _of(cls, entries: DirectoryEntries) -> Directory:
        return cls(
            organisations=entries.organisations, officials=entries.officials, channels=entries.channels
        )

    def to_toml(self) -> str:
        """Write the directory as the text of its file.

        Returns:
            TOML that reads back equal.

        Raises:
            FileError: no file could hold it, such as a role in an organisation that is no part of it; the
                error carries all problems, with the way to each.

        Example:
            >>> from offentligroll import Official
            >>> directory = Directory(officials=(Official(id="jansson", name="Mattias Jansson"),))
            >>> print(directory.to_toml(), end="")
            format = 1
            <BLANKLINE>
            [[official]]
            id = "jansson"
            name = "Mattias Jansson"
        """
        from offentligroll.model.reading.directory_record import directory_to_toml  # noqa: PLC0415

        return directory_to_toml(self)

    def statement(
        self,
        *,
        act: Act | str,
        author: Official | str | None = None,
        channel: Channel | str | None = None,
        on_behalf_of: Organisation | str | None = None,
        **fields: Any,  # noqa: ANN401 - those of a statement, which looks at each
    ) -> Statement:
        """Make a statement of somebody in the directory, on one of its channels.

        Args:
            act: what was done, such as ``"post"``.
            author: who said it, or the person's id.
            channel: where, or the channel's id.
            on_behalf_of: on whose behalf, or the organisation's id.
            **fields: the other fields of a statement.

        Returns:
            The statement, with this directory.

        Raises:
            UnknownIdError: there is nothing under an id.
            TypeError: a field holds what it can't hold.
            ValueError: a time lacks its zone, or one fact is answered twice.
        """
        return Statement(
            act=cast("Act", act),
            author=self.official(author) if isinstance(author, str) else author,
            channel=self.channel(channel) if isinstance(channel, str) else channel,
            on_behalf_of=self.organisation(on_behalf_of) if isinstance(on_behalf_of, str) else on_behalf_of,
            directory=self,
            **fields,
        )
