"""Cards of what waits: nothing, one of each, many of each, hostile."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from bot.conversations import all_routes
from cards.general.todo import FEW, WaitingView, Way, kind_card, todo_card
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import Language
from registry.core.waiting import Waiting, WaitingItem, WaitingKind, WaitingPage

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
NASTY = "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}}"
KINDS = [one.kind for routes in all_routes() for one in routes.waiting]


def view(kind: WaitingKind, count: int = 1, name: str = "Water in de wijk") -> WaitingView:
    """So many of a kind, of which the last day of some is past."""
    items = [
        WaitingItem(f"key-{n}", name, NOW if n % 3 else None, DAY if n % 2 else None)
        for n in range(min(count, 8))
    ]
    items[0] = WaitingItem("key-0", name, until=date(2026, 11, 20))
    shows = [Way("signals.show", {"signal": one.key}) for one in items]
    waiting = Waiting(kind, WaitingPage(count, tuple(items)), kind.urgency)
    return WaitingView(waiting, Way("todo.kind", {"kind": kind.name}), shows)


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"todo-{name}-{language}": card
        for language in Language
        for name, card in _cards(translator(language))
    }


def _cards(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    kinds = sorted(KINDS, key=lambda one: (one.urgency, one.name))
    yield "none", todo_card(t, [], DAY)
    yield "unnamed", todo_card(t, [view(kinds[0], 1, "")], DAY)
    for page in range(3):
        yield f"one-of-each-{page}", todo_card(t, [view(one) for one in kinds], DAY, page)
        many = [view(one, 100) for one in kinds]
        yield f"many-of-each-{page}", todo_card(t, many, DAY, page)
    yield "nasty", todo_card(t, [view(one, FEW, NASTY * 20) for one in kinds], DAY)
    for one in kinds:
        yield f"kind-{one.name}", kind_card(t, view(one, 100), DAY, 1)
    yield "kind-nasty", kind_card(t, view(kinds[0], 8, NASTY * 20), DAY)
