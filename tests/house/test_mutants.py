"""Mutation testing works, and its lists fit the modules that they are about."""

import re
import subprocess
import sys
import tomllib
from collections import Counter

import pytest

from tests.mutants.__main__ import HERE, listed
from tests.mutants.changes import Module
from tests.support.programs import REPOSITORY

SMALL = """
LIMITS = {"low": 3, "high": 9}


def between(number):
    if number < LIMITS["low"]:
        return "under"
    if number > LIMITS["high"]:
        return "over"
    return "between"


class Size:
    def __init__(self, number):
        self.number = number

    def of(self):
        return max(self.number, -self.number)
"""
NOTICE = """
from small import Size, between


def test_between():
    said = [between(one) for one in (2, 3, 9, 10)]
    assert said == ["under", "between", "between", "over"]


def test_size():
    assert (Size(-2).of(), Size(3).of()) == (2, 3)
"""
TARGETS = """
[[group]]
modules = ["small.py"]
tests = ["test_small.py"]
"""
SAME = """
[[same]]
module = "small.py"
line = "return max(self.number, -self.number)"
what = "max() with self.number, -self.number swapped"
reason = "The largest of two is the same in either order."
"""
SWAPPED = "max() with self.number, -self.number swapped"


@pytest.fixture
def mutants(tmp_path):
    """Tries all changes of a small module; gives the exit code and what was printed."""

    def run(*, tests=NOTICE, same="", module=SMALL):
        files = {"small.py": module, "test_small.py": tests, "t.toml": TARGETS, "s.toml": same}
        for name, text in files.items():
            (tmp_path / name).write_text(text, "utf-8")
        command = [sys.executable, "-m", "tests.mutants", "--targets", "t.toml", "--same", "s.toml"]
        ran = subprocess.run(
            command,
            cwd=tmp_path,
            env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=100,
        )
        return ran.returncode, ran.stdout + ran.stderr

    return run


def test_what_no_test_notices_is_told_and_nothing_else(mutants):
    code, said = mutants()
    assert code == 1, said
    assert SWAPPED in said
    assert said.count("  small.py:") == 1, said
    changes, noticed = map(int, re.search(r"^small.py +(\d+) +(\d+) ", said, re.MULTILINE).groups())
    assert (changes >= 20, changes - noticed) == (True, 1)


def test_with_its_reason_it_is_good_as_long_as_it_can_be_made(mutants):
    code, said = mutants(same=SAME)
    assert (code, SWAPPED in said) == (0, False), said
    code, said = mutants(same=SAME, module=SMALL.replace("-self.number)", "0 - self.number)"))
    assert (code, "listed, and can't be made any more" in said) == (1, True), said


def test_tests_that_fail_anyway_notice_nothing(mutants):
    code, said = mutants(tests=f"{NOTICE}    assert not Size(0).of() + 1\n")
    assert (code, "without any change this fails: test_small.py::test_size" in said) == (2, True), (
        said
    )


GROUPS = tomllib.loads((HERE / "targets.toml").read_text("utf-8"))["group"]
MODULES = [one for group in GROUPS for one in group["modules"]]


def test_each_module_is_changed_once_and_has_its_tests():
    assert max(Counter(MODULES).values()) == 1
    missing = [
        one
        for group in GROUPS
        for one in (*group["modules"], *group["tests"])
        if not (REPOSITORY / one).is_file()
    ]
    assert missing == []


def test_what_makes_no_difference_can_still_be_made_and_has_a_reason():
    reasons = listed(HERE / "same.toml")
    there = {one.key for path in MODULES for one in Module.read(path, REPOSITORY).changes}
    assert reasons.keys() - there == set()
    assert min(map(len, reasons.values())) > 20
