"""What is planned in many made-up worlds is what was planned in them before."""

import json

import pytest

from tests.graph_sync.plan.kept_plans import FILE, WORLDS, kept

LINES = dict(zip(WORLDS, FILE.read_text("utf-8").splitlines(), strict=True))


@pytest.mark.parametrize("seed", WORLDS)
def test_a_plan_is_what_it_was(seed):
    assert json.loads(kept(seed)) == json.loads(LINES[seed]), (
        "see tests/graph_sync/plan/kept_plans.py"
    )
