"""Files over real HTTP: who has the link gets them, for an hour, and nobody else gets anything."""

import csv
import io
import json
import zipfile
from datetime import timedelta

import aiohttp
import pytest

from bot.app.application import opened_store
from bot.app.web import serving
from bot.dispatch.contacts.keys import member_key
from bot.exports.downloads import MOST_AT_ONCE
from bot.settings import Settings
from registry.core.membership import Membership
from registry.core.vocabulary import Language, Role
from registry.signals.download import VALID, Download, Paper, offer
from registry.signals.workflow.signal_workflow import SignalDraft, raise_signal
from tests.support.at_once import at_once
from tests.support.conversation import FATIMA, JOOST, SANNE, parts_of
from tests.whole.http_town import http_town

SEEN = "Kennis over de bodem blijft liggen bij de waterschappen."
GONE = "Deze link werkt niet meer"


@pytest.fixture
async def plek(store_url):
    async with http_town(store_url, [SANNE, FATIMA]) as running:
        await running.seat(SANNE, Role.KERNTEAM)
        async with running.store.write(member_key(FATIMA.id)) as unit:
            await raise_signal(unit, SignalDraft.of({"seen": SEEN, "anonymous": True}))
        yield running


def links_of(said):
    found = [part["url"] for part in parts_of(said.card) if part["type"] == "Action.OpenUrl"]
    assert all(url.startswith("https://plek.example/downloads/") for url in found)
    return found


def here(plek, url):
    return url.replace("https://plek.example", plek.url)


async def get(plek, url, method="GET", **options):
    async with plek.session.request(method, here(plek, url), **options) as response:
        return response, await response.read()


async def export(plek, words="signal export"):
    return links_of(await plek.person(SANNE).say(words))


async def downloads(plek):
    async with plek.store.read() as unit:
        return await unit.of(Download).all()


async def trail(plek):
    async with plek.store.read() as unit:
        return await unit.audit(section=Download.section)


async def test_the_kernteam_gets_signals_as_csv_and_as_a_workbook(plek):
    xlsx, comma = await export(plek)
    response, body = await get(plek, comma)
    assert (response.status, response.content_type) == (200, "text/csv")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="signalen-2026-11-23.csv"'
    )
    assert response.content_length == len(body)
    assert body.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";")
    assert dict(zip(head, row, strict=True))["Wat er speelt"] == SEEN
    assert dict(zip(head, row, strict=True))["Van wie"] == "(anoniem)"
    assert FATIMA.name not in body.decode()

    response, body = await get(plek, xlsx)
    assert response.content_type.endswith("spreadsheetml.sheet")
    assert zipfile.ZipFile(io.BytesIO(body)).testzip() is None


async def test_nothing_keeps_or_guesses_what_was_fetched(plek):
    xlsx, _ = await export(plek)
    for url in (xlsx, f"{xlsx}x"):
        response, _ = await get(plek, url)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "ETag" not in response.headers


async def test_looking_ahead_makes_no_file_and_counts_for_nothing(plek):
    xlsx, _ = await export(plek)
    before = await trail(plek)
    for _ in range(3):
        response, body = await get(plek, xlsx, "HEAD")
        assert (response.status, body) == (200, b"")
    assert await trail(plek) == before
    assert (await get(plek, xlsx))[0].status == 200  # and the link works still


async def test_each_time_that_it_is_fetched_is_written_down(plek):
    xlsx, _ = await export(plek)
    statuses = await at_once(*(get(plek, xlsx) for _ in range(2 * MOST_AT_ONCE + 1)))
    assert [one.status for one, _ in statuses] == [200] * len(statuses)
    fetched = {one.paper: one.fetched for one in await downloads(plek)}
    assert fetched == {Paper.SIGNALS_XLSX: len(statuses), Paper.SIGNALS_CSV: 0}
    entries = [one for one in await trail(plek) if one.action == "put"]
    assert {one.actor for one in entries} == {member_key(SANNE.id)}
    assert len(entries) == len(statuses)


@pytest.mark.parametrize("token", ["x", "signals.xlsx.x", "agenda.docx.", "%00", "%ff", "a" * 5000])
async def test_an_unknown_link_says_what_to_do(plek, token):
    response, body = await get(plek, f"https://plek.example/downloads/{token}")
    assert response.status == 404
    words = body.decode()
    assert GONE in words
    assert "signal export" in words
    assert 'lang="en"' in words
    assert token not in words or len(token) < 2


