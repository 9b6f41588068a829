"""Charts that Teams draws, each with text bars for clients without charts.

Colour never tells anything alone: every bar has its name and its number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeVar

from babel.dates import format_date
from babel.numbers import format_decimal
from microsoft_teams.cards import (
    BarChartDataValue,
    CardElement,
    ColumnDefinition,
    Fact,
    FactSet,
    GroupedVerticalBarChart,
    GroupedVerticalBarChartData,
    HorizontalBarChart,
    HorizontalBarChartDataValue,
    LineChart,
    LineChartData,
    LineChartValue,
    Table,
    TableCell,
    TableRow,
    TextBlock,
)

from cards.kit.components import clipped, plain
from cards.kit.translator import Translator

LONGEST_BAR = 8
"""Signs of the longest bar of text; more don't fit beside a name on a telephone."""

LONGEST_NAME = 40
"""Characters of a bar's name."""

_AS_WIDE = "\N{FIGURE SPACE}"
"""As wide as a digit, so that bars begin under each other."""

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")

K = TypeVar("K", str, date)

Bar = tuple[str, float]
"""Its name and its number."""

Color = Literal["categoricalBlue", "categoricalMarigold", "categoricalPurple", "categoricalTeal"]


def lying_bars(
    t: Translator, title: str, values: Sequence[Bar], axis: str, *, color: Color
) -> HorizontalBarChart:
    """Build a horizontal bar chart, one bar per name.

    Args:
        t: the language.
        title: what the chart shows, for who can't see it.
        values: of the bars, from above.
        axis: what the numbers are.
        color: of all bars.
    """
    return HorizontalBarChart(
        title=title,
        show_title=False,
        x_axis_title=axis,
        color=color,
        display_mode="AbsoluteNoAxis",
        data=[
            HorizontalBarChartDataValue(x=clipped(name, LONGEST_NAME), y=value)
            for name, value in values
        ],
        fallback=text_bars(t, values),
    )


def standing_bars(
    t: Translator,
    title: str,
    series: Mapping[str, Mapping[str, int]],
    axes: tuple[str, str],
    colors: Sequence[Color],
) -> GroupedVerticalBarChart:
    """Build vertical bars, each stacked from some parts.

    Args:
        t: the language.
        title: what the chart shows, for who can't see it.
        series: per part, the number for each name; the same names in each.
        axes: what the names are, and the numbers.
        colors: one for each part.
    """
    return GroupedVerticalBarChart(
        title=title,
        show_title=False,
        x_axis_title=axes[0],
        y_axis_title=axes[1],
        stacked=True,
        y_max=_top(_sums(series).values()),
        data=[
            GroupedVerticalBarChartData(
                legend=legend,
                color=color,
                values=[BarChartDataValue(x=name, y=value) for name, value in values.items()],
            )
            for (legend, values), color in zip(series.items(), colors, strict=True)
        ],
        fallback=text_bars(t, tuple(_sums(series).items())),
    )


def lines(
    t: Translator,
    title: str,
    series: Mapping[str, Mapping[date, int]],
    axes: tuple[str, str],
    colors: Sequence[Color],
) -> LineChart:
    """Build lines over months, where there are too many to name each.

    Args:
        t: the language.
        title: what the chart shows, for who can't see it.
        series: per line, the number for the first day of each month; the same months in each.
        axes: what the months are, and the numbers.
        colors: one for each line.
    """
    return LineChart(
        title=title,
        show_title=False,
        x_axis_title=axes[0],
        y_axis_title=axes[1],
        y_max=_top(number for values in series.values() for number in values.values()),
        data=[
            LineChartData(
                legend=legend,
                color=color,
                values=[LineChartValue(x=day.isoformat(), y=n) for day, n in values.items()],
            )
            for (legend, values), color in zip(series.items(), colors, strict=True)
        ],
        fallback=text_bars(t, [(month_name(t, day), n) for day, n in _sums(series).items()]),
    )


def month_name(t: Translator, day: date, *, year: bool = True) -> str:
    """Return a month in few letters: `mrt 26`, or `mrt` where the year goes without saying."""
    form = "LLL yy" if year else "LLL"
    return str(format_date(day, form, locale=t.language.value)).replace(".", "")


def _top(numbers: Iterable[int]) -> int:
    """Return the end of an axis: Teams draws five marks, which then are whole numbers."""
    return max(4, -(-max(numbers, default=0) // 4) * 4)


def _sums(series: Mapping[str, Mapping[K, int]]) -> dict[K, int]:
    sums: dict[K, int] = {}
    for values in series.values():
        for key, value in values.items():
            sums[key] = sums.get(key, 0) + value
    return sums


def text_bars(t: Translator, values: Sequence[Bar]) -> FactSet:
    """Build the chart as text: name, number and bar; the number first, to be heard first."""
    longest = max((value for _, value in values), default=0)
    numbers = [number_text(t, value) for _, value in values]
    width = max(map(len, numbers), default=0)
    return FactSet(
        facts=[
            Fact(
                title=plain(clipped(name, LONGEST_NAME)),
                value=f"{number.ljust(width, _AS_WIDE)} {bar(value, longest)}".rstrip(),
            )
            for (name, value), number in zip(values, numbers, strict=True)
        ]
    )


def bar(value: float, longest: float) -> str:
    """Draw a bar in text; any value above zero stays visible."""
    if value <= 0 or longest <= 0:
        return ""
    eighths = max(1, round(8 * LONGEST_BAR * value / longest))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8]


def number_text(t: Translator, number: float) -> str:
    """Format a number in the language: `1.234,5`."""
    return str(format_decimal(number, locale=t.language.value))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> CardElement:
    """Build a table of names and numbers; the header row also serves screen readers.

    Args:
        head: what stands in each column.
        rows: a name, then as many numbers.
    """
    widths = [3, *(2 for _ in head[1:])]
    return Table(
        columns=[ColumnDefinition(width=width) for width in widths],
        show_grid_lines=False,
        rows=[_row(head, bold=True), *(_row(one) for one in rows)],
    )


def _row(texts: Sequence[str], *, bold: bool = False) -> TableRow:
    return TableRow(cells=[_cell(text, bold=bold) for text in texts])


def _cell(text: str, *, bold: bool) -> TableCell:
    weight: Literal["Bolder"] | None = "Bolder" if bold else None
    return TableCell(items=[TextBlock(text=plain(text), wrap=True, size="Small", weight=weight)])


def share(part: int, whole: int) -> int:
    """Return the share in percent; 0 and 100 only when exact."""
    if not whole or not part:
        return 0
    percent = 100 * part / whole
    return math.ceil(percent) if percent < 50 else math.floor(percent)
