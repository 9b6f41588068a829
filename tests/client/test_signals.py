"""The learning cycle in the real client: a person at the page, and five others beside them."""

import re
from datetime import UTC, datetime

import pytest

from bot.local import people
from cards.kit.translator import translator
from registry.core.vocabulary import Language
from tests.client.test_flows import settle_in

pytestmark = [
    pytest.mark.client,
    pytest.mark.node,
    pytest.mark.asyncio(loop_scope="module"),
]

NL = translator(Language.DUTCH)
SEEN = "Kennis over de bodem in Twente blijft liggen bij de waterschappen."
OTHERS = (
    (people.FATIMA, "twente", "Gasten kunnen de bodemkaarten van de provincie niet openen."),
    (people.PIETER, "noordelijk-flevoland", "Onderzoek naar bodemdaling blijft bij ons liggen."),
    (people.ZOE, "noordelijk-flevoland", "Rijk en regio gebruiken andere cijfers over stikstof."),
    (people.EMRE, "twente", "Studenten kunnen met ons onderzoek doen naar droogte."),
    (people.JOOST, "twente", "Wie in Twente over de bodem gaat, kent elkaar niet."),
)


async def raise_one(api, who, hub, seen):
    """Somebody else sends the form in their own chat; gives what took its place."""
    form = {"seen": seen, "hub": hub, "kind": "probleem", "level": "in-de-regio", "form": who.id}
    form["looked"] = "1 2 3 4 5"  # they have seen what theirs is like
    action = {"type": "Action.Execute", "verb": "signals.send", "data": form}
    value = {"action": action, "trigger": "manual"}
    answer = await api.invoke("adaptiveCard/action", value, who, f"a:{who.id}")
    return str(answer.response)


async def test_a_signal_goes_all_the_way_at_the_page(api, client):
    await settle_in(client)
    for who, hub, seen in OTHERS:
        assert "Dank je wel" in await raise_one(api, who, hub, seen), seen
    await client.personal()
    await client.say(f"signal {SEEN}")
    alike = await client.card_with("Dit speelt ook in")
    await client.screenshot("signaal-lijkt-op", alike, top=True)
    await client.press("Toch een nieuw signaal")
    form = await client.card_with("Een signaal geven")
    await client.screenshot("signaal-geven", form, top=True)
    await client.press("Toch een nieuw signaal")
    sent = await client.card_with("Dank je wel")
    number = int(re.search(r"signaal (\d+)", await sent.inner_text())[1])
    await client.say("/signal")
    inbox = await client.card_with("Signalen: wat er te doen is")
    assert "6 nieuw" in await inbox.inner_text()
    await client.screenshot("signalen-inbox", inbox)
    await client.say(f"signal {number}")
    await client.card_with(f"Signaal {number}:")
    await client.press("Oppakken")
    await client.card_with("Je hebt dit signaal opgepakt")
    await client.press("Voorstel beginnen")
    await client.card_with("Titel van het voorstel")
    await client.fill("Titel van het voorstel", "Eén loket voor kennis over de bodem")
    await client.press("Voorstel beginnen")
    await client.card_with("Het voorstel is begonnen")
    await client.press("Voorstel schrijven")
    await client.fill("De tekst", "Er komt één loket, van en voor alle waterschappen.")
    await client.press("Versie opslaan")
    await client.card_with("De nieuwe versie is bewaard")
    await client.press("Agenderen")
    today = NL.day(datetime.now(UTC))
    await client.fill("Op welke dag?", "vandaag")
    await client.press("Op de agenda zetten")
    await client.card_with("Het voorstel staat op de agenda")
    await client.say("signal agenda vandaag")
    papers = await client.card_with(f"Agenda Stuurgroep, {today}")
    assert "Eén loket voor kennis over de bodem" in await papers.inner_text()
    await client.screenshot("signaal-agenda", papers)
    await client.say(f"signal {number}")
    await client.card_with(f"Stuurgroep, {today}")
    await client.press("Uitkomst noteren")
    await client.fill("Wat is de uitkomst?", "Overgenomen")
    await client.press("Uitkomst opslaan")
    await client.card_with("De uitkomst is bewaard")
    await client.press("Besluit noteren")
    await client.fill("Wie heeft besloten?", "Provinciale Staten van Overijssel")
    await client.fill("Wanneer is het besloten?", "vandaag")
    await client.fill("Wat is er besloten?", "Er komt een loket.")
    await client.press("Besluit opslaan")
    await client.card_with("Het besluit is bewaard")
    await client.say(
        f"signal {number} actie Het loket openen, door Provincie Overijssel, voor 1 juni 2027"
    )
    await client.card_with("De actie is afgesproken")
    await client.press("Klaar melden")
    await client.fill("Wat kwam eruit?", "Het loket is open.")
    await client.press("Actie afronden")
    await client.card_with("De actie is afgerond")
    await client.press("Afsluiten")
    await client.fill("Wat is de les?", "Eén loket werkt beter dan vijf.")
    await client.press("Afsluiten")
    closed = await client.card_with("Het signaal is afgesloten")
    assert "Eén loket werkt beter dan vijf." in await closed.inner_text()
    await client.screenshot("signaal", closed, top=True)
    await client.say("signal beeld")
    figures = await client.card_with("Signalen in beeld")
    await client.screenshot("signalen-beeld", figures, top=True)
