"""Card of a signal, with what the reader may do with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    link,
    notice,
    para,
    said,
)
from cards.kit.folded import folded
from cards.kit.headings import header
from cards.kit.pictures import Noun, Scene, scene
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.proposal_rows import action_rows, decision_rows, hearing_rows, proposal_row
from cards.signals.rows import (
    open_signal,
    section,
    shared_words,
    signal_row,
    signal_title,
    state_words,
    where_words,
)
from cards.signals.timeline import course, how_far, is_long
from registry.core.writing.addresses import public_website
from registry.signals.details import SignalFile
from registry.signals.signal import LONGEST_SEEN, Signal, Support
from registry.signals.transitions import (
    BUTTONS,
    LIVE,
    STEPS,
    Emphasis,
    SignalStatus,
    SignalStep,
)

MOST_BUTTONS = 6
"""Buttons that Teams shows beside each other; the others are behind "…"."""

MOST_ACTIONS = 12
"""Buttons of a card, with those behind "…", that are drawn; the last lead where words lead too."""

_ROOMY = 4
"""Rows from which there is room for what came of a proposal; else that is on its own card."""


def signal_card(
    t: Translator, file: SignalFile, remark: str = "", *, good: bool = True, **about: Any
) -> Mapping[str, Any]:
    """Build the card of a signal with all that belongs to it.

    Args:
        t: the language.
        file: the signal as its reader may see it.
        remark: id of a text that says what just happened.
        good: whether that went well.
        about: what that text names.
    """
    said_so = notice(t(remark, **about), good=good) if remark else None
    title, actions = signal_title(t, file.signal), [*step_buttons(t, file), *_more(t, file)]

    def build(budget: SizeBudget) -> Mapping[str, Any]:
        return card(t, _body(t, file, budget, said_so), actions[:MOST_ACTIONS], fallback=title)

    return fit_to_budget(build)


def only_card(t: Translator, words: str) -> Mapping[str, Any]:
    """Build the refusal for what is the kernteam's; the words can be raised as a signal instead."""
    title = t("signals-kernteam-only")
    raise_it = button(
        t("signals-raise-this"),
        "signals.form",
        {"seen": clipped(words, LONGEST_SEEN)},
        style="positive",
    )
    body = [heading(title), para(t("signals-kernteam-only-raise")), said(clipped(words, 500))]
    return card(t, body, [raise_it], fallback=title)


def step_buttons(t: Translator, file: SignalFile) -> list[Action]:
    """Build a button for every step the reader may take now; ending an action has its own."""
    steps = [one for one in BUTTONS if one in file.steps]
    return [_step_button(t, file, step, place) for place, step in enumerate(steps)]


def _step_button(t: Translator, file: SignalFile, step: SignalStep, place: int) -> Action:
    shown = BUTTONS[step]
    load: dict[str, Any] = {"signal": file.signal.slug}
    if STEPS[step].advances:
        load |= {"seen": file.signal.round, "step": step.value}
    return button(
        t(f"signals-step-{step.value}"),
        shown.verb,
        load,
        style="positive" if place == 0 and shown.emphasis is Emphasis.ONWARD else "default",
        secondary=place >= MOST_BUTTONS or shown.emphasis is Emphasis.MORE,
    )


def _more(t: Translator, file: SignalFile) -> list[Action]:
    """Build the further links, behind "…"."""
    itself = {"signal": file.signal.slug}
    source = link(t("signals-source-open"), public_website(file.signal.source.link))
    if source is not None:
        source.mode = "secondary"
    actions: list[Action | None] = [source]
    if file.follows is not None:
        before = t("signals-one-number", number=str(file.follows.number))
        actions.append(open_signal(t, file.follows, before, secondary=True))
    if is_long(file.signal):
        actions.append(button(t("signals-course-all"), "signals.course", itself, secondary=True))
    if file.kernteam and file.signal.status in LIVE:
        actions.append(button(t("reminders-of"), "signals.reminders", itself, secondary=True))
    if file.kernteam:
        actions.append(button(t("signals-inbox"), "signals.inbox", secondary=True))
    else:
        actions.append(button(t("signals-mine"), "signals.mine", secondary=True))
    return [one for one in actions if one is not None]


def _body(
    t: Translator, file: SignalFile, budget: SizeBudget, remark: CardElement | None
) -> list[CardElement]:
    signal = file.signal
    body: list[CardElement] = [
        scene(t, Scene.SIGNAL),
        header(t, signal_title(t, signal), Noun.SIGNAL),
    ]
    body += [remark] if remark else []
    body += how_far(t, signal)
    body += _notices(t, file, budget)
    about = (state_words(t, signal), t.label(signal.kind), t.label(signal.level))
    where = where_words(t, signal, file.labels)
    body.append(said(budget.cut(" · ".join(one for one in (*about, where) if one)), subtle=True))
    if signal.name != " ".join(signal.seen.split()):
        body.append(said(budget.cut(signal.seen)))
    body += facts([(label, budget.cut(value)) for label, value in _facts(t, file)])
    body += _supporters(t, file, budget)
    body += _outcome(t, file, budget)
    body += _others(t, "signals-parts", file.parts, file, budget, file.parts_total)
    steps = course(t, file, budget)
    body += folded(t, steps, "course", opens="signals-course", closes="signals-course-close")
    body += _similar_signals(t, file, budget)
    return body


