"""The history of a hub leads to the hub as it is, whatever is done with it and by whom."""

import ast
import asyncio
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from registry.core.errors import (
    AlreadyDecided,
    ImpossibleStep,
    Invalid,
    NotAllowed,
    RegistryError,
)
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Profile
from registry.documents.load import load
from registry.hubs.editing.edit import edit
from registry.hubs.editing.fields import KEPT, HubPart
from registry.hubs.editing.history import ChangedSince, HubChange, changes_of, replayed, rolled_back
from registry.hubs.hub import Hub, HubEdited, Seat
from registry.hubs.lifecycle import add_channel, close, drop_channel, rename, reopen
from registry.members.aliases import known_as_many
from registry.members.member import Member
from registry.onboarding.appointments import appoint, dismiss
from registry.onboarding.hub_team import hub_form_of, set_back
from registry.privacy.export_and_erase import erase, export
from tests.registry.hubs.fixtures_editing import (
    ANNA,
    KERN,
    OTHER_KERN,
    OWN,
    SLUG,
    STRANGER,
    THEIRS,
    do,
    hub_of,
    zeeland,
)
from tests.registry.networks.fixtures_networks import events
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables
from tests.support.programs import REPOSITORY

ACTORS = (KERN, OTHER_KERN, OWN, THEIRS, STRANGER)
VALUES = {
    HubPart.GENERAL: [
        ("", {"summary": "Samen leren."}),
        ("", {"summary": "Vraag Anna de Boer.", "lead": "hz"}),
        ("", {"region": "twente", "status": "active", "keywords": "Goes"}),
        ("", {"lead": "", "status": "forming"}),
    ],
    HubPart.FUNCTIONS: [
        ("leerfunctie", {"party": "hz", "state": "geborgd"}),
        ("leerfunctie", {"party": "", "state": "niet"}),
        ("strategische functie", {"how": "Een monitor", "state": "deels"}),
    ],
    HubPart.TEAM: [
        ("", {"verbinder": "Anna de Boer; Second", "ondernemer": "x@y.example"}),
        ("", {"verbinder": "", "ondernemer": "Anna de Boer"}),
        ("", {"projectsecretaris": "Niemand Weet"}),
    ],
    HubPart.CHALLENGES: [("", {"first": "Zout", "second": "Wonen"}), ("2", {"title": "Werk"})],
    HubPart.PARTIES: [("", {"parties": ("hz",)}), ("", {"parties": (), "networks": ("delta",)})],
    HubPart.CASES: [("", {"cases": "Goes\nVeere", "insights": "Praten"}), ("", {"cases": ""})],
    HubPart.PHASE: [
        ("", {"phase": "planning", "why": "Het geld is er, zegt Anna de Boer."}),
        ("", {"phase": "pril idee", "why": "Toch niet."}),
    ],
}
EDITS = [(part, *one) for part, some in VALUES.items() for one in some]
OTHERS = {
    "rename": lambda unit: rename(unit, SLUG, "Delta"),
    "rename back": lambda unit: rename(unit, SLUG, "Zeeland"),
    "close": lambda unit: close(unit, SLUG, "Klaar."),
    "reopen": lambda unit: reopen(unit, SLUG),
    "channel": lambda unit: add_channel(unit, SLUG, "Water"),
    "no channel": lambda unit: drop_channel(unit, SLUG, "Water"),
    "appoint": lambda unit: appoint(unit, SLUG, ANNA, profile=Profile.PROJECT_LEADER),
    "dismiss": lambda unit: dismiss(unit, SLUG, ANNA),
    "load": lambda unit: loaded(unit),
    "key": lambda unit: known_as_many(unit, {STRANGER: "nieuw-nummer"}),
    "erase": lambda unit: erased(unit),
}
"""Other doors by which a hub, or who stands in it, changes."""


async def loaded(unit):
    """A file that somebody loads on the command line."""
    hub = await unit.of(Hub).get(SLUG)
    row = hub.model_dump(mode="json", exclude_none=True, exclude={"provenance"})
    await load(unit, {"hubs": [row | {"summary": "Uit een bestand.", "cases": ["Terneuzen"]}]})


async def erased(unit):
    if await unit.of(Member).find(ANNA):
        await erase(unit, ANNA)


async def tried(store, who, deed, *args, **more):
    """Do it, or be refused, which changes nothing."""
    before = await hub_of(store)
    try:
        await do(store, who, deed, *args, **more)
    except (RegistryError, NotImplementedError):
        assert await hub_of(store) == before


async def edited(store, who, at, seen=None):
    part, item, values = EDITS[at]
    await tried(store, who, edit, SLUG, hub_form_of(part, item), values, seen=seen)


async def other(store, who, name):
    actor = SYSTEM if name in ("load", "key", "erase") else who
    await tried(store, actor, OTHERS[name])


