"""Keeps the tests on this machine: reaching for any other is an error that names it."""

import ipaddress
import socket
import sys
from typing import Any


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


_LOCAL_NAMES = {"", "localhost", "ip6-localhost", "0.0.0.0", "::"}  # noqa: S104


def is_local(host: object) -> bool:
    """Tell whether a host as given to `connect` or `getaddrinfo` is this machine."""
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name in _LOCAL_NAMES or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        sock, address = arguments
        host = address[0] if sock.family in (socket.AF_INET, socket.AF_INET6) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not is_local(host):
        raise NetworkForbidden(f"a test may only reach loopback, and this one asked for {host!r}")


def stay_on_loopback() -> None:
    """Refuse every other address from now on, in this process (an audit hook stays)."""
    sys.addaudithook(_watch)
