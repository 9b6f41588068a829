"""A list that is sent as a file: the link to the page, and word that it came in."""

from __future__ import annotations

from bot.conversations.onboarding.batches.views import answered, the_list
from bot.conversations.onboarding.people_views import may_put
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.translator import Translator
from cards.onboarding.batches import file_card, received_card
from registry.onboarding.batches.batch import Batch
from registry.onboarding.batches.upload import BatchReceived, offer_link

routes = Routes()


@routes.verb("people.batch_file", repeats=True)
async def show_link(ask: Ask) -> Answer:
    """Show a link to the page; where no browser can reach plek, say so and offer pasting."""
    async with ask.registry.read(ask.who) as unit:
        if not await may_put(unit, ask.who):
            return refuse(ask, "people-kernteam-only")
        batch = await the_list(ask, unit)
    url = ""
    if ask.links.people_file("x"):
        async with ask.write() as unit:
            url = ask.links.people_file(await offer_link(unit, ask.language))
    return answered(ask, file_card(ask.t, url, batch))


@routes.on(BatchReceived)
async def tell(event: BatchReceived, notifier: Notifier) -> None:
    """Tell who sent a file that it came in, unless they have dealt with the list by now."""
    async with notifier.registry.read() as unit:
        batch = await unit.of(Batch).find(event.batch)
    if batch is None or batch.member != event.member:
        return

    def compose(t: Translator) -> Answer:
        card = received_card(t, batch, event.rows)
        return Answer(card=card, text=str(card["fallbackText"]), private=True)

    await notifier.notify_member(event.member, compose, about=f"people_batches:{batch.slug}")
