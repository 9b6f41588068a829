"""Text of the Stuurgroep's papers: the agenda, an item for each proposal, and the annexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal

from bot.exports.blocks import Block, Bullets, Heading, Paper, Table, Text
from bot.exports.meeting import Agenda, Case, Result
from cards.kit.translator import Translator
from cards.signals.rows import state_words
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Hearing
from registry.signals.signal import Signal

OPENING = 2
"""Items before the first proposal: the opening, and what came of the previous meeting."""


def agenda_paper(t: Translator, agenda: Agenda, made: datetime) -> Paper:
    """Build the agenda with its annexes, ready to send."""
    title = t("signal-papers-title")
    return Paper(
        title=title,
        footer=t("signal-papers-footer", day=t.day(agenda.meeting.day)),
        page=t("signal-papers-page", page="{page}", pages="{pages}"),
        language=t.language,
        made=made,
        blocks=(*_front(t, agenda, made), *_items(t, agenda), *_annexes(t, agenda)),
    )


def front_blocks(t: Translator, agenda: Agenda, made: datetime) -> tuple[Block, ...]:
    """Build the agenda alone, without its items and annexes."""
    return tuple(_front(t, agenda, made))


def case_title(t: Translator, case: Case) -> str:
    """Return the title of an item: `Voorstel 3: Een bodemloket`."""
    return t("signal-papers-proposal", number=str(case.proposal.number), title=case.proposal.title)


def _front(t: Translator, agenda: Agenda, made: datetime) -> Iterator[Block]:
    yield Text(t.weekday(agenda.meeting.day), label=t("signal-papers-day"))
    if agenda.meeting.title:
        yield Text(agenda.meeting.title, label=t("signal-papers-meeting"))
    yield Text(t.day(made), label=t("signal-papers-made"))
    head = ("number", "item", "purpose", "annex")
    opening = ("1", t("signal-papers-open"), "", "")
    back = ("2", t("signal-papers-back"), t("signal-papers-inform"), "")
    asked = t("signal-papers-outcome")
    cases = [
        (str(at + OPENING), case_title(t, case), asked, str(at))
        for at, case in enumerate(agenda.cases, start=1)
    ]
    last = (str(len(cases) + OPENING + 1), t("signal-papers-end"), "", "")
    yield _table(t, "items", head, [opening, back, *cases, last], (1, 9, 4, 2))
    if not agenda.cases:
        yield Text(t("signal-papers-no-cases"))


def _items(t: Translator, agenda: Agenda) -> Iterator[Block]:
    yield Heading(t("signal-papers-item", number="2", title=t("signal-papers-back")))
    yield from _look_back(t, agenda)
    for at, case in enumerate(agenda.cases, start=1):
        number = str(at + OPENING)
        yield Heading(t("signal-papers-item", number=number, title=case_title(t, case)))
        yield from _case(t, agenda, case, at)


def _look_back(t: Translator, agenda: Agenda) -> Iterator[Block]:
    if agenda.previous is None or not agenda.results:
        yield Text(t("signal-papers-no-previous"))
        return
    yield Text(t("signal-papers-previous", day=t.day(agenda.previous.day)))
    rows = [_result_row(t, one) for one in agenda.results]
    yield _table(t, "results", ("proposal", "result", "note"), rows, (5, 4, 7))
    decisions = [one for result in agenda.results for one in result.decisions]
    if decisions:
        yield Heading(t("signal-papers-decisions"), 2)
        yield Bullets(
            tuple(
                t(
                    "signal-papers-decision-line",
                    number=str(one.number),
                    body=one.body,
                    day=t.day(one.day),
                    text=one.text,
                )
                for one in decisions
            )
        )
    if rows := [_action_row(t, agenda, one) for r in agenda.results for one in r.actions]:
        yield Heading(t("signal-papers-actions"), 2)
        head = ("number", "action", "who", "due", "state")
        yield _table(t, "actions", head, rows, (2, 8, 4, 4, 8))


def _result_row(t: Translator, result: Result) -> tuple[str, ...]:
    proposal = result.proposal
    title = t("signal-papers-proposal", number=str(proposal.number), title=proposal.title)
    return (title, _outcome(t, result.hearing), result.hearing.note)


def _outcome(t: Translator, hearing: Hearing) -> str:
    return t(f"signal-papers-outcome-{hearing.outcome or 'open'}")


def _action_row(t: Translator, agenda: Agenda, action: FollowUp) -> tuple[str, ...]:
    who = agenda.labels.members.get(action.doer, "") or action.party
    due = t.day(action.due) if action.due else ""
    state = t(f"signal-papers-action-{action.state}")
    if action.result:
        state = f"{state}. {action.result}"
    return (str(action.number), action.what, who, due, state)


def _case(t: Translator, agenda: Agenda, case: Case, annex: int) -> Iterator[Block]:
    names = [agenda.labels.members.get(key, "") for key in case.proposal.workers]
    if workers := [name for name in names if name]:
        yield Text(t.listing(workers), label=t("signal-papers-workers"))
    if case.version is not None:
        number, day = str(case.hearing.version), t.day(case.version.at)
        yield Text(
            t("signal-papers-version", number=number, day=day, annex=str(annex)),
            label=t("signal-papers-text"),
        )
    yield Heading(t("signal-papers-asked"), 2)
    yield Text(t("signal-papers-asked-of"))
    if asked := _asked_before(case):
        meeting, question = asked
        yield Text(question, label=t("signal-papers-asked-before", day=t.day(meeting.day)))
    wishes = dict.fromkeys(one.wish for one in case.signals if one.wish)
    if wishes:
        yield Text(t("signal-papers-wishes"))
        yield Bullets(tuple(wishes))
    yield from _about(t, agenda, case)
    yield from _earlier(t, case)


def _asked_before(case: Case) -> tuple[Meeting, str] | None:
    """Return the question with which the Stuurgroep last sent it back, to be answered by now."""
    asked = [(day, one.note) for day, one in case.earlier if one.outcome == "sent_back"]
    return asked[-1] if asked and asked[-1][0].day < case.day else None


def _about(t: Translator, agenda: Agenda, case: Case) -> Iterator[Block]:
    yield Heading(t("signal-papers-about"), 2)
    yield Text(_summary(t, agenda, case.signals))
    if case.signals:
        rows = [
            (
                str(one.number),
                one.name,
                t.label(one.kind),
                t.label(one.level),
                _where(t, agenda, one),
            )
            for one in case.signals
        ]
        head = ("number", "signal", "kind", "level", "where")
        yield _table(t, "signals", head, rows, (3, 10, 4, 5, 6))
    if case.questions:
        yield Heading(t("signal-papers-questions"), 2)
        yield Bullets(
            tuple(
                t("signal-papers-question", number=one.number, name=one.name)
                if one.number
                else one.name
                for one in case.questions
            )
        )


def _summary(t: Translator, agenda: Agenda, signals: tuple[Signal, ...]) -> str:
    """Summarise how many, of which kinds and levels, and where they play, in a few sentences."""
    if not signals:
        return t("signal-papers-no-signals")
    hubs = dict.fromkeys(hub for one in signals for hub in one.hubs)
    names = [agenda.labels.hubs[hub] for hub in hubs if hub in agenda.labels.hubs]
    sentences = [
        t(
            "signal-papers-summary",
            count=len(signals),
            kinds=_counted(t, (one.kind for one in signals)),
            levels=_counted(t, (one.level for one in signals)),
        )
    ]
    if names:
        sentences.append(t("signal-papers-places", count=len(names), names=t.listing(names)))
    if joined := sum(len(one.supporters) for one in signals):
        sentences.append(t("signal-papers-joined", count=joined))
    return " ".join(sentences)


def _counted(t: Translator, values: Iterable[SignalKind | SignalLevel]) -> str:
    counts = Counter(_lower(t.label(value)) for value in values)
    if counts.total() == 1:
        return next(iter(counts))
    return t.listing(
        [
            t("signal-papers-count", count=str(number), what=what)
            for what, number in counts.most_common()
        ]
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _where(t: Translator, agenda: Agenda, signal: Signal) -> str:
    names = [agenda.labels.hubs[hub] for hub in signal.hubs if hub in agenda.labels.hubs]
    if names:
        return ", ".join(names)
    return t.label(signal.region) if signal.region else ""


def _earlier(t: Translator, case: Case) -> Iterator[Block]:
    heard = [_heard(t, meeting, one) for meeting, one in case.earlier]
    heard += [
        t(
            "signal-papers-decision-line",
            number=str(one.number),
            body=one.body,
            day=t.day(one.day),
            text=one.text,
        )
        for one in case.decisions
    ]
    if case.hearing.outcome:
        heard.append(_said(t, "signal-papers-this", "", case.hearing))
    if heard:
        yield Heading(t("signal-papers-earlier"), 2)
        yield Bullets(tuple(heard))


def _heard(t: Translator, meeting: Meeting, hearing: Hearing) -> str:
    which = t("signal-papers-heard", meeting=t.label(meeting.kind), day=t.day(meeting.day))
    return _said(t, "", which, hearing)


def _said(t: Translator, which: str, named: str, hearing: Hearing) -> str:
    said = [named or t(which)]
    if hearing.outcome:
        said.append(_outcome(t, hearing))
    if hearing.note:
        said.append(hearing.note)
    return ": ".join((said[0], ". ".join(said[1:]) or t("signal-papers-nothing")))


def _annexes(t: Translator, agenda: Agenda) -> Iterator[Block]:
    for at, case in enumerate(agenda.cases, start=1):
        yield from _annex(t, at, case_title(t, case))
        yield Text(case.version.text if case.version else t("signal-papers-no-text"))
    number = len(agenda.cases) + 1
    if agenda.signals:
        yield from _annex(t, number, t("signal-papers-annex-signals"))
        yield Text(t("signal-papers-nameless"))
        for one in agenda.signals:
            yield from _signal(t, agenda, one)
        number += 1
    if agenda.decisions:
        yield from _annex(t, number, t("signal-papers-annex-decisions"))
        for decision in agenda.decisions:
            yield Heading(t("signal-papers-decision", number=str(decision.number)), 2)
            yield Text(decision.body, label=t("signal-papers-body"))
            yield Text(t.day(decision.day), label=t("signal-papers-decided"))
            about = t("signal-papers-about-proposal", number=decision.proposal.rpartition("-")[2])
            yield Text(about, label=t("signal-papers-on"))
            yield Text(decision.text)


def _annex(t: Translator, number: int, title: str) -> Iterator[Block]:
    yield Heading(t("signal-papers-annex", number=str(number), title=title), new_page=True)


def _signal(t: Translator, agenda: Agenda, signal: Signal) -> Iterator[Block]:
    number = str(signal.number)
    yield Heading(t("signals-title", number=number, name=signal.name), 2)
    themes = [
        agenda.labels.themes[one].label(t.language)
        for one in signal.themes
        if one in agenda.labels.themes
    ]
    facts = [t.label(signal.kind), t.label(signal.level), _where(t, agenda, signal)]
    facts += [", ".join(themes), t("signals-since", day=t.day(signal.raised))]
    facts.append(state_words(t, signal))
    if signal.into:
        facts.append(t("signal-papers-into", number=signal.into))
    if signal.supporters:
        facts.append(t("signal-papers-support", count=len(signal.supporters)))
    yield Text(" · ".join(one for one in facts if one))
    for field in ("seen", "why", "wish"):
        if words := getattr(signal, field):
            yield Text(words, label=t(f"signal-papers-{field}"))


def _table(
    t: Translator,
    name: Literal["items", "results", "actions", "signals"],
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[int, ...],
) -> Table:
    titles = tuple(t(f"signal-papers-head-{one}") for one in head)
    return Table(t(f"signal-papers-table-{name}"), titles, tuple(rows), widths)
