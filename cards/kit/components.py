"""Components that all cards share.

Text that people wrote goes through `said`, `fact` or an input's value: a TextRun knows no Markdown,
so nothing they write becomes markup, a mention or a link. `heading` and `para` are for our own
texts; what people wrote may be an argument in them only after `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from microsoft_teams.cards import (
    Action,
    AdaptiveCard,
    Badge,
    CardElement,
    Column,
    ColumnSet,
    Container,
    ExecuteAction,
    OpenUrlAction,
    RichTextBlock,
    SubmitAction,
    SubmitActionData,
    TeamsCardProperties,
    TextBlock,
    TextRun,
)

from cards.kit.render import fits, render
from cards.kit.translator import Translator
from registry.core.writing.lookalikes import odd_words
from registry.core.writing.plain_text import plain_text

Style = Literal["default", "positive", "destructive"]

MOST_IN_VIEW = 4
"""Buttons that a card shows beside each other, of the six that Teams takes; the others are behind
"…"."""

_INSTEAD_OF_DOTS = 3

_LONGEST_NAMED = 80
"""Characters of a name in what a screen reader says of a row."""

_FINGER = "36px"
"""Height of what is pressed."""

_MARKUP = re.compile(r"[\\`*_\[\]~<>]|^(?:[#+=-]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"
_ONWARD = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def plain(text: str) -> str:
    """Escape what people wrote for use inside our own texts, leaving the words as they are.

    Markdown is escaped where it would be taken for markup, and an address is kept from becoming a
    link by a sign that nobody sees.
    """
    line = " ".join(text.split())
    return _ADDRESS.sub(_JOINER, _MARKUP.sub(_escaped, line))


def _escaped(found: re.Match[str]) -> str:
    mark = found.group()
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def typed(raw: Any) -> str:
    """Return what a person typed, as text; nothing, a list or an object counts as empty.

    Without space around it. What came in through the door is plain already; what was read from
    Teams or a file becomes so here, by the same function.
    """
    if not isinstance(raw, str | int | float):
        return ""
    return plain_text(str(raw)).strip()


def clipped(text: str, most: int) -> str:
    """Clip a text to at most `most` characters; `…` marks the cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def heading(text: str, *, level: Literal[1, 2] = 1) -> TextBlock:
    """Build a heading, marked as such for screen readers."""
    size: Literal["Large", "Medium"] = "Large" if level == 1 else "Medium"
    return TextBlock(text=plain(text), wrap=True, weight="Bolder", size=size, style="heading")


def para(text: str, *, subtle: bool = False) -> TextBlock:
    """Build a paragraph of our own text."""
    return TextBlock(text=text, wrap=True, is_subtle=subtle or None)


def said(text: str, *, bold: bool = False, subtle: bool = False) -> RichTextBlock:
    """Build a paragraph of text from people, shown verbatim."""
    run = TextRun(text=text, weight="Bolder" if bold else None, is_subtle=subtle or None)
    return RichTextBlock(inlines=[run])


def lines(texts: Iterable[str]) -> list[CardElement]:
    """Build a list of short texts from people, a line each, close together."""
    found = [said(one) for one in texts]
    for one in found:
        one.spacing = "Small"
    return list(found)


def fact(label: str, value: str) -> RichTextBlock:
    """Build a label with its value; the value may come from people."""
    return RichTextBlock(
        inlines=[TextRun(text=f"{label}: ", weight="Bolder"), TextRun(text=value)], spacing="Small"
    )


def facts(pairs: Sequence[tuple[str, str]]) -> list[CardElement]:
    """Build labels with values; empty values are left out."""
    return [fact(label, value) for label, value in pairs if value]


def notice(text: str, *, good: bool = False) -> Container:
    """Build a notice that stands out, by sign as well as by colour."""
    sign = "✔ " if good else "⚠ "
    return Container(
        style="good" if good else "warning",
        items=[TextBlock(text=sign + text, wrap=True)],
    )


def odd_letters(t: Translator, name: str) -> Container | None:
    """Build the notice for who reviews a name with letters that look like others; None without."""
    words = odd_words(name)
    return notice(t("odd-letters", words=plain(t.listing(words[:3])))) if words else None


