"""Failure cases that are switched on: which, how often, for what, with which luck."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import ApiError, bad, forbidden, not_found
from graph_sync.sandbox.faults.cases import BATCH_STATUSES, CASES, PROFILES, FaultCase


@dataclass(slots=True)
class ActiveFault:
    """A case that is switched on.

    Attributes:
        id: which case.
        left: how often it still strikes; None for always.
        probability: the chance that it strikes a call that it can strike.
        seconds: how long, for cases that have a duration.
        path: a regular expression that the path must hold, as `/teams/.*/channels`.
        method: HTTP method; empty for any that the case is about.
        struck: how often it did.
        until: until when who calls is kept waiting.
    """

    id: str
    left: int | None = None
    probability: float = 1.0
    seconds: float = 0.0
    path: str = ""
    method: str = ""
    seed: int = 0
    struck: int = 0
    until: float = 0.0
    luck: Random = field(default_factory=Random, repr=False)

    @property
    def case(self) -> FaultCase:
        """Return what the case does."""
        return CASES[self.id]

    def strikes(self, call: ApiCall) -> bool:
        """Return whether it strikes a call; draws its luck once."""
        if self.left == 0 or not self.concerns(call):
            return False
        if self.probability < 1 and self.luck.random() >= self.probability:
            return False
        self.left = None if self.left is None else self.left - 1
        self.struck += 1
        return True

    def concerns(self, call: ApiCall) -> bool:
        """Return whether it can strike a call."""
        shown = call.shown
        if self.method and call.method != self.method.upper():
            return False
        if self.path and not re.search(self.path, shown.partition(" ")[2]):
            return False
        case = self.case
        on = replace(case, on=".") if self.path or self.method else case
        return on.strikes(shown, batched=call.batched)

    def shape(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "id": self.id,
            "count": self.left,
            "probability": self.probability,
            "seconds": self.seconds,
            "path": self.path,
            "method": self.method,
            "seed": self.seed,
            "struck": self.struck,
        }


class Faults:
    """The cases that are switched on.

    Attributes:
        on: they.
        struck: how often each case did, also those that were switched off again.
    """

    def __init__(self) -> None:
        self.on: list[ActiveFault] = []
        self.struck: Counter[str] = Counter()
        self._turn = 0

    def switch_on(
        self,
        case: str,
        *,
        count: int | None = None,
        probability: float = 1.0,
        seed: int = 0,
        seconds: float | None = None,
        path: str = "",
        method: str = "",
    ) -> ActiveFault:
        """Switch a case on.

        Args:
            case: its id.
            count: how often it strikes; None for always.
            probability: the chance that it strikes a call that it can strike.
            seed: of its luck.
            seconds: how long, for cases that have a duration; None as the case has it.
            path: a regular expression that the path must hold, instead of the case's own calls.
            method: HTTP method, instead of the case's own calls.

        Raises:
            KeyError: there is no such case.
        """
        known = CASES[case]
        fault = ActiveFault(
            id=case,
            left=count,
            probability=probability,
            seconds=known.seconds if seconds is None else seconds,
            path=path,
            method=method,
            seed=seed,
            luck=Random(f"{seed} {case}"),  # noqa: S311 - luck of a simulation
        )
        self.on.append(fault)
        return fault

    def switch_on_profile(self, name: str, seed: int = 0) -> None:
        """Switch on a mixture of cases.

        Raises:
            KeyError: there is no such profile.
        """
        for case, probability in PROFILES[name].items():
            self.switch_on(case, probability=probability, seed=seed)

    def switch_off(self) -> None:
        """Switch everything off."""
        self.on.clear()

    def before(self, call: ApiCall, now: float) -> ApiAnswer | ApiError | None:
        """Return what is answered instead of carrying out a call; None to carry it out.

        Effects are noted in the call.
        """
        if call.effects.get("batch-item-partial"):
            return self._item()
        for fault in self.on:
            if fault.id == "429-early-retry-resets-window":
                early = _kept_waiting(fault, call, now)
                if early is not None:
                    self.struck[fault.id] += 1
                    return early
            elif fault.case.way in {"instead", "effect"} and fault.strikes(call):
                self.struck[fault.id] += 1
                if fault.case.way == "effect":
                    _affect(call, fault)
                else:
                    return fault.case.refusal or _copy(fault.case.answer)
        return None

    def after(self, call: ApiCall, answer: ApiAnswer) -> ApiAnswer | ApiError:
        """Return what is answered after a call was carried out; an error of its own stays."""
        for fault in self.on:
            if answer.status < 400 and fault.case.way in {"after", "marks"} and fault.strikes(call):
                self.struck[fault.id] += 1
                if fault.case.refusal is not None:
                    return fault.case.refusal
                answer.headers |= fault.case.headers
        return answer

    def _item(self) -> ApiError | None:
        status = BATCH_STATUSES[self._turn % len(BATCH_STATUSES)]
        self._turn += 1
        return {
            403: forbidden("Insufficient privileges to complete the operation."),
            404: not_found("item", "batch"),
            429: CASES["429-retry-after-int"].refusal,
            503: ApiError(503, "ServiceUnavailable", "The service is unavailable."),
        }.get(status)


def _affect(call: ApiCall, fault: ActiveFault) -> None:
    call.effects[fault.id] = fault.seconds
    if fault.id == "batch-partial":
        call.effects["batch-item-partial"] = 1.0


def _kept_waiting(fault: ActiveFault, call: ApiCall, now: float) -> ApiError | None:
    """Refuse who comes back before the time that was told; they wait as long again."""
    if now < fault.until and fault.concerns(call):
        fault.until = now + fault.seconds
        return fault.case.refusal
    if fault.until == 0.0 and fault.strikes(call):
        fault.until = now + fault.seconds
        return fault.case.refusal
    if now >= fault.until:
        fault.until = 0.0
    return None


def _copy(answer: ApiAnswer | None) -> ApiAnswer:
    if answer is None:
        raise bad("A failure case without an answer.")
    return ApiAnswer(answer.status, answer.body, dict(answer.headers))
