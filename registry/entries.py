"""What somebody fills in, before it is kept: read as a whole, with every fault at its field."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from registry.errors import Invalid


class FormEntry(BaseModel):
    """What a form brings in. Subclass it with the form's fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Out of a form's values. Raises Invalid, which names every fault."""
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            raise Invalid.of(error) from error
