"""What all cards share, together on a card: first rows, states, a course, people, pressed rows."""

from collections.abc import Mapping
from typing import Any

from cards.kit.components import button, card, clipped, pressed_row
from cards.kit.headings import header
from cards.kit.people import person
from cards.kit.pictures import Noun, Scene, scene, theme_icon
from cards.kit.size_budget import DEFAULT_BUDGET
from cards.kit.states import MOST_STEPS, Tone, badge, progress, stepper
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import COMPLETE

SANNE = "00000000-0000-4000-8000-000000000001"
NASTY = (
    '<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} \u05e9\u05dc\u05d5\u05dd "\\'
)
STEPS = ("Gemeld", "Opgepakt", "Voorstel", "Besluit", "Geleerd")
STATES: tuple[tuple[str, Tone], ...] = (
    ("Gepland", "plain"),
    ("In opbouw", "busy"),
    ("Actief", "good"),
    ("Wacht op jou", "waiting"),
    ("Gestopt", "stopped"),
)


def shown(t: Translator, fill: str, now: int) -> Mapping[str, Any]:
    """Everything once, with a name that is said so often."""
    text, tone = STATES[min(now, len(STATES) - 1)]
    name = clipped(DEFAULT_BUDGET.cut(fill), 120)
    rows = [
        pressed_row(
            name,
            name,
            button(f"Bekijk {at}", "hubs.show"),
            sign=theme_icon("wonen", "Wonen"),
            state=badge(*state),
        )
        for at, state in enumerate(STATES)
    ]
    body = [
        scene(t, Scene.HUB),
        header(t, name, Noun.HUB, state=badge(text, tone)),
        stepper(t, STEPS, now),
        *progress(now, len(STEPS), f"{now} van {len(STEPS)}"),
        person(SANNE, name, (name, "verbinder")),
        *rows,
    ]
    return card(t, body, [button("Verder", "hubs.show", style="positive")], fallback="Kit")


def samples() -> dict[str, Mapping[str, Any]]:
    """Each place of a course, with short, long and hostile names."""
    return {
        f"{language}-{name}-{now}": shown(translator(language), fill, now)
        for language in COMPLETE
        for name, fill in (("kort", "Twente"), ("lang", "Waterschap " * 12), ("naar", NASTY))
        for now in range(MOST_STEPS + 1)
    }
