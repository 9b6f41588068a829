"""Organisations: suggestions while somebody types, and the kernteam's review of new ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.delivery.notifier import Notifier, missing_from
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.purposes import PlaceKnown
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.forms import Values
from cards.kit.translator import Translator
from cards.organisations.review import proposal_card, settled_card
from registry.core.errors import AlreadyDecided, Invalid, NotFound
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.members.lookup import member_name
from registry.members.member import Member
from registry.organisations.choosing import named, suggestions
from registry.organisations.former import FormerOrganisation
from registry.organisations.known import known
from registry.organisations.naming import Named, folded
from registry.organisations.organisation import Organisation, OrganisationProposed, lookup, same
from registry.organisations.review import MergeForm, OrganisationSettled, confirm, merge
from registry.organisations.waiting import PROPOSALS

routes = Routes()
routes.waits(PROPOSALS, shows="organisations.show", by="organisation")

_MOST = 25


@routes.dataset("organisations")
async def find(ask: Ask) -> Answer:
    """Return organisations by any of their names, those too that nobody takes part of yet."""
    async with ask.registry.read() as unit:
        names, day = await known(unit, "known", "reference"), unit.now.date()
        former = {key for (key,) in await unit.of(FormerOrganisation).tally("slug")}
    skip, top = ask.incoming.skip, min(ask.incoming.top, _MOST)
    if not folded(ask.words):
        here = lookup(names, "", skip + top)[skip:]
        return Answer(choices=[(one.label, one.slug) for one in here])
    return Answer(choices=suggestions(names, ask.words, skip + top, day, former)[skip:])


@routes.verb("organisations.confirm", again="organisations.show")
async def press_confirm(ask: Ask) -> Answer:
    """Confirm that the organisation is a new one."""

    async def deed(unit: UnitOfWork) -> Organisation:
        return await confirm(unit, ask.value("organisation"))

    return await _decide(ask, deed)


@routes.verb("organisations.merge", again="organisations.show")
async def press_merge(ask: Ask) -> Answer:
    """Merge the organisation into one that is known already."""
    entry = MergeForm.of(_chosen(ask))

    async def deed(unit: UnitOfWork) -> Organisation:
        return await merge(unit, ask.value("organisation"), entry.into[:200])

    return await _decide(ask, deed)


@routes.verb("organisations.show")
async def show(ask: Ask) -> Answer:
    """Show the kernteam a proposal, or what became of it. Raises NotAllowed, NotFound."""
    slug, into = ask.value("organisation")[:120], ask.value("into")
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.REVIEW_ORGANISATION)
        one = await unit.of(Organisation).find(slug) or await unit.of(Organisation).find(into[:120])
        meant = same(await known(unit, "known"), into) if one is None else None
        if meant is not None:
            one = await unit.of(Organisation).find(meant.slug)
        if one is None:
            raise NotFound(Organisation.section, slug)
        alike = await _alike(unit, one)
    title = ask.t("organisations-title")
    if one.status == "proposed":
        return Answer(card=proposal_card(ask.t, one, alike), text=title, private=True)
    return Answer(card=settled_card(ask.language, one.name, ""), text=title, private=True)


@routes.on(OrganisationProposed)
async def ask_kernteam(event: OrganisationProposed, notifier: Notifier) -> None:
    """Ask the kernteam to review it."""
    async with notifier.registry.read() as unit:
        proposal = await unit.of(Organisation).find(event.organisation)
        alike = await _alike(unit, proposal) if proposal else []
    if proposal is None or proposal.status != "proposed":
        return

    def compose(t: Translator) -> Answer:
        return Answer(card=proposal_card(t, proposal, alike), text=t("organisations-title"))

    await notifier.post_to_channel("kernteam", compose, about=f"organisations:{proposal.slug}")


@routes.on(PlaceKnown)
async def bring_waiting(event: PlaceKnown, notifier: Notifier) -> None:
    """Post what waits for review in the channel that the kernteam has from now on."""
    if event.purpose != "kernteam":
        return
    async with notifier.registry.read() as unit:
        proposals = await unit.of(Organisation).all(status="proposed")
        found = {f"organisations:{one.slug}": one.slug for one in proposals}
        missing = await missing_from(unit, "kernteam", tuple(found))
    for slug in (found[about] for about in found if about in missing):
        proposed = OrganisationProposed(organisation=slug)
        await ask_kernteam(proposed, notifier.with_key(f"kept:{event.channel}:{slug}"))


@routes.on(OrganisationSettled)
async def show_outcome(event: OrganisationSettled, notifier: Notifier) -> None:
    """Update all cards with what became of it, and who decided."""
    async with notifier.registry.read() as unit:
        decider = await unit.of(Member).find(event.by) if event.by else None
    by = decider.name if decider else ""

    def compose(t: Translator) -> Answer:
        card = settled_card(t.language, event.called, event.into, by)
        return Answer(card=card, text=t("organisations-title"))

    await notifier.refresh(f"organisations:{event.organisation}", compose)


async def _decide(ask: Ask, deed: Callable[[UnitOfWork], Awaitable[Organisation]]) -> Answer:
    """Decide once; tell who comes second that it was done."""
    async with ask.registry.read() as unit:
        proposal = await unit.of(Organisation).find(ask.value("organisation")[:120])
    try:
        async with ask.write() as unit:
            outcome = await deed(unit)
    except AlreadyDecided as first:
        return await _late(ask, first)
    except Invalid as invalid:
        return await _again(ask, invalid)
    name = proposal.name if proposal else outcome.name
    into = "" if proposal and outcome.slug == proposal.slug else outcome.name
    by = ask.member.name if ask.member else ask.incoming.person.name
    card = settled_card(ask.language, name, into, by)
    return Answer(card=card, text=ask.t("organisations-title"))


async def _late(ask: Ask, first: AlreadyDecided) -> Answer:
    """Tell who comes second what became of it, and who decided."""
    async with ask.registry.read() as unit:
        now = await unit.of(Organisation).get(first.outcome)
        former = await unit.of(FormerOrganisation).find(first.key)
        by = await member_name(unit, first.by)
    name, into = (former.name, now.name) if former else (now.name, "")
    card = settled_card(ask.language, name, into, by, late=True)
    return Answer(card=card, text=ask.t("organisations-title"))


async def _again(ask: Ask, invalid: Invalid) -> Answer:
    async with ask.registry.read() as unit:
        proposal = await unit.of(Organisation).get(ask.value("organisation"))
        alike = await _alike(unit, proposal)
        chosen = await named(unit, [ask.value("into")])
    card = proposal_card(ask.t, proposal, alike, _chosen(ask), invalid.faults, chosen)
    return Answer(card=card, text=ask.t("organisations-title"), done=False)


def _chosen(ask: Ask) -> Values:
    return {"into": ask.value("into")}


async def _alike(unit: UnitOfWork, proposal: Organisation) -> list[Named]:
    """Return known organisations, those with a similar name first."""
    names = await known(unit, "known")
    near = lookup(names, proposal.name, 10)
    return [*near, *(one for one in lookup(names, "", 30) if one not in near)]
