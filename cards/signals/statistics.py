"""Statistics of all signals for the kernteam: how many came in, how far they got, how fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from babel.dates import format_date
from microsoft_teams.cards import Action, CardElement

from cards.kit.charts import (
    Bar,
    Color,
    lines,
    lying_bars,
    month_name,
    number_text,
    share,
    standing_bars,
    table,
)
from cards.kit.components import button, card, clipped, heading, notice, para, plain
from cards.kit.folded import folded
from cards.kit.forms import ChoiceField, EntryForm, Field, TextField, Values
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.lists.asked import Asked, asked_parts
from registry.core.dates import Period, chosen_text
from registry.core.reference.theme import Theme
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.hubs.hub import Hub
from registry.signals.disclosure import FEWEST, Disclosed
from registry.signals.lead_times import Leg
from registry.signals.statistics import Figures, FigureWish, Part, Point

MOST_BARS = 12
"""Months of which each has a bar with its name below it."""

MOST_MONTHS = 24
"""Months that are shown one by one; a longer period is shown by the year."""

_COLORS: Sequence[Color] = ("categoricalTeal", "categoricalMarigold", "categoricalPurple")
"""Of kinds, in their order: they differ in lightness too."""

_HUBS = 12
"""Hubs that are shown at most, where there is room; the plan counts on twelve."""

_FIELDS = ("hub", "theme", "level", "kind", "start", "end")


@dataclass(frozen=True, slots=True)
class Picture:
    """Content of the card.

    Attributes:
        disclosed: the figures, as far as they may be shown.
        wish: what was asked.
        parts: that in words, without its period.
        hubs: names of hubs, by slug; what is gone has none.
        today: in Dutch time.
        mended: what was typed with a mistake, and what it was read as.
        unread: words that say nothing about a picture.
        asked: what is to be asked about the days.
    """

    disclosed: Disclosed
    wish: FigureWish
    parts: Sequence[str]
    hubs: Mapping[str, str]
    today: date
    mended: Sequence[tuple[str, str]] = field(default_factory=tuple)
    unread: Sequence[str] = field(default_factory=tuple)
    asked: Asked | None = None

    @property
    def figures(self) -> Figures:
        """What may be shown."""
        return self.disclosed.figures


@dataclass(frozen=True, slots=True)
class PictureChoices:
    """Choices of the form."""

    hubs: Sequence[Hub]
    themes: Sequence[Theme]


def figures_card(t: Translator, picture: Picture) -> Mapping[str, Any]:
    """Build the card of the statistics, with as many hubs as there is room for."""
    return fit_to_budget(lambda budget: _card(t, picture, budget))


def figures_load(wish: FigureWish) -> dict[str, str]:
    """Return the filter as button data."""
    return {name: str(value) for name in _FIELDS if (value := getattr(wish, name))}


def figures_form(t: Translator, choices: PictureChoices, nonce: str = "") -> EntryForm[FigureWish]:
    """Build the form that filters the statistics."""
    hubs = [(one.slug, clipped(one.name, 80)) for one in choices.hubs]
    themes = [(one.slug, clipped(one.label(t.language), 80)) for one in choices.themes]
    fields: list[Field] = [
        _day(t, "start"),
        _day(t, "end"),
        _choice(t, "level", [(one.value, t.label(one)) for one in SignalLevel]),
        _choice(t, "hub", hubs),
        _choice(t, "theme", themes),
        _choice(t, "kind", [(one.value, t.label(one)) for one in SignalKind]),
    ]
    return EntryForm(
        model=FigureWish,
        verb="signals.pictured",
        title=t("signal-figures-form-title"),
        intro=t("signal-figures-form-intro"),
        fields=fields,
        send=t("signal-figures-form-send"),
        cancel="signals.figures",
        hidden={"form": nonce} if nonce else {},
    )


def form_values(wish: FigureWish) -> Values:
    """Return a filter's values as the form shows them."""
    values: dict[str, Any] = {name: getattr(wish, name) or "" for name in _FIELDS}
    for name in ("start", "end"):
        day = getattr(wish, name)
        values[name] = chosen_text(Period(day, day)) if day else ""
    return values


def _choice(t: Translator, name: str, options: list[tuple[str, str]]) -> ChoiceField:
    label, hint = t(f"signal-figures-field-{name}"), t("signal-figures-field-any")
    return ChoiceField(name=name, label=label, hint=hint, options=options)


def _day(t: Translator, name: str) -> TextField:
    label, hint = t(f"signal-figures-field-{name}"), t("signal-figures-field-day")
    return TextField(name=name, label=label, hint=hint, most=40)


