"""The introduction in PLeK Café: asked, shown, changed with who it is about, and taken away."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.delivery.notifier import NoConversation, Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.contact import SentMessage
from bot.dispatch.contacts.purposes import PlaceKnown, place_of
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Undeliverable
from cards.kit.forms import NONCE, Values
from cards.kit.translator import Translator
from cards.members.cafe import MyCafe, cafe_card, cafe_form, cafe_gone_card, my_cafe_card
from registry.core.errors import Fault, Invalid
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork
from registry.members.cafe import (
    FIELD,
    CafeCardDue,
    CafeView,
    cafe_view,
    cards_of,
    cards_waiting,
    claim_card,
    drop_card,
    follow_up,
    members_of,
    release_card,
    show_in_cafe,
    view_of,
)
from registry.members.member import CafePart, Member
from registry.organisations.editing import OrganisationRenamed
from registry.organisations.merge_record import OrganisationMerged
from registry.organisations.review import OrganisationSettled

routes = Routes()

_MOST_AT_ONCE = 500
"""Cards that are posted when it is known which channel PLeK Café is; the others come with what
changes next. A channel takes no more than sixty in half a minute."""

_APART = timedelta(seconds=2)


def about_card(card: str) -> str:
    """Return what a message in the channel is about; it says of nobody whose it is."""
    return f"cafe_cards:{card}"


@routes.command(
    "mijn voorstelling",
    *("mijn voorstelling in plek café", "wat staat er over mij in plek café"),
    "wat staat er over mij in het café",
    en=("my introduction", "my introduction in plek café", "what does plek café show of me"),
    about="cafe-mine-command",
    order=44,
    slash=False,
    menu=False,
)
@routes.verb("cafe.mine", shows="cafe_cards")
async def mine(ask: Ask) -> Answer:
    """Show what PLeK Café shows of the reader, and since when."""
    return await _mine(ask)


@routes.command(
    "stel me voor in plek café",
    *("stel mij voor in plek café", "stel me voor in het café", "stel mij voor in het café"),
    *("zet mij in plek café", "zet me in plek café", "zet mij in het café", "zet me in het café"),
    en=("introduce me in plek café", "show me in plek café", "introduce me in the café"),
    about="cafe-ask-command",
    order=44,
    slash=False,
    menu=False,
)
@routes.verb("cafe.ask")
async def ask_parts(ask: Ask) -> Answer:
    """Ask what PLeK Café may show of who presses, with what they said before."""
    return await _form(ask)


@routes.verb("cafe.save", again="cafe.mine")
async def save(ask: Ask) -> Answer:
    """Keep what PLeK Café may show of who sends it, or show the form with its faults."""
    form = cafe_form(ask.t, ask.value(NONCE))
    values = form.read(ask.data)
    try:
        entry = form.entry(values)
        return await _keep(ask, entry.cafe)
    except Invalid as invalid:
        return await _form(ask, values, invalid.faults)


@routes.command(
    "haal mijn voorstelling weg",
    *("haal mij weg uit plek café", "haal me weg uit plek café", "haal mij weg uit het café"),
    *("haal me weg uit het café", "stel me niet voor in plek café"),
    en=("remove my introduction", "take me out of plek café", "take me out of the café"),
    about="cafe-stop-command",
    order=44,
    slash=False,
    menu=False,
)
@routes.verb("cafe.stop", again="cafe.mine")
async def stop(ask: Ask) -> Answer:
    """Have PLeK Café show nothing of who asks any more."""
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who)
    if member is None or member.cafe is None:
        return await _mine(ask)
    return await _keep(ask, ())


@routes.on(CafeCardDue)
async def settle(event: CafeCardDue, notifier: Notifier) -> None:
    """Have a card in PLeK Café be as its member wants it now: there, changed or gone.

    Of several messages about one card one posts it, and looks again afterwards: who changed their
    mind meanwhile is not left standing there.
    """
    about = about_card(event.card)
    view = await _view(notifier, event.card)
    if view is None:
        await _take_away(notifier, event.card)
        return
    async with notifier.registry.read() as unit:
        stands = bool(await unit.of(SentMessage).all(about=about))
    if not stands and not await _post(notifier, event.card, view):
        return
    if stands:
        await notifier.refresh(about, partial(_compose, view=view))
    now = await _view(notifier, event.card)
    if now is None:
        await _take_away(notifier, event.card)
    elif now != view:
        await notifier.refresh(about, partial(_compose, view=now))


@routes.on(PlaceKnown)
async def post_waiting(event: PlaceKnown, notifier: Notifier) -> None:
    """Post the introductions that wait, now that it is known which channel PLeK Café is."""
    if event.purpose != "cafe":
        return

    async def work(unit: UnitOfWork) -> None:
        for place, card in enumerate(await cards_waiting(unit, _MOST_AT_ONCE)):
            unit.emit(CafeCardDue(card=card), due=unit.now + place * _APART)

    await commit(notifier.registry, SYSTEM, work)


@routes.on(OrganisationMerged)
async def follow_merger(event: OrganisationMerged, notifier: Notifier) -> None:
    """Have introductions say the name of the organisation that another one went into."""
    await _follow(notifier, event.into)


@routes.on(OrganisationSettled)
async def follow_settled(event: OrganisationSettled, notifier: Notifier) -> None:
    """Have introductions name an organisation once it is known to all."""
    await _follow(notifier, event.organisation)


@routes.on(OrganisationRenamed)
async def follow_rename(event: OrganisationRenamed, notifier: Notifier) -> None:
    """Have introductions say what an organisation is called now."""
    await _follow(notifier, event.organisation)


async def _follow(notifier: Notifier, organisation: str) -> None:
    async def work(unit: UnitOfWork) -> None:
        await follow_up(unit, await members_of(unit, organisation))

    await commit(notifier.registry, SYSTEM, work)


async def _view(notifier: Notifier, card: str) -> CafeView | None:
    async with notifier.registry.read() as unit:
        return await cafe_view(unit, card)


async def _post(notifier: Notifier, card: str, view: CafeView) -> bool:
    """Post a card; False when another message does."""
    key, registry = notifier.key, notifier.registry
    if not await commit(registry, SYSTEM, lambda unit: claim_card(unit, card, key)):
        return False
    once = notifier.with_key(f"cafe:{card}")
    try:
        await once.post_to_channel("cafe", partial(_compose, view=view), about=about_card(card))
    except (NoConversation, Undeliverable):  # it does not stand there: whoever comes next may try
        await commit(registry, SYSTEM, lambda unit: release_card(unit, card, key))
        raise
    return True


async def _take_away(notifier: Notifier, card: str) -> None:
    def compose(t: Translator) -> Answer:
        return Answer(card=cafe_gone_card(t), text=t("cafe-gone"))

    if await notifier.take_away(about_card(card), compose):
        await commit(notifier.registry, SYSTEM, lambda unit: drop_card(unit, card))


def _compose(t: Translator, view: CafeView) -> Answer:
    return Answer(card=cafe_card(t, view), text=t("cafe-fallback"))


async def _keep(ask: Ask, parts: tuple[CafePart, ...]) -> Answer:
    async with ask.write() as unit:
        await show_in_cafe(unit, parts)
    return await _mine(ask, "cafe-done-on" if parts else "cafe-done-off")


async def _form(ask: Ask, values: Values | None = None, faults: tuple[Fault, ...] = ()) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who)
    if member is None or member.status != "introduced":
        return _answer(ask, MyCafe(member))
    before = tuple(one.value for one in member.cafe.parts) if member.cafe else ()
    filled = values if values is not None else {FIELD: before}
    card = cafe_form(ask.t).card(ask.t, filled, faults)
    return private_reply(ask, card, title="cafe-mine-title", verb="cafe.mine", done=False)


async def _mine(ask: Ask, remark: str = "") -> Answer:
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who)
        view = await view_of(unit, member) if member else None
        abouts = tuple(about_card(one) for one in await cards_of(unit, ask.who))
        posted = bool(abouts and await unit.of(SentMessage).all(about=abouts))
        place = await place_of(unit, "cafe") is not None
    words = ask.t(remark) if remark else ""
    return _answer(ask, MyCafe(member, view, posted, place, words))


def _answer(ask: Ask, mine: MyCafe) -> Answer:
    card = my_cafe_card(ask.t, mine)
    return private_reply(ask, card, title="cafe-mine-title", verb="cafe.mine")
