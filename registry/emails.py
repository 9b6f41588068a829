"""E-mail addresses, as far as a form can judge them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from registry.errors import CodedError

_PART = r"[^\s@<>\"\\,;:()\[\]]"
_ADDRESS = re.compile(rf"{_PART}{{1,64}}@{_PART}+\.[^\s@<>\"\\,;:()\[\].]{{2,}}")


def _checked(value: str) -> str:
    if value and not _ADDRESS.fullmatch(value):
        raise CodedError("email", value=value)
    return value.casefold()


Email = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_checked)
]
"""An address in lower case, or empty."""
