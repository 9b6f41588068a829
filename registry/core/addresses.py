"""Addresses as people type them, checked and put in one form: e-mail and websites."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints

from registry.core.errors import CodedError

_PART = r"[^\s@<>\"\\,;:()\[\]]"
_EMAIL = re.compile(rf"{_PART}{{1,64}}@{_PART}+\.[^\s@<>\"\\,;:()\[\].]{{2,}}")


def _email(value: str) -> str:
    if value and not _EMAIL.fullmatch(value):
        raise CodedError("email", value=value)
    return value.casefold()


Email = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_email)
]
"""An address in lower case, or empty."""

_WEBSITE = re.compile(r"https?://[^\s<>\"\\^`{|}]+")


def _website(text: str) -> str:
    """A web address with its scheme; raises CodedError for anything else."""
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
