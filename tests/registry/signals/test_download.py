"""Links to files: for an hour, for who may still see what is in them, and kept nowhere."""

import re
from datetime import timedelta

import pytest

from registry.core.errors import NotAllowed, NotFound
from registry.core.membership import Membership
from registry.core.vocabulary import Language, Role
from registry.privacy.export_and_erase import erase
from registry.signals.download import KEPT, VALID, Download, Paper, fetch, offer, offered
from registry.signals.lists import SignalFilter
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import BY_ROLE, KERN, KERN_B, signal_world
from tests.support.conversation import Clock

KERNTEAM = (Role.KERNTEAM, Role.ADMINISTRATOR)


@pytest.fixture
async def clock():
    return Clock()


@pytest.fixture
async def store(store_url, clock):
    async with await Store.open(store_url, clock=clock, administrators=("admin",)) as opened:
        await signal_world(opened)
        yield opened


async def link(store, actor=KERN, papers=(Paper.SIGNALS_XLSX,), **about):
    async with store.write(actor) as unit:
        return await offer(unit, papers, Language.DUTCH, **about)


async def look(store, token):
    async with store.read() as unit:
        return await offered(unit, token)


async def test_a_link_gives_what_was_asked_for(store):
    wish = SignalFilter(hub="twente", overdue=True, start="1-3-2026")
    xlsx, csv = await link(store, papers=(Paper.SIGNALS_XLSX, Paper.SIGNALS_CSV), wish=wish)
    found = await look(store, xlsx)
    assert (found.member, found.paper, found.wish) == (KERN, Paper.SIGNALS_XLSX, wish)
    assert (await look(store, csv)).paper is Paper.SIGNALS_CSV


async def test_a_link_can_not_be_guessed_and_is_kept_nowhere(store):
    tokens = await link(store, papers=tuple(Paper))
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+\.[\w-]{43}", token) for token in tokens)
    async with store.read() as unit:
        kept = [one.model_dump_json() for one in await unit.of(Download).all()]
        trail = str(await unit.audit())
    for token in tokens:
        secret = token.rpartition(".")[2]
        assert secret not in "".join(kept) + trail
    slug = (await look(store, tokens[0])).slug
    other = slug.partition(":")[2]
    for wrong in (
        "",
        "x",
        slug,
        tokens[0][:-1],
        f"signals.xlsx.{other}",
        "signals.xlsx.",
        "\ud800",
    ):
        with pytest.raises(NotFound):
            await look(store, wrong)
    with pytest.raises(NotFound):  # the same secret for another paper
        await look(store, tokens[0].replace("xlsx", "csv"))


async def test_a_link_works_for_an_hour(store, clock):
    (token,) = await link(store)
    clock.now += VALID - timedelta(seconds=1)
    await look(store, token)
    clock.now += timedelta(seconds=1)
    with pytest.raises(NotFound):
        await look(store, token)


@pytest.mark.parametrize("role", Role)
async def test_only_the_kernteam_gets_links(store, role):
    if role in KERNTEAM:
        assert await link(store, BY_ROLE[role])
        return
    with pytest.raises(NotAllowed):
        await link(store, BY_ROLE[role])
    async with store.read() as unit:
        assert await unit.of(Download).count() == 0


async def test_who_left_the_kernteam_has_no_link_any_more(store):
    (token,) = await link(store)
    async with store.write("system") as unit:
        await unit.of(Membership).remove(Membership.key(Role.KERNTEAM, KERN))
    with pytest.raises(NotFound):
        await look(store, token)


async def test_the_audit_trail_says_who_took_what_and_when(store, clock):
    (token,) = await link(store, KERN_B)
    clock.now += timedelta(minutes=5)
    download = await look(store, token)
    async with store.write(download.member) as unit:
        await fetch(unit, download)
    async with store.read() as unit:
        fetched, made = await unit.audit(section=Download.section)
    assert (made.actor, made.action, made.key) == (KERN_B, "add", download.slug)
    assert (fetched.actor, fetched.action, fetched.fields) == (KERN_B, "put", ("fetched",))
    assert fetched.at == clock.now
    assert fetched.key.startswith("signals.xlsx:")


async def test_what_was_taken_a_year_ago_is_let_go_of(store, clock):
    (old,) = await link(store)
    slug = (await look(store, old)).slug
    clock.now += KEPT
    await link(store)
    async with store.read() as unit:
        assert await unit.of(Download).find(slug) is not None
    clock.now += VALID + timedelta(seconds=1)
    await link(store)
    async with store.read() as unit:
        assert await unit.of(Download).find(slug) is None


async def test_nothing_is_left_of_it_when_who_asked_is_erased(store):
    await link(store)
    await link(store, KERN_B)
    async with store.write(KERN) as unit:
        await erase(unit, KERN)
    async with store.read() as unit:
        (left,) = await unit.of(Download).all()
    assert left.member == KERN_B
