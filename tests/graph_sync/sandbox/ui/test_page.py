"""The sandbox's page: what a person sees of the teams, and that it keeps itself current."""

from collections.abc import AsyncGenerator

import aiohttp
import pytest
from markupsafe import escape

from graph_sync.sandbox.faults.case import RESOURCES
from graph_sync.sandbox.faults.catalogue import described
from graph_sync.sandbox.faults.profiles import PROFILES
from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import Sandbox, sandbox
from graph_sync.sandbox.ui.switches import MIXTURES, RESOURCES_NL
from tests.graph_sync.sandbox.ui.browsing import looking_at

HUB = "GW Noordelijk Flevoland"


@pytest.fixture
async def teams() -> AsyncGenerator[Sandbox]:
    async with sandbox(profile="instant") as running:
        yield running


@pytest.fixture
async def browser() -> AsyncGenerator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_it_shows_the_environment_of_october_2023(teams, browser):
    async with browser.get(teams.root) as answer:
        page = await answer.text()
    for name in ("PLeK Café", HUB, "KN Regionale Kennishubs", "Helpdesk", "Algemeen"):
        assert name in page
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_what_has_not_changed_is_not_sent_again(teams, browser):
    async with browser.get(f"{teams.root}/_sandbox/page") as answer:
        mark = answer.headers["ETag"]
    async with browser.get(f"{teams.root}/_sandbox/page", headers={"If-None-Match": mark}) as again:
        assert again.status == 304
    apply_manual_edit(teams.tenant, {"do": "add channel", "team": HUB, "name": "Water"})
    async with browser.get(f"{teams.root}/_sandbox/page", headers={"If-None-Match": mark}) as new:
        assert new.status == 200
        assert "Water" in await new.text()


async def test_names_are_text_and_nothing_else(teams, browser):
    group = next(one for one in teams.tenant.groups() if one.name == HUB)
    group.name = "<script>alert(1)</script>"
    async with browser.get(f"{teams.root}/?team={group.id}&channel=%22%3E%3Cb%3E") as answer:
        page = await answer.text()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.client
async def test_one_watches_a_channel_appear_and_keeps_ones_place(teams):
    async with looking_at(teams.root) as page:
        await page.get_by_role("link", name=HUB).click()
        await page.get_by_role("heading", name=HUB).wait_for()
        assert await page.get_by_role("listitem").filter(has_text="eigenaar").count()
        await page.get_by_role("link", name="PLeK Makers").focus()
        apply_manual_edit(
            teams.tenant, {"do": "add channel", "team": HUB, "name": "Overleg", "kind": "private"}
        )
        await page.get_by_role("link", name="Overleg 🔒 privé").wait_for()
        focused = await page.evaluate("document.activeElement.textContent")
        assert "PLeK Makers" in focused


# --- switches


async def post(browser, teams, headers=None, **form):
    return await browser.post(
        f"{teams.root}/_sandbox/switches", data=form, headers=headers, allow_redirects=False
    )


async def text_of(browser, url):
    async with browser.get(url) as answer:
        assert answer.status == 200
        return await answer.text()


async def test_every_failure_has_a_switch_in_plain_words_with_its_source(teams, browser):
    page = await text_of(browser, f"{teams.root}/storingen")
    for one in described().values():
        assert f'value="{one.id}"' in page
        assert escape(one.nl) in page
        assert escape(one.source) in page
    assert [name for name in PROFILES if f'name="profile" value="{name}"' not in page] == []
    assert set(MIXTURES) == set(PROFILES)
    assert set(RESOURCES_NL) == set(RESOURCES)


async def test_a_failure_is_switched_on_shown_and_switched_off(teams, browser):
    form = {"id": "list-ends-early", "count": "2", "chance": "50", "resource": "team members"}
    answer = await post(browser, teams, back="/storingen", **form)
    assert (answer.status, answer.headers["Location"]) == (303, "/storingen")
    (fault,) = teams.faults.on
    assert (fault.count, fault.probability, fault.resource) == (2, 0.5, "team members")
    page = await text_of(browser, teams.root)
    assert "1 storing is aan" in page
    assert "nog 2 keer, kans 50%, bij leden van een team" in page
    await post(browser, teams, off=str(fault.number))
    assert teams.faults.on == []
    assert "Er zijn geen storingen aan" in await text_of(browser, teams.root)


async def test_all_of_a_mixture_is_switched_off_at_once(teams, browser):
    await post(browser, teams, profile="as-reported", seed="3")
    assert {one.id for one in teams.faults.on} == set(PROFILES["as-reported"])
    assert {one.seed for one in teams.faults.on} == {3}
    await post(browser, teams, off="all")
    assert teams.faults.on == []


async def test_what_is_not_read_takes_no_resource(teams, browser):
    await post(browser, teams, id="503-applied", resource="tabs")
    assert teams.faults.on[0].resource == ""


@pytest.mark.parametrize("form", [{"id": "nothing"}, {"profile": "nothing"}, {"off": "x"}, {}])
async def test_a_form_that_makes_no_sense_is_refused(teams, browser, form):
    assert (await post(browser, teams, **form)).status == 400
    assert teams.faults.on == []


async def test_no_other_website_switches_anything(teams, browser):
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = await post(browser, teams, headers, id="507", back="//evil.example")
        assert answer.status == 403
    assert teams.faults.on == []
    answer = await post(browser, teams, id="507", back="//evil.example")
    assert answer.headers["Location"] == "/"


@pytest.mark.client
async def test_failures_are_switched_by_keyboard(teams):
    async with looking_at(f"{teams.root}/storingen") as page:
        await page.get_by_label("Hoe vaak").fill("1")
        on = page.get_by_role("button", name="Zet aan: Een lijst houdt te vroeg op")
        await on.focus()
        await page.keyboard.press("Enter")
        await page.get_by_role("heading", name="1 storing is aan").wait_for()
        assert [one.id for one in teams.faults.on] == ["list-ends-early"]
        await page.get_by_role("link", name="Terug naar de teams").click()
        await page.get_by_role("button", name="Zet uit: Een lijst").press("Enter")
        await page.get_by_role("heading", name="Er zijn geen storingen aan").wait_for()
    assert teams.faults.on == []
