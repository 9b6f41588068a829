"""Errors of Graph: one tree, by what one does about them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GraphFault:
    """An error answer of Graph.

    Attributes:
        status: HTTP status; 0 when no answer came.
        code, message: Graph's own (`error.code`, `error.message`).
        call: method and path without ids of people.
        request_id: for Microsoft's support.
    """

    status: int
    code: str = ""
    message: str = ""
    call: str = ""
    request_id: str = ""


class GraphError(Exception):
    """Anything that Graph refused or that went wrong on the way.

    Attributes:
        fault: what Graph said.
    """

    def __init__(self, fault: GraphFault) -> None:
        words = f"{fault.call}: {fault.status or 'no answer'} {fault.code} {fault.message}"
        super().__init__(" ".join(words.split())[:500])
        self.fault = fault


class Refused(GraphError):
    """Graph says no, and would say so again (400, 409, 422)."""


class NameTaken(Refused):
    """The name is in use, or was by something deleted in the past thirty days (a 400)."""


class AlreadyThere(Refused):
    """Graph says that it is so already (a 400 or 409)."""


class ConsentMissing(Refused):
    """The app's package asks for permissions that the installation does not consent to (400, 412).

    Microsoft, "Add app to team": an installation must consent to exactly what the package asks.
    """


class NotReady(GraphError):
    """A new thing is not there yet for this part of Graph; later it will be."""


class Missing(GraphError):
    """There is no such thing (404, 410)."""


class Forbidden(GraphError):
    """The app lacks a permission, or the platform allows this to nobody without a person (403)."""


class Unauthenticated(GraphError):
    """The credential is not accepted (401), also after a new token."""


class Unreachable(GraphError):
    """Graph was away, throttled or overloaded longer than we wait; asking again later is safe."""


class Unclear(GraphError):
    """No clear answer came to something that must not be done twice: read back before repeating."""
