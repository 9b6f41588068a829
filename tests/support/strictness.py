"""`PLEK_REQUIRE_ALL=1`: a skipped test is a failed one.

On a machine of one's own a test whose program is missing is skipped with its reason. In CI that
would hide that it never ran. A reason that begins with "platform:" stays a skip: no install helps.
"""

import os
from collections.abc import Generator
from typing import Any

import pytest


def _forbidden(report: pytest.TestReport | pytest.CollectReport) -> bool:
    if not os.environ.get("PLEK_REQUIRE_ALL") or report.outcome != "skipped":
        return False
    return not hasattr(report, "wasxfail") and not _reason(report).startswith("platform:")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    where_and_why = report.longrepr
    reason = where_and_why[2] if isinstance(where_and_why, tuple) else str(where_and_why)
    return reason.removeprefix("Skipped: ")


def _fail(report: Any) -> Any:
    if _forbidden(report):
        report.longrepr = f"PLEK_REQUIRE_ALL is set, and this was skipped: {_reason(report)}"
        report.outcome = "failed"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip at set-up or in a test into a failure."""
    return _fail((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skip of a whole module into a failure."""
    return _fail((yield))
