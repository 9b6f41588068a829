"""Personal data, `mijn gegevens`: overview, export, erasure."""

from __future__ import annotations

from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.contact import Contact
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.kit.translator import Translator
from cards.privacy.export_and_erase import (
    Kept,
    confirm_card,
    data_card,
    erased_card,
    export_card,
    export_file_card,
    export_pages,
    leadless_card,
)
from graph_sync.ledger.places import places_of
from registry.core.entity import Entity
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.involvement.following import Follow
from registry.involvement.participant import Participant
from registry.involvement.things import ThingKind, find_thing
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.privacy.export_and_erase import (
    NetworkWithoutLead,
    RetentionOver,
    Trace,
    end_retention,
    erase,
    export,
    led_alone,
    traces,
)
from registry.signals.download import Paper, offer

routes = Routes()


@routes.command("mijn gegevens", en=("my data",), about="privacy-command", order=80)
@routes.verb("privacy.show", shows="members")
async def show(ask: Ask) -> Answer:
    """Show everything that is stored, in words."""
    async with ask.registry.read(ask.who) as unit:
        kept = await _kept(ask.t, unit, ask.who)
    return _aside(ask, data_card(ask.t, kept))


@routes.verb("privacy.export", repeats=True)
async def show_export(ask: Ask) -> Answer:
    """Show a link to everything that is stored; as data on cards where there can be none."""
    if ask.links.download("x"):
        async with ask.write() as unit:
            [token] = await offer(unit, [Paper.MY_DATA], ask.language)
        if file := export_file_card(ask.t, ask.links.download(token)):
            return _aside(ask, file)
    async with ask.registry.read(ask.who) as unit:
        pages = export_pages(await export(unit, ask.who))
    page = ask.number("page", most=99_999)
    return _aside(ask, export_card(ask.t, pages, min(page, len(pages) - 1)))


@routes.verb("privacy.confirm")
async def confirm(ask: Ask) -> Answer:
    """Ask for confirmation, saying what erasing does."""
    async with ask.registry.read(ask.who) as unit:
        alone_in = await led_alone(unit, ask.who)
    return _aside(ask, confirm_card(ask.t, [one.name for one in alone_in]))


@routes.verb("privacy.erase", forgets=True)
async def erase_all(ask: Ask) -> Answer:
    """Erase the member; confirm in their language, which is erased too."""
    async with ask.write() as unit:
        await erase(unit, ask.who)
    words, told = ask.t("privacy-erased-title"), Answer(text=ask.t("privacy-erased"))
    return Answer(card=erased_card(ask.language), text=words, private=True, instead=told)


@routes.on(NetworkWithoutLead)
async def tell_kernteam(event: NetworkWithoutLead, notifier: Notifier) -> None:
    """Ask the kernteam to find another aanjager."""
    async with notifier.registry.read() as unit:
        network = await unit.of(Network).find(event.network)
    if network is None or network.leads:
        return

    def compose(t: Translator) -> Answer:
        card = leadless_card(t.language, network.name, network.slug)
        return Answer(card=card, text=t("privacy-leadless-title"))

    await notifier.post_to_channel("kernteam", compose, about=f"networks:{network.slug}:lead")


@routes.on(RetentionOver)
async def forget(event: RetentionOver, notifier: Notifier) -> None:
    """Erase a member who left long ago and did not come back."""
    async with notifier.registry.write(SYSTEM) as unit:
        await end_retention(unit, event)


def _aside(ask: Ask, card: CardJson) -> Answer:
    return private_reply(ask, card, title="privacy-title", verb="privacy.show")


async def _kept(t: Translator, unit: UnitOfWork, who: str) -> Kept:
    member = await unit.of(Member).find(who)
    organisation = None
    if member is not None and member.organisation:
        organisation = await unit.of(Organisation).find(member.organisation)
    themes = await unit.of(Theme).some(member.named_themes) if member else []
    sections: dict[str, list[str]] = {}
    for trace in await traces(unit, who):
        if not isinstance(trace.item, Member):
            titles = sections.setdefault(trace.item.section, [])
            titles.append(await _title(t, unit, trace))
    places = await places_of(unit, who)
    label = organisation.label if organisation else ""
    return Kept(member, label, tuple(themes), sections, places)


async def _title(t: Translator, unit: UnitOfWork, trace: Trace) -> str:
    """Return the title of a thing in the overview; empty where only counts say something."""
    item = trace.item
    if isinstance(item, Contact):
        return t("privacy-contact", alone="yes" if item.conversation else "no")
    if isinstance(item, Membership):
        group = await unit.of(Hub if item.place == "hub" else Subgroup).find(item.group)
        return _named(group) if group else ""
    if isinstance(item, Participant | Follow):
        return await _involved(unit, item)
    keys = (f"privacy-role-{field}" for field in trace.fields)
    roles = [t(key) for key in keys if t.has(key)]
    name = _named(item)
    return t("privacy-as", title=name, roles=t.listing(roles)) if name and roles else name


async def _involved(unit: UnitOfWork, item: Participant | Follow) -> str:
    """Return the name of the network or hub that somebody takes part in or follows."""
    if isinstance(item, Participant):
        kind, slug = ThingKind.NETWORK, item.network
    else:
        kind, slug = item.kind, item.thing
    about = await find_thing(unit, kind, slug)
    return about.name if about else ""


def _named(item: Entity) -> str:
    names = (getattr(item, field, "") for field in ("name", "title", "text"))
    found = item.findable()  # of what has its words elsewhere, such as a frequently asked question
    named = next((name for name in names if isinstance(name, str) and name), "")
    return named or (found.title if found else "")
