"""Values of settings, as an operator writes them in the environment; each fault says what to write.

A fault is a `ValueError` whose text follows the name of the variable and its value:
`PLEK_WEBSITE: 'plek' has no …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator

_ENTRA_ID = re.compile(r"(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def split_at_commas(value: object) -> object:
    """Return the parts of a text with commas between them; anything else as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def web_address(value: str) -> str:
    """Return an address of the web without white space around it; an empty one is not set.

    Raises:
        ValueError: no scheme, no host, or a port that is none.
    """
    given = value.strip()
    if not given:
        return ""
    try:
        parts = urlsplit(given)
        sound = parts.scheme in {"http", "https"} and _is_host(parts.hostname or "")
        _ = parts.port  # raises where it is none
    except ValueError:
        sound = False
    if not sound or any(sign.isspace() for sign in given):
        msg = f"{value!r} is no address of the web: write it whole, as https://plek.example.nl"
        raise ValueError(msg)
    return given


def _is_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        labels = host.removesuffix(".").split(".")
        return all(part and part.strip("-_").replace("-", "").isalnum() for part in labels)
    return True


def entra_ids(values: Iterable[str]) -> None:
    """Refuse what can be no object id of the Entra directory.

    Raises:
        ValueError: one of them is that.
    """
    for one in values:
        if not _ENTRA_ID.fullmatch(one):
            msg = (
                f"{one!r} is no Entra object id: take them from the Entra admin center, where they "
                "look like 00000000-0000-0000-0000-000000000000"
            )
            raise ValueError(msg)


def folder(value: object) -> object:
    """Refuse what would be a folder that nobody meant: nothing, or a `~` that no shell filled in.

    Raises:
        ValueError: it is that.
    """
    given = str(value) if isinstance(value, str | Path) else ""
    if isinstance(value, str) and not given.strip():
        msg = f"{given!r} names no folder: name one, or leave the variable out"
        raise ValueError(msg)
    if given.startswith("~"):
        msg = f"{given!r} begins with ~, which a shell alone fills in: write the whole path"
        raise ValueError(msg)
    if "\0" in given:
        msg = f"{given!r} is no path: leave out the NUL character"
        raise ValueError(msg)
    return value


def database_url(value: str) -> str:
    """Return the address of a database that plek knows; an empty one is not set.

    Raises:
        ValueError: it is of another kind; its text has neither name nor password in it.
    """
    scheme, _, rest = value.partition("://")
    kind = scheme.partition("+")[0]
    try:
        named = rest.startswith("/") if kind == "sqlite" else urlsplit(value).port != 0
    except ValueError:  # a port that is none
        named = False
    if value and not (named and kind in {"sqlite", "postgresql", "postgres"}):
        kept = re.sub("//.*@", "//***@", value.partition("?")[0])
        msg = (
            f"{kept!r} names no database that plek knows: "
            "use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"
        )
        raise ValueError(msg)
    return value


WebAddress = Annotated[str, AfterValidator(web_address)]
"""An address such as https://plek.example.nl; empty where it is not set."""

Folder = Annotated[Path, BeforeValidator(folder)]
"""A folder, which need not be there yet."""

DatabaseUrl = Annotated[str, AfterValidator(database_url)]
"""An address such as postgresql://plek@db/plek; empty for plek's own file."""
