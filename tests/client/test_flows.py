"""The main conversations in the real client: a person at the page, our bot behind it.

Each keeps the pictures of the docs where they are asked for (`make docs-pictures`).
"""

import pytest

from bot.local import people
from tests.client.api import PlaygroundApi
from tests.client.page import Client

pytestmark = [
    pytest.mark.client,
    pytest.mark.node,
    pytest.mark.asyncio(loop_scope="module"),
]


async def welcomed(api: PlaygroundApi, newcomer: people.LocalPerson) -> None:
    """Add somebody to PLeK Café, as Teams tells it."""
    activity = await api.template("userAdded", people.CAFE.id)
    member = {"id": newcomer.id, "aadObjectId": newcomer.aad_object_id, "name": newcomer.name}
    await api.happen(activity | {"membersAdded": [member]})


async def settle_in(client: Client) -> None:
    """Open the Café, as somebody who comes in does; the bot gets to know its channels by it."""
    await client.channel("General")
    await client.card_with("Hallo, ik ben PLeK")


async def test_a_newcomer_is_welcomed_in_the_cafe(api, client):
    await settle_in(client)
    await welcomed(api, people.FATIMA)
    card = await client.card_with("Welkom bij PLeK")
    await client.screenshot("welkom", card)


async def test_somebody_introduces_themselves(client):
    await client.personal()
    await client.say("voorstellen")
    card = await client.card_with("Stel je voor")
    await client.screenshot("voorstellen", card)
    # The Playground has no typeahead; what is typed is known for the organisation that it is.
    await client.fill(
        "Staat je organisatie er niet bij? Schrijf hier de naam (niet verplicht)", "gemeente urk"
    )
    await client.fill("Wat is je functie? (niet verplicht)", "Adviseur water")
    await client.fill("Ben je aanjager van een kennis- of leernetwerk? (niet verplicht)", "Ja")
    await client.fill("Toestemming", True)
    await client.press("Versturen")
    done = await client.card_with("Je staat op PLeK")
    assert "Gemeente Urk" in await done.inner_text()
    await client.say("mijn gegevens")
    card = await client.card_with("Mijn gegevens")
    assert "Adviseur water" in await card.inner_text()


async def test_a_network_is_made_known_reviewed_and_found(client):
    await settle_in(client)
    await client.personal()
    await client.say("netwerk aanmelden")
    card = await client.card_with("Maak je kennis- of leernetwerk bekend")
    await client.screenshot("netwerk-aanmelden", card)
    await client.fill("Naam van het netwerk", "Leerkring Waterbergen")
    await client.fill("Soort netwerk", "Leernetwerk")
    await client.fill("Doel", "Samen leren hoe je water vasthoudt in de stad.")
    await client.fill("Schaal", "Regionaal")
    await client.fill("Thema’s (niet verplicht)", ("Water en bodem",))
    await client.press("Netwerk aanmelden")
    await client.card_with("Bedankt! Leerkring Waterbergen is aangemeld.")
    await client.channel("Kernteam")
    card = await client.card_with("Nieuw netwerk: Leerkring Waterbergen")
    await client.screenshot("beoordelen", card)
    await client.press("Goedkeuren", card)
    await client.card_with("heeft dit goedgekeurd")
    await client.personal()
    await client.card_with("Leerkring Waterbergen staat nu op PLeK")
    await client.say("netwerken water")
    card = await client.card_with("Gezocht op: water")
    assert "Leerkring Waterbergen" in await card.inner_text()
    await client.screenshot("netwerken", card)


async def test_somebody_finds_their_way_in_the_agenda(client):
    await settle_in(client)
    await client.say("agenda", mention=True)
    await client.card_with("Nationale kennis- en leeragenda")
    await client.personal()
    await client.say("wat staat er op de agenda over visualiseren van netwerken?")
    found = await client.card_with("netwerken zichtbaar maken")
    assert "9" in await found.inner_text()
    await client.say("agenda 9")
    card = await client.card_with("Vraag 9:")
    await client.screenshot("agenda", card)
    await client.press("Volg")
    await client.sees("Je volgt")


async def test_a_question_is_put_after_seeing_what_looks_like_it(client):
    await settle_in(client)
    await client.personal()
    await client.say("vraag hoe maken we netwerken zichtbaar?")
    card = await client.card_with("hoe maken we netwerken zichtbaar?")
    await client.screenshot("vraag", card)
    await client.press("Mijn vraag staat er niet bij")
    await client.card_with("Een goede vraag is het halve werk")
    await client.fill(
        "Wat voor vraag is het?", "Organisatorisch: over hoe we kennis en leren organiseren"
    )
    await client.press("Vraag versturen")
    await client.channel("Kernteam")
    await client.card_with("hoe maken we netwerken zichtbaar?")
