"""Pictures on cards in the real client: fetched from plek, and shown."""

import pytest

pytestmark = [
    pytest.mark.client,
    pytest.mark.node,
    pytest.mark.asyncio(loop_scope="module"),
]

LOADED = """all => Promise.all(all.map(async one => {
    await one.decode().catch(() => 0);
    return [one.alt, one.naturalWidth];
}))"""


async def images_of(card):
    """Words and width of each picture on a card, once it was fetched."""
    return dict(await card.locator("img").evaluate_all(LOADED))


async def test_pictures_of_a_card_are_fetched_and_shown(client):
    await client.personal()
    await client.say("hubs")
    card = await client.card_with("Regionale kennishubs")
    shown = await images_of(card)
    assert shown["Hub"] == 64
    (words,) = (alt for alt in shown if "Twente" in alt)
    assert shown[words] > 400
    await client.say("hub twente")
    card = await client.card_with("Kennishub Twente")
    assert all((await images_of(card)).values())
    widths = await card.locator("img").evaluate_all("all => all.map(one => one.clientWidth)")
    assert max(widths) <= await card.evaluate("one => one.clientWidth")
