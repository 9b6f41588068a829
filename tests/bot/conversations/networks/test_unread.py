"""A network under review is read by who drives it and who reviews it: by nobody else, anywhere."""

import json

import pytest

from bot.conversations import all_routes
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.turn import Kind
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from registry.networks.network import Change, Network
from registry.privacy.export_and_erase import export
from tests.support.conversation import (
    CHANNEL,
    FATIMA,
    PIETER,
    SANNE,
    buttons_of,
    town,
    words_of,
)

SECRET = "zilverschoon"
"""Stands in what the network says of itself, and nowhere else."""
SEARCHED = "kwelderzout"
"""Stands beside it, to look for: an answer repeats what was looked for."""
HIDDEN = Network(
    slug="kn-verborgen",
    name="Kring Verborgen Wad",
    purpose=f"Leren over {SEARCHED} en {SECRET}.",
    scale="regionaal",
    contact=f"info@{SECRET}.example",
    website=f"https://{SECRET}.example",
    leads=(member_key(FATIMA.id),),
)
CHANGED = Network(
    slug="kn-bekend",
    name="Kring Bekend Wad",
    purpose="Leren over slik.",
    scale="regionaal",
    leads=(member_key(FATIMA.id),),
    status="published",
    pending=Change(purpose=f"Leren over {SEARCHED} en {SECRET}."),
)
NOT_REVIEWING = tuple(one for one in Role if one not in (Role.KERNTEAM, Role.ADMINISTRATOR))
VERBS = tuple(dict.fromkeys(verb for routes in all_routes() for verb in routes.verbs))
DATASETS = tuple(dict.fromkeys(one for routes in all_routes() for one in routes.datasets))
SAID = (
    "netwerken",
    "netwerken wad",
    f"netwerken {SEARCHED}",
    "netwerk Kring Verborgen Wad",
    "netwerk Kring Bekend Wad",
    "mijn netwerken",
    f"netwerk {SEARCHED}",
    f"wie weet iets van {SEARCHED}?",
    "zoek Kring Verborgen Wad",
    "mijn gegevens",
    "agenda",
)


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as opened:
        async with opened.store.write(SYSTEM) as unit:
            await unit.of(Member).add(Member(slug=member_key(FATIMA.id), name=FATIMA.name))
            for one in (HIDDEN, CHANGED):
                await unit.of(Network).add(one)
        yield opened


async def seat(plek, person, role):
    key = member_key(person.id)
    async with plek.store.write(SYSTEM) as unit:
        if await unit.of(Member).find(key) is None:
            await unit.of(Member).add(Member(slug=key, name=person.name))
        slug = Membership.key("makers", key)
        await unit.of(Membership).add(Membership(slug=slug, member=key, group="makers", role=role))


def shows_secret(answer):
    if answer is None:
        return False
    return SECRET in json.dumps(answer.card, default=str) + answer.text + str(answer.choices)


async def claim_both(plek, person):
    for one in (HIDDEN, CHANGED):
        await plek.chat(person).call("networks.join", network=one.slug)
    await plek.work()


async def test_who_claims_to_drive_it_reads_its_name_and_no_more(plek):
    await claim_both(plek, PIETER)
    chat = plek.chat(PIETER)
    mine = await chat.say("mijn netwerken")
    assert HIDDEN.name in words_of(mine)
    assert "je verzoek om aanjager te worden loopt" in words_of(mine)
    assert not shows_secret(mine)
    assert buttons_of(mine).count("Bekijk") == 1  # of the published one
    opened = await chat.call("networks.show", network=HIDDEN.slug)
    assert not shows_secret(opened)
    assert HIDDEN.name not in words_of(opened)


async def test_it_is_read_once_the_claim_is_confirmed_and_not_when_it_is_declined(plek):
    await claim_both(plek, PIETER)
    data = {"network": HIDDEN.slug, "member": member_key(PIETER.id)}
    await plek.chat(SANNE).call("networks.decline", **data)
    assert not shows_secret(await plek.chat(PIETER).call("networks.show", network=HIDDEN.slug))
    await claim_both(plek, PIETER)
    await plek.chat(SANNE).call("networks.accept", **data)
    assert shows_secret(await plek.chat(PIETER).call("networks.show", network=HIDDEN.slug))


async def test_who_submitted_it_and_the_kernteam_read_it(plek):
    for person in (FATIMA, SANNE):
        assert shows_secret(await plek.chat(person).call("networks.show", network=HIDDEN.slug))


@pytest.mark.parametrize("role", NOT_REVIEWING, ids=str)
async def test_no_role_reads_it_by_any_verb_word_or_list(plek, role):
    await seat(plek, PIETER, role)
    await claim_both(plek, PIETER)
    chat, found = plek.chat(PIETER), []
    plek.post.sent.clear()
    for verb in VERBS:
        for one in (HIDDEN, CHANGED):
            member = member_key(FATIMA.id)
            data = {"network": one.slug, "member": member, "slug": one.slug, "q": "wad"}
            if shows_secret(await chat.call(verb, **data)):
                found.append(verb)
    for place in (chat, plek.chat(PIETER, CHANNEL)):
        found += [words for words in SAID if shows_secret(await place.say(words))]
    for dataset in DATASETS:
        answer = await chat._send(Kind.TYPEAHEAD, dataset=dataset, query="wad")
        assert not shows_secret(answer), dataset
    await plek.work()
    found += [words_of(one) for one in plek.post.to(PIETER) if shows_secret(one.answer)]
    assert found == []


async def test_what_is_kept_about_who_claims_it_holds_the_name_alone(plek):
    await claim_both(plek, PIETER)
    async with plek.store.read(member_key(PIETER.id)) as unit:
        networks = (await export(unit, member_key(PIETER.id)))["networks"]
    assert SECRET not in json.dumps(networks)
    (hidden,) = (one for one in networks if one["slug"] == HIDDEN.slug)
    assert hidden == {
        "slug": HIDDEN.slug,
        "name": HIDDEN.name,
        "claims": [member_key(PIETER.id)],
        "as": ["claims"],
    }
    async with plek.store.read(member_key(FATIMA.id)) as unit:
        driven = (await export(unit, member_key(FATIMA.id)))["networks"]
    assert SECRET in json.dumps(driven)
