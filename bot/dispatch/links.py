"""Addresses on plek itself that people's browsers can open."""

from __future__ import annotations

from bot.settings import Mode, Settings


class Links:
    """Where people's browsers reach plek.

    Args:
        root: `https://plek.example.nl`; empty while that is not known.
        here: the browsers are on this machine.
    """

    def __init__(self, root: str = "", *, here: bool = False) -> None:
        self._root = root.rstrip("/")
        self._here = here

    @classmethod
    def of(cls, settings: Settings) -> Links:
        """As the operator set it; in local mode this machine, once it is known on which port."""
        return cls(settings.public_url, here=settings.mode is Mode.LOCAL)

    def served_at(self, root: str) -> None:
        """Plek answers here, which only a browser on this machine could use."""
        if self._here and not self._root:
            self._root = root.rstrip("/")

    def download(self, token: str) -> str:
        """The address of a file; empty when no browser could reach it."""
        return f"{self._root}/downloads/{token}" if self._root else ""
