"""Review of networks: the kernteam decides, and the aanjagers are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversations.networks.views import case_of
from bot.delivery.notifier import Notifier, missing_from
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.contacts.purposes import PlaceKnown
from bot.dispatch.private_reply import private_reply, refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.translator import Translator
from cards.networks.review import Case, Try, review_card, told_card, waiting_card
from registry.core.errors import AlreadyDecided, Invalid, NotAllowed
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Language
from registry.networks.network import Network, NetworkArchived, NetworkDecided, NetworkSubmitted
from registry.networks.review import approve, ask_more, reject, waiting
from registry.networks.rounds import Overtaken
from registry.networks.waiting import REVIEWS

routes = Routes()
routes.waits(REVIEWS, opens="networks.waiting", shows="networks.review", by="network")

Decide = Callable[[UnitOfWork, str, int, str], Awaitable[Network]]


@routes.command(
    "netwerken te beoordelen",
    "te beoordelen",
    en=("networks to review", "to review"),
    about="networks-waiting-command",
    order=80,
    audience=Audience(HelpGroup.KERNTEAM, (Right.READ_WAITING,)),
    slash=False,
)
async def list_waiting(ask: Ask) -> Answer:
    """Show what waits for the kernteam."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.READ_WAITING, ask.who):
            return _kernteam_only(ask)
        networks = await waiting(unit)
    card = waiting_card(ask.t, networks)
    return private_reply(ask, card, title="networks-waiting-title", verb="networks.waiting")


routes.verb("networks.waiting")(list_waiting)


@routes.verb("networks.review")
async def open_review(ask: Ask) -> Answer:
    """Show the review card of one network."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.REVIEW_NETWORK, ask.who):
            return _kernteam_only(ask)
    return await _reviewed(ask, ask.key("network"))


@routes.verb("networks.approve", again="networks.review")
async def press_approve(ask: Ask) -> Answer:
    """Publish the network, or the change to it."""

    async def deed(unit: UnitOfWork, slug: str, seen: int, _note: str) -> Network:
        return await approve(unit, slug, seen)

    return await _decide(ask, deed)


@routes.verb("networks.ask", again="networks.review")
async def press_ask(ask: Ask) -> Answer:
    """Ask its aanjagers a question."""
    return await _decide(ask, ask_more)


@routes.verb("networks.reject", again="networks.review")
async def press_reject(ask: Ask) -> Answer:
    """Decline the network, or the change to it."""
    return await _decide(ask, reject)


async def _decide(ask: Ask, deed: Decide) -> Answer:
    """Decide once; show who comes second what the first decided."""
    slug, note = ask.key("network"), ask.text("note")
    number = ask.number("round", most=99_999_999, otherwise=-1)
    tried = Try()
    try:
        async with ask.write() as unit:
            await deed(unit, slug, number, note)
    except NotAllowed:
        return _kernteam_only(ask)
    except Invalid as invalid:
        tried = Try(note, invalid.faults[0])
    except AlreadyDecided as first:
        tried = Try(remark="" if first.by == ask.who else "networks-review-first")
    except Overtaken:
        tried = Try(note, remark="networks-review-changed")
    return await _reviewed(ask, slug, tried)


async def _reviewed(ask: Ask, slug: str, tried: Try | None = None) -> Answer:
    async with ask.registry.read() as unit:
        network = await unit.of(Network).get(slug)
        case = await case_of(unit, network, ask.language)
    card = review_card(ask.t, network, case, tried)
    return Answer(card=card, text=network.name, done=tried is None or tried.fault is None)


def _kernteam_only(ask: Ask) -> Answer:
    return refuse(ask, "networks-kernteam-only")


@routes.on(NetworkSubmitted)
async def bring_to_kernteam(event: NetworkSubmitted, notifier: Notifier) -> None:
    """Post it in the kernteam's channel, or update the card that stands there."""
    network, cases = await _known(notifier, event.network)
    if network is None:
        return
    compose = _composer(network, cases)
    await notifier.refresh(_about(network.slug), compose)
    last = network.review
    superseded = last is not None and last.round > event.round
    if network.waiting and not (event.again or superseded):
        await notifier.post_to_channel("kernteam", compose, about=_about(network.slug))


@routes.on(PlaceKnown)
async def bring_waiting(event: PlaceKnown, notifier: Notifier) -> None:
    """Post what waits for review in the channel that the kernteam has from now on."""
    if event.purpose != "kernteam":
        return
    async with notifier.registry.read() as unit:
        found = {_about(one.slug): one for one in await waiting(unit)}
        missing = await missing_from(unit, "kernteam", tuple(found))
    for one in (found[about] for about in found if about in missing):
        submitted = NetworkSubmitted(network=one.slug, round=one.round)
        await bring_to_kernteam(submitted, notifier.with_key(f"kept:{event.channel}:{one.slug}"))


@routes.on(NetworkDecided)
async def bring_decision(event: NetworkDecided, notifier: Notifier) -> None:
    """Tell its aanjagers the decision, and update the kernteam's channel."""
    network, cases = await _known(notifier, event.network)
    if network is None:
        return

    def told(t: Translator) -> Answer:
        card = told_card(t, network, event.outcome, event.note, change=event.change)
        return Answer(card=card, text=str(card["fallbackText"]))

    for member in event.tell:
        await notifier.notify_member(member, told, about=f"{_about(network.slug)}:told")
    await notifier.refresh(_about(network.slug), _composer(network, cases))


@routes.on(NetworkArchived)
async def show_archived(event: NetworkArchived, notifier: Notifier) -> None:
    """Update the cards in the kernteam's channel: nothing is left to decide."""
    network, cases = await _known(notifier, event.network)
    if network is not None:
        await notifier.refresh(_about(network.slug), _composer(network, cases))


async def _known(notifier: Notifier, slug: str) -> tuple[Network | None, dict[Language, Case]]:
    """Return a network as it is now, with its review case in each language."""
    async with notifier.registry.read() as unit:
        network = await unit.of(Network).find(slug)
        if network is None:
            return None, {}
        return network, {one: await case_of(unit, network, one) for one in Language}


def _composer(network: Network, cases: dict[Language, Case]) -> Callable[[Translator], Answer]:
    def compose(t: Translator) -> Answer:
        card = review_card(t, network, cases[t.language])
        return Answer(card=card, text=str(card["fallbackText"]))

    return compose


def _about(slug: str) -> str:
    return f"networks:{slug}"
