"""The start page of who runs plek: what to do next, in two languages, for everybody to use."""

import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from appmanifest.settings import PackageSettings
from bot.app.start_page import GIVES, read_view
from bot.app.web import opened_doors
from bot.conversations import all_routes
from bot.local.people import PEOPLE
from bot.pages.guide import PAGES, guide_page, titles
from bot.pages.page import language_for
from bot.settings import Settings
from cards.kit.translator import translator
from graph_sync.ledger.ledger import STATE, LastApply, LedgerArea, LedgerEntry, SyncState
from graph_sync.settings import SyncSettings
from registry.core.errors import Failure
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Language
from registry.provisioning.fates import Fate
from registry.store.outbox import Outbox
from registry.store.store import Store
from tests.bot.http.test_attacks import PRODUCTION
from tests.support.axe import axe_problems, beyond_the_edge
from tests.support.chromium import chromium

KINDS = [
    waits.kind for routes in all_routes() for waits in routes.waiting if waits.kind.name == "plans"
]
NOT_EMPTY_OR_NOT_MISSED = {
    *("mode", "home", "language", "host", "port", "ops_port", "ops_host", "max_connections"),
    *("turns_per_minute", "turns_per_minute_kernteam", "access_review_months", "hub_lead_days"),
    *("openid_metadata_url", "token_issuer", "website", "log_level", "graph_url", "graph_speed"),
    *("invitation_url", "invitation_mail", "sync_wait", "sync_second_look", "developer"),
    *("app_id", "app_tenant_id", "app_secret", "app_certificate", "managed_identity"),
    *("federated_identity", "federated_token_file"),  # without these no plek starts
    *(
        "allowed_tenants",
        "catalog_app_id",
        "blueprint",
        "channel_app",
        "pictures",
    ),  # for who is different
}


def test_every_setting_is_told_when_it_is_missed_or_has_its_reason():
    every = {
        *Settings.model_fields,
        *SyncSettings.model_fields,
        *PackageSettings.model_fields,
    }
    assert {*GIVES} | NOT_EMPTY_OR_NOT_MISSED == every
    assert not {*GIVES} & NOT_EMPTY_OR_NOT_MISSED


@pytest.fixture
async def local(tmp_path):
    beside = {"playground": "http://127.0.0.1:1", "teams": "http://127.0.0.1:2"}
    settings = Settings(mode="local", home=tmp_path, port=0, sync=False)
    async with opened_doors(settings, SyncSettings(mode="local"), beside) as roots:
        yield roots.bot


@pytest.fixture
async def production(tmp_path):
    async with opened_doors(Settings(home=tmp_path, **PRODUCTION)) as roots:
        yield roots


@pytest.fixture
async def client():
    async with aiohttp.ClientSession() as session:
        yield session


async def text(client, address, status=200, **headers):
    async with client.get(address, headers=headers) as response:
        assert response.status == status
        return await response.text()


async def test_after_an_installation_it_says_what_comes_first(production, client):
    page = await text(client, production.operations)
    assert "Zet iemand in het kernteam" in page
    assert "plek registry appoint OBJECT-ID kernteam" in page
    assert 'href="/package.zip"' in page
    assert "@PLeK dit kanaal is voor kernteam" in page
    assert "<code>PLEK_PUBLIC_URL</code>" in page
    assert "PLeK houdt Teams niet zelf bij" in page
    for path in ("/", "/gids", "/package.zip", "/icon.png"):
        await text(client, f"{production.bot}{path}", status=404)


async def test_it_has_no_secret_and_nobody_on_it(local, production, client):
    for root in (local, production.operations):
        page = await text(client, root)
        for person in PEOPLE:
            assert person.surname not in page
            assert person.aad_object_id not in page
        for name in ("app_secret", "app_id", "app_tenant_id"):
            assert PRODUCTION[name] not in page


