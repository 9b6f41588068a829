"""Mixtures of failure cases, each with the chance that it strikes a call that it can strike."""

from __future__ import annotations

from typing import Final

from graph_sync.sandbox.faults.options import FaultOptions

PROFILES: Final[dict[str, dict[str, float | FaultOptions]]] = {
    "rough": {
        "429-retry-after-int": 0.02,
        "429-retry-after-float": 0.02,
        "503-write-applied": 0.1,
        "504-write-not-applied": 0.03,
        "507": 0.02,
        "html-body": 0.02,
        "404-read-after-create": 0.3,
        "batch-partial": 0.05,
        "batch-out-of-order": 0.5,
        "401-expired": 0.01,
    },
    "throttled": {
        "429-retry-after-int": 0.08,
        "429-retry-after-float": 0.05,
        "429-no-retry-after": 0.05,
        "429-early-retry-resets-window": 0.02,
        "429-identity-headers": 0.05,
        "200-near-limit": 0.3,
    },
    "lagging": {
        "404-read-after-create": 0.7,
        "roster-lag": 0.7,
        "404-group-not-replicated": 0.4,
        "400-group-not-replicated": 0.2,
        "202-op": 0.7,
        "202-shared-channel": 0.7,
        "filesFolder-not-ready": 0.5,
    },
    "flaky-writes": {
        "503-write-applied": 0.3,
        "504-write-not-applied": 0.1,
        "502-bulk-add": 0.3,
        "507": 0.05,
        "html-body": 0.05,
        "207-bulk-partial": 0.3,
        "202-op-failed": 0.1,
    },
    "tokens": {"401-expired": 0.05, "401-cae-claims": 0.05},
    # Rates are ours: often enough for each to strike in a day's sync, seldom enough to get through.
    "as-reported": {
        "404-though-there": 0.02,
        "list-ends-early": 0.01,
        "short-page": 0.1,
        "stale-read": 0.03,
        "404-young-group": 0.7,
        "roster-lag": {"probability": 0.5, "seconds": 60},
        "young-channel-names-team": 0.5,
        "429-retry-after-float": 0.02,
        "503-applied": 0.01,
        "502-fifth-channel": 0.05,
        "404-removal-though-member": 0.05,
        "404-archive-applied": 0.2,
        "new-channel-without-members": 0.1,
        "owner-removal-takes-membership": 1.0,
        "502-guest-owner": 1.0,
        "204-without-effect": 0.01,
        "207-bulk-partial": 0.05,
    },
}
AS_REPORTED: Final = "as-reported"
"""What people report, all of it together and seldom: the profile that tests of the whole run by."""
