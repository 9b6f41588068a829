"""What each test file costs in CPU seconds, with what its processes cost that ended meanwhile.

At the end of a run, the files above `PLEK_MOST_CPU` (10 by default; 0 shows all) are named. Nothing
fails by it: a busy machine makes every second longer. What outlives a test (a browser, PostgreSQL)
counts with the file in which it ends.
"""

import os
from collections import defaultdict
from collections.abc import Generator
from typing import Any

import pytest

_spent: defaultdict[str, float] = defaultdict(float)


def _now() -> float:
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Remember when a test began, for its first report."""
    item.stash[_began] = _now()
    return (yield)


_began = pytest.StashKey[float]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Write into the report what was spent since the one before it; xdist carries it over."""
    report = yield
    now = _now()
    report.cpu = now - item.stash[_began]
    item.stash[_began] = now
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add a report to its file."""
    _spent[report.nodeid.partition("::")[0]] += getattr(report, "cpu", 0.0)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name the files that cost much."""
    most = float(os.environ.get("PLEK_MOST_CPU", "10"))
    costly = sorted(((cpu, file) for file, cpu in _spent.items() if cpu > most), reverse=True)
    if costly:
        terminalreporter.section(f"test files above {most:g} CPU seconds")
        for cpu, file in costly:
            terminalreporter.write_line(f"{cpu:7.1f} {file}")
