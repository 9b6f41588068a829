"""What each failure case does, in words, and where it was read (`catalogue.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).with_name("catalogue.toml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DescribedCase(_Strict):
    """A case in words, in English and Dutch, with the title of where it was read."""

    id: str
    does: str
    nl: str
    source: str


class Subject(_Strict):
    """What cases are about, with the cases."""

    name: str
    nl: str
    case: tuple[DescribedCase, ...]


class _Catalogue(_Strict):
    subject: tuple[Subject, ...]


@cache
def catalogue() -> tuple[Subject, ...]:
    """Return every case in words, by what it is about."""
    return _Catalogue.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8"))).subject


def described() -> dict[str, DescribedCase]:
    """Return every case in words, by its id."""
    return {case.id: case for subject in catalogue() for case in subject.case}
