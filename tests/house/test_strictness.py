"""A skip hides nothing where PLEK_REQUIRE_ALL is set."""

import pytest

PROBE = """
import pytest

def test_of_a_missing_program():
    pytest.skip("chromium is not installed")

def test_of_another_system():
    pytest.skip("platform: there is no fork on Windows")

@pytest.mark.xfail(strict=True)
def test_known_to_fail():
    assert False

def test_that_passes():
    pass
"""


@pytest.fixture
def probe(pytester, monkeypatch):
    # The probe is a project of its own: it has only the plugin under test.
    pytester.makepyfile(test_probe=PROBE)

    def run(strict):
        if strict:
            monkeypatch.setenv("PLEK_REQUIRE_ALL", "1")
        else:
            monkeypatch.delenv("PLEK_REQUIRE_ALL", raising=False)
        plugins = ["-p", "tests.support.strictness", "-p", "no:randomly", "-p", "no:asyncio"]
        return pytester.runpytest(*plugins)

    return run


def test_a_missing_program_is_a_skip_at_home(probe):
    probe(strict=False).assert_outcomes(passed=1, skipped=2, xfailed=1)


def test_a_missing_program_is_a_failure_where_all_is_required(probe):
    result = probe(strict=True)

    result.assert_outcomes(passed=1, failed=1, skipped=1, xfailed=1)
    result.stdout.fnmatch_lines(["*PLEK_REQUIRE_ALL is set*chromium is not installed*"])


def test_a_skipped_module_is_a_failure_where_all_is_required(pytester, probe):
    pytester.makepyfile(test_probe="import pytest\npytest.importorskip('no_such_module_here')\n")

    result = probe(strict=True)

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*PLEK_REQUIRE_ALL is set*no_such_module_here*"])
