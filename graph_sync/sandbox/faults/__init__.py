"""Failures on purpose: throttling, missing permissions, and Graph's known failure cases.

In: a call that is about to be answered. Out: the same call, or the error in its place.

Public parts: `faults.Faults` (which cases are on), `cases` (what each does), `throttle.Throttle`
and `limits` (429, by Microsoft's table), `permissions` (application roles).
"""
