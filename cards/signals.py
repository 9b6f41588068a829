"""A signal as people see it, with what they may do with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.parts import button, card, clipped, heading, notice, para, said
from cards.room import Room, fitted
from cards.signal_rows import signal_title, state_words, where_words
from cards.tongue import Tongue
from registry.signal_files import SignalFile
from registry.signals import LONGEST_SEEN, SignalStep

MOST_BUTTONS = 6
"""Buttons that Teams shows beside each other; the others are behind "…"."""

_ORDER = tuple(step for step in SignalStep if step not in (SignalStep.RAISE, SignalStep.FINISH))


def signal_card(
    t: Tongue, file: SignalFile, remark: str = "", *, good: bool = True, **about: Any
) -> Mapping[str, Any]:
    """A signal with all that belongs to it.

    Args:
        t: the language.
        file: the signal as its reader may see it.
        remark: id of a text that says what just happened.
        good: whether that went well.
        about: what that text names.
    """
    said_so = notice(t(remark, **about), good=good) if remark else None
    title, actions = signal_title(t, file.signal), _deeds(t, file)

    def build(room: Room) -> Mapping[str, Any]:
        return card(t, _body(t, file, room, said_so), actions, fallback=title)

    return fitted(build)


def only_card(t: Tongue, words: str) -> Mapping[str, Any]:
    """That something is for the kernteam; what was written can be raised as a signal instead."""
    title = t("signals-kernteam-only")
    raise_it = button(
        t("signals-raise-this"),
        "signals.form",
        {"seen": clipped(words, LONGEST_SEEN)},
        style="positive",
    )
    body = [heading(title), para(t("signals-kernteam-only-raise")), said(clipped(words, 500))]
    return card(t, body, [raise_it], fallback=title)


def _body(t: Tongue, file: SignalFile, room: Room, remark: CardElement | None) -> list[CardElement]:
    signal = file.signal
    about = (t.label(signal.kind), state_words(t, signal), where_words(t, signal, file.labels))
    body: list[CardElement] = [heading(signal_title(t, signal))]
    if remark:
        body.append(remark)
    body.append(said(" · ".join(one for one in about if one), subtle=True))
    body.append(said(room.cut(signal.seen)))
    return body


def _deeds(t: Tongue, file: SignalFile) -> list[Action]:
    return [_deed(t, file, step) for step in _ORDER if step in file.steps][:MOST_BUTTONS]


def _deed(t: Tongue, file: SignalFile, step: SignalStep) -> Action:
    title, signal = t(f"signals-step-{step.value}"), file.signal
    if step is SignalStep.JOIN:
        return button(title, "signals.join_form", {"signal": signal.slug})
    load = {"signal": signal.slug, "seen": signal.round, "step": step.value}
    return button(title, "signals.step", load)
