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


def _website(text: str) -> str:
    """Return a web address with its scheme. Raise CodedError for anything else."""
    text = text.strip()  # also of what pydantic does not take for white space
    if not text:
        return ""
    scheme = re.match(r"(?i)https?://", text)
    full = scheme.group().lower() + text[scheme.end() :] if scheme else f"https://{text}"
    try:
        parts = urlsplit(full)
        host, user = parts.hostname or "", parts.username
    except ValueError:
        raise CodedError("url", value=text[:80]) from None
    known = _WEBSITE.fullmatch(full) and parts.scheme in {"http", "https"}
    if not known or user is not None or "." not in host.strip("."):
        raise CodedError("url", value=text[:80])
    return full


Website = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=300),
    AfterValidator(_website),
]
"""The address of a website, or nothing."""
