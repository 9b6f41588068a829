"""A call for help in the real client: to the channel, and the answer from its thread back."""

import pytest

pytestmark = [
    pytest.mark.client,
    pytest.mark.node,
    pytest.mark.asyncio(loop_scope="module"),
]


async def test_a_call_for_help_reaches_the_channel_and_its_answer_the_asker(api, client):
    await client.channel("General")
    await client.card_with("Hallo, ik ben PLeK")
    await client.personal()
    await client.say("helpdesk hoe kom ik in het team van mijn hub?")
    await client.card_with("Vraag het de Helpdesk")
    await client.press("Vraag versturen")
    await client.card_with("Je vraag is verstuurd")
    # Local mode has no channel Helpdesk: calls go to the Café.
    card = await api.until(lambda said: "Hulpvraag 1" in str(said))
    await api.say(card.conversation, "Hallo, vraag het de projectleider.", mention=True)
    answer = await client.card_with("heeft je vraag beantwoord")
    assert "vraag het de projectleider" in await answer.inner_text()
    await client.fill("Je reactie", "Wie is dat?")
    await client.press("Antwoord versturen")
    await client.card_with("Je reactie is verstuurd")
    await client.channel("General")
    await client.card_with("reageert:")
    shown = await client.card_with("Wacht op antwoord")
    assert "Hulpvraag 1" in await shown.inner_text()
