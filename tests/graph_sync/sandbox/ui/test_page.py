"""The sandbox's page: what a person sees of the teams, and that it keeps itself current."""

from collections.abc import AsyncGenerator

import aiohttp
import pytest

from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import Sandbox, sandbox
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
