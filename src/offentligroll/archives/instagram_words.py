"""The headings of Instagram's export, which it writes in the language of the account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offentligroll.archives.mending import mended, mended_text_of
from offentligroll.archives.values import mapping_of

_HEADINGS = {
    "username": (
        "Username", "Användarnamn", "Brukernavn", "Brugernavn", "Käyttäjänimi", "Benutzername", "Nutzername",
        "Nom d’utilisateur", "Nom d'utilisateur", "Nombre de usuario", "Nome utente", "Nome de usuário",
        "Gebruikersnaam", "Nazwa użytkownika",
    ),
    "name": ("Name", "Namn", "Navn", "Nimi", "Nom", "Nombre", "Nome", "Naam", "Imię i nazwisko"),
    "private": (
        "Private Account", "Privat konto", "Yksityinen tili", "Privates Konto", "Privatkonto", "Compte privé",
        "Cuenta privada", "Account privato", "Conta privada", "Privéaccount", "Konto prywatne",
    ),
}  # fmt: skip
_TRUE = frozenset(
    {"true", "sant", "ja", "kyllä", "tosi", "wahr", "vrai", "oui", "verdadero", "sí", "vero", "sì",
     "verdadeiro", "sim", "waar", "prawda", "tak"}
)  # fmt: skip


class Profile:
    """What the export tells of the account.

    Args:
        table: ``string_map_data`` of the profile.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = {mended(heading): mapping_of(value) for heading, value in table.items()}

    @property
    def username(self) -> str | None:
        """The account's name."""
        return self._told("username")

    @property
    def name(self) -> str | None:
        """The holder's name."""
        return self._told("name")

    @property
    def is_private(self) -> bool | None:
        """Whether only followers can see it; None where it does not say so in a language that is known."""
        told = self._told("private")
        return None if told is None else told.casefold() in _TRUE

    def _told(self, key: str) -> str | None:
        values = (mended_text_of(self._table.get(one, {}).get("value")) for one in _HEADINGS[key])
        return next((one for one in values if one is not None), None)


def comment_in(table: Mapping[str, Any]) -> tuple[str | None, Any]:
    """Find the words and the time of a comment.

    Args:
        table: ``string_map_data`` of the comment: its words, then whose picture it stands at, and the time.

    Returns:
        The words, and the time as it is written.

    Example:
        >>> comment_in({"Kommentar": {"value": "Tack"}, "Tid": {"timestamp": 1714640400}})
        ('Tack', 1714640400)
    """
    entries = [mapping_of(one) for one in table.values()]
    told = [table.get("Comment"), *(one for one in entries if not one.get("timestamp"))]
    words = (mended_text_of(mapping_of(one).get("value")) for one in told)
    return next((one for one in words if one is not None), None), next(
        (at for one in entries if (at := one.get("timestamp"))), None
    )
