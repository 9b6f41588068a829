"""Any sequence of events: nobody is ever found who did not say so at that time."""

import asyncio
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.core.errors import Invalid, NotFound
from registry.core.permissions import SYSTEM
from registry.directory.people import people_of, people_on, person
from registry.documents import dump, load
from registry.members.aliases import known_as_many
from registry.members.being_found import (
    be_found,
    be_found_only,
    hide,
    stop_being_found,
)
from registry.members.introductions import introduce
from registry.members.member import Member
from registry.onboarding.departures import come_back, depart
from registry.onboarding.people import EditForm, put_right
from registry.onboarding.welcome import arrive
from registry.privacy.export_and_erase import erase
from registry.store.store import Store
from tests.registry.directory.fixtures_directory import (
    KERNTEAM,
    NOW,
    PEOPLE,
    READER,
    THEMES,
    begin,
    clock,
    do,
    introduced,
)
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

SAID = st.lists(st.sampled_from(THEMES), max_size=2, unique=True)
WHO = st.sampled_from(PEOPLE)
DEED = st.one_of(
    st.tuples(st.just("on"), WHO, SAID),
    st.tuples(st.just("only"), WHO, SAID),
    st.tuples(st.just("off"), WHO, SAID),
    st.tuples(st.just("introduce"), WHO, SAID),
    *(st.tuples(st.just(deed), WHO, st.none()) for deed in ("leave", "back", "arrive", "erase")),
    *(st.tuples(st.just(deed), WHO, st.none()) for deed in ("hide", "right", "load", "gone")),
    st.tuples(st.just("merge"), WHO, WHO),
)


class Said:
    """What each person said, and whether they take part: the rule in a few lines."""

    def __init__(self):
        self.on = {key: set() for key in PEOPLE}
        self.here = dict.fromkeys(PEOPLE, True)

    def expected(self, theme):
        return {key for key in PEOPLE if self.here.get(key) and theme in self.on[key]}

    def note(self, deed, who, more):
        if deed in ("on", "only", "introduce") and (self.here.get(who) or deed == "introduce"):
            before = self.on[who] if deed == "on" else set()
            self.on[who] = before | set(more)
            self.here[who] = True
        elif deed == "off":
            self.on[who] -= set(more) or set(THEMES)
        elif deed in ("leave", "gone", "erase", "hide"):
            self.on[who] = set()
            if deed != "hide":
                self.here[who] = None if deed == "erase" else False
        elif deed == "back" and self.here.get(who) is False:
            self.here[who] = True


FILLED = {"name": "Naam", "organisation": "rws", "language": "nl", "drives": "no", "consent": True}
LOADED = {"name": "Geladen", "organisation": "rws", "status": "introduced"}
DEEDS = {
    "on": lambda who, more: (who, be_found, more),
    "only": lambda who, more: (who, be_found_only, more),
    "off": lambda who, more: (who, stop_being_found, more),
    "introduce": lambda who, more: (who, introduce, FILLED | {"found_on": tuple(more)}),
    "leave": lambda who, _: (SYSTEM, depart, who),
    "gone": lambda who, _: (SYSTEM, partial(depart, gone=True), who),
    "back": lambda who, _: (KERNTEAM, come_back, who),
    "arrive": lambda who, _: (SYSTEM, arrive, who, "Naam"),
    "erase": lambda who, _: (who, erase, who),
    "hide": lambda who, _: (KERNTEAM, hide, who),
    "right": lambda who, _: (KERNTEAM, put_right, who, EditForm(name="Anders")),
    "load": lambda who, _: (
        *(SYSTEM, load),
        {"members": [LOADED | {"slug": who, "consent": NOW.isoformat()}]},
    ),
    "merge": lambda who, other: (SYSTEM, known_as_many, {who: other}),
}
"""What happens, as somebody would do it: who, which rule, and what with."""


async def run(store, deeds):
    said = Said()
    for deed, who, more in deeds:
        before = {key: set(value) for key, value in said.on.items()}
        try:
            await do(store, *DEEDS[deed](who, more))
        except (Invalid, NotFound):
            pass
        else:
            said.note(deed, who, more)
            if deed == "merge" and who != more:
                said.on[who] = set()
        async with store.read(READER) as unit:
            members = {one.slug: one for one in await unit.of(Member).all()}
            everybody = set()
            for theme in THEMES:
                there = {one.member for one in (await people_on(unit, [theme])).rows}
                assert there <= {key for key in PEOPLE if theme in said.on[key]}, (deed, before)
                if deed in ("on", "only", "introduce") and who in members:
                    mine = members[who].is_found and theme in said.on[who]
                    assert (who in there) == mine
                everybody |= there
            assert {one.member for one in (await people_of(unit, "rws")).rows} <= everybody
            for key in set(PEOPLE) - everybody:
                with pytest.raises(NotFound):
                    await person(unit, key)
            assert all("found_on" not in one for one in (await dump(unit)).get("members", ()))


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deeds=st.lists(DEED, max_size=12))
def test_whatever_happens_nobody_is_found_who_did_not_say_so(deeds, tmp_path_factory):
    async def whole():
        file = tmp_path_factory.mktemp("found") / "plek.db"
        async with await Store.open(sqlite_with_tables(file), clock=clock()) as store:
            await begin(store, *map(introduced, PEOPLE))
            await run(store, deeds)

    asyncio.run(whole())
