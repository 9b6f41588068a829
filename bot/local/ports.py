"""Check that a port is free, before a program silently takes another one."""

import socket

from bot.local.errors import PortTaken


def ensure_free(port: int, what: str, setting: str) -> None:
    """Raise `PortTaken` where something listens on `port` of this machine.

    Args:
        port: The TCP port.
        what: Who wants it, for the message.
        setting: How to choose another one, for the message.
    """
    with socket.socket() as probe:
        # As servers do: a connection that has just ended must not look like a listener.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTaken(port, what, setting) from error
