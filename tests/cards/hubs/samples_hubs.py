"""Cards of a hub's life: founded, renamed, closed, opened again, welcomed in its team."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.hubs.channels import add_channel_form, drop_channel_form
from cards.hubs.founding import Options, founded_card, hub_form
from cards.hubs.hub import HubDeeds, hub_card, hubs_card
from cards.hubs.lifecycle import (
    close_form,
    done_card,
    rename_form,
    reopen_card,
    so_already_card,
    which_card,
)
from cards.kit.translator import Translator, translator
from cards.onboarding.team_welcome import Newcomer, place_welcome_card
from registry.core.errors import Fault
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Language, Phase, Profile, Region
from registry.hubs.channels import HubChannel
from registry.hubs.founding import MOST_CHANNELS
from registry.hubs.hub import Hub, Seat, Verdict
from registry.hubs.profile import HubProfile

NASTY = (
    "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} "
    '\u05e9\u05dc\u05d5\u05dd 👩‍👩‍👧 "\\'
)
HUB = Hub(
    slug="achterhoek",
    name="Achterhoek",
    region=Region.GELDERLAND,
    province=Region.GELDERLAND,
    phase=Phase.PLANNING,
    starts=date(2027, 3, 1),
    team=tuple(Seat(profile=one, member="iemand") for one in Profile),
    workspace=Workspace(name="GW Achterhoek", channels=("Water", "Wonen"), private=("Stuurgroep",)),
)
TEAM = tuple((one, "Sanne de Vries") for one in Profile)
USUAL = HubProfile(HUB, lead="Provincie Gelderland", team=TEAM, programmes=("NOVEX",))
ALL_DEEDS = HubDeeds(manage=True, edit=True, history=True)
LONG = Workspace(
    name="GW Lang",
    channels=tuple(f"{'W' * 46} {at}" for at in range(MOST_CHANNELS)),
    private=tuple(f"{'V' * 46} {at}" for at in range(MOST_CHANNELS)),
)


def largest(fill: str) -> HubProfile:
    """Everything to the brim."""
    hub = HUB.model_copy(update={"name": (fill * 97)[:97], "workspace": LONG})
    team = tuple((one, (fill * 200)[:200]) for one in Profile)
    return HubProfile(hub, (fill * 100)[:100], (), team, (), ((fill * 100)[:100],) * 12)


def options(fill: str) -> Options:
    """As many as the form lists."""
    pairs = tuple((f"sleutel-{at}", f"{fill}{at}"[:100]) for at in range(40))
    return Options(pairs, pairs)


Cards = Iterator[tuple[str, Mapping[str, Any]]]


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        for make in (_founding, _life, _welcome):
            for name, card in make(t):
                found[f"hubs-{name}-{language}"] = card
    return found


def _founding(t: Translator) -> Cards:
    form = hub_form(t, options("Provincie met een lange naam "))
    yield "form", form.card(t, {"name": "Achterhoek", "phase": "pril idee"})
    wrong = {"name": "x" * 10_000, "verbinder": NASTY * 50, "channels": "🧑‍🌾, " * 4_000}
    faults = [
        Fault("name", "taken"),
        Fault("province", "choose"),
        Fault("verbinder", "person_unknown", {"value": NASTY}),
        Fault("starts", "date", {"value": "snel"}),
        Fault("channels", "name_sign", {"sign": "/", "value": NASTY, "suggestion": "Water"}),
    ]
    again = hub_form(t, options(NASTY[:80]), nonce="n")
    yield "form-faults", again.card(t, wrong, faults)
    yield "founded", founded_card(t, USUAL)
    yield "founded-by-hand", founded_card(t, USUAL, by_hand=True)
    yield "founded-bare", founded_card(t, HubProfile(HUB.model_copy(update={"workspace": None})))
    yield "founded-large", founded_card(t, largest("🧑‍🌾"))
    yield "founded-nasty", founded_card(t, largest(NASTY))


def _life(t: Translator) -> Cards:
    now, nasty = datetime(2026, 11, 24, tzinfo=UTC), HUB.model_copy(update={"name": NASTY[:97]})
    verdict = Verdict(outcome="closed", by="sanne", at=now, reason=(NASTY * 20)[:1000])
    closed = nasty.model_copy(update={"status": "closed", "verdict": verdict})
    yield "close", close_form(t, HUB, "GW Achterhoek").card(t)
    faults = [Fault("reason", "too_long", {"max": 1000})]
    yield "close-nasty", close_form(t, nasty, NASTY * 3).card(t, {"reason": "🧑‍🌾" * 9000}, faults)
    yield "rename", rename_form(t, HUB).card(t, {"name": HUB.name})
    yield "rename-taken", rename_form(t, nasty).card(t, {"name": NASTY}, [Fault("name", "taken")])
    yield "reopen", reopen_card(t, closed, NASTY * 3, "nonce")
    many = [HubChannel(f"Kanaal {at}", (f"Kanaal {at}",)) for at in range(30)]
    odd = [HubChannel(NASTY[:50], (NASTY[:50],))]
    yield "add-channel", add_channel_form(t, HUB, "GW Achterhoek").card(t, {"name": "Water"})
    kept = {"value": NASTY[:50], "suggestion": "Water"}
    wrong = [Fault("name", "name_sign", {"sign": "/", **kept})]
    form = add_channel_form(t, nasty, NASTY * 3)
    yield "add-channel-nasty", form.card(t, {"name": NASTY * 20, "private": True}, wrong)
    yield "drop-channel", drop_channel_form(t, HUB, "GW Achterhoek", many).card(t)
    gone = [Fault("name", "channel_unknown")]
    yield "drop-channel-nasty", drop_channel_form(t, nasty, NASTY * 3, odd).card(t, {}, gone)
    for deed in ("add-channel", "drop-channel"):
        yield f"{deed}-which", which_card(t, deed, NASTY * 9, [nasty] * 12, name=NASTY[:50])
        yield f"{deed}-none", which_card(t, deed, "", [])
        text = f"hub-{deed}-done"
        yield f"{deed}-done", done_card(t, text, nasty, channel=NASTY[:50], by_hand=True)
    for deed in ("close", "reopen", "rename"):
        yield f"{deed}-which", which_card(t, deed, NASTY * 9, [nasty] * 12)
        yield f"{deed}-none", which_card(t, deed, "", [])
        yield f"{deed}-done", done_card(t, f"hub-{deed}-done", nasty)
    for text in ("close-first", "reopen-first", "reopen-never"):
        yield text, so_already_card(t, f"hub-{text}", nasty, NASTY)
    yield "close-first-own", so_already_card(t, "hub-close-first", closed, "", own=True)
    yield "close-first-reopens", so_already_card(t, "hub-close-first", closed, NASTY, reopens=True)
    yield (
        "managed",
        hub_card(t, largest(NASTY), deeds=ALL_DEEDS),
    )
    yield (
        "managed-closed",
        hub_card(t, HubProfile(closed), deeds=ALL_DEEDS),
    )
    yield "list-managed", hubs_card(t, [HUB] * 30, 1, found=True)


def _welcome(t: Translator) -> Cards:
    yield "welcome", place_welcome_card(t, Newcomer.of_hub(USUAL, "GW Achterhoek"))
    for name, fill in (("large", "🧑‍🌾"), ("nasty", NASTY)):
        profile = largest(fill)
        hub = profile.hub.model_copy(update={"summary": (fill * 4000)[:4000]})
        newcomer = Newcomer.of_hub(HubProfile(hub, profile.lead, team=profile.team), fill * 20)
        yield f"welcome-{name}", place_welcome_card(t, newcomer)
    for kind in ("subgroup", "network"):
        newcomer = Newcomer(kind, "makers", NASTY[:100], NASTY[:100], (NASTY * 50)[:4000])
        yield f"welcome-{kind}", place_welcome_card(t, newcomer)