def with_notice(rendered: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """Return a finished card with a notice above all else."""
    above = notice(text).model_dump(by_alias=True, exclude_none=True)
    return {**rendered, "body": [above, *rendered["body"]]}


def with_parts(
    rendered: Mapping[str, Any], *, text: str = "", actions: Sequence[Action | None] = ()
) -> Mapping[str, Any]:
    """Return a finished card with a line of our own text below, and more buttons at the end.

    Buttons that don't fit in view go behind "…"; the card stays as it was where it would become too
    large for Teams.
    """
    found = [one for one in actions if one is not None]
    seen = sum(one.get("mode") != "secondary" for one in rendered.get("actions", ()))
    for one in found[max(0, MOST_IN_VIEW - seen) :]:
        _put_aside(one)
    below = [para(text, subtle=True)] if text else []
    added: dict[str, Sequence[CardElement | Action]] = {"body": below, "actions": found}
    more = {
        name: [*rendered.get(name, ()), *(_plain(one) for one in parts)]
        for name, parts in added.items()
        if parts
    }
    whole = {**rendered, **more}
    return whole if fits(whole) else rendered


def _plain(part: CardElement | Action) -> dict[str, Any]:
    plain_part: dict[str, Any] = part.model_dump(by_alias=True, exclude_none=True)
    return plain_part


def button(
    title: str,
    verb: str,
    data: Mapping[str, Any] | None = None,
    *,
    style: Style = "default",
    inputs: bool = False,
    secondary: bool = False,
    tooltip: str | None = None,
) -> ExecuteAction:
    """Build a button that calls a verb; a plain submit on clients without Action.Execute.

    Args:
        title: what it says.
        verb: `noun.deed`, registered by a handler.
        data: what travels along; never trusted when it comes back.
        style: positive for the main deed, destructive for what can't be undone.
        inputs: send the card's inputs along, after the client checked the required ones.
        secondary: put it under "…"; a card does so with what comes after the first four.
        tooltip: longer name for screen readers where the title alone is not clear.
    """
    load = dict(data or {})
    shared: dict[str, Any] = {
        "title": title,
        "style": None if style == "default" else style,
        "associated_inputs": None if inputs else "none",
        "mode": "secondary" if secondary else None,
        "tooltip": tooltip,
    }
    return ExecuteAction(
        verb=verb,
        data=SubmitActionData(**load),
        fallback=SubmitAction(data=SubmitActionData(**{"verb": verb, **load}), **shared),
        **shared,
    )


def in_view(actions: Sequence[Action | None], most: int = MOST_IN_VIEW) -> list[Action]:
    """Put the buttons after the first few under "…", in order; None is left out."""
    found = [one for one in actions if one is not None]
    seen = 0
    for one in found:
        seen += getattr(one, "mode", None) != "secondary"
        if seen > most:
            _put_aside(one)
    return found


def _put_aside(action: Action, *, back: bool = False) -> None:
    """Put a button behind "…", or back in view."""
    mode: Literal["secondary"] | None = None if back else "secondary"
    if isinstance(action, ExecuteAction | OpenUrlAction):
        action.mode = mode
        if isinstance(action.fallback, SubmitAction):
            action.fallback.mode = mode


def _something_in_view(actions: Sequence[Action]) -> list[Action]:
    """Bring the first buttons in view where all are behind "…": dots alone say nothing."""
    if all(getattr(one, "mode", None) == "secondary" for one in actions):
        for one in actions[:_INSTEAD_OF_DOTS]:
            _put_aside(one, back=True)
    return list(actions)


def dialog(title: str, verb: str, data: Mapping[str, Any] | None = None) -> SubmitAction:
    """Build a button that opens a dialog, on clients that have them."""
    load = {"verb": verb, **(data or {})}
    return SubmitAction(
        title=title,
        mode="secondary",
        associated_inputs="none",
        data=SubmitActionData(msteams={"type": "task/fetch"}, **load),
    )


def link(title: str, url: str) -> OpenUrlAction | None:
    """Build a button to a web page; None unless it is a plain https or http address."""
    if not re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", url):
        return None
    return OpenUrlAction(title=title, url=url)


def named(action: Action, name: str) -> Action:
    """Return an action for a part that is pressed itself: its title says of what, too.

    Every row of a list has the same word on it; a screen reader tells them apart by the name.
    """
    title = ": ".join(filter(None, (_title(action), clipped(name, _LONGEST_NAMED))))
    changed: dict[str, Any] = {"title": title, "tooltip": None, "style": None, "mode": None}
    if isinstance(action, ExecuteAction) and isinstance(action.fallback, SubmitAction):
        changed["fallback"] = action.fallback.model_copy(update=changed)
    return action.model_copy(update=changed)


def row(left: Sequence[CardElement], action: Action, *, deed: bool = False) -> ColumnSet:
    """Build a list item that is pressed itself.

    Args:
        left: its content; the first part names it.
        action: what pressing it does.
        deed: it changes something at once: its word is pressed, not the whole row, so that
            nobody does it by scrolling.
    """
    for below in left[1:]:
        if isinstance(below, RichTextBlock):
            below.spacing = below.spacing or "None"
    press = named(action, _first_words(left))
    content = Column(width="stretch", items=list(left), vertical_content_alignment="Center")
    if deed:
        return ColumnSet(separator=True, columns=[content, _word(action, press)])
    return ColumnSet(separator=True, select_action=press, columns=[content, _onward()])


def deeds(name: str, actions: Sequence[Action]) -> ColumnSet:
    """Build what can be done with one item of a list: a line of words, each pressed.

    Args:
        name: of the item, by which a screen reader tells its words from those of the others.
        actions: what can be done with it.
    """
    return ColumnSet(spacing="None", columns=[_word(one, named(one, name)) for one in actions])


def _word(action: Action, press: Action) -> Column:
    """Build a word that is pressed, tall enough for a finger."""
    colour: Literal["Attention", "Accent"]
    colour = "Attention" if getattr(action, "style", "") == "destructive" else "Accent"
    word = TextBlock(text=plain(_title(action)), color=colour, weight="Bolder", wrap=True)
    return Column(
        width="auto",
        items=[word],
        select_action=press,
        min_height=_FINGER,
        vertical_content_alignment="Center",
    )


def _title(action: Action) -> str:
    return str(getattr(action, "title", None) or "")


def _onward() -> Column:
    """Build the sign that a row is pressed."""
    return _narrow(TextBlock(text=_ONWARD, color="Accent", size="Large"))


def _first_words(parts: Sequence[CardElement]) -> str:
    """Return what the first part of a row says."""
    first = parts[0] if parts else None
    if isinstance(first, TextBlock):
        return first.text or ""
    runs = (first.inlines if isinstance(first, RichTextBlock) else None) or []
    return "".join(one.text or "" for one in runs if isinstance(one, TextRun))


def pressed_row(
    title: str,
    quiet: str,
    action: ExecuteAction,
    *,
    count: str = "",
    sign: CardElement | None = None,
    state: Badge | None = None,
) -> ColumnSet:
    """Build a list item that is pressed itself, and shows so by a sign at its end.

    Args:
        title: what it is, which may come from people.
        quiet: one line more.
        action: what pressing it does; its title tells screen readers this row from the others.
        count: how many it stands for; empty for one thing.
        sign: what stands before it, such as an icon.
        state: how it stands; below its words, so that those have the width.
    """
    below = said(quiet, subtle=True)
    below.spacing = "None"
    words: list[CardElement] = [said(title, bold=True), *([below] if quiet else [])]
    if state is not None:
        state.spacing = "Small"
        words.append(state)
    columns = [_narrow(sign)] if sign is not None else []
    if count:
        columns.append(
            _narrow(TextBlock(text=count, weight="Bolder", size="Large", color="Accent"))
        )
    columns.append(Column(width="stretch", items=words, vertical_content_alignment="Center"))
    columns.append(_onward())
    return ColumnSet(separator=True, select_action=action, columns=columns)


def _narrow(element: CardElement) -> Column:
    return Column(width="auto", items=[element], vertical_content_alignment="Center")


def card(
    t: Translator,
    body: Sequence[CardElement | None],
    actions: Sequence[Action | None] = (),
    *,
    fallback: str,
) -> Mapping[str, Any]:
    """Build the finished card.

    Args:
        t: its language, which the card states for screen readers.
        body: its parts; None is left out.
        actions: its buttons; None is left out.
        fallback: what a client that shows no cards says instead.
    """
    return render(
        AdaptiveCard(
            body=[part for part in body if part is not None],
            actions=_something_in_view(in_view(actions)) or None,
            fallback_text=fallback,
            speak=fallback,
            lang=t.language.value,
            msteams=TeamsCardProperties(width="full"),
        )
    )
