"""Who may edit which part of which hub, and what comes of it."""

import pytest

from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Phase, Securing
from registry.hubs.editing.edit import edit, editable
from registry.hubs.editing.fields import FIELDS, HubPart
from registry.hubs.editing.history import ChangedSince, changes_of, last_number
from registry.hubs.editing.parts import ChallengeForm, form_of
from registry.hubs.hub import Challenge, Hub, Secured
from registry.hubs.lifecycle import close
from registry.onboarding.hub_team import hub_form_of
from tests.registry.hubs.fixtures_editing import (
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
from tests.support.at_once import at_once

NEWS = {
    HubPart.GENERAL: ("", {"summary": "Samen leren van de delta."}),
    HubPart.FUNCTIONS: ("leerfunctie", {"party": "hz", "state": "geborgd", "how": "Leerkring"}),
    HubPart.TEAM: ("", {"ondernemer": "Anna de Boer"}),
    HubPart.CHALLENGES: ("", {"first": "Zout water", "second": "Wonen"}),
    HubPart.PARTIES: ("", {"parties": ("hz", "saxion"), "networks": ("delta",)}),
    HubPart.CASES: ("", {"cases": "Schouwen\nWalcheren", "opportunities": "Getijden"}),
    HubPart.PHASE: ("", {"phase": "planning", "why": "Het geld is er."}),
}
"""A change of each part: which item, and what is filled in."""

MAY = {
    KERN: set(HubPart),
    OWN: set(HubPart) - {HubPart.PHASE},
    THEIRS: set(),
    STRANGER: set(),
}


@pytest.fixture
async def store(store_url):
    async with zeeland(store_url) as opened:
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with zeeland(sqlite_url) as opened:
        yield opened


async def change(store, who, part, values=None, item=None, **more):
    there, news = NEWS[part]
    form = hub_form_of(part, there if item is None else item)
    return await do(store, who, edit, SLUG, form, news if values is None else values, **more)


async def history(store, slug=SLUG):
    async with store.read() as unit:
        return await changes_of(unit, slug, 100)


def test_each_part_is_tried():
    assert set(NEWS) == set(HubPart)


@pytest.mark.parametrize("part", list(HubPart))
async def test_each_role_edits_just_the_parts_that_are_theirs(sqlite, part):
    for who, may in MAY.items():
        before, known = await hub_of(sqlite), await history(sqlite)
        if part in may:
            after = await change(sqlite, who, part)
            assert after != before
            await change(sqlite, SYSTEM, part, await filled_in(sqlite, part, before))
        else:
            with pytest.raises(NotAllowed):
                await change(sqlite, who, part)
            assert (await hub_of(sqlite), await history(sqlite)) == (before, known)


async def filled_in(store, part, hub):
    """The form of a part with what was there; a phase goes back with a reason."""
    async with store.read() as unit:
        values = await hub_form_of(part, NEWS[part][0]).values(unit, hub)
    return values | ({"why": "Terug."} if part is HubPart.PHASE else {})


@pytest.mark.parametrize(
    ("part", "values"),
    [
        (HubPart.GENERAL, {"status": "active"}),
        (HubPart.GENERAL, {"summary": "Mag wel.", "status": "active"}),
        (HubPart.PHASE, {"phase": "realisatie", "why": "Zomaar."}),
        (HubPart.PHASE, {"why": "Zomaar."}),
    ],
)
async def test_status_and_phase_are_the_kernteams_whatever_else_comes_along(sqlite, part, values):
    before = await hub_of(sqlite)
    with pytest.raises(NotAllowed):
        await change(sqlite, OWN, part, values)
    assert await hub_of(sqlite) == before


async def test_what_somebody_may_edit_is_told_alike(sqlite):
    async with sqlite.read() as unit:
        hub = await unit.of(Hub).get(SLUG)
        assert await editable(unit, hub, KERN) == set(FIELDS)
        own = await editable(unit, hub, OWN)
        assert {"name", "status", "phase"} & own == set()
        assert {"summary", "team", "functions"} <= own
        assert await editable(unit, hub, THEIRS) == set()
        assert await editable(unit, hub, "") == set()


async def test_a_hub_that_is_not_there_is_refused_as_one_that_is_not_theirs(sqlite):
    form = form_of(HubPart.GENERAL)
    for who in (OWN, STRANGER):
        with pytest.raises(NotAllowed):
            await do(sqlite, who, edit, "atlantis", form, {})
    with pytest.raises(NotFound):
        await do(sqlite, KERN, edit, "atlantis", form, {})


async def test_a_closed_hub_is_edited_by_nobody(sqlite):
    await do(sqlite, KERN, close, SLUG, "Klaar.")
    for who in (KERN, OWN):
        with pytest.raises(AlreadyDecided):
            await change(sqlite, who, HubPart.GENERAL)
    with pytest.raises(NotAllowed):
        await change(sqlite, STRANGER, HubPart.GENERAL)


async def test_what_is_left_as_it_was_shown_is_no_change(store):
    for part in HubPart:
        hub = await hub_of(store)
        known = await history(store)
        values = await filled_in(store, part, hub)
        values.pop("why", None)
        assert await change(store, KERN, part, values) == hub
        assert await history(store) == known


async def test_the_region_brings_its_province_and_who_leads_takes_part(sqlite):
    hub = await change(
        sqlite, OWN, HubPart.GENERAL, {"region": "twente", "lead": "hz", "keywords": "Goes, Veere"}
    )
    assert (hub.region, hub.province) == ("twente", "overijssel")
    assert (hub.lead, hub.parties) == ("hz", ("hz",))
    assert hub.keywords == ("Goes", "Veere")
    assert (await change(sqlite, KERN, HubPart.GENERAL, {"status": "active"})).status == "active"


@pytest.mark.parametrize(
    ("part", "values", "fault"),
    [
        (HubPart.GENERAL, {"lead": "atlantis"}, ("lead", "unknown")),
        (HubPart.GENERAL, {"lead": "nieuw"}, ("lead", "unknown")),
        (HubPart.GENERAL, {"region": "heel-nederland"}, ("region", "choice")),
        (HubPart.GENERAL, {"region": "atlantis"}, ("region", "choice")),
        (HubPart.GENERAL, {"status": "closed"}, ("status", "choice")),
        (HubPart.GENERAL, {"summary": "x" * 4001}, ("summary", "too_long")),
        (HubPart.PARTIES, {"parties": ("hz", "nieuw")}, ("parties", "unknown")),
        (HubPart.PARTIES, {"programmes": ("geen",)}, ("programmes", "unknown")),
        (HubPart.PARTIES, {"networks": ("geheim",)}, ("networks", "unknown")),
        (HubPart.CASES, {"cases": "\n".join(map(str, range(21)))}, ("cases", "too_many")),
        (HubPart.CASES, {"cases": "x" * 201}, ("cases", "too_long")),
        (HubPart.FUNCTIONS, {"state": "geborgd"}, ("party", "secured_by")),
        (HubPart.FUNCTIONS, {"party": "nieuw"}, ("party", "unknown")),
        (HubPart.CHALLENGES, {"first": "Water", "third": "Water"}, ("third", "challenge_twice")),
        (HubPart.PHASE, {"phase": "planning"}, ("why", "required")),
        (HubPart.PHASE, {"phase": "pril idee", "why": "Nu."}, ("phase", "phase_same")),
        (HubPart.PHASE, {"phase": "", "why": "Nu."}, ("phase", "choice")),
        (HubPart.TEAM, {"verbinder": "Niemand Weet"}, ("verbinder", "person_unknown")),
        (HubPart.TEAM, {"verbinder": "a@b@c"}, ("verbinder", "email")),
    ],
)
async def test_what_can_not_be_is_told_at_its_field(sqlite, part, values, fault):
    before, known = await hub_of(sqlite), await history(sqlite)
    with pytest.raises(Invalid) as invalid:
        await change(sqlite, KERN, part, values)
    assert [(one.field, one.code) for one in invalid.value.faults] == [fault]
    assert (await hub_of(sqlite), await history(sqlite)) == (before, known)


async def test_an_organisation_that_is_only_listed_can_secure_a_function(sqlite):
    values = {"party": "gemeente-goes", "state": "deels"}
    hub = await change(sqlite, OWN, HubPart.FUNCTIONS, values)
    learning = next(one for one in hub.functions if one.function == "leerfunctie")
    assert learning == Secured(function="leerfunctie", party="gemeente-goes", state=Securing.PARTLY)
    assert [one.function for one in hub.functions] == [
        one.function for one in (await hub_of(sqlite, "drenthe")).functions
    ]


async def test_the_top_3_keeps_what_belongs_to_a_title_wherever_it_goes(sqlite):
    await change(sqlite, OWN, HubPart.CHALLENGES, {"first": "Zout", "second": "Wonen"})
    form = ChallengeForm("1")
    said = {"title": "Zout", "text": "Verzilting.", "themes": ("water",)}
    await do(sqlite, OWN, edit, SLUG, form, said)
    hub = await change(
        sqlite, OWN, HubPart.CHALLENGES, {"first": "Werk", "second": "Zout", "third": "Wonen"}
    )
    assert hub.challenges == (
        Challenge(title="Werk"),
        Challenge(title="Zout", text="Verzilting.", themes=("water",)),
        Challenge(title="Wonen"),
    )
    hub = await change(
        sqlite, OWN, HubPart.CHALLENGES, {"first": "", "second": "Verzilting", "third": ""}
    )
    assert hub.challenges == (Challenge(title="Verzilting", text="Verzilting.", themes=("water",)),)


async def test_the_history_says_who_when_what_it_was_became_and_why(store):
    await change(store, KERN, HubPart.PHASE)
    [last, *_] = await history(store)
    assert (last.by, last.fields, last.why) == (KERN, ("phase",), "Het geld is er.")
    assert (last.was.phase, last.became.phase) == (Phase.IDEA, Phase.PLANNING)


async def number_of(store):
    async with store.read() as unit:
        return await last_number(unit, SLUG)


async def test_of_two_editors_of_one_field_the_second_sees_what_the_first_made_of_it(store):
    seen = await number_of(store)
    shown = {"summary": "", "lead": "", "keywords": "", "region": "zeeland"}
    await change(store, KERN, HubPart.GENERAL, {**shown, "summary": "Van het kernteam."}, seen=seen)

    mine = {**shown, "summary": "Van de hub."}
    with pytest.raises(ChangedSince) as since:
        await change(store, OWN, HubPart.GENERAL, mine, seen=seen)
    assert since.value.hub.summary == "Van het kernteam."
    assert [one.by for one in since.value.changes] == [KERN]
    assert since.value.values["summary"] == "Van de hub."

    again = await change(store, OWN, HubPart.GENERAL, mine, seen=await number_of(store))
    assert again.summary == "Van de hub."


async def test_two_editors_of_different_fields_both_get_what_they_wanted(store):
    seen = await number_of(store)
    shown = {"summary": "", "lead": "", "keywords": "", "region": "zeeland"}
    await change(store, KERN, HubPart.GENERAL, {**shown, "summary": "Van het kernteam."}, seen=seen)
    hub = await change(store, OWN, HubPart.GENERAL, {**shown, "lead": "hz"}, seen=seen)
    assert (hub.summary, hub.lead) == ("Van het kernteam.", "hz")


async def test_who_wants_the_same_as_the_first_hears_of_no_conflict(sqlite):
    seen = await number_of(sqlite)
    await change(sqlite, KERN, HubPart.CASES, {"cases": "Goes"}, seen=seen)
    hub = await change(sqlite, OWN, HubPart.CASES, {"cases": "Goes"}, seen=seen)
    assert hub.cases == ("Goes",)


async def test_another_function_is_another_matter(sqlite):
    seen = await number_of(sqlite)
    first = {"party": "hz", "state": "deels"}
    await change(sqlite, KERN, HubPart.FUNCTIONS, first, "strategische functie", seen=seen)
    hub = await change(sqlite, OWN, HubPart.FUNCTIONS, first, "leerfunctie", seen=seen)
    assert [one.party for one in hub.functions] == [None, None, "hz", "hz"]


async def test_two_at_once_lose_nothing(store):
    async def one(who, title):
        values = {"cases": title}
        try:
            return await change(store, who, HubPart.CASES, values, seen=0)
        except ChangedSince as since:
            return since

    answers = await at_once(one(KERN, "Goes"), one(OTHER_KERN, "Veere"))
    refused = [one for one in answers if isinstance(one, ChangedSince)]
    assert len(refused) == 1
    assert (await hub_of(store)).cases in (("Goes",), ("Veere",))
