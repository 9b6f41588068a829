"""Cards of the overview of what is new: with everything, nothing, and the nastiest names."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.dispatch.turn import CardJson
from cards.kit.translator import Translator, translator
from cards.overviews.overview import OverviewView, overview_card, overview_form
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.overviews.choice import Every
from registry.overviews.items import Fresh
from registry.overviews.lines import MOST, OverviewLine
from tests.cards.members.samples_members import FATIMA, NASTY

SINCE = datetime(2026, 11, 16, 9, tzinfo=UTC)
LINES = (
    OverviewLine(Fresh.QUESTION, "v1", "Hoe houden we water vast?", number="3a"),
    OverviewLine(Fresh.ANSWER, "v2", "Wie deelt data?", "Het CBS.", number="4"),
    OverviewLine(Fresh.NETWORK, "veen", "Veenweiden", "Leren van elkaar over veen."),
    OverviewLine(Fresh.DECIDED, "12", "Kennis over droogte blijft liggen", number="12"),
    OverviewLine(Fresh.LESSON, "7", "Verschillende data", "Begin met één bron.", number="7"),
    OverviewLine(Fresh.PERSON, FATIMA, "Fatima El Amrani", "Water en bodem"),
)
MANY = tuple(
    OverviewLine(kind, FATIMA, NASTY[:150], NASTY * 3, number="1234")
    for kind in Fresh
    for _ in range(MOST)
)


def samples() -> dict[str, CardJson]:
    """Name → card."""
    return {
        f"overviews-{name}-{language.value}": card
        for language in Language
        for name, card in _cards(translator(language)).items()
    }


def _cards(t: Translator) -> dict[str, CardJson]:
    done = t("overviews-done-week")
    return {
        "asked": overview_card(t, OverviewView(LINES, SINCE)),
        "by-itself": overview_card(t, OverviewView(LINES, None, Every.WEEK, asked=False)),
        "many": overview_card(t, OverviewView(MANY, SINCE, Every.MONTH, quiet=True, bare=True)),
        "nothing": overview_card(t, OverviewView((), SINCE, Every.WEEK, remark=done)),
        "form": overview_form(t).card(t, {"every": "week"}),
        "form-faults": overview_form(t).card(t, {}, [Fault("every", "choose")]),
    }