def _card(t: Translator, picture: Picture, budget: SizeBudget) -> Mapping[str, Any]:
    figures = picture.figures
    body: list[CardElement] = [
        header(t, t("signal-figures-title"), Noun.FIGURES),
        para(_about(t, picture)),
    ]
    body += _remarks(t, picture)
    if picture.disclosed.enough:
        body += [*_top(t, figures.whole), _course(t, figures.whole)]
        body += folded(
            t,
            [*_rest(t, picture, budget)],
            "figures",
            opens="signal-figures-more",
            closes="signal-figures-less",
        )
        name = "signal-figures-fallback"
    else:
        body.append(notice(t("signal-figures-few")))
        name = "signal-figures-few-fallback"
    fallback = t(name, count=figures.whole.total, period=_period(t, figures))
    return card(t, body, _actions(t, picture), fallback=fallback)


def _top(t: Translator, whole: Part) -> Iterator[CardElement]:
    """Build three numbers in words: what came in, and the first two that there is enough to say."""
    said = [t("signal-figures-top-total", count=whole.total)]
    for name, point in (("decided", Point.DECIDED), ("picked", Point.PICKED_UP)):
        if point in whole.course:
            part = share(whole.course[point], whole.total)
            said.append(t(f"signal-figures-top-{name}", share=part))
    if Leg.PICK_UP in whole.leads:
        days = number_text(t, whole.leads[Leg.PICK_UP].middle)
        said.append(t("signal-figures-top-days", days=days))
    for words in said[:3]:
        yield para(words).with_size("Medium")


def _rest(t: Translator, picture: Picture, budget: SizeBudget) -> Iterator[CardElement]:
    figures = picture.figures
    yield from _inflow(t, figures)
    yield para(_course_words(t, figures.whole))
    yield from _leads(t, figures.whole)
    yield from _places(t, picture, budget)
    if picture.disclosed.hidden:
        yield para(t("signal-figures-hidden", count=FEWEST), subtle=True)


def _about(t: Translator, picture: Picture) -> str:
    period = t("signal-figures-about", period=_period(t, picture.figures))
    return " · ".join((period, *(plain(part) for part in picture.parts)))


def _period(t: Translator, figures: Figures) -> str:
    return t("signal-figures-period", start=t.day(figures.start), end=t.day(figures.end))


def _remarks(t: Translator, picture: Picture) -> Iterator[CardElement]:
    for typed, read in picture.mended[:3]:
        read, typed = plain(read), plain(clipped(typed, 60))
        yield notice(t("signal-figures-mended", typed=typed, read=read))
    if picture.unread:
        words = plain(clipped(" ".join(picture.unread), 120))
        yield notice(t("signal-figures-unread", words=words))
    yield from asked_parts(t, picture.asked, "signals.figures", figures_load(picture.wish))


def _part(title: str) -> CardElement:
    return heading(title, level=2).with_spacing("ExtraLarge")


def _inflow(t: Translator, figures: Figures) -> Iterator[CardElement]:
    yield _part(t("signal-figures-inflow"))
    kinds = [t(f"signal-figures-kind-{kind}", count=n) for kind, n in figures.kinds.items()]
    if kinds:
        words = t("signal-figures-inflow-words", count=figures.whole.total, kinds=t.listing(kinds))
        yield para(words + _busiest(t, figures))
    if figures.months:
        yield _over_time(t, figures)
    else:
        yield para(t("signal-figures-months-few"), subtle=True)


def _over_time(t: Translator, figures: Figures) -> CardElement:
    """Build bars by month or by year; lines where there is no room to name each month."""
    months, number = len(figures.months), t("signal-figures-axis-signals")
    about, axis = t("signal-figures-inflow"), t("signal-figures-axis-month")
    colors = _COLORS[: len(figures.kinds)]
    counted = {kind: _by_month(figures, kind) for kind in figures.kinds}
    if MOST_BARS < months <= MOST_MONTHS:
        lined = {t.label(kind): values for kind, values in counted.items()}
        return lines(t, about, lined, (axis, number), colors)
    if months > MOST_MONTHS or _is_by_year(figures):
        axis = t("signal-figures-axis-year")
        named = {t.label(kind): _by_year(values) for kind, values in counted.items()}
    else:
        named = {
            t.label(kind): {month_name(t, day, year=False): n for day, n in values.items()}
            for kind, values in counted.items()
        }
    return standing_bars(t, about, named, (axis, number), colors)


def _is_by_year(figures: Figures) -> bool:
    """Return whether there was too little to show each month."""
    return len(figures.months) > 1 and all(month % 100 == 1 for month in figures.months)


def _busiest(t: Translator, figures: Figures) -> str:
    if not figures.months or _is_by_year(figures):
        return ""
    sums = {month: sum(kinds.values()) for month, kinds in figures.months.items()}
    busiest = max(sums, key=lambda month: sums[month])
    if list(sums.values()).count(sums[busiest]) > 1:
        return ""
    month = format_date(_first(busiest), "LLLL yyyy", locale=t.language.value)
    return " " + t("signal-figures-busiest", month=month, count=sums[busiest])


