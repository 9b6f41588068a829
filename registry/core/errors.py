"""Refusals of the domain, with codes that each language has its own text for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Self

from pydantic import ValidationError


class RegistryError(Exception):
    """Anything that a rule of the registry refuses: told to who asked, in their words."""


class Failure(Exception):
    """Something that plek needs does not work: the database, the sync, a file.

    No rule refused anything, so nobody can be told what to do otherwise: it is logged, tried again
    or told to the administrator. Its text is ours, says what to do, and quotes nobody.
    """


class StoreUnavailable(Failure):
    """What PLeK knows can't be read or changed now; nothing was changed.

    Whoever acknowledges what came in must not do so: it is not kept.
    """


class NotFound(RegistryError):
    """There is no such entity (any more)."""

    def __init__(self, section: str, key: str) -> None:
        super().__init__(f"no {section} with key {key!r}")
        self.section = section
        self.key = key


class Conflict(RegistryError):
    """Somebody else changed it since it was read; read it again."""

    says = "{section} {key!r} was changed by somebody else in the meantime"

    def __init__(self, section: str, key: str) -> None:
        super().__init__(self.says.format(section=section, key=key))
        self.section = section
        self.key = key


class AlreadyExists(Conflict):
    """Something with this key exists already.

    A kind of Conflict: who adds has seen that there was none, so somebody else was just ahead. What
    tries again after the one tries again after the other.
    """

    says = "{section} has {key!r} already"


class HistoryRewritten(RegistryError):
    """Refused attempt to rewrite an append-only history."""

    def __init__(self, section: str, key: str) -> None:
        super().__init__(f"the history of {section} {key!r} can only be added to")
        self.section = section
        self.key = key


class NotAllowed(RegistryError):
    """This person may not do this.

    Attributes:
        right: the right that is missing (a `registry.core.permissions.Right`).
    """

    def __init__(self, right: str) -> None:
        super().__init__(f"the right {right!r} is needed for this")
        self.right = right


class DuplicateRequest(RegistryError):
    """This very request was handled before (a retry, a double click)."""

    def __init__(self, key: str) -> None:
        super().__init__(f"request {key!r} was carried out already")
        self.key = key


class ImpossibleStep(RegistryError):
    """Its current state does not allow this step.

    Attributes:
        status: how it is.
        step: what was asked for.
        possible: what this person could do instead.
    """

    def __init__(
        self, section: str, key: str, *, status: str, step: str, possible: Iterable[str]
    ) -> None:
        super().__init__(f"{section} {key!r} is {status}: {step} is not possible")
        self.section = section
        self.key = key
        self.status = status
        self.step = step
        self.possible = tuple(possible)


class AlreadyDecided(RegistryError):
    """Somebody else decided first; there is one outcome.

    Attributes:
        by: key of the member who decided.
        outcome: the status that came out.
    """

    def __init__(self, section: str, key: str, *, by: str, outcome: str) -> None:
        super().__init__(f"{section} {key!r} was decided already: {outcome}")
        self.section = section
        self.key = key
        self.by = by
        self.outcome = outcome


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one field.

    Attributes:
        field: the field's name in the entity or form.
        code: `required`, `too_long`, `too_short`, `choice`, `url`, `email`, `unknown`, `taken`, …;
            texts in cards/texts.
        params: what the text needs to help: `max`, `value`, `suggestion` …
    """

    field: str
    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Invalid(RegistryError):
    """Validation error: the input was not accepted; it lists all faults at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.field}: {fault.code}" for fault in self.faults))

    @classmethod
    def of(cls, error: ValidationError) -> Self:
        """Translate pydantic's findings into faults."""
        return cls(_fault(dict(finding)) for finding in error.errors(include_url=False))


_CODES = {
    "missing": "required",
    "string_too_long": "too_long",
    "too_long": "too_many",
    "enum": "choice",
    "literal_error": "choice",
    "extra_forbidden": "unknown",
    "url_parsing": "url",
    "url_scheme": "url",
    "date_from_datetime_parsing": "date",
    "date_parsing": "date",
}


def _fault(finding: dict[str, Any]) -> Fault:
    kind = str(finding["type"])
    context = finding.get("ctx") or {}
    name = str(finding["loc"][0]) if finding["loc"] else ""
    if kind in {"string_too_short", "too_short"}:
        least = int(context.get("min_length", 1))
        code = "required" if least <= 1 or not finding.get("input") else "too_short"
        return Fault(name, code, {"min": least})
    params: dict[str, Any] = {}
    if "max_length" in context:
        params["max"] = int(context["max_length"])
    if kind == "value_error" and isinstance(context.get("error"), CodedError):
        return Fault(name, context["error"].code, context["error"].params)
    return Fault(name, _CODES.get(kind, "invalid"), params)


class CodedError(ValueError):
    """Error raised inside a validator to give a fault its code."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