async def holds_together(store, first):
    """What the history says leads from the first hub to this one, without a gap."""
    async with store.read() as unit:
        hub = await unit.of(Hub).get(SLUG)
        latest = await changes_of(unit, SLUG, 10_000)
        seats = await unit.of(Membership).all(group=SLUG)
    changes = latest[::-1]
    assert [one.number for one in changes] == list(range(1, len(changes) + 1))
    for field, value in replayed(changes).items():
        assert getattr(hub, field) == value, field
    known = {}
    for one in changes:
        for field in one.fields:
            assert known.get(field, one.was.of(field)) == one.was.of(field), (one.slug, field)
            known[field] = one.became.of(field)
    assert {name: getattr(rolled_back(hub, latest), name) for name in KEPT} == {
        name: getattr(first, name) for name in KEPT
    }
    assert {one.member for one in hub.team} - {None} <= {one.member for one in seats}
    return hub, latest


class HubLife(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()

    @initialize()
    def begin(self):
        url = sqlite_with_tables(Path(self.folder.name) / "life.db")
        self.opened = zeeland(url)
        self.store = self.runner.run(self.opened.__aenter__())
        self.first = rolled_back(*self.runner.run(self.now()))

    def teardown(self):
        if hasattr(self, "store"):
            self.runner.run(self.opened.__aexit__(None, None, None))
        self.runner.close()
        self.folder.cleanup()

    async def now(self):
        async with self.store.read() as unit:
            return await unit.of(Hub).get(SLUG), await changes_of(unit, SLUG, 10_000)

    @rule(who=st.sampled_from(ACTORS), at=st.integers(0, len(EDITS) - 1), seen=st.integers(0, 9))
    def edit(self, who, at, seen):
        self.runner.run(edited(self.store, who, at, seen if seen < 9 else None))

    @rule(who=st.sampled_from(ACTORS), name=st.sampled_from(sorted(OTHERS)))
    def another(self, who, name):
        self.runner.run(other(self.store, who, name))

    @rule(who=st.sampled_from(ACTORS), number=st.integers(1, 9))
    def back(self, who, number):
        self.runner.run(tried(self.store, who, set_back, SLUG, number))

    @invariant()
    def leads_here(self):
        if hasattr(self, "first"):
            self.runner.run(holds_together(self.store, self.first))


HubLife.TestCase.settings = settings(
    max_examples=examples(12), stateful_step_count=14, deadline=None
)
TestHubLife = HubLife.TestCase


@pytest.mark.parametrize("seed", range(2))
async def test_it_does_so_on_both_stores(store_url, seed):
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    async with zeeland(store_url) as store:
        async with store.read() as unit:
            first = rolled_back(await unit.of(Hub).get(SLUG), await changes_of(unit, SLUG, 10_000))
        for _ in range(25):
            who = chance.choice((KERN, OWN, KERN, STRANGER))
            if chance.random() < 0.6:
                await edited(store, who, chance.randrange(len(EDITS)))
            elif chance.random() < 0.5:
                await other(store, who, chance.choice(sorted(OTHERS)))
            else:
                await tried(store, who, set_back, SLUG, chance.randint(1, 12))
            await holds_together(store, first)


@pytest.fixture
async def store(sqlite_url):
    async with zeeland(sqlite_url) as opened:
        yield opened


async def change(store, who, part, values, item=""):
    return await do(store, who, edit, SLUG, hub_form_of(part, item), values)


async def numbered(store):
    async with store.read() as unit:
        return await changes_of(unit, SLUG, 100)


async def test_a_change_is_set_back_as_a_new_entry_and_can_be_made_again(store):
    before = await hub_of(store)
    await change(store, OWN, HubPart.CASES, {"cases": "Goes"})
    [last, *_] = await numbered(store)
    back = await do(store, OWN, set_back, SLUG, last.number)
    assert back.cases == before.cases
    [undone, *_] = await numbered(store)
    assert (undone.by, undone.undoes, undone.number) == (OWN, last.number, last.number + 1)
    assert (await do(store, KERN, set_back, SLUG, undone.number)).cases == ("Goes",)


async def test_a_change_that_is_set_back_is_told_as_the_change_was(store):
    await events(store)
    await change(store, OWN, HubPart.CASES, {"cases": "Goes"})
    [last, *_] = await numbered(store)
    await do(store, KERN, set_back, SLUG, last.number)
    assert await events(store) == [HubEdited(hub=SLUG, by=OWN), HubEdited(hub=SLUG, by=KERN)]


async def test_what_was_changed_since_is_not_set_back(store):
    await change(store, OWN, HubPart.CASES, {"cases": "Goes"})
    [last, *_] = await numbered(store)
    await change(store, KERN, HubPart.CASES, {"cases": "Veere"})
    with pytest.raises(ChangedSince):
        await do(store, OWN, set_back, SLUG, last.number)
    assert (await hub_of(store)).cases == ("Veere",)


async def test_a_function_is_set_back_though_another_one_changed_since(store):
    first = {"party": "hz", "state": "deels"}
    await change(store, OWN, HubPart.FUNCTIONS, first, "leerfunctie")
    [last, *_] = await numbered(store)
    await change(store, OWN, HubPart.FUNCTIONS, first, "strategische functie")
    hub = await do(store, OWN, set_back, SLUG, last.number)
    assert [one.party for one in hub.functions] == [None, None, None, "hz"]


@pytest.mark.parametrize("who", [OWN, THEIRS, STRANGER])
async def test_only_who_may_change_it_sets_it_back(store, who):
    await change(store, KERN, HubPart.PHASE, {"phase": "planning", "why": "Geld."})
    [last, *_] = await numbered(store)
    with pytest.raises(NotAllowed):
        await do(store, who, set_back, SLUG, last.number)
    assert (await do(store, KERN, set_back, SLUG, last.number)).phase == "pril idee"


async def test_closing_and_channels_have_a_way_back_of_their_own(store):
    await do(store, KERN, add_channel, SLUG, "Water")
    [last, *_] = await numbered(store)
    with pytest.raises(ImpossibleStep):
        await do(store, KERN, set_back, SLUG, last.number)
    await do(store, KERN, close, SLUG, "Klaar.")
    [last, *_] = await numbered(store)
    assert (last.fields, last.why) == (("status",), "Klaar.")
    with pytest.raises(AlreadyDecided):
        await do(store, KERN, set_back, SLUG, last.number)


async def test_a_team_is_set_back_with_its_memberships_unless_somebody_left(store):
    await change(store, OWN, HubPart.TEAM, {"ondernemer": "Anna de Boer"})
    await do(store, KERN, dismiss, SLUG, ANNA)
    [gone, *_] = await numbered(store)
    hub = await do(store, OWN, set_back, SLUG, gone.number)
    assert Seat(profile=Profile.ENTREPRENEUR, member=ANNA) in hub.team
    async with store.read() as unit:
        seat = await unit.of(Membership).get(Membership.key(SLUG, ANNA))
    assert seat.profile is Profile.ENTREPRENEUR

    await do(store, KERN, dismiss, SLUG, ANNA)
    [gone, *_] = await numbered(store)
    async with store.write(SYSTEM) as unit:
        known = await unit.of(Member).get(ANNA)
        await unit.of(Member).put(known.model_copy(update={"status": "left"}))
    with pytest.raises(Invalid):
        await do(store, OWN, set_back, SLUG, gone.number)


async def test_who_is_erased_is_in_the_history_no_more_and_it_still_holds(store):
    async with store.read() as unit:
        first = rolled_back(await unit.of(Hub).get(SLUG), await changes_of(unit, SLUG, 100))
    await change(store, OWN, HubPart.TEAM, {"ondernemer": "Anna de Boer"})
    async with store.write(SYSTEM) as unit:
        await unit.of(Membership).upsert(
            (seat := await unit.of(Membership).get(Membership.key(SLUG, ANNA))), lambda _: seat
        )
    await change(store, ANNA, HubPart.GENERAL, {"summary": "Bel Anna de Boer."})
    await change(store, KERN, HubPart.PHASE, {"phase": "planning", "why": "Zegt Anna de Boer."})
    async with store.read(ANNA) as unit:
        mine = (await export(unit, ANNA))["hub_changes"]
    assert [row.get("why", "") for row in mine] == ["", ""]
    assert any(row["fields"] == ["team"] for row in mine)
    await do(store, ANNA, erase, ANNA)
    hub, latest = await holds_together(store, first)
    assert ANNA not in str(latest)
    assert "Anna de Boer" not in str(latest) + str(hub)
    assert len(latest) == 4
    assert [one.by for one in latest] == [KERN, "", OWN, KERN]


def test_whoever_replaces_a_hub_keeps_its_history():
    """No rule puts a hub by itself: `put_hub` does, so that nothing is missing in the history."""
    bare = []
    for file in sorted((REPOSITORY / "registry").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            puts = isinstance(node, ast.Attribute) and node.attr in {"put", "upsert"}
            if puts and ast.unparse(node.value).endswith(".of(Hub)"):
                bare.append(file.name)
    assert bare == ["history.py"]


def test_a_change_is_never_rewritten():
    one = HubChange(
        slug="a:1", number=1, hub="a", at="2027-01-01T00:00:00Z", fields=(), was={}, became={}
    )
    assert not one.follows(one.model_copy(update={"fields": ("name",)}))
    assert one.follows(one.model_copy(update={"by": "x"}))
