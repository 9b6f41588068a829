"""What somebody hears of signals: one card with all that happened since the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement, Container

from cards.parts import button, card, clipped, fact, heading, para, said
from cards.room import Room, fitted
from cards.signal_news_words import Words, is_one_of_many, words, words_of_some
from cards.signal_rows import open_signal, signal_title, state_words
from cards.tongue import Tongue
from registry.signal_told import ToldSignal, ToldStep

_LINES = 3
"""So many times more signals are told in a line each than have room to be told in full."""

_NOTES = 5
"""Notes of people who joined that are shown beneath each other."""


def news_card(t: Tongue, told: Sequence[ToldSignal]) -> Mapping[str, Any]:
    """What happened to signals that this reader has to do with.

    Args:
        t: the language.
        told: at least one signal, what matters most first.
    """
    fallback = _fallback(t, told)
    actions = [button(t("signal-news-mine"), "signals.mine")] if len(told) > 1 else []
    return fitted(lambda room: card(t, _body(t, told, room), actions, fallback=fallback))


def _fallback(t: Tongue, told: Sequence[ToldSignal]) -> str:
    first = told[0]
    if first.asked:
        return t("signal-news-fallback-asked", number=str(first.number))
    *_, (latest, _) = _happened(t, first)
    count, number = len(told), str(first.number)
    return t("signal-news-fallback", count=count, number=number, what=clipped(latest.what, 300))


def _body(t: Tongue, told: Sequence[ToldSignal], room: Room) -> list[CardElement]:
    full, rest = told[: room.rows], told[room.rows :]
    body: list[CardElement] = [heading(t("signal-news-title", count=len(told)))]
    body += [_signal(t, one, room) for one in full]
    lines = rest[: room.rows * _LINES]
    if lines:
        body.append(heading(t("signal-news-also"), level=2))
        body += [said(room.cut(_line(t, one))) for one in lines]
    if left := len(rest) - len(lines):
        body.append(para(t("signal-news-more", count=left)))
    return body


def _signal(t: Tongue, told: ToldSignal, room: Room) -> CardElement:
    items: list[CardElement] = [_title(t, told), para(_why(t, told), subtle=True)]
    if told.signal is not None:
        items.append(fact(t("signal-news-now"), state_words(t, told.signal)))
    for said_of_it, steps in _happened(t, told):
        items += _step(t, said_of_it, steps, room)
    if actions := _buttons(t, told):
        items.append(ActionSet(actions=actions))
    return Container(items=items, separator=True, spacing="Large")


def _why(t: Tongue, told: ToldSignal) -> str:
    own = {"own": str(told.own.number)} if told.own else {}
    return t(f"signal-news-why-{told.why.value}", **own)


def _title(t: Tongue, told: ToldSignal) -> CardElement:
    if told.signal is None:
        return heading(t("signal-news-closed-to-you", number=str(told.number)), level=2)
    return heading(signal_title(t, told.signal), level=2)


def _step(
    t: Tongue, said_of_it: Words, steps: tuple[ToldStep, ...], room: Room
) -> Iterator[CardElement]:
    yield fact(t.day(steps[-1].step.at), room.cut(said_of_it.what))
    notes = [one.step.note for one in steps if one.step.note]
    for note in notes[-_NOTES:]:
        yield Container(items=[said(room.cut(note))], style="emphasis", spacing="Small")
    yield said(said_of_it.means, subtle=True)


def _happened(t: Tongue, told: ToldSignal) -> Iterator[tuple[Words, tuple[ToldStep, ...]]]:
    """The steps in order; those of which there are many in a row in one breath."""
    for (many, _), group in groupby(told.steps, key=_breath):
        steps = tuple(group)
        if many and len(steps) > 1:
            yield words_of_some(t, steps), steps
        else:
            yield from ((words(t, told, one), (one,)) for one in steps)


def _breath(step: ToldStep) -> tuple[bool, str]:
    return is_one_of_many(step), step.step.step.value


def _line(t: Tongue, told: ToldSignal) -> str:
    """A signal and the last that happened to it."""
    *_, (latest, _) = _happened(t, told)
    return t("signal-news-line", number=str(told.number), what=latest.what)


def _buttons(t: Tongue, told: ToldSignal) -> list[Action]:
    signal, buttons = told.signal, list[Action]()
    if signal is None:
        return [open_signal(t, told.own)] if told.own else buttons
    if told.asked:
        load = {"signal": signal.slug, "seen": signal.round, "step": "answer"}
        tip = t("signal-news-answer-tip", number=str(told.number))
        title = t("signal-news-answer")
        buttons.append(button(title, "signals.step", load, style="positive", tooltip=tip))
    return [*buttons, open_signal(t, signal)]
