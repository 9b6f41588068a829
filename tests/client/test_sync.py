"""Teams as the kernteam sees it change: a person at the client, and a local Graph's page beside it.

Before each, the administrator has run `plek sync apply`: Teams is as the registry wants it.
"""

import contextlib

import pytest
from playwright.async_api import expect

from bot.cli.sync.run import running as administrator
from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import sandbox
from tests.client.harness import bot_process, client_page, playground_for
from tests.client.test_flows import settle_in
from tests.support.ports import free_port

pytestmark = [pytest.mark.client, pytest.mark.node]

SPEED = 10.0
"""Graph's clock is so many times faster than ours: nobody here waits for it."""
PATIENT = {"timeout": 20_000}
"""Milliseconds that somebody waits for what takes Teams a while."""
HUB = "GW Zeeland"
PLACES = ("Algemeen", "Bijeenkomsten", "Dijken en kust", "Kennis- en leeragenda", "Kernteam")


@pytest.fixture
def port():
    """Where the bot will listen."""
    return free_port()


@pytest.fixture
async def graph(port):
    """A local Graph, which tells the bot of teams that it is put in."""
    messages = f"http://127.0.0.1:{port}/api/messages"
    async with sandbox(speed=SPEED, bot=messages) as served:
        yield served


@pytest.fixture
async def settings(graph, tmp_path, monkeypatch):
    """What bot and administrator have in common, once Teams is as the registry wants it."""
    # A channel with the name of a private one, and open: plek can't make it so, only people can.
    channel = {"team": "GW Noordelijk Flevoland", "channel": "Kernteam (organisatie bijeenkomsten)"}
    apply_manual_edit(graph.tenant, channel | {"do": "rename channel", "name": "Organisatie"})
    own = {
        "PLEK_MODE": "local",
        "PLEK_HOME": str(tmp_path / "plek"),
        "PLEK_GRAPH_URL": graph.root,
        "PLEK_GRAPH_SPEED": str(SPEED),
        "PLEK_SYNC": "true",
    }
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    async with administrator(None) as command:
        status = await command.apply(
            None,
            yes=True,
            dry_run=False,
            allow_removals=False,
            adopt=True,
            invite_again=False,
            wait=0.0,
            as_json=False,
        )
        assert status == 0
    return own


@pytest.fixture
async def bot(settings, tmp_path, port):
    """Our bot, which keeps that local Graph aligned."""
    async with bot_process(tmp_path / "plek", settings, port) as running_bot:
        yield running_bot


@pytest.fixture
async def api(bot, tmp_path):
    async with playground_for(bot.url, tmp_path / "playground") as person:
        yield person


@pytest.fixture
async def client(api):
    async with client_page(api.url) as page:
        yield page


def names(graph):
    return {one.name for one in graph.state.groups.values()}


def places(teams, name):
    """A team with its channels, at the page of the local Graph."""
    team = teams.page.get_by_role("link", name=name, exact=True)
    return teams.page.get_by_role("navigation").get_by_role("listitem").filter(has=team)


async def test_a_hub_is_founded_approved_and_there(graph, client):
    await settle_in(client)
    await client.personal()
    await client.say("hub nieuw Zeeland")
    await client.card_with("Vul in wat je al weet")
    await client.fill("Provincie", "Zeeland")
    await client.fill("Projectleider (niet verplicht)", "ingrid.maas@provincie.example")
    await client.fill("Extra kanalen (niet verplicht)", "Dijken & kust")
    await client.press("Hub beginnen")
    form = await client.card_with("Dit kan wel: Dijken en kust")
    person = form.get_by_label("Projectleider")
    await expect(person).to_have_value("ingrid.maas@provincie.example")
    await client.screenshot("hub-nieuw", form)
    await client.fill("Extra kanalen (niet verplicht)", "Dijken en kust")
    await client.press("Hub beginnen")
    await client.card_with("De hub Zeeland staat in PLeK")

    await client.channel("Kernteam")
    plan = await client.card_with("Plan voor Teams: nieuwe hub")
    await client.screenshot("plan", plan)
    assert HUB not in names(graph), "nothing is made without a yes"
    await client.press("Doorvoeren", plan)
    await expect(plan).to_contain_text("PLeK is bezig", **PATIENT)
    await expect(plan).to_contain_text("Klaar:", **PATIENT)
    await expect(plan.get_by_role("link", name=f"{HUB} openen")).to_be_visible()
    await client.screenshot("plan-klaar", plan)

    teams = await client.beside(graph.root)
    await teams.page.get_by_role("link", name=HUB, exact=True).click()
    zeeland = places(teams, HUB)
    for name in PLACES:
        await expect(zeeland.get_by_role("link", name=name)).to_be_visible()
    await zeeland.get_by_role("link", name="Algemeen").click()
    welcome = teams.page.get_by_role("article")
    await expect(welcome).to_contain_text("Zeeland", **PATIENT)
    await teams.screenshot("teams-nagebootst", welcome)


async def test_what_somebody_renamed_by_hand_is_put_back(graph, settings, tmp_path, port):
    async with contextlib.AsyncExitStack() as stack:
        async with bot_process(tmp_path / "plek", settings | {"PLEK_SYNC": "false"}, port) as bot:
            folder = tmp_path / "playground"
            api = await stack.enter_async_context(playground_for(bot.url, folder))
            client = await stack.enter_async_context(client_page(api.url))
            await settle_in(client)
        channel = {"do": "rename channel", "team": "GW Twente", "channel": "Bijeenkomsten"}
        apply_manual_edit(graph.tenant, channel | {"name": "Afspraken"})
        # Switched on, the sync looks at once; word of a change would wait half a minute for more.
        await stack.enter_async_context(bot_process(tmp_path / "plek", settings, port))
        await client.channel("Kernteam")
        card = await client.card_with("Bijeenkomsten in GW Twente heet in Teams nu Afspraken")
        await client.screenshot("verschil", card)
        await client.press("Terugzetten", card)
        await client.card_with("afgehandeld")
        teams = await client.beside(graph.root)
        twente = places(teams, "GW Twente")
        await expect(twente.get_by_role("link", name="Bijeenkomsten")).to_be_visible(**PATIENT)
        await expect(twente.get_by_role("link", name="Afspraken")).to_be_hidden()


async def test_the_kernteam_sees_how_it_stands(client):
    await settle_in(client)
    await client.personal()
    await client.say("teams bijwerken")
    card = await client.card_with("Teams en PLeK")
    await expect(card).to_contain_text("11 teams")
