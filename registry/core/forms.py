"""What somebody fills in, before it is kept: read as a whole, with every fault at its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from registry.core.errors import Fault, Invalid


class FormEntry(BaseModel):
    """What a form brings in. Subclass it with the form's fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Out of a form's values. Raises Invalid, which names every fault."""
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise Invalid.of(error) from error

    @classmethod
    def partly(cls, values: Mapping[str, Any], **instead: Any) -> tuple[Self, tuple[Fault, ...]]:
        """As much of a form's values as can be read, so that further rules can look at that too.

        Args:
            values: of the form.
            instead: what stands in for a field that must be there and can't be read.

        Returns:
            The entry, in which what can't be read is as if it was left out, and the faults of that.
        """
        try:
            return cls.model_validate(values), ()
        except ValidationError as error:
            faults = Invalid.of(error).faults
        wrong = {fault.field for fault in faults}
        whole = {field: value for field, value in values.items() if field not in wrong}
        stand_ins = {field: value for field, value in instead.items() if field in wrong}
        return cls.of({**stand_ins, **whole}), faults
