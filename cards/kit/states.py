"""How far something is: a state as a badge, a course of some steps, a bar.

Each tells in words what it shows, and by shape as well as by colour. A client that does not know
Teams' own elements gets the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from microsoft_teams.cards import (
    Badge,
    CardElement,
    Container,
    ProgressBar,
    RichTextBlock,
    TextBlock,
    TextRun,
)

from cards.kit.components import plain
from cards.kit.translator import Translator

Tone = Literal["plain", "busy", "good", "waiting", "stopped"]
"""What a state is like: neither good nor bad, under way, well, waiting for somebody, at an end."""

MOST_STEPS = 5
"""Steps of a course that a person takes in at a glance."""

_BadgeStyle = Literal["Subtle", "Accent", "Good", "Warning", "Attention"]
_TextColor = Literal["Default", "Accent", "Good", "Warning", "Attention"]


class _Look(NamedTuple):
    """How a tone is shown.

    Attributes:
        style: of the badge.
        icon: in it, from Fluent UI.
        color: of the text that stands in for the badge.
        sign: in that text.
    """

    style: _BadgeStyle
    icon: str
    color: _TextColor
    sign: str


_LOOKS: Mapping[Tone, _Look] = MappingProxyType(
    {
        "plain": _Look("Subtle", "Circle", "Default", "○"),
        "busy": _Look("Accent", "CircleHalfFill", "Accent", "◐"),
        "good": _Look("Good", "CheckmarkCircle", "Good", "✔"),
        "waiting": _Look("Warning", "Clock", "Warning", "◷"),
        "stopped": _Look("Attention", "SubtractCircle", "Attention", "■"),
    }
)

_DONE, _NOW, _TO_COME = "✔", "●", "○"
_TIED = "\N{NO-BREAK SPACE}"
_BETWEEN = "  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}  "


def badge(text: str, tone: Tone = "plain") -> Badge:
    """Build a state as a badge.

    Args:
        text: what the state is called; one or two words of ours.
        tone: what it is like; its colour and its sign say so too.
    """
    look = _LOOKS[tone]
    return Badge(
        text=text,
        style=look.style,
        icon=look.icon,
        appearance="Tint",
        size="Large",
        shape="Circular",
        fallback=TextBlock(
            text=f"{look.sign} {plain(text)}", color=look.color, weight="Bolder", wrap=True
        ),
    )


def stepper(t: Translator, steps: Sequence[str], now: int) -> Container:
    """Build a course of some steps: what is done, where it is now, what is to come.

    Args:
        t: the language.
        steps: what each is called, in order; our own words.
        now: which one it is at, from 0; as many as there are steps once all are done.

    Raises:
        ValueError: there are no steps or more than `MOST_STEPS`, or `now` is none of them.
    """
    if not 1 <= len(steps) <= MOST_STEPS or not 0 <= now <= len(steps):
        msg = f"step {now} of {len(steps)}: a course has 1 to {MOST_STEPS} steps"
        raise ValueError(msg)
    runs: list[TextRun | str] = []
    for at, name in enumerate(steps):
        if at:
            runs.append(TextRun(text=_BETWEEN, is_subtle=True))
        runs.append(_step(name, at, now))
    return Container(
        items=[
            RichTextBlock(inlines=list(runs)),
            TextBlock(text=_where(t, steps, now), wrap=True, is_subtle=True, spacing="Small"),
        ]
    )


def _step(name: str, at: int, now: int) -> TextRun:
    sign = _DONE if at < now else _NOW if at == now else _TO_COME
    text = _TIED.join([sign, *name.split()])
    if at == now:
        return TextRun(text=text, weight="Bolder", color="Accent")
    return TextRun(text=text, is_subtle=at > now or None)


def _where(t: Translator, steps: Sequence[str], now: int) -> str:
    """Return in words where a course is: the signs alone tell a screen reader little."""
    if now == len(steps):
        return t("course-done", steps=len(steps))
    at = {"at": now + 1, "steps": len(steps), "now": plain(steps[now])}
    if now + 1 == len(steps):
        return t("course-last", **at)
    return t("course-now", **at, next=plain(steps[now + 1]))


def progress(done: int, total: int, words: str) -> list[CardElement]:
    """Build how far something is: in words, and below them as a bar.

    Args:
        done: how many are done.
        total: of how many; of nothing all is done.
        words: the same in words, ours; these alone are heard.
    """
    share = min(100, 100 * max(0, done) // total) if total > 0 else 100
    bar = ProgressBar(value=share, max=100, fallback=TextBlock(text=f"{share}%", wrap=True))
    return [TextBlock(text=words, wrap=True), bar]
