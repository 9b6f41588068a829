"""Free ports for servers that tests start."""

import socket


def free_port() -> int:
    """Give a port of loopback that is free now; take it soon, or start again when it is gone."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
    return port
