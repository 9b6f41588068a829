"""Failure cases that are switched on: which, how often, for what, with which luck."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, OrderedDict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Unpack

import orjson

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import ApiError, bad, forbidden, not_found
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.faults.case import FaultCase, by_id, chosen, resource_of
from graph_sync.sandbox.faults.cases import BATCH_STATUSES, CASES
from graph_sync.sandbox.faults.options import FaultOptions
from graph_sync.sandbox.faults.profiles import PROFILES

MOST_ANSWERS: Final = 2_000
"""Answers that are kept to be given again."""


@dataclass(slots=True)
class ActiveFault:
    """A case that is switched on; its options are those of `FaultOptions`.

    Attributes:
        number: which of those that were ever switched on, to switch it off by.
        id: which case.
        struck: how often it did.
        until: until when who calls is kept waiting.
    """

    number: int
    id: str
    count: int | None = None
    probability: float = 1.0
    seed: int = 0
    seconds: float = 0.0
    share: float = 0.0
    path: str = ""
    method: str = ""
    resource: str = ""
    by: str = ""
    body: str = ""
    applied: bool | None = None
    struck: int = 0
    until: float = 0.0
    _seen: Counter[str] = field(default_factory=Counter, repr=False)

    def __post_init__(self) -> None:
        """Refuse options that could never strike.

        Raises:
            ValueError: no such resource, neither a list nor an id, or no regular expression.
        """
        if self.resource:
            chosen(self.resource)
        if self.by not in {"", "list", "id"}:
            raise ValueError(f"by is 'list' or 'id', not {self.by!r}")
        for text in (self.path, self.body):
            _readable(text)

    @property
    def case(self) -> FaultCase:
        """Return what the case does."""
        return CASES[self.id]

    @property
    def over(self) -> bool:
        """Return whether it has struck as often as it was to."""
        return self.count == 0

    def strikes(self, tenant: Tenant, call: ApiCall) -> bool:
        """Return whether it strikes a call; draws its luck once."""
        if self.over or not self.concerns(tenant, call):
            return False
        if self.probability < 1 and self.luck(call) >= self.probability:
            return False
        self.count = None if self.count is None else self.count - 1
        self.struck += 1
        return True

    def luck(self, call: ApiCall) -> float:
        """Return a number from 0 to 1 that hangs on the seed and the call, not on other calls.

        So calls that come at once, in whichever order, fare the same in each run.
        """
        self._seen[call.shown] += 1
        text = f"{self.seed} {self.id} {call.shown} {self._seen[call.shown]}"
        return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest()) / 2**48

    def concerns(self, tenant: Tenant, call: ApiCall) -> bool:
        """Return whether it can strike a call."""
        case, shown = self.case, call.shown
        if self.method and call.method != self.method.upper():
            return False
        if self.path and not re.search(self.path, shown.partition(" ")[2]):
            return False
        if self.body and not re.search(self.body, orjson.dumps(call.body).decode()):
            return False
        if (case.outer and call.batched) or not self._reads(call):
            return False
        if not (self.path or self.method) and re.match(case.on, shown) is None:
            return False
        return case.when is None or _is_so(case, tenant, call)

    def _reads(self, call: ApiCall) -> bool:
        """Return whether it is about what a call reads, as far as it is about reading."""
        case = self.case
        if not (case.reads or self.resource or self.by):
            return True
        name, one = resource_of(call), by_id(call)
        if not name or (case.reads == "list" and one):
            return False
        if self.resource and name not in chosen(self.resource):
            return False
        return self.by != ("list" if one else "id")

    def shape(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {name: value for name, value in asdict(self).items() if name not in _INSIDE}


_INSIDE: Final = frozenset({"until", "_seen"})


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
        self._number = 0
        self._answers: OrderedDict[str, tuple[float, ApiAnswer]] = OrderedDict()

    def switch_on(self, case: str, **options: Unpack[FaultOptions]) -> ActiveFault:
        """Switch a case on.

        Raises:
            KeyError: there is no such case.
            TypeError: there is no such option.
            ValueError: an option says what can't be.
        """
        known = CASES[case]
        options = {"seconds": known.seconds, "share": known.share, **options}
        self._number += 1
        fault = ActiveFault(self._number, case, **options)
        self.on.append(fault)
        return fault

    def switch_on_profile(self, name: str, seed: int = 0) -> None:
        """Switch on a mixture of cases.

        Raises:
            KeyError: there is no such profile.
        """
        for case, how in PROFILES[name].items():
            options: FaultOptions = {"seed": seed}
            options |= how if isinstance(how, dict) else {"probability": how}
            self.switch_on(case, **options)

    def switch_off(self, number: int | None = None) -> None:
        """Switch one off, or everything."""
        self.on = [one for one in self.on if number is not None and one.number != number]

    def before(self, tenant: Tenant, call: ApiCall) -> ApiAnswer | ApiError | None:
        """Return what is answered instead of carrying out a call; None to carry it out.

        Effects are noted in the call.
        """
        if call.effects.get("batch-item-partial"):
            return self._item()
        for fault in self.on:
            struck = self._strike(fault, tenant, call)
            if struck is not None:
                return struck
        return None

    def _strike(
        self, fault: ActiveFault, tenant: Tenant, call: ApiCall
    ) -> ApiAnswer | ApiError | None:
        way = fault.case.way
        if fault.id == "429-early-retry-resets-window":
            early = _kept_waiting(fault, tenant, call)
            self.struck[fault.id] += early is not None
            return early
        if way == "stale":
            return self._again(fault, tenant, call)
        if way not in {"instead", "either", "effect"} or not fault.strikes(tenant, call):
            return None
        self.struck[fault.id] += 1
        if way == "effect":
            _affect(call, fault)
        elif way == "instead" or not _is_applied(fault, call):
            return fault.case.refused(call) or _copy(fault.case.answer)
        else:
            call.effects[fault.id] = 1.0  # it is done first
        return None

    def after(self, tenant: Tenant, call: ApiCall, answer: ApiAnswer) -> ApiAnswer | ApiError:
        """Return what is answered after a call was carried out; an error of its own stays."""
        self._keep(tenant, call, answer)
        for fault in self.on if answer.status < 400 else ():
            case = fault.case
            if case.way == "either" and fault.id in call.effects:
                return case.refused(call) or answer
            if case.way in {"after", "marks"} and fault.strikes(tenant, call):
                self.struck[fault.id] += 1
                refusal = case.refused(call)
                if refusal is not None:
                    return refusal
                answer.headers |= case.headers
        return answer

    def _keep(self, tenant: Tenant, call: ApiCall, answer: ApiAnswer) -> None:
        """Keep what was read, for who is to get it again."""
        if call.method != "GET" or answer.status != 200:
            return
        if any(fault.case.way == "stale" for fault in self.on):
            kept = ApiAnswer(answer.status, answer.body, dict(answer.headers))
            self._answers[_asked(call)] = (tenant.now, kept)
            self._answers.move_to_end(_asked(call))
            while len(self._answers) > MOST_ANSWERS:
                self._answers.popitem(last=False)

    def _again(self, fault: ActiveFault, tenant: Tenant, call: ApiCall) -> ApiAnswer | None:
        """Return what a call was answered a while ago, if it was asked before."""
        at, answer = self._answers.get(_asked(call), (0.0, None))
        if answer is None or tenant.now - at > fault.seconds or not fault.strikes(tenant, call):
            return None
        self.struck[fault.id] += 1
        return _copy(answer)

    def _item(self) -> ApiError | None:
        status = BATCH_STATUSES[self._turn % len(BATCH_STATUSES)]
        self._turn += 1
        return {
            403: forbidden("Insufficient privileges to complete the operation."),
            404: not_found("item", "batch"),
            429: ApiError(429, "TooManyRequests", "Please retry again later."),
            503: ApiError(503, "ServiceUnavailable", "The service is unavailable."),
        }.get(status)


def _readable(text: str) -> None:
    """Refuse what is no regular expression.

    Raises:
        ValueError: it is none.
    """
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression: {error}") from error


def _is_so(case: FaultCase, tenant: Tenant, call: ApiCall) -> bool:
    """Return whether it is as a case must have it; what is not there is not so."""
    try:
        return case.when is not None and case.when(tenant, call)
    except ApiError:
        return False


def _asked(call: ApiCall) -> str:
    options: Iterator[str] = (f"{name}={value}" for name, value in call.query.options.items())
    return f"{call.shown}?{'&'.join(sorted(options))}"


def _is_applied(fault: ActiveFault, call: ApiCall) -> bool:
    return fault.luck(call) < 0.5 if fault.applied is None else fault.applied


def _affect(call: ApiCall, fault: ActiveFault) -> None:
    call.effects[fault.id] = fault.share or fault.seconds
    if fault.id == "batch-partial":
        call.effects["batch-item-partial"] = 1.0


def _kept_waiting(fault: ActiveFault, tenant: Tenant, call: ApiCall) -> ApiError | None:
    """Refuse who comes back before the time that was told; they wait as long again."""
    now, refusal = tenant.now, fault.case.refused(call)
    if now < fault.until and fault.concerns(tenant, call):
        fault.until = now + fault.seconds
        return refusal
    if fault.until == 0.0 and fault.strikes(tenant, call):
        fault.until = now + fault.seconds
        return refusal
    if now >= fault.until:
        fault.until = 0.0
    return None


def _copy(answer: ApiAnswer | None) -> ApiAnswer:
    if answer is None:
        raise bad("A failure case without an answer.")
    return ApiAnswer(answer.status, answer.body, dict(answer.headers))
