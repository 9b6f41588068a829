"""Addresses on plek itself that browsers can open."""

from __future__ import annotations

from bot.settings import Mode, Settings


class Links:
    """Addresses of plek for people's browsers.

    Args:
        root: `https://plek.example.nl`; empty while that is not known.
        here: the browsers are on this machine.
    """

    def __init__(self, root: str = "", *, here: bool = False) -> None:
        self._root = root.rstrip("/")
        self._here = here

    @classmethod
    def of(cls, settings: Settings) -> Links:
        """Return the links of these settings; local mode waits for its port (`served_at`)."""
        return cls(settings.public_url, here=settings.mode is Mode.LOCAL)

    def served_at(self, root: str) -> None:
        """Set the address at which plek serves; used in local mode without an operator's URL."""
        if self._here and not self._root:
            self._root = root.rstrip("/")

    def download(self, token: str) -> str:
        """Return the address of a file; empty when no browser could reach it."""
        return f"{self._root}/downloads/{token}" if self._root else ""

    def people_file(self, token: str) -> str:
        """Return the address of the page to send a list of people by; empty as of `download`."""
        return f"{self._root}/people/{token}" if self._root else ""

    def picture(self, file: str) -> str:
        """Return the address of a picture on a card; empty as of `download`."""
        return f"{self._root}/pictures/{file}" if self._root else ""
