"""Options with which a failure case is switched on, by people, tests and profiles alike."""

from __future__ import annotations

from typing import TypedDict


class FaultOptions(TypedDict, total=False):
    """How a case strikes; what is left out is as the case has it.

    Attributes:
        count: how often; always when it is left out.
        probability: the chance that it strikes a call that it can strike.
        seed: of its luck.
        seconds: how long, or how old, for cases with a duration.
        share: how much of a list is left out, from 0 to 1.
        path: a regular expression that the path must hold, instead of the case's own calls.
        method: HTTP method, instead of the case's own calls.
        resource: what is read, one of `case.RESOURCES` or the end of its name (`members`).
        by: `list` or `id`, for cases about what is read.
        body: a regular expression that the JSON of the request must hold.
        applied: whether the call is carried out, for cases that leave that to luck.
    """

    count: int | None
    probability: float
    seed: int
    seconds: float
    share: float
    path: str
    method: str
    resource: str
    by: str
    body: str
    applied: bool
