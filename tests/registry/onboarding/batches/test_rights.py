"""Who may bring a list, and whose list it is."""

import pytest

from registry.core.errors import NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.members.member import Member, key_of_email
from registry.onboarding.appointments import appoint, dismiss
from registry.onboarding.batches.batch import (
    own,
)
from registry.onboarding.batches.carry_out import (
    BatchChanged,
    carry_out,
    result_of,
    take_back,
)
from registry.onboarding.batches.mending import (
    RowForm,
    leave_out,
    mend,
)
from tests.registry.onboarding.batches.fixtures_lists import add, all_of, brought, codes, get, yes


async def with_hub_team(store):
    await add(store, Member(slug="hub-1", name="Piet van de Hub"))
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "twente", "hub-1")
    return "hub-1"


async def test_a_hubs_team_does_so_for_its_own_hub_and_hears_of_nobody_else(store):
    who = await with_hub_team(store)
    await add(store, Member(slug="ann", name="Anna Bos", email="anna@x.nl"))
    await add(store, Member(slug="gone", name="Weg Bos", email="weg@x.nl", status="left"))
    preview = await brought(
        store,
        "mail;naam;groep\nanna@x.nl;;twente\na2@x.nl;Anna Bos;twente\nb@x.nl;;Initiatiefgroep\n"
        "c@x.nl;;\nweg@x.nl;;Twente\n",
        who=who,
    )
    assert codes(preview) == {
        4: ["batch_not_yours"],
        5: ["batch_group_needed"],
        6: ["batch_ask_kernteam"],
    }
    assert not preview.all_seen
    result = await yes(store, preview, who)
    assert [one.group for one in result.seats] == ["twente", "twente"]
    async with store.write(who) as unit:
        await take_back(unit, result.slug)
    assert len(await all_of(store, Membership, group="twente")) == 1


async def test_who_may_put_nobody_anywhere_brings_no_list(quick):
    await add(quick, Member(slug="bob", name="Bob"))
    with pytest.raises(NotAllowed):
        await brought(quick, "a@x.nl", who="bob")


async def test_a_list_is_of_who_brought_it_alone(quick):
    preview = await brought(quick, "a@x.nl;;;Twente")
    who = await with_hub_team(quick)
    for deed in (
        lambda unit: own(unit, preview.batch.slug),
        lambda unit: carry_out(unit, preview.batch.slug, 0, preview.digest),
        lambda unit: leave_out(unit, preview.batch.slug, 1),
        lambda unit: mend(unit, preview.batch.slug, 1, RowForm(email="b@x.nl")),
    ):
        with pytest.raises(NotFound):
            async with quick.write(who) as unit:
                await deed(unit)
    result = await yes(quick, preview)
    with pytest.raises(NotFound):
        async with quick.read(who) as unit:
            await result_of(unit, result.slug)


async def test_who_lost_the_right_meanwhile_is_shown_so_and_nothing_happens(quick):
    who = await with_hub_team(quick)
    preview = await brought(quick, "a@x.nl;;;Twente", who=who)
    async with quick.write(SYSTEM) as unit:
        await dismiss(unit, "twente", who)
    with pytest.raises(BatchChanged):
        await yes(quick, preview, who)
    assert await get(quick, Member, key_of_email("a@x.nl")) is None
