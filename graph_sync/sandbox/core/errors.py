"""Graph's errors, with their codes, messages and sources.

The texts are Microsoft's where they are documented or seen in public; where they are not, the
code and the status count and the text is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    """An answer that is an error.

    Attributes:
        status: HTTP status.
        code, message: as in `error.code` and `error.message`.
        headers: besides those that every answer has.
        inner: what stands in `error.innerError` besides the date and the request's id.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: Mapping[str, str] | None = None,
        inner: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})
        self.inner = dict(inner or {})


def no_token() -> ApiError:
    """Return a call without a token."""
    challenge = {"WWW-Authenticate": 'Bearer realm=""'}
    return ApiError(401, "InvalidAuthenticationToken", "Access token is empty.", challenge)


def bad(message: str, code: str = "BadRequest") -> ApiError:
    """Return a request that can't be carried out as it is."""
    return ApiError(400, code, message)


def forbidden(message: str, code: str = "Forbidden") -> ApiError:
    """Return the refusal of what this caller may not do."""
    return ApiError(403, code, message)


def not_found(what: str, key: str) -> ApiError:
    """Return a thing of Teams that is not there, or not yet."""
    return ApiError(404, "NotFound", f"No {what} found with id '{key}'.")


def no_object(key: str) -> ApiError:
    """Return a thing of the directory that is not there, or not yet."""
    return ApiError(
        404,
        "Request_ResourceNotFound",
        f"Resource '{key}' does not exist or one of its queried reference-property objects are "
        "not present.",
    )


def conflict(message: str, code: str = "Conflict") -> ApiError:
    """Return the refusal of what is there already."""
    return ApiError(409, code, message)


def name_taken() -> ApiError:
    """Return a channel name's conflict, also with one deleted within thirty days; a 400."""
    return bad("Channel name already existed, please use other name", "NameAlreadyExists")


def no_segment(segment: str) -> ApiError:
    """Return a path that Graph does not know."""
    return bad(f"Resource not found for the segment '{segment}'.")


def nobody_signed_in() -> ApiError:
    """Return the refusal of `/me` and all below it to an app, which is nobody."""
    return bad("/me request is only valid with delegated authentication flow.")


def unready_source() -> ApiError:
    """Return a group, or somebody, that is too new to be referred to (docs: group-post-members)."""
    return bad(
        "The source resource object or one of the objects being referenced don't exist.",
        "Request_BadRequest",
    )


def already_member(what: str) -> ApiError:
    """Return the refusal of somebody who is in the group (docs: group-post-members)."""
    return bad(
        f"One or more added object references already exist for the following modified properties: "
        f"'{what}'.",
        "Request_BadRequest",
    )


def not_for_dynamic(door: str) -> ApiError:
    """Return the refusal to change by hand who is in a dynamic group, as each door words it."""
    if door.lower() == "groups":
        return forbidden(
            "Insufficient privileges to complete the operation.", "Authorization_RequestDenied"
        )
    return forbidden("You do not have permission to perform this operation.")


def last_owner() -> ApiError:
    """Return the refusal of taking away a group's last owner (docs: group-delete-owners)."""
    return bad(
        "The group must have at least one owner, hence this owner cannot be removed.",
        "Request_BadRequest",
    )
