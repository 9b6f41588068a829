"""Why something was found, in words: `hierin staat: droogte · netwerk, voor: kennisclub`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit.translator import Translator
from registry.core.unit_of_work import Way
from registry.core.vocabulary import NetworkKind, OrganisationKind, Region
from registry.search.explain import Reason

_LABELS = {
    **{("region", str(one)): one for one in Region},
    **{("kind", str(one)): one for kinds in (NetworkKind, OrganisationKind) for one in kinds},
}


def because(t: Translator, reasons: Sequence[Reason], themes: Mapping[str, str]) -> str:
    """Return in one line why something was found; empty when there is nothing to point at.

    Args:
        t: of the reader.
        reasons: what in it answers the question.
        themes: slug → name, of the themes that reasons name.
    """
    words = [one for one in reasons if not one.label]
    same = [one.word for one in words if one.way is Way.SAME]
    like = [one.word for one in words if one.way is Way.LIKE]
    lines = [t("why-words", words=", ".join(same))] if same else []
    lines += [
        t("why-for", word=one.word, said=one.said)
        for one in words
        if one.way not in (Way.SAME, Way.LIKE)
    ]
    lines += [t("why-like", words=", ".join(like))] if like else []
    lines += [line for one in reasons if one.label and (line := _label(t, one, themes))]
    return " · ".join(dict.fromkeys(lines))


def _label(t: Translator, reason: Reason, themes: Mapping[str, str]) -> str:
    if reason.label == "theme":
        name = themes.get(reason.word, "")
        return t("why-theme", theme=name) if name else ""
    label = _LABELS.get((reason.label, reason.word))
    return t(f"why-{reason.label}", value=t.label(label)) if label else ""
