"""Cards of lists of signals: usual, largest, nastiest, emptiest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from cards.kit.translator import Translator, translator
from cards.signals.lists.around import around_card
from cards.signals.lists.filter_form import WishChoices, shown_values, wish_form
from cards.signals.lists.lists import (
    PAGE,
    Desk,
    ListPage,
    SearchPage,
    inbox_card,
    list_card,
    search_card,
    typo_card,
)
from cards.signals.patterns import PatternsShown, patterns_card
from cards.signals.usage import NAMES, help_card, order_card, theirs, usage_card
from registry.core.errors import Fault
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import Way
from registry.core.vocabulary import Language, Region, Role, SignalKind, SignalLevel
from registry.hubs.hub import Hub
from registry.search.explain import Reason
from registry.signals.lists import Inbox, SignalFilter, SignalPage
from registry.signals.names import Labels
from registry.signals.signal import Signal, Support
from registry.signals.similarity.patterns import Board
from registry.signals.similarity.similar import Found, FoundSignal, Pattern, SimilarSignal
from registry.signals.transitions import SignalStatus

NASTY = (
    "<at>Sanne</at> **vet** [klik](http://kwaad.example) <b>x</b> ${naam} # kop - 1. lijst | `code`"
    " 😀 עברית العربية Lettergrepenbrekendlangewoordzonderspaties"
)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SEEN = "Kennis over de bodem blijft liggen bij de waterschappen, en gemeenten weten dat niet."
S = SignalStatus

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def signal(number: int = 12, **news: Any) -> Signal:
    """A signal of the usual size."""
    fields: dict[str, Any] = {
        "slug": str(number),
        "number": number,
        "seen": SEEN,
        "hub": "twente",
        "themes": ("water-en-bodem",),
        "raised": NOW - timedelta(days=number),
        "due": NOW + timedelta(days=number - 14),
    }
    return Signal(**fields | news)


def hub(slug: str, name: str) -> Hub:
    """A hub by its name."""
    return Hub(slug=slug, name=name, region=Region.TWENTE, province="overijssel")


HUBS = {"twente": "Twente", "noordelijk-flevoland": "Noordelijk Flevoland"}
THEMES = {
    "water-en-bodem": Theme(slug="water-en-bodem", name="Water en bodem", english="Water and soil"),
    "energie": Theme(slug="energie", name="Energie", english="Energy"),
}
LABELS = Labels(hubs=HUBS, themes=THEMES, members={"sanne": "Sanne de Vries"})
MANY = [
    signal(
        number,
        status=state,
        owner="sanne" if state is not S.NEW else "",
        kind=list(SignalKind)[number % 3],
        supporters=(Support(hub="noordelijk-flevoland"),) * (number % 3),
        seen=SEEN if number % 2 else "Netcongestie.",
    )
    for number, state in enumerate(
        [S.NEW, S.ASKED, S.PROPOSED, S.ON_AGENDA, S.ACTING, S.CLOSED, S.NEW, S.DECIDED], start=9
    )
]
NASTIEST = [
    signal(number, title=NASTY[:150], seen=NASTY * 6, owner="nasty") for number in range(1, 9)
]
NASTY_LABELS = Labels(hubs={"twente": NASTY[:90]}, members={"nasty": NASTY[:100]})


def _inboxes(t: Translator) -> Cards:
    counts = Inbox(
        new=3,
        waiting=2,
        overdue=4,
        statuses={S.NEW: 3, S.PICKED_UP: 12, S.ASKED: 2, S.ON_AGENDA: 5, S.ACTING: 1},
        levels={SignalLevel.REGION: 14, SignalLevel.REGIONS: 6, SignalLevel.NATION: 3},
        hubs={"twente": 12, "noordelijk-flevoland": 7},
        themes={"water-en-bodem": 11, "energie": 4},
    )
    yield "inbox", inbox_card(t, Desk(counts, MANY[:6], LABELS, NOW))
    crowded = Inbox(
        new=90_000,
        waiting=5_000,
        overdue=70_000,
        statuses=dict.fromkeys(S, 9_999),
        levels=dict.fromkeys(SignalLevel, 40_000),
        hubs={f"hub-{number}": number for number in range(40)},
        themes={f"thema-{number}": number for number in range(40)},
    )
    names = {f"hub-{number}": f"{NASTY[:90]}{number}" for number in range(40)}
    labels = Labels(hubs={**names, **NASTY_LABELS.hubs}, members=NASTY_LABELS.members)
    yield "inbox-crowded", inbox_card(t, Desk(crowded, NASTIEST[:6], labels, NOW))
    nothing = Inbox(new=0, waiting=0, overdue=0, statuses={}, levels={}, hubs={}, themes={})
    yield "inbox-empty", inbox_card(t, Desk(nothing, [], LABELS, NOW))


def _lists(t: Translator) -> Cards:
    wish = SignalFilter(status=(S.NEW,), hub="twente", theme="water-en-bodem", overdue=True)
    yield (
        "list",
        list_card(
            t,
            ListPage(
                wish,
                ("nieuw", "hub Twente", "thema Water en bodem", "te laat"),
                MANY,
                total=23,
                labels=LABELS,
                now=NOW,
                page=1,
                mended=(("twnete", "hub Twente"),),
                unread=("blauw",),
                words="nieuw twnete water blauw te laat",
            ),
        ),
    )
    yield "list-empty", list_card(t, ListPage(SignalFilter(), (), [], 0, LABELS, NOW))
    yield "list-one", list_card(t, ListPage(SignalFilter(), (), MANY[:1], 1, LABELS, NOW))
    nasty = ListPage(
        SignalFilter(hub=NASTY[:80], owner=NASTY[:80], order="-support"),
        (NASTY,) * 6,
        NASTIEST,
        total=99_999,
        labels=NASTY_LABELS,
        now=NOW,
        page=500,
        mended=((NASTY, NASTY),) * 9,
        unread=(NASTY,) * 9,
        words=NASTY * 9,
    )
    yield "list-nasty", list_card(t, nasty)
    yield "around", around_card(t, SignalPage(tuple(MANY), 23), LABELS, 1)
    yield "around-empty", around_card(t, SignalPage((), 0), LABELS)
    yield "around-nasty", around_card(t, SignalPage(tuple(NASTIEST), 99_999), NASTY_LABELS, 500)
    choices = WishChoices(
        [hub(slug, name) for slug, name in HUBS.items()],
        list(THEMES.values()),
        [("sanne", "Sanne de Vries"), ("nasty", NASTY)],
    )
    form = wish_form(t, choices, wish)
    yield "filter", form.card(t, shown_values(wish))
    values = {**shown_values(wish), "start": "gisterenochtend", "owner": "sanne"}
    yield "filter-faults", form.card(t, values, [Fault("start", "date", {"value": "gisteren"})])


def _found(t: Translator) -> Cards:
    why = (Reason("bodem", "bodem", Way.SAME), Reason("grondwatr", "grondwater", Way.LIKE))
    signals = tuple(FoundSignal(one, why) for one in MANY)
    yield "found", search_card(t, SearchPage("kennis bodem", Found(signals, 40), LABELS, 1))
    long = (Reason(NASTY, NASTY, Way.MEANING),) * 4
    nasty = tuple(FoundSignal(one, long) for one in NASTIEST)
    yield "found-nasty", search_card(t, SearchPage(NASTY * 3, Found(nasty, 200), NASTY_LABELS))
    yield "found-none", search_card(t, SearchPage("zeppelin", Found((), 0), LABELS))


def _patterns(t: Translator) -> Cards:
    likes = tuple(SimilarSignal(one, ("bodem", "kennis"), ("water-en-bodem",)) for one in MANY[1:4])
    pattern = Pattern(MANY[0], likes, ("twente", "noordelijk-flevoland"))
    board = Board(NOW, busy=False, patterns=(pattern, pattern))
    yield "patterns", patterns_card(t, PatternsShown(board, LABELS))
    busy = Board(None, busy=True, patterns=())
    yield "patterns-first", patterns_card(t, PatternsShown(busy, LABELS, asked=True))
    yield (
        "patterns-none",
        patterns_card(t, PatternsShown(Board(NOW, busy=False, patterns=()), LABELS)),
    )
    many = tuple(SimilarSignal(one, (NASTY,) * 9, ("water-en-bodem",)) for one in NASTIEST[1:])
    worst = Pattern(NASTIEST[0], many, ("twente", *Region))
    nasty = Board(NOW, busy=False, patterns=(worst,) * PAGE)
    labels = Labels(NASTY_LABELS.hubs, THEMES, NASTY_LABELS.members)
    yield "patterns-nasty", patterns_card(t, PatternsShown(nasty, labels))


def _usages(t: Translator) -> Cards:
    yield "help-kernteam", help_card(t, theirs({Role.MEMBER, Role.KERNTEAM}))
    yield "help-member", help_card(t, theirs({Role.MEMBER}))
    for name in sorted(NAMES):
        yield f"usage-{name}", usage_card(t, name)
    yield "order", order_card(t, f"besluit 9 {NASTY}", ("decide", "hand_over"), 9, NASTY * 6)
    yield "order-words", order_card(t, "5x", (), None, "")
    offers = [("signal lijst", "nieuw"), ("signal zoek", "nieuw")]
    yield "typo", typo_card(t, "lijts nieuw", offers)
    yield "typo-nasty", typo_card(t, NASTY * 3, [("signal lijst", NASTY)])


def samples() -> dict[str, Mapping[str, Any]]:
    """Every card by name, in both languages."""
    made: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for make in (_inboxes, _lists, _found, _patterns, _usages):
            made |= {f"{name}-{language}": card for name, card in make(t)}
    return made


assert len(MANY) == PAGE
