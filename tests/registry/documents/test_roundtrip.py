"""Any registry at all comes back from its dump as it was, by JSON and by TOML."""

import asyncio
from datetime import UTC

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.entity import slugify
from registry.core.reference.teams_names import suggested_channel_name, suggested_team_name
from registry.core.reference.theme import Theme
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Language, NetworkKind, OrganisationKind, Region, Scale
from registry.documents import DocumentError, dump, load, to_json, to_toml
from registry.members.member import Member
from registry.networks.network import Change, Network
from registry.organisations.organisation import Organisation
from registry.store.store import Store
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

NASTY = st.sampled_from(
    ('"', "'", "\\", "\n", "\r\n", "\t", "🚲", "\u202e", "\u2028", "é", "'''", '"""', "{null}", "#")
)
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
TEXT = st.lists(NASTY | st.text(LETTERS, max_size=5))
PROSE = TEXT.map(lambda parts: "".join(parts).strip()[:200].strip())
NAME = PROSE.map(lambda text: f"n{text}n"[:100])
TEAM, CHANNEL = NAME.map(suggested_team_name), NAME.map(suggested_channel_name)
SLUG = st.text("abc019", min_size=1, max_size=4)


def entities(entity, **fields):
    return st.lists(
        st.builds(entity, slug=SLUG, **fields), max_size=4, unique_by=lambda one: one.slug
    )


def some(choices):
    return st.lists(st.sampled_from(choices), max_size=3, unique=True).map(tuple)


@st.composite
def registries(draw):
    """Nouns that refer to each other only where the other is there."""
    themes = draw(entities(Theme, name=NAME, summary=PROSE, keywords=st.lists(PROSE).map(tuple)))
    kinds = st.sampled_from(OrganisationKind)
    organisations = draw(entities(Organisation, name=NAME, kind=kinds, aliases=st.tuples(PROSE)))
    theme_keys = some([one.slug for one in themes]) if themes else st.just(())
    organisation = st.sampled_from([None, *(one.slug for one in organisations)])
    members = entities(
        Member,
        name=PROSE,
        organisation=organisation,
        purpose=PROSE,
        regions=some(list(Region)),
        themes=theme_keys,
        language=st.none() | st.sampled_from(Language),
        drives=st.none() | st.booleans(),
        consent=st.none() | st.datetimes(timezones=st.just(UTC)),
        offers=st.integers(0, 3),
    )
    networks = entities(
        Network,
        name=NAME,
        kind=st.sampled_from(NetworkKind),
        scale=st.sampled_from(Scale),
        purpose=PROSE,
        themes=theme_keys,
        pending=st.none() | st.builds(Change, name=st.none() | NAME, purpose=st.none() | PROSE),
        workspace=st.none() | st.builds(Workspace, name=TEAM, channels=st.tuples(CHANNEL)),
    )
    return [*themes, *organisations, *draw(members), *draw(networks)]


async def loaded(url, *documents):
    """What a new store holds after loading these one after the other."""
    async with await Store.open(url) as store:
        for document in documents:
            async with store.write("system") as unit:
                result = await load(unit, document)
        async with store.read() as unit:
            return await dump(unit), result


async def dumped(url, things):
    async with await Store.open(url) as store:
        async with store.write("system") as unit:
            for thing in things:
                await unit.of(type(thing)).add(thing)
        async with store.read() as unit:
            return await dump(unit)


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(things=registries())
def test_dump_and_load(things, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stores")
    document = asyncio.run(dumped(sqlite_with_tables(f"{folder}/old.db"), things))
    assert sum(map(len, document.values())) == len(things)
    for name, write in (("json", to_json), ("toml", to_toml)):
        url = sqlite_with_tables(f"{folder}/{name}.db")
        again, result = asyncio.run(loaded(url, write(document), write(document)))
        assert again == document
        assert result.total.unchanged == len(things)
        assert write(again) == write(document)


def test_a_slug_can_be_made_of_any_name():
    assert slugify("Café Één") == "cafe-een"


@given(text=st.text(max_size=200) | st.text("[]{}=\"'\n,:#abc", max_size=60))
def test_no_text_at_all_breaks_loading(text):
    class Nothing:
        def of(self, entity):
            raise AssertionError(entity)

    try:
        result = asyncio.run(load(Nothing(), text))
    except DocumentError as error:
        problems = error.problems
    else:
        assert result.total.added == 0
        return
    assert problems
