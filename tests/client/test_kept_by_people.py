"""The registry kept by its people in the real client: kernteam, hub's team, aanjager and member.

Each sits at a Playground of their own; all of them talk to one bot.
"""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.local.people import FATIMA, PIETER, SANNE, ZOE, LocalPerson
from tests.client.harness import BotProcess, client_page, playground_for
from tests.client.page import Client
from tests.support.chromium import chromium

pytestmark = [
    pytest.mark.client,
    pytest.mark.node,
    pytest.mark.asyncio(loop_scope="module"),
]

_LIST = (
    "Anna de Vries <anna@gemeente.example>; Gemeente Almelo; Twente; ondernemer\n"
    "Piet Jansen; geen adres; Twente\n"
    "Kim Bos <kim@provincie.example>; Provincie Overijssel; Initiatiefgroep"
)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser():
    """One browser for all of them."""
    async with chromium() as opened:
        yield opened


async def sat_down(bot, tmp_path_factory, browser, person: LocalPerson) -> AsyncGenerator[Client]:
    """Seat somebody at a Playground of their own, in their chat with the bot."""
    async with (
        playground_for(bot.url, tmp_path_factory.mktemp("playground"), person) as api,
        client_page(api.url, browser) as page,
    ):
        await page.personal()
        yield page


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def kernteam(bot: BotProcess, tmp_path_factory, browser):
    """Sanne, of the kernteam."""
    async for page in sat_down(bot, tmp_path_factory, browser, SANNE):
        yield page


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def hub_team(bot: BotProcess, tmp_path_factory, browser):
    """Fatima, who comes into the team of hub Twente."""
    async for page in sat_down(bot, tmp_path_factory, browser, FATIMA):
        await introduced(page, "Nee")
        yield page


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def lead(bot: BotProcess, tmp_path_factory, browser):
    """Pieter, who makes a network known."""
    async for page in sat_down(bot, tmp_path_factory, browser, PIETER):
        await introduced(page, "Ja")
        yield page


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def member(bot: BotProcess, tmp_path_factory, browser):
    """Zoë, who takes part."""
    async for page in sat_down(bot, tmp_path_factory, browser, ZOE):
        await introduced(page, "Nee")
        yield page


async def introduced(page: Client, leads: str) -> None:
    """Introduce whoever sits there."""
    await page.say("voorstellen")
    await page.card_with("Stel je voor")
    await page.fill(
        "Staat je organisatie er niet bij? Schrijf hier de naam (niet verplicht)", "gemeente almelo"
    )
    await page.fill("Ben je aanjager van een kennis- of leernetwerk? (niet verplicht)", leads)
    await page.fill("Toestemming", True)
    await page.press("Versturen")
    await page.card_with("Je staat op PLeK")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def put_in(kernteam, hub_team):
    """Fatima is refused as a stranger, and then put in the hub: whichever test comes first."""
    await hub_team.say("hub twente wijzigen")
    await hub_team.sees("Dit kan alleen het kernteam van deze hub")
    await kernteam.say("voeg Fatima El Amrani toe aan hub twente als verbinder")
    await kernteam.card_with("Zet iemand in een groep of hub")
    await kernteam.press("Zet in groep")
    card = await kernteam.card_with("Fatima El Amrani zit nu in Twente")
    assert "Verbinder" in await card.inner_text()
    await kernteam.screenshot("persoon", card)


