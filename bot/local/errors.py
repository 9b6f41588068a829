"""Errors of starting plek on a machine of one's own."""


class LocalError(Exception):
    """A part is missing or in the way; the message says what to do."""


class PortTaken(LocalError):
    """Another program listens where we want to."""

    def __init__(self, port: int, what: str, setting: str) -> None:
        super().__init__(
            f"Port {port}, where {what} should listen, is in use by another program "
            f"(maybe a plek that still runs). End that program, or choose another port: {setting}"
        )
        self.port = port


class SandboxMissing(LocalError):
    """The local Graph is not installed."""

    def __init__(self) -> None:
        super().__init__("The local Graph is not installed: pip install 'plek[sandbox]' adds it.")


class PlaygroundMissing(LocalError):
    """Node or the Playground's package is not installed."""


class PlaygroundFailed(LocalError):
    """The Playground ended or kept silent while starting."""
