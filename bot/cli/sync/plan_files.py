"""A plan as a file: made on one day, looked at, applied on another, and nothing in between."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from registry.core.errors import Failure
from registry.core.private_files import write_private
from registry.provisioning.plan import Plan, plan_from_json, plan_to_json

_LARGEST = 256 * 1024 * 1024
"""Bytes: far more than a plan of a hundred thousand changes takes."""


class PlanFileDamaged(Failure):
    """The file holds no plan as `plek sync plan --out` wrote it; the message says what to do."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path} {why}. Plans are applied as they were made, or not at all: make one anew "
            "with `plek sync plan --out FILE`."
        )


class _Sheet(BaseModel):
    """The content of a plan file.

    Attributes:
        plek: what kind of file it is, and which form of it.
        made_at: when the plan was made.
        whole: it is about all teams; False where it was made for some (`--area`).
        checksum: of the plan's changes, as it was shown.
        seal: of everything in the file; shows that it was changed since.
        plan: as `registry.provisioning.plan.plan_to_json` writes it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    plek: Literal["sync plan 1"] = "sync plan 1"
    made_at: datetime
    whole: bool
    checksum: str
    seal: str
    plan: str


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """The JSON of a plan file.

    Attributes:
        plan: the plan.
        made_at: when it was made.
        whole: whether it is about all teams.
    """

    plan: Plan
    made_at: datetime
    whole: bool = True


def write_plan(path: Path, kept: KeptPlan) -> None:
    """Write a plan to a file, whole or not at all. Raises OSError where it can't be written."""
    text, checksum = plan_to_json(kept.plan), kept.plan.checksum
    sheet = _Sheet(
        made_at=kept.made_at,
        whole=kept.whole,
        checksum=checksum,
        seal=_seal(text, kept.made_at, checksum, whole=kept.whole),
        plan=text,
    )
    write_private(path, (sheet.model_dump_json(indent=2) + "\n").encode())


def read_plan(path: Path) -> KeptPlan:
    """Return the plan in a file.

    Raises:
        PlanFileDamaged: it is no plan, or was changed since it was written.
        OSError: it can't be read.
    """
    if path.stat().st_size > _LARGEST:
        raise PlanFileDamaged(path, "is too large to be a plan")
    try:
        sheet = _Sheet.model_validate_json(path.read_bytes())
        plan = plan_from_json(sheet.plan)
    except ValidationError as error:
        raise PlanFileDamaged(path, "is no plan of this version of plek") from error
    sealed = _seal(sheet.plan, sheet.made_at, sheet.checksum, whole=sheet.whole)
    if sheet.seal != sealed or sheet.checksum != plan.checksum:
        raise PlanFileDamaged(path, "was changed since it was made")
    return KeptPlan(plan, sheet.made_at, sheet.whole)


def _seal(text: str, made_at: datetime, checksum: str, *, whole: bool) -> str:
    everything = "\x1f".join((text, made_at.isoformat(), checksum, str(whole)))
    return hashlib.sha256(everything.encode()).hexdigest()