@pytest.mark.usefixtures("put_in")
async def test_who_was_put_in_a_hub_keeps_it(hub_team):
    await hub_team.say("hub twente wijzigen")
    card = await hub_team.card_with("Hub Twente wijzigen")
    await hub_team.screenshot("hub-wijzigen", card, top=True)
    await hub_team.say("hub twente wijzigen algemeen")
    await hub_team.card_with("Twente: Algemeen")
    await hub_team.fill("Ook te vinden onder (niet verplicht)", "Twente, Rijssen")
    await hub_team.press("Opslaan")
    card = await hub_team.card_with("Opgeslagen bij hub Twente")
    assert "Rijssen" in await card.inner_text()
    await hub_team.say("hub twente verloop")
    card = await hub_team.card_with("Verloop van hub Twente")
    said = await card.inner_text()
    assert "Rijssen" in said
    assert "Fatima El Amrani" in said
    await hub_team.screenshot("hub-verloop", card)
    await hub_team.say("hub noordelijk flevoland wijzigen")
    refusals = hub_team.page.get_by_text("Dit kan alleen het kernteam van deze hub")
    await expect(refusals).not_to_have_count(1)  # the first was before they were in it
    await hub_team.say("help")
    await hub_team.card_with("Dit kan ik voor je doen")
    await hub_team.press("Meer")
    await hub_team.card_with("hub wijzigen")


@pytest.mark.usefixtures("put_in")
async def test_somebody_is_let_in_until_a_day_and_the_team_sees_who_is_there(hub_team, member):
    await member.say("mag ik bij hub twente")
    await member.card_with("Mag ik bij hub Twente?")
    await member.fill("Waarom", "Ik werk aan water in Twente.")
    await member.fill("Tot wanneer heb je het nodig? (niet verplicht)", "1 juli 2027")
    await member.press("Vraag het")
    await member.card_with("Je vraag is verstuurd")
    card = await hub_team.card_with("Ik werk aan water in Twente.")
    assert "1 juli 2027" in await card.inner_text()
    await hub_team.screenshot("mag-ik-erbij", card)
    await hub_team.press("Toelaten", card)
    card = await member.card_with("Je mag bij hub Twente")
    assert "Het geldt tot 1 juli 2027" in await card.inner_text()
    await member.screenshot("toegelaten", card)
    await member.say("mijn toegang")
    card = await member.card_with("Dit loopt af")
    assert "tot 1 juli 2027" in await card.inner_text()
    await hub_team.say("Zoë blijft in hub twente")
    card = await hub_team.card_with("in Twente")
    await hub_team.screenshot("einddatum", card)
    await hub_team.press("Zonder einddatum", card)
    await hub_team.card_with("blijft erbij, zonder einddatum")
    await hub_team.say("wie is er nog bij hub twente")
    card = await hub_team.card_with("Zijn deze mensen nog van jullie")
    assert "Zoë" in await card.inner_text()
    await hub_team.screenshot("wie-is-er-nog", card)


async def test_the_kernteam_finds_and_plans(kernteam):
    await kernteam.say("te doen")
    card = await kernteam.card_with("afgeleide gegevens om na te kijken".capitalize())
    await kernteam.screenshot("te-doen", card)
    await kernteam.say("mensen")
    card = await kernteam.card_with("Iedereen:")
    assert "Sanne de Vries" in await card.inner_text()
    await kernteam.screenshot("mensen", card)
    await kernteam.say("groep initiatiefgroep")
    card = await kernteam.card_with("Initiatiefgroep PLeK")
    assert "Gemeente Rotterdam" in await card.inner_text()
    await kernteam.screenshot("groep", card, top=True)
    await kernteam.say("organisaties")
    await kernteam.card_with("organisaties")
    await kernteam.say("organisatie RIVM")
    card = await kernteam.card_with("Pilotprogramma RIVM-Omgevingsdiensten")
    assert "Nog niemand" not in await card.inner_text()
    await kernteam.screenshot("organisatie", card, top=True)
    await kernteam.say("hub plannen Zeeland 1 maart 2027")
    card = await kernteam.card_with("De hub Zeeland is gepland en begint maandag 1 maart 2027")
    await kernteam.screenshot("hub-gepland", card)
    await kernteam.say("geplande hubs")
    card = await kernteam.card_with("Geplande hubs")
    assert "Zeeland" in await card.inner_text()


