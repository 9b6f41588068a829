"""Similar signals before sending one, and what plays in several regions, each with its reasons."""

import pytest

from registry.core.errors import NotAllowed
from registry.documents import load_content
from registry.signals.signal import Signal
from registry.signals.similarity.similar import found, pattern_of, patterns, similar_signals
from registry.signals.workflow.signal_workflow import pick_up, raise_signal, set_aside
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    KERN,
    OTHER,
    RAISER,
    do,
    draft,
    get,
    signal_world,
)

SOIL = "Kennis over bodemdaling komt niet bij de gemeenten terecht."
SOIL_TOO = "Gemeenten weten niet welke kennis over bodemdaling er is."
TRAINS = "De laatste trein naar de kust vertrekt voor het einde van de avondschool."


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        await signal_world(opened)
        async with opened.write("system") as unit:
            await load_content(unit)
        for seen, hub, theme in (
            (SOIL, "twente", "water"),
            (TRAINS, "zeeland", "energie"),
            (SOIL_TOO, "flevoland", "water"),
        ):
            wish = draft(seen=seen, hub=hub, themes=(theme,), anonymous=True)
            await do(opened, RAISER, raise_signal, wish)
        yield opened


async def test_a_like_signal_is_shown_with_the_words_and_themes_that_say_so(store):
    text = "Bij ons weet de gemeente niets van bodemdaling"
    async with store.read(OTHER) as unit:
        likes = await similar_signals(unit, text, ("water",))
        nothing = await similar_signals(unit, "Waar vind ik een vergaderzaal in Utrecht?")
    assert {one.signal.slug for one in likes} == {"1", "3"}
    assert all("bodemdaling" in one.words and one.themes == ("water",) for one in likes)
    assert all(RAISER not in one.signal.model_dump_json() for one in likes)
    assert nothing == ()


async def test_a_shared_theme_brings_a_signal_forward(store):
    async with store.read(OTHER) as unit:
        plain = await similar_signals(
            unit, "de laatste trein naar de kust, en kennis over bodemdaling"
        )
        themed = await similar_signals(
            unit, "de laatste trein naar de kust, en kennis over bodemdaling", ("energie",)
        )
    assert {one.signal.slug for one in plain} >= {"1", "2"}
    assert themed[0].signal.slug == "2"


async def test_what_is_over_is_not_joined_but_the_kernteam_finds_it(store):
    await do(store, KERN, set_aside, "1", "Dubbel.")
    async with store.read(OTHER) as unit:
        assert "1" not in [one.signal.slug for one in await similar_signals(unit, SOIL)]
        with pytest.raises(NotAllowed):
            await found(unit, "bodemdaling")
    async with store.read(KERN) as unit:
        assert {one.signal.slug for one in (await found(unit, "bodemdaling")).signals} == {"1", "3"}
        assert len((await found(unit, "bodemdaling", limit=1, offset=1)).signals) == 1


async def test_a_pattern_is_what_is_alike_in_several_places(store):
    await do(store, KERN, pick_up, "1")
    async with store.read(KERN) as unit:
        [pattern] = await patterns(unit)
        alone = await pattern_of(unit, await unit.of(Signal).get("2"))
    assert {pattern.first.slug, *(one.signal.slug for one in pattern.likes)} == {"1", "3"}
    assert set(pattern.places) == {"twente", "flevoland"}
    assert "bodemdaling" in pattern.likes[0].words
    assert alone is None


async def test_the_same_in_one_place_is_no_pattern(store):
    await do(store, RAISER, raise_signal, draft(seen=TRAINS, hub="zeeland"))
    async with store.read(KERN) as unit:
        assert await pattern_of(unit, await get(store, Signal, "2")) is None
    async with store.read(OTHER) as unit:
        with pytest.raises(NotAllowed):
            await patterns(unit)


async def test_who_raised_it_is_no_word_to_find_it_by(store):
    async with store.read(KERN) as unit:
        assert await unit.search("anna", ("signals",)) == []
        assert await unit.search("", ("signals",), tags=("level:in-de-regio", "hub:twente"))
