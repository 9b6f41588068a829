"""What a sentence says of a signal: its kind, level, place and themes, and by which words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.reference.theme import Theme
from registry.hubs.hub import Hub
from registry.signals.similarity.prefill import MOST_THEMES, Prefill, prefill
from registry.store.store import Store
from tests.support.examples import examples
from tests.support.furnished import furnish

DROUGHT = "Kennis over droogte blijft liggen bij de gemeenten in Twente."


@pytest.fixture
async def store(sqlite_url):
    await furnish(sqlite_url)
    async with await Store.open(sqlite_url) as opened:
        yield opened


async def guessed(store, text, team=""):
    async with store.read() as unit:
        return await prefill(unit, text, team)


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        ("Er liggen kansen om samen te leren", "kans", ("kansen",)),
        ("There is an opportunity here", "kans", ("opportunity",)),
        ("Het risico is dat kennis verdwijnt", "risico", ("risico",)),
        ("Er is kans op wateroverlast", "risico", ("kans",)),
        ("We zien een knelpunt, en een kans", "probleem", ("knelpunt",)),
        ("Kennis verdwijnt", "probleem", None),
        ("", "probleem", None),
    ],
)
async def test_the_kind_comes_from_the_first_word_that_says_it(store, text, kind, because):
    found = await guessed(store, text)
    assert (found.kind, found.because.get("kind")) == (kind, because)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (DROUGHT, "in-de-regio"),
        ("In Twente en Flevoland speelt hetzelfde", "tussen-regios"),
        ("In Urk en Enschede speelt hetzelfde", "tussen-regios"),
        ("Regio's weten dit niet van elkaar", "tussen-regios"),
        ("Het ministerie van BZK hoort niet wat Twente leert", "regio-en-rijk"),
        ("The ministry does not hear this", "regio-en-rijk"),
    ],
)
async def test_the_level_comes_from_who_is_named(store, text, level):
    assert (await guessed(store, text)).level == level


@pytest.mark.parametrize(
    ("text", "hub", "region"),
    [
        (DROUGHT, "twente", None),
        ("Op Urk missen we dit", "noordelijk-flevoland", None),
        ("In noordelijk flevoland missen we dit", "noordelijk-flevoland", None),
        ("In Zeeland missen we dit", None, "zeeland"),
        ("In Noord-Brabant missen we dit", None, "noord-brabant"),
        ("In Twente en op Urk missen we dit", None, None),
        ("In Twente en Zeeland missen we dit", None, None),
        ("In Zeeland en Limburg missen we dit", None, None),
        ("Hier missen we dit", None, None),
    ],
)
async def test_one_place_that_is_named_is_where_it_plays(store, text, hub, region):
    found = await guessed(store, text)
    assert (found.hub, found.region) == (hub, region)
    assert ("hub" in found.because) == bool(hub or region)


@pytest.mark.parametrize(
    ("text", "team", "hub"),
    [
        ("Hier missen we dit", "GW Noordelijk Flevoland", "noordelijk-flevoland"),
        (DROUGHT, "GW Noordelijk Flevoland", "twente"),
        ("In Zeeland missen we dit", "GW Noordelijk Flevoland", None),
        ("Hier missen we dit", "PLeK Café", None),
        ("", "GW Noordelijk Flevoland", None),
    ],
)
async def test_where_no_place_is_named_the_team_says_it(store, text, team, hub):
    assert (await guessed(store, text, team)).hub == hub


async def test_themes_come_with_the_words_that_say_so(store):
    found = await guessed(store, DROUGHT)
    assert found.themes == ("water-en-bodem",)
    assert found.because["themes"] == ("droogte",)


async def test_what_every_signal_is_about_is_no_theme(store):
    assert (await guessed(store, "Kennis en leren in de regio en in netwerken")).themes == ()


async def test_no_words_say_nothing(store):
    assert await guessed(store, "") == Prefill()


@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.sampled_from([*DROUGHT.split(), "Urk", "Zeeland", "rijk", "kans", "op", "energie", "!"])
        | st.text(max_size=12),
        max_size=12,
    ).map(" ".join)
)
async def test_a_guess_is_always_of_what_there_is(store, text):
    found = await guessed(store, text)
    async with store.read() as unit:
        hubs = {one.slug for one in await unit.of(Hub).all()}
        themes = {one.slug for one in await unit.of(Theme).all()}
    assert found.hub in hubs | {None}
    assert found.hub is None or found.region is None
    assert set(found.themes) <= themes
    assert len(found.themes) <= MOST_THEMES
    assert found.because.keys() <= {"kind", "level", "hub", "themes"}
    assert all(found.because.values())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("In Fryslân, blijft kennis liggen", "Fryslân"),
        ("De Zeeuwse kennis blijft liggen", "Zeeuwse"),
        ("Kennis in Noord Brabant blijft liggen", "Brabant"),
        ("In (Brabant) blijft kennis liggen", "Brabant"),
    ],
)
async def test_a_region_is_told_as_it_was_written(store, text, written):
    assert (await guessed(store, text)).because["hub"] == (written,)
