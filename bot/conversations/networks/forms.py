"""Networks: register, change, archive."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversations.networks.views import names_of, options, show
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder, refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind, Scope
from cards.kit.components import dialog, fact, para, typed
from cards.kit.forms import NONCE, Form, Values
from cards.networks.facts import network_facts
from cards.networks.forms import (
    Options,
    archive_card,
    edit_form,
    filled_in,
    lookalikes,
    network_form,
)
from cards.networks.network import message_card
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed
from registry.core.unit_of_work import UnitOfWork
from registry.networks.changes import Editable, archive, change, editable, restore
from registry.networks.network import Network
from registry.networks.review import Lookalikes, submit
from registry.networks.waiting import QUESTIONS

routes = Routes()
routes.waits(QUESTIONS, shows="networks.edit", by="network")

_MOST_APART = 20


@routes.command(
    "netwerk aanmelden",
    "netwerk toevoegen",
    "meld netwerk aan",
    en=("register network", "register a network", "network register", "add network"),
    about="networks-submit-command",
    order=20,
)
async def open_form(ask: Ask) -> Answer:
    """Show the form to register a network, with the name when it was typed along."""
    name = ask.incoming.person.name or (ask.member.name if ask.member else "")
    return await _new(ask, {"name": typed(ask.words)[:500], "contact": name})


@routes.verb("networks.form")
async def press_form(ask: Ask) -> Answer:
    """Show the form, empty or with the earlier values that a button carried."""
    values = network_form(ask.t, Options()).read(ask.data)
    if not values["contact"]:
        values["contact"] = ask.incoming.person.name
    return await _new(ask, values)


@routes.verb("networks.submit")
async def send(ask: Ask) -> Answer:
    """Submit the network; faults and look-alikes are shown in the same form."""
    form = network_form(ask.t, Options())
    values = form.read(ask.data)
    apart = tuple(ask.keys("apart", most=_MOST_APART))
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            network = await submit(unit, entry, apart=apart)
            names = await names_of(unit, network, ask.language)
    except Invalid as invalid:
        return await _new(ask, values, faults=invalid.faults)
    except Lookalikes as found:
        return await _new(ask, values, alike=found.networks)
    parts = [
        para(ask.t("networks-submitted-next")),
        *network_facts(ask.t, network, names),
    ]
    card = message_card(ask.t, "networks-submitted", network, parts=parts)
    return _result(card)


@routes.verb("networks.edit")
async def open_edit(ask: Ask) -> Answer:
    """Show the form to change a network, as it is or as its aanjagers last wanted it."""
    async with ask.registry.read() as unit:
        try:
            found = await editable(unit, ask.key("network"), ask.who)
        except (NotAllowed, AlreadyDecided) as refused:
            return _refused(ask, refused)
        values = filled_in(found.fields)
        return await _edit(ask, unit, found, values)


@routes.verb("networks.save", again="networks.show")
async def save(ask: Ask) -> Answer:
    """Change the network; important fields wait for the kernteam."""
    slug = ask.key("network")
    form = network_form(ask.t, Options())
    values = form.read(ask.data)
    answer = ask.text("answer")
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            before = await unit.of(Network).get(slug)
            network = await change(unit, slug, entry, answer=answer)
    except Invalid as invalid:
        return await _edit_again(ask, slug, {**values, "answer": answer}, invalid.faults)
    except (NotAllowed, AlreadyDecided) as refused:
        return _refused(ask, refused)
    parts = [para(ask.t(text)) for text in _consequences(network, ask.who)]
    text = "networks-saved" if network.round != before.round else "networks-saved-unchanged"
    return _result(message_card(ask.t, text, network, parts=parts))


@routes.verb("networks.archive")
async def ask_archive(ask: Ask) -> Answer:
    """Ask for confirmation of archiving."""
    async with ask.registry.read() as unit:
        try:
            found = await editable(unit, ask.key("network"), ask.who)
        except (NotAllowed, AlreadyDecided) as refused:
            return _refused(ask, refused)
    card = archive_card(ask.t, found.network, secrets.token_urlsafe(9))
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


@routes.verb("networks.archive.confirmed", again="networks.show")
async def put_away(ask: Ask) -> Answer:
    """Archive the network."""
    try:
        async with ask.write() as unit:
            network = await archive(unit, ask.key("network"))
    except NotAllowed as refused:
        return _refused(ask, refused)
    return _result(message_card(ask.t, "networks-archived", network))


@routes.verb("networks.restore", again="networks.show")
async def bring_back(ask: Ask) -> Answer:
    """Restore an archived network, for the kernteam."""
    async with ask.write() as unit:
        network = await restore(unit, ask.key("network"))
        return await show(ask, unit, network)


async def _new(
    ask: Ask,
    values: Values,
    *,
    faults: Sequence[Fault] = (),
    alike: Sequence[Network] = (),
) -> Answer:
    """Show the form to register a network; with faults or look-alikes it comes back as it was."""
    back = bool(faults or alike)
    async with ask.registry.read() as unit:
        choices = await options(unit, ask.language, values)
    nonce = ask.value(NONCE) if back else ""
    form = network_form(ask.t, choices, apart=[one.slug for one in alike], nonce=nonce)
    above = lookalikes(ask.t, alike) if alike else []
    more = [] if back else _windows(ask, "networks.form", {"name": str(values["name"])[:100]})
    card = form.card(ask.t, values, faults, above=above, more=more)
    return _asking(ask, form, card, "networks.form")


async def _edit(
    ask: Ask,
    unit: UnitOfWork,
    found: Editable,
    values: Values,
    faults: Sequence[Fault] = (),
) -> Answer:
    choices = await options(unit, ask.language, values)
    nonce = ask.value(NONCE) if faults else ""
    form = edit_form(ask.t, choices, found.network, at_once=found.at_once, nonce=nonce)
    itself = {"network": found.network.slug}
    more = [] if faults else _windows(ask, "networks.edit", itself)
    asked = found.network.asked
    above = [fact(ask.t("networks-question"), asked)] if asked else []
    card = form.card(ask.t, values, faults, above=above, more=more)
    return _asking(ask, form, card, "networks.edit", **itself)


async def _edit_again(ask: Ask, slug: str, values: Values, faults: Sequence[Fault]) -> Answer:
    async with ask.registry.read() as unit:
        try:
            found = await editable(unit, slug, ask.who)
        except (NotAllowed, AlreadyDecided) as refused:
            return _refused(ask, refused)
        return await _edit(ask, unit, found, values, faults)


def _windows(ask: Ask, verb: str, data: Mapping[str, str]) -> list[Any]:
    """Return the button for the same form in a dialog, where others would read along."""
    in_dialog = ask.incoming.kind in {Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT}
    if ask.place.scope is Scope.PERSONAL or in_dialog:
        return []
    return [dialog(ask.t("aside-window"), verb, data)]


def _asking(ask: Ask, form: Form, card: Mapping[str, Any], verb: str, **load: str) -> Answer:
    """Show a form to whoever asked alone; others see a button that opens it for them."""
    instead = public_placeholder(ask, "aside-title", verb, **load)
    title = form.title
    return Answer(card=card, text=title, title=title, private=True, instead=instead, done=False)


def _result(card: Mapping[str, Any]) -> Answer:
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


def _consequences(network: Network, member: str) -> tuple[str, ...]:
    """Return the ids of texts that say what happens next with an aanjager's changes."""
    if member not in network.leads:
        return ()
    if network.status == "submitted":
        return ("networks-saved-again",)
    return ("networks-saved-pending",) if network.pending else ()


def _refused(ask: Ask, error: NotAllowed | AlreadyDecided) -> Answer:
    """Answer with a friendly refusal, the same for everybody who may not."""
    gone = isinstance(error, AlreadyDecided)
    return refuse(ask, "networks-notice-archived" if gone else "networks-not-yours")
