"""Addresses as people type them, validated and normalised: e-mail and websites."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints, ValidationInfo

from registry.core.entity import FROM_STORAGE
from registry.core.errors import CodedError


@cache
def _syntax() -> Callable[[str], object]:
    """Return the library's check of how an address is written; imported late: it takes 20 ms.

    Whether mail arrives is not asked: a domain of an organisation's own network (`.local`) and a
    made-up one (`.example`) are written as well as any.
    """
    import email_validator

    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()
    return partial(email_validator.validate_email, check_deliverability=False, strict=True)


def _email(value: str, info: ValidationInfo) -> str:
    if not value or info.context is FROM_STORAGE:
        return value
    try:
        _syntax()(value)
    except ValueError:
        raise CodedError("email", value=value) from None
    return value.casefold()


Email = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_email)
]
"""An address in lower case, or empty."""

_WEBSITE = re.compile(r"https?://[^\s<>\"\\^`{|}]+")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_TOP = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
_LONGEST_HOST = 253
_NOT_PUBLIC = frozenset(
    [
        "arpa",
        "corp",
        "home",
        "host",
        "internal",
        "intern",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "onion",
        "private",
        "test",
        "workgroup",
    ]
)
"""Last part of names that lead nowhere, or elsewhere for everybody: of this machine and of networks
of one's own (RFC 6761, RFC 6762, RFC 7686, and what routers and offices make of it)."""


def public_website(text: str) -> str:
    """Return an http(s) address that leads everybody to the same place, else nothing."""
    try:
        return _website(text) if re.match(r"https?://", text) else ""
    except CodedError:
        return ""


def _website(text: str) -> str:
    """Return a web address with its scheme.

    Raises:
        CodedError: it is none (`url`), has a name or password in it (`url_login`), or is of a
            machine or network that others can't reach (`url_public`).
    """
    text = text.strip()  # also of what pydantic does not take for white space
    if not text:
        return ""
    scheme = re.match(r"(?i)https?://", text)
    full = scheme.group().lower() + text[scheme.end() :] if scheme else f"https://{text}"
    try:
        parts = urlsplit(full)
        host, user, _ = parts.hostname or "", parts.username, parts.port
    except ValueError:
        raise CodedError("url", value=text[:80]) from None
    if not _WEBSITE.fullmatch(full):
        raise CodedError("url", value=text[:80])
    if user is not None:
        raise CodedError("url_login", value=text[:80])
    if not _is_public(host):
        known = "." in host.strip(".") or ":" in host or host == "localhost"
        raise CodedError("url_public" if known else "url", value=text[:80])
    return full


def _is_public(host: str) -> bool:
    """Return whether a host is a name that means the same to everybody: no number, no own network.

    Browsers read signs that look like a full stop as one, and numbers in every base as an address;
    so the name is looked at as they write it, and its last part must be letters.
    """
    try:
        written = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return False
    labels = written.split(".")
    return (
        len(labels) > 1
        and len(written) <= _LONGEST_HOST
        and all(map(_LABEL.fullmatch, labels))
        and _TOP.fullmatch(labels[-1]) is not None
        and labels[-1] not in _NOT_PUBLIC
    )


def host_name(text: str) -> str:
    """Return the name of a host as the network writes it, in lower case; empty for what is none."""
    host = text.strip().rstrip(".")
    if not _is_public(host):
        return ""
    return host.encode("idna").decode("ascii").lower()


def _entered(value: str, info: ValidationInfo) -> str:
    return value if info.context is FROM_STORAGE else _website(value)


Website = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=300),
    AfterValidator(_entered),
]
"""The address of a website that everybody can open, or nothing."""
