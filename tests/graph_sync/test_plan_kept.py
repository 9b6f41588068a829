"""What is planned in many made-up worlds is what was planned in them before."""

import json

import pytest

from tests.graph_sync.kept_plans import FILE, WORLDS, kept

LINES = FILE.read_text("utf-8").splitlines()


@pytest.mark.parametrize("seed", range(WORLDS))
def test_a_plan_is_what_it_was(seed):
    assert json.loads(kept(seed)) == json.loads(LINES[seed]), "see tests/graph_sync/kept_plans.py"


def test_as_many_worlds_as_there_are_plans():
    assert len(LINES) == WORLDS