def _notices(t: Translator, file: SignalFile, budget: SizeBudget) -> list[CardElement]:
    """Build the notices that its reader should see first."""
    signal, found = file.signal, list[CardElement]()
    if file.late and signal.due and file.kernteam:
        found.append(notice(t("signals-late", day=t.day(signal.due))))
    if signal.status is SignalStatus.ASKED and signal.question:
        asked = notice(t("signals-asked-you" if file.raised else "signals-asked"))
        asked.items = [*(asked.items or []), said(budget.cut(signal.question))]
        found.append(asked)
    if signal.status is SignalStatus.CLOSED and signal.lesson:
        learnt = notice(t("signals-lesson"), good=True)
        learnt.items = [*(learnt.items or []), said(budget.cut(signal.lesson))]
        found.append(learnt)
    if file.into is not None:
        theirs = file.raised or file.joined
        found.append(notice(t("signals-into-yours" if theirs else "signals-into"), good=True))
        found.append(signal_row(t, file.into, file.labels, budget=budget))
    return found


def _facts(t: Translator, file: SignalFile) -> list[tuple[str, str]]:
    signal, labels = file.signal, file.labels
    themes = [labels.themes[one].label(t.language) for one in signal.themes if one in labels.themes]
    return [
        (t("signals-why"), signal.why),
        (t("signals-wish"), signal.wish),
        (t("signals-themes"), t.listing(themes)),
        (t("signals-by"), f"{_raiser(t, file)}, {t.day(signal.raised)}"),
        (t("signals-source"), _source(t, signal)),
        (t("signals-owner"), labels.members.get(signal.owner, "")),
        (t("signals-due"), t.day(signal.due) if signal.due and file.kernteam else ""),
        (t("signals-follows"), signal_title(t, file.follows) if file.follows else ""),
    ]


def _source(t: Translator, signal: Signal) -> str:
    source = signal.source
    return f"{source.text} ({t(f'signals-source-{source.kind}')})" if source.text else ""


def _raiser(t: Translator, file: SignalFile) -> str:
    """Return who raised it, as far as the reader may know."""
    signal = file.signal
    if not signal.raiser:
        hidden = signal.anonymous and not file.kernteam
        return t("signals-anonymous" if hidden else "signals-gone")
    name = clipped(file.labels.members.get(signal.raiser, ""), 80) or t("signals-somebody")
    if file.raised:
        return t("signals-you-anonymous" if signal.anonymous else "signals-you")
    return t("signals-hidden", name=name) if signal.anonymous else name


def _supporters(t: Translator, file: SignalFile, budget: SizeBudget) -> list[CardElement]:
    """Build where the same plays too, and who said so, as far as the reader may know."""
    supporters = file.signal.supporters
    if not supporters:
        return []
    body: list[CardElement] = [section(t("signals-elsewhere", count=len(supporters)))]
    body += [_supporter(t, file, one, budget) for one in supporters[: budget.rows]]
    if (more := len(supporters) - budget.rows) > 0:
        body.append(para(t("signals-more", count=more), subtle=True))
    return body


def _supporter(t: Translator, file: SignalFile, one: Support, budget: SizeBudget) -> CardElement:
    who = clipped(file.labels.members.get(one.member, ""), 80)
    if not who:
        who = t("signals-anonymous" if one.anonymous else "signals-somebody")
    elif one.anonymous:
        who = t("signals-hidden", name=who)
    where = file.labels.hubs.get(one.hub or "", "")
    head = " · ".join(part for part in (clipped(where, 80), who) if part)
    head = budget.cut(head)
    return fact(head, budget.cut(clipped(one.note, 300))) if one.note else said(head)


def _outcome(t: Translator, file: SignalFile, budget: SizeBudget) -> list[CardElement]:
    """Build its proposal, and what came of that."""
    found = file.proposal
    if found is None:
        return []
    rows = [section(t("signals-proposal")), proposal_row(t, found, budget)]
    if budget.rows < _ROOMY:
        return rows
    return [
        *rows,
        *hearing_rows(t, found, budget),
        *decision_rows(t, found.decisions, budget),
        *action_rows(t, found, file.signal, budget),
    ]


def _others(
    t: Translator,
    title: str,
    signals: tuple[Signal, ...],
    file: SignalFile,
    budget: SizeBudget,
    total: int,
) -> list[CardElement]:
    if not signals:
        return []
    body: list[CardElement] = [section(t(title, count=total))]
    few = budget.rows // 2
    body += [signal_row(t, one, file.labels, budget=budget) for one in signals[:few]]
    if (more := total - min(len(signals), few)) > 0:
        body.append(para(t("signals-more", count=more), subtle=True))
    return body


def _similar_signals(t: Translator, file: SignalFile, budget: SizeBudget) -> list[CardElement]:
    """Build the signals that could be bundled with it, with the words they share."""
    if not file.likes:
        return []
    body: list[CardElement] = [section(t("signals-likes"))]
    for like in file.likes[: budget.rows // 2]:
        why = t("signals-like-why", words=", ".join(shared_words(t, like)))
        body.append(signal_row(t, like.signal, file.labels, why=why, budget=budget))
    return body