async def test_the_kernteam_adds_a_list_of_people(kernteam):
    await kernteam.say("mensen toevoegen")
    await kernteam.card_with("Veel mensen toevoegen")
    await kernteam.fill("De lijst", _LIST)
    await kernteam.press("Klaar: bekijk de lijst")
    card = await kernteam.card_with("Lijst met 3 regels")
    said = await card.inner_text()
    assert "Regel 2: Piet Jansen" in said
    assert "geen e-mailadres" in said
    await kernteam.screenshot("mensen-toevoegen", card)
    await kernteam.press("Ja, zet deze 2 erin")
    await kernteam.card_with("2 regels zijn verwerkt")
    await kernteam.say("mensen")
    card = await kernteam.card_with("Anna de Vries")
    assert "Kim Bos" in await card.inner_text()


async def test_a_member_asks_and_the_aanjager_answers(kernteam, lead, member):
    await lead.say("netwerk aanmelden")
    await lead.card_with("Maak je kennis- of leernetwerk bekend")
    await lead.fill("Naam van het netwerk", "Leerkring Waterbergen")
    await lead.fill("Soort netwerk", "Leernetwerk")
    await lead.fill("Doel", "Samen leren hoe je water vasthoudt in de stad.")
    await lead.fill("Schaal", "Regionaal")
    await lead.press("Netwerk aanmelden")
    await lead.card_with("Leerkring Waterbergen is aangemeld")
    await kernteam.say("netwerken te beoordelen")
    await kernteam.card_with("Eén netwerk wacht op het kernteam")
    await kernteam.press("Beoordelen")
    await kernteam.card_with("Samen leren hoe je water vasthoudt")
    await kernteam.press("Goedkeuren")
    await kernteam.card_with("goedgekeurd")

    await member.say("netwerk leerkring waterbergen")
    await member.card_with("Samen leren hoe je water vasthoudt")
    await member.press("Doe mee")
    card = await member.card_with("Meedoen met Leerkring Waterbergen")
    await member.screenshot("meedoen", card)
    await member.press("Vraag om mee te doen")
    await member.card_with("is verstuurd aan de aanjager")
    card = await lead.card_with("wil meedoen met dit netwerk")
    assert "@" not in await card.inner_text()
    await lead.screenshot("meedoen-beslissen", card)
    await lead.press("Ja, doe mee", card)
    await member.card_with("Je doet nu mee met Leerkring Waterbergen. Welkom!")

    await member.say("vraag aan netwerk leerkring waterbergen: wat doen jullie met droogte?")
    await member.card_with("Vraag aan Leerkring Waterbergen")
    await member.press("Vraag versturen")
    await member.card_with("Je vraag is verstuurd aan de aanjagers")
    card = await lead.card_with("wat doen jullie met droogte?")
    await lead.screenshot("vraag-aan-netwerk", card)
    await lead.fill("Je antwoord", "We meten elke week het grondwater.")
    await lead.press("Antwoord versturen")
    card = await member.card_with("We meten elke week het grondwater.")
    assert "@" not in await card.inner_text()
    await member.say("wat volg ik")
    card = await member.card_with("Wat ik volg en waar ik aan meedoe")
    assert "Leerkring Waterbergen" in await card.inner_text()


async def test_a_member_sees_what_is_theirs(member):
    await member.say("volg hub twente")
    await member.card_with("Je volgt nu Kennishub Twente")
    await member.say("wat volg ik")
    card = await member.card_with("Wat ik volg en waar ik aan meedoe")
    said = await card.inner_text()
    assert "Kennishub Twente" in said
    await member.screenshot("wat-volg-ik", card)
    await member.say("hub twente")
    card = await member.card_with("Regionale kennishub Twente i.o.")
    assert "Stappenplan" not in await card.inner_text()
    await member.press("Meer over deze hub")
    await member.press("Meer")
    await member.card_with("Stappenplan")
    await member.say("te doen")
    await member.card_with("Er wacht nu niets op je")
    await member.say("help")
    card = await member.card_with("Dit kan ik voor je doen")
    assert "Kernteam" not in await card.inner_text()
