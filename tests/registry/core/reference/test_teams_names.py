from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from registry.core.reference.teams_names import (
    ReservedName,
    fault_of_channel_name,
    fault_of_team_name,
    folded_name,
    reserve,
    reserved_fault,
    reserved_until,
    same_name,
    suggested_channel_name,
    suggested_team_name,
)
from registry.store.store import Store
from tests.support.conversation import Clock

TEXT = st.text(max_size=120) | st.text("_. -/\\:&+{}<>'\"#%*?|~,aé🚲\x00\x85\u2028", max_size=80)
OCTOBER_2023 = [
    *["Algemeen", "Helpdesk", "Bijeenkomsten", "Kernteam (organisatie bijeenkomsten)"],
    *["Kennis- en leeragenda", "PLeK Café", "GW Noordelijk Flevoland"],
]


@pytest.mark.parametrize("name", [*OCTOBER_2023, "a", "a.b", "x_y", "1-2 (3) [4]!", "🚲" * 25])
def test_a_name_that_can_be_is_left_as_it_is(name):
    assert fault_of_channel_name(name) is None
    assert suggested_channel_name(name) == name
    assert fault_of_team_name(name) is None


@pytest.mark.parametrize(
    ("name", "code", "suggestion"),
    [
        ("Wonen/bereikbaarheid", "name_sign", "Wonen - bereikbaarheid"),
        ("Water & bodem", "name_sign", "Water en bodem"),
        ("Regio's: leren, delen?", "name_sign", "Regios - leren delen"),
        ("Team {x}", "name_sign", "Team (x)"),
        ("a..b", "name_dots", "a.b"),
        ("_intern", "name_start", "intern"),
        (".net", "name_start", "net"),
        ("Etc.", "name_end", "Etc"),
        ("con", "name_reserved", "con (kanaal)"),
        ("COM7", "name_reserved", "COM7 (kanaal)"),
        ("Desktop.ini", "name_reserved", "Desktop.ini (kanaal)"),
        ("mijn _VTI_ map", "name_reserved", "mijn vti map"),
        ("twee\nregels", "name_hidden", "twee regels"),
        ("x" * 51, "name_too_long", "x" * 50),
        ("🚲" * 26, "name_too_long", "🚲" * 25),
        ("Kennis- en leeragenda voor het landelijk gebied rond Urk", "name_too_long",
         "Kennis- en leeragenda voor het landelijk gebied"),
        ("", "required", "Kanaal"),
        ("???", "name_sign", "Kanaal"),
    ],
)  # fmt: skip
def test_what_teams_refuses_is_said_with_a_name_that_can_be(name, code, suggestion):
    fault = fault_of_channel_name(name)
    assert (fault.field, fault.code) == ("name", code)
    assert fault.params["suggestion"] == suggested_channel_name(name) == suggestion


@pytest.mark.parametrize("sign", "~#%&*{}+/\\:<>?|'\",")
def test_each_sign_that_teams_refuses_is_named(sign):
    fault = fault_of_channel_name(f"Water {sign} bodem")
    assert (fault.code, fault.params["sign"]) == ("name_sign", sign)


def test_a_team_may_have_signs_and_a_longer_name():
    assert fault_of_team_name("Water & bodem: regio's/gemeenten") is None
    assert fault_of_team_name("x" * 256) is None
    assert fault_of_team_name("x" * 257).params["max"] == 256
    assert suggested_team_name("x" * 257) == "x" * 256
    assert fault_of_team_name("a\x00b").code == "name_hidden"
    assert fault_of_team_name(" ").code == "required"


@given(TEXT, st.lists(TEXT, max_size=3))
@example("con", [])
@example("_vti__vti_", [])
@example("a" * 49 + " ._", [])
@example("x" * 50, ["x" * 50])
def test_a_suggestion_can_always_be_and_is_not_taken(text, others):
    taken = [text, *others]
    for name in (suggested_channel_name(text), suggested_channel_name(text, taken)):
        assert fault_of_channel_name(name) is None
        assert suggested_channel_name(name) == name
    assert not any(same_name(suggested_channel_name(text, taken), one) for one in taken)
    team = suggested_team_name(text)
    assert fault_of_team_name(team) is None
    assert suggested_team_name(team) == team


@given(TEXT, TEXT)
def test_names_are_the_same_however_they_are_written(one, other):
    assert folded_name(folded_name(one)) == folded_name(one)
    assert same_name(one, other) == same_name(other, one)
    assert same_name(one, f"  {one} ")
    assert same_name(one.upper(), one.upper().lower())


def test_capitals_and_spelled_out_accents_make_no_other_name():
    assert same_name("PLeK Café", "plek  cafe\u0301")
    assert not same_name("PLeK Café", "PLeK Cafe")


@pytest.fixture
def clock():
    return Clock(datetime(2026, 11, 24, 9, tzinfo=UTC))


async def test_a_name_comes_free_when_its_time_is_over(store_url, clock):
    month = timedelta(days=30)
    async with await Store.open(store_url, clock=clock) as store:
        async with store.write("system") as unit:
            await reserve(unit, "hub:twente", "Water", unit.now + month)
            await reserve(unit, "hub:twente", "WATER", unit.now + month)
            assert await reserved_until(unit, "hub:twente", "water") == unit.now + month
            assert await reserved_until(unit, "hub:zeeland", "water") is None
            fault = await reserved_fault(unit, "hub:twente", "water", taken=("Water 2",))
            assert fault.code == "name_kept"
            assert fault.params["until"] == date(2026, 12, 24)
            assert fault.params["suggestion"] == "water 3"
        clock.forward(days=30)
        async with store.write("system") as unit:
            assert await reserved_until(unit, "hub:twente", "Water") is None
            assert await reserved_fault(unit, "hub:twente", "Water") is None
            await reserve(unit, "hub:twente", "Bodem", unit.now + month)
            assert [one.name for one in await unit.of(ReservedName).all()] == ["Bodem"]
