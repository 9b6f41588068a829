"""A plan in a file is the plan that was shown, or it is refused."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.sync.plan_files import KeptPlan, PlanFileDamaged, read_plan, write_plan
from registry.provisioning.plan import (
    Blocked,
    Cause,
    Foreign,
    Pending,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
)

MADE = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
CHANGE = PlannedChange(
    SyncAction.CREATE, ResourceKind.TEAM, "hub:urk", "hub:urk", "GW Urk", Cause.WANTED, calls=2
)
REMOVAL = PlannedChange(
    SyncAction.REMOVE,
    ResourceKind.MEMBER,
    "hub:twente/fatima",
    "hub:twente",
    "Fatima El Amrani",
    Cause.UNWANTED,
    removes=True,
)
PLAN = Plan(
    (CHANGE, REMOVAL),
    (Blocked("hub:x", "hub:x", "GW X", ResourceKind.TEAM, "name-taken"),),
    (Pending("hub:twente/zoe", "hub:twente", "Zoë", ResourceKind.MEMBER),),
    (Foreign("g1", "Borrel", ResourceKind.TEAM),),
    estimate_seconds=12.5,
    calls=9,
)

KEPT = KeptPlan(PLAN, MADE)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plan.json"


def test_what_was_written_is_read(path):
    write_plan(path, KEPT)

    assert read_plan(path) == KEPT


changes = st.builds(
    PlannedChange,
    st.sampled_from(SyncAction),
    st.sampled_from(ResourceKind),
    st.text(),
    st.text(),
    st.text(),
    st.sampled_from(Cause),
    before=st.text(),
    after=st.text(),
    removes=st.booleans(),
    seconds=st.floats(0, 1e6),
)


@given(st.builds(Plan, st.lists(changes, max_size=5).map(tuple)), st.datetimes(), st.booleans())
def test_any_plan_comes_back_as_it_was(tmp_path_factory, plan, made, whole):
    path = tmp_path_factory.getbasetemp() / "any-plan.json"
    kept = KeptPlan(plan, made.replace(tzinfo=UTC), whole)
    write_plan(path, kept)

    assert read_plan(path) == kept


def edited(path, **news):
    sheet = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(sheet | news), "utf-8")


@pytest.mark.parametrize(
    "news",
    [
        {"made_at": "2026-11-25T10:30:00Z"},
        {"checksum": replace(PLAN, changes=(CHANGE,)).checksum},
        {"whole": False},
        {"seal": "0" * 64},
        {"plan": '{"changes": []}'},
    ],
    ids=lambda one: next(iter(one)),
)
def test_what_was_changed_by_hand_is_refused(path, news):
    write_plan(path, KEPT)
    edited(path, **news)

    with pytest.raises(PlanFileDamaged, match="was changed since"):
        read_plan(path)


def test_a_removal_that_is_made_to_look_harmless_is_refused(path):
    write_plan(path, KEPT)
    text = json.loads(path.read_text("utf-8"))["plan"]
    edited(path, plan=text.replace('"removes":true', '"removes":false'))

    with pytest.raises(PlanFileDamaged):
        read_plan(path)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff\xfe", b'{"plek": "sync plan 2"}', b"[" * 50_000]
)
def test_what_is_no_plan_is_refused_in_a_line(path, content):
    path.write_bytes(content)

    with pytest.raises(PlanFileDamaged, match="plek sync plan --out") as refused:
        read_plan(path)
    assert "\n" not in str(refused.value)


def test_a_file_cut_short_is_refused_wherever_it_was_cut(path):
    write_plan(path, KEPT)
    whole = path.read_bytes()
    for length in range(0, len(whole.rstrip()), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(PlanFileDamaged):
            read_plan(path)


def test_an_older_plan_stays_whole_when_a_new_one_cannot_be_written(path):
    write_plan(path, KEPT)
    (path.parent / "plan.json.part").mkdir()

    with pytest.raises(IsADirectoryError):
        write_plan(path, KeptPlan(Plan(), MADE))
    assert read_plan(path) == KEPT
