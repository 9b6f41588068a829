"""Graphs that answer otherwise, where the documents leave room for it: it all ends the same.

What is not promised is not relied on: how long a page is, that a filter or `$expand` is known, that
an answer has a body or says where an operation is, what the first channel is called.
"""

from contextlib import asynccontextmanager

import pytest

from graph_sync.sandbox.core.call import ApiAnswer
from graph_sync.sandbox.core.errors import bad
from registry.core.permissions import SYSTEM
from registry.documents import load
from registry.hubs.hub import Hub
from tests.graph_sync.ledger.fixtures_ledger import alliance
from tests.graph_sync.twelve_hubs import document

_BODILESS = ("PUT /groups/{group}/team", "PATCH /groups/uniqueName=/{unique}")


def _kind(call):
    return f"{call.method} {call.route}"


def _usual(_call):
    return None


def _unchanged(_call, answer):
    return answer


def short_pages(call):
    if call.query.options.get("$top"):
        call.query.options["$top"] = "7"


def unexpanded(call):
    call.query.options.pop("$expand", None)


def unfiltered(call):
    if call.query.get("filter"):
        raise bad("Unsupported or invalid query filter clause.")


def unbatched(call):
    if call.path == ("$batch",):
        raise bad("There are no batches here.")


def without_bodies(call, answer):
    made = answer.status == 201 and (
        _kind(call) in _BODILESS or call.route.endswith(("/channels", "/tabs"))
    )
    return ApiAnswer(201, None, answer.headers) if made else answer


def updated(call, answer):
    """Making a group by its unique name answers as changing one does."""
    made = answer.status == 201 and "unique" in call.keys
    return ApiAnswer(204, None, answer.headers) if made else answer


def without_location(_call, answer):
    answer.headers.pop("Location", None)
    answer.headers.pop("Content-Location", None)
    return answer


def at_once(_call, answer):
    """What is documented as going on afterwards is done at once."""
    return ApiAnswer(200, None, {}) if answer.status == 202 else answer


OTHERS = {
    "short pages": (short_pages, _unchanged),
    "no expand": (unexpanded, _unchanged),
    "no filter": (unfiltered, _unchanged),
    "no batch": (unbatched, _unchanged),
    "no bodies": (_usual, without_bodies),
    "204 for a new group": (_usual, updated),
    "no location": (_usual, without_location),
    "no operations": (_usual, at_once),
}


def make_other(service, before, after):
    """Have a Graph answer otherwise."""
    carry_out = service._carried_out

    async def carried_out(call, usage):
        before(call)
        return after(call, await carry_out(call, usage))

    service._carried_out = carried_out


@asynccontextmanager
async def begun(url):
    async with alliance(url, content=True) as made:
        async with made.store.write(SYSTEM) as unit:
            await load(unit, document(hubs=2, guests=24, core=4))
        yield made


async def life(made):
    """All that a hub goes through; what it looks like after each step."""
    pictures = []
    for status in ("active", "closed", "active"):
        await made.change(Hub, "drenthe", status=status)
        outcome = await made.align(allow_removals=True)
        assert outcome.failed == ()
        assert (await made.plan()).aligned
        pictures.append(made.picture())
    assert made.doubles() == []
    assert await made.orphans() == []
    return pictures


@pytest.fixture
async def usual(sqlite_url):
    """What it looks like with a Graph as ours."""
    async with begun(sqlite_url.replace("plek.db", "usual.db")) as made:
        return await life(made)


@pytest.mark.parametrize("other", OTHERS)
async def test_it_all_ends_the_same(sqlite_url, usual, other):
    async with begun(sqlite_url) as made:
        make_other(made.tenant.sandbox.service, *OTHERS[other])
        assert await life(made) == usual


async def test_whatever_the_first_channel_is_called(sqlite_url):
    async with begun(sqlite_url) as made:

        def dutch(_call, answer):
            for group in made.tenant.sandbox.tenant.groups():
                if group.team:
                    group.team.channels[group.team.first].name = "Algemeen"
            return answer

        make_other(made.tenant.sandbox.service, _usual, dutch)
        assert (await made.align()).failed == ()
        assert (await made.plan()).aligned
        assert "General" not in str(made.picture())


async def test_guests_who_may_not_be_in_private_channels_are_told_and_left(sqlite_url):
    async with begun(sqlite_url) as made:
        made.tenant.sandbox.state.guests_in_private = False
        outcome = await made.align(allow_removals=True)
        assert {one.why for one in outcome.failed} == {"private-guest"}
        assert (await made.plan()).aligned
        assert made.doubles() == []
        private = [one for one in made.picture()["GW Drenthe"]["channels"] if one[1] == "private"]
        assert [one[3] for one in private] == [("beheer@plek.example",)] * 3
