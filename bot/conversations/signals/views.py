"""Answers that the conversations about signals share."""

from __future__ import annotations

from typing import Any

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card, refuse
from bot.dispatch.turn import Answer
from cards.involvement.place import with_place
from cards.involvement.taking_part import show_button
from cards.signals.signal import only_card, signal_card
from graph_sync.ledger.places import TeamsPlace, hub_place
from registry.involvement.things import ThingKind
from registry.signals.details import signal_file


async def show_signal(
    ask: Ask, slug: str, remark: str = "", *, good: bool = True, **about: Any
) -> Answer:
    """Show the card of a signal, as this person may see it.

    Args:
        ask: who asks.
        slug: which signal.
        remark: id of a text that says what just happened.
        good: whether that went well.
        about: what that text names; what people wrote only after `plain`.

    Raises:
        NotFound: there is none, or it is not for them: nobody can tell which.
    """
    async with ask.registry.read(ask.who) as unit:
        file = await signal_file(unit, slug, ask.who)
        hub = file.signal.hub
        place = await hub_place(unit, hub, ask.who) if hub else TeamsPlace()
    card = signal_card(ask.t, file, remark, good=good, **about)
    if hub:
        card = with_place(
            ask.t,
            card,
            place,
            way_in="places-hub-way",
            door=show_button(ask.t, ThingKind.HUB, hub),
        )
    return private_card(ask, card, "signals-one", "signals.show", signal=slug)


def kernteam_only(ask: Ask, words: str = "") -> Answer:
    """Answer with a friendly refusal; the words can be raised as a signal with one press.

    Args:
        ask: who asks.
        words: what could have been meant as a signal.
    """
    if not words:
        return refuse(ask, "signals-kernteam-only")
    text = ask.t("signals-kernteam-only")
    return Answer(
        card=only_card(ask.t, words),
        text=text,
        title=text,
        private=True,
        instead=Answer(text=text),
    )
