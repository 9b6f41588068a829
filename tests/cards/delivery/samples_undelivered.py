"""Cards of what could not be delivered: every reason, much, hostile and nothing."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from cards.delivery.undelivered import REASONS, Entry, drop_card, undelivered_card
from cards.kit.components import plain
from cards.kit.translator import Translator, translator
from registry.core.entity import slugify
from registry.core.vocabulary import Language
from registry.delivery.undelivered import Undelivered

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NASTY = "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}}"


def item(code: str = "AclCheckFailed", status: int = 403, **news: Any) -> Undelivered:
    """News about a network for Fatima."""
    fields = {
        "slug": f"item-{slugify(code)}",
        "message": 12,
        "event": "network.decided",
        "about": "networks:water",
        "member": "fatima",
        "since": NOW,
        "last": NOW,
    } | news
    return Undelivered(code=code, status=status, **fields)


def entry(*, title: str = "Water in de wijk", recipient: str = "Fatima", **news: Any) -> Entry:
    """The same as it is shown."""
    return Entry(item(**news), title, recipient)


EVERY_REASON = tuple(
    Entry(item(code, 403, slug=f"reason-{number}", tries=number + 1, given_up=bool(number % 2)))
    for number, code in enumerate((*REASONS, "SomethingNew", "Fault 1234abcd"))
)


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    return {
        f"undelivered-{name}-{language}": card
        for language in Language
        for name, card in _cards(translator(language))
    }


def _cards(t: Translator) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "none", undelivered_card(t, ())
    for page in range(3):
        yield f"reasons-{page}", undelivered_card(t, EVERY_REASON, page)
    long = [entry(title=NASTY * 20, recipient=NASTY * 20, slug=f"long-{n}") for n in range(9)]
    yield "long", undelivered_card(t, long, 0, t("undelivered-retried"))
    here = entry(slug="x", member="", place="kernteam", event="sync.stuck")
    again = [entry(again=True), here]
    yield "again", undelivered_card(t, again, 0, t("undelivered-retried-already"), good=False)
    for who in ("self", "other", "delivered", "unknown"):
        remark = t("undelivered-not-there", who=who, by=plain(NASTY))
        yield f"gone-{who}", undelivered_card(t, (), 0, remark, good=False)
    yield "drop", drop_card(t, entry())
