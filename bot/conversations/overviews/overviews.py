"""The overview of what is new: shown when asked for, chosen, made on its day and brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from bot.delivery import digests
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card, private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import typed
from cards.kit.forms import NONCE, Values
from cards.kit.translator import Translator
from cards.overviews.overview import OverviewView, overview_card, overview_form
from registry.core.dates.workdays import at_work, today
from registry.core.errors import Fault, Invalid
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import Between, UnitOfWork
from registry.digests.digest import Delivery
from registry.members.member import Member
from registry.onboarding.welcome import MemberLeft
from registry.overviews.choice import Every, choice_of, choose, forget_choice
from registry.overviews.daily import BREATH, OverviewsDue, collect_batch, items_for
from registry.overviews.items import Overview, OverviewDue, OverviewItem
from registry.overviews.lines import candidates, overview_lines
from registry.reminders.snoozes import snoozed

routes = Routes()

_BACK = timedelta(days=31)
"""How far who chose no overview is shown."""

_OFF = frozenset({"uit", "stop", "niet", "niet meer", "off", "no", "stop it"})
_ON = {
    **dict.fromkeys(("aan", "elke week", "wekelijks", "per week", "on", "weekly"), Every.WEEK),
    **dict.fromkeys(("every week", "each week"), Every.WEEK),
    **dict.fromkeys(("elke maand", "maandelijks", "per maand", "monthly"), Every.MONTH),
    **dict.fromkeys(("every month", "each month"), Every.MONTH),
}


@routes.command(
    "nieuwsoverzicht",
    *("wat is er nieuw", "wat is nieuw", "wat is er nieuw op plek", "mijn nieuwsoverzicht"),
    "overzicht van nieuws",
    en=("news overview", "what's new", "what is new", "digest", "my digest", "my news"),
    about="overviews-command",
    order=37,
    slash=False,
    menu=False,
)
async def by_words(ask: Ask) -> Answer | None:
    """Show what is new, or choose how often it comes: `nieuwsoverzicht elke week`, `uit`."""
    words = " ".join(typed(ask.words)[:100].casefold().split())
    if words in _OFF:
        return await _choose(ask, None)
    if words in _ON:
        return await _choose(ask, _ON[words])
    return None if words else await _shown(ask)


@routes.verb("overviews.show", shows="overview_choices")
async def show(ask: Ask) -> Answer:
    """Show what is new, and how often it comes by itself."""
    return await _shown(ask)


@routes.verb("overviews.ask")
async def ask_often(ask: Ask) -> Answer:
    """Ask how often it is to come."""
    return await _form(ask)


@routes.verb("overviews.save", again="overviews.show")
async def save(ask: Ask) -> Answer:
    """Keep how often it comes, or show the form with its fault."""
    form = overview_form(ask.t, ask.value(NONCE))
    values = form.read(ask.data)
    try:
        return await _choose(ask, form.entry(values).every.every)
    except Invalid as invalid:
        return await _form(ask, values, invalid.faults)


@routes.verb("overviews.off", again="overviews.show")
async def switch_off(ask: Ask) -> Answer:
    """Have it not come by itself any more."""
    return await _choose(ask, None)


@routes.on(OverviewsDue)
async def make(event: OverviewsDue, notifier: Notifier) -> None:
    """Make the overviews of a day, a batch at a time."""

    async def work(unit: UnitOfWork) -> None:
        if await collect_batch(unit, event):
            unit.emit(event, due=unit.now + BREATH)

    await commit(notifier.registry, SYSTEM, work)


@routes.on(OverviewDue)
async def bring(event: OverviewDue, notifier: Notifier) -> None:
    """Bring an overview."""
    await digests.bring(notifier, Overview, event, _to_member)


@routes.on(MemberLeft)
async def forget(event: MemberLeft, notifier: Notifier) -> None:
    """Have nothing come any more to who left."""
    await commit(notifier.registry, SYSTEM, partial(forget_choice, member=event.member))


async def _to_member(notifier: Notifier, recipient: str, delivery: Delivery[OverviewItem]) -> bool:
    """Send a member what may be told now; False to try later: nobody is written to at night."""
    async with notifier.registry.read() as unit:
        member = await unit.of(Member).find(recipient)
        choice = await choice_of(unit, recipient)
        if member is None or member.status != "introduced" or choice is None:
            return True
        if await snoozed(unit, [recipient], today(unit.now)):
            return True  # they want to hear nothing
        lines = await overview_lines(unit, delivery.items, member)
        awake = at_work(unit.now)
    if not lines:
        return True
    if not awake:
        return False
    bare = not (member.themes or member.regions)
    view = OverviewView(lines, None, choice.every, bare=bare, asked=False)

    def compose(t: Translator) -> Answer:
        return Answer(card=overview_card(t, view), text=t("overviews-title"))

    sender = digests.with_delivery_key(notifier, Overview, recipient, delivery)
    return await sender.notify_member(recipient, compose, about="overview")


async def _choose(ask: Ask, every: Every | None) -> Answer:
    try:
        async with ask.write() as unit:
            await choose(unit, every)
    except Invalid as invalid:
        return await _form(ask, {"every": every.value if every else "off"}, invalid.faults)
    return await _shown(ask, f"overviews-done-{every.value if every else 'off'}")


async def _form(ask: Ask, values: Values | None = None, faults: Sequence[Fault] = ()) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        choice = await choice_of(unit, ask.who)
    standing = {"every": choice.every.value} if choice else {}
    card = overview_form(ask.t).card(ask.t, values or standing, faults)
    return private_reply(ask, card, title="overviews-title", verb="overviews.show", done=False)


async def _shown(ask: Ask, remark: str = "") -> Answer:
    """Show what would be in an overview now; nobody is named to who takes no part in PLeK."""
    async with ask.registry.read(ask.who) as unit:
        member = await unit.of(Member).find(ask.who) or Member(slug=ask.who)
        choice = await choice_of(unit, ask.who)
        since = min(choice.until, unit.now) if choice and choice.last else unit.now - _BACK
        known = await candidates(unit, since)
        items = await items_for(unit, known, member, Between(since, unit.now))
        reader = member.model_copy(update={"language": member.language or ask.language})
        lines = await overview_lines(unit, items, reader)
        quiet = bool(await snoozed(unit, [ask.who], today(unit.now)))
    view = OverviewView(
        lines,
        since,
        choice.every if choice else None,
        quiet=quiet,
        bare=not (member.themes or member.regions),
        remark=ask.t(remark) if remark else "",
    )
    return private_card(ask, overview_card(ask.t, view), "overviews-title", "overviews.show")
