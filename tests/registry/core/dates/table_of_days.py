"""Notations and the day each is, worked out here with the calendar alone, not by the reader.

A row is a notation and what it is, given today: a day, or several that are to be asked.
"""

from datetime import date, timedelta

DAY, WEEK = timedelta(days=1), timedelta(days=7)

TODAYS = {
    "a leap day": date(2028, 2, 29),
    "31 December": date(2026, 12, 31),
    "1 January": date(2027, 1, 1),
    "clocks go forward": date(2027, 3, 28),
    "clocks go back": date(2026, 10, 25),
    "a Monday": date(2026, 11, 23),
    "a Tuesday": date(2026, 11, 24),
    "in week 53": date(2026, 12, 30),
}


def ahead(today, weekday):
    """The first such day after today."""
    day = today + DAY
    while day.weekday() != weekday:
        day += DAY
    return day


def behind(today, weekday):
    """The last such day before today."""
    day = today - DAY
    while day.weekday() != weekday:
        day -= DAY
    return day


def monday(today):
    """The Monday of this week."""
    return date.fromisocalendar(*today.isocalendar()[:2], 1)


def months_on(today, count):
    """The same day so many months on, or the last day of that month."""
    number = today.year * 12 + today.month - 1 + count
    year, month = divmod(number, 12)
    for day in range(today.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError(today)


def month_after(today, count=1):
    """The first day of the month so many months on."""
    return months_on(today.replace(day=1), count)


def nth(year, month, weekday, number):
    """The first, second … or, by -1, the last such weekday of a month."""
    days = [
        day
        for at in range(31)
        if (day := date(year, month, 1) + at * DAY).month == month and day.weekday() == weekday
    ]
    return days[number - 1 if number > 0 else number]


def yearly(month, day):
    """The next such day, and the one just past where that can be meant as well."""

    def of(today):
        days = []
        for year in range(today.year - 8, today.year + 9):
            try:
                days.append(date(year, month, day))
            except ValueError:
                continue
        following = min(one for one in days if one >= today)
        past = max(one for one in days if one < today)
        near = [past] if past >= months_on(today, -1) else []
        return (*near, following)

    return of


def once(weekday):
    """A weekday: the next one; on that very day that one too."""

    def of(today):
        todays = [today] if today.weekday() == weekday else []
        return (*todays, ahead(today, weekday))

    return of


def either(*days):
    """Several days, each once."""
    return tuple(dict.fromkeys(days))


def fixed(year, month, day):
    return lambda _: (date(year, month, day),)


M1 = date(2027, 3, 1)
ROWS = {
    # from today
    "vandaag": lambda t: t,
    "heden": lambda t: t,
    "today": lambda t: t,
    "morgen": lambda t: t + DAY,
    "tomorrow": lambda t: t + DAY,
    "overmorgen": lambda t: t + 2 * DAY,
    "the day after tomorrow": lambda t: t + 2 * DAY,
    "gisteren": lambda t: t - DAY,
    "yesterday": lambda t: t - DAY,
    "eergisteren": lambda t: t - 2 * DAY,
    "day before yesterday": lambda t: t - 2 * DAY,
    "vandaag over een week": lambda t: t + WEEK,
    "morgen over een week": lambda t: t + 8 * DAY,
    "over een week": lambda t: t + WEEK,
    "over drie weken": lambda t: t + 3 * WEEK,
    "over 3 weken": lambda t: t + 3 * WEEK,
    "in three weeks": lambda t: t + 3 * WEEK,
    "in 3 weeks": lambda t: t + 3 * WEEK,
    "three weeks from now": lambda t: t + 3 * WEEK,
    "in a fortnight": lambda t: t + 2 * WEEK,
    "over 10 dagen": lambda t: t + 10 * DAY,
    "over veertien dagen": lambda t: t + 14 * DAY,
    "over een maand": lambda t: months_on(t, 1),
    "over twee maanden": lambda t: months_on(t, 2),
    "over een kwartaal": lambda t: months_on(t, 3),
    "over een half jaar": lambda t: months_on(t, 6),
    "over een jaar": lambda t: months_on(t, 12),
    "over anderhalf jaar": lambda t: months_on(t, 18),
    "een week geleden": lambda t: t - WEEK,
    "twee weken geleden": lambda t: t - 2 * WEEK,
    "three weeks ago": lambda t: t - 3 * WEEK,
    "5 dagen geleden": lambda t: t - 5 * DAY,
    # weekdays
    "maandag": once(0),
    "dinsdag": once(1),
    "op woensdag": once(2),
    "do": once(3),
    "Friday": once(4),
    "zat": lambda _: None,
    "a.s. maandag": lambda t: ahead(t, 0),
    "aanstaande dinsdag": lambda t: ahead(t, 1),
    "komende woensdag": lambda t: ahead(t, 2),
    "eerstvolgende donderdag": lambda t: ahead(t, 3),
    "vrijdag a.s.": lambda t: ahead(t, 4),
    "coming Saturday": lambda t: ahead(t, 5),
    "afgelopen maandag": lambda t: behind(t, 0),
    "dinsdag jl.": lambda t: behind(t, 1),
    "woensdag jongstleden": lambda t: behind(t, 2),
    "vorige donderdag": lambda t: either(behind(t, 3), monday(t) - WEEK + 3 * DAY),
    "last Friday": lambda t: either(behind(t, 4), monday(t) - WEEK + 4 * DAY),
    "volgende maandag": lambda t: either(ahead(t, 0), monday(t) + WEEK),
    "next Thursday": lambda t: either(ahead(t, 3), monday(t) + WEEK + 3 * DAY),
    "volgende week dinsdag": lambda t: monday(t) + WEEK + DAY,
    "dinsdag volgende week": lambda t: monday(t) + WEEK + DAY,
    "Tuesday next week": lambda t: monday(t) + WEEK + DAY,
    "next week Friday": lambda t: monday(t) + WEEK + 4 * DAY,
    "vorige week donderdag": lambda t: monday(t) - WEEK + 3 * DAY,
    "deze week vrijdag": lambda t: monday(t) + 4 * DAY,
    "zondag van volgende week": lambda t: monday(t) + WEEK + 6 * DAY,
    "eerste maandag na 1 maart 2027": fixed(2027, 3, 8),
    "de dinsdag na 1-3-2027": fixed(2027, 3, 2),
    "vrijdag voor 1 maart 2027": fixed(2027, 2, 26),
    # in a month
    "eerste dinsdag van maart 2027": lambda _: nth(2027, 3, 1, 1),
    "de tweede dinsdag van maart 2027": lambda _: nth(2027, 3, 1, 2),
    "derde donderdag in april 2027": lambda _: nth(2027, 4, 3, 3),
    "laatste vrijdag van maart 2027": lambda _: nth(2027, 3, 4, -1),
    "voorlaatste vrijdag van maart 2027": lambda _: nth(2027, 3, 4, -2),
    "the last Friday of April 2027": lambda _: nth(2027, 4, 4, -1),
    "first Tuesday of April 2027": lambda _: nth(2027, 4, 1, 1),
    "vijfde maandag van maart 2027": fixed(2027, 3, 29),
    "eerste maandag van 2027": fixed(2027, 1, 4),
    "laatste dag van april 2027": fixed(2027, 4, 30),
    "laatste dag van februari 2028": fixed(2028, 2, 29),
    "eerste maandag van volgende maand": lambda t: nth(
        month_after(t).year, month_after(t).month, 0, 1
    ),
    "de 5e van volgende maand": lambda t: month_after(t).replace(day=5),
    "volgende maand de 5e": lambda t: month_after(t).replace(day=5),
    # with a year
    "1-3-2027": fixed(2027, 3, 1),
    "01-03-2027": fixed(2027, 3, 1),
    "1-3-27": fixed(2027, 3, 1),
    "1-3-'27": fixed(2027, 3, 1),
    "1/3/2027": fixed(2027, 3, 1),
    "1/3/27": fixed(2027, 3, 1),
    "1.3.2027": fixed(2027, 3, 1),
    "01.03.27": fixed(2027, 3, 1),
    "1 3 2027": fixed(2027, 3, 1),
    "1 - 3 - 2027": fixed(2027, 3, 1),
    "2027-03-01": fixed(2027, 3, 1),
    "2027-3-1": fixed(2027, 3, 1),
    "2027/03/01": fixed(2027, 3, 1),
    "2027.03.01": fixed(2027, 3, 1),
    "20270301": fixed(2027, 3, 1),
    "01032027": fixed(2027, 3, 1),
    "1 maart 2027": fixed(2027, 3, 1),
    "1 Maart 2027.": fixed(2027, 3, 1),
    "1 mrt 2027": fixed(2027, 3, 1),
    "1 mrt. 2027": fixed(2027, 3, 1),
    "1 mrt '27": fixed(2027, 3, 1),
    "1 mrt 27": fixed(2027, 3, 1),
    "1-mrt-2027": fixed(2027, 3, 1),
    "1mar2027": fixed(2027, 3, 1),
    "1e maart 2027": fixed(2027, 3, 1),
    "1ste maart 2027": fixed(2027, 3, 1),
    "een maart 2027": fixed(2027, 3, 1),
    "eerste maart 2027": fixed(2027, 3, 1),
    "de eerste van maart 2027": fixed(2027, 3, 1),
    "March 1, 2027": fixed(2027, 3, 1),
    "March 1st 2027": fixed(2027, 3, 1),
    "1 March 2027": fixed(2027, 3, 1),
    "the 1st of March, 2027": fixed(2027, 3, 1),
    "the first of March 2027": fixed(2027, 3, 1),
    "maandag 1 maart 2027": fixed(2027, 3, 1),
    "ma 1 mrt 2027": fixed(2027, 3, 1),
    "ma. 1 mrt. 2027": fixed(2027, 3, 1),
    "maandag, 1-3-2027": fixed(2027, 3, 1),
    "Monday, March 1st, 2027": fixed(2027, 3, 1),
    "1 maart 2027 (maandag)": fixed(2027, 3, 1),
    "op maandag 1 maart 2027": fixed(2027, 3, 1),
    "dinsdag 1 maart 2027": lambda _: (date(2027, 3, 1), date(2027, 3, 2)),
    "1 maart volgend jaar": lambda t: date(t.year + 1, 3, 1),
    "31 december van dit jaar": lambda t: date(t.year, 12, 31),
    "eenendertig december 2027": fixed(2027, 12, 31),
    "eenentwintigste juni 2027": fixed(2027, 6, 21),
    "the twenty-first of June 2027": fixed(2027, 6, 21),
    "29 februari 2028": fixed(2028, 2, 29),
    "29-2-28": fixed(2028, 2, 29),
    # weeks
    "2027-W12-3": lambda _: date.fromisocalendar(2027, 12, 3),
    "maandag week 12 2027": lambda _: date.fromisocalendar(2027, 12, 1),
    "vrijdag in week 12 van 2027": lambda _: date.fromisocalendar(2027, 12, 5),
    "week 53 van 2026, donderdag": lambda _: date.fromisocalendar(2026, 53, 4),
    "Tuesday of week 12 2027": lambda _: date.fromisocalendar(2027, 12, 2),
    # without a year
    "1 maart": yearly(3, 1),
    "1 mrt": yearly(3, 1),
    "1-3": yearly(3, 1),
    "1/3": yearly(3, 1),
    "de vijfde van maart": yearly(3, 5),
    "vijf maart": yearly(3, 5),
    "5e maart": yearly(3, 5),
    "March 5th": yearly(3, 5),
    "the fifth of March": yearly(3, 5),
    "31 december": yearly(12, 31),
    "1 januari": yearly(1, 1),
    "29 februari": yearly(2, 29),
    "24 november": yearly(11, 24),
    "28/3": yearly(3, 28),
    "1 mei jl.": lambda t: date(t.year if t > date(t.year, 5, 1) else t.year - 1, 5, 1),
    "1 mei a.s.": lambda t: date(t.year if t < date(t.year, 5, 1) else t.year + 1, 5, 1),
    "aanstaande 1 mei": lambda t: date(t.year if t < date(t.year, 5, 1) else t.year + 1, 5, 1),
    "afgelopen 1 mei": lambda t: date(t.year if t > date(t.year, 5, 1) else t.year - 1, 5, 1),
    "1 of 2 maart 2027": lambda _: (date(2027, 3, 1), date(2027, 3, 2)),
    "27-03-01": lambda _: (date(2027, 3, 1), date(2001, 3, 27)),
}
"""What is asked for a meeting: a notation, and the days it can be; None when it is none."""
