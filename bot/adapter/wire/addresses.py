"""Bot Connectors that the bot talks to."""

from __future__ import annotations

from functools import lru_cache

from yarl import URL

from bot.settings import Mode, Settings, is_loopback


def parsed(service_url: str) -> URL | None:
    """Parse a service URL; None when it is not a plain http(s) address."""
    try:
        url = URL(service_url)
        odd = url.user or url.password or url.query_string or url.fragment
        if not url.host or odd or url.scheme not in ("http", "https"):
            return None
    except ValueError:
        return None
    return url


class Addresses:
    """Allow-list of serviceUrls: says which ones may be answered at all.

    Local mode calls this machine only. Production calls https only; plain http on this machine
    is allowed where the token issuer is on this machine too, which is a test set-up (design).
    """

    def __init__(self, settings: Settings) -> None:
        issuer = parsed(settings.openid_metadata_url)
        self._local = settings.mode is Mode.LOCAL
        self._bench = issuer is not None and is_loopback(issuer.host or "")
        self.permitted = lru_cache(maxsize=512)(self._permitted)

    def _permitted(self, service_url: str) -> bool:
        url = parsed(service_url)
        if url is None:
            return False
        loopback = is_loopback(url.host or "")
        if self._local:
            return loopback
        return self._bench if loopback else url.scheme == "https"
