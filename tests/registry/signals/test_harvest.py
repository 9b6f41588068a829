"""The harvest of a meeting: every line a signal, once, all or none."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.errors import Invalid
from registry.core.vocabulary import MeetingKind
from registry.signals.harvest import (
    LONGEST_LINE,
    MOST_LINES,
    Harvest,
    HarvestDraft,
    harvest,
    rows_of,
)
from registry.signals.proposals.meeting import Meeting
from registry.signals.signal import Signal, SignalStepped
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import BY_ROLE, KERN, RAISER, do, events, signal_world
from tests.support.at_once import at_once
from tests.support.examples import examples

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # the 24th in the Netherlands
DAY = date(2026, 11, 23)
LINES = """
- Kennis over droogte blijft liggen bij de gemeenten.
* Kans: de hogeschool wil meedenken over energie.

3. RISICO - de enige die dit weet gaat met pensioen.
"""


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url, clock=lambda: NOW) as opened:
        await signal_world(opened)
        yield opened


def draft(**news):
    values = {"kind": "elke-regio-vertelt", "day": "23-11-2026", "lines": LINES}
    return HarvestDraft.of(values | news)


async def gather(store, actor=RAISER, **news):
    return await do(store, actor, harvest, draft(**news), "Elke Regio Vertelt!")


async def all_signals(store):
    async with store.read() as unit:
        return sorted(await unit.of(Signal).all(), key=lambda one: one.number)


async def faults_of(store, **news):
    with pytest.raises(Invalid) as told:
        await gather(store, **news)
    assert await all_signals(store) == []
    return [(one.field, one.code) for one in told.value.faults]


async def test_every_line_is_a_signal_with_the_meeting_as_its_source(store):
    got = await gather(store, hub="twente", themes=("water",))
    first, second, third = await all_signals(store)
    assert (first, second, third) == got.signals
    assert first.seen == "Kennis over droogte blijft liggen bij de gemeenten."
    assert second.seen == "de hogeschool wil meedenken over energie."
    assert [one.kind for one in got.signals] == ["probleem", "kans", "risico"]
    for one in got.signals:
        assert (one.raiser, one.hub, one.region, one.themes) == (
            RAISER,
            "twente",
            "twente",
            ("water",),
        )
        assert (one.source.kind, one.source.text) == ("meeting", "Elke Regio Vertelt!")
    async with store.read() as unit:
        meeting = await unit.of(Meeting).get("elke-regio-vertelt-2026-11-23")
        known = await unit.of(Harvest).get(meeting.slug)
    assert got.meeting == meeting
    assert [one.signal for one in known.gathered] == ["1", "2", "3"]
    told = [one for one in await events(store) if isinstance(one, SignalStepped)]
    assert [(one.signal, one.kernteam) for one in told] == [("1", True), ("2", True), ("3", True)]


async def test_what_the_form_leaves_open_comes_from_the_words_of_each_line(store):
    await gather(store, lines="Energie in Twente loopt vast.\nIn Friesland weet niemand van bodem.")
    first, second = await all_signals(store)
    assert (first.hub, first.themes) == ("twente", ("energie",))
    assert (second.hub, second.region) == (None, "friesland")


async def test_the_same_again_gives_no_doubles(store):
    await gather(store)
    got = await gather(store, KERN, lines=LINES.upper() + "Nog een signaal erbij.\n" * 2)
    assert [one.seen for one in got.signals] == ["Nog een signaal erbij."]
    assert got.known == 4
    assert len(await all_signals(store)) == 4
    again = await gather(store)
    assert (again.signals, again.known) == ((), 3)


async def test_another_meeting_of_that_day_is_another_harvest(store):
    for hub in ("twente", "flevoland"):
        assert len((await gather(store, kind="hub", hub=hub)).signals) == 3
    for title in ("Heidag", "Werkbezoek Urk"):
        assert len((await gather(store, kind="anders", title=title)).signals) == 3
    async with store.read() as unit:
        assert sorted(one.slug for one in await unit.of(Harvest).all()) == [
            "anders-2026-11-23-heidag",
            "anders-2026-11-23-werkbezoek-urk",
            "hub-2026-11-23-flevoland",
            "hub-2026-11-23-twente",
        ]
    assert Meeting.key(MeetingKind.STEERING, DAY, "twente", "x") == "stuurgroep-2026-11-23"


@pytest.mark.parametrize("role", BY_ROLE)
async def test_everybody_who_may_raise_a_signal_may_harvest(store, role):
    assert len((await gather(store, BY_ROLE[role])).signals) == 3


async def test_each_fault_says_which_line_and_nothing_is_raised(store):
    lines = "kort\n\n" + "x" * (LONGEST_LINE + 1) + "\nDeze regel is goed.\nkans: nee"
    assert await faults_of(store, lines=lines) == [
        ("lines.1", "harvest_short"),
        ("lines.3", "harvest_long"),
        ("lines.5", "harvest_short"),
    ]


@pytest.mark.parametrize(
    ("news", "fault"),
    [
        ({"lines": " \n- \n"}, ("lines", "required")),
        ({"lines": "Dit is een signaal.\n" * (MOST_LINES + 1)}, ("lines", "harvest_many")),
        ({"day": "25-11-2026"}, ("day", "harvest_future")),
        ({"day": ""}, ("day", "required")),
        ({"day": "gisteren"}, ("day", "date")),
        ({"kind": "feest"}, ("kind", "choice")),
        ({"kind": "anders"}, ("title", "required")),
        ({"hub": "mars"}, ("hub", "unknown")),
        ({"hub": "gebied:mars"}, ("hub", "choice")),
        ({"themes": ("water", "liefde")}, ("themes", "unknown")),
        ({"lines": "x" * 8_001}, ("lines", "too_long")),
    ],
)
async def test_what_is_wrong_with_the_whole_is_said_at_its_field(store, news, fault):
    assert fault in await faults_of(store, **news)


async def test_every_line_that_is_wrong_is_named(store):
    assert len(await faults_of(store, lines="kort\n" * MOST_LINES)) == MOST_LINES


async def test_today_in_the_netherlands_has_been(store):
    assert len((await gather(store, day="24-11-2026")).signals) == 3


async def test_forty_lines_fit_and_are_in_in_order(store):
    lines = [f"Signaal nummer {at} van deze bijeenkomst." for at in range(MOST_LINES)]
    await gather(store, lines="\n".join(lines))
    assert [one.seen for one in await all_signals(store)] == lines


async def test_who_bring_in_the_same_at_once_raise_it_once(store_url):
    async with (
        await Store.open(store_url, clock=lambda: NOW) as one,
        await Store.open(store_url, clock=lambda: NOW) as other,
    ):
        await signal_world(one)
        bots = (one, other, one, other)
        got = await at_once(
            *(gather(bot, who) for bot, who in zip(bots, BY_ROLE.values(), strict=False))
        )
        assert sorted(len(each.signals) for each in got) == [0, 0, 0, 3]
        assert [signal.number for signal in await all_signals(one)] == [1, 2, 3]


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_rows_are_numbered_as_people_count_lines(text):
    lines = text.splitlines()
    for row in rows_of(text):
        assert row.text
        assert row.text in lines[row.number - 1]


def test_a_line_is_known_again_by_its_words():
    first, same, other, signs, more_signs = rows_of("Één loket!\n* een LOKET\nTwee\n???\n!!!")
    assert first.digest == same.digest
    assert len({first.digest, other.digest, signs.digest, more_signs.digest}) == 4


@pytest.mark.parametrize(
    ("line", "text", "kind"),
    [
        ("Kans: meer samen doen", "meer samen doen", "kans"),
        ("opportunity - do more together", "do more together", "kans"),
        ("- risico: het stopt", "het stopt", "risico"),
        ("Problem: it stops", "it stops", "probleem"),
        ("kansen genoeg hier", "kansen genoeg hier", None),
        ("kans:", "kans:", None),
        ("Kansrijk: ja", "Kansrijk: ja", None),
        ("12. twaalf", "twaalf", None),
        ("2026 was een goed jaar", "2026 was een goed jaar", None),
    ],
)
def test_a_line_may_say_what_kind_it_is(line, text, kind):
    (row,) = rows_of(line)
    assert (row.text, row.kind) == (text, kind)
