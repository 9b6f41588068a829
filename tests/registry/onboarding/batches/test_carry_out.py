"""A yes is looked at again, carried out whole or not at all, and taken back."""

import pytest

from registry.core.errors import Invalid
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Profile
from registry.members.aliases import known_as_many
from registry.members.member import Member, key_of_email
from registry.onboarding.appointments import appoint, dismiss
from registry.onboarding.batches.batch import (
    MOST_ROWS,
    Batch,
    BatchResult,
)
from registry.onboarding.batches.carry_out import (
    BatchChanged,
    take_back,
)
from registry.onboarding.batches.check import Kind
from registry.onboarding.batches.mending import (
    RowForm,
    leave_out_faulty,
    mend,
)
from registry.onboarding.people import InviteForm, invite
from tests.registry.onboarding.batches.fixtures_lists import (
    MAKER,
    all_of,
    brought,
    codes,
    get,
    looked,
    yes,
)


async def test_what_changed_since_is_looked_at_again_first(store):
    preview = await brought(store, "a@x.nl;Anna Bos;;Twente\nb@x.nl;Bob Bos;;Twente")
    async with store.write(SYSTEM) as unit:
        await invite(unit, InviteForm(email="a@x.nl", group="twente"))
    with pytest.raises(BatchChanged):
        await yes(store, preview)
    assert await get(store, Member, key_of_email("b@x.nl")) is None
    again = await looked(store, preview)
    assert [one.kind for one in again.findings] == [Kind.THERE, Kind.NEW]
    assert len((await yes(store, again)).seats) == 1


async def test_all_or_nothing(store, monkeypatch):
    preview = await brought(store, "a@x.nl;;;Initiatiefgroep\nb@x.nl;;;Twente")

    async def fail(*_):
        raise Invalid([])

    monkeypatch.setattr("registry.onboarding.appointments._put_team", fail)
    with pytest.raises(Invalid):
        await yes(store, preview)
    assert await get(store, Member, key_of_email("a@x.nl")) is None
    assert not await all_of(store, BatchResult)
    assert (await looked(store, preview)).counts.ready == 2


async def test_lines_are_mended_kept_or_left_out_and_the_rest_follows_later(store):
    preview = await brought(store, "a@x;Anna Bos;;Twentje\nb@x.nl;;;Twente\nfout@;;;Twente")
    number = preview.faulty[0].row.number
    assert (await yes(store, preview)).counts.ready == 1
    async with store.write(MAKER) as unit:
        mended = await mend(
            unit, preview.batch.slug, number, RowForm(email="a@x.nl", name="Anna", group="twente")
        )
    assert codes(mended) == {3: ["batch_email"]}
    async with store.write(MAKER) as unit:
        rest = await leave_out_faulty(unit, preview.batch.slug)
    result = await yes(store, rest)
    assert result.slug == BatchResult.key(preview.batch.slug, 1)
    assert await get(store, Batch, preview.batch.slug) is None
    with pytest.raises(Invalid):
        await yes(store, await brought(store, "fout@"))


async def test_parts_are_numbered_on_and_a_list_has_an_end(quick):
    first = await brought(quick, "naam;mail\nAnna;a@x.nl\n")
    whole = await brought(quick, "fout;\n", key=first.batch.slug, group="twente")
    assert [one.row.line for one in whole.findings] == [2, 3]
    assert whole.findings[0].group == "twente"
    many = "\n".join(f"n{n}@x.nl" for n in range(MOST_ROWS))
    with pytest.raises(Invalid, match="batch_many"):
        await brought(quick, many, key=first.batch.slug)
    with pytest.raises(Invalid, match="batch_empty"):
        await brought(quick, " \n\n")
    assert (await brought(quick, many)).counts.ready == MOST_ROWS


async def test_taking_back_leaves_what_was_changed_since(store):
    preview = await brought(
        store, "a@x.nl;Anna Bos;;Twente\nb@x.nl;Bob Bos;;Twente\nc@x.nl;Cor Bos;;Initiatiefgroep"
    )
    result = await yes(store, preview)
    a, b, c = (key_of_email(f"{one}@x.nl") for one in "abc")
    account = "a3f1c0de-0000-4000-8000-0000000000cc"
    async with store.write(SYSTEM) as unit:
        await appoint(unit, "twente", a, profile=Profile.CONNECTOR)
        await dismiss(unit, "twente", b)
        await known_as_many(unit, {c: account})
    async with store.write(MAKER) as unit:
        back = await take_back(unit, result.slug)
        assert await take_back(unit, result.slug) == back
    assert back.stayed == 1
    assert await get(store, Membership, Membership.key("twente", a)) is not None
    assert await get(store, Member, b) is None
    assert await get(store, Membership, Membership.key("initiatiefgroep", account)) is None
    assert await get(store, Member, account) is not None