@pytest.mark.parametrize(
    ("chosen", "accepts", "language"),
    [
        ("", "", "nl"),
        ("", "en-GB,en;q=0.9", "en"),
        ("", "fr,nl;q=0.4,en;q=0.8", "en"),
        ("", "nl;q=0,en;q=0.1", "en"),
        ("", "fr,de;q=0.8", "nl"),
        ("nl", "en", "nl"),
        ("xx", "en", "en"),
        ("", ";;;,,q=,=1;q=x", "nl"),
        ("", "en;q=0", "nl"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_browsers(chosen, accepts, language):
    assert language_for(chosen, accepts, ("nl", "en"), "nl") == language


async def test_it_speaks_the_language_of_who_looks_and_links_to_the_other(local, client):
    english = await text(client, local, **{"Accept-Language": "en-GB"})
    assert '<html lang="en">' in english
    assert '<a href="?taal=nl" lang="nl" hreflang="nl">Nederlands</a>' in english
    dutch = await text(client, f"{local}/?taal=nl", **{"Accept-Language": "en-GB"})
    assert '<html lang="nl">' in dutch
    assert 'href="/gids?taal=nl"' in dutch
    assert "Praat met PLeK" in dutch
    assert 'href="http://127.0.0.1:2"' in dutch


async def test_the_package_is_there_to_download(production, client):
    async with client.get(f"{production.operations}/package.zip") as response:
        names = zipfile.ZipFile(io.BytesIO(await response.read())).namelist()
        assert response.headers["Content-Disposition"].startswith("attachment")
    assert "manifest.json" in names


async def test_a_package_that_cannot_be_made_says_what_to_mend(tmp_path, client):
    settings = Settings(home=tmp_path, **PRODUCTION | {"app_id": "plek"})
    async with opened_doors(settings) as roots:
        page = await text(client, f"{roots.operations}/package.zip", status=409)
    assert "PLEK_APP_ID is &#39;plek&#39;, which is not a GUID" in page


# --- what it reads


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        yield opened


async def viewed(store, *, syncs=True, language=Language.DUTCH):
    settings = Settings(**PRODUCTION)
    return await read_view(
        store, settings, SyncSettings(), KINDS, translator(language), syncs=syncs
    )


def line(lines, about):
    (found,) = [one for one in lines if one.about == about]
    return found


async def keep(store, **state):
    async with store.write(SYSTEM) as unit:
        await unit.of(SyncState).upsert(
            SyncState(slug=STATE, **state), lambda known: known.model_copy(update=state)
        )


async def test_the_last_look_is_told_and_a_late_one_is_to_be_looked_at(store):
    about = "Laatst naar alles gekeken"
    assert line((await viewed(store)).sync, about).says == "Nog niet. Dat gebeurt vanzelf."
    now = datetime.now(UTC)
    await keep(store, read_at=now - timedelta(hours=2))
    assert line((await viewed(store)).sync, about).state == "good"
    await keep(store, read_at=now - timedelta(hours=31))
    view = await viewed(store)
    late = line(view.steps, about)
    assert (late.state, late.code) == ("wrong", "sync.job_failed")
    assert line((await viewed(store, syncs=False)).sync, about).state == "off"


@pytest.mark.parametrize(
    ("last", "state", "says"),
    [
        ({"done": 3, "total": 3, "ends": {Fate.DONE: 3}}, "good", "Alle 3 wijzigingen zijn gedaan"),
        ({}, "good", "er was niets te doen"),
        (
            {"done": 1, "total": 2, "ends": {Fate.DONE: 1, Fate.FAILED: 1}, "verdict": 1},
            "wrong",
            "",
        ),
        ({"done": 0, "total": 0, "unread": ("hub:twente",), "verdict": 4}, "wrong", ""),
        ({"done": 2, "total": 2, "ends": {Fate.DONE: 2}, "stopped": True}, "wrong", ""),
    ],
)
async def test_how_the_last_sync_went_is_told(store, last, state, says):
    at = datetime(2026, 11, 30, 8, 15, tzinfo=UTC)
    await keep(store, last_apply=LastApply(at=at, origin="bot", **last))
    view = await viewed(store)
    found = line(view.sync, "Laatst iets veranderd in Teams")
    assert found.state == state
    assert found.says.startswith("30 november 2026 09:15: ")
    assert says in found.says
    assert (found in view.steps) is (state == "wrong")
    english = line((await viewed(store, language=Language.ENGLISH)).sync, "Last change in Teams")
    assert english.state == state


async def test_teams_that_are_kept_and_set_aside_are_counted(store):
    async with store.write(SYSTEM) as unit:
        for key, kind, status in (
            ("hub:twente", "team", "live"),
            ("hub:twente:general", "channel", "live"),
            ("hub:twente:x", "channel", "gone"),
        ):
            entry = LedgerEntry(slug=key, kind=kind, state=status, team="hub:twente", graph_id=key)
            await unit.of(LedgerEntry).add(entry)
        await unit.of(LedgerArea).add(LedgerArea(slug="hub:twente", setback="failed"))
    view = await viewed(store)
    assert line(view.sync, "In Teams").says == "1 team, 1 kanaal"
    assert line(view.steps, "Teams opzijgezet").says == "1 team lukt nu niet"


async def test_what_waits_for_the_kernteam_is_counted_without_a_name(local, client):
    page = await text(client, local)
    assert re.search(r"<strong>\d+\+?</strong> afgeleide gegevens", page)
    assert "Er wacht iets op het kernteam" in page


# --- the guide


def test_every_page_of_the_guide_is_there_and_its_links_lead_to_pages_that_are():
    assert [name for name, _ in titles()] == [*PAGES]
    for name in PAGES:
        found = guide_page(name)
        assert "<!--" not in found.body
        assert "&lt;!--" not in found.body
        for href in re.findall(r'href="([^"]+)"', found.body):
            if href.startswith("/gids/"):
                target, _, anchor = href.removeprefix("/gids/").partition("#")
                assert not anchor or f'id="{anchor}"' in guide_page(target).body, f"{name}: {href}"
            else:
                assert href.startswith(("https://", "http://", "#")), f"{name}: {href}"


@pytest.mark.parametrize("name", ["none", "..%2fREADME", "glossary", "%00"])
async def test_a_page_that_is_not_in_the_guide_says_so(local, client, name):
    page = await text(client, f"{local}/gids/{name}", status=404)
    assert "Deze bladzijde is er niet" in page
    await text(client, f"{local}/gids/pictures/{name}.png", status=404)


async def test_pictures_of_the_guide_are_served(local, client):
    pictures = re.findall(r'src="(/gids/pictures/[^"]+)"', guide_page("gebruik").body)
    assert pictures
    async with client.get(local + pictures[0]) as response:
        assert (response.status, response.content_type) == (200, "image/png")


# --- as a person opens it


@pytest.mark.client
async def test_it_can_be_used_by_everybody_light_dark_narrow_and_by_keyboard(local):
    async with chromium() as browser:
        for scheme in ("light", "dark"):
            for width, paths in (
                (1200, ("/",)),
                (320, ("/", "/gids/privacy")[: 2 if scheme == "light" else 1]),
            ):
                page = await browser.new_page(
                    viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nl-NL"
                )
                for path in paths:
                    await page.goto(local + path)
                    assert await axe_problems(page) == [], (scheme, width, path)
                    assert not await beyond_the_edge(page), (scheme, width, path)
                await page.close()
        page = await browser.new_page(locale="en-GB")
        await page.goto(local)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        assert await page.evaluate("document.activeElement.id") == "content"
        await page.get_by_role("link", name="Nederlands").press("Enter")
        await page.get_by_role("heading", name="Wat je nu kunt doen").wait_for()
        await page.get_by_role("link", name="Gids").press("Enter")
        await page.get_by_role("heading", name="PLeK gebruiken").first.wait_for()


async def test_a_registry_that_is_away_is_told_with_what_to_do(production, client, monkeypatch):

    async def away(_self):
        raise Failure

    monkeypatch.setattr(Outbox, "counts", away)
    page = await text(client, production.operations, status=503)
    assert "de database antwoordt niet (Failure)" in page
    assert "plek doctor" in page
    assert json.loads(await text(client, f"{production.bot}/healthz")) == {"status": "ok"}
