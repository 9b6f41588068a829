"""The page for a list, as a browser opens it and posts to it."""

import io
import re

import aiohttp

from registry.onboarding.batches.batch import Batch
from tests.support.conversation import SANNE, parts_of

GONE = "Deze link werkt niet meer"


async def link(plek):
    """The address of the page, here."""
    caller = plek.person(SANNE)
    said = await caller.call("people.batch_file", {})
    [url] = [part["url"] for part in parts_of(said.card) if part["type"] == "Action.OpenUrl"]
    assert re.fullmatch(r"https://plek\.example/people/[\w-]{43}", url)
    return url.replace("https://plek.example", plek.url)


async def get(plek, url, method="GET"):
    async with plek.session.request(method, url) as response:
        return response, await response.text()


async def key_of(plek, url):
    response, body = await get(plek, url)
    assert response.status == 200, body
    return re.search(r'name="form" value="([0-9a-f]{64})"', body)[1]


async def post(plek, url, raw, *, key=None, headers=None, name="lijst.csv"):
    form = aiohttp.FormData()
    form.add_field("form", await key_of(plek, url) if key is None else key)
    form.add_field("file", io.BytesIO(raw), filename=name, content_type="text/csv")
    async with plek.session.post(url, data=form, headers=headers) as response:
        return response, await response.text()


async def count(plek, entity, **where):
    async with plek.store.read() as unit:
        return await unit.of(entity).count(**where)


async def batches(plek):
    async with plek.store.read() as unit:
        return await unit.of(Batch).all()
