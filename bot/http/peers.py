"""Who sent a request: the other end of the connection, or whom a trusted proxy names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_SHOWN = {4: 24, 6: 48}
"""Bits of an address that the log gets: enough to block a sender by, too few to be a person."""


class TrustedProxies:
    """Proxies whose `X-Forwarded-For` is believed.

    Args:
        networks: addresses or networks (`10.0.0.7`, `10.0.0.0/24`); none believes nobody.
    """

    def __init__(self, networks: Iterable[str] = ()) -> None:
        self._networks = tuple(ip_network(one, strict=False) for one in networks)

    def client(self, remote: str, forwarded: Sequence[str]) -> str:
        """Return the address of who sent it.

        Read from the right: each proxy adds whom it saw, so that what a client wrote itself stands
        further left and is believed only where all that is right of it is trusted.

        Args:
            remote: the other end of the connection.
            forwarded: values of its `X-Forwarded-For` headers.
        """
        client = remote
        named = [part.strip() for line in forwarded for part in line.split(",")]
        for before in reversed(named):
            if not self._trusts(client) or _address(before) is None:
                break
            client = before
        return client

    def __bool__(self) -> bool:
        return bool(self._networks)

    def _trusts(self, text: str) -> bool:
        address = _address(text)
        return address is not None and any(address in network for network in self._networks)


def shown(remote: str | None) -> str:
    """Return the network of an address, for the log; empty where there is none."""
    address = _address(remote or "")
    if address is None:
        return ""
    return str(ip_network(f"{address}/{_SHOWN[address.version]}", strict=False))


def _address(text: str) -> IPv4Address | IPv6Address | None:
    with suppress(ValueError):
        address = ip_address(text)
        mapped = getattr(address, "ipv4_mapped", None)
        return mapped or address
    return None
