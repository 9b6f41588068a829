"""Samples of the cards of the FAQ."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from cards.faq.faq import (
    FaqView,
    faq_card,
    faq_edit_card,
    faq_form,
    faq_values,
    faqs_card,
    history_card,
)
from cards.kit.translator import translator
from registry.core.vocabulary import Language
from registry.faq.entry import FaqEntry, FaqLink, FaqText, FaqVersion

NASTY = '<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} "\\'
DAY = date(2027, 3, 1)
AT = datetime(2026, 12, 1, tzinfo=UTC)
LINK = FaqLink(title="Website", address="https://www.voorbeeld.nl")
USUAL = FaqText(question="Hoe deel ik een bestand?", answer="Zo.\n- een\n- twee", links=(LINK,))


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    long = (NASTY * 60)[:2000]
    odd = FaqText(
        question=long[:200],
        answer=long,
        answer_english=long,
        also=(long[:200],) * 12,
        links=(FaqLink(title=long[:200], address="https://www.voorbeeld.nl"),) * 6,
        valid_until=DAY,
    )
    found: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for name, text in (("usual", USUAL), ("nasty", odd)):
            entry = FaqEntry(slug="faq-1", number=1, text=text, checked=DAY, author="a")
            off = entry.model_copy(update={"status": "off"})
            version = FaqVersion(
                slug="faq-1:1", number=1, faq="faq-1", at=AT, by="a", text=text, status="off"
            )
            other = version.model_copy(update={"text": USUAL, "number": 2})
            view = FaqView(off, given=False, edits=True, author=NASTY)
            form, values = faq_form(t, entry), faq_values(t, text)
            found |= {
                f"faq-{name}-{language}": faq_card(t, FaqView(entry)),
                f"faq-kept-{name}-{language}": faq_card(t, view, t("faq-saved"), good=True),
                f"faq-edits-{name}-{language}": faq_card(t, FaqView(entry, edits=True)),
                f"faqs-{name}-{language}": faqs_card(
                    t, [FaqView(entry), view] * 4, 20, 1, edits=True, words=text.question
                ),
                f"faq-form-{name}-{language}": faq_edit_card(t, form, values),
                f"faq-changed-{name}-{language}": faq_edit_card(t, form, values, now=values),
                f"faq-history-{name}-{language}": history_card(
                    t, entry, [version, other] * 2, {"a": NASTY}, 1, more=True
                ),
            }
        found[f"faqs-none-{language}"] = faqs_card(t, [], 0)
    return found
