"""Days and periods with a name, worked out here with the calendar alone, not by the reader.

`DAYS` are days of a year, `PERIODS` days of a year from which one must be chosen; `FROM_TODAY` what
is said from today, a day or several that are to be asked; `NO_DATE` what looks like a date.
"""

from datetime import date

from tests.registry.core.dates.table_of_days import DAY, WEEK, monday, months_on, nth

EASTER = {
    2024: date(2024, 3, 31),
    2025: date(2025, 4, 20),
    2026: date(2026, 4, 5),
    2027: date(2027, 3, 28),
    2028: date(2028, 4, 16),
    2029: date(2029, 4, 1),
    2030: date(2030, 4, 21),
    2031: date(2031, 4, 13),
    2038: date(2038, 4, 25),
}
"""From the tables of the church; 2038 is as late as it can be."""


def on(month, day):
    return lambda year: date(year, month, day)


def easter(away):
    return lambda year: EASTER[year] + away * DAY


def kings_day(year):
    day = date(year, 4, 27)
    return day - DAY if day.isoweekday() == 7 else day


DAYS = {
    "nieuwjaarsdag": on(1, 1),
    "New Year's Day": on(1, 1),
    "new years day": on(1, 1),
    "Driekoningen": on(1, 6),
    "goede vrijdag": easter(-2),
    "Good Friday": easter(-2),
    "witte donderdag": easter(-3),
    "eerste paasdag": easter(0),
    "1e paasdag": easter(0),
    "paaszondag": easter(0),
    "Easter Sunday": easter(0),
    "tweede paasdag": easter(1),
    "2e Paasdag": easter(1),
    "de tweede paasdag": easter(1),
    "Easter Monday": easter(1),
    "koningsdag": kings_day,
    "op Koningsdag": kings_day,
    "King's Day": kings_day,
    "dodenherdenking": on(5, 4),
    "bevrijdingsdag": on(5, 5),
    "Liberation Day": on(5, 5),
    "Hemelvaart": easter(39),
    "Hemelvaartsdag": easter(39),
    "Ascension Day": easter(39),
    "eerste pinksterdag": easter(49),
    "tweede pinksterdag": easter(50),
    "Whit Monday": easter(50),
    "moederdag": lambda year: nth(year, 5, 6, 2),
    "vaderdag": lambda year: nth(year, 6, 6, 3),
    "Prinsjesdag": lambda year: nth(year, 9, 1, 3),
    "pakjesavond": on(12, 5),
    "kerstavond": on(12, 24),
    "Christmas Eve": on(12, 24),
    "eerste kerstdag": on(12, 25),
    "1ste kerstdag": on(12, 25),
    "Christmas Day": on(12, 25),
    "tweede kerstdag": on(12, 26),
    "2de kerstdag": on(12, 26),
    "Boxing Day": on(12, 26),
    "oudjaarsdag": on(12, 31),
    "oudejaarsavond": on(12, 31),
    "New Year’s Eve": on(12, 31),
    "de dag na Koningsdag": lambda year: kings_day(year) + DAY,
    "de dag voor koningsdag": lambda year: kings_day(year) - DAY,
    "een week na bevrijdingsdag": lambda year: date(year, 5, 12),
    "twee weken voor Pasen": easter(-14),
    "two days before Christmas": on(12, 23),
    "de dag na 1 maart": on(3, 2),
    "twee dagen na 1 maart": on(3, 3),
    "a week after March 1st": on(3, 8),
}


def days(first, count):
    return lambda year: (first(year), first(year) + (count - 1) * DAY)


def months(first):
    return lambda year: (date(year, first, 1), months_on(date(year, first, 1), 3) - DAY)


PERIODS = {
    "kerst": days(on(12, 25), 2),
    "de kerstdagen": days(on(12, 25), 2),
    "Christmas": days(on(12, 25), 2),
    "Pasen": days(easter(0), 2),
    "Easter": days(easter(0), 2),
    "Pinksteren": days(easter(49), 2),
    "Pentecost": days(easter(49), 2),
    "oud en nieuw": days(on(12, 31), 2),
    "oud-en-nieuw": days(on(12, 31), 2),
    "carnaval": days(easter(-49), 3),
    "voorjaar": months(3),
    "in het voorjaar": months(3),
    "de lente": months(3),
    "in the spring": months(3),
    "zomer": months(6),
    "in de zomer": months(6),
    "the summer": months(6),
    "het najaar": months(9),
    "in het najaar": months(9),
    "herfst": months(9),
    "in the autumn": months(9),
    "winter": months(12),
    "begin van de zomer": lambda year: (date(year, 6, 1), date(year, 6, 30)),
    "half maart": lambda year: (date(year, 3, 11), date(year, 3, 20)),
    "medio maart": lambda year: (date(year, 3, 11), date(year, 3, 20)),
    "mid-March": lambda year: (date(year, 3, 11), date(year, 3, 20)),
    "eind september": lambda year: (date(year, 9, 21), date(year, 9, 30)),
}


def near(today, *numbers):
    return tuple(today + number * DAY for number in numbers)


def away_and(today, count, *numbers):
    return tuple(months_on(today, count) + number * DAY for number in numbers)


FROM_TODAY = {
    "binnen drie weken": lambda t: t + 3 * WEEK,
    "binnen 3 weken": lambda t: t + 3 * WEEK,
    "within three weeks": lambda t: t + 3 * WEEK,
    "within a fortnight": lambda t: t + 2 * WEEK,
    "binnen een maand": lambda t: months_on(t, 1),
    "binnen anderhalve week": lambda t: near(t, 10, 11),
    "over anderhalve week": lambda t: near(t, 10, 11),
    "over een halve week": lambda t: near(t, 3, 4),
    "over twee en een halve week": lambda t: near(t, 17, 18),
    "over tweeëneenhalve week": lambda t: near(t, 17, 18),
    "over 2,5 week": lambda t: near(t, 17, 18),
    "over 2½ week": lambda t: near(t, 17, 18),
    "a week and a half from now": lambda t: near(t, 10, 11),
    "over anderhalve maand": lambda t: away_and(t, 1, 14, 15),
    "over 1,5 maand": lambda t: away_and(t, 1, 14, 15),
    "over een half jaar": lambda t: months_on(t, 6),
    "over 1,5 jaar": lambda t: months_on(t, 18),
    "in a year and a half": lambda t: months_on(t, 18),
    "a fortnight from now": lambda t: t + 2 * WEEK,
    "vandaag over een week": lambda t: t + WEEK,
    "begin volgende week": lambda t: (monday(t) + WEEK, monday(t) + WEEK + DAY),
    "eind volgend jaar": lambda t: (date(t.year + 1, 9, 1), date(t.year + 1, 12, 31)),
    "end of next year": lambda t: (date(t.year + 1, 9, 1), date(t.year + 1, 12, 31)),
    "morgenochtend": lambda t: t + DAY,
    "morgen 's ochtends": lambda t: t + DAY,
    "vanavond": lambda t: t,
    "this afternoon": lambda t: t,
    "tomorrow morning": lambda t: t + DAY,
}

NO_DATE = (
    "om de week",
    "om de dinsdag",
    "elke dinsdag",
    "'s maandags",
    "every other week",
    "anderhalve week",
    "over een week of drie",
    "maandag na de zomer",
    "rond kerst",
    "kerstvakantie",
    "new year",
    "binnenkort",
    "binnen de maand",
)