def _by_month(figures: Figures, kind: SignalKind) -> dict[date, int]:
    return {_first(month): kinds.get(kind, 0) for month, kinds in figures.months.items()}


def _by_year(months: Mapping[date, int]) -> dict[str, int]:
    years: Counter[str] = Counter()
    for day, number in months.items():
        years[str(day.year)] += number
    return dict(years)


def _first(month: int) -> date:
    return date(month // 100, month % 100, 1)


def _course_words(t: Translator, whole: Part) -> str:
    closed = whole.course.get(Point.CLOSED, 0)
    told = t("signal-figures-closed", closed=closed) + " " if closed else ""
    return told + t("signal-figures-course-words")


def _course(t: Translator, whole: Part) -> CardElement:
    """Build the one chart in view: how far the signals came."""
    numbers: list[Bar] = [(t("signal-figures-point-raised"), whole.total)]
    numbers += ((t(f"signal-figures-point-{point}"), n) for point, n in whole.course.items())
    axis = t("signal-figures-axis-signals")
    return lying_bars(t, t("signal-figures-course"), numbers, axis, color="categoricalBlue")


def _leads(t: Translator, whole: Part) -> Iterator[CardElement]:
    yield _part(t("signal-figures-leads"))
    if not whole.leads:
        yield para(t("signal-figures-leads-none"))
        return
    yield para(t("signal-figures-leads-words"))
    middles = [(_leg(t, leg), lead.middle) for leg, lead in whole.leads.items()]
    axis = t("signal-figures-axis-days")
    yield lying_bars(t, t("signal-figures-leads"), middles, axis, color="categoricalTeal")
    head = [t(f"signal-figures-head-{name}") for name in ("step", "half", "most", "number")]
    yield table(
        head,
        [
            (
                _leg(t, leg),
                number_text(t, lead.middle),
                number_text(t, lead.slow),
                number_text(t, lead.number),
            )
            for leg, lead in whole.leads.items()
        ],
    )


def _leg(t: Translator, leg: Leg) -> str:
    return t(f"signal-figures-leg-{leg.replace('_', '-')}")


def _places(t: Translator, picture: Picture, budget: SizeBudget) -> Iterator[CardElement]:
    """Build the statistics per level and per hub, unless they are of one only."""
    levels = [(t.label(level), part) for level, part in picture.figures.levels.items()]
    if not picture.wish.level:
        yield from _compared(t, "level", levels)
    if not picture.wish.hub:
        hubs = list(picture.figures.hubs.items())
        most = max(budget.rows, _HUBS) if budget.rows > 4 else budget.rows
        named = [(_hub(t, slug, picture.hubs), part) for slug, part in hubs[:most]]
        yield from _compared(t, "hub", named)
        if len(hubs) > most:
            yield para(t("signal-figures-more-hubs", count=len(hubs) - most), subtle=True)


def _hub(t: Translator, slug: str, names: Mapping[str, str]) -> str:
    if not slug:
        return t("signal-figures-no-hub")
    return clipped(names.get(slug, slug), 40)


def _compared(t: Translator, what: str, parts: Sequence[tuple[str, Part]]) -> Iterator[CardElement]:
    if not parts:
        return
    yield _part(t(f"signal-figures-{what}s"))
    numbers: list[Bar] = [(name, part.total) for name, part in parts]
    axis = t("signal-figures-axis-signals")
    title = t(f"signal-figures-{what}s")
    yield lying_bars(t, title, numbers, axis, color="categoricalPurple")
    heads = (f"signal-figures-field-{what}", "signal-figures-head-decided")
    head = [t(one) for one in (*heads, "signal-figures-head-picked", "signal-figures-head-closed")]
    yield table(
        head,
        [
            (
                name,
                _decided(part),
                _middle(t, part, Leg.PICK_UP),
                _middle(t, part, Leg.WHOLE),
            )
            for name, part in parts
        ],
    )


def _decided(part: Part) -> str:
    decided = part.course.get(Point.DECIDED)
    return f"{share(decided, part.total)}%" if decided else "–"


def _middle(t: Translator, part: Part, leg: Leg) -> str:
    return number_text(t, part.leads[leg].middle) if leg in part.leads else "–"


def _actions(t: Translator, picture: Picture) -> list[Action]:
    load, year = figures_load(picture.wish), picture.today.year
    rest = {name: value for name, value in load.items() if name not in ("start", "end")}
    return [
        button(t("signal-figures-choose"), "signals.picture", load),
        *(
            button(
                t("signal-figures-year", year=str(one)),
                "signals.figures",
                {**rest, "start": f"{one}-01-01", "end": f"{one}-12-31"},
            )
            for one in (year, year - 1)
        ),
        button(t("signal-figures-list"), "signals.list", load),
        button(t("signal-figures-desk"), "signals.inbox", secondary=True),
    ]