async def test_a_link_is_over_after_an_hour(plek):
    xlsx, _ = await export(plek)
    plek.clock.now += VALID
    response, body = await get(plek, xlsx)
    assert response.status == 404
    assert GONE in body.decode()


async def test_who_left_the_kernteam_gets_no_file_any_more(plek):
    xlsx, _ = await export(plek)
    key = member_key(SANNE.id)
    async with plek.store.write("system") as unit:
        await unit.of(Membership).remove(Membership.key("kernteam", key))
    response, body = await get(plek, xlsx)
    assert response.status == 404
    assert SEEN not in body.decode("utf-8", "replace")
    assert (await downloads(plek))[0].fetched == 0


async def test_an_agenda_of_a_meeting_that_is_gone(plek):
    async with plek.store.write(member_key(SANNE.id)) as unit:
        (token,) = await offer(unit, [Paper.AGENDA_MD], Language.DUTCH, meeting=None)
    response, _ = await get(plek, f"https://plek.example/downloads/{token}")
    assert response.status == 404


async def test_only_the_ways_to_read_are_open(plek):
    xlsx, _ = await export(plek)
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response, _ = await get(plek, xlsx, method)
        assert response.status == 405


async def test_trouble_is_said_plainly(plek, monkeypatch):
    xlsx, _ = await export(plek)
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    response, body = await get(plek, xlsx)
    assert response.status == 503
    assert "een paar minuten" in body.decode()


async def test_in_local_mode_the_bot_is_found_on_this_machine(tmp_path):
    settings = Settings(mode="local", home=tmp_path, port=0)
    async with serving(settings) as root, opened_store(settings) as store:
        async with store.write("system") as unit:
            await unit.of(Membership).add(
                Membership(slug="kernteam:k", member="k", group="kernteam", role=Role.KERNTEAM)
            )
        async with store.write("k") as unit:
            (token,) = await offer(unit, [Paper.SIGNALS_CSV], Language.ENGLISH)
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{root}/downloads/{token}") as response,
        ):
            assert response.status == 200
            assert "Number;Title" in (await response.text())
            assert 'filename="signals-' in response.headers["Content-Disposition"]


async def test_others_get_no_links(plek):
    said = await plek.person(FATIMA).say("signal export")
    assert links_of(said) == []
    assert await downloads(plek) == []
    said = await plek.person(FATIMA).call("signals.export", {})
    assert links_of(said) == []
    assert JOOST.name not in str(said)


async def test_the_card_says_until_when(plek):
    said = await plek.person(SANNE).say("signal export")
    until = plek.clock.now + timedelta(hours=2)  # an hour later, in Amsterdam in winter
    assert f"tot {until:%H:%M}" in str(said)


async def my_data(plek, person=FATIMA):
    [url] = links_of(await plek.person(person).call("privacy.export", {}))
    return url


async def test_somebodys_own_data_is_one_file_to_read_and_to_take_along(plek):
    response, body = await get(plek, await my_data(plek))
    assert (response.status, response.content_type) == (200, "application/zip")
    name = "mijn-gegevens-2026-11-23"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.zip"'
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        assert file.namelist() == [f"{name}.html", f"{name}.json"]
        page, data = file.read(f"{name}.html").decode(), json.loads(file.read(f"{name}.json"))
    assert data["signals"][0]["seen"] == SEEN
    assert data["members"][0]["slug"] == member_key(FATIMA.id)
    for words in ("Signalen (1)", "Wat er speelt", SEEN, "Hoe ik je bereik", FATIMA.address):
        assert words in page
    assert SANNE.id not in page + json.dumps(data)


async def test_what_people_wrote_stands_in_that_page_as_text(plek):
    async with plek.store.write(member_key(FATIMA.id)) as unit:
        await raise_signal(unit, SignalDraft.of({"seen": "<script>alert(1)</script> &amp; dijk"}))
    _, body = await get(plek, await my_data(plek))
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        page = file.read(file.namelist()[0]).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; dijk" in page


async def test_nobodys_data_is_had_after_they_are_erased_or_after_an_hour(plek):
    url, other = await my_data(plek), await my_data(plek, SANNE)
    await plek.person(FATIMA).call("privacy.erase", {})
    assert (await get(plek, url))[0].status == 404
    assert (await get(plek, other))[0].status == 200
    plek.clock.forward(hours=1, seconds=1)
    assert (await get(plek, other))[0].status == 404
